"""
What operators of Google's services are asked to do, for real Airflow and for the rows: one list for both.

A file in `google_services/` holds `CASES` of a group of services; here is what runs a case, and what records it:

    PYTHON tests/compat/airflow/operators/google_recording.py dataproc …

with a Python that has Airflow and its Google provider writes `recorded/google_<group>.json`. Google's libraries speak
REST then, without credentials, and every request of theirs goes to the stand-in of `tests/gcloud`. The variable
`OLDER_PROVIDER` names a folder with an older version of the provider, for what was removed since.
"""

from __future__ import annotations

import datetime
import importlib
import importlib.util
import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).parent
CONNECTION = {"conn_type": "google_cloud_platform", "extra": {"is_anonymous": True, "project": "p"}}
MOMENT = datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class Case(NamedTuple):
    #: the operator, as a dotted path
    path: str
    arguments: dict[str, Any]
    #: path -> resource that is there before
    there: dict[str, dict[str, Any]] = {}
    #: the reason for which what begins fails in the end
    broken: str | None = None
    #: the operator is killed while it waits
    kill: bool = False
    #: looks until something is done
    looks: int = 1
    #: bucket -> object -> text
    objects: dict[str, dict[str, str]] = {}
    #: path -> what changes there after that many looks; `None`: it goes away
    becomes: dict[str, dict[str, Any] | None] = {}


class Killed(BaseException):
    """In place of the signal."""


class Instance:
    """The task instance, as far as these operators look."""

    def __init__(self) -> None:
        self.pushed: dict[str, Any] = {}
        self.xcom_pushed = self.pushed
        self.dag_id, self.task_id, self.run_id, self.try_number, self.map_index = "the_dag", "t", "r", 1, -1

    def xcom_push(self, key: str, value: Any, **more: Any) -> None:
        self.pushed[key] = value

    def xcom_pull(self, *args: Any, **kwargs: Any) -> None:
        return None


def group(name: str) -> Any:
    """
    The module of a group: its `CASES`, `LIBRARIES` that operators import late, `CONNECTIONS` beside that of Google,
    `WAYS` of calls that a library knows over gRPC alone, `TURNED` paths of a version before the one that is meant,
    `OTHERWISE`, what differs on purpose (case -> fields and the reason), and `SAME`, what is one thing in two forms
    (regular expressions and what comes in their place, in the JSON of both sides).
    """
    spec = importlib.util.spec_from_file_location(f"google_services_{name}", HERE / "google_services" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def connections(name: str) -> dict[str, str]:
    """What a group's cases need in the environment: its `CONNECTIONS`, name -> connection."""
    given = getattr(group(name), "CONNECTIONS", {})
    return {f"AIRFLOW_CONN_{key}": json.dumps(connection) for key, connection in given.items()}


def groups() -> list[str]:
    return sorted(file.stem for file in (HERE / "google_services").glob("*.py"))


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else f"<{type(value).__name__}>"


def set_up(server: Any, case: Case) -> None:
    server.clear()
    server.cloud.kept = json.loads(json.dumps(case.there))
    server.cloud.broken, server.cloud.looks = case.broken, case.looks
    for bucket, objects in case.objects.items():
        server.storage.make(bucket, {name: text.encode() for name, text in objects.items()})
    for path, change in case.becomes.items():
        server.cloud.becomes(path, change)


#: What an operator pushes for a link to a page, by its key.
LINKS = re.compile(
    "link|_key$|_conf$|dataproc_|pubsub_|dataform_|compute_|dataflow_|cloud_storage_transfer|log_uri|cloud_sql_|bigquery_dts_|workflow_|of_workflows|cloud_functions_|file_details|key$"
)


def outcome(server: Any, make: Callable[[], Any], case: Case) -> dict[str, Any]:
    """Make the operator, let it work, and look at what was sent."""
    instance = Instance()
    context: dict[str, Any] = {"ti": instance, "task_instance": instance, "logical_date": MOMENT, "ds": "2024-01-15"}
    context.update(execution_date=MOMENT, data_interval_start=LONG_AGO, data_interval_end=MOMENT, dag_run=None)
    context.update(run_id="manual__2024", ts_nodash="20240115T000000", ds_nodash="20240115")
    found: dict[str, Any] = {"result": None, "error": None}
    operator = None
    try:
        operator = context["task"] = make()
        if hasattr(operator, "poke"):
            found["done"] = [bool(operator.poke(context))]
            if not found["done"][0]:
                found["done"].append(bool(operator.poke(context)))
        else:
            found["result"] = plain(operator.execute(context))
    except Killed:
        assert operator is not None
        operator.on_kill()
        found["error"] = "killed"
    except Exception as err:  # noqa: BLE001 - that it fails, and why, is what matters
        found["error"] = f"{type(err).__name__}: {str(err)[:300]}"
        if os.environ.get("SHOW_ERRORS"):
            import traceback

            traceback.print_exc()
    pushed = {key: plain(value) for key, value in instance.pushed.items() if not LINKS.search(key)}
    # what an operator pushes for a link to a page
    found["pushed"] = {key: value for key, value in pushed.items() if not (isinstance(value, dict) and "url" in value)}
    # what was written beside what was there
    written = {
        f"{bucket}/{name}": server.storage.data[bucket, name].decode()
        for bucket, objects in case.objects.items()
        for name in server.storage.names(bucket)
        if name not in objects
    }
    if written:
        found["written"] = written
    # looks differ in number and kind: what was written is what counts
    found["sent"] = [
        [method, path, {name: values for name, values in query.items() if "alt" not in name}, body]
        for method, path, query, body in server.cloud.calls
        if not re.search(r"\.(get|list|aggregatedList|wait)$", method)
    ]
    return found


# with real Airflow


#: What is otherwise in the paths of a group.
TURNED: list[tuple[str, str]] = []


def lead_to(url: str) -> None:
    """Let Google's libraries speak REST to the stand-in."""
    import grpc
    import httplib2
    import requests
    from google.api_core import exceptions, path_template
    from google.api_core.operations_v1.transports.rest import OperationsRestTransport
    from google.protobuf import json_format

    server = urlsplit(url)

    def turned(address: str) -> str:
        parts = urlsplit(address)
        if not parts.netloc.split(":")[0].endswith("googleapis.com"):
            return address
        path = parts.path
        for older, newer in TURNED:
            path = path.replace(older, newer)
        return urlunsplit((server.scheme, server.netloc, path, parts.query, parts.fragment))

    ask = requests.Session.request
    requests.Session.request = lambda self, method, url, *args, **kwargs: ask(  # type: ignore[assignment]
        self, method, turned(url), *args, **kwargs
    )
    older = httplib2.Http.request
    httplib2.Http.request = lambda self, uri, *args, **kwargs: older(self, turned(uri), *args, **kwargs)
    # names of states and kinds as ours sends them, not their numbers
    as_json = json_format.MessageToJson
    json_format.MessageToJson = lambda message, *args, **kwargs: as_json(
        message, *args, **{**kwargs, "use_integers_for_enums": False}
    )

    as_error = exceptions.from_http_response

    def by_status(answer: Any) -> Any:
        # over gRPC, which operators speak in earnest, an error has the class that its status names
        err = as_error(answer)
        status = answer.json().get("error", {}).get("status") if answer.content else None
        kind = exceptions._GRPC_CODE_TO_EXCEPTION.get(getattr(grpc.StatusCode, status or "", None))
        return kind(str(err.message)) if kind is not None else err

    exceptions.from_http_response = by_status
    # some libraries say nothing of what is sent to cancel an operation, which only the way over REST asks for
    begin = OperationsRestTransport.__init__

    def with_body(self: Any, *args: Any, http_options: Any = None, **kwargs: Any) -> None:
        for each in (http_options or {}).get("google.longrunning.Operations.CancelOperation", ()):
            each.setdefault("body", "*")
        begin(self, *args, http_options=http_options, **kwargs)

    OperationsRestTransport.__init__ = with_body
    transcode = path_template.transcode

    def by_location(options: Any, message: Any = None, **fields: Any) -> Any:
        try:
            return transcode(options, message, **fields)
        except ValueError:
            # over gRPC a parent is a text like any other, over REST it has to fit the path
            message.parent = message.parent.replace("/regions/", "/locations/").removesuffix("/backups")
            return transcode(options, message, **fields)

    path_template.transcode = by_location


class Rest:
    """Finder of modules that lets the clients of Google's libraries speak REST where nothing else is asked for."""

    @staticmethod
    def install(url: str, ways: Any) -> None:
        import functools

        from google.auth.credentials import AnonymousCredentials

        def over_rest(kind: Any) -> None:
            if "rest" not in getattr(kind, "_transport_registry", {}) and not hasattr(kind, "get_transport_class"):
                return
            begin = kind.__init__

            @functools.wraps(begin)
            def init(self: Any, *args: Any, **kwargs: Any) -> None:
                known = type(kind)._transport_registry
                if "rest" in known:
                    kwargs["transport"] = "rest"
                    kwargs["credentials"] = AnonymousCredentials()
                else:
                    from tests.compat.airflow.operators.google_channel import RestChannel

                    kwargs.pop("credentials", None)
                    kwargs["transport"] = known["grpc"](channel=RestChannel(url, ways))
                begin(self, *args, **kwargs)

            kind.__init__ = init

        seen: set[int] = set()
        for name, module in list(sys.modules.items()):
            if (
                re.match(r"google\.(cloud|devtools|pubsub_v1)\.", name)
                and ".services." in name
                and name.endswith(".client")
            ):
                for kind in list(vars(module).values()):
                    own = isinstance(kind, type) and kind.__module__ == name and kind.__name__.endswith("Client")
                    if own and id(kind) not in seen:
                        seen.add(id(kind))
                        over_rest(kind)


def real(names: list[str]) -> None:
    """Record: run with a Python that has Airflow and the provider."""
    sys.path.insert(0, str(HERE.parents[3]))
    from tests.gcloud.server import fake_google

    os.environ["AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT"] = json.dumps(CONNECTION)
    with fake_google() as server:
        lead_to(server.url)
        os.environ["STORAGE_EMULATOR_HOST"] = server.url
        from airflow import DAG

        if os.environ.get("OLDER_PROVIDER"):  # a folder with an older version of the provider
            import airflow.providers
            import google.auth
            from google.auth.credentials import AnonymousCredentials

            # older ones do not know connections without credentials
            google.auth.default = lambda *args, **kwargs: (AnonymousCredentials(), "p")
            airflow.providers.__path__ = [
                os.environ["OLDER_PROVIDER"] + "/airflow/providers",
                *airflow.providers.__path__,
            ]

        for name in names:
            cases = group(name).CASES
            os.environ.update(connections(name))
            kinds = {}
            for each in cases.values():
                module, _, cls = each.path.rpartition(".")
                kinds[each.path] = getattr(importlib.import_module(module), cls)
            for library in getattr(group(name), "LIBRARIES", ()):
                importlib.import_module(library)
            Rest.install(server.url, getattr(group(name), "WAYS", {}))
            TURNED[:] = getattr(group(name), "TURNED", ())
            found = {}
            for title, case in cases.items():
                if os.environ.get("ONLY") and not re.search(os.environ["ONLY"], title):
                    continue
                set_up(server, case)
                sleeps = [0]

                def sleep(seconds: float, case: Case = case, sleeps: list[int] = sleeps) -> None:
                    sleeps[0] += 1
                    if case.kill and sleeps[0] > 1:
                        raise Killed
                    if sleeps[0] > 200:
                        raise RuntimeError("it waits for ever")

                def make(case: Case = case, kind: Any = kinds[case.path]) -> Any:
                    with DAG("the_dag", start_date=LONG_AGO):
                        return kind(**{"task_id": "t", **case.arguments})

                was, time.sleep = time.sleep, sleep
                try:
                    found[title] = json.loads(json.dumps(outcome(server, make, case)))
                finally:
                    time.sleep = was
            lines = ",\n".join(f"{json.dumps(each)}: {json.dumps(what)}" for each, what in found.items())
            if os.environ.get("ONLY"):
                print(lines)
            else:
                (HERE / "recorded" / f"google_{name}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    real(sys.argv[1:])
