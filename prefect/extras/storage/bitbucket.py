"""Flows in a repository on Bitbucket; an agent fetches them."""

from __future__ import annotations

from typing import Any

from prefect.extras.storage.base import ScriptStorage


class Bitbucket(ScriptStorage):
    """
    Flows in a repository on Bitbucket.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        project: the project.
        repo: the repository.
        workspace: the workspace, on Bitbucket Cloud.
        host: address of a Bitbucket Server.
        path: path of the file in it.
        ref: branch, tag or commit.
        access_token_secret: name of the secret that holds the access token.
        cloud_username_secret: name of the secret that holds the user name.
        cloud_app_password_secret: name of the secret that holds the password.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        project: str,
        repo: str,
        workspace: str | None = None,
        host: str | None = None,
        path: str | None = None,
        ref: str | None = None,
        access_token_secret: str | None = None,
        cloud_username_secret: str | None = None,
        cloud_app_password_secret: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.project = project
        self.repo = repo
        self.workspace = workspace
        self.host = host
        self.path = path
        self.ref = ref
        self.access_token_secret = access_token_secret
        self.cloud_username_secret = cloud_username_secret
        self.cloud_app_password_secret = cloud_app_password_secret
        super().__init__(stored_as_script=True, **kwargs)
