"""BigQuery as its REST interface speaks; queries run on SQLite."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from collections.abc import Callable
from typing import Any

from tests.gcloud.answers import Answer, Asked, Refused, counter, multipart, now, ok
from tests.gcloud.storage import Storage
from tests.gcloud.values import TYPES, cell, kind_of, quoted, value_of

#: What the table of a table's partitions is called: that after it.
PARTITIONS = "$__PARTITIONS_SUMMARY__"
NAME = re.compile(r"`([^`]+)`|\[([^\]]+)\]")


class BigQuery:
    """Datasets, tables and jobs; `looks` is how often a job still runs when it is looked at."""

    def __init__(self, url: Callable[[], str], storage: Storage) -> None:
        self.url, self.storage = url, storage
        self.database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self.datasets: dict[str, dict[str, Any]] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.results: dict[str, tuple[list[dict[str, Any]], list[tuple[Any, ...]]]] = {}
        self.waiting: dict[str, int] = {}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.looks = 0
        self.page = 1000

    # for tests

    def make(
        self, dataset: str, table: str | None = None, fields: str = "", rows: Any = (), project: str = "p"
    ) -> None:
        """`fields` is like `"name:STRING, age:INTEGER"`."""
        self.datasets.setdefault(f"{project}.{dataset}", self._dataset(project, dataset, {}))
        if table is not None:
            schema = [dict(zip(("name", "type"), each.strip().split(":"), strict=True)) for each in fields.split(",")]
            reference = {"projectId": project, "datasetId": dataset, "tableId": table}
            self._make_table(reference, {"schema": {"fields": schema}})
            self._insert(f"{project}.{dataset}.{table}", [tuple(row) for row in rows])

    def rows(self, name: str, project: str = "p") -> list[tuple[Any, ...]]:
        return self.database.execute(f"SELECT * FROM {quoted(f'{project}.{name}')}").fetchall()

    # the interface

    def answer(self, asked: Asked) -> Answer | None:
        parts = asked.parts
        upload = parts[:1] == ["upload"] or parts[:2] == ["resumable", "upload"]
        while parts[:1] in (["upload"], ["resumable"]):
            parts = parts[1:]
        if parts[:3] != ["bigquery", "v2", "projects"]:
            return None
        project, kind, rest = parts[3], parts[4], parts[5:]
        if kind == "jobs":
            if upload:
                return self._upload(asked, project)
            return self._jobs(asked, project, rest)
        if kind == "queries":
            return self._queries(asked, project, rest)
        if kind == "datasets":
            return self._datasets(asked, project, rest)
        return None

    def _dataset(self, project: str, name: str, about: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": "bigquery#dataset", "id": f"{project}:{name}", "location": "US", "etag": str(next(counter)),
            "access": [], **about, "datasetReference": {"projectId": project, "datasetId": name},
        }  # fmt: skip

    def _datasets(self, asked: Asked, project: str, rest: list[str]) -> Answer:
        if not rest:
            if asked.method == "GET":
                return ok({"datasets": [each for key, each in self.datasets.items() if key.startswith(f"{project}.")]})
            about = asked.json()
            name = about["datasetReference"]["datasetId"]
            if f"{project}.{name}" in self.datasets:
                raise Refused(409, "duplicate", f"Already Exists: Dataset {project}:{name}")
            self.datasets[f"{project}.{name}"] = self._dataset(project, name, about)
            return ok(self.datasets[f"{project}.{name}"])
        key = f"{project}.{rest[0]}"
        if key not in self.datasets:
            raise Refused(404, "notFound", f"Not found: Dataset {project}:{rest[0]}")
        if len(rest) > 1:
            return self._tables(asked, key, rest[2:])
        if asked.method == "DELETE":
            inside = [name for name in self.tables if name.startswith(f"{key}.")]
            if inside and asked.given("deleteContents") != "true":
                raise Refused(400, "resourceInUse", f"Dataset {project}:{rest[0]} is still in use")
            for name in inside:
                self._drop(name)
            del self.datasets[key]
            return Answer(204)
        if asked.method in ("PATCH", "PUT"):
            self.datasets[key].update(asked.json(), etag=str(next(counter)))
        return ok(self.datasets[key])

    def _tables(self, asked: Asked, dataset: str, rest: list[str]) -> Answer:
        if not rest:
            if asked.method == "GET":
                found = [about for name, about in self.tables.items() if name.startswith(f"{dataset}.")]
                first, size = int(asked.given("pageToken") or 0), int(asked.given("maxResults") or self.page)
                answer: dict[str, Any] = {"tables": found[first : first + size], "totalItems": len(found)}
                if first + size < len(found):
                    answer["nextPageToken"] = str(first + size)
                return ok(answer)
            about = asked.json()
            name = f"{dataset}.{about['tableReference']['tableId']}"
            if name in self.tables:
                raise Refused(409, "duplicate", f"Already Exists: Table {name.replace('.', ':', 1)}")
            return ok(self._make_table(about["tableReference"], about))
        name = f"{dataset}.{rest[0]}"
        about = self._table(name)
        if name.endswith(PARTITIONS):
            return self._partitions(asked, about, rest)
        if rest[1:] == ["data"]:
            return self._list_rows(asked, name)
        if rest[1:] == ["insertAll"]:
            return self._insert_all(asked, name)
        if asked.method == "DELETE":
            self._drop(name)
            return Answer(204)
        if asked.method in ("PATCH", "PUT"):
            if asked.headers.get("if-match", about["etag"]) != about["etag"]:
                raise Refused(412, "conditionNotMet", "Precondition check failed.")
            changes = asked.json()
            for field in changes.get("schema", {}).get("fields", ()):
                if field["name"] not in [each["name"] for each in about["schema"]["fields"]]:
                    kind = TYPES.get(field["type"], "TEXT")
                    self.database.execute(f"ALTER TABLE {quoted(name)} ADD COLUMN {quoted(field['name'])} {kind}")
            about.update(changes, etag=str(next(counter)))
        return ok({**about, "numRows": str(len(self.rows(name.partition(".")[2], name.partition(".")[0])))})

    def _table(self, name: str) -> dict[str, Any]:
        found = self.tables.get(name.partition("$")[0])
        if found is None:
            raise Refused(404, "notFound", f"Not found: Table {name.replace('.', ':', 1)}")
        return found

    def _make_table(self, reference: dict[str, str], about: dict[str, Any]) -> dict[str, Any]:
        name = f"{reference['projectId']}.{reference['datasetId']}.{reference['tableId']}"
        self.database.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
        fields = about.setdefault("schema", {"fields": []}).setdefault("fields", [])
        columns = ", ".join(f"{quoted(each['name'])} {TYPES.get(each['type'].upper(), 'TEXT')}" for each in fields)
        self.database.execute(f"CREATE TABLE {quoted(name)} ({columns or '__none'})")
        self.tables[name] = {
            "kind": "bigquery#table", "id": name.replace(".", ":", 1), "etag": str(next(counter)), "type": "TABLE",
            "creationTime": "1", "lastModifiedTime": "1", "location": "US", **about, "tableReference": reference,
        }  # fmt: skip
        return self.tables[name]

    def _partitions(self, asked: Asked, about: dict[str, Any], rest: list[str]) -> Answer:
        """The partitions of a table, which a test writes into it."""
        fields = [{"name": "partition_id", "type": "STRING"}]
        if rest[1:] == ["data"]:
            return ok(self._page(asked, fields, [(each,) for each in about.get("partitions", ())]))
        return ok(
            {**about, "tableReference": {**about["tableReference"], "tableId": rest[0]}, "schema": {"fields": fields}}
        )

    def _drop(self, name: str) -> None:
        self.database.execute(f"DROP TABLE {quoted(name)}")
        del self.tables[name]

    def _insert(self, name: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.database.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", rows)

    def _list_rows(self, asked: Asked, name: str) -> Answer:
        fields = self.tables[name]["schema"]["fields"]
        wanted = asked.given("selectedFields")
        chosen = [each for each in fields if wanted is None or each["name"] in wanted.split(",")]
        columns = ", ".join(quoted(each["name"]) for each in chosen) or "1"
        rows = self.database.execute(f"SELECT {columns} FROM {quoted(name)}").fetchall()
        return ok({**self._page(asked, chosen, rows), "kind": "bigquery#tableDataList"})

    def _page(self, asked: Asked, fields: list[dict[str, Any]], rows: list[tuple[Any, ...]]) -> dict[str, Any]:
        first = int(asked.given("pageToken") or asked.given("startIndex") or 0)
        size = min(int(asked.given("maxResults") or self.page), self.page)
        found = [
            {"f": [cell(value, field["type"]) for value, field in zip(row, fields, strict=True)]}
            for row in rows[first : first + size]
        ]
        answer: dict[str, Any] = {"totalRows": str(len(rows))}
        if size:
            answer["rows"] = found
        if first + size < len(rows) and size:
            answer["pageToken"] = str(first + size)
        return answer

    def _insert_all(self, asked: Asked, name: str) -> Answer:
        fields = self.tables[name]["schema"]["fields"]
        known = {field["name"] for field in fields}
        given = asked.json()
        refused = {"reason": "invalid"}
        wrong = [
            {"index": index, "errors": [{**refused, "location": extra, "message": f"no such field: {extra}."}]}
            for index, row in enumerate(given["rows"])
            for extra in sorted(set(row["json"]) - known)
            if not given.get("ignoreUnknownValues")
        ]
        if wrong:
            return ok({"kind": "bigquery#tableDataInsertAllResponse", "insertErrors": wrong})
        self._insert(
            name, [tuple(value_of(row["json"].get(f["name"]), f["type"]) for f in fields) for row in given["rows"]]
        )
        return ok({"kind": "bigquery#tableDataInsertAllResponse"})

    # jobs

    def _jobs(self, asked: Asked, project: str, rest: list[str]) -> Answer:
        if not rest:
            if asked.method == "POST":
                return ok(self._begin(project, asked.json()))
            return ok({"jobs": list(self.jobs.values())})
        job = self.jobs.get(rest[0])
        if job is None:
            raise Refused(404, "notFound", f"Not found: Job {project}:{rest[0]}")
        if rest[1:] == ["cancel"]:
            if job["status"]["state"] != "DONE":
                about = {"reason": "stopped", "message": "Job execution was cancelled: User requested cancellation"}
                job["status"] = {"state": "DONE", "errorResult": about, "errors": [about]}
            return ok({"kind": "bigquery#jobCancelResponse", "job": job})
        self._tick(job)
        return ok(job)

    def _tick(self, job: dict[str, Any]) -> bool:
        name = job["jobReference"]["jobId"]
        if job["status"]["state"] == "DONE":
            return True
        if self.waiting[name] > 0:
            self.waiting[name] -= 1
            return False
        self._carry_out(job)
        return True

    def _begin(self, project: str, given: dict[str, Any], data: bytes | None = None) -> dict[str, Any]:
        configuration = given["configuration"]
        name = given.get("jobReference", {}).get("jobId") or f"job_{next(counter)}"
        if name in self.jobs:
            raise Refused(409, "duplicate", f"Already Exists: Job {project}:US.{name}")
        location = given.get("jobReference", {}).get("location") or "US"
        kind = next(each for each in ("query", "load", "extract", "copy") if each in configuration)
        configuration["jobType"] = kind.upper()
        job: dict[str, Any] = {
            "kind": "bigquery#job", "id": f"{project}:{location}.{name}", "etag": "e", "user_email": "me@example.com",
            "selfLink": f"{self.url()}/bigquery/v2/projects/{project}/jobs/{name}?location={location}",
            "jobReference": {"projectId": project, "jobId": name, "location": location},
            "configuration": configuration, "status": {"state": "RUNNING"},
            "statistics": {"creationTime": "1700000000000", "startTime": "1700000000000"},
        }  # fmt: skip
        if configuration.get("dryRun"):
            job["status"] = {"state": "DONE"}
            job["statistics"]["totalBytesProcessed"] = str(1000 * len(configuration["query"]["query"]))
            job["statistics"]["query"] = {"totalBytesProcessed": job["statistics"]["totalBytesProcessed"]}
            return job
        self.jobs[name] = job
        self.waiting[name] = self.looks
        if data is not None:
            job["_data"] = data.decode("latin-1")
        if not self.looks:
            self._carry_out(job)
        return {key: value for key, value in job.items() if key != "_data"}

    def _carry_out(self, job: dict[str, Any]) -> None:
        configuration = job["configuration"]
        kind = configuration["jobType"].lower()
        job["statistics"]["endTime"] = str(int(now().timestamp() * 1000))
        job["statistics"].setdefault(kind, {})
        try:
            getattr(self, f"_{kind}")(job, configuration[kind])
            job["status"] = {"state": "DONE"}
        except (sqlite3.Error, Refused, ValueError) as err:
            reason = err.reason if isinstance(err, Refused) else "invalidQuery" if kind == "query" else "invalid"
            about = {"reason": reason, "message": str(err), "location": kind}
            job["status"] = {"state": "DONE", "errorResult": about, "errors": [about]}
        job.pop("_data", None)

    def _target(self, reference: dict[str, str], how: dict[str, Any], fields: list[dict[str, Any]] | None) -> str:
        """The table to write to, emptied if that is wanted."""
        name = f"{reference['projectId']}.{reference['datasetId']}.{reference['tableId']}".partition("$")[0]
        if name.rpartition(".")[0] not in self.datasets:
            raise Refused(404, "notFound", f"Not found: Dataset {name.rpartition('.')[0].replace('.', ':', 1)}")
        there = name in self.tables
        disposition = how.get("writeDisposition") or "WRITE_APPEND"
        if not there and how.get("createDisposition") == "CREATE_NEVER":
            raise Refused(404, "notFound", f"Not found: Table {name.replace('.', ':', 1)}")
        if there and disposition == "WRITE_EMPTY" and self.rows(name.partition(".")[2], name.partition(".")[0]):
            raise Refused(409, "duplicate", f"Already Exists: Table {name.replace('.', ':', 1)}")
        if not there or (disposition == "WRITE_TRUNCATE" and fields is not None):
            more = {key: how[key] for key in ("timePartitioning", "clustering", "rangePartitioning") if key in how}
            self._make_table(
                {**reference, "tableId": name.rpartition(".")[2]}, {"schema": {"fields": fields or []}, **more}
            )
        elif disposition == "WRITE_TRUNCATE":
            self.database.execute(f"DELETE FROM {quoted(name)}")
        return name

    def _query(self, job: dict[str, Any], how: dict[str, Any]) -> None:
        fields, rows = self._run(how, job["jobReference"]["projectId"])
        self.results[job["jobReference"]["jobId"]] = (fields, rows)
        job["statistics"]["query"] = {"totalBytesProcessed": "42", "statementType": how["query"].split()[0].upper()}
        if "destinationTable" in how:
            empty = {"writeDisposition": "WRITE_EMPTY", **how}
            self._insert(self._target(how["destinationTable"], empty, fields), rows)
        elif fields:
            project = job["jobReference"]["projectId"]
            reference = {"projectId": project, "datasetId": "_temp", "tableId": f"t{next(counter)}"}
            self.datasets.setdefault(f"{project}._temp", self._dataset(project, "_temp", {}))
            how["destinationTable"] = reference
            self._insert(self._target(reference, {}, fields), rows)

    def _run(self, how: dict[str, Any], project: str) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
        default = how.get("defaultDataset", {}).get("datasetId")

        def named(found: re.Match[str]) -> str:
            name = (found[1] or found[2]).replace(":", ".")
            if name.count(".") == 0 and default:
                name = f"{default}.{name}"
            return quoted(name if name.count(".") == 2 else f"{project}.{name}")

        text = NAME.sub(named, how["query"])
        for name in sorted(self.tables, key=len, reverse=True):
            for short in (name, name.partition(".")[2], *([name.rpartition(".")[2]] if default else [])):
                text = re.sub(rf"(?<![\w.\"]){re.escape(short)}(?![\w.\"])", quoted(name), text)
        parameters = how.get("queryParameters") or []
        values: Any = {
            each["name"]: value_of(each["parameterValue"].get("value"), each["parameterType"]["type"])
            for each in parameters
            if "name" in each
        } or [value_of(each["parameterValue"].get("value"), each["parameterType"]["type"]) for each in parameters]
        cursor = self.database.execute(text, values)
        rows = cursor.fetchall()
        names = [column[0] for column in cursor.description or ()]
        return [
            {"name": n, "type": kind_of([row[i] for row in rows]), "mode": "NULLABLE"} for i, n in enumerate(names)
        ], rows

    def _load(self, job: dict[str, Any], how: dict[str, Any]) -> None:
        texts = [job["_data"].encode("latin-1").decode()] if "_data" in job else []
        for address in how.get("sourceUris", ()):
            bucket, _, pattern = address.removeprefix("gs://").partition("/")
            names = [n for n in self.storage.names(bucket) if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), n)]
            if not names:
                raise Refused(404, "notFound", f"Not found: URI {address}")
            for name in names:
                data = self.storage.data[bucket, name]
                texts.append((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode())
        table = self._target_fields(how)
        fields = how.get("schema", {}).get("fields") or (table if not how.get("autodetect") or table else None)
        rows: list[tuple[Any, ...]] = []
        for text in texts:
            if how.get("sourceFormat") == "NEWLINE_DELIMITED_JSON":
                found = [json.loads(line) for line in text.splitlines() if line.strip()]
                fields = fields or [{"name": n, "type": kind_of([r.get(n) for r in found])} for n in found[0]]
                if not how.get("ignoreUnknownValues") and any(set(r) - {f["name"] for f in fields} for r in found):
                    raise Refused(400, "invalid", "Error while reading data: No such field")
                rows += [tuple(value_of(row.get(f["name"]), f["type"].upper()) for f in fields) for row in found]
                continue
            lines = list(csv.reader(io.StringIO(text), delimiter=how.get("fieldDelimiter") or ","))
            if fields is None:
                fields = [{"name": name, "type": "STRING"} for name in lines[0]]
                lines = lines[1:] if not int(how.get("skipLeadingRows") or 0) else lines
            lines = lines[int(how.get("skipLeadingRows") or 0) :]
            good = [line for line in lines if len(line) == len(fields)]
            if len(lines) - len(good) > int(how.get("maxBadRecords") or 0):
                raise Refused(400, "invalid", "Error while reading data: Too many errors encountered.")
            rows += [
                tuple(value_of(text, f["type"].upper()) for text, f in zip(line, fields, strict=True)) for line in good
            ]
        name = self._target(how["destinationTable"], how, fields)
        self._insert(name, rows)
        job["statistics"]["load"] = {"outputRows": str(len(rows)), "inputFiles": str(len(texts))}

    def _target_fields(self, how: dict[str, Any]) -> list[dict[str, Any]] | None:
        reference = how["destinationTable"]
        name = f"{reference['projectId']}.{reference['datasetId']}.{reference['tableId']}".partition("$")[0]
        return self.tables[name]["schema"]["fields"] if name in self.tables else None

    def _copy(self, job: dict[str, Any], how: dict[str, Any]) -> None:
        sources = how.get("sourceTables") or [how["sourceTable"]]
        found = [f"{each['projectId']}.{each['datasetId']}.{each['tableId']}" for each in sources]
        fields = self._table(found[0])["schema"]["fields"]
        for source in found:
            self._table(source)
        target = self._target(how["destinationTable"], {"writeDisposition": "WRITE_EMPTY", **how}, fields)
        for source in found:
            self.database.execute(f"INSERT INTO {quoted(target)} SELECT * FROM {quoted(source)}")

    def _extract(self, job: dict[str, Any], how: dict[str, Any]) -> None:
        each = how["sourceTable"]
        name = f"{each['projectId']}.{each['datasetId']}.{each['tableId']}"
        fields = self._table(name)["schema"]["fields"]
        file = io.StringIO()
        rows = self.database.execute(f"SELECT * FROM {quoted(name)}").fetchall()
        if how.get("destinationFormat") == "NEWLINE_DELIMITED_JSON":
            for row in rows:
                file.write(json.dumps({f["name"]: v for f, v in zip(fields, row, strict=True) if v is not None}) + "\n")
        else:
            writer = csv.writer(file, lineterminator="\n", delimiter=how.get("fieldDelimiter") or ",")
            if how.get("printHeader", True):
                writer.writerow([field["name"] for field in fields])
            writer.writerows(rows)
        data = file.getvalue().encode()
        for address in how["destinationUris"]:
            bucket, _, path = address.removeprefix("gs://").partition("/")
            self.storage.bucket(bucket)
            packed = gzip.compress(data) if how.get("compression") == "GZIP" else data
            self.storage.put(bucket, path.replace("*", "000000000000"), packed)
        job["statistics"]["extract"] = {"destinationUriFileCounts": ["1"] * len(how["destinationUris"])}

    def _queries(self, asked: Asked, project: str, rest: list[str]) -> Answer:
        if not rest:
            given = asked.json()
            keys = ("query", "useLegacySql", "queryParameters", "parameterMode", "defaultDataset")
            query = {key: given[key] for key in keys if key in given}
            reference = {"location": given.get("location")}
            configuration: dict[str, Any] = {"query": query, "dryRun": given.get("dryRun", False)}
            job = self._begin(project, {"configuration": configuration, "jobReference": reference})
            name = job["jobReference"]["jobId"]
            if configuration["dryRun"]:
                return ok(
                    {"jobReference": {}, "jobComplete": True, "totalBytesProcessed": "1", "schema": {"fields": []}}
                )
        else:
            name = rest[0]
            if name not in self.jobs:
                raise Refused(404, "notFound", f"Not found: Job {project}:{name}")
        job = self.jobs[name]
        answer = {"kind": "bigquery#getQueryResultsResponse", "jobReference": job["jobReference"], "etag": "e"}
        if not self._tick(job):
            return ok({**answer, "jobComplete": False})
        if "errorResult" in job["status"]:
            about = job["status"]["errorResult"]
            raise Refused(404 if about["reason"] == "notFound" else 400, about["reason"], about["message"])
        fields, rows = self.results.get(name, ([], []))
        return ok(
            {**answer, "jobComplete": True, "schema": {"fields": fields}, "totalBytesProcessed": "42",
             **self._page(asked, fields, rows)}
        )  # fmt: skip

    def _upload(self, asked: Asked, project: str) -> Answer:
        if "upload_id" in asked.query:
            session = self.sessions[asked.query["upload_id"][0]]
            wanted = re.fullmatch(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)", asked.headers["content-range"])
            assert wanted is not None
            session["data"] += asked.body
            if wanted[3] == "*" or len(session["data"]) < int(wanted[3]):
                return Answer(308, b"", {"Range": f"bytes=0-{len(session['data']) - 1}"})
            return ok(self._begin(project, session["job"], session["data"]))
        if asked.given("uploadType") == "resumable":
            session = f"session{next(counter)}"
            self.sessions[session] = {"job": asked.json(), "data": b""}
            address = (
                f"{self.url()}/upload/bigquery/v2/projects/{project}/jobs?uploadType=resumable&upload_id={session}"
            )
            return Answer(200, b"", {"Location": address})
        about, data, _ = multipart(asked)
        return ok(self._begin(project, about, data))
