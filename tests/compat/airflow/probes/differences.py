"""Where this package answers something else than Airflow did, on purpose: what we answer, and the reason."""

# ruff: noqa: E501 - a probe is one line
from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """Answers that differ for one reason, in the versions named."""

    reason: str
    answers: dict[str, str]
    versions: tuple[str, ...] = ("2.10", "3.2")


#: `topic.case` -> its answers that differ, each probe with what we answer.
DIFFERENCES: dict[str, list[Difference]] = {
    "dag_dates.schedules": [
        Difference(
            "datasets and assets are one thing, under the newer name",
            {
                "type(_dag(schedule=[]).timetable).__name__": "'AssetTriggeredTimetable'",
                "type(_dag(schedule=()).timetable).__name__": "'AssetTriggeredTimetable'",
            },
            versions=("2.10",),
        ),
        Difference(
            "a missing start date is told when the file was loaded: one of a task will do, as it did until 2.9",
            {
                'DAG("a", schedule="@continuous").max_active_runs': "raises AirflowException",
                'DAG("a", schedule="@continuous", max_active_runs=3)': "raises AirflowException",
                'DAG("a", schedule="@continuous", max_active_runs=1).max_active_runs': "1",
            },
            versions=("2.10",),
        ),
        Difference(
            "cron expressions are not put into words",
            {'_dag(schedule="0 0 * * *").timetable.description': "''"},
            versions=("2.10",),
        ),
        Difference(
            "Airflow 3.2 does not know its own preset there",
            {'_dag(schedule="@quarterly").validate()': "None"},
            versions=("3.2",),
        ),
        Difference(
            "a preset is the expression that it stands for",
            {'_dag(schedule="0 0 * * *").timetable == _dag(schedule="@daily").timetable': "True"},
            versions=("3.2",),
        ),
    ],
    "dag_dates.dates": [
        Difference(
            "what was given",
            {'DAG("a",schedule=[], start_date=START).schedule_interval': "[]"},
            versions=("2.10",),
        ),
    ],
    "dag_dates.runs": [
        Difference(
            "cron expressions are not put into words",
            {
                '_dag(schedule="@daily").timetable.description': "''",
                '_dag(schedule="0 5 * * 1").timetable.description': "''",
            },
            versions=("2.10",),
        ),
    ],
    "dags.ids": [
        Difference(
            "a missing start date is told when the file was loaded: one of a task will do, as it did until 2.9",
            {'DAG("a", "text", timedelta(1))': "<DAG: a>"},
            versions=("2.10",),
        ),
    ],
    "dags.gone_arguments": [
        Difference(
            "a missing start date is told when the file was loaded: one of a task will do, as it did until 2.9",
            {'type(DAG("a", schedule_interval="@daily").timetable).__name__': "'CronDataIntervalTimetable'"},
            versions=("2.10",),
        ),
    ],
    "dags.arguments": [
        Difference(
            "any collection of tags is taken, as in Airflow 3",
            {
                'DAG("a", tags=("x",)).tags': "['x']",
                'DAG("a", tags={"x"}).tags': "['x']",
                'DAG("a", tags="xy").tags': "['x', 'y']",
            },
            versions=("2.10",),
        ),
        Difference(
            "jinja2 is not loaded for it; `None` stands for `StrictUndefined`",
            {'DAG("a").template_undefined.__name__': "raises AttributeError"},
        ),
    ],
    "dags.members": [
        Difference(
            "DAGs of one id are looked up alike",
            {"hash(_filled()) == hash(_filled())": "True"},
            versions=("2.10",),
        ),
    ],
    "dags.decorator": [
        Difference(
            "the forms of `@dag` of both versions are taken in each",
            {
                "dag(_empty)().dag_id": "'_empty'",
                "dag(_with_params)(1, 2).params": "{'p': 1, 'q': 2}",
                "dag(_with_default)().params": "{'p': 7}",
                "dag(_empty).__name__": "'_empty'",
                "dag(_returning)()": "<DAG: _returning>",
                "dag(_varargs)().params": "{'args': (), 'kwargs': {}}",
            },
            versions=("2.10",),
        ),
        Difference(
            "the file in which the function stands",
            {"dag(_empty)().fileloc == __file__": "True"},
        ),
        Difference(
            "the forms of `@dag` of both versions are taken in each",
            {'dag("x", "description")(_empty)().description': "'description'"},
            versions=("3.2",),
        ),
    ],
    "dags.contexts": [
        Difference(
            "a task without a DAG says so by `None`",
            {'EmptyOperator(task_id="a").dag': "None"},
        ),
        Difference(
            "a cycle is told by `validate` already",
            {
                'd = _dag(); a = EmptyOperator(task_id="a", dag=d); b = EmptyOperator(task_id="b", dag=d); a >> b >> a; d.validate()': "raises AirflowDagCycleException"
            },
        ),
    ],
    "operators.typed_arguments": [
        Difference(
            "the rules of all versions are known in each",
            {
                'op("a", trigger_rule="all_done_min_one_success").trigger_rule': "<TriggerRule.ALL_DONE_MIN_ONE_SUCCESS: 'all_done_min_one_success'>"
            },
            versions=("2.10",),
        ),
        Difference(
            "any collection of addresses is taken, as in Airflow 2",
            {'op("a", email={"a@b.c"}).email': "{'a@b.c'}"},
            versions=("3.2",),
        ),
        Difference(
            "off is `False` in both versions",
            {'op("a").retry_exponential_backoff': "False"},
            versions=("3.2",),
        ),
        Difference(
            "the rules of all versions are known in each",
            {
                'op("a", trigger_rule="dummy").trigger_rule': "<TriggerRule.ALWAYS: 'always'>",
                'op("a", trigger_rule="none_failed_or_skipped").trigger_rule': "<TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS: 'none_failed_min_one_success'>",
            },
            versions=("3.2",),
        ),
        Difference(
            "a strategy that cannot be imported is told when it is named",
            {'op("a", weight_rule="no.such.Rule").task_id': "raises AirflowException"},
            versions=("3.2",),
        ),
    ],
    "operators.attributes": [
        Difference(
            "a task without a DAG says so by `None`",
            {"op().dag": "None"},
        ),
        Difference(
            "nothing depends on a task without a DAG",
            {"list(op().iter_mapped_dependants())": "[]"},
        ),
    ],
    "operators.looks": [
        Difference(
            "tasks are equal when they are the same, and can be sorted by their ids",
            {
                "op() == op()": "False",
                "op() != op()": "True",
                'op("a") < op("b")': "True",
                'sorted([op("b"), op("a")])': "[<Task(EmptyOperator): a>, <Task(EmptyOperator): b>]",
                "op() in [op()]": "False",
                "len({op(), op()})": "2",
            },
        ),
    ],
    "schedules.members": [
        Difference(
            "cron expressions are not put into words",
            {'CronDataIntervalTimetable("0 0 * * *", "UTC").description': "''"},
        ),
        Difference(
            "the zone is UTC where none is given, as in `airflow.sdk`",
            {'CronTriggerTimetable("0 0 * * *")': "<CronTriggerTimetable 0 0 * * *>"},
        ),
        Difference(
            "the dates of partitions may be left out, as in Airflow 2",
            {
                "DagRunInfo(run_after=at(2024, 1, 1), data_interval=None)": "DagRunInfo(run_after=DateTime(2024, 1, 1, 0, 0, 0, tzinfo=Timezone('UTC')), data_interval=None)"
            },
            versions=("3.2",),
        ),
    ],
    "schedules.assets": [
        Difference(
            "what is missing is said",
            {"Asset(None)": "raises TypeError"},
            versions=("2.10",),
        ),
        Difference(
            "an asset is known by its name and URI",
            {'Asset("s3://b/k", extra={"a": 1}) == Asset("s3://b/k")': "True"},
            versions=("3.2",),
        ),
    ],
    "standard.external": [
        Difference(
            "states are kept as text",
            {'ext(external_dag_id="d", allowed_states=[TaskInstanceState.SUCCESS]).allowed_states': "['success']"},
        ),
    ],
    "standard.triggers": [
        Difference(
            "as in Airflow 2: what is no date is told when the task is made",
            {
                'trigger(trigger_dag_id="x", logical_date=3)': "raises TypeError",
                'trigger(trigger_dag_id="x", logical_date=date(2024, 1, 1))': "raises TypeError",
            },
            versions=("3.2",),
        ),
    ],
    "task_groups.groups": [
        Difference(
            "a group belongs to the DAG of the group around it",
            {'d = _dag(); g = TaskGroup("g", dag=d); h = TaskGroup("h", parent_group=g); h.dag is d': "True"},
            versions=("2.10",),
        ),
        Difference(
            "ids of groups only",
            {
                'd = _dag(); g = TaskGroup("g", dag=d); g.used_group_ids': "{'g', 'g.downstream_join_id', 'g.upstream_join_id'}"
            },
            versions=("2.10",),
        ),
        Difference(
            "a root group can be made alone",
            {"type(TaskGroup(None)).__name__": "'TaskGroup'"},
            versions=("3.2",),
        ),
        Difference(
            "a suffix is found outside the block of a DAG, too",
            {
                'd = _dag(); TaskGroup("g", dag=d); TaskGroup("g", dag=d, add_suffix_on_collision=True).group_id': "'g__1'",
                'd = _dag(); op("g", dag=d); TaskGroup("g", dag=d, add_suffix_on_collision=True).group_id': "'g__1'",
            },
            versions=("3.2",),
        ),
    ],
    "taskflow.calls": [
        Difference(
            "`multiple_outputs` can be overridden as well",
            {"task(none).override(multiple_outputs=True)().operator.multiple_outputs": "True"},
        ),
        Difference(
            "what is missing is said",
            {"task.external_python(none)()": "raises AirflowException"},
            versions=("2.10",),
        ),
    ],
    "taskflow.xcom_args": [
        Difference(
            "references are equal when they are the same",
            {"op().output == op().output": "False", "a = op(); hash(a.output) == hash(a.output)": "True"},
        ),
        Difference(
            "said at once",
            {
                "op().output.map(3)": "XComArg(<Task(EmptyOperator): a>).map(3)",
                "op().output.zip()": "raises ValueError",
            },
        ),
    ],
    "taskflow.mapping": [
        Difference(
            "the missing DAG is told first",
            {'task(one).expand(x=op().output["k"]).operator.is_mapped': "raises AirflowException"},
            versions=("2.10",),
        ),
        Difference(
            "a list that is mapped over binds the task when its DAG is known",
            {"task(one).expand(x=[op().output]).operator.is_mapped": "True"},
        ),
        Difference(
            "ids and rules of mapped tasks are checked like those of others",
            {
                'BashOperator.partial(task_id="a b").expand(bash_command=["x"])': "raises AirflowException",
                'BashOperator.partial(task_id="a", trigger_rule="nonsense").expand(bash_command=["x"])': "raises AirflowException",
            },
            versions=("2.10",),
        ),
        Difference(
            "ids and rules of mapped tasks are checked like those of others",
            {
                'BashOperator.partial(task_id="a b").expand(bash_command=["x"])': "raises ValueError",
                'BashOperator.partial(task_id="a", trigger_rule="nonsense").expand(bash_command=["x"])': "raises ValueError",
            },
            versions=("3.2",),
        ),
    ],
    "utilities.dates": [
        Difference(
            "pendulum's class, which is a `datetime` too",
            {"type(zones.utcnow()).__name__": "'DateTime'"},
        ),
    ],
    "utilities.states": [
        Difference(
            "the states of all versions are known in each",
            {
                "State.task_states": "(None, <TaskInstanceState.REMOVED: 'removed'>, <TaskInstanceState.SCHEDULED: 'scheduled'>, <TaskInstanceState.QUEUED: 'queued'>, <TaskInstanceState.RUNNING: 'running'>, <TaskInstanceState.SUCCESS: 'success'>, <TaskInstanceState.RESTARTING: 'restarting'>, <TaskInstanceState.FAILED: 'failed'>, <TaskInstanceState.UP_FOR_RETRY: 'up_for_retry'>, <TaskInstanceState.UP_FOR_RESCHEDULE: 'up_for_reschedule'>, <TaskInstanceState.UPSTREAM_FAILED: 'upstream_failed'>, <TaskInstanceState.SKIPPED: 'skipped'>, <TaskInstanceState.DEFERRED: 'deferred'>)"
            },
            versions=("2.10",),
        ),
        Difference(
            "the states of all versions are known in each",
            {
                "[one.value for one in TaskInstanceState]": "['removed', 'scheduled', 'queued', 'running', 'success', 'restarting', 'failed', 'up_for_retry', 'up_for_reschedule', 'upstream_failed', 'skipped', 'deferred', 'shutdown']"
            },
            versions=("3.2",),
        ),
    ],
    "utilities.configuration": [
        Difference(
            "a fallback that is a list stays one, as in Airflow 3",
            {'conf.getlist("core", "nonsense", fallback=["a"])': "['a']"},
            versions=("2.10",),
        ),
    ],
    "utilities.errors": [
        Difference(
            "the error is never raised here; it takes any arguments",
            {
                'str(exceptions.DagRunAlreadyExists("text"))': "'text'",
                'repr(exceptions.DagRunAlreadyExists("text"))': "\"DagRunAlreadyExists('text')\"",
                'exceptions.DagRunAlreadyExists("a", "b").args': "('a', 'b')",
                'str(pickle.loads(pickle.dumps(exceptions.DagRunAlreadyExists("text"))))': "'text'",
            },
            versions=("2.10",),
        ),
        Difference(
            "the error is never raised here; it takes any arguments",
            {"exceptions.DagRunAlreadyExists().args": "()"},
        ),
        Difference(
            "an `AirflowException` in both versions",
            {
                '[one.__name__ for one in exceptions.AirflowConfigException.__mro__ if one.__module__ == "builtins" or one is AirflowException]': "['AirflowException', 'Exception', 'BaseException', 'object']"
            },
            versions=("3.2",),
        ),
    ],
    "values.params": [
        Difference(
            "as in Airflow 2: params do not keep where they come from",
            {
                'Param(3, type="integer").dump()': "{'__class': 'airflow.models.param.Param', 'value': 3, 'description': None, 'schema': {'type': 'integer'}}",
            },
            versions=("3.2",),
        ),
    ],
    "values.connections": [
        Difference(
            "the id may be left out, as in Airflow 2",
            {"Connection().conn_id": "None"},
            versions=("3.2",),
        ),
        Difference(
            "as in Airflow 2: the further values are text, which `extra_dejson` reads",
            {
                'conn(extra={"a": 1}).extra': "'{\"a\": 1}'",
                'conn(extra={"a": 1}).extra_dejson': "{'a': 1}",
                'conn(uri="http://me:secret@h:80/s?a=1").extra': '\'{"a": "1"}\'',
                'conn(uri="http://me:secret@h:80/s?a=1").extra_dejson': "{'a': '1'}",
                'conn(uri="").conn_type': "None",
                'conn(uri="http://h?a=1&a=2").extra_dejson': "{'a': '2'}",
                'conn(uri="http://h?a=&b").extra_dejson': "{'a': '', 'b': ''}",
                'conn(uri="http://h?a=%7B%22x%22%3A1%7D").extra_dejson': "{'a': '{\"x\":1}'}",
                'conn(uri="http://h?__extra__=%7B%22x%22%3A+1%7D").extra_dejson': "{'x': 1}",
                'conn(uri="s3://b?x=1").extra_dejson': "{'x': '1'}",
                'conn("http", host="h", extra={"a": 1, "b": {"c": 2}}).get_uri()': "'http://h/?__extra__=%7B%22a%22%3A+1%2C+%22b%22%3A+%7B%22c%22%3A+2%7D%7D'",
                "conn(extra=3)": "c",
            },
            versions=("3.2",),
        ),
        Difference(
            "the password of a connection is not shown",
            {
                'repr(conn("http", password="secret"))': "'c'",
                'str(conn("http", password="secret"))': "'c'",
                "str(conn())": "'c'",
            },
            versions=("3.2",),
        ),
        Difference(
            "connections are equal when they are the same",
            {'conn("http", host="h") == conn("http", host="h")': "False"},
            versions=("3.2",),
        ),
        Difference(
            "hooks of all providers are there",
            {'conn("sqlite", host="/tmp/x.db").get_hook().__class__.__name__': "'SqliteHook'"},
            versions=("3.2",),
        ),
    ],
}
