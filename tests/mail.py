"""A mail server on the loopback."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
from typing import Any, NamedTuple

import pytest

from tests.services import free_port, missing


class Mailbox(NamedTuple):
    host: str
    port: int
    #: (sender, recipients, message) of each mail that came.
    mails: list[tuple[str, list[str], Any]]
    logins: list[tuple[bytes, bytes]]


@pytest.fixture
def mailbox(request):
    """A mail server on the loopback; with the parameter "SSL" or "STARTTLS" secured, and asking who is there."""
    try:
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import SMTP, AuthResult
    except ImportError:
        missing("aiosmtpd")
    secured = getattr(request, "param", None)
    box = Mailbox("127.0.0.1", free_port(), [], [])

    class Handler:
        async def handle_DATA(self, server, session, envelope):
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            box.mails.append((envelope.mail_from, envelope.rcpt_tos, message))
            return "250 OK"

    def authenticate(server, session, envelope, mechanism, login):
        box.logins.append((login.login, login.password))
        return AuthResult(success=login.password == b"hush", handled=login.password == b"hush")

    context = None
    if secured:
        certificate, key = request.getfixturevalue("certificate")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
    over_tls = context if secured == "SSL" else None
    starting = {"tls_context": context} if secured == "STARTTLS" else {}
    options = {"authenticator": authenticate, "auth_require_tls": False} if secured else {}

    def knock():
        with socket.create_connection((box.host, box.port)) as plain:
            with ssl._create_unverified_context().wrap_socket(plain) as connection:
                connection.recv(64)

    class Listening(Controller):
        def factory(self):
            return SMTP(self.handler, **options, **starting)

    controller = Listening(Handler(), hostname=box.host, port=box.port, ssl_context=over_tls)
    if over_tls:
        controller._trigger_server = knock  # it would look without TLS whether it runs
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for localhost and its key, which this process trusts."""
    import datetime

    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import NameOID
    except ImportError:
        missing("cryptography")

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (tmp_path / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    return tmp_path / "cert.pem", tmp_path / "key.pem"
