"""Tasks for servers of FTP."""

from prefect.tasks.ftp.files import FTPDownload, FTPUpload
from prefect.tasks.ftp.wait import FTPWaitForFile

__all__ = ["FTPDownload", "FTPUpload", "FTPWaitForFile"]
