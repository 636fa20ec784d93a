"""Labels of what lies in Glue."""

from __future__ import annotations

from typing import Any


def bring_tags(hook: Any, what: str, tags: dict[str, str]) -> bool:
    """
    Bring something in Glue to its labels.

    Args:
        hook: a hook of Glue.
        what: kind and name, such as `crawler/lake`.
        tags: the labels; others are taken away.

    Returns:
        Whether something was changed.
    """
    arn = f"arn:{hook.conn_partition}:glue:{hook.conn_region_name}:{hook.account_id}:{what}"
    there = hook.conn.get_tags(ResourceArn=arn)["Tags"]
    new = {name: value for name, value in tags.items() if there.get(name) != value}
    gone = [name for name in there if name not in tags]
    if new:
        hook.conn.tag_resource(ResourceArn=arn, TagsToAdd=new)
    if gone:
        hook.conn.untag_resource(ResourceArn=arn, TagsToRemove=gone)
    return bool(new or gone)
