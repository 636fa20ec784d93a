"""A server of SSH and SFTP on the loopback, made of paramiko's server side: shell commands, files, tunnels."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from pathlib import Path

import paramiko


class Interface(paramiko.ServerInterface):
    def __init__(self) -> None:
        self.targets: dict[int, tuple[str, int]] = {}

    def check_auth_password(self, username, password):
        return paramiko.AUTH_SUCCESSFUL if (username, password) == ("ada", "hush") else paramiko.AUTH_FAILED

    def check_auth_publickey(self, username, key):
        return paramiko.AUTH_SUCCESSFUL if username == "key" else paramiko.AUTH_FAILED

    def get_allowed_auths(self, username):
        return "password,publickey"

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED

    def check_channel_env_request(self, channel, name, value):
        return True

    def check_channel_pty_request(self, channel, *args):
        return True

    def check_channel_exec_request(self, channel, command):
        # not before the client has been told that the command runs
        threading.Timer(0.1, self.run, (channel, command.decode())).start()
        return True

    def run(self, channel, command):
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
        try:
            channel.sendall(done.stdout)
            channel.sendall_stderr(done.stderr)
            channel.send_exit_status(done.returncode)
        except OSError:
            return  # nobody waits for it any more
        finally:
            channel.close()

    def check_channel_direct_tcpip_request(self, chanid, origin, destination):
        self.targets[chanid] = destination
        return paramiko.OPEN_SUCCEEDED


class Handle(paramiko.SFTPHandle):
    def stat(self):
        return paramiko.SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))


class Files(paramiko.SFTPServerInterface):
    root = Path()

    def _real(self, path):
        return str(self.root) + self.canonicalize(path)

    def _told(self, action):
        try:
            action()
        except OSError as err:
            return paramiko.SFTPServer.convert_errno(err.errno)
        return paramiko.SFTP_OK

    def list_folder(self, path):
        try:
            names = os.listdir(self._real(path))
        except OSError as err:
            return paramiko.SFTPServer.convert_errno(err.errno)
        return [
            paramiko.SFTPAttributes.from_stat(os.stat(os.path.join(self._real(path), name)), name) for name in names
        ]

    def stat(self, path):
        try:
            return paramiko.SFTPAttributes.from_stat(os.stat(self._real(path)))
        except OSError as err:
            return paramiko.SFTPServer.convert_errno(err.errno)

    lstat = stat

    def open(self, path, flags, attr):
        try:
            number = os.open(self._real(path), flags, 0o644)
        except OSError as err:
            return paramiko.SFTPServer.convert_errno(err.errno)
        handle = Handle(flags)
        file = os.fdopen(number, "wb" if flags & os.O_WRONLY else "rb")
        handle.readfile = handle.writefile = file
        return handle

    def remove(self, path):
        return self._told(lambda: os.remove(self._real(path)))

    def mkdir(self, path, attr):
        return self._told(lambda: os.mkdir(self._real(path)))

    def rmdir(self, path):
        return self._told(lambda: os.rmdir(self._real(path)))


class Server:
    def __init__(self, root: Path) -> None:
        self.files = type("FilesBelow", (Files,), {"root": root})
        self.key = paramiko.RSAKey.generate(2048)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.transports: list[paramiko.Transport] = []
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            transport = paramiko.Transport(connection)
            transport.add_server_key(self.key)
            transport.set_subsystem_handler("sftp", paramiko.SFTPServer, self.files)
            interface = Interface()
            self.transports.append(transport)
            transport.start_server(server=interface, event=threading.Event())
            threading.Thread(target=self.tunnels, args=(transport, interface), daemon=True).start()

    def tunnels(self, transport, interface) -> None:
        while transport.is_active():
            channel = transport.accept(0.2)
            if channel is None or channel.chanid not in interface.targets:
                continue
            target = socket.create_connection(interface.targets[channel.chanid])
            for source, sink in ((channel, target), (target, channel)):
                threading.Thread(target=pump, args=(source, sink), daemon=True).start()

    def stop(self) -> None:
        self.socket.close()
        for transport in self.transports:
            transport.close()


def pump(source, sink) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        return
    finally:
        sink.close()
