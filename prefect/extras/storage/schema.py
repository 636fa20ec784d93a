"""Storages to and from the JSON form of Prefect 1.4.1."""

from __future__ import annotations

import inspect
from typing import Any

from prefect.extras import storage as kinds
from prefect.extras.storage.base import Storage


class StorageSchema:
    """
    Any storage; the form names its kind.

    Example:
        >>> StorageSchema().load({"type": "Module", "module": "flows", "flows": {"f": "flows"}}).flows
        {'f': 'flows'}
    """

    def dump(self, storage: Storage) -> dict[str, Any]:
        """
        The JSON form.

        Args:
            storage: the storage.

        Returns:
            The form.
        """
        return storage.serialize()

    def load(self, form: dict[str, Any]) -> Storage:
        """
        The storage of a JSON form.

        Args:
            form: the form.

        Returns:
            The storage.

        Raises:
            ValueError: its kind is unknown.
        """
        name = form.get("type")
        if name not in kinds.__all__ or name == "Storage":
            raise ValueError(f"Unknown kind of storage {name!r}: it is one of {', '.join(kinds.__all__)}.")
        kind: type[Storage] = getattr(kinds, name)
        taken = inspect.signature(kind).parameters
        arguments = {key: form[key] for key in kind.fields if key in form and key in taken}
        if "validate" in taken:
            arguments["validate"] = False
        made = kind(**arguments, secrets=form.get("secrets"))
        made.flows = dict(form.get("flows") or {})
        return made


BaseStorageSchema = StorageSchema
AzureSchema = BitbucketSchema = CodeCommitSchema = DockerSchema = GCSSchema = GitHubSchema = StorageSchema
GitLabSchema = GitSchema = LocalSchema = ModuleSchema = S3Schema = WebhookSchema = StorageSchema
