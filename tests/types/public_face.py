"""A program as a user writes it; `mypy` reads it as part of `make types`, nothing runs it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from prefect import Flow, Parameter, Task, task, unmapped
from prefect.tasks.aws import S3Download, S3Upload
from prefect.tasks.redis import RedisSet
from prefect.tasks.shell import ShellTask
from prefect.tasks.templates import JinjaTemplate


@task
def add(x: int, y: int = 1) -> int:
    return x + y


@task(max_retries=2, retry_delay=timedelta(seconds=1))
def show(text: str) -> None:
    print(text)


class Multiply(Task):
    def run(self, x: int, y: int) -> int:
        return x * y


with Flow("typed") as flow:
    number = Parameter("number", default=1)
    total = add(number, y=2)
    products = Multiply(name="product").map([1, 2], unmapped(total))
    key = S3Upload("reports", boto_kwargs={"region_name": "eu-west-1"}, max_retries=1, retry_delay=timedelta(1))("x")
    show(S3Download(bucket="reports")(key))
    RedisSet(host="localhost", redis_key="n")(redis_val=total)
    ShellTask(command="true", return_all=True)()
    JinjaTemplate("{{ x }}")(x=total)

state = flow.run(parameters={"number": 3}, executor=None)
results: dict[Task, Any] = {one: state.result[one].result for one in flow.tasks}
S3Download("reports").run("key", as_bytes=True)
