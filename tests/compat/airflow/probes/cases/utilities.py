"""`airflow.utils`, `airflow.macros`, `airflow.configuration`, errors, states: what files call beside operators."""

# ruff: noqa: E501, F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta, timezone

import airflow
import pendulum
from airflow import exceptions
from airflow.configuration import conf
from airflow.exceptions import AirflowException
from airflow.utils import helpers
from airflow.utils import timezone as zones
from airflow.utils.state import DagRunState, State, TaskInstanceState
from airflow.utils.trigger_rule import TriggerRule
from airflow.utils.types import DagRunType
from airflow.utils.weight_rule import WeightRule

if airflow.__version__ < "3":
    from airflow import macros
    from airflow.utils.module_loading import import_string
    from airflow.utils.weekday import WeekDay
else:
    from airflow.providers.standard.utils.weekday import WeekDay
    from airflow.sdk.execution_time import macros

START = datetime(2024, 1, 1, tzinfo=timezone.utc)
NAIVE = datetime(2024, 1, 1)


def dates(ask):
    ask("""
zones.utc.name
zones.utcnow().tzinfo is not None
type(zones.utcnow()).__name__
zones.is_localized(START)
zones.is_localized(NAIVE)
zones.is_naive(NAIVE)
zones.convert_to_utc(START)
zones.convert_to_utc(NAIVE)
zones.convert_to_utc(None)
zones.convert_to_utc(pendulum.datetime(2024, 1, 1, tz="Asia/Tokyo"))
type(zones.convert_to_utc(NAIVE)).__name__
zones.make_aware(NAIVE)
zones.make_aware(NAIVE, pendulum.timezone("Europe/Berlin"))
zones.make_aware(START)
zones.make_aware(None)
zones.make_naive(START)
zones.make_naive(START, pendulum.timezone("Asia/Tokyo"))
zones.make_naive(NAIVE)
zones.datetime(2024, 1, 2)
zones.datetime(2024, 1, 2, tzinfo=pendulum.timezone("Asia/Tokyo"))
zones.parse("2024-01-02")
zones.parse("2024-01-02T03:04:05")
zones.parse("2024-01-02T03:04:05+02:00")
zones.parse("2024-01-02", timezone="Asia/Tokyo")
zones.parse("nonsense")
zones.parse("")
zones.coerce_datetime(NAIVE)
zones.coerce_datetime(START)
zones.coerce_datetime(None)
type(zones.coerce_datetime(START)).__name__
zones.parse_timezone("UTC").name
zones.parse_timezone("Europe/Berlin").name
zones.parse_timezone(3600)
zones.parse_timezone("Nowhere")
zones.from_timestamp(0)
zones.from_timestamp(0, "Asia/Tokyo")
zones.from_timestamp(None)
zones.td_format(timedelta(hours=25, seconds=3))
zones.td_format(3.5)
zones.td_format(None)
zones.td_format(timedelta(0))
zones.no_such
""")
    if airflow.__version__ < "3":
        ask("""
_dates().days_ago(1) == pendulum.today("UTC").subtract(days=1)
_dates().days_ago(0, hour=3).hour
str(_dates().days_ago(2, minute=3, second=4, microsecond=5).time())
_dates().days_ago("x")
_dates().days_ago()
_dates().days_ago(-1) > zones.utcnow()
_dates().cron_presets
_dates().date_range(NAIVE, NAIVE + timedelta(3), delta=timedelta(1))
_dates().date_range(START, num=3, delta=timedelta(1))
_dates().date_range(START, num=-3, delta=timedelta(1))
_dates().date_range(START, num=3, delta="0 0 * * *")
_dates().date_range(NAIVE, NAIVE + timedelta(3))
_dates().date_range(NAIVE, NAIVE + timedelta(3), 5, timedelta(1))
_dates().date_range(NAIVE + timedelta(3), NAIVE, delta=timedelta(1))
_dates().round_time(datetime(2015, 1, 1, 6), timedelta(1))
_dates().round_time(datetime(2015, 1, 1, 6), timedelta(1), datetime(2014, 12, 31))
_dates().round_time(datetime(2015, 9, 14), timedelta(1), datetime(2015, 9, 14))
_dates().infer_time_unit([130, 5400, 10])
_dates().infer_time_unit([110, 50, 10])
_dates().infer_time_unit([100000, 50000])
_dates().infer_time_unit([])
_dates().infer_time_unit([1000000])
_dates().scale_time_units([130, 5400, 10], "minutes")
_dates().scale_time_units([130], "nonsense")
_dates().parse_execution_date("2024-01-01 00:00:00+00:00")
""")


def _dates():
    from airflow.utils import dates

    return dates


def rendered(ask):
    ask("""
macros.ds_add("2024-01-01", 5)
macros.ds_add("2024-01-01", -5)
macros.ds_add("nonsense", 1)
macros.ds_add("2024-01-01", "1")
macros.ds_format("2024-01-01", "%Y-%m-%d", "%d.%m.%Y")
macros.ds_format("nonsense", "%Y", "%Y")
macros.ds_format_locale("2024-01-01", "yyyy-MM-dd", "dd/MM/yy")
macros.ds_format_locale("12/07/2024", "dd/MM/yyyy", "EEEE dd MMMM yyyy", "en_US")
macros.datetime_diff_for_humans(datetime(2024, 1, 2), datetime(2024, 1, 1))
macros.datetime_diff_for_humans(datetime(2024, 1, 1), datetime(2024, 1, 2))
macros.random() >= 0
macros.time.time() > 0
macros.datetime.now().year > 2000
macros.datetime(2024, 1, 1)
macros.timedelta(days=1)
macros.dateutil.parser.parse("2024-01-01")
macros.json.dumps({"a": 1})
macros.uuid.uuid4().version
macros.yaml.safe_load("a: 1")
macros.no_such
""")


def helping(ask):
    ask("""
list(helpers.chunks([1, 2, 3], 2))
list(helpers.chunks([], 2))
list(helpers.chunks([1], 0))
list(helpers.chunks([1], -1))
helpers.is_container([1])
helpers.is_container("a")
helpers.is_container({1: 2})
helpers.is_container(3)
helpers.merge_dicts({"a": {"b": 1}}, {"a": {"c": 2}})
helpers.merge_dicts({"a": 1}, {"a": {"c": 2}})
helpers.prune_dict({"a": None, "b": 1, "c": {"d": None, "e": []}})
helpers.prune_dict({"a": None, "b": "", "c": {"d": 0}}, mode="truthy")
helpers.prune_dict({"a": 1}, mode="nonsense")
helpers.prune_dict([None, 1])
tuple(map(list, helpers.partition(lambda x: x > 1, [1, 2, 3])))
helpers.validate_key("a.b-c_d")
helpers.validate_key("a b")
helpers.validate_key("a" * 251)
helpers.validate_key("a" * 11, 10)
helpers.validate_key(3)
""")
    if airflow.__version__ < "3":
        ask("""
_helpers().ask_yesno.__name__
import_string("os.path.join").__name__
import_string("os")
import_string("os.no_such")
import_string("no.such.module")
import_string("airflow.models.DAG").__name__
_helpers().as_tuple("a") if hasattr(_helpers(), "as_tuple") else ("a",)
_helpers().convert_camel_to_snake("LocalTaskJob")
_helpers().exactly_one(True, False)
_helpers().exactly_one(True, True)
_helpers().at_most_one(True, False)
_helpers().at_most_one(True, True)
_helpers().chain.__name__
_helpers().cross_downstream.__name__
_helpers().parse_template_string("a{{ b }}")[0]
""")


def _helpers():

    return helpers


def states(ask):
    ask("""
State.SUCCESS
State.FAILED
State.NONE
str(State.SUCCESS)
f"{State.SUCCESS}"
State.SUCCESS == "success"
State.finished == State.finished
"success" in State.finished
State.RUNNING in State.unfinished
State.success_states
State.failed_states
TaskInstanceState.SUCCESS
str(TaskInstanceState.SUCCESS)
f"{TaskInstanceState.SUCCESS}"
TaskInstanceState.SUCCESS == "success"
TaskInstanceState("nonsense")
TaskInstanceState("success")
TaskInstanceState.SUCCESS.value
[one.value for one in TaskInstanceState]
DagRunState.SUCCESS
[one.value for one in DagRunState]
str(DagRunState.QUEUED)
State.task_states
State.dag_states
State.no_such
TriggerRule.ALL_SUCCESS
TriggerRule.ALL_SUCCESS == "all_success"
TriggerRule("all_done")
TriggerRule("nonsense")
TriggerRule.is_valid("all_done")
TriggerRule.is_valid("nonsense")
TriggerRule.NONE_FAILED
TriggerRule.ALL_DONE_SETUP_SUCCESS
TriggerRule.no_such
WeightRule.DOWNSTREAM
WeightRule.DOWNSTREAM == "downstream"
WeightRule("nonsense")
sorted(one.value for one in WeightRule)
str(WeightRule.UPSTREAM)
DagRunType.MANUAL
str(DagRunType.MANUAL)
DagRunType.from_run_id("manual__2024-01-01T00:00:00+00:00")
DagRunType.from_run_id("scheduled__2024-01-01T00:00:00+00:00")
DagRunType.from_run_id("mine")
WeekDay.MONDAY
WeekDay.MONDAY.value
WeekDay.get_weekday_number("Monday")
WeekDay.get_weekday_number("monday")
WeekDay.get_weekday_number("Mo")
WeekDay.convert("Tuesday")
WeekDay.convert(WeekDay.TUESDAY)
WeekDay.validate_week_day("Monday")
WeekDay.validate_week_day(WeekDay.MONDAY)
WeekDay.validate_week_day({"Monday", WeekDay.SUNDAY})
WeekDay.validate_week_day(3)
WeekDay.validate_week_day("x")
WeekDay["SUNDAY"]
WeekDay(8)
len(WeekDay)
""")


def configuration(ask):
    ask("""
conf.get("core", "dags_folder") != ""
conf.get("core", "executor") != ""
conf.get("nonsense", "nonsense")
conf.get("core", "nonsense")
conf.get("nonsense", "nonsense", fallback="x")
conf.get("nonsense", "nonsense", fallback=None)
conf.get("core", "nonsense", fallback=3)
conf.getboolean("core", "nonsense", fallback=True)
conf.getboolean("core", "nonsense")
conf.getboolean("core", "executor")
conf.getint("core", "parallelism")
conf.getint("core", "nonsense", fallback=5)
conf.getint("core", "nonsense")
conf.getint("core", "executor")
conf.getfloat("scheduler", "scheduler_heartbeat_sec")
conf.getfloat("core", "nonsense", fallback=1.5)
conf.has_option("core", "dags_folder")
conf.has_option("core", "nonsense")
conf.has_option("nonsense", "nonsense")
conf.has_section("core")
conf.has_section("nonsense")
conf.getjson("core", "nonsense", fallback={"a": 1})
conf.getlist("core", "nonsense", fallback=["a"])
conf.getimport("core", "nonsense")
type(conf.getsection("core")).__name__
conf.getsection("nonsense")
type(conf.as_dict()).__name__
conf.get("CORE", "EXECUTOR") != ""
conf.get_mandatory_value("core", "executor") != ""
conf.getboolean("core", "unit_test_mode")
conf.get("core", "default_timezone")
conf.get("email", "email_backend")
conf.get("smtp", "smtp_host")
conf.getint("smtp", "smtp_port")
conf.get("core", "max_active_tasks_per_dag")
conf.getint("core", "default_task_retries")
conf.get("operators", "default_owner")
conf.get("logging", "remote_logging")
conf.get("api", "nonsense", fallback="f")
__import__("os").environ.__setitem__("AIRFLOW__MINE__KEY", "v"); conf.get("mine", "key")
__import__("os").environ.__setitem__("AIRFLOW__MINE__FLAG", "True"); conf.getboolean("mine", "flag")
__import__("os").environ.__setitem__("AIRFLOW__MINE__JSON", '{"a": 1}'); conf.getjson("mine", "json")
__import__("os").environ.__setitem__("AIRFLOW__MINE__LIST", "a,b"); conf.getlist("mine", "list")
__import__("os").environ.__setitem__("AIRFLOW__MINE__BAD", "x"); conf.getint("mine", "bad")
__import__("os").environ.__setitem__("AIRFLOW__MINE__BAD", "x"); conf.getboolean("mine", "bad")
__import__("os").environ.__setitem__("AIRFLOW__MINE__BAD", "x"); conf.getjson("mine", "bad")
""")


def errors(ask):
    names = (
        "AirflowException", "AirflowBadRequest", "AirflowNotFoundException", "AirflowConfigException",
        "AirflowSensorTimeout", "AirflowSkipException", "AirflowFailException", "AirflowTaskTimeout",
        "AirflowTaskTerminated", "AirflowOptionalProviderFeatureException", "AirflowDagCycleException",
        "AirflowDagDuplicatedIdException", "AirflowTimetableInvalid", "DagNotFound", "DagRunNotFound",
        "DagRunAlreadyExists", "DuplicateTaskIdFound", "TaskNotFound", "TaskInstanceNotFound", "PoolNotFound",
        "ConnectionNotUnique", "ParamValidationError", "TaskDeferred", "TaskDeferralError", "XComNotFound",
        "UnmappableXComLengthPushed", "AirflowRescheduleException", "AirflowFileParseException", "AirflowInternalRuntimeError",
        "InvalidStatsNameException", "FailStopDagInvalidTriggerRule", "AirflowProviderDeprecationWarning",
        "RemovedInAirflow3Warning", "SerializationError", "TaskAlreadyRunningError", "DownstreamTasksSkipped",
        "AirflowInactiveAssetInInletOrOutletException", "AirflowRuntimeError", "TaskDeferralTimeout", "DagInvalidTriggerRule",
        "NodeNotFound", "VariableNotUnique", "BackfillUnfinished", "NotPreviouslySkipped",
    )  # fmt: skip
    for name in names:
        ask(f"""
exceptions.{name}.__name__
[one.__name__ for one in exceptions.{name}.__mro__ if one.__module__ == "builtins" or one is AirflowException]
""")
    for name in names[:20]:
        ask(f"""
str(exceptions.{name}("text"))
repr(exceptions.{name}("text"))
exceptions.{name}().args
exceptions.{name}("a", "b").args
str(pickle.loads(pickle.dumps(exceptions.{name}("text"))))
""")
    ask("""
AirflowException.status_code
exceptions.AirflowNotFoundException.status_code
exceptions.AirflowBadRequest.status_code
exceptions.AirflowRescheduleException(START).reschedule_date
exceptions.AirflowRescheduleException()
exceptions.TaskDeferred(trigger=None, method_name="x").method_name
exceptions.TaskDeferred()
exceptions.AirflowSkipException("text") is not None
issubclass(exceptions.AirflowSkipException, AirflowException)
issubclass(exceptions.AirflowSensorTimeout, AirflowException)
issubclass(exceptions.AirflowTaskTimeout, BaseException)
issubclass(exceptions.AirflowTaskTimeout, AirflowException)
issubclass(exceptions.TaskDeferred, Exception)
issubclass(exceptions.XComNotFound, AirflowException)
str(exceptions.XComNotFound("d", "t", "k"))
exceptions.no_such
""")
