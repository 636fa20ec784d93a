"""
Links and texts that a task shows beside its run.

Without a server there is no page to show them on, and nothing is done: the `None` that `create_…` gave may go to
`update_…`.
"""

from __future__ import annotations


def create_link_artifact(link: str) -> str | None:
    """
    Show a link beside the task run.

    Args:
        link: the address.

    Returns:
        The artifact's id; `None` in a run without a server, where there is nothing to show it on.
    """
    return None


def create_markdown_artifact(markdown: str) -> str | None:
    """
    Show a text beside the task run.

    Args:
        markdown: the text.

    Returns:
        The artifact's id; `None` in a run without a server, where there is nothing to show it on.
    """
    return None


def update_link_artifact(task_run_artifact_id: str, link: str) -> None:
    """
    Change a link.

    Args:
        task_run_artifact_id: the artifact's id.
        link: the new address.
    """


def update_markdown_artifact(task_run_artifact_id: str, markdown: str) -> None:
    """
    Change a text.

    Args:
        task_run_artifact_id: the artifact's id.
        markdown: the new text.
    """


def delete_artifact(task_run_artifact_id: str) -> None:
    """
    Take an artifact away.

    Args:
        task_run_artifact_id: the artifact's id.
    """
