"""The documentation's tables of the catalogue are what the catalogue is."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import pytest

import prefect.tasks as catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tables():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "scripts"))
        yield importlib.import_module("catalogue_tables")
        sys.modules.pop("catalogue_tables")


def test_the_tables_are_up_to_date(tables):
    stale = [
        path.name
        for path, text in tables.FILES.items()
        if (path.stem == "README" or tables.modules_of_group(path.stem))
        and (not path.exists() or path.read_text(encoding="utf-8") != text())
    ]
    assert stale == [], "run: python scripts/catalogue_tables.py"


def test_every_folder_of_the_catalogue_is_in_a_table(tables):
    told = {place for group in tables.GROUPS.values() for place in group.places}
    there = {found.name for found in pkgutil.iter_modules(catalogue.__path__)} - {
        "core",
        "made",
        "result_classes",
    }  # no tasks of their own
    assert there - told == set()


def test_a_row(tables):
    task = importlib.import_module("prefect.tasks.redis").RedisGet
    assert tables.line(task, "a server") == (
        "| `RedisGet` | Read the value of a key. | `redis` |  | a server | redis/test_redis_tasks.py |"
    )
