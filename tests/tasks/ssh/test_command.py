from __future__ import annotations

import socket
import threading

import pytest

from prefect.core.context import context
from prefect.core.engine.signals import FAIL
from prefect.tasks.ssh import SSHCommand


@pytest.mark.parametrize(
    ("command", "result"),
    [
        ("echo out; echo err >&2", "out\n"),
        ("true", ""),
        ("printf '\\377'", "\ufffd"),
        # pytest puts the name of a test into the environment, where 300 KB leave no room for any program
        pytest.param("head -c 300000 /dev/zero | tr '\\0' x", "x" * 300000, id="much"),
    ],
)
def test_returns_what_was_printed(ssh_server, command, result):
    assert SSHCommand(command).run(server=ssh_server.address) == result


def test_a_code_that_is_not_0(ssh_server):
    with pytest.raises(FAIL, match="exit code 3: too bad") as caught:
        SSHCommand("echo out; echo too bad >&2; exit 3").run(server=ssh_server.address)
    assert caught.value.state.result == "out\n"


def test_the_server_of_a_secret(ssh_server):
    with context(secrets={"BOX": ssh_server.address}):
        assert SSHCommand("echo hello", server_secret="BOX").run() == "hello\n"


def test_gives_up(ssh_server):
    with pytest.raises(TimeoutError, match="no sign for 0.2 seconds"):
        SSHCommand("sleep 1", command_timeout=0.2).run(server=ssh_server.address)


@pytest.mark.parametrize(
    ("change", "error", "text"),
    [
        ({"password": "wrong-one"}, "AuthenticationException", "Authentication failed"),
        ({"accept_unknown_host": False}, "SSHException", "not found in known_hosts"),
        ({"port": 1}, "NoValidConnectionsError", "Unable to connect"),
    ],
)
def test_a_server_that_cannot_be_reached(ssh_server, change, error, text):
    with pytest.raises(Exception, match=text) as caught:
        SSHCommand("true").run(server={**ssh_server.address, **change})
    assert type(caught.value).__name__ == error
    assert "wrong-one" not in str(caught.value)


@pytest.mark.parametrize(("given", "lacks"), [({}, "command"), ({"command": "true"}, "server")])
def test_what_is_needed(given, lacks):
    with pytest.raises(ValueError, match=f"No '{lacks}' was given"):
        SSHCommand().run(**given)


def test_a_connection_that_breaks_off(ssh_server):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=lambda: listening.accept()[0].close())
        thread.start()
        address = {**ssh_server.address, "port": listening.getsockname()[1]}
        with pytest.raises(Exception, match="banner") as caught:
            SSHCommand("true").run(server=address)
        thread.join()
    assert "hush" not in str(caught.value)
