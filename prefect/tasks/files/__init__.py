"""Tasks for files and folders of this machine."""

from prefect.tasks.files.compression import Unzip, Zip
from prefect.tasks.files.operations import Copy, Glob, Move, Remove
from prefect.tasks.files.wait import WaitForFile

__all__ = ["Copy", "Glob", "Move", "Remove", "Unzip", "WaitForFile", "Zip"]
