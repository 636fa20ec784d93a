from __future__ import annotations

import pytest

from prefect.tasks.google.bigquery_names import table_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("d.t", ("p", "d", "t")),
        ("q.d.t", ("q", "d", "t")),
        ("q:d.t", ("q", "d", "t")),
        ("`q.d.t`", ("q", "d", "t")),
        ("d.t$20240115", ("p", "d", "t$20240115")),
    ],
)
def test_names(name, parts):
    assert tuple(table_name(name, "p")) == parts


@pytest.mark.parametrize("name", ["t", "", "q:t", ".t"])
def test_no_names(name):
    with pytest.raises(ValueError, match="is named"):
        table_name(name, "p")
    with pytest.raises(ValueError, match="project"):
        table_name("d.t", None)
