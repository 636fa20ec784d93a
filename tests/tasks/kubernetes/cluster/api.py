"""The API server: REST over HTTP, watches, logs that are followed, and `exec` over a WebSocket."""

from __future__ import annotations

import datetime
import json
import re
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.tasks.kubernetes.cluster import websocket
from tests.tasks.kubernetes.cluster.kinds import Kind, discovery
from tests.tasks.kubernetes.cluster.nodes import Nodes
from tests.tasks.kubernetes.cluster.patching import BadPatch, json_patched, merged
from tests.tasks.kubernetes.cluster.shell import Killed, Shell
from tests.tasks.kubernetes.cluster.store import Refused, Store

PATH = re.compile(
    r"/(?:api|apis/(?P<group>[^/]+))/(?P<version>[^/]+)(?:/namespaces/(?P<namespace>[^/]+))?"
    r"/(?P<plural>[^/]+)(?:/(?P<name>[^/]+))?(?:/(?P<sub>[^/]+))?"
)
WHOLE = re.compile(r"/(?:api)/(?P<version>[^/]+)/(?P<plural>namespaces)(?:/(?P<name>[^/]+))?(?:/(?P<sub>status))?")


class Asked(NamedTuple):
    """One request that came."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    headers: dict[str, str]


class Target(NamedTuple):
    """What the path of a request names."""

    kind: Kind
    namespace: str
    name: str
    sub: str


class Cluster:
    """
    A cluster with an API server on the loopback.

    `token` is asked for if it is set; `refusals` are given to the next requests that fit (method, end of the path).
    """

    def __init__(self) -> None:
        self.store = Store()
        self.nodes = Nodes(self.store)
        self.url = ""
        self.token: str | None = None
        self.asked: list[Asked] = []
        self.refusals: list[tuple[str, str, Refused]] = []
        self.closed = False
        self._lock = threading.Lock()

    def refuse(
        self, method: str, end: str, code: int, reason: str, message: str = "no", times: int = 1, **headers: Any
    ) -> None:
        """Refuse the next `times` requests with that method whose path ends so."""
        names = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        self.refusals += [(method, end, Refused(code, reason, message, names))] * times

    def calls(self, *, reads: bool = True) -> list[str]:
        """What was asked, as `METHOD path`."""
        return [f"{each.method} {each.path}" for each in self.asked if reads or each.method != "GET"]

    def bodies(self, method: str, plural: str) -> list[Any]:
        """The bodies that were sent with a method to paths of a resource."""
        return [each.body for each in self.asked if each.method == method and f"/{plural}" in each.path]

    def kubeconfig(self, **user: Any) -> dict[str, Any]:
        """A kubeconfig that leads here."""
        return {
            "apiVersion": "v1", "kind": "Config", "current-context": "here",
            "clusters": [{"name": "c", "cluster": {"server": self.url}}],
            "users": [{"name": "u", "user": user or {"token": self.token or "t"}}],
            "contexts": [{"name": "here", "context": {"cluster": "c", "user": "u", "namespace": "default"}}],
        }  # fmt: skip

    def make(self, plural: str, body: dict[str, Any], *, group: str = "", namespace: str = "default") -> dict[str, Any]:
        """Put an object into the cluster."""
        return self.store.create(self.store.kind_of(group, plural), namespace, body)

    def get(self, plural: str, name: str, *, group: str = "", namespace: str = "default") -> dict[str, Any]:
        """An object as it is now."""
        return self.store.get(self.store.kind_of(group, plural), namespace, name)

    def names(self, plural: str, *, group: str = "", namespace: str = "default") -> list[str]:
        """The names of the objects of a kind."""
        found = self.store.list(self.store.kind_of(group, plural), namespace)
        return [item["metadata"]["name"] for item in found]

    def note(self, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)
            for place, (method, end, refused) in enumerate(self.refusals):
                if method == asked.method and asked.path.endswith(end):
                    del self.refusals[place]
                    raise refused

    def target(self, path: str) -> Target:
        found = WHOLE.fullmatch(path) or PATH.fullmatch(path)
        if found is None:
            raise Refused(404, "NotFound", "the server could not find the requested resource")
        parts = found.groupdict()
        kind = self.store.kind_of(parts.get("group") or "", parts["plural"], parts["version"])
        return Target(kind, parts.get("namespace") or "", parts["name"] or "", parts["sub"] or "")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    cluster: Cluster

    def log_message(self, format: str, *args: Any) -> None:
        return

    def handle_any(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = None
        asked = Asked(self.command, parts.path, query, body, dict(self.headers))
        try:
            self.cluster.note(asked)
            token = self.cluster.token
            scheme, _, given = self.headers.get("authorization", "").partition(" ")
            if token is not None and (scheme.lower(), given) != ("bearer", token):
                raise Refused(401, "Unauthorized", "Unauthorized")
            found = discovery(self.cluster.store.kinds, parts.path.rstrip("/")) if self.command == "GET" else None
            if found is not None:
                self.answer(200, found)
                return
            if raw and body is None:
                raise Refused(400, "BadRequest", "the object provided is unrecognized")
            target = self.cluster.target(parts.path)
            getattr(self, f"on_{self.command.lower()}")(target, query, body, parts.query)
        except Refused as err:
            self.answer(err.code, err.status, err.headers)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    def answer(self, code: int, body: Any, headers: dict[str, str] | None = None) -> None:
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/plain" if isinstance(body, str) else "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    # the verbs

    def on_get(self, target: Target, query: dict[str, str], body: Any, raw_query: str) -> None:
        store = self.cluster.store
        if target.sub == "log":
            self.log_of(target, query)
        elif target.sub == "exec":
            self.execute(target, raw_query)
        elif target.name:
            self.answer(200, store.get(target.kind, target.namespace, target.name))
        elif query.get("watch") in ("true", "True", "1"):
            self.watch(target, query)
        else:
            self.answer(200, self.listed(target, query))

    def listed(self, target: Target, query: dict[str, str]) -> dict[str, Any]:
        selectors = query.get("labelSelector", ""), query.get("fieldSelector", "")
        items = self.cluster.store.list(target.kind, target.namespace, *selectors)
        start = int(query.get("continue") or 0)
        limit = int(query.get("limit") or 0) or len(items)
        metadata = {"resourceVersion": str(self.cluster.store.version)}
        if start + limit < len(items):
            metadata |= {"continue": str(start + limit), "remainingItemCount": len(items) - start - limit}  # type: ignore[dict-item]
        for item in items:
            del item["kind"], item["apiVersion"]
        return {
            "kind": f"{target.kind.kind}List", "apiVersion": target.kind.api_version, "metadata": metadata,
            "items": items[start : start + limit],
        }  # fmt: skip

    def on_post(self, target: Target, query: dict[str, str], body: Any, raw_query: str) -> None:
        if target.sub == "exec":
            self.execute(target, raw_query)
            return
        if target.name:
            raise Refused(405, "MethodNotAllowed", "the server does not allow this method on the requested resource")
        made = self.cluster.store.create(target.kind, target.namespace, body, dry_run="dryRun" in query)
        self.answer(201, made)

    def on_put(self, target: Target, query: dict[str, str], body: Any, raw_query: str) -> None:
        status = target.sub == "status"
        self.answer(
            200, self.cluster.store.replace(target.kind, target.namespace, target.name, body, status_only=status)
        )

    def on_patch(self, target: Target, query: dict[str, str], body: Any, raw_query: str) -> None:
        store = self.cluster.store
        how = self.headers.get("Content-Type", "")
        if how.startswith("application/apply-patch"):
            if "fieldManager" not in query:
                raise Refused(400, "BadRequest", "PatchOptions.meta.k8s.io: fieldManager: is required for apply patch")
            if store.key(target.kind, target.namespace, target.name) not in store.items:
                self.answer(201, store.create(target.kind, target.namespace, body))
                return
        old = store.get(target.kind, target.namespace, target.name)
        try:
            if how.startswith("application/json-patch"):
                new = json_patched(old, body)
            else:
                new = merged(old, body, strategic="strategic" in how or "apply-patch" in how)
        except BadPatch as err:
            raise Refused(422, "Invalid", str(err)) from err
        if how.startswith("application/strategic") and target.kind.group not in ("", "apps", "batch"):
            raise Refused(415, "UnsupportedMediaType", "the body of the request was in an unknown format")
        if "resourceVersion" not in ((body or {}).get("metadata") or {} if isinstance(body, dict) else {}):
            new["metadata"].pop("resourceVersion", None)
        status = target.sub == "status"
        self.answer(200, store.replace(target.kind, target.namespace, target.name, new, status_only=status))

    def on_delete(self, target: Target, query: dict[str, str], body: Any, raw_query: str) -> None:
        options = {**(body or {}), **query}
        grace = options.get("gracePeriodSeconds")
        grace = 30 if grace is None else int(grace)
        propagation = options.get("propagationPolicy") or "Background"
        store = self.cluster.store
        if not target.name:
            gone = self.listed(target, query)
            for item in gone["items"]:
                store.delete(target.kind, target.namespace, item["metadata"]["name"], grace=grace)
            self.answer(200, gone)
            return
        item, over = store.delete(target.kind, target.namespace, target.name, grace=grace, propagation=propagation)
        if target.kind.kind in ("Pod", "Service") or not over:
            self.answer(200, item)
            return
        details = {
            "name": target.name,
            "group": target.kind.group,
            "kind": target.kind.plural,
            "uid": item["metadata"]["uid"],
        }
        self.answer(
            200, {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Success", "details": details}
        )

    # what is streamed

    def stream(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def watch(self, target: Target, query: dict[str, str]) -> None:
        end = time.monotonic() + float(query.get("timeoutSeconds") or 60)
        since = query.get("resourceVersion")

        def left() -> float:
            return 0.0 if self.cluster.closed else end - time.monotonic()

        events = self.cluster.store.watch(
            target.kind, target.namespace, query.get("labelSelector", ""), query.get("fieldSelector", ""),
            int(since) if since not in (None, "", "0") else None, left,
        )  # fmt: skip
        self.stream("application/json")
        try:
            for event in events:
                if event is not None:
                    self.chunk(json.dumps(event).encode() + b"\n")
        except Refused as err:
            self.chunk(json.dumps({"type": "ERROR", "object": err.status}).encode() + b"\n")
        except OSError:
            self.close_connection = True
            return
        self.chunk(b"")

    def log_of(self, target: Target, query: dict[str, str]) -> None:
        pod = self.cluster.store.get(target.kind, target.namespace, target.name)
        containers = [each["name"] for each in (*pod["spec"]["containers"], *pod["spec"].get("initContainers", ()))]
        container = query.get("container") or (containers[0] if len(pod["spec"]["containers"]) == 1 else "")
        if container not in containers:
            raise Refused(
                400, "BadRequest",
                f"a container name must be specified for pod {target.name}, choose one of: {containers}"
                if not container else f"container {container} is not valid for pod {target.name}",
            )  # fmt: skip
        running = self.cluster.nodes.of(target.namespace, target.name)
        log = running.logs.get(container) if running else None
        if log is None:
            raise Refused(
                400, "BadRequest",
                f'container "{container}" in pod "{target.name}" is waiting to start: ContainerCreating',
            )  # fmt: skip
        stamps = query.get("timestamps") in ("true", "True")
        since = datetime.datetime.min.replace(tzinfo=datetime.UTC)
        if "sinceSeconds" in query:
            since = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=int(query["sinceSeconds"]))
        if "sinceTime" in query:
            since = datetime.datetime.fromisoformat(query["sinceTime"])
        place = max(0, len(log.lines) - int(query["tailLines"])) if "tailLines" in query else 0
        self.stream("text/plain")
        try:
            while True:
                with log.changed:
                    news, ended = log.lines[place:], log.ended
                    place += len(news)
                    if not news and query.get("follow") in ("true", "True") and not ended and not self.cluster.closed:
                        log.changed.wait(0.2)
                        continue
                for moment, line in news:
                    if moment >= since:
                        stamp = f"{moment:%Y-%m-%dT%H:%M:%S.%f}000Z " if stamps else ""
                        self.chunk(f"{stamp}{line}\n".encode())
                if not news:
                    break
            self.chunk(b"")
        except OSError:
            self.close_connection = True

    def execute(self, target: Target, raw_query: str) -> None:
        pod = self.cluster.store.get(target.kind, target.namespace, target.name)
        query = parse_qs(raw_query)
        names = [each["name"] for each in pod["spec"]["containers"]]
        container = query.get("container", names)[0]
        running = self.cluster.nodes.of(target.namespace, target.name)
        if container not in names:
            raise Refused(400, "BadRequest", f"container {container} is not valid for pod {target.name}")
        if running is None or container not in running.stopped or container in running.codes:
            raise Refused(500, "InternalError", f'unable to upgrade connection: container not found ("{container}")')
        if not self.headers.get("Sec-WebSocket-Key"):
            raise Refused(400, "BadRequest", "you must specify at least 1 of stdin, stdout, stderr")
        protocols = [each.strip() for each in self.headers.get("Sec-WebSocket-Protocol", "").split(",")]
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", websocket.accept(self.headers["Sec-WebSocket-Key"]))
        if "v4.channel.k8s.io" in protocols:
            self.send_header("Sec-WebSocket-Protocol", "v4.channel.k8s.io")
        self.end_headers()
        self.close_connection = True
        out = self.wfile

        def write(line: str) -> None:
            websocket.send(out, websocket.STDOUT, line.encode() + b"\n")

        def kill(code: int) -> None:
            for event in (running.stopped[container],):
                event.set()

        shell = Shell(running.environments[container], running.files, write, running.stopped[container], kill)
        command = query.get("command", [])
        code = 0
        try:
            try:
                if len(command) == 1 and command[0].endswith("sh"):
                    code = self.lines_of(shell)
                else:
                    code = shell.run(command)
            except Killed as killed:
                code = killed.code
            status: dict[str, Any] = {"metadata": {}, "status": "Success"}
            if code:
                causes = [{"reason": "ExitCode", "message": str(code)}]
                status = {"metadata": {}, "status": "Failure", "reason": "NonZeroExitCode",
                          "message": f"command terminated with non-zero exit code: exit status {code}",
                          "details": {"causes": causes}}  # fmt: skip
            websocket.send(out, websocket.ERROR, json.dumps(status).encode())
            websocket.close(out)
        except OSError:
            return

    def lines_of(self, shell: Shell) -> int:
        """A shell that reads its commands from the other side."""
        text = ""
        code = 0
        while True:
            frame = websocket.receive(self.rfile)
            if frame is None:
                return code
            if frame[0] != websocket.STDIN:
                continue
            text += frame[1].decode()
            while "\n" in text:
                line, _, text = text.partition("\n")
                if line.strip():
                    code = shell.script(line)
                if shell.stopped.is_set():
                    return 137  # the container has ended, and all that ran in it


class Listening(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        return  # a client that went away


@contextmanager
def cluster(certificate: tuple[str, str] | None = None) -> Iterator[Cluster]:
    """A running cluster; with a certificate and its key it is served over TLS."""
    made = Cluster()
    handler = type("Handler", (Handler,), {"cluster": made})
    with Listening(("127.0.0.1", 0), handler) as listening:
        if certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*certificate)
            listening.socket = context.wrap_socket(listening.socket, server_side=True)
        made.url = f"{'https' if certificate else 'http'}://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.closed = True
            made.nodes.close()
            listening.shutdown()
            thread.join()
