"""
Operator rows: which task of the catalogue stands for which Airflow operator.

A DAG file that imports `airflow.providers.redis.sensors.redis_key.RedisKeySensor` gets a class that takes the
arguments of Airflow's sensor of all ages, has its template fields, can be subclassed, mapped and executed, and does its
work by a task of `prefect.tasks`. What makes it so is one row, which also serves the report and code generation.

Writing a row
-------------
A file in `rows/`, one for each provider or for each service of a large one, holds a tuple `ROWS`:

    ROWS = (
        Mapping(
            operators=(
                "airflow.providers.amazon.aws.operators.s3.S3DeleteObjectsOperator",         # today's path first
                "airflow.contrib.operators.s3_delete_objects_operator.S3DeleteObjectsOperator",
            ),
            target="prefect.tasks.aws.S3DeleteObjects",      # loaded when the operator runs
            args={
                "bucket": "bucket",                          # the task's argument: the operator's
                "keys": Converted(listed, "keys"),           # … worked out of one or more of the operator's
                "credentials": FromConnection("aws_conn_id", credentials_of, also=("region_name",), optional=True),
            },
            xcoms=nothing,                                   # the operator pushes nothing; else a function
            dropped={"from_datetime": "objects are not chosen by their date"},
        ),
    )

then `python scripts/airflow_rows.py` writes the index that leads from a dotted path to the file; the tests say so if it
was forgotten. Nothing of a row is loaded before a DAG file imports one of its operators, and the task not before it
runs.

- What the operator takes comes from a table of signatures recorded from Airflow (`data/<provider>.json`), so a row
  names only the arguments that it carries over (`args`), cannot honour (`dropped`: each *use* becomes a finding) or
  that make no
  difference (`ignored`). A test asks each row about every argument of its operator. `renamed` leads an argument's older
  name to today's; `defaults` says defaults that changed (`ByVersion`).
- Forms of an argument: the name of the operator's own argument, `Converted`, `FromConnection`, `FromContext`,
  `Fixed`. A
  value of `None` is left out, so that the task's default holds; `Fixed(None)` is not.
- An argument that only the constructor of the task takes (a field of the class) is given there, any other to `run`.
- A task that waits (`prefect.core.waiting.WaitingTask`) serves operators and sensors: an operator starts, looks and
  waits; a sensor's `poke` starts and looks once. Arguments of deferrable operators are accepted: here all simply wait.
  `on_kill="cancel"` cancels what was begun when the task is killed or its time is up.
- A row for a sensor whose task does not wait gives `poke`, a function of (sensor, context).
- Where a plain call would not do what users rely on, `operator_class` names a class in `classes/`; deriving it from
  `making.RowOperator` or `RowSensor` keeps the arguments of the table, and `super().execute(context)` calls the task.

- An argument that no version at hand has is a finding, not an error: providers have versions of their own, which a DAG
  file does not tell.

Rows of users
-------------
`load_flow(path, rows=[…])` takes rows for one load; an entry point of the group `prefect.airflow_rows` names a
`Mapping` or an iterable of them. Given rows come first, then those of entry points, then ours.

Looking things up
-----------------
`row_of(path)` is the row of a dotted path, old or new; `counterpart_of(cls)` that of an operator class, `all_rows()`
all
of ours; `arguments_of(row, operator, context)` what a run would be given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.compat.airflow.operators.index import all_rows, counterpart_of, row_of
    from prefect.compat.airflow.operators.mapping import (
        ByVersion,
        Converted,
        Fixed,
        FromConnection,
        FromContext,
        Mapping,
        nothing,
    )
    from prefect.compat.airflow.operators.running import arguments_of

_WHERE = {
    "all_rows": "index",
    "counterpart_of": "index",
    "row_of": "index",
    "ByVersion": "mapping",
    "Converted": "mapping",
    "Fixed": "mapping",
    "FromConnection": "mapping",
    "FromContext": "mapping",
    "Mapping": "mapping",
    "nothing": "mapping",
    "arguments_of": "running",
}

__all__ = [
    "ByVersion", "Converted", "Fixed", "FromConnection", "FromContext", "Mapping", "all_rows", "arguments_of",
    "counterpart_of", "nothing", "row_of",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # the loader imports this package for every DAG file: what is behind a name is loaded when somebody asks for it
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)
