"""Google: Cloud Build."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import FromContext, Source, nothing
from prefect.compat.airflow.standin.exceptions import AirflowException

BUILD = Messages("build")
#: Path of a repository in its address: the project, the repository, the branch.
REPOSITORY = re.compile(r"/(?P<project>[^/]+)/(?P<repository>[^/]+)(?:/\+/(?P<branch>[^:]+))?:?")


def _build(operator: Any, context: Any) -> Any:
    """What to build: a dict, or the path of a file that has it; addresses as sources are taken apart."""
    given = operator.build
    if isinstance(given, str):
        given = operator.render_template(_read(Path(given)), context)
    return BUILD.taken("Build", "build").function(_with_source(dict(given)))


def _read(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    if file.suffix in (".yaml", ".yml"):
        import yaml  # only such a file needs it

        return yaml.safe_load(text)
    return json.loads(text)


def _with_source(build: dict[str, Any]) -> dict[str, Any]:
    source = build.get("source")
    if source is None:
        return build
    source = {OLDER.get(kind, kind): found for kind, found in source.items()}
    kinds = [kind for kind in SOURCES if kind in source]
    if len(kinds) != 1:
        raise AirflowException(f"The source of the build is not known; give exactly one of {' and '.join(SOURCES)}.")
    if isinstance(source[kinds[0]], str):
        source = {kinds[0]: SOURCES[kinds[0]](source[kinds[0]])}
    return {**build, "source": source}


def repository_of(address: str) -> dict[str, Any]:
    """
    A repository by its address.

    Args:
        address: such as `https://source.cloud.google.com/project/repository/+/branch`.

    Returns:
        The source as the API has it.

    Raises:
        AirflowException: it is no such address.

    Example:
        >>> repository_of("https://source.cloud.google.com/p/r")
        {'project_id': 'p', 'repo_name': 'r', 'branch_name': 'master'}
    """
    parts = urlsplit(address)
    match = REPOSITORY.fullmatch(parts.path)
    if parts.scheme != "https" or parts.netloc != "source.cloud.google.com" or match is None:
        raise AirflowException(
            f"{address!r} is no address of a repository; write https://source.cloud.google.com/project/repository/+/branch"
        )
    return {
        "project_id": unquote(match["project"]),
        "repo_name": unquote(match["repository"]),
        "branch_name": unquote(match["branch"] or "master"),
    }


def storage_of(address: str) -> dict[str, Any]:
    """
    An object of Cloud Storage by its address.

    Args:
        address: such as `gs://bucket/object.tar.gz#generation`.

    Returns:
        The source as the API has it.

    Raises:
        AirflowException: it is no such address.

    Example:
        >>> storage_of("gs://b/x.tgz#12")
        {'bucket': 'b', 'object_': 'x.tgz', 'generation': '12'}
    """
    parts = urlsplit(address)
    if parts.scheme != "gs" or not parts.netloc or parts.path in ("", "/"):
        raise AirflowException(f"{address!r} is no address of an object; write gs://bucket/object.tar.gz#generation")
    found = {"bucket": parts.netloc, "object_": parts.path[1:]}
    return {**found, "generation": parts.fragment} if parts.fragment else found


#: What a source may be -> how its address is read.
SOURCES: dict[str, Callable[[str], dict[str, Any]]] = {"storage_source": storage_of, "repo_source": repository_of}
#: What they were called when builds were in the API's form.
OLDER = {"storageSource": "storage_source", "repoSource": "repo_source"}


def _named(message: str) -> Callable[[Any, Any, Any], Any]:
    """What came out is returned; its id is pushed."""

    def convert(result: Any, operator: Any, context: Any) -> Any:
        context["ti"].xcom_push(key="id", value=(result or {}).get("id"))
        return BUILD.given(message)(result, operator, context)

    return convert


ONE: dict[str, Source] = {"build_id": "id_", "location": "location"}
WAITED: dict[str, Source] = {"wait": "wait", "max_wait": "timeout"}

ROWS = (
    service_row(
        "CloudBuildCreateBuildOperator",
        "CloudBuildCreateBuild",
        {"build": FromContext(_build, "build"), "location": "location", **WAITED, "poll_interval": "poll_interval"},
        xcoms=_named("Build"),
        renamed={"body": "build"},
        ignored=("api_version", "deferrable"),
    ),
    service_row(
        "CloudBuildCancelBuildOperator",
        "CloudBuildCancelBuild",
        {**ONE, "request_timeout": "timeout"},
        xcoms=_named("Build"),
    ),
    service_row(
        "CloudBuildGetBuildOperator",
        "CloudBuildGetBuild",
        {**ONE, "request_timeout": "timeout"},
        xcoms=BUILD.given("Build"),
    ),
    service_row(
        "CloudBuildListBuildsOperator",
        "CloudBuildListBuilds",
        {**same("location", "page_size"), "filter": "filter_", "request_timeout": "timeout"},
        xcoms=BUILD.given("Build"),
    ),
    service_row(
        "CloudBuildRetryBuildOperator",
        "CloudBuildRetryBuild",
        {**ONE, **WAITED},
        xcoms=_named("Build"),
    ),
    service_row(
        "CloudBuildCreateBuildTriggerOperator",
        "CloudBuildCreateBuildTrigger",
        {"build_trigger": BUILD.taken("BuildTrigger", "trigger"), "location": "location", "request_timeout": "timeout"},
        xcoms=_named("BuildTrigger"),
    ),
    service_row(
        "CloudBuildDeleteBuildTriggerOperator",
        "CloudBuildDeleteBuildTrigger",
        {**same("trigger_id", "location"), "request_timeout": "timeout"},
        xcoms=nothing,
    ),
    service_row(
        "CloudBuildGetBuildTriggerOperator",
        "CloudBuildGetBuildTrigger",
        {**same("trigger_id", "location"), "request_timeout": "timeout"},
        xcoms=BUILD.given("BuildTrigger"),
    ),
    service_row(
        "CloudBuildListBuildTriggersOperator",
        "CloudBuildListBuildTriggers",
        {**same("location", "page_size"), "request_timeout": "timeout"},
        xcoms=BUILD.given("BuildTrigger"),
        ignored=("page_token",),
    ),
    service_row(
        "CloudBuildRunBuildTriggerOperator",
        "CloudBuildRunBuildTrigger",
        {**same("trigger_id", "location"), "source": BUILD.taken("RepoSource", "source"), **WAITED},
        xcoms=_named("Build"),
    ),
    service_row(
        "CloudBuildUpdateBuildTriggerOperator",
        "CloudBuildUpdateBuildTrigger",
        {
            **same("trigger_id", "location"),
            "build_trigger": BUILD.taken("BuildTrigger", "trigger"),
            "request_timeout": "timeout",
        },
        xcoms=_named("BuildTrigger"),
    ),
)
