from __future__ import annotations

import smtplib

import pytest

from prefect.core.context import context
from prefect.tasks.notifications import EmailTask
from tests.conftest import free_port

TO = {"email_to": "ada@example.org", "smtp_type": "INSECURE"}


def test_a_whole_mail(mailbox, tmp_path):
    (tmp_path / "rows.csv").write_text("a,b\n")
    (tmp_path / "data.unknown").write_bytes(b"\xff")
    EmailTask(
        "Döne", "<b>42</b>", "ada@example.org, bob@example.org", smtp_server=mailbox.host, smtp_port=mailbox.port,
        smtp_type="INSECURE", email_to_cc="carl@example.org", email_to_bcc="dora@example.org",
        attachments=[str(tmp_path / "rows.csv"), str(tmp_path / "data.unknown")],
    ).run(msg_plain="42", email_from="eve@example.org")  # fmt: skip
    [(sender, recipients, mail)] = mailbox.mails
    assert sender == "eve@example.org"
    assert recipients == [f"{name}@example.org" for name in ("ada", "bob", "carl", "dora")] or set(recipients) == {
        f"{name}@example.org" for name in ("ada", "bob", "carl", "dora")
    }
    assert (mail["Subject"], mail["To"], mail["Cc"], mail["Bcc"]) == (
        "Döne", "ada@example.org, bob@example.org", "carl@example.org", None
    )  # fmt: skip
    assert mail.get_body(("html",)).get_content().strip() == "<b>42</b>"
    assert mail.get_body(("plain",)).get_content().strip() == "42"
    assert [(part.get_filename(), part.get_content_type()) for part in mail.iter_attachments()] == [
        ("rows.csv", "text/csv"), ("data.unknown", "application/octet-stream")
    ]  # fmt: skip


@pytest.mark.parametrize(("given", "kind"), [({"msg": "<b>x</b>"}, "text/html"), ({"msg_plain": "x"}, "text/plain")])
def test_one_form(mailbox, given, kind):
    EmailTask("s", **given, **TO).run(smtp_server=mailbox.host, smtp_port=mailbox.port)
    assert mailbox.mails[0][2].get_content_type() == kind


@pytest.mark.parametrize("mailbox", ["SSL", "STARTTLS"], indirect=True)
def test_over_a_secured_connection(mailbox, request):
    secured = request.node.callspec.params["mailbox"]
    task = EmailTask("s", "m", "ada@example.org", "eve@example.org", "localhost", mailbox.port, secured)
    with context(secrets={"EMAIL_USERNAME": "eve", "EMAIL_PASSWORD": "hush"}):
        task.run()
    assert mailbox.logins == [(b"eve", b"hush")]
    assert len(mailbox.mails) == 1
    wrong = {"EMAIL_USERNAME": "eve", "EMAIL_PASSWORD": "wrong"}
    with context(secrets=wrong), pytest.raises(smtplib.SMTPAuthenticationError) as caught:
        task.run()
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"subject": "s", **TO}, ValueError, "needs a text"),
        ({"msg": "m"}, ValueError, "No 'email_to'"),
        ({"msg": "m", **TO, "smtp_type": "TLS"}, ValueError, "'smtp_type' is 'TLS'"),
        ({"msg": "m", **TO, "attachments": ["/nowhere/x"]}, FileNotFoundError, "/nowhere/x"),
        ({"msg": "m", **TO, "email_to": "a@b\nBcc: c@d"}, ValueError, "."),
    ],
)
def test_errors(mailbox, given, error, message):
    with pytest.raises(error, match=message):
        EmailTask(**given).run(smtp_server=mailbox.host, smtp_port=mailbox.port)
    assert mailbox.mails == []


def test_no_server():
    with pytest.raises(OSError, match="."):
        EmailTask("s", "m", **TO).run(smtp_server="127.0.0.1", smtp_port=free_port())
