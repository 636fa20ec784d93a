from __future__ import annotations

import sqlite3

import pytest
from google.api_core.exceptions import NotFound

from prefect.tasks.google import BigQueryToSql


def test_into_a_database(google, tmp_path):
    path = tmp_path / "d.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE names (name TEXT, age INTEGER)")
    task = BigQueryToSql("people.names", "names", project="p", batch_size=1)
    assert task.run(database=f"sqlite:///{path}") == 2
    assert task.run(database=f"sqlite:///{path}", selected_fields="name") == 2
    rows = sqlite3.connect(path).execute("SELECT * FROM names").fetchall()
    assert rows == [("Ada", 36), ("Alan", 41), ("Ada", None), ("Alan", None)]
    with pytest.raises(NotFound):
        BigQueryToSql("people.no", "names", project="p").run(database=f"sqlite:///{path}")
