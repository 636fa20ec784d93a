from __future__ import annotations

import email

import pytest

from prefect.tasks.aws import SesSendEmail, mail
from tests.tasks.aws.samples import stubbed


def test_sends_text_and_files(monkeypatch, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("a,b\n")
    # what is sent is looked at, which the emulator does not allow
    ses = stubbed("ses", monkeypatch, mail)
    sent = {}
    ses.client.meta.events.register("before-parameter-build.ses.SendRawEmail", lambda params, **kw: sent.update(params))
    ses.add_response("send_raw_email", {"MessageId": "1"})
    task = SesSendEmail("me@x.org", "a@x.org, b@x.org", "Done", "<p>all well</p>", cc=["c@x.org"], bcc=["d@x.org"])
    assert task.run(files=[str(file)], custom_headers={"X-Run": "7"})["MessageId"] == "1"
    assert sent["Destinations"] == ["a@x.org", "b@x.org", "c@x.org", "d@x.org"]
    message = email.message_from_bytes(sent["RawMessage"]["Data"])
    assert (message["To"], message["Cc"], message["Bcc"], message["X-Run"]) == (
        "a@x.org, b@x.org",
        "c@x.org",
        None,
        "7",
    )
    assert [part.get_filename() for part in message.walk() if part.get_filename()] == ["a.csv"]
    assert "<p>all well</p>" in message.as_string()


@pytest.mark.parametrize("missing", ["mail_from", "to", "subject"])
def test_needs_sender_receiver_and_subject(aws, missing):
    given = {"mail_from": "a@x.org", "to": "b@x.org", "subject": "s"}
    del given[missing]
    with pytest.raises(ValueError, match=f"No '{missing}' was given"):
        SesSendEmail(**given).run()
