"""DAG files of operators beside what real Airflow 2.10.5 and 3.2.2 made of them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.__main__ import cli
from tests.loopback import Asked

HERE = Path(__file__).parent


MAILS = [
    (["a@example.org"], "On 2024-01-15", "conn@example.org", None, None, "<b>2024-01-15</b>"),
    (["a@example.org"], "s", "conn@example.org", None, None, "h"),
    (
        ["a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org"], "s", "me@example.org",
        "c@example.org, d@example.org", "1", "h",
    ),
    (["b@example.org"], "s", "conn@example.org", None, None, "h"),
]  # fmt: skip


class Echo:
    """Answers with what it was asked; `/status/N` with status N, `/later/…` with 404 twice and then 200."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()

    def __call__(self, asked: Asked) -> tuple[int, Any]:
        status = int(asked.path.rpartition("/")[2]) if asked.path.startswith("/status/") else 200
        if asked.path.startswith("/later/"):
            self.times[asked.path] += 1
            status = 200 if self.times[asked.path] > 2 else 404
        query = {name: values[-1] for name, values in asked.query.items()}
        told: dict[str, Any] = {
            "method": asked.method, "path": asked.path, "query": query, "body": asked.body.decode(),
            "auth": asked.headers.get("Authorization"), "type": asked.headers.get("Content-Type"),
            "x": {name: value for name, value in asked.headers.items() if name.startswith("X-")},
        }  # fmt: skip
        return status, json.dumps(told, sort_keys=True)


def page(asked: Asked) -> tuple[int, str]:
    """One of three pages."""
    number = int(asked.query.get("page", ["1"])[0])
    return 200, json.dumps({"next": number + 1 if number < 3 else None, "page": number})


def slack(asked: Asked) -> tuple[int, Any]:
    """What Slack answers to a message."""
    channel = json.loads(asked.body)["channel"]
    if channel == "#nowhere":
        return 200, {"ok": False, "error": "channel_not_found"}
    return 200, {"ok": True, "ts": "1.2", "channel": channel}


@pytest.fixture
def connections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mailbox: Any, web: Any, redis: Any, ssh_server: Any,
    ftp_server: Any,
) -> dict[str, Any]:  # fmt: skip
    """The connections that the recordings were made with."""
    (ssh_server.root / "put").mkdir()
    (tmp_path / "here.txt").write_text("here")  # what the DAG files copy away
    web.otherwise = Echo()
    web.answers |= {
        "/pages": page,
        "/api/chat.postMessage": slack,
        "/services/T0/B0/X0": "ok",
        "/services/gone": (404, "no_service"),
    }
    login = {"host": "127.0.0.1", "login": "ada", "password": "hush"}
    secured = {"disable_ssl": True, "disable_tls": True, "from_email": "conn@example.org"}
    found: dict[str, Any] = {
        "sq": {"conn_type": "sqlite", "host": str(tmp_path / "sq.db")},
        "web": {
            "conn_type": "http", "host": web.url, "login": "ada", "password": "not-to-be-told",
            "extra": {"X-From": "conn"},
        },
        "smtp_default": {"conn_type": "smtp", "host": mailbox.host, "port": mailbox.port, "extra": secured},
        "box": {**login, "conn_type": "ssh", "port": ssh_server.address["port"], "extra": {"look_for_keys": "false"}},
        "files": {**login, "conn_type": "ftp", "port": ftp_server.address["port"]},
        "store": {"conn_type": "redis", "host": redis.host, "port": redis.port},
        "slack": {"conn_type": "slack", "password": "xoxb-not-to-be-told", "extra": {"base_url": f"{web.url}/api/"}},
        "hook": {"conn_type": "slackwebhook", "host": f"{web.url}/services", "password": "T0/B0/X0"},
        "gone": {"conn_type": "slackwebhook", "host": f"{web.url}/services", "password": "gone"},
    }  # fmt: skip
    for name, parts in found.items():
        monkeypatch.setenv(f"AIRFLOW_CONN_{name.upper()}", json.dumps(parts))
    return found


def comparable(instances: dict[str, Any]) -> dict[str, Any]:
    """What has no order of its own is sorted."""
    for instance in instances.values():
        skipped = instance["xcoms"].get("skipmixin_key")
        if skipped:
            instance["xcoms"]["skipmixin_key"] = {name: sorted(ids, key=str) for name, ids in skipped.items()}
    return instances


#: What the operators sent to Slack, in the order of the text; {icon} is another one in each version.
SLACK = [
    ("/api/chat.postMessage", {"channel": "#2024-01-15", "username": "Airflow"}),
    ("/api/chat.postMessage", {"channel": "#news", "username": "me", "text": "2024-01-15", "blocks": "[]"}),
    ("/api/chat.postMessage", {"channel": "#nowhere", "username": "Airflow", "text": "x", "attachments": "[]"}),
    ("/services/T0/B0/X0", {"text": "2024-01-15"}),
    ("/services/T0/B0/X0", {"text": "m", "attachments": [{"text": "2024-01-15"}], "blocks": [{"type": "divider"}]}),
    ("/services/gone", {"text": "m"}),
]
#: The files that operators left on the server, beside those that were there.
LEFT = {"ssh_ops": ["put/2024-01-15.txt", "put/b.txt"], "ftp_ops": ["d/2024-01-15.txt"]}


@pytest.mark.parametrize("version", ["2.10", "3.2"])
@pytest.mark.parametrize("name", sorted(file.stem for file in (HERE / "dags").glob("*.py")))
def test_as_in_airflow(
    name: str, version: str, connections: dict[str, Any], mailbox: Any, web: Any, ssh_server: Any, ftp_server: Any,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    written = tmp_path / "found.json"
    arguments = ["airflow", "run", str(HERE / "dags" / f"{name}.py"), "--all", "--date", "2024-01-15T00:00:00+00:00"]
    outcome = CliRunner().invoke(cli, [*arguments, "--airflow-version", version, "--json", str(written)])
    assert written.exists(), outcome.output
    found = json.loads(written.read_text())["dags"][name]
    recorded = (HERE / "recorded" / f"{name}_{version.replace('.', '')}.json").read_text()
    expected = json.loads(recorded.replace("{python}", sys.executable))
    assert found["dagrun_state"] == expected["dagrun_state"]
    assert sorted(found["tis"]) == sorted(expected["tis"])
    actual, wanted = comparable(found["tis"]), comparable(expected["tis"])
    differences = {
        f"{key} {field}": (wanted[key][field], actual[key][field])
        for key in wanted
        for field in ("state", "tries", "xcoms", "rendered")
        if wanted[key][field] != actual[key][field]
    }
    assert differences == {}
    assert sorted(map(told_of, mailbox.mails), key=str) == sorted(MAILS if name == "smtp_ops" else [], key=str)
    to_slack = [each for each in web.asked if each.path.startswith(("/api", "/serv"))]
    sent = sorted(((each.path, json.loads(each.body)) for each in to_slack), key=str)
    wanted_of_slack = SLACK if name == "slack_ops" else []
    assert [path for path, _ in sent] == [path for path, _ in wanted_of_slack]
    for (_, body), (_, parts) in zip(sent, wanted_of_slack, strict=True):
        assert {part: body.get(part) for part in parts} == parts
    for server, dag in ((ssh_server, "ssh_ops"), (ftp_server, "ftp_ops")):
        there = {str(path.relative_to(server.root)) for path in server.root.rglob("*") if path.is_file()}
        assert there == {"greeting.txt", *(LEFT[dag] if name == dag else ())}


def told_of(mail: tuple[str, list[str], Any]) -> tuple[Any, ...]:
    """What is looked at of a mail."""
    _, to, message = mail
    text = message.get_payload()[0].get_payload(decode=True).decode().rstrip()
    return to, message["Subject"], message["From"], message["CC"], message["X-Mine"], text
