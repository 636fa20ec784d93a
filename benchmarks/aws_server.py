"""
A server that speaks as much of S3 as a measurement needs and keeps nothing: what is sent is counted and thrown away,
what is asked for is made up.

    python benchmarks/aws_server.py                 # prints its URL, and serves until its input ends

An object is as large as what was last sent under its key, and all of its bytes are zero.
"""

from __future__ import annotations

import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PIECE = 1024 * 1024
ZEROS = bytes(PIECE)


class Objects:
    """Sizes of objects, and of the parts of those that are being sent."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.sizes: dict[str, int] = {}
        self.uploads: dict[str, dict[int, int]] = {}
        self.begun = 0

    def begin(self) -> str:
        """Begin an upload in parts; gives its id."""
        with self.lock:
            self.begun += 1
            self.uploads[f"upload-{self.begun}"] = {}
            return f"upload-{self.begun}"


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    objects: Objects
    # one packet an answer: otherwise the client's delayed acknowledgement costs 40 ms
    wbufsize = -1
    disable_nagle_algorithm = True

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def handle_expect_100(self) -> bool:
        """Say at once that the contents may come: the client waits for it."""
        known = super().handle_expect_100()
        self.wfile.flush()
        return known

    def _swallow(self) -> int:
        size = left = int(self.headers.get("Content-Length") or 0)
        while left > 0:
            left -= len(self.rfile.read(min(left, PIECE)))
        # sent in signed chunks, the size of the contents stands in a header of its own
        return int(self.headers.get("x-amz-decoded-content-length") or size)

    def do_PUT(self) -> None:
        """An object, or a part of one."""
        place, query = urlsplit(self.path), parse_qs(urlsplit(self.path).query)
        size = self._swallow()
        if "uploadId" in query:
            self.objects.uploads[query["uploadId"][0]][int(query["partNumber"][0])] = size
        else:
            self.objects.sizes[place.path] = size
        self._answer(200, ETag='"0"')

    def do_POST(self) -> None:
        """Begin an upload in parts, or complete one."""
        place = urlsplit(self.path)
        query = parse_qs(place.query, keep_blank_values=True)
        self._swallow()
        if "uploads" in query:
            text = f"<InitiateMultipartUploadResult><UploadId>{self.objects.begin()}</UploadId>"
            self._answer(200, f"{text}</InitiateMultipartUploadResult>".encode())
        else:
            self.objects.sizes[place.path] = sum(self.objects.uploads.pop(query["uploadId"][0]).values())
            self._answer(200, b"<CompleteMultipartUploadResult><ETag>0</ETag></CompleteMultipartUploadResult>")

    def do_DELETE(self) -> None:
        """Call an upload off, or delete an object."""
        place = urlsplit(self.path)
        self.objects.uploads.pop(parse_qs(place.query).get("uploadId", [""])[0], None)
        self.objects.sizes.pop(place.path, None)
        self._answer(204)

    def do_HEAD(self) -> None:
        """Is it there, and how large?"""
        size = self.objects.sizes.get(urlsplit(self.path).path)
        self.send_response(404 if size is None else 200)
        self.send_header("Content-Length", str(size or 0))
        self.send_header("ETag", '"0"')
        self.end_headers()

    def do_GET(self) -> None:
        """An object, or a range of it."""
        size = self.objects.sizes.get(urlsplit(self.path).path)
        if size is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
            return
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        first = int(asked[1]) if asked else 0
        last = min(int(asked[2]), size - 1) if asked and asked[2] else size - 1
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("ETag", '"0"')
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.end_headers()
        left = last - first + 1
        while left > 0:
            self.wfile.write(ZEROS[: min(left, PIECE)])
            left -= PIECE

    def log_message(self, *args: object) -> None:
        """Nobody reads it."""


class Server(ThreadingHTTPServer):
    """The server; each has its own objects."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), type("HandlerOfOne", (Handler,), {"objects": Objects()}))

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


def main() -> None:
    """Serve until the input ends."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.url, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
