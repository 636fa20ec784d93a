"""Commands and files of other machines: SSH, SFTP, FTP."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.machines import dialled, ftp_server
from prefect.compat.airflow.operators.mapping import Converted, FromConnection, FromContext, Mapping, nothing

_CLASSES = "prefect.compat.airflow.operators.classes"
_PROVIDERS = "airflow.providers"
_CONTRIB = "airflow.contrib"


def _one(path: Any) -> Any:
    return path[0] if isinstance(path, (list, tuple)) and path else path


def _seconds(newer_than: Any) -> float | None:
    return newer_than.timestamp() if hasattr(newer_than, "timestamp") else None


def _of_machine(part: str) -> FromConnection:
    return FromConnection(
        "ssh_conn_id", lambda connection, host: dialled(connection, host).get(part), also=("remote_host",)
    )


_MACHINE = FromConnection("ssh_conn_id", dialled, also=("remote_host",))
_FILE_ARGUMENTS = {
    "local_path": Converted(_one, "local_filepath"),
    "remote_path": Converted(_one, "remote_filepath"),
}
# what the classes do by the hook, and a task of one's own does in another way
_BY_HOOK = ("operation", "create_intermediate_dirs")


def _ftp(name: str, tls: bool) -> Mapping:
    return Mapping(
        operators=(f"{_PROVIDERS}.ftp.operators.ftp.{name}",),
        target="prefect.tasks.ftp.FTPUpload",
        operator_class=f"{_CLASSES}.ssh.FTPFileTransmitOperator",
        args={
            **_FILE_ARGUMENTS,
            "server": FromConnection("ftp_conn_id", lambda connection: {**ftp_server(connection), "tls": tls}),
        },
        ignored=_BY_HOOK,
    )


def _ftp_sensor(name: str, tls: bool) -> Mapping:
    return Mapping(
        operators=(f"{_PROVIDERS}.ftp.sensors.ftp.{name}", f"{_CONTRIB}.sensors.ftp_sensor.{name}"),
        target="prefect.tasks.ftp.FTPWaitForFile",
        args={
            "path": "path",
            "transient_errors": "fail_on_transient_errors",
            "server": FromConnection("ftp_conn_id", lambda connection: {**ftp_server(connection), "tls": tls}),
        },
        xcoms=nothing,
    )


ROWS = (
    Mapping(
        operators=(f"{_PROVIDERS}.ssh.operators.ssh.SSHOperator", f"{_CONTRIB}.operators.ssh_operator.SSHOperator"),
        target="prefect.tasks.ssh.SSHCommand",
        operator_class=f"{_CLASSES}.ssh.SSHOperator",
        args={
            "command": "command",
            "environment": "environment",
            "get_pty": "get_pty",
            "command_timeout": "cmd_timeout",
            "server": _MACHINE,
        },
        ignored=("ssh_hook", "conn_timeout", "banner_timeout", "skip_on_exit_code"),
        renamed={"timeout": "conn_timeout"},
    ),
    Mapping(
        operators=(
            f"{_PROVIDERS}.sftp.operators.sftp.SFTPOperator", f"{_CONTRIB}.operators.sftp_operator.SFTPOperator",
        ),
        target="prefect.tasks.sftp.SftpUpload",
        operator_class=f"{_CLASSES}.ssh.SFTPOperator",
        args={
            **_FILE_ARGUMENTS,
            "host": _of_machine("host"),
            "username": _of_machine("username"),
            "password": _of_machine("password"),
            "port_number": _of_machine("port"),
        },
        ignored=("sftp_hook", "ssh_hook", "confirm", "concurrency", "prefetch", *_BY_HOOK),
    ),
    Mapping(
        operators=(f"{_PROVIDERS}.sftp.sensors.sftp.SFTPSensor", f"{_CONTRIB}.sensors.sftp_sensor.SFTPSensor"),
        target="prefect.tasks.sftp.SftpWaitForFile",
        operator_class=f"{_CLASSES}.ssh.SFTPSensor",
        args={
            "path": "path",
            "pattern": "file_pattern",
            "newer_than": FromContext(lambda sensor, context: _seconds(sensor.newer_than), "newer_than"),
            "server": FromConnection("sftp_conn_id", dialled),
        },
        ignored=("python_callable", "op_args", "op_kwargs", "use_managed_conn"),
    ),
    _ftp("FTPFileTransmitOperator", tls=False),
    _ftp("FTPSFileTransmitOperator", tls=True),
    _ftp_sensor("FTPSensor", tls=False),
    _ftp_sensor("FTPSSensor", tls=True),
)  # fmt: skip
