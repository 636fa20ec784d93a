"""Where an object is: a bucket and a key, or both in one as `s3://bucket/key`."""

from __future__ import annotations

from typing import NamedTuple

SCHEMES = ("s3://", "s3a://", "s3n://")


class Place(NamedTuple):
    """One object, or what the keys of many begin with."""

    bucket: str
    key: str


def place(key: str | None, bucket: str | None, what: str = "key") -> Place:
    """
    Read where an object is.

    Args:
        key: the key, or the whole place as `s3://bucket/key`.
        bucket: the bucket; not together with a whole place.
        what: what the key is called, for messages.

    Returns:
        Bucket and key.

    Raises:
        ValueError: the bucket is missing, or given twice.

    Example:
        >>> place("s3://reports/2024/a.csv", None)
        Place(bucket='reports', key='2024/a.csv')
    """
    if key is None:
        raise ValueError(f"No {what!r} was given, neither when the task was built nor to its run.")
    scheme = next((scheme for scheme in SCHEMES if key.startswith(scheme)), None)
    if scheme is not None:
        if bucket:
            raise ValueError(f"{what!r} names a bucket of its own ({key}); leave the bucket {bucket!r} out.")
        bucket, _, key = key.removeprefix(scheme).partition("/")
    if not bucket:
        raise ValueError(f"No bucket was given for {what!r} = {key!r}; give one, or write s3://bucket/key.")
    return Place(bucket, key)
