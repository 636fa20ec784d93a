from __future__ import annotations

import datetime
import sys

import pytest
from google.api_core.exceptions import NotFound

from prefect.tasks.google import GCSCompose, GCSDeleteObjects, GCSFileTransform, GCSList, GCSSignedUrl
from prefect.tasks.google.errors import GoogleJobFailed

FUTURE = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def many(google):
    google.storage.make("many", {name: name.encode() for name in ("a.csv", "d/b.csv", "d/e/c.txt", "z.txt")})
    google.storage.page = 2
    return google


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({}, ["a.csv", "d/b.csv", "d/e/c.txt", "z.txt"]),
        ({"prefix": "d/"}, ["d/b.csv", "d/e/c.txt"]),
        ({"prefix": ["z", "a"]}, ["z.txt", "a.csv"]),
        ({"prefix": "d/", "delimiter": "/"}, ["d/b.csv"]),
        ({"prefix": "d/", "delimiter": "/", "folders": True}, ["d/e/"]),
        ({"match_glob": "**/*.csv"}, ["a.csv", "d/b.csv"]),
        ({"ending": ".txt", "max_results": 1}, ["d/e/c.txt"]),
        ({"max_results": 3}, ["a.csv", "d/b.csv", "d/e/c.txt"]),
        ({"begin": FUTURE}, []),
        ({"end": FUTURE, "prefix": "z"}, ["z.txt"]),
    ],
)
def test_lists(many, how, found):
    assert GCSList("many", **how).run() == found


def test_deletes(many):
    assert GCSDeleteObjects("many", ["a.csv", "no"]).run() == ["a.csv"]
    assert GCSDeleteObjects("many", prefix="d/").run() == ["d/b.csv", "d/e/c.txt"]
    assert many.storage.names("many") == ["z.txt"]
    assert GCSDeleteObjects("many", []).run() == []
    for wrong in ({}, {"objects": ["a"], "prefix": "b"}):
        with pytest.raises(ValueError, match="either `objects` or `prefix`"):
            GCSDeleteObjects("many", **wrong).run()


def test_puts_together_more_than_google_does_at_a_time(google):
    names = [f"part{number:03}" for number in range(70)]
    google.storage.make("parts", {name: f"{name};".encode() for name in names})
    assert GCSCompose("parts", names, "whole", content_type="text/csv").run() == "whole"
    assert google.storage.data["parts", "whole"] == "".join(f"{name};" for name in names).encode()
    assert google.storage.names("parts") == [*names, "whole"]
    with pytest.raises(NotFound):
        GCSCompose("parts", ["part000", "no"], "other").run()


def test_changes_by_a_program(google, tmp_path):
    script = tmp_path / "upper.py"
    script.write_text("import sys; open(sys.argv[2], 'w').write(open(sys.argv[1]).read().upper())")
    task = GCSFileTransform("reports", "2024/greeting.txt", str(script), destination_object="out")
    assert task.run() == "out"
    assert google.storage.data["reports", "out"] == b"HELLO"
    with pytest.raises(GoogleJobFailed, match="ended with 3: no good"):
        GCSFileTransform(
            "reports", "2024/greeting.txt", [sys.executable, "-c", "import sys; print('no good'); sys.exit(3)"]
        ).run()
    assert google.storage.data["reports", "2024/greeting.txt"] == b"hello"


def test_signs(google):
    from tests.tasks.google.test_client import key

    pytest.importorskip("cryptography")
    address = GCSSignedUrl("reports", "2024/greeting.txt", expiration=60).run(credentials=key(google.url))
    assert address.startswith(f"{google.url}/reports/2024/greeting.txt?X-Goog-Algorithm=GOOG4-RSA-SHA256")
    assert "X-Goog-Expires=60" in address
    with pytest.raises(AttributeError, match="private key"):
        GCSSignedUrl("reports", "2024/greeting.txt").run()
