from __future__ import annotations

import pytest

from prefect.compat.airflow.hooks.smtp import SmtpHook


@pytest.fixture
def server(mailbox, connection):
    extra = {"disable_ssl": True, "disable_tls": True, "from_email": "eve@example.org"}
    connection("smtp_default", conn_type="smtp", host=mailbox.host, port=mailbox.port, extra=extra)
    return mailbox


def test_send(server, tmp_path):
    (tmp_path / "x.csv").write_text("a")
    with SmtpHook() as hook:
        hook.send_email_smtp(
            to="ada@example.org, bob@example.org", subject="s", html_content="<b>x</b>", cc=["c@example.org"],
            bcc="d@example.org", files=[str(tmp_path / "x.csv")], custom_headers={"X-A": "1"},
        )  # fmt: skip
        assert hook.test_connection() == (True, "Connection successfully tested")
    [(sender, recipients, mail)] = server.mails
    assert sender == "eve@example.org"
    assert recipients == ["ada@example.org", "bob@example.org", "c@example.org", "d@example.org"]
    assert (mail["Subject"], mail["CC"], mail["Bcc"], mail["X-A"]) == ("s", "c@example.org", None, "1")
    assert [part.get_filename() for part in mail.iter_attachments()] == ["x.csv"]


def test_dry_run(server):
    SmtpHook().send_email_smtp(to="a@example.org", subject="s", html_content="x", dryrun=True)
    assert server.mails == []


@pytest.mark.parametrize("mailbox", ["SSL", "STARTTLS"], indirect=True)
def test_secured(mailbox, connection, request):
    extra = {"disable_ssl": request.node.callspec.params["mailbox"] != "SSL"}
    connection("c", conn_type="smtp", host="localhost", port=mailbox.port, login="eve", password="hush", extra=extra)
    SmtpHook("c").get_conn().send_email_smtp(to="a@example.org", from_email="e@example.org", html_content="x")
    assert mailbox.logins == [(b"eve", b"hush")]
    assert len(mailbox.mails) == 1


def test_no_sender(mailbox, connection):
    connection("c", conn_type="smtp", host=mailbox.host, port=mailbox.port)
    with pytest.raises(ValueError, match="from_email"):
        SmtpHook("c").send_email_smtp(to="a@example.org", html_content="x")
