from __future__ import annotations

import pytest

from prefect.tasks.database.verdicts import CheckFailed
from prefect.tasks.google import (
    BigQueryCheck,
    BigQueryColumnCheck,
    BigQueryIntervalCheck,
    BigQueryTableCheck,
    BigQueryValueCheck,
)

COUNT = "SELECT COUNT(*) FROM people.names"
DAYS = [("2024-01-08", 10), ("2024-01-15", 12)]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (BigQueryCheck(COUNT), BigQueryCheck(f"{COUNT} WHERE age > 99")),
        (BigQueryValueCheck(COUNT, 2), BigQueryValueCheck(COUNT, 3)),
        (BigQueryValueCheck(COUNT, 2.1, tolerance=0.1), BigQueryValueCheck(COUNT, 2.1)),
        (
            BigQueryColumnCheck("people.names", {"age": {"min": {"geq_to": 18}}}),
            BigQueryColumnCheck("people.names", {"age": {"max": {"leq_to": 40}}}),
        ),
        (
            BigQueryTableCheck("people.names", {"some": {"check_statement": "COUNT(*) = 2"}}),
            BigQueryTableCheck("people.names", {"some": {"check_statement": "COUNT(*) = 3"}}),
        ),
        (
            BigQueryIntervalCheck("people.days", {"SUM(n)": 1.5}, date="2024-01-15"),
            BigQueryIntervalCheck("people.days", {"SUM(n)": 1.1}, date="2024-01-15"),
        ),
    ],
)
def test_checks(google, good, bad):
    google.bigquery.make("people", "days", "ds:STRING, n:INTEGER", DAYS)
    good.run(project="p")
    with pytest.raises(CheckFailed):
        bad.run(project="p")


def test_the_older_sql(google):
    BigQueryCheck(COUNT, client_kwargs={"use_legacy_sql": True}).run(project="p")
    sent = next(
        each.json() for each in google.asked if each.method == "POST" and each.path.endswith(("/jobs", "/queries"))
    )
    assert sent.get("useLegacySql", sent.get("configuration", {}).get("query", {}).get("useLegacySql")) is True
