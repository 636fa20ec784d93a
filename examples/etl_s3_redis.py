"""
Rows of a CSV file become totals in S3, a count in Redis and a summary.

    pip install "prefect[aws,redis,templates]"
    REDIS_HOST=localhost prefect run examples/etl_s3_redis.py --param bucket=reports

The bucket has to be there. boto3 finds the endpoint and the credentials where it always does (`AWS_ENDPOINT_URL`,
`AWS_PROFILE`, …).
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

from prefect import Flow, Parameter, task
from prefect.tasks.aws import S3Download, S3Upload
from prefect.tasks.redis import RedisGet, RedisSet
from prefect.tasks.templates import JinjaTemplate

SUMMARY = """\
{% for row in rows -%}
{{ row.item }}: {{ row.quantity }} at {{ '%.2f' % row.price }} make {{ '%.2f' % row.total }}
{% endfor -%}
{{ count }} rows, {{ '%.2f' % (rows | sum(attribute='total')) }} in all
"""


@task
def extract(path: str) -> list[dict[str, str]]:
    with Path(path).open(newline="") as file:
        return list(csv.DictReader(file))


@task
def transform(row: dict[str, str]) -> dict[str, object]:
    quantity, price = int(row["quantity"]), float(row["price"])
    return {"item": row["item"], "quantity": quantity, "price": price, "total": quantity * price}


@task
def to_json(rows: list[dict[str, object]]) -> str:
    return json.dumps(rows)


@task
def from_json(text: str) -> list[dict[str, object]]:
    return json.loads(text)


@task
def show(text: str) -> None:
    print(text)


@task
def count_of(rows: list[dict[str, object]]) -> int:
    return len(rows)


# the address of Redis, and the number of the database that the flow uses there
redis = {
    "host": os.environ.get("REDIS_HOST", "localhost"),
    "port": int(os.environ.get("REDIS_PORT", "6379")),
    "db": int(os.environ.get("REDIS_DB", "0")),
}

with Flow("etl") as flow:
    path = Parameter("path", default=str(Path(__file__).with_name("orders.csv")))
    bucket = Parameter("bucket", default="reports")
    key = Parameter("key", default="totals.json")

    rows = transform.map(extract(path))
    written = S3Upload()(to_json(rows), key=key, bucket=bucket)
    read = from_json(S3Download()(key=written, bucket=bucket))

    kept = RedisSet(**redis, redis_key="orders:count")(redis_val=count_of(read))
    count = RedisGet(**redis, redis_key="orders:count", redis_connection_params={"decode_responses": True})(
        upstream_tasks=[kept]
    )
    summary = JinjaTemplate(SUMMARY)(rows=read, count=count)
    show(summary)

if __name__ == "__main__":
    flow.run()
