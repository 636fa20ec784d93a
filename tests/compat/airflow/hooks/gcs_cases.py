"""
What the hook of Cloud Storage is asked to do, for real Airflow and for ours: one list for both.

`real`, run by a Python that has Airflow and the provider of Google, writes what came out.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

CONNECTION = {"conn_type": "google_cloud_platform", "extra": {"is_anonymous": True, "project": "p"}}


def day(number: int, hour: int = 0, **more: Any) -> datetime.datetime:
    return datetime.datetime(2024, 1, number, hour, tzinfo=datetime.UTC, **more)


def naive(number: int) -> datetime.datetime:
    return datetime.datetime(2024, 1, number)


#: Object -> content and day of its change.
SRC = {
    "a.txt": (b"one", 1), "in/x": (b"same", 2), "in/y": (b"new", 3), "in/sub/z": (b"deep", 4),
    "in/sub/w.csv": (b"w", 5), "inside": (b"alike", 6),
}  # fmt: skip
DST = {"in/x": (b"same", 1), "in/y": (b"old", 1), "in/extra": (b"extra", 1), "more": (b"more", 1), "out/x": (b"o", 1)}
#: File -> content and day of its change.
FILES = {"x": ("same", 10), "y": ("big", 1), "sub/z": ("another size", 20), "stale": ("stale", 1), "old/s": ("s", 1)}

A = {"bucket_name": "src", "object_name": "a.txt"}
GONE = {"bucket_name": "src", "object_name": "nothing"}
ACL = {"bucket_name": "src", "entity": "user-ada@example.com", "role": "READER"}
BOTH = {"source_bucket": "src", "destination_bucket": "dst"}
SELF = {"source_bucket": "src", "destination_bucket": "src"}
SPAN = {"bucket_name": "src", "timespan_start": day(2), "timespan_end": day(5)}
LOCAL = {"bucket_name": "src", "local_dir": "{tmp}/local"}

#: method -> the arguments of each call
CASES: dict[str, list[dict[str, Any]]] = {
    "get_size": [A, GONE, {**A, "bucket_name": "no"}],
    "get_crc32c": [A, GONE],
    "get_md5hash": [A, GONE],
    "get_metadata": [A, GONE],
    "is_updated_after": [{**A, "ts": ts} for ts in (day(1), day(2), naive(1), naive(2), day(1, 1), naive(31))]
    + [{**A, "ts": datetime.datetime(2023, 1, 1)}, {**GONE, "ts": day(1)}],
    "is_updated_before": [{**A, "ts": ts} for ts in (day(1), day(2), naive(1), naive(2))],
    "is_updated_between": [
        {**A, "min_ts": first, "max_ts": last}
        for first, last in (
            (day(1), day(2)), (day(1), day(1)), (day(2), day(3)), (naive(1), naive(2)), (naive(1), day(1, 1)),
            (datetime.datetime(2023, 1, 1), day(1)), (datetime.datetime(2023, 1, 1), naive(2)),
        )
    ],
    "is_older_than": [{**A, "seconds": seconds} for seconds in (1, 10**9)],
    "insert_bucket_acl": [ACL, {**ACL, "user_project": "payer"}, {**ACL, "bucket_name": "no"}],
    "insert_object_acl": [
        {**ACL, "object_name": "a.txt"}, {**ACL, "object_name": "a.txt", "user_project": "payer"},
        {**ACL, "object_name": "a.txt", "generation": 1}, {**ACL, "object_name": "nothing"},
    ],
    "list": [
        {"bucket_name": "src", **more}
        for more in (
            {}, {"max_results": 2}, {"max_results": 2, "delimiter": "/"}, {"delimiter": "/"}, {"prefix": ["in/s", "a"]},
            {"prefix": ["in/", "in/sub/"], "delimiter": "/"}, {"match_glob": "**/*.csv"}, {"bucket_name": "no"},
        )
    ],
    "list_by_timespan": [
        SPAN, {**SPAN, "prefix": "in/sub/"}, {**SPAN, "prefix": "in/", "delimiter": "/"}, {**SPAN, "delimiter": "/"},
        {**SPAN, "max_results": 2}, {**SPAN, "max_results": 2, "delimiter": "/"},
        {**SPAN, "match_glob": "in/*"}, {**SPAN, "timespan_end": day(2)},
        {**SPAN, "timespan_end": day(1)}, {**SPAN, "prefix": "none"}, {**SPAN, "delimiter": ".csv"},
        {**SPAN, "timespan_end": day(9), "delimiter": ".csv"}, {**SPAN, "bucket_name": "no"},
    ],
    "sync": [
        {**buckets, **more}
        for buckets, mores in (
            (BOTH, [
                {}, {"recursive": False}, {"allow_overwrite": True}, {"delete_extra_files": True},
                {"allow_overwrite": True, "delete_extra_files": True},
                {"recursive": False, "allow_overwrite": True, "delete_extra_files": True},
                *({"source_object": folder, "destination_object": target, **more}
                  for folder, target in ((None, "out"), ("in", None), ("in/", "in/"), ("in", "out/"), ("in/sub", "in"))
                  for more in ({}, {"recursive": False, "delete_extra_files": True, "allow_overwrite": True},
                               {"delete_extra_files": True})),
                {"source_object": "nothing", "delete_extra_files": True}, {"source_object": "a.txt"},
                {"source_object": "", "destination_object": "out"},
            ]),
            (SELF, [
                {}, {"source_object": "in", "destination_object": "out"},
                {"source_object": "in", "destination_object": "in/sub"},
                {"source_object": "in", "destination_object": "in/sub", "recursive": False},
                {"source_object": "in/sub", "destination_object": "in", "recursive": False},
                {"source_object": "in/sub", "destination_object": "in"}, {"destination_object": "copy"},
                {"source_object": "in", "destination_object": "inner"}, {"destination_object": "in"},
                {"source_object": "in", "destination_object": "in/"}, {"source_object": "in/sub", "recursive": False},
                {"source_object": "in", "destination_object": "in/sub", "delete_extra_files": True},
                {"source_object": "in/sub", "destination_object": "in", "delete_extra_files": True},
                {"source_object": "in", "delete_extra_files": True, "allow_overwrite": True},
            ]),
            ({"source_bucket": "src", "destination_bucket": "no"}, [{}]),
            ({"source_bucket": "no", "destination_bucket": "dst"}, [{}]),
        )
        for more in mores
    ],
    "sync_to_local_dir": [
        {**LOCAL, **more}
        for more in (
            {}, {"prefix": "in"}, {"prefix": "in/"}, {"prefix": "in/", "delete_stale": True}, {"delete_stale": True},
            {"prefix": "a.t"}, {"prefix": "a.txt"}, {"prefix": "none", "delete_stale": True},
            {"local_dir": "{tmp}/new/folder"},
            {"bucket_name": "no"}, {"local_dir": "{tmp}/local/x"},
        )
    ],
}  # fmt: skip


def set_up(server: Any, folder: Path) -> None:
    server.clear()
    for bucket, objects in (("src", SRC), ("dst", DST)):
        server.storage.make(bucket)
        for name, (data, number) in objects.items():
            server.storage.put(bucket, name, data, {"metadata": {"day": str(number)}})
            server.storage.buckets[bucket].objects[name]["updated"] = day(number).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for name, (text, number) in FILES.items():
        path = folder / "local" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (day(number).timestamp(),) * 2)


def outcome(server: Any, hook: Any, method: str, given: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Call a method, and look around."""
    found: dict[str, Any] = {}
    given = {
        key: value.replace("{tmp}", str(folder)) if isinstance(value, str) else value for key, value in given.items()
    }
    try:
        found["result"] = getattr(hook, method)(**given)
    except Exception as err:  # noqa: BLE001 - that it fails is what matters
        found["error"] = type(err).__name__
    storage = server.storage
    if method.startswith("insert"):
        entries = [
            storage.buckets["src"].acl,
            *(each.get("acl", []) for each in storage.buckets["src"].objects.values()),
        ]
        found["acl"] = [[(each["entity"], each["role"]) for each in acl] for acl in entries]
    if method == "sync":
        found["objects"] = {
            bucket: {name: storage.data[bucket, name].decode() for name in storage.names(bucket)}
            for bucket in ("src", "dst")
        }
    if method == "sync_to_local_dir":
        found["files"] = {
            str(path.relative_to(folder)): path.read_text() if path.is_file() else None
            for path in sorted(folder.rglob("*"))
        }
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def real(written: str) -> None:
    """Record: run with a Python that has Airflow and the provider."""
    sys.path.insert(0, str(Path(__file__).parents[4]))
    from tests.gcloud.server import fake_google

    os.environ["AIRFLOW_CONN_GOOGLE_CLOUD_DEFAULT"] = json.dumps(CONNECTION)
    lines = []
    with fake_google() as server:
        os.environ["STORAGE_EMULATOR_HOST"] = server.url
        from airflow.providers.google.cloud.hooks.gcs import GCSHook

        for method, calls in CASES.items():
            for number, given in enumerate(calls):
                with tempfile.TemporaryDirectory() as folder:
                    set_up(server, Path(folder))
                    found = outcome(server, GCSHook(), method, given, Path(folder))
                lines.append(f"{json.dumps(f'{method} {number}')}: {json.dumps(found, sort_keys=True)}")
    Path(written).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    real(sys.argv[1])
