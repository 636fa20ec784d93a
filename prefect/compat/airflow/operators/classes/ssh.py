"""Operators for other machines: they work by the hooks, which subclasses of users use too."""

from __future__ import annotations

import base64
import datetime
import os
from functools import cached_property
from pathlib import Path
from typing import Any

from prefect.compat.airflow.operators.making import RowOperator, RowSensor
from prefect.compat.airflow.standin import dates, namespace
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException
from prefect.compat.airflow.standin.sensors.base import PokeReturnValue

_PROVIDERS = "airflow.providers"
#: Seconds that a command may take where neither operator nor connection says.
CMD_TIMEOUT = 10


class SSHOperator(RowOperator):
    """Runs a command on another machine."""

    template_fields_renderers = {"command": "bash", "environment": "python"}

    @cached_property
    def hook(self: Any) -> Any:
        """The hook that was given, or one for the connection."""
        if self.ssh_hook is not None:
            return self.ssh_hook
        if not self.ssh_conn_id:
            raise AirflowException("Cannot operate without ssh_hook or ssh_conn_id.")
        hook = namespace.lookup(f"{_PROVIDERS}.ssh.hooks.ssh", "SSHHook")(
            ssh_conn_id=self.ssh_conn_id, remote_host=self.remote_host or "", conn_timeout=self.conn_timeout,
            banner_timeout=self.banner_timeout,
        )  # fmt: skip
        if self.cmd_timeout is not None:
            hook.cmd_timeout = self.cmd_timeout
        return hook

    def get_hook(self: Any) -> Any:
        """Return the hook, as older versions did."""
        return self.hook

    def get_ssh_client(self: Any) -> Any:
        """Return paramiko's client, connected."""
        return self.hook.get_conn()

    def run_ssh_client_command(self: Any, ssh_client: Any, command: str, context: Any = None) -> bytes:
        """Run a command, push its code and return what it printed; a code that is not 0 is an error."""
        code, out, err = self.hook.exec_ssh_client_command(
            ssh_client, command, timeout=self.hook.cmd_timeout, environment=self.environment, get_pty=self.get_pty
        )
        if context and self.do_xcom_push:
            context["ti"].xcom_push(key="ssh_exit", value=code)
        self.raise_for_status(code, err, context)
        return bytes(out)

    def raise_for_status(self: Any, exit_status: int, stderr: bytes, context: Any = None) -> None:
        """Skip or fail by the code of the command."""
        skipping = self.skip_on_exit_code
        if exit_status in ([] if skipping is None else [skipping] if isinstance(skipping, int) else skipping):
            raise AirflowSkipException(f"SSH command returned exit code {exit_status}. Skipping.")
        if exit_status:
            raise AirflowException(f"SSH operator error: exit status = {exit_status}")

    def execute(self: Any, context: Any) -> str:
        """Run the command."""
        if self.command is None:
            raise AirflowException("SSH operator error: SSH command not specified. Aborting.")
        with self.get_ssh_client() as client:
            out = self.run_ssh_client_command(client, self.command, context=context)
        # bytes are no XCom
        return base64.b64encode(out).decode()

    def tunnel(self: Any) -> Any:
        """Return the hook's connection, as older versions did."""
        return self.get_ssh_client()


def _listed(paths: Any) -> list[Any]:
    return [] if paths is None else [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)


def _pairs(operator: Any) -> list[tuple[str, str]]:
    here, there = _listed(operator.local_filepath), _listed(operator.remote_filepath)
    if len(here) != len(there):
        raise ValueError(f"{len(here)} paths in local_filepath do not match {len(there)} paths in remote_filepath.")
    return [(str(local), str(remote)) for local, remote in zip(here, there, strict=True)]


def _operation(operator: Any, known: tuple[str, ...]) -> str:
    wanted = str(operator.operation).lower()
    if wanted not in known:
        raise TypeError(f"Unsupported operation value {operator.operation}, expected {' or '.join(known)}.")
    return wanted


class SFTPOperator(RowOperator):
    """Copies files and folders to or from another machine, or removes them there."""

    @cached_property
    def hook(self: Any) -> Any:
        """The hook that was given, or one for the connection."""
        given = self.sftp_hook or getattr(self, "ssh_hook", None)
        if given is not None:
            return given
        if not self.ssh_conn_id:
            raise AirflowException("Cannot operate without sftp_hook or ssh_conn_id.")
        return namespace.lookup(f"{_PROVIDERS}.sftp.hooks.sftp", "SFTPHook")(
            ssh_conn_id=self.ssh_conn_id, remote_host=self.remote_host or ""
        )

    def execute(self: Any, context: Any) -> Any:
        """Copy or remove."""
        operation = _operation(self, ("put", "get", "delete"))
        hook = self.hook
        try:
            if operation == "delete":
                for remote in _listed(self.remote_filepath):
                    hook.delete_directory(remote, include_files=True) if hook.isdir(remote) else hook.delete_file(
                        remote
                    )
                return None
            for local, remote in _pairs(self):
                (self._get if operation == "get" else self._put)(hook, local, remote)
        except ValueError:
            raise
        except Exception as err:
            raise AirflowException(f"Error while processing SFTP operation {operation}: {err}") from err
        finally:
            hook.close_conn()
        return self.local_filepath

    def _get(self: Any, hook: Any, local: str, remote: str) -> None:
        if self.create_intermediate_dirs:
            Path(local).parent.mkdir(parents=True, exist_ok=True)
        if hook.isdir(remote):
            hook.retrieve_directory(remote, local)
        else:
            hook.retrieve_file(remote, local)

    def _put(self: Any, hook: Any, local: str, remote: str) -> None:
        if self.create_intermediate_dirs:
            hook.create_directory(os.path.dirname(remote))
        if Path(local).is_dir():
            hook.store_directory(remote, local, confirm=self.confirm)
        else:
            hook.store_file(remote, local, confirm=self.confirm)


class SFTPSensor(RowSensor):
    """Waits for a file on another machine."""

    @cached_property
    def hook(self: Any) -> Any:
        """The hook."""
        return namespace.lookup(f"{_PROVIDERS}.sftp.hooks.sftp", "SFTPHook")(self.sftp_conn_id)

    def poke(self: Any, context: Any) -> Any:
        """Look once."""
        try:
            found = [path for path in self._paths() if self._is_new(path)]
        finally:
            self.hook.close_conn()
        if not found:
            return False
        if self.python_callable is None:
            return True
        arguments = {**(self.op_kwargs or {}), "files_found": found}
        code = self.python_callable.__code__ if hasattr(self.python_callable, "__code__") else None
        takes = code is not None and ("files_found" in code.co_varnames or code.co_flags & 0x08)
        result = self.python_callable(*(self.op_args or []), **(arguments if takes else (self.op_kwargs or {})))
        return PokeReturnValue(is_done=True, xcom_value={"files_found": found, "decorator_return_value": result})

    def _paths(self: Any) -> list[str]:
        if not self.file_pattern:
            return [self.path]
        names = self.hook.get_files_by_pattern(self.path, self.file_pattern)
        return [os.path.join(self.path, name) for name in names]

    def _is_new(self: Any, path: str) -> bool:
        try:
            written = self.hook.get_mod_time(path)
        except FileNotFoundError:
            return False
        if not self.newer_than:
            return True
        after = self.newer_than
        if isinstance(after, str):
            after = dates.parse(after)
        when: Any = dates.convert_to_utc(datetime.datetime.strptime(written, "%Y%m%d%H%M%S"))
        return bool(dates.convert_to_utc(after) <= when)


class FTPFileTransmitOperator(RowOperator):
    """Copies files to or from a server of FTP."""

    @cached_property
    def hook(self: Any) -> Any:
        """The hook."""
        secured = "FTPS" in type(self).__name__
        return namespace.lookup(f"{_PROVIDERS}.ftp.hooks.ftp", "FTPSHook" if secured else "FTPHook")(self.ftp_conn_id)

    def execute(self: Any, context: Any) -> Any:
        """Copy."""
        operation = _operation(self, ("put", "get"))
        with self.hook as hook:
            for local, remote in _pairs(self):
                if operation == "get":
                    if self.create_intermediate_dirs:
                        Path(local).parent.mkdir(parents=True, exist_ok=True)
                    hook.retrieve_file(remote, local)
                else:
                    if self.create_intermediate_dirs:
                        hook.create_directory(os.path.dirname(remote))
                    hook.store_file(remote, local)
        return self.local_filepath


class FTPSFileTransmitOperator(FTPFileTransmitOperator):
    """The same over TLS."""
