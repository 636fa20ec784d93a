"""The forms of storages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core.serialization.elsewhere import ElsewhereSchema
from prefect.core.serialization.fields import BOOLEAN, INTEGER, JSON_MAPPING, LIST, TEXT, Field
from prefect.core.serialization.schema import OneOfSchema, Schema

#: What all of them have.
_BASE: dict[str, Field] = {"flows": JSON_MAPPING, "secrets": LIST}
_MUST = TEXT.needed()
#: What each has besides.
_ROWS: dict[str, dict[str, Field]] = {
    "Azure": {"container": _MUST, "connection_string_secret": TEXT, "blob_name": TEXT, "stored_as_script": BOOLEAN},
    "Bitbucket": {
        "project": _MUST, "repo": _MUST, "workspace": TEXT, "host": TEXT, "path": TEXT, "ref": TEXT,
        "access_token_secret": TEXT, "cloud_username_secret": TEXT, "cloud_app_password_secret": TEXT,
    },
    "CodeCommit": {"repo": _MUST, "path": TEXT, "commit": TEXT, "client_options": JSON_MAPPING},
    "Docker": {
        "registry_url": TEXT, "image_name": TEXT, "image_tag": TEXT, "path": TEXT, "stored_as_script": BOOLEAN,
        "prefect_version": TEXT,
    },
    "GCS": {"bucket": _MUST, "key": TEXT, "project": TEXT, "stored_as_script": BOOLEAN},
    "Git": {
        "flow_path": _MUST, "repo": TEXT, "repo_host": TEXT, "flow_name": TEXT, "git_token_secret_name": TEXT,
        "git_token_username": TEXT, "git_clone_url_secret_name": TEXT, "branch_name": TEXT, "tag": TEXT,
        "commit": TEXT, "clone_depth": INTEGER, "use_ssh": BOOLEAN, "format_access_token": BOOLEAN,
    },
    "GitHub": {"repo": _MUST, "ref": TEXT, "path": _MUST, "access_token_secret": TEXT, "base_url": TEXT},
    "GitLab": {"repo": _MUST, "path": TEXT, "host": TEXT, "ref": TEXT, "access_token_secret": TEXT},
    "Local": {"directory": TEXT, "path": TEXT, "stored_as_script": BOOLEAN},
    "Module": {"module": _MUST},
    "S3": {"bucket": _MUST, "key": TEXT, "stored_as_script": BOOLEAN, "client_options": JSON_MAPPING},
    "Storage": {},
    "Webhook": {
        "build_request_kwargs": JSON_MAPPING, "build_request_http_method": TEXT,
        "get_flow_request_kwargs": JSON_MAPPING, "get_flow_request_http_method": TEXT, "stored_as_script": BOOLEAN,
    },
}  # fmt: skip


class BaseStorageSchema(ElsewhereSchema):
    """What the forms of all storages have in common."""

    fields = _BASE
    name = "Storage"
    slot = "storage_class"

    def make(self, data: dict[str, Any]) -> Any:
        """
        Make the storage.

        Args:
            data: the fields that were there.

        Returns:
            The storage, which knows the flows that it held.
        """
        flows = data.pop("flows", None)
        storage = super().make(data)
        storage.flows = flows or {}
        return storage


def _schema(name: str) -> type[Schema]:
    namespace: dict[str, Any] = {
        "name": name, "fields": {**_BASE, **_ROWS[name]}, "__doc__": f"The form of a `{name}` storage.",
        "__module__": __name__,
    }  # fmt: skip
    return type(f"{name}Schema", (BaseStorageSchema,), namespace)


AzureSchema = _schema("Azure")
BitbucketSchema = _schema("Bitbucket")
CodeCommitSchema = _schema("CodeCommit")
DockerSchema = _schema("Docker")
GCSSchema = _schema("GCS")
GitHubSchema = _schema("GitHub")
GitLabSchema = _schema("GitLab")
GitSchema = _schema("Git")
LocalSchema = _schema("Local")
ModuleSchema = _schema("Module")
S3Schema = _schema("S3")
WebhookSchema = _schema("Webhook")


class StorageSchema(OneOfSchema):
    """The form of any storage."""

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {
        "Azure": AzureSchema,
        "Bitbucket": BitbucketSchema,
        "CodeCommit": CodeCommitSchema,
        "Docker": DockerSchema,
        "GCS": GCSSchema,
        "GitHub": GitHubSchema,
        "GitLab": GitLabSchema,
        "Local": LocalSchema,
        "Module": ModuleSchema,
        "S3": S3Schema,
        "Storage": BaseStorageSchema,
        "Webhook": WebhookSchema,
        "Git": GitSchema,
    }
