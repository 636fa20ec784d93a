from __future__ import annotations

import io
import urllib.request

import pytest

from prefect.compat.airflow.hooks.sftp import SFTPHook
from prefect.compat.airflow.hooks.ssh import SSHHook
from prefect.compat.airflow.standin.exceptions import AirflowException


@pytest.fixture
def server(ssh_server, connection):
    """A server with some folders and files."""
    (ssh_server.root / "d/e").mkdir()
    (ssh_server.root / "greeting.txt").rename(ssh_server.root / "a.txt")
    (ssh_server.root / "d/b.csv").write_text("b")
    for name in ("ssh_default", "sftp_default"):
        connection(name, f"ssh://ada:hush@127.0.0.1:{ssh_server.address['port']}?look_for_keys=false")
    return ssh_server


@pytest.mark.parametrize(
    ("command", "result"),
    [
        ("echo out; echo err >&2; exit 3", (3, b"out\n", b"err\n")),
        ("true", (0, b"", b"")),
        ("head -c 300000 /dev/zero", (0, bytes(300000), b"")),
    ],
)
def test_commands(server, command, result):
    with SSHHook("ssh_default") as hook:
        client = hook.get_conn()
        assert hook.exec_ssh_client_command(client, command, get_pty=False, environment=None) == result
        assert hook.get_conn() is client
        _, stdout, _ = client.exec_command("echo plain")
        assert stdout.read() == b"plain\n"


def test_a_command_that_takes_too_long(server):
    with SSHHook("ssh_default", cmd_timeout=0.2) as hook, pytest.raises(AirflowException, match="timed out"):
        hook.exec_ssh_client_command(hook.get_conn(), "sleep 3")


def test_a_key_in_the_connection(server, connection):
    import paramiko

    text = io.StringIO()
    paramiko.RSAKey.generate(2048).write_private_key(text)
    connection(
        "c", conn_type="ssh", host="127.0.0.1", port=server.address["port"], login="key",
        extra={"private_key": text.getvalue(), "look_for_keys": False},
    )  # fmt: skip
    with SSHHook("c") as hook:
        assert hook.get_conn().get_transport().is_authenticated()


@pytest.mark.parametrize(("known", "works"), [(True, True), (False, False)])
def test_the_key_of_the_host(server, connection, known, works):
    import paramiko

    key = server.key if known else paramiko.RSAKey.generate(2048)
    extra = {"host_key": f"ssh-rsa {key.get_base64()}", "no_host_key_check": "false", "look_for_keys": False}
    connection(
        "c", conn_type="ssh", host="127.0.0.1", port=server.address["port"], login="ada", password="hush", extra=extra
    )
    assert SSHHook("c").test_connection()[0] is works


def test_a_wrong_password(server):
    import paramiko

    hook = SSHHook(remote_host="127.0.0.1", port=server.address["port"], username="ada", password="wrong")
    hook.look_for_keys = False
    with pytest.raises(paramiko.AuthenticationException) as caught:
        hook.get_conn()
    assert "wrong" not in str(caught.value)


def test_no_host(connection):
    connection("c", conn_type="ssh")
    with pytest.raises(AirflowException, match="remote_host"):
        SSHHook("c")


def test_tunnel(server, web):
    web.answers["/"] = "through"
    port = int(web.url.rpartition(":")[2])
    with SSHHook("ssh_default") as hook, hook.get_tunnel(port, "127.0.0.1") as tunnel:
        for _ in range(2):
            url = f"http://127.0.0.1:{tunnel.local_bind_port}/"
            assert urllib.request.urlopen(url, timeout=10).read() == b"through"
    with pytest.raises(AirflowException, match="not been started"):
        tunnel.local_bind_port


def test_sftp_looking(server):
    with SFTPHook() as hook:
        assert hook.list_directory("/") == ["a.txt", "d"]
        assert {name: found["type"] for name, found in hook.describe_directory("/").items()} == {
            "a.txt": "file",
            "d": "dir",
        }
        assert [hook.isdir("/d"), hook.isdir("/a.txt"), hook.isfile("/a.txt"), hook.path_exists("/x")] == [
            True, False, True, False
        ]  # fmt: skip
        assert len(hook.get_mod_time("/a.txt")) == 14
        assert hook.get_files_by_pattern("/", "*.txt") == ["a.txt"]
        assert hook.get_file_by_pattern("/", "*.csv") == ""
        assert hook.get_tree_map("/") == (["/a.txt", "/d/b.csv"], ["/d", "/d/e"], [])
        assert hook.test_connection() == (True, "Connection successfully tested")


def test_sftp_copying(server, tmp_path):
    with SFTPHook("sftp_default") as hook:
        hook.retrieve_file("/a.txt", str(tmp_path / "here"))
        assert (tmp_path / "here").read_text() == "hello"
        hook.store_file("/c.txt", str(tmp_path / "here"))
        buffer = io.BytesIO()
        hook.retrieve_file("/c.txt", buffer)
        assert buffer.getvalue() == b"hello"
        hook.retrieve_directory("/d", str(tmp_path / "copy"))
        assert (tmp_path / "copy/b.csv").read_text() == "b"
        assert (tmp_path / "copy/e").is_dir()
        hook.store_directory("/new/deep", str(tmp_path / "copy"))
        assert (tmp_path / "served/new/deep/b.csv").read_text() == "b"
        with pytest.raises(FileExistsError):
            hook.store_directory("/new/deep", str(tmp_path / "copy"))


def test_sftp_changing(server, tmp_path):
    with SFTPHook(ftp_conn_id="sftp_default") as hook:
        hook.create_directory("/x/y/z")
        assert (tmp_path / "served/x/y/z").is_dir()
        hook.delete_file("/a.txt")
        hook.delete_directory("/d", include_files=True)
        assert hook.list_directory("/") == ["x"]
        with pytest.raises(OSError, match="."):
            hook.delete_file("/nothing")
