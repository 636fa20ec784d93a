"""Tasks for files of other machines over SSH: `pip install "prefect[ssh]"`."""

from prefect.tasks.sftp.sftp import SftpDownload, SftpUpload
from prefect.tasks.sftp.wait import SftpWaitForFile

__all__ = ["SftpDownload", "SftpUpload", "SftpWaitForFile"]
