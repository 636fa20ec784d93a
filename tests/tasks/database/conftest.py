from __future__ import annotations

from contextlib import closing

import pytest

from prefect.tasks.database.connection import connected


@pytest.fixture(params=["sqlite", "postgres", "mysql"])
def url(request, tmp_path):
    """A URL of an empty database, of each kind that is at hand."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    if request.param == "mysql":
        found = request.getfixturevalue("mysql")
        return "mysql://free@{host}:{port}/{database}".format(**found)
    return f"sqlite:///{tmp_path}/db.sqlite"


@pytest.fixture
def orders(url):
    """A URL of a database with a table."""
    with connected(url) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("CREATE TABLE orders (name VARCHAR(20) PRIMARY KEY, price INTEGER)")
        cursor.execute("INSERT INTO orders VALUES ('apple', 1), ('pear', 200), ('plum', NULL)")
    return url


@pytest.fixture
def mark(url):
    """What stands for a value in statements for that database."""
    return "?" if "sqlite" in url else "%s"
