"""Answers are the test's own (Stubber): the emulator's models say nothing."""

from __future__ import annotations

import io
import json

import pytest

from prefect.tasks.aws import BedrockInvokeAgentRuntime, BedrockInvokeModel, bedrock
from tests.tasks.aws.samples import stubbed


@pytest.mark.parametrize(
    ("body", "kind", "came"),
    [(b'{"a": 1}', "application/json", {"a": 1}), (b"hello", "text/plain", "hello"), (b"\xff", "image/png", b"\xff")],
)
def test_asks_a_model(monkeypatch, body, kind, came):
    runtime = stubbed("bedrock-runtime", monkeypatch, bedrock)
    expected = {"modelId": "m", "body": '{"p": 1}', "accept": kind}
    runtime.add_response("invoke_model", {"body": io.BytesIO(body), "contentType": kind}, expected)
    assert BedrockInvokeModel("m", accept_type=kind).run(input_data={"p": 1}) == came


def test_asks_an_agent(monkeypatch):
    agents = stubbed("bedrock-agentcore", monkeypatch, bedrock)
    arn = "arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/r"
    expected = {
        "agentRuntimeArn": arn, "payload": json.dumps({"prompt": "Hi"}), "contentType": "application/json",
        "accept": "application/json", "runtimeSessionId": "s" * 33,
    }  # fmt: skip
    answer = {"response": io.BytesIO(b'"Hello"'), "contentType": "application/json", "statusCode": 200}
    agents.add_response("invoke_agent_runtime", answer, expected)
    found = BedrockInvokeAgentRuntime(arn, {"prompt": "Hi"}, options={"runtimeSessionId": "s" * 33}).run()
    assert found == {"response": "Hello", "contentType": "application/json", "statusCode": 200}


@pytest.mark.parametrize(("arguments", "missing"), [({}, "model_id"), ({"model_id": "m"}, "input_data")])
def test_says_what_is_missing(arguments, missing):
    with pytest.raises(ValueError, match=missing):
        BedrockInvokeModel(**arguments).run()
