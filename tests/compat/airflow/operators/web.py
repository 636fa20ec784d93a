"""A small web server that says what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@contextmanager
def web_server() -> Iterator[int]:
    """
    Serve for a while.

    `/status/N` is answered with status N, `/later/…` with 404 twice and then 200, `/pages` has three pages.

    Yields:
        The port.
    """
    asked: dict[str, int] = {}

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            parts = urlsplit(self.path)
            query = dict(parse_qsl(parts.query))
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            status = 200
            if parts.path.startswith("/status/"):
                status = int(parts.path.rsplit("/", 1)[1])
            if parts.path.startswith("/later/"):
                asked[parts.path] = asked.get(parts.path, 0) + 1
                status = 200 if asked[parts.path] > 2 else 404
            told: dict[str, Any] = {
                "method": self.command, "path": parts.path, "query": query, "body": body,
                "auth": self.headers.get("Authorization"), "type": self.headers.get("Content-Type"),
                "x": {name: value for name, value in self.headers.items() if name.startswith("X-")},
            }  # fmt: skip
            if parts.path == "/pages":
                page = int(query.get("page", 1))
                told = {"page": page, "next": page + 1 if page < 3 else None}
            data = json.dumps(told, sort_keys=True).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

        def log_message(self, *args: Any) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
