from __future__ import annotations

import pytest

from prefect.tasks.aws.s3_paths import Place, place


@pytest.mark.parametrize(
    ("key", "bucket", "found"),
    [("a/b", "c", Place("c", "a/b")), ("s3://c/a/b", None, Place("c", "a/b")), ("s3a://c/", None, Place("c", ""))],
)
def test_places(key, bucket, found):
    assert place(key, bucket) == found
