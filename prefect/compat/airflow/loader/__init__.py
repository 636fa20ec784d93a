"""Loads DAG files with the stand-in in place of Airflow."""

from __future__ import annotations

from prefect.compat.airflow.loader.files import LoadedFile, load_file
from prefect.compat.airflow.loader.folders import LoadedFolder, find_files, load_folder
from prefect.compat.airflow.loader.session import ImportSession

__all__ = ["ImportSession", "LoadedFile", "LoadedFolder", "find_files", "load_file", "load_folder"]
