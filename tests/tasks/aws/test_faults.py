"""What AWS does on bad days, by a server that answers as a test says."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from prefect.core.flow import Flow
from prefect.tasks.aws import AWSCall, S3Download, S3Upload

KEYS = {"ACCESS_KEY": "AKIAEXAMPLE", "SECRET_ACCESS_KEY": "wJalrXUtnFEMI-hush"}


def error(code):
    return f"<Error><Code>{code}</Code><Message>{code} happened</Message></Error>".encode()


@pytest.fixture
def server(aws):
    answers, asked = [], []

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            asked.append(self.command)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body = answers.pop(0)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = answer

        def log_message(self, *args):
            pass

    web = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield {"endpoint_url": f"http://127.0.0.1:{web.server_port}"}, answers, asked
    web.shutdown()


@pytest.mark.parametrize(
    "first", [(503, error("SlowDown")), (500, error("InternalError")), (400, error("RequestTimeout"))]
)
def test_tries_again_by_itself(server, first):
    options, answers, asked = server
    answers += [first, (200, b"hello")]
    assert S3Download(bucket="b", boto_kwargs=options).run("k", credentials=KEYS) == "hello"
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "AccessDenied"), (400, "ExpiredToken"), (404, "NoSuchBucket"), (403, "InvalidAccessKeyId")],
)
def test_says_what_aws_says_and_no_secret(server, status, code):
    options, answers, asked = server
    answers += [(status, error(code))]
    with pytest.raises(ClientError, match=code) as caught:
        S3Download(bucket="b", boto_kwargs=options).run("k", credentials=KEYS)
    assert len(asked) == 1, "trying again would not help"
    assert "hush" not in str(caught.value) + repr(caught.value)


def test_gives_up_after_three_tries(server):
    options, answers, asked = server
    answers += [(503, error("SlowDown"))] * 3
    with pytest.raises(ClientError, match="SlowDown"):
        AWSCall("s3", "list_buckets", boto_kwargs={**options, "config": {"retries": {"total_max_attempts": 3}}}).run()
    assert len(asked) == 3


def test_nobody_listens(aws):
    options = {"endpoint_url": "http://127.0.0.1:1", "config": {"retries": {"total_max_attempts": 1}}}
    with pytest.raises(EndpointConnectionError):
        AWSCall("s3", "list_buckets", boto_kwargs=options).run()


def test_a_flow_tries_again_where_the_client_gave_up(server):
    options, answers, _ = server
    once = {**options, "config": {"retries": {"total_max_attempts": 1}}}
    answers += [(503, error("SlowDown")), (200, b"")]
    with Flow("again") as flow:
        done = S3Upload(bucket="b", boto_kwargs=once, max_retries=1, retry_delay=0)("data", key="k")
    state = flow.run()
    assert state.result[done].result == "k"


def test_a_connection_that_breaks_is_made_again(aws, web):
    web.otherwise = [lambda asked: None, "hello"]
    options = {"endpoint_url": web.url, "config": {"retries": {"total_max_attempts": 2}}}
    assert S3Download(bucket="b", boto_kwargs=options).run("k", credentials=KEYS) == "hello"


def test_an_upload_that_breaks_off_is_sent_again(aws, web):
    web.otherwise = [lambda asked: None, ""]
    options = {"endpoint_url": web.url, "config": {"retries": {"total_max_attempts": 2}}}
    S3Upload(bucket="b", boto_kwargs=options).run("data", key="k", credentials=KEYS)
    assert [(each.method, b"data" in each.body) for each in web.asked] == [("PUT", True)] * 2


def test_a_silent_server_is_given_up(aws, web):
    over = threading.Event()
    web.otherwise = lambda asked: over.wait(10) and None
    options = {"endpoint_url": web.url, "config": {"retries": {"total_max_attempts": 1}, "read_timeout": 0.1}}
    try:
        with pytest.raises(ReadTimeoutError):
            S3Download(bucket="b", boto_kwargs=options).run("k", credentials=KEYS)
    finally:
        over.set()
