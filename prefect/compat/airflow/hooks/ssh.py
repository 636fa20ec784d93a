"""SSH."""

from __future__ import annotations

import contextlib
import io
import select
import socketserver
import threading
from collections.abc import Iterator
from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.ssh.client import run_command

paramiko = optional("paramiko", extra="ssh")

_UNSET: Any = object()
#: Seconds that a command may take.
CMD_TIMEOUT = 10


class SSHHook(BaseHook):
    """
    Another machine, by a connection or by its name. The extra may hold `key_file`, `private_key`,
    `private_key_passphrase`, `conn_timeout`, `cmd_timeout`, `no_host_key_check`, `allow_host_key_change`, `host_key`,
    `look_for_keys`, `compress`.

    Args:
        ssh_conn_id: the connection.
        remote_host: takes the place of the connection's host.
        username: takes the place of the connection's login.
        password: takes the place of the connection's.
        key_file: path of a private key.
        port: port of the server.
        conn_timeout: seconds to wait for the connection.
        cmd_timeout: seconds that a command may take; `None` for any time.
        keepalive_interval: seconds between signs of life; 0 sends none.
        banner_timeout: seconds to wait for the server's first words.
        disabled_algorithms: algorithms that paramiko shall not use.
        kwargs: accepted for compatibility.
    """

    conn_name_attr = "ssh_conn_id"
    default_conn_name = "ssh_default"
    conn_type = "ssh"
    hook_name = "SSH"

    def __init__(
        self,
        ssh_conn_id: str | None = None,
        remote_host: str = "",
        username: str | None = None,
        password: str | None = None,
        key_file: str | None = None,
        port: int | None = None,
        conn_timeout: float | None = None,
        cmd_timeout: float | None = _UNSET,
        keepalive_interval: int = 30,
        banner_timeout: float = 30.0,
        disabled_algorithms: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__()
        extra: dict[str, Any] = {}
        self.ssh_conn_id = ssh_conn_id
        self.remote_host, self.username, self.password, self.port = remote_host, username, password, port
        if ssh_conn_id is not None:
            found = self.get_connection(ssh_conn_id)
            extra = found.extra_dejson
            self.remote_host = remote_host or found.host or ""
            self.username = username or found.login
            self.password = password or found.password
            self.port = port or found.port
        if not self.remote_host:
            raise AirflowException("Missing required param: remote_host")
        self.port = self.port or 22
        self.key_file = key_file or extra.get("key_file")
        self.conn_timeout = conn_timeout or float(extra.get("conn_timeout") or extra.get("timeout") or 10)
        self.cmd_timeout = extra.get("cmd_timeout", CMD_TIMEOUT) if cmd_timeout is _UNSET else cmd_timeout
        self.keepalive_interval = keepalive_interval
        self.banner_timeout = banner_timeout
        self.disabled_algorithms = disabled_algorithms or extra.get("disabled_algorithms")
        self.compress = _yes(extra.get("compress", True))
        self.look_for_keys = _yes(extra.get("look_for_keys", True))
        self.no_host_key_check = _yes(extra.get("no_host_key_check", True))
        self.allow_host_key_change = _yes(extra.get("allow_host_key_change", False))
        self._host_key = extra.get("host_key")
        self._private_key = extra.get("private_key")
        self._passphrase = extra.get("private_key_passphrase")
        self.client: Any = None

    @property
    def pkey(self) -> Any:
        """The private key that the connection holds, as paramiko's object."""
        if not self._private_key:
            return None
        for name in ("RSAKey", "ECDSAKey", "Ed25519Key"):
            try:
                return getattr(paramiko, name).from_private_key(
                    io.StringIO(self._private_key), password=self._passphrase
                )
            except (paramiko.ssh_exception.SSHException, ValueError):
                continue
        raise AirflowException(
            "Private key provided cannot be read by paramiko: give it in PEM, of the kinds RSA, ECDSA or Ed25519."
        )

    def get_conn(self) -> Any:
        """Return paramiko's client, connected; it is made once and again after it was closed."""
        if self.client is not None:
            transport = self.client.get_transport()
            if transport is not None and transport.is_active():
                return self.client
        client = paramiko.SSHClient()
        if not self.allow_host_key_change:
            client.load_system_host_keys()
        if self.no_host_key_check:
            client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        if self._host_key:
            kind, _, data = self._host_key.rpartition(" ")
            key = paramiko.PKey.from_type_string(kind or "ssh-rsa", _decoded(data))
            names = [self.remote_host, f"[{self.remote_host}]:{self.port}"]
            for name in names:
                client.get_host_keys().add(name, key.get_name(), key)
        arguments: dict[str, Any] = {
            "password": self.password.strip() if self.password else None,
            "pkey": self.pkey,
            "key_filename": self.key_file,
            "disabled_algorithms": self.disabled_algorithms,
        }
        client.connect(
            hostname=self.remote_host,
            username=self.username,
            port=self.port,
            timeout=self.conn_timeout,
            banner_timeout=self.banner_timeout,
            auth_timeout=self.conn_timeout,
            compress=self.compress,
            look_for_keys=self.look_for_keys,
            **{name: value for name, value in arguments.items() if value is not None},
        )
        if self.keepalive_interval:
            client.get_transport().set_keepalive(self.keepalive_interval)
        self.client = client
        return client

    def __enter__(self) -> SSHHook:
        return self

    def __exit__(self, *args: object) -> None:
        if self.client is not None:
            self.client.close()
            self.client = None

    def exec_ssh_client_command(
        self,
        ssh_client: Any,
        command: str,
        get_pty: bool = False,
        environment: dict[str, str] | None = None,
        timeout: float | None = _UNSET,
    ) -> tuple[int, bytes, bytes]:
        """Run a command; return its exit code and what it printed to both outputs."""
        limit = self.cmd_timeout if timeout is _UNSET else timeout
        try:
            printed = run_command(
                ssh_client, command, environment=environment, get_pty=get_pty, timeout=limit, on_output=self._tell
            )
        except TimeoutError as err:
            raise AirflowException("SSH command timed out") from err
        return printed.code, printed.out, printed.err

    def _tell(self, piece: bytes) -> None:
        for line in piece.decode("utf-8", "replace").splitlines():
            self.log.info(line)

    def get_tunnel(self, remote_port: int, remote_host: str = "localhost", local_port: int | None = None) -> Tunnel:
        """Return a tunnel from a port of this machine: use it with `with`, or `start` and `stop` it."""
        if not isinstance(remote_port, int):
            raise TypeError(f"remote_port is {remote_port!r}; it has to be a number")
        return Tunnel(self, remote_host, remote_port, local_port)

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the machine answers, and what was wrong."""
        try:
            with self.get_conn() as client:
                client.exec_command("pwd")
        except Exception as err:  # noqa: BLE001  # whatever was wrong is the result
            return False, str(err)
        return True, "Connection successfully tested"


class Tunnel:
    """
    A port of this machine that leads to one behind another machine.

    Args:
        hook: knows that machine.
        host: where the tunnel ends, seen from there.
        port: port there.
        local_port: port here; a free one if left out.
    """

    def __init__(self, hook: SSHHook, host: str, port: int, local_port: int | None) -> None:
        self._hook, self._target, self._local_port = hook, (host, port), local_port or 0
        self._server: socketserver.ThreadingTCPServer | None = None

    @property
    def local_bind_port(self) -> int:
        """The port here, once it has started."""
        if self._server is None:
            raise AirflowException("the tunnel has not been started")
        return int(self._server.server_address[1])

    @property
    def local_bind_host(self) -> str:
        """The address here."""
        return "127.0.0.1"

    def start(self) -> None:
        """Open the port."""
        transport = self._hook.get_conn().get_transport()
        target = self._target

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                channel = transport.open_channel("direct-tcpip", target, self.request.getpeername())
                with contextlib.closing(channel):
                    for source, sink in _pieces(self.request, channel):
                        data = source.recv(65536)
                        if not data:
                            return
                        sink.sendall(data)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server((self.local_bind_host, self._local_port), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self, force: bool = False) -> None:
        """Close the port."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    close = stop

    def __enter__(self) -> Tunnel:
        self.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop()


def _pieces(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    while True:
        ready, _, _ = select.select([one, other], [], [])
        for source in ready:
            yield source, other if source is one else one


def _yes(value: Any) -> bool:
    return value.lower() not in ("false", "0", "no") if isinstance(value, str) else bool(value)


def _decoded(text: str) -> bytes:
    import base64  # only for connections that hold the key of the host

    return base64.b64decode(text)
