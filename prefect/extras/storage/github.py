"""Flows in a repository on GitHub; an agent fetches them."""

from __future__ import annotations

from typing import Any

from prefect.extras.storage.base import ScriptStorage


class GitHub(ScriptStorage):
    """
    Flows in a repository on GitHub.

    It holds its data and has its JSON form; fetching a flow is the work of an agent.

    Args:
        repo: `owner/name` of the repository.
        path: path of the file in it.
        ref: branch, tag or commit.
        access_token_secret: name of the secret that holds the access token.
        base_url: address of the API of another GitHub.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        repo: str,
        path: str,
        ref: str | None = None,
        access_token_secret: str | None = None,
        base_url: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.repo = repo
        self.path = path
        self.ref = ref
        self.access_token_secret = access_token_secret
        self.base_url = base_url
        super().__init__(stored_as_script=True, **kwargs)
