"""A server on the loopback whose answers a test writes down, and which remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit


class Asked(NamedTuple):
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes


class Loopback:
    """`answers[path]` is an answer or a list of them, the last of which stays: (status, body, headers) or a function"""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        #: What is answered where no answer is written down.
        self.otherwise: Any = (404, "nothing here")
        self.asked: list[Asked] = []
        self.url = ""
        self._lock = threading.Lock()

    def answer(self, asked: Asked) -> tuple[int, bytes, dict[str, str]] | None:
        with self._lock:
            self.asked.append(asked)
            found = self.answers.get(asked.path, self.otherwise)
            if isinstance(found, list):
                found = found.pop(0) if len(found) > 1 else found[0]
        if callable(found):
            found = found(asked)
        if found is None:
            return None
        status, body, *rest = found if isinstance(found, tuple) else (200, found)
        headers = dict(rest[0]) if rest else {}
        if not isinstance(body, (str, bytes)):
            body, headers = json.dumps(body), {"Content-Type": "application/json", **headers}
        return status, body.encode() if isinstance(body, str) else body, headers


@contextmanager
def loopback(wrap: Callable[[ThreadingHTTPServer], None] | None = None) -> Iterator[Loopback]:
    server = Loopback()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, parts.path, parse_qs(parts.query), dict(self.headers), body)
            answer = server.answer(asked)
            if answer is None:  # the connection breaks
                self.close_connection = True
                self.connection.close()
                return
            status, content, headers = answer
            self.send_response(status)
            for name, value in {"Content-Type": "text/plain; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.close_connection = self.close_connection or "Content-Length" in headers
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

        def log_message(self, format: str, *args: Any) -> None:
            return

        def finish(self) -> None:
            try:
                super().finish()
            except (ValueError, OSError):
                return  # a connection that was broken on purpose

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        # more than the library's 5: a connection that finds no place is neither served nor refused
        request_queue_size = 128

        def handle_error(self, request: Any, client_address: Any) -> None:
            return

    with Quiet(("127.0.0.1", 0), Handler) as listening:
        if wrap is not None:
            wrap(listening)
        server.url = f"http://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()
