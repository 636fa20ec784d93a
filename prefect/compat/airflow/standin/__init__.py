"""
A stand-in for the `airflow` namespace: DAG files of Airflow 1.10, 2.x and 3.x load against it, with no Airflow
installed.

It imports nothing of the rest of this package and nothing is loaded before a DAG file asks for it: `paths` holds one
table of dotted names, `namespace` serves modules out of it, and what is not in the table is a class made on demand
(`ondemand`).  Two small modules tie it to whoever loads and runs it:

`versions`
    `versions.current()` is the Airflow version, a `(major, minor)` tuple, that holds at the moment; the import session
    sets it with `versions.use(version)`.
`notes`
    `notes.note(code, text, where=…)` records what a reader of the DAG file should know; the session gathers it.

What an object offers
---------------------
- `DAG`: `task_dict`, `task_group` (root group), `params` (a `ParamsDict`), `edge_info`, every constructor argument as
  an attribute; `schedule` holds what was given, `timetable` the timetable made of it.
- every task (`BaseOperator`, `MappedOperator`): `task_id`, `upstream_task_ids`, `downstream_task_ids` (sets),
  `task_group`,
  `dag`, `trigger_rule`, `is_setup`, `is_teardown`, `on_failure_fail_dagrun`, `is_mapped`, `template_fields`,
  `template_ext`, `inherits_from_empty_operator`, `operator_class`, `where` (a `Where(file, line)`: the DAG file's
  line),
  `iter_mapped_task_groups()` (innermost first), `get_flat_relative_ids(upstream=…)`, `get_upstreams_only_setups()` …
- `MappedOperator`: `partial_kwargs`, `expand_input` (the one that decides; for TaskFlow `op_kwargs_expand_input`),
  `unmap(resolved)` -> a fresh `BaseOperator` that belongs to no DAG list but knows `dag`, `task_group`, relations.
- `MappedTaskGroup.expand_input`; `expandinput.MappedArgument` is what tasks inside hold.
- group: `group_id`, `children`, `parent_group`, `iter_tasks()`, `iter_mapped_task_groups()`.

Resolving at run time
---------------------
`x.resolve(context)` of every `XComArg` and `MappedArgument`, and `expand_input.resolve(context)` -> `(kwargs, ids)`
(`ids`: the `id()` of objects that came out of XCom and must not be rendered as templates again) ask the context only
for

- `context["ti"].map_index`: `-1` or the index;
- `context["ti"].xcom_pull(task_ids=…, key=…, default=NOTSET, map_indexes=…)`;
- `context["ti"].relevant_map_indexes(operator)`: `None` (everything), one index or a range of indexes of that upstream
  task which the running instance should see (both inside one mapped group: its own);
- `context["ti"].xcom_length(operator)` (optional): how many values the mapped upstream task pushed; without it the
  pulled value is measured with `len`.

`expand_input.parse_time_length()` is the number of instances when it is known without a run, else `None`;
`expand_input.run_time_length(context)` asks the context; both count what Airflow counts.

Executing
---------
`task.execute(context)` works by itself for the operators that live here.  What an operator does to *other* tasks it
says through the context's task instance, and the runtime does it:

- `context["ti"].skip_tasks(task_ids)`: a sequence of `task_id` or `(task_id, map_index)`: these become `skipped` unless
  they already have a final state.  Called by `SkipMixin.skip` and `SkipMixin.skip_all_except` up to Airflow 2.x, which
  first push the XCom `skipmixin_key` (`{"skipped": […]}` or `{"followed": […]}`) by `context["ti"].xcom_push`.
- From 3.0 on they raise `exceptions.DownstreamTasksSkipped(tasks=…)` instead, after the push: the task *succeeded*, its
  return value is not pushed, `tasks` become skipped.
- `BaseSensorOperator.execute` raises `AirflowRescheduleException(reschedule_date)` in mode `reschedule`; it asks
  `context["ti"].first_poke_at` (aware datetime, optional) for when the sensor first ran.  `task.sleep(seconds)` is
  what it calls between pokes (replaceable).
- `TaskDeferred`, `AirflowSkipException`, `AirflowFailException`, `AirflowSensorTimeout`, `AirflowTaskTerminated` are
  raised as in Airflow.
- `TriggerDagRunOperator.execute` calls `context["ti"].trigger_dag_run(dag_id, run_id=…, conf=…, logical_date=…,
  reset_dag_run=…, wait_for_completion=…, poke_interval=…, allowed_states=…, failed_states=…)`;
  `ExternalTaskSensor.poke`
  calls `context["ti"].external_states(dag_id, task_ids=…, task_group_id=…, logical_dates=…)` -> list of states.
- `multiple_outputs`, `do_xcom_push` and the pushing of the returned value are the runtime's part.
- `get_current_context()` reads `current.context_stack`: push with `current.push(context)`, pop with `current.pop()`.

A class made on demand (`ondemand.is_made_on_demand(cls)`) has no `execute` of its own: calling it raises
`exceptions.NoCounterpart` naming the operator.  `cls.standin_path` is its canonical dotted path, `op.standin_kwargs`
what it was given beyond `BaseOperator`'s own arguments.
"""

from __future__ import annotations
