"""Links and texts that a task shows beside its run. Without a server there is no page to show them on."""

from __future__ import annotations


def create_link_artifact(link: str) -> str | None:
    """
    Show a link beside the task run.

    Args:
        link: the address.

    Returns:
        The artifact's id; `None` in a run without a server, where there is nothing to show it on.

    Raises:
        ValueError: there is no link.
    """
    _shown("link", link)
    return None


def create_markdown_artifact(markdown: str) -> str | None:
    """
    Show a text beside the task run.

    Args:
        markdown: the text.

    Returns:
        The artifact's id; `None` in a run without a server, where there is nothing to show it on.

    Raises:
        ValueError: there is no text.
    """
    _shown("markdown", markdown)
    return None


def update_link_artifact(task_run_artifact_id: str, link: str) -> None:
    """
    Change a link.

    Args:
        task_run_artifact_id: the artifact's id.
        link: the new address.

    Raises:
        ValueError: there is no id or no link.
    """
    _shown("task_run_artifact_id", task_run_artifact_id)
    _shown("link", link)


def update_markdown_artifact(task_run_artifact_id: str, markdown: str) -> None:
    """
    Change a text.

    Args:
        task_run_artifact_id: the artifact's id.
        markdown: the new text.

    Raises:
        ValueError: there is no id or no text.
    """
    _shown("task_run_artifact_id", task_run_artifact_id)
    _shown("markdown", markdown)


def delete_artifact(task_run_artifact_id: str) -> None:
    """
    Take an artifact away.

    Args:
        task_run_artifact_id: the artifact's id.

    Raises:
        ValueError: there is no id.
    """
    _shown("task_run_artifact_id", task_run_artifact_id)


def _shown(name: str, value: str) -> None:
    if not value:
        raise ValueError(f"The artifact's {name} is missing.")
