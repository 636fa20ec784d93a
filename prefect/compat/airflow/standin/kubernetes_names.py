"""Names that the Kubernetes provider gives to pods and labels, and the enums of its operators."""

from __future__ import annotations

import hashlib
import re
import secrets
import string
from enum import StrEnum

POD_NAME_MAX_LENGTH = 63
MAX_LABEL_LEN = 63
_LETTERS = string.ascii_lowercase + string.digits


class OnFinishAction(StrEnum):
    """What happens to the pod of a task that has ended."""

    KEEP_POD = "keep_pod"
    DELETE_ACTIVE_POD = "delete_active_pod"
    DELETE_POD = "delete_pod"
    DELETE_SUCCEEDED_POD = "delete_succeeded_pod"


class PodPhase(StrEnum):
    """Phases of a pod."""

    PENDING = "Pending"
    RUNNING = "Running"
    FAILED = "Failed"
    SUCCEEDED = "Succeeded"


def rand_str(num: int) -> str:
    """Return small letters and digits by chance."""
    return "".join(secrets.choice(_LETTERS) for _ in range(num))


def add_unique_suffix(*, name: str, rand_len: int = 8, max_len: int = POD_NAME_MAX_LENGTH) -> str:
    """Return a pod name that ends in letters by chance, cut to the allowed length."""
    suffix = "-" + rand_str(rand_len)
    return name[: max_len - len(suffix)].strip("-.") + suffix


def _pod_id(*parts: str | None) -> str:
    text = "-".join(part for part in parts if part).lower()
    return re.sub(r"[^a-z0-9.]+", "-", text).strip("-.")


def create_unique_id(
    dag_id: str | None = None,
    task_id: str | None = None,
    *,
    max_length: int = POD_NAME_MAX_LENGTH,
    unique: bool = True,
) -> str:
    """
    Return a pod name for a task.

    Raises:
        ValueError: neither `dag_id` nor `task_id` was given.
    """
    if not (dag_id or task_id):
        raise ValueError("Must supply either dag_id or task_id.")
    name = _pod_id(dag_id, task_id)
    return add_unique_suffix(name=name, max_len=max_length) if unique else name[:max_length].strip("-.")


def make_safe_label_value(value: object) -> str:
    """Return `value` as Kubernetes takes it for a label; a hash tells apart what had to be shortened or changed."""
    text = value.isoformat().replace(":", "_").replace("+", "_plus_") if hasattr(value, "isoformat") else str(value)
    safe = re.sub(r"^[^a-z0-9A-Z]*|[^a-zA-Z0-9_\-.]|[^a-z0-9A-Z]*$", "", text)
    if len(safe) > MAX_LABEL_LEN or safe != text:
        digest = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:9]
        safe = f"{safe[: MAX_LABEL_LEN - len(digest) - 1]}-{digest}"
    return safe
