"""Names and labels as Kubernetes takes them."""

from __future__ import annotations

import hashlib
import re
import secrets
import string

#: The longest name of a pod that can also be its host name, and the longest value of a label.
LONGEST = 63
_LETTERS = string.ascii_lowercase + string.digits


def name_from(text: str) -> str:
    """
    A text as the name of a resource.

    Args:
        text: any text.

    Returns:
        Small letters, digits and `-`, at most 63 of them.

    Example:
        >>> name_from("Load_Orders.daily")
        'load-orders-daily'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:LONGEST].strip("-") or "pod"


def unique_name(name: str) -> str:
    """
    A name with an end by chance.

    Args:
        name: name of a resource.

    Returns:
        The name, shortened if need be, with eight letters and digits.

    Example:
        >>> len(unique_name("load-orders")) - len("load-orders")
        9
    """
    return name[: LONGEST - 9].strip("-.") + "-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def label_value(value: object) -> str:
    """
    A value as that of a label; one that has to be changed or shortened ends in a hash, so that it stays different
    from others.

    Args:
        value: any value; its text counts.

    Returns:
        At most 63 letters, digits, `-`, `_` and `.`.

    Example:
        >>> label_value("load orders")
        'loadorders-6461a232f'
    """
    text = str(value)
    safe = re.sub(r"^[^a-z0-9A-Z]*|[^a-zA-Z0-9_\-.]|[^a-z0-9A-Z]*$", "", text)
    if safe != text or len(safe) > LONGEST:
        end = hashlib.sha256(text.encode()).hexdigest()[:9]
        safe = f"{safe[: LONGEST - 10]}-{end}"
    return safe


def selector(labels: dict[str, str], *without: str) -> str:
    """
    Labels as the API's selector.

    Args:
        labels: label -> value.
        without: further conditions, such as `"done!=True"`.

    Returns:
        The selector.

    Example:
        >>> selector({"b": "2", "a": "1"}, "done!=True")
        'a=1,b=2,done!=True'
    """
    return ",".join([*(f"{name}={value}" for name, value in sorted(labels.items())), *without])
