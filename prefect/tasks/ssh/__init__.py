"""Tasks for other machines over SSH: `pip install "prefect[ssh]"`."""

from prefect.tasks.ssh.command import SSHCommand

__all__ = ["SSHCommand"]
