"""Files of connections, variables and pools, as real Airflow wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.sources import files
from prefect.compat.airflow.sources.files import SourceError
from tests.compat.airflow.oracle import exports as EXPORTS

#: c: connections, v: variables, p: pools; real Airflow left some of the files empty
OF = {
    kind: [name for name, text in EXPORTS.FILES.items() if text and name.partition("/")[2].startswith(kind)]
    for kind in ("c", "v", "p")
}


@pytest.fixture
def written(tmp_path: Path) -> Any:
    def write(name: str, text: str | None = None) -> Path:
        path = tmp_path / name.replace("/", "_")
        path.write_text(EXPORTS.FILES[name] if text is None else text)
        return path

    return write


@pytest.mark.parametrize("name", OF["c"])
def test_connections(written: Any, name: str) -> None:
    found = files.connections(written(name))
    assert sorted(found) == ["c1", "c2"]
    c1, c2 = found["c1"], found["c2"]
    assert (c1.host, c1.login, c1.password, c1.schema, c1.port) == ("db.example.com", "me", "p@ss w:rd", "sch", 5433)
    assert c1.extra_dejson == {"sslmode": "require", "n": 1}
    assert (c2.conn_type, c2.password, c2.schema) == ("http", "pw12345", "path")
    assert {key: str(value) for key, value in c2.extra_dejson.items()} == {"x": "1"}


@pytest.mark.parametrize("name", OF["v"])
def test_variables(written: Any, name: str) -> None:
    found = files.variables(written(name))
    assert found["v1"] == "hello world"
    assert found["v2"].replace(" ", "").replace("\n", "") == '{"a":[1,2]}'


@pytest.mark.parametrize("name", OF["p"])
def test_pools(written: Any, name: str) -> None:
    assert files.pools(written(name)) == {"default_pool": 128, "p1": 2}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("c.json", '{"c": \n}', "c.json:2: that is no JSON"),
        ("c.json", "[1]", "it must map names to values, and is a list"),
        ("c.yaml", "a: [", "c.yaml:1: that is no YAML"),
        ("c.env", "A=x\nB", "c.env:2: a line must look like NAME=value"),
        ("c.json", '{"c": 5}', "connection 'c' must be a URI, JSON text or a mapping, not int"),
        ("c.json", '{"c": {"port": "secretport"}}', "'c' cannot be read (ValueError)"),
        ("c.json", '{"c": {"nonsense": "hidden"}}', "'c' cannot be read (TypeError)"),
    ],
)
def test_what_cannot_be_read_is_named(written: Any, name: str, text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        files.connections(written(name, text))
    assert message in str(caught.value)
    assert "secretport" not in str(caught.value) and "hidden" not in str(caught.value)


def test_a_pool_needs_slots(written: Any) -> None:
    with pytest.raises(SourceError, match="a pool needs a number of slots, not 'many'"):
        files.pools(written("p.json", '{"p": {"slots": "many"}}'))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        files.variables(tmp_path / "none.json")
