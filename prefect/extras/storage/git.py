"""Flows in any Git repository; an agent fetches them."""

from __future__ import annotations

from typing import Any

from prefect.extras.storage.base import ScriptStorage


class Git(ScriptStorage):
    """
    Flows in any Git repository.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        flow_path: path of the file in it.
        repo: `owner/name` of the repository.
        repo_host: the host.
        flow_name: name of the flow.
        git_token_secret_name: name of the secret that holds the access token.
        git_token_username: user of the token; the owner of the repository if left out.
        git_clone_url_secret_name: name of the secret that holds the whole address.
        branch_name: the branch.
        tag: the tag.
        commit: the commit.
        clone_depth: how many commits to fetch.
        use_ssh: go by SSH.
        format_access_token: write the token as the host wants it.
        kwargs: further arguments of `Storage`.

    Raises:
        ValueError: arguments that exclude each other, or one that is missing.
    """

    def __init__(
        self,
        flow_path: str,
        repo: str | None = None,
        repo_host: str = "github.com",
        flow_name: str | None = None,
        git_token_secret_name: str | None = None,
        git_token_username: str | None = None,
        git_clone_url_secret_name: str | None = None,
        branch_name: str | None = None,
        tag: str | None = None,
        commit: str | None = None,
        clone_depth: int = 1,
        use_ssh: bool = False,
        format_access_token: bool = True,
        **kwargs: Any,
    ) -> None:
        if not (repo or git_clone_url_secret_name):
            raise ValueError("Either `repo` or `git_clone_url_secret_name` must be provided")
        if sum(given is not None for given in (branch_name, tag, commit)) > 1:
            raise ValueError("Please provide only one of the following parameters: `branch_name`, `tag`, `commit`")
        if git_token_username is None and repo is not None:
            git_token_username = repo.partition("/")[0]
        self.flow_path = flow_path
        self.repo = repo
        self.repo_host = repo_host
        self.flow_name = flow_name
        self.git_token_secret_name = git_token_secret_name
        self.git_token_username = git_token_username
        self.git_clone_url_secret_name = git_clone_url_secret_name
        self.branch_name = branch_name
        self.tag = tag
        self.commit = commit
        self.clone_depth = clone_depth
        self.use_ssh = use_ssh
        self.format_access_token = format_access_token
        super().__init__(stored_as_script=True, **kwargs)
