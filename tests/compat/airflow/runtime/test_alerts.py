"""Mails about failures and retries, callbacks that raise, notifiers."""

from __future__ import annotations

import email
import logging
import socketserver
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Run = Callable[..., dict[str, Any]]


class _Smtp(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        data = b""
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    data += line
                self.server.mails.append(data.decode())  # type: ignore[attr-defined]
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Smtp)
    server.mails = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    extra = "disable_ssl=true&disable_tls=true"
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", f"smtp://127.0.0.1:{port}/?{extra}&from_email=dags%40example.com")
    yield server.mails  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


FAILS = """
    with DAG('d', schedule=None, start_date=START):
        @task(email='team@example.com', retries=1, retry_delay=NODELAY{more})
        def fails():
            raise ValueError('broken <here>')
        fails()
"""


@pytest.mark.parametrize(
    ("more", "tries"),
    [
        ("", ["1 out of 2", "2 out of 2"]),
        (", email_on_retry=False", ["2 out of 2"]),
        (", email_on_failure=False", ["1 out of 2"]),
    ],
)
def test_mails(run_dag: Run, mails: list[str], more: str, tries: list[str]) -> None:
    assert run_dag(FAILS.format(more=more))["tis"]["fails"]["state"] == "failed"
    assert len(mails) == len(tries)
    for text, number in zip(mails, tries, strict=True):
        mail = email.message_from_string(text)
        (part,) = mail.get_payload()
        body = part.get_payload(decode=True).decode()  # type: ignore[union-attr]
        assert f"Try {number}" in body and "broken &lt;here&gt;" in body
        assert "Airflow alert: <TaskInstance: d.fails" in str(mail["Subject"])
        assert mail["To"] == "team@example.com"


def test_without_a_server_nothing_is_sent_and_nothing_changes(run_dag: Run) -> None:
    found = run_dag(FAILS.format(more=""))["tis"]["fails"]
    assert (found["state"], found["tries"], found["xcoms"]) == ("failed", 2, {})


def test_a_callback_that_raises_is_logged_only(run_dag: Run, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "airflow.task"):
        result = run_dag("""
            def bad(context):
                raise RuntimeError('the callback broke')
            with DAG('d', schedule=None, start_date=START, on_success_callback=bad, on_failure_callback=bad):
                PythonOperator(task_id='t', python_callable=lambda: 1, on_success_callback=bad, on_execute_callback=bad)
        """)
    assert (result["dagrun_state"], result["tis"]["t"]["state"]) == ("success", "success")
    assert [record.getMessage().split(" of ")[0] for record in caplog.records] == [
        "on_execute_callback", "on_success_callback", "on_success_callback",
    ]  # fmt: skip


def test_a_notifier_renders_its_fields(run_dag: Run) -> None:
    result = run_dag("""
        from airflow.notifications.basenotifier import BaseNotifier
        said = []
        class Say(BaseNotifier):
            template_fields = ('text',)
            def __init__(self, text):
                super().__init__()
                self.text = text
            def notify(self, context):
                said.append(self.text)
        with DAG('d', schedule=None, start_date=START):
            @task(on_success_callback=Say('{{ ti.task_id }} on {{ ds }}'))
            def t():
                return 1
            @task
            def heard():
                return said
            t() >> heard()
    """)
    assert result["tis"]["heard"]["xcoms"]["return_value"] == ["t on 2024-01-15"]


def test_an_operator_renders_text_in_its_callable(run_dag: Run) -> None:
    result = run_dag("""
        with DAG('d', schedule=None, start_date=START, params={'p': 5}):
            @task
            def t():
                context = get_current_context()
                return context['task'].render_template('{{ ds }} {{ params.p }}', context)
            t()
    """)
    assert result["tis"]["t"]["xcoms"]["return_value"] == "2024-01-15 5"
