"""The mailbox is a small server of the test's own; Glacier's answers are given (Stubber): its jobs take hours."""

from __future__ import annotations

import email.message
import gzip
import io
import socketserver
import threading

import boto3
import pytest

from prefect.tasks.aws import GlacierToGcs, ImapAttachmentToS3, archive_transfers
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws.errors import AwsJobFailed
from prefect.tasks.aws.s3_objects import ObjectExists
from tests.tasks.aws.samples import stubbed


def mail(name: str, contents: bytes) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"] = "report"
    message.set_content("see below")
    message.add_attachment(contents, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


MAILS = [
    mail("report-1.csv", b"old"),
    mail("other.txt", b"x"),
    mail("report-1.csv", b"new"),
    mail("report-2.csv", b"2"),
]


class Imap(socketserver.StreamRequestHandler):
    """As much of IMAP as the task speaks."""

    def handle(self):
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, command, *rest = line.decode().split()
            name = command.upper()
            if name == "CAPABILITY":
                self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
            elif name == "LOGIN" and rest[1] != '"secret"':
                self.wfile.write(f"{tag} NO wrong password\r\n".encode())
                continue
            elif name in ("SELECT", "EXAMINE"):
                self.server.asked.append(rest[0])
                self.wfile.write(f"* {len(MAILS)} EXISTS\r\n".encode())
            elif name == "SEARCH":
                self.server.asked.append(" ".join(rest))
                self.wfile.write(f"* SEARCH {' '.join(str(n + 1) for n in range(len(MAILS)))}\r\n".encode())
            elif name == "FETCH":
                body = MAILS[int(rest[0]) - 1]
                self.wfile.write(f"* {rest[0]} FETCH (RFC822 {{{len(body)}}}\r\n".encode() + body + b")\r\n")
            self.wfile.write(f"{tag} OK done\r\n".encode())
            if name == "LOGOUT":
                return


@pytest.fixture
def mailbox_server():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Imap) as server:
        server.daemon_threads = True
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def where(server, password="secret"):
    return {"host": "127.0.0.1", "port": server.server_address[1], "user": "u", "password": password, "ssl": False}


@pytest.mark.parametrize(
    ("name", "options", "stored"),
    [
        ("report-1.csv", {}, b"new"),
        (r"report-\d", {"as_regex": True}, b"2"),
        ("other.txt", {"folder": "old", "mail_filter": 'SINCE "01-Jan-2024"'}, b"x"),
    ],
)
def test_the_newest_attachment(bucket, mailbox_server, name, options, stored):
    ImapAttachmentToS3(name, "s3://reports/in.csv", **options).run(server=where(mailbox_server))
    assert boto3.client("s3").get_object(Bucket="reports", Key="in.csv")["Body"].read() == stored
    assert mailbox_server.asked == [options.get("folder", "INBOX"), options.get("mail_filter", "All")]


def test_what_cannot_be_fetched(bucket, mailbox_server):
    task = ImapAttachmentToS3("nothing.csv", "s3://reports/in.csv")
    with pytest.raises(FileNotFoundError, match=r"None of 4 mails in 'INBOX' has an attachment 'nothing.csv'"):
        task.run(server=where(mailbox_server))
    with pytest.raises(Exception, match="wrong password"):
        task.run(server=where(mailbox_server, "wrong"))
    boto3.client("s3").put_object(Bucket="reports", Key="in.csv", Body=b"there")
    with pytest.raises(ObjectExists):
        task.run(server=where(mailbox_server))


class Google:
    """Takes the place of Google's client; `test_server_transfers.py` has one too."""

    stored: dict[str, bytes] = {}

    def Client(self, **options):
        return self

    def bucket(self, name):
        return self

    def blob(self, name):
        self.name = name
        return self

    def upload_from_file(self, file):
        self.stored[self.name] = file.read()


@pytest.mark.parametrize(("compression", "unpack"), [(None, bytes), ("gzip", gzip.decompress)])
def test_the_inventory_of_a_vault(monkeypatch, compression, unpack):
    glacier = stubbed("glacier", monkeypatch, operation_module)
    google = Google()
    monkeypatch.setattr(archive_transfers, "storage", google)
    expected = {"vaultName": "v", "jobParameters": {"Type": "inventory-retrieval"}}
    glacier.add_response("initiate_job", {"jobId": "j"}, expected)
    for done in (False, True):
        glacier.add_response("describe_job", {"Completed": done, "StatusCode": "Succeeded" if done else "InProgress"})
    glacier.add_response("get_job_output", {"body": io.BytesIO(b"{}")})
    task = GlacierToGcs("v", "archive", "inventory", compression=compression, poll_interval=0)
    assert task.run() == "gs://archive/inventory"
    assert unpack(google.stored["inventory"]) == b"{}"


def test_glacier_says_why_it_could_not(monkeypatch):
    glacier = stubbed("glacier", monkeypatch, operation_module)
    glacier.add_response("initiate_job", {"jobId": "j"})
    told = {"Completed": True, "StatusCode": "Failed", "StatusMessage": "the vault is locked"}
    glacier.add_response("describe_job", told)
    with pytest.raises(AwsJobFailed, match="'Failed'; the vault is locked"):
        GlacierToGcs("v", "archive", "inventory").run()
