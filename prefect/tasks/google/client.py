"""
Clients of Google's services: made once, shared by tasks and threads.

A client is made anew where the environment says something else about Google than it did (another project, the address
of an emulator), and in a forked process, which must not share its parent's sockets.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from prefect.core.context import get_from_context
from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret

auth = optional("google.auth", extra="google")
impersonated = optional("google.auth.impersonated_credentials", extra="google")
nobody = optional("google.auth.credentials", extra="google")
user = optional("google.oauth2.credentials", extra="google")
service_account = optional("google.oauth2.service_account", extra="google")
transport = optional("google.auth.transport.requests", extra="google")
storage = optional("google.cloud.storage", extra="google")
bigquery = optional("google.cloud.bigquery", extra="google")

SCOPES = ("https://www.googleapis.com/auth/cloud-platform",)
#: Secret that is looked at where a run was given no credentials.
DEFAULT_SECRET = "GCP_CREDENTIALS"
#: Arguments that say who acts; all others are the client's.
IDENTITY = (
    "impersonate",
    "delegates",
    "subject",
    "scopes",
    "quota_project_id",
    "lifetime",
    "iam_endpoint",
    "anonymous",
)
#: Beginnings of the variables that change what a client does.
ENVIRONMENT = ("GOOGLE_", "GCLOUD_", "GCE_", "CLOUDSDK_", "STORAGE_EMULATOR_HOST", "BIGQUERY_EMULATOR_HOST")
#: Services that tell of an emulator: then nobody has to be asked for credentials.
EMULATORS = {"storage": "STORAGE_EMULATOR_HOST", "bigquery": "BIGQUERY_EMULATOR_HOST"}
#: How many clients are kept; the one used longest ago goes first.
KEPT = 64

#: What a task may be given as credentials: the key of a service account (or another kind of Google's credential files)
#: as a dict, `{"token": …}`, the path of the key's file, or the name of the secret that holds one of these.
Credentials = Mapping[str, Any] | str

_clients: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.RLock()


def storage_client(
    credentials: Credentials | None = None,
    project: str | None = None,
    client_kwargs: Mapping[str, Any] | None = None,
) -> Any:
    """
    The client of Cloud Storage; the arguments are those of `google_client`.

    Args:
        credentials: as there.
        project: as there.
        client_kwargs: as there.

    Returns:
        The client. It may be used in several threads at once.

    Raises:
        MissingExtra: google-cloud-storage is not installed.
        ValueError: the credentials are none.
    """
    return google_client("storage", credentials, project, client_kwargs)


def bigquery_client(
    credentials: Credentials | None = None,
    project: str | None = None,
    client_kwargs: Mapping[str, Any] | None = None,
) -> Any:
    """
    The client of BigQuery; the arguments are those of `google_client`.

    Args:
        credentials: as there.
        project: as there.
        client_kwargs: as there, and BigQuery's own: `location`, `default_query_job_config` …; `use_legacy_sql` lets
            queries that say nothing else be in the older SQL.

    Returns:
        The client. It may be used in several threads at once.

    Raises:
        MissingExtra: google-cloud-bigquery is not installed.
        ValueError: the credentials are none.
    """
    return google_client("bigquery", credentials, project, client_kwargs)


def google_client(
    service: str,
    credentials: Credentials | None = None,
    project: str | None = None,
    client_kwargs: Mapping[str, Any] | None = None,
) -> Any:
    """
    The client of a service.

    Args:
        service: `"storage"`, `"bigquery"`, `"session"` (which sends requests to any address, with a token), or the
            dotted path of a client class such as `"google.cloud.pubsub_v1.PublisherClient"`.
        credentials: the key of a service account as a dict, the path of its file, `{"token": …}`, or the name of a
            secret that holds one of these; `None` means the secret `GCP_CREDENTIALS` of `prefect.context` if there is
            one, else Google's own search order.
        project: project that is worked in; `None` means that of the credentials, else of the environment.
        client_kwargs: further arguments of the client (`client_options`, `api_endpoint`, `location` …), and who acts:
            `impersonate` names the service account to act as, or a list of them, of which the last acts and the others
            lead to it; `lifetime` (seconds) says for how long a token of it holds; `subject` is the user that the
            service account stands for; `scopes`; `quota_project_id`; `anonymous` asks for no credentials at all.

    Returns:
        The client. It may be used in several threads at once.

    Raises:
        MissingExtra: the package is not installed.
        ValueError: the credentials are none, or there is no such secret.
        google.auth.exceptions.DefaultCredentialsError: nothing was given, and Google's own search found nothing.

    Example:
        >>> google_client("storage", project="p", client_kwargs={"anonymous": True}).project
        'p'
    """
    given = dict(client_kwargs or {})
    known = found_credentials(credentials)
    key = (
        service,
        os.getpid(),
        # the values of all others need not be read
        tuple(sorted((name, os.environ.get(name)) for name in list(os.environ) if name.startswith(ENVIRONMENT))),
        _digest(known),
        project,
        _digest(given),
    )
    with _lock:
        client = _clients.get(key)
        if client is None:
            client = _clients[key] = _make(service, known, project, given)
            if len(_clients) > KEPT:
                _clients.popitem(last=False)
        else:
            _clients.move_to_end(key)
    return client


def found_credentials(credentials: Credentials | None) -> Any:
    """
    What was given as credentials, with names of secrets and files followed.

    Args:
        credentials: as for `google_client`.

    Returns:
        A dict, an object of google-auth's, or `None` if Google's own search has to find them.

    Raises:
        ValueError: there is no such secret, or what it holds is no credentials.
        OSError: the file cannot be read.
    """
    if credentials is None:
        known = get_from_context("secrets") or {}
        credentials = Secret(DEFAULT_SECRET).get() if DEFAULT_SECRET in known else None
    if isinstance(credentials, str):
        is_path = os.sep in credentials or credentials.endswith(".json")
        text: Any = _text_of(credentials) if is_path else Secret(credentials).get()
        credentials = _parsed(text)
    if credentials is None or hasattr(credentials, "before_request"):
        return credentials or None
    if not isinstance(credentials, Mapping) or not credentials:
        raise ValueError(
            "Google's credentials are the key of a service account as a dict, the path of its file, {'token': …}, or "
            "the name of a secret that holds one of these."
        )
    remember([credentials.get(name) for name in ("private_key", "token", "refresh_token", "client_secret")])
    return dict(credentials)


def _text_of(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _parsed(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        # no `from`: that error would show the text
        raise ValueError(
            "Google's credentials have to be JSON, and those found in the file or secret are not."
        ) from None


def _digest(value: Any) -> Any:
    """Something to tell credentials apart by that does not hold them."""
    if not isinstance(value, Mapping):
        return id(value) if value is not None else None
    if not value:
        return ""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=repr).encode()).hexdigest()


def identity(known: Any, given: Mapping[str, Any], service: str = "") -> tuple[Any, str | None]:
    """
    The object of google-auth's that acts, and the project that comes with it.

    Args:
        known: what `found_credentials` gave.
        given: the arguments named in `IDENTITY`.
        service: name of the service, for its emulator.

    Returns:
        The credentials and the project, which may be `None`.

    Raises:
        ValueError: the credentials lack something.
        google.auth.exceptions.DefaultCredentialsError: there are none.
    """
    scopes = list(given.get("scopes") or SCOPES)
    project = None
    if isinstance(known, Mapping):
        project = known.get("project_id")
        who = _from_dict(dict(known), scopes)
    elif known is not None:
        who, project = known, getattr(known, "project_id", None)
    elif given.get("anonymous") or (os.environ.get(EMULATORS.get(service, "")) and not given.get("impersonate")):
        who = nobody.AnonymousCredentials()
    else:
        who, project = auth.default(scopes=scopes)
    if given.get("subject"):
        who = who.with_subject(given["subject"])
    if given.get("quota_project_id"):
        who = who.with_quota_project(given["quota_project_id"])
    if given.get("impersonate"):
        who = _acting_as(who, given, scopes)
    return who, project


def _from_dict(info: dict[str, Any], scopes: list[str]) -> Any:
    if set(info) <= {"token", "project_id"} and info.get("token"):
        return user.Credentials(info["token"])
    if info.get("type") == "service_account":
        lacking = [name for name in ("client_email", "private_key", "token_uri") if not info.get(name)]
        if lacking:
            raise ValueError(f"The key of the service account lacks {', '.join(lacking)}.")
        return service_account.Credentials.from_service_account_info(info, scopes=scopes)
    if not info.get("type"):
        raise ValueError("Google's credentials lack their 'type', such as 'service_account'.")
    return auth.load_credentials_from_dict(info, scopes=scopes)[0]


def _acting_as(who: Any, given: Mapping[str, Any], scopes: list[str]) -> Any:
    chain = [given["impersonate"]] if isinstance(given["impersonate"], str) else list(given["impersonate"])
    return impersonated.Credentials(
        source_credentials=who,
        target_principal=chain[-1],
        delegates=[*(given.get("delegates") or ()), *chain[:-1]],
        target_scopes=scopes,
        lifetime=int(given.get("lifetime") or 3600),
        iam_endpoint_override=given.get("iam_endpoint"),
    )


def _make(service: str, known: Any, project: str | None, given: dict[str, Any]) -> Any:
    if "." in service:
        class_at(service)  # that it is not installed is said before credentials are looked for
    who, found = identity(known, given, service)
    project = project or given.pop("project", None) or found or os.environ.get("GOOGLE_CLOUD_PROJECT")
    more = {name: value for name, value in given.items() if name not in IDENTITY}
    if "api_endpoint" in more:
        more["client_options"] = {**(more.get("client_options") or {}), "api_endpoint": more.pop("api_endpoint")}
    if service == "session":
        return _session(who, project)
    if service == "storage":
        return storage.Client(project=project, credentials=who, **more)
    if service == "bigquery":
        if more.pop("use_legacy_sql", False):
            more["default_query_job_config"] = bigquery.QueryJobConfig(use_legacy_sql=True)
        return bigquery.Client(project=project or _emulated("bigquery"), credentials=who, **more)
    return _any_client(service, who, project, more)


def _emulated(service: str) -> str | None:
    return "local" if os.environ.get(EMULATORS[service]) else None


def _session(who: Any, project: str | None) -> Any:
    # a token without more, and nobody, cannot be renewed: a refusal is said as it came
    fixed = isinstance(who, nobody.AnonymousCredentials) or (
        isinstance(who, user.Credentials) and who.refresh_token is None
    )
    made = transport.AuthorizedSession(who, refresh_status_codes=()) if fixed else transport.AuthorizedSession(who)
    made.project = project
    return made


def _any_client(path: str, who: Any, project: str | None, more: dict[str, Any]) -> Any:
    # it reads signatures, which only clients that are named by their path need
    import inspect

    made: Callable[..., Any] = class_at(path)
    try:
        takes = inspect.signature(made).parameters
    except ValueError:
        takes = {}  # type: ignore[assignment]  # a class without a signature takes what it takes
    if "project" in takes and "project" not in more:
        more["project"] = project
    return made(credentials=who, **more)


def class_at(path: str) -> Any:
    """
    The class of a client.

    Args:
        path: its dotted path.

    Returns:
        The class.

    Raises:
        MissingExtra: its package is not installed.
        AttributeError: the module has no such class.
    """
    module, _, name = path.rpartition(".")
    return getattr(optional(module, extra="google"), name)
