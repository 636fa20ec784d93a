from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import urllib.error
from http.server import BaseHTTPRequestHandler, HTTPServer

import boto3
import pytest
from boto3.exceptions import S3UploadFailedError

from prefect.tasks.aws import HttpToS3, LocalToS3, S3ToLocal
from prefect.tasks.aws.s3_objects import ObjectExists


@pytest.fixture
def s3(bucket):
    return boto3.client("s3")


def body(s3, key):
    return s3.get_object(Bucket="reports", Key=key)["Body"].read()


@pytest.fixture
def web():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(404 if "missing" in self.path else 200)
            self.end_headers()
            self.wfile.write(self.path.encode())

        def do_POST(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.rfile.read(int(self.headers["Content-Length"])) + self.headers["X-By"].encode())

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_file_goes_up_and_down(s3, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"hello")
    LocalToS3(str(file), "s3://reports/a.txt", upload_options={"ContentType": "text/x"}).run()
    assert s3.head_object(Bucket="reports", Key="a.txt")["ContentType"] == "text/x"
    down = str(tmp_path / "new" / "b.txt")
    assert S3ToLocal("s3://reports/a.txt").run(filename=down) == down
    with open(down, "rb") as found:
        assert found.read() == b"hello"


def test_a_file_is_packed_on_the_way(s3, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"hello" * 1000)
    LocalToS3(str(file), "a.gz", "reports", compression="gzip").run()
    assert gzip.decompress(body(s3, "a.gz")) == b"hello" * 1000


def test_what_is_there_is_kept(s3, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"new")
    s3.put_object(Bucket="reports", Key="a.txt", Body=b"old")
    with pytest.raises(ObjectExists):
        LocalToS3(str(file), "s3://reports/a.txt").run()
    LocalToS3(str(file), "s3://reports/a.txt").run(replace=True)
    assert body(s3, "a.txt") == b"new"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, b"/x"),
        ({"data": {"a": [1, 2]}}, b"/x?a=1&a=2"),
        ({"method": "post", "data": {"a": 1}, "headers": {"X-By": "me"}}, b"a=1me"),
        ({"method": "POST", "data": "text", "headers": {"X-By": "me"}}, b"textme"),
    ],
)
def test_an_address_is_fetched(s3, web, given, found):
    HttpToS3(f"{web}/x", "s3://reports/x").run(**given)
    assert body(s3, "x") == found


def test_an_answer_that_is_an_error_writes_nothing(s3, web):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        HttpToS3(f"{web}/missing", "s3://reports/x").run()
    assert "Contents" not in s3.list_objects_v2(Bucket="reports")


def test_only_http_is_fetched(s3):
    with pytest.raises(ValueError, match="fetches http and https"):
        HttpToS3("file:///etc/passwd", "s3://reports/x").run()


def test_a_part_that_fails_leaves_no_upload_behind(s3, tmp_path, monkeypatch):
    file = tmp_path / "big"
    file.write_bytes(os.urandom(17 * 1024 * 1024))
    from prefect.tasks.aws import s3_transfers

    client = boto3.client("s3", config=boto3.session.Config(retries={"total_max_attempts": 1}))
    sent = []

    def refuse(request, **kwargs):
        sent.append(request.url)
        if len(sent) > 1:
            raise OSError("the line is cut")

    client.meta.events.register("before-send.s3.UploadPart", refuse)
    monkeypatch.setattr(s3_transfers, "aws_client", lambda *args, **kwargs: client)
    with pytest.raises((S3UploadFailedError, OSError)):
        LocalToS3(str(file), "s3://reports/big").run()
    assert "Contents" not in s3.list_objects_v2(Bucket="reports")
    assert s3.list_multipart_uploads(Bucket="reports").get("Uploads", []) == []


def test_a_large_file_takes_little_memory(bucket, tmp_path):
    # in a process of its own, whose peak can be measured; the emulator holds the data, the test does not
    file = tmp_path / "big"
    with open(file, "wb") as big:
        big.truncate(160 * 1024 * 1024)
    code = (
        "import re\n"
        "from prefect.tasks.aws import LocalToS3, S3ToLocal\n"
        f"LocalToS3({str(file)!r}, 's3://reports/big').run()\n"
        f"S3ToLocal('s3://reports/big', {str(tmp_path / 'back')!r}).run()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200 * 1024, "in KB; boto3 alone takes about 90 MB, and eight parts of 8 MB are under way"
    assert os.path.getsize(tmp_path / "back") == 160 * 1024 * 1024
