"""Flows in a repository on AWS CodeCommit; an agent fetches them."""

from __future__ import annotations

from typing import Any

from prefect.extras.storage.base import ScriptStorage


class CodeCommit(ScriptStorage):
    """
    Flows in a repository on AWS CodeCommit.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        repo: the repository.
        path: path of the file in it.
        commit: branch, tag or commit.
        client_options: further arguments of the client.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        repo: str,
        path: str | None = None,
        commit: str | None = None,
        client_options: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.repo = repo
        self.path = path
        self.commit = commit
        self.client_options = client_options
        super().__init__(stored_as_script=True, **kwargs)
