"""Buckets of Cloud Storage: make, delete, and who may do what."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, storage_client

exceptions = optional("google.api_core.exceptions", extra="google")


class GCSCreateBucket(Task):
    """
    Make a bucket.

    Args:
        bucket_name: name of the bucket.
        location: where it is, such as `"EU"`.
        storage_class: class of objects that say nothing else, such as `"STANDARD"` or `"NEARLINE"`.
        labels: labels of the bucket.
        resource: further settings by the API's own names (`versioning`, `lifecycle` …).
        exists_ok: a bucket of that name that is there already, yours or another's, is no error.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The id of the bucket, which is its name.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        google.api_core.exceptions.Conflict: there is such a bucket, and `exists_ok` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSCreateBucket("new-bucket", location="EU").run()
        'new-bucket'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket_name", "location", "storage_class", "labels", "resource", "exists_ok", "project")
    def run(
        self,
        bucket_name: str | None = None,
        location: str = "US",
        storage_class: str = "STANDARD",
        labels: dict[str, str] | None = None,
        resource: dict[str, Any] | None = None,
        exists_ok: bool = True,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> str:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket = client.bucket(needed(bucket_name, "bucket_name"))
        for name, value in (resource or {}).items():
            if name != "name":
                # the one way to say what the library has no property for
                bucket._patch_property(name=name, value=value)
        bucket.storage_class = storage_class
        bucket.labels = labels or {}
        try:
            bucket.create(project=project, location=location)
        except exceptions.Conflict:
            if not exists_ok:
                raise
        return str(bucket.name)


class GCSDeleteBucket(Task):
    """
    Delete a bucket; one that is not there is no error.

    Args:
        bucket_name: name of the bucket.
        force: delete the objects in it first, however many there are.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no bucket was named, neither to the task nor to the run.
        google.api_core.exceptions.Conflict: the bucket is not empty, and `force` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSDeleteBucket("old-reports", force=True).run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket_name", "force", "user_project", "project")
    def run(
        self,
        bucket_name: str | None = None,
        force: bool = False,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = storage_client(credentials, project, self.client_kwargs)
        bucket = client.bucket(needed(bucket_name, "bucket_name"), user_project=user_project)
        try:
            if force:
                # the library's own `force` gives up at 256 objects
                for blob in client.list_blobs(bucket, versions=True):
                    bucket.delete_blob(blob.name, generation=blob.generation)
            bucket.delete()
        except exceptions.NotFound:
            return


class GCSAddBucketIamBinding(Task):
    """
    Give somebody a role in a bucket, beside the roles that there are.

    Args:
        bucket: name of the bucket.
        role: the role, such as `"roles/storage.objectViewer"`.
        member: who gets it, such as `"user:ada@example.org"` or `"serviceAccount:…"`.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the bucket, the role or the member is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSAddBucketIamBinding("reports", "roles/storage.objectViewer", "user:ada@example.org").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "role", "member", "user_project", "project")
    def run(
        self,
        bucket: str | None = None,
        role: str | None = None,
        member: str | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(needed(bucket, "bucket"), user_project=user_project)
        role, member = needed(role, "role"), needed(member, "member")
        policy = place.get_iam_policy(requested_policy_version=3)
        known = [each for each in policy.bindings if each["role"] == role and not each.get("condition")]
        if known:
            known[0]["members"] = {*known[0]["members"], member}
        else:
            policy.bindings.append({"role": role, "members": {member}})
        place.set_iam_policy(policy)


class GCSAddBucketAcl(Task):
    """
    Add an entry to the access list of a bucket.

    Args:
        bucket: name of the bucket.
        entity: who it is for, such as `"user-ada@example.org"`, `"group-…"`, `"allUsers"`.
        role: `"OWNER"`, `"WRITER"` or `"READER"`.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the bucket, the entity or the role is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSAddBucketAcl("reports", "user-ada@example.org", "READER").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "entity", "role", "user_project", "project")
    def run(
        self,
        bucket: str | None = None,
        entity: str | None = None,
        role: str | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(needed(bucket, "bucket"), user_project=user_project)
        add_entry(place.acl, needed(entity, "entity"), needed(role, "role"))


class GCSAddObjectAcl(Task):
    """
    Add an entry to the access list of an object.

    Args:
        bucket: name of the bucket.
        object_name: name of the object.
        entity: who it is for, such as `"user-ada@example.org"`, `"group-…"`, `"allUsers"`.
        role: `"OWNER"` or `"READER"`.
        generation: generation of the object; `None` means the newest.
        user_project: project that is billed, for buckets whose users pay.
        project: project that is worked in; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the bucket, the object, the entity or the role is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> GCSAddObjectAcl("reports", "2024/greeting.txt", "allUsers", "READER").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("bucket", "object_name", "entity", "role", "generation", "user_project", "project")
    def run(
        self,
        bucket: str | None = None,
        object_name: str | None = None,
        entity: str | None = None,
        role: str | None = None,
        generation: int | None = None,
        user_project: str | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(needed(bucket, "bucket"), user_project=user_project)
        blob = place.blob(needed(object_name, "object_name"), generation=generation)
        add_entry(blob.acl, needed(entity, "entity"), needed(role, "role"))


def add_entry(acl: Any, entity: str, role: str) -> None:
    """
    Add one entry to an access list; the entries that there are stay untouched.

    Args:
        acl: the library's list of a bucket or an object.
        entity: who it is for.
        role: what it allows.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    query = {"userProject": acl.user_project} if acl.user_project else {}
    generation = getattr(getattr(acl, "blob", None), "generation", None)
    if generation is not None:
        query["generation"] = generation
    # one request; the library would read the whole list and write it back, over what others add meanwhile
    acl.client._connection.api_request(
        method="POST", path=acl.reload_path, query_params=query, data={"entity": entity, "role": role}
    )
