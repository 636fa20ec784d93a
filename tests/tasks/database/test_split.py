from __future__ import annotations

import pytest

from prefect.tasks.database.split import split_statements

TRIGGER = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN d THEN 1 END; DELETE FROM e; END"
PROCEDURE = "CREATE PROCEDURE p() BEGIN IF x THEN SELECT 1; END IF; SELECT 2; END"


@pytest.mark.parametrize(
    ("script", "statements"),
    [
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT 1;;\n ;SELECT 2 ; ", ["SELECT 1", "SELECT 2"]),
        ("SELECT ';', 'it''s; ok'; SELECT 2", ["SELECT ';', 'it''s; ok'", "SELECT 2"]),
        ('SELECT "a;b", `c;d`; SELECT 2', ['SELECT "a;b", `c;d`', "SELECT 2"]),
        ("SELECT 'C:\\'; SELECT 2", ["SELECT 'C:\\'", "SELECT 2"]),
        ("SELECT 1 -- a; b\n; SELECT /* ; */ 2", ["SELECT 1 -- a; b", "SELECT /* ; */ 2"]),
        ("-- nothing;\n/* at all */;", []),
        ("DO $$ BEGIN x; END $$; SELECT $a$;$$;$a$", ["DO $$ BEGIN x; END $$", "SELECT $a$;$$;$a$"]),
        (f"{TRIGGER}; SELECT 1;", [TRIGGER, "SELECT 1"]),
        (f"{PROCEDURE}; SELECT 1;", [PROCEDURE, "SELECT 1"]),
        ("BEGIN; SELECT 1; COMMIT;", ["BEGIN", "SELECT 1", "COMMIT"]),
        ("SELECT 'never closed; SELECT 2", ["SELECT 'never closed", "SELECT 2"]),
        ("", []),
    ],
)
def test_split(script, statements):
    assert split_statements(script) == statements


def test_backslashes_of_mysql():
    assert split_statements(r"SELECT 'it\'s; ok'; SELECT 2", backslash_escapes=True) == [
        r"SELECT 'it\'s; ok'",
        "SELECT 2",
    ]
