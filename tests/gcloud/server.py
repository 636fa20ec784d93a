"""
A stand-in for Google's cloud on the loopback: Cloud Storage, BigQuery, Secret Manager and tokens, as their REST
interfaces speak; and any other service by its description (`cloud.py`).

Beside what the emulators on PyPI do it enforces preconditions, keeps ACLs and policies, matches globs, speaks resumable
uploads to the letter, runs BigQuery jobs (on SQLite) and misbehaves when a test says so.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.gcloud.answers import Answer, Asked, Refused
from tests.gcloud.bigquery import BigQuery
from tests.gcloud.cloud import Cloud
from tests.gcloud.others import Others
from tests.gcloud.storage import Storage


class FakeGoogle:
    """All services; `asked` remembers every request, `faults` are answers that come first."""

    def __init__(self) -> None:
        self.url = ""
        #: every other service, by its description
        self.cloud = Cloud()
        self.clear()

    def clear(self) -> None:
        self.asked: list[Asked] = []
        #: (method and path as a regular expression, status or "break", reason, how often)
        self.faults: list[list[Any]] = []
        self.storage = Storage(lambda: self.url)
        self.bigquery = BigQuery(lambda: self.url, self.storage)
        self.others = Others()
        self.cloud.clear()
        self.lock = threading.RLock()

    def fail(self, pattern: str, status: int | str, reason: str = "backendError", times: int = 1) -> None:
        """Answer the next requests that match so."""
        self.faults.append([re.compile(pattern), status, reason, times])

    def paths(self, method: str = "") -> list[str]:
        """What was asked for, as `METHOD path`."""
        return [f"{one.method} {one.path}" for one in self.asked if one.method == method or not method]

    def answer(self, asked: Asked) -> Answer | None:
        with self.lock:
            self.asked.append(asked)
            for fault in self.faults:
                if fault[3] and fault[0].search(f"{asked.method} {asked.path}"):
                    fault[3] -= 1
                    if fault[1] == "break":
                        return None
                    return Refused(fault[1], fault[2], f"{fault[2]} happened").answer()
            try:
                for service in (self.storage, self.bigquery, self.others, self.cloud):
                    found = service.answer(asked)
                    if found is not None:
                        return found
            except Refused as err:
                return err.answer()
            return Refused(404, "notFound", f"no such path: {asked.path}").answer()


def _handler(server: FakeGoogle) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # headers and body go in one packet, at once: each request would wait 40 ms otherwise
        disable_nagle_algorithm = True
        wbufsize = -1

        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            body = self._body()
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            headers = {name.lower(): value for name, value in self.headers.items()}
            segments = [unquote(part) for part in parts.path.strip("/").split("/")]
            asked = Asked(self.command, unquote(parts.path), segments, parse_qs(parts.query), headers, body)
            answer = server.answer(asked)
            if answer is None:  # the connection breaks
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(answer.status)
            content = answer.body
            for name, value in {"Content-Type": "application/json; charset=UTF-8", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def _body(self) -> bytes:
            if "chunked" not in self.headers.get("Transfer-Encoding", ""):
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                found += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return found

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

        def log_message(self, format: str, *args: Any) -> None:
            return

        def finish(self) -> None:
            try:
                super().finish()
            except (ValueError, OSError):
                return  # a connection that was broken on purpose

    return Handler


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    # more than the library's 5: a connection that finds no place is neither served nor refused
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        return


@contextmanager
def fake_google(port: int = 0) -> Iterator[FakeGoogle]:
    """The server, listening."""
    server = FakeGoogle()
    with _Quiet(("127.0.0.1", port), _handler(server)) as listening:
        server.url = f"http://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


if __name__ == "__main__":
    with fake_google() as found:
        print(found.url, flush=True)
        threading.Event().wait()
