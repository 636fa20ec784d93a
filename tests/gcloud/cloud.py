"""
Any of Google's interfaces that has a description: resources are kept by their path, operations come to an end after
some looks, and what a description does not have is refused.

What a service does beside that is said in `tests/gcloud/apis/<group>.py`, by the ids of its methods:

    APIS = {"dataproc": Service("v1", "google.cloud.dataproc.v1")}          # another version: "dataproc:beta"
    IDS = {"dataproc.projects.regions.clusters.create": "clusterName"}      # where the name of what is made stands
    STATES = {"dataproc.projects.regions.clusters.create": States("status.state", "CREATING", "RUNNING", "ERROR")}
    ANSWERS = {"dataproc.projects.regions.jobs.submit": submit}             # a function of (Cloud, Call)
    TYPES = {"dataproc.projects.regions.clusters.start": "Cluster"}          # of what an operation has as its response

    RAW = {"/uploads/": uploaded}        # prefix of a path -> a function of (Cloud, Asked), for what is no JSON

For the test of all rows: `NAMES` are values of arguments that are whole names, `MADE` what stands in the answer of a
row's request beside `made.name`, `ALONE` rows that cannot be run without more. `THERE` is what a row's steps look for.
"""

from __future__ import annotations

import copy
import importlib
import importlib.util
import itertools
import pkgutil
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.gcloud import apis
from tests.gcloud.answers import Answer, Asked, Refused, ok
from tests.gcloud.described import EVERYWHERE, Method, camel, described

ABORTED = 10


class Service(NamedTuple):
    version: str
    #: what names of types begin with in operations
    package: str = ""
    #: what paths begin with
    begins: str = "/"


class States(NamedTuple):
    """How the state of a resource goes on."""

    #: path of the state
    path: str
    first: str
    good: str
    bad: str
    #: path of the reason
    reason: str = ""


class Call(NamedTuple):
    method: Method
    asked: Asked
    body: Any

    @property
    def path(self) -> str:
        return self.asked.path

    @property
    def parts(self) -> list[str]:
        """What stands in the places of the path."""
        return self.method.parts(self.asked.path)


class Cloud:
    def __init__(self) -> None:
        self.services: dict[str, Service] = {}
        self.ids: dict[str, str] = {}
        self.states: dict[str, States] = {}
        self.types: dict[str, str] = {}
        self.answers: dict[str, Callable[[Cloud, Call], Any]] = {}
        self.raw: dict[str, Callable[[Cloud, Asked], Answer | None]] = {}
        for found in pkgutil.iter_modules(apis.__path__, f"{apis.__name__}."):
            group = importlib.import_module(found.name)
            self.services |= getattr(group, "APIS", {})
            self.ids |= getattr(group, "IDS", {})
            self.states |= getattr(group, "STATES", {})
            self.types |= getattr(group, "TYPES", {})
            self.answers |= getattr(group, "ANSWERS", {})
            self.raw |= getattr(group, "RAW", {})
        self.clear()

    def clear(self) -> None:
        #: path -> resource
        self.kept: dict[str, dict[str, Any]] = {}
        #: path -> [looks left, what is done then]
        self.pending: dict[str, list[Any]] = {}
        #: what was asked: (id of the method, path, query, body)
        self.calls: list[tuple[str, str, dict[str, Any], Any]] = []
        self.looks = 1
        #: the reason for which everything that begins now fails in the end
        self.broken: str | None = None
        self.page_size = 0
        self.numbers = itertools.count(1)

    def answer(self, asked: Asked) -> Answer | None:
        for prefix, answer in self.raw.items():
            if asked.path.startswith(prefix) and (found := answer(self, asked)) is not None:
                return found
        if importlib.util.find_spec("googleapiclient") is None:
            return None  # the descriptions are not there
        for name, service in self.services.items():
            if not asked.path.startswith(service.begins):
                continue
            method = described(name.partition(":")[0], service.version).find(asked.method, asked.path)
            if method is not None:
                return ok(self._answered(method, asked))
        return None

    def _answered(self, method: Method, asked: Asked) -> Any:
        query = {name: values for name, values in asked.query.items() if name not in EVERYWHERE}
        body = method.api.canonical(method.request, asked.json()) if asked.body else None
        self.calls.append((method.id, asked.path, query, body))
        wrong = [name for name in query if name.partition(".")[0] not in method.query]
        wrong += method.api.unknown(method.request, body)
        if wrong or (body and method.request is None):
            raise Refused(400, "badRequest", f"Invalid JSON payload received. Unknown name {wrong}: Cannot find field.")
        call = Call(method, asked, body)
        own = self.answers.get(method.id)
        return own(self, call) if own is not None else self.usual(call)

    # what most methods do

    def usual(self, call: Call) -> Any:
        verb, last = call.method.verb, call.path.rpartition("/")[2]
        if verb == "GET":
            self.look(call.path)
            if call.path in self.kept:
                return self.kept[call.path]
            if any(name.endswith("PageToken") for name in call.method.query) or "pageToken" in call.method.query:
                return self.listed(call)
            raise self.missing(call.path)
        if verb == "DELETE":
            return self.ended(call, None, self.deleted(call.path))
        if ":" in last:
            return self.acted(call)
        if verb in ("PATCH", "PUT"):
            return self.ended(call, call.path, self.changed(call.path, call.body or {}))
        return self.created(call)

    def look(self, path: str) -> None:
        """One look at something that is to come to an end."""
        if path in self.pending:
            self.pending[path][0] -= 1
            if self.pending[path][0] <= 0:
                self.pending.pop(path)[1]()

    def becomes(self, path: str, change: dict[str, Any] | None) -> None:
        """What something is after so many looks as are set."""

        def end() -> None:
            if change is None:
                self.kept.pop(path, None)
            else:
                merge(self.kept[path], change)

        self.pending[path] = [self.looks + 1, end]

    def missing(self, path: str) -> Refused:
        return Refused(404, "notFound", f"Resource not found: {path}")

    def identifier(self, call: Call) -> str:
        place = self.ids.get(call.method.id)
        if place is None:
            given = [name for name in call.method.query if name.endswith("Id") and name != "requestId"]
            place = f"?{given[0]}" if given else "name"
        if place.startswith("?"):
            found = call.asked.given(place[1:])
        else:
            found = at(call.body or {}, place)
        return str(found or f"made-{next(self.numbers)}").rpartition("/")[2]

    def created(self, call: Call) -> Any:
        path = f"{call.path}/{self.identifier(call)}"
        if path in self.kept:
            raise Refused(409, "alreadyExists", f"Already exists: {path}")
        properties = call.method.api.properties(call.method.request)
        self.kept[path] = copy.deepcopy(call.body or {})
        if "name" in properties and "/" in path:
            self.kept[path].setdefault("name", path.partition("/")[2].partition("/")[2])
        return self.progress(call, path)

    def progress(self, call: Call, path: str) -> Any:
        """Let a resource go through its states; the answer is an operation where the method says so."""
        states, broken, resource = self.states.get(call.method.id), self.broken, self.kept[path]
        if states is not None:
            set_at(resource, states.path, states.first)

        def end() -> None:
            if states is not None:
                set_at(resource, states.path, states.bad if broken else states.good)
                if broken and states.reason:
                    set_at(resource, states.reason, broken)

        if self.gives_operation(call):
            return self.ended(call, path, end)
        # an own copy: the answer is from before the end
        answer = copy.deepcopy(resource)
        if path not in self.pending:  # a test may have said what becomes of it
            self.pending[path] = [self.looks + 1, end]
        return answer

    def gives_operation(self, call: Call) -> bool:
        return call.method.response in ("Operation", "GoogleLongrunningOperation")

    def changed(self, path: str, body: dict[str, Any]) -> Callable[[], None]:
        if path not in self.kept:
            raise self.missing(path)

        def end() -> None:
            merge(self.kept[path], body)

        return end

    def deleted(self, path: str) -> Callable[[], None]:
        if path not in self.kept:
            raise self.missing(path)

        def end() -> None:
            self.kept.pop(path, None)

        return end

    def acted(self, call: Call) -> Any:
        """`POST resource:verb`."""
        path = call.path.rpartition(":")[0]
        if path not in self.kept and ":cancel" not in call.path:
            raise self.missing(path)
        if path in self.kept and call.method.id in self.states:
            return self.progress(call, path)
        return self.ended(call, path if path in self.kept else None, lambda: None)

    def ended(self, call: Call, path: str | None, end: Callable[[], None]) -> Any:
        """What a method answers that has an end: an operation, or at once what came out."""
        if not self.gives_operation(call):
            end()
            return self.kept[path] if path is not None and path in self.kept else {}
        return self.operation(call, path, end)

    def operation(self, call: Call, path: str | None, end: Callable[[], None]) -> Any:
        """An operation; those of most services have `name`, `done`, and `response` or `error`."""
        kind = call.method.api.properties(call.method.response)
        if "done" not in kind:
            return self.status_operation(call, kind, path, end)
        version, _, rest = call.path[1:].partition("/")
        parent = "/".join(rest.split("/")[:4])
        name = f"{parent}/operations/op-{next(self.numbers)}"
        package = self.package(call)
        operation: dict[str, Any] = {"name": name, "done": False}
        broken = self.broken

        def finish() -> None:
            end()
            operation["done"] = True
            if broken:
                operation["error"] = {"code": ABORTED, "message": broken}
            elif path is None or path not in self.kept:
                operation["response"] = {"@type": "type.googleapis.com/google.protobuf.Empty"}
            else:
                kind = self.types.get(call.method.id, call.method.request)
                operation["response"] = {"@type": f"type.googleapis.com/{package}.{kind}", **self.kept[path]}

        return self.begun(f"/{version}/{name}", operation, finish)

    def package(self, call: Call) -> str:
        """What names of types begin with."""
        api = call.method.api
        found = (each for name, each in self.services.items() if name.partition(":")[0] == api.name)
        return next(each.package for each in found if each.version == api.version)

    def status_operation(self, call: Call, kind: dict[str, Any], path: str | None, end: Callable[[], None]) -> Any:
        """An operation of Compute Engine, Cloud SQL and GKE: `status`, `selfLink`, and `error`."""
        place = re.match(r"(.*/projects/[^/]+(?:/global|/(?:zones|regions|locations)/[^/]+)?)(/.*)", call.path)
        assert place is not None
        name = f"operation-{next(self.numbers)}"
        where = f"{place[1]}/operations/{name}"
        target = path or place[0].rpartition(":")[0] or place[0]
        host = f"https://{call.method.api.name}.googleapis.com"
        operation: dict[str, Any] = {"name": name, "status": "RUNNING", "selfLink": host + where}
        operation["targetLink"] = host + target
        broken = self.broken
        error = kind["error"]
        many = "errors" in (error.get("properties") or call.method.api.properties(error.get("$ref")))

        def finish() -> None:
            end()
            operation["status"] = "DONE"
            if broken:
                about = {"code": "ABORTED" if many else ABORTED, "message": broken}
                operation["error"] = {"errors": [about]} if many else about

        return self.begun(where, operation, finish)

    def begun(self, where: str, operation: dict[str, Any], finish: Callable[[], None]) -> Any:
        self.kept[where] = operation
        answer = copy.deepcopy(operation)
        self.pending[where] = [self.looks + 1, finish]
        return answer

    def listed(self, call: Call) -> Any:
        items = call.method.api.properties(call.method.response)
        key = next(name for name, about in items.items() if about.get("type") == "array" and "$ref" in about["items"])
        depth = call.path.count("/") + 1
        names = [name for name in sorted(self.kept) if name.startswith(f"{call.path}/") and name.count("/") == depth]
        size = self.page_size or int(call.asked.given("pageSize") or 0) or len(names)
        begin = int(call.asked.given("pageToken") or 0)
        found: dict[str, Any] = {key: [self.kept[name] for name in names[begin : begin + size]]}
        if begin + size < len(names):
            found["nextPageToken"] = str(begin + size)
        return found


def at(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = value.get(name, value.get(camel(name))) if isinstance(value, dict) else None
    return value


def set_at(value: dict[str, Any], path: str, what: Any) -> None:
    *parents, last = path.split(".")
    for name in parents:
        if name.endswith("[]"):
            value = value.setdefault(name[:-2], [{}])[0]
        else:
            value = value.setdefault(name, {})
    value[last] = what


def merge(target: dict[str, Any], change: dict[str, Any]) -> None:
    for name, value in change.items():
        if isinstance(value, dict) and isinstance(target.get(name), dict):
            merge(target[name], value)
        else:
            target[name] = value
