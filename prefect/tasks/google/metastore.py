"""Dataproc Metastore: the steps of its tasks that are more than one request and looking."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from typing import Any

from prefect.core.waiting import Wait
from prefect.tasks.google.client import storage_client
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.gcs_transfers import parsed
from prefect.tasks.google.operation import Operation

QUERY = """
    SELECT PARTITIONS.*, TBLS.TBL_TYPE, TBLS.TBL_NAME
    FROM PARTITIONS
    INNER JOIN TBLS ON PARTITIONS.TBL_ID = TBLS.TBL_ID
    WHERE TBLS.TBL_NAME = {table}"""
AMONG = """
        AND PARTITIONS.PART_NAME IN ({names})"""


class WaitingForPartitions(Operation):
    """Asks the metastore again and again; each answer is an operation, whose result lies in Cloud Storage."""

    def begun(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """See the base class."""
        more = arguments.get("options") or {}
        query = query_of(arguments["table"], arguments["partitions"]) if arguments["table"] is not None else None
        handle: dict[str, Any] = super().begun({**arguments, "wait": True, "options": {"query": query, **more}})
        return handle

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if wait.handle.pop("again", False):
            wait.handle.update(self.begun(dict(wait.arguments)))
        delay = super().check(wait)
        if delay is not None:
            return delay
        found = self._partitions(super().outcome(wait), wait.arguments)
        if found >= max(1, len(set(wait["partitions"] or ()))):
            wait.handle = {"gives": found}
            wait.seen = None
            return None
        wait.handle = {"again": True}
        return float(wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        return wait.handle["gives"]

    def _partitions(self, manifest: str, arguments: Mapping[str, Any]) -> int:
        """How many partitions an answer has."""
        # the address of the metastore is not that of Cloud Storage
        given = {
            name: value
            for name, value in (self.client_kwargs or {}).items()
            if name not in ("api_endpoint", "client_options")
        }
        client = storage_client(arguments["credentials"], arguments["project"], given)
        bucket, name = parsed(manifest)

        def read(path: str) -> Any:
            return json.loads(client.bucket(bucket).blob(path).download_as_bytes())

        about = read(name)
        status = about.get("status") or {}
        if status.get("code"):
            raise GoogleJobFailed(f"{self.name}: the metastore could not answer; {status.get('message') or status}.")
        files = [posixpath.join(posixpath.dirname(name), file) for file in about.get("filenames") or ()]
        return sum(len(read(file).get("rows") or ()) for file in files)


def query_of(table: str, partitions: list[str] | None) -> str:
    """
    The question that finds partitions.

    Args:
        table: name of the table.
        partitions: names of the partitions; none means all.

    Returns:
        The query, in SQL.

    Example:
        >>> print(query_of("it's", ["b", "a", "b"]).strip().replace("    ", " "))
        SELECT PARTITIONS.*, TBLS.TBL_TYPE, TBLS.TBL_NAME
         FROM PARTITIONS
         INNER JOIN TBLS ON PARTITIONS.TBL_ID = TBLS.TBL_ID
         WHERE TBLS.TBL_NAME = 'it''s'
          AND PARTITIONS.PART_NAME IN ('b', 'a');
    """
    names = ", ".join(_quoted(name) for name in dict.fromkeys(partitions or ()))
    return QUERY.format(table=_quoted(table)) + (AMONG.format(names=names) if names else "") + ";"


def _quoted(text: str) -> str:
    return "'" + str(text).replace("'", "''") + "'"
