"""Flows in a project on GitLab; an agent fetches them."""

from __future__ import annotations

from typing import Any

from prefect.extras.storage.base import ScriptStorage


class GitLab(ScriptStorage):
    """
    Flows in a project on GitLab.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        repo: path or number of the project.
        host: address of another GitLab.
        path: path of the file in it.
        ref: branch, tag or commit.
        access_token_secret: name of the secret that holds the access token.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        repo: str,
        host: str | None = None,
        path: str | None = None,
        ref: str | None = None,
        access_token_secret: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.repo = repo
        self.host = host
        self.path = path
        self.ref = ref
        self.access_token_secret = access_token_secret
        super().__init__(stored_as_script=True, **kwargs)
