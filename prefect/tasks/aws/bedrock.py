"""Models of Bedrock that answer at once."""

from __future__ import annotations

import json
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client


def _sent(value: Any) -> Any:
    return value if isinstance(value, (str, bytes)) else json.dumps(value)


def _came(body: Any, kind: str | None) -> Any:
    """What came: read, and out of JSON where it says that it is."""
    text = body.read() if hasattr(body, "read") else b"".join(body)
    if kind is None or "json" in kind:
        return json.loads(text)
    return text.decode() if kind.startswith("text/") else text


class BedrockInvokeModel(Task):
    """
    Ask a model.

    Args:
        model_id: id or ARN of the model.
        input_data: what to ask, in the form of the model; a dict goes as JSON.
        content_type: kind of what is asked; `None` leaves it to Bedrock, which takes JSON.
        accept_type: kind of the answer; `None` leaves it to Bedrock, which gives JSON.
        options: further parameters of `invoke_model` by the API's own names.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer: what its JSON says, else text or bytes.

    Raises:
        ValueError: the model or the question was given neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> BedrockInvokeModel("amazon.titan-text-express-v1", {"inputText": "Hello"}).model_id
        'amazon.titan-text-express-v1'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("model_id", "input_data", "content_type", "accept_type", "options")
    def run(
        self,
        model_id: str | None = None,
        input_data: Any = None,
        content_type: str | None = None,
        accept_type: str | None = None,
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> Any:
        given: dict[str, Any] = {
            "modelId": needed(model_id, "model_id"),
            "body": _sent(needed(input_data, "input_data")),
        }
        given.update({name: value for name, value in (("contentType", content_type), ("accept", accept_type)) if value})
        client = aws_client("bedrock-runtime", credentials, self.boto_kwargs)
        answer = client.invoke_model(**given, **(options or {}))
        return _came(answer["body"], answer.get("contentType"))


class BedrockInvokeAgentRuntime(Task):
    """
    Ask an agent that runs on Bedrock AgentCore.

    Args:
        agent_runtime_arn: ARN of the runtime.
        payload: what to ask; a dict goes as JSON.
        content_type: kind of what is asked.
        accept: kind of the answer.
        options: further parameters of `invoke_agent_runtime` by the API's own names, such as `runtimeSessionId`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The answer of the API, a dict; its `response` is what the agent's JSON says, else text or bytes.

    Raises:
        ValueError: the runtime or the question was given neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> BedrockInvokeAgentRuntime(payload={"prompt": "Hello"}).accept
        'application/json'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("agent_runtime_arn", "payload", "content_type", "accept", "options")
    def run(
        self,
        agent_runtime_arn: str | None = None,
        payload: Any = None,
        content_type: str = "application/json",
        accept: str = "application/json",
        options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = aws_client("bedrock-agentcore", credentials, self.boto_kwargs)
        answer = client.invoke_agent_runtime(
            agentRuntimeArn=needed(agent_runtime_arn, "agent_runtime_arn"),
            payload=_sent(needed(payload, "payload")),
            contentType=content_type,
            accept=accept,
            **(options or {}),
        )
        known = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
        known["response"] = _came(answer["response"], answer.get("contentType"))
        return known
