"""Where the code of a registered flow is kept."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from prefect.extras.storage.base import Storage
from prefect.extras.storage.default import get_default_storage_class
from prefect.extras.storage.local import Local
from prefect.extras.storage.module import Module

if TYPE_CHECKING:
    from prefect.extras.storage.azure import Azure
    from prefect.extras.storage.bitbucket import Bitbucket
    from prefect.extras.storage.codecommit import CodeCommit
    from prefect.extras.storage.docker import Docker
    from prefect.extras.storage.gcs import GCS
    from prefect.extras.storage.git import Git
    from prefect.extras.storage.github import GitHub
    from prefect.extras.storage.gitlab import GitLab
    from prefect.extras.storage.s3 import S3
    from prefect.extras.storage.webhook import Webhook

_LAZY = ("Azure", "Bitbucket", "CodeCommit", "Docker", "GCS", "Git", "GitHub", "GitLab", "S3", "Webhook")


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'prefect.extras.storage' has no attribute {name!r}")
    return getattr(importlib.import_module(f"prefect.extras.storage.{name.lower()}"), name)


__all__ = [
    "GCS",
    "S3",
    "Azure",
    "Bitbucket",
    "CodeCommit",
    "Docker",
    "Git",
    "GitHub",
    "GitLab",
    "Local",
    "Module",
    "Storage",
    "Webhook",
    "get_default_storage_class",
]
