"""Timetables and assets."""

# ruff: noqa: F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import pickle
from datetime import datetime, timedelta, timezone

import airflow
import pendulum
from airflow import DAG
from airflow.timetables.base import DagRunInfo, DataInterval, TimeRestriction, Timetable
from airflow.timetables.events import EventsTimetable
from airflow.timetables.interval import CronDataIntervalTimetable, DeltaDataIntervalTimetable
from airflow.timetables.simple import ContinuousTimetable, NullTimetable, OnceTimetable
from airflow.timetables.trigger import CronTriggerTimetable
from dateutil.relativedelta import relativedelta

if airflow.__version__ < "3":
    from airflow.datasets import Dataset as Asset
    from airflow.datasets import DatasetAlias as AssetAlias
    from airflow.datasets import DatasetAll as AssetAll
    from airflow.datasets import DatasetAny as AssetAny
    from airflow.timetables.datasets import DatasetOrTimeSchedule as AssetOrTimeSchedule
else:
    from airflow.sdk import Asset, AssetAlias, AssetAll, AssetAny
    from airflow.timetables.assets import AssetOrTimeSchedule

START = datetime(2024, 1, 1, tzinfo=timezone.utc)


class Mine(Timetable):
    def infer_manual_data_interval(self, *, run_after):
        return DataInterval.exact(run_after)

    def next_dagrun_info(self, *, last_automated_data_interval, restriction):
        return None


def at(*args, tz="UTC"):
    return pendulum.datetime(*args, tz=tz)


def restricted(earliest=None, latest=None, catchup=True):
    return TimeRestriction(earliest, latest, catchup)


def walk(timetable, count=4, **kwargs):
    """The first runs of a timetable."""
    last, found = None, []
    for _ in range(count):
        info = timetable.next_dagrun_info(last_automated_data_interval=last, restriction=restricted(**kwargs))
        if info is None:
            break
        last = info.data_interval
        found.append((info.run_after.isoformat(), last.start.isoformat(), last.end.isoformat()))
    return found


MADE = (
    'CronDataIntervalTimetable("0 0 * * *", "UTC")',
    'CronDataIntervalTimetable("0 0 * * *", "Europe/Berlin")',
    'CronDataIntervalTimetable("30 2 * * *", "Europe/Berlin")',
    'CronDataIntervalTimetable("0 */6 * * *", "Europe/Berlin")',
    'CronDataIntervalTimetable("*/15 * * * *", "America/New_York")',
    'CronDataIntervalTimetable("@weekly", pendulum.timezone("UTC"))',
    'CronDataIntervalTimetable("0 9 * * MON-FRI", "UTC")',
    'CronDataIntervalTimetable("0 0 31 * *", "UTC")',
    'CronDataIntervalTimetable("0 0 1 */3 *", "UTC")',
    "DeltaDataIntervalTimetable(timedelta(hours=5))",
    "DeltaDataIntervalTimetable(relativedelta(months=1))",
    "DeltaDataIntervalTimetable(timedelta(days=1))",
    'CronTriggerTimetable("0 0 * * *", timezone="UTC")',
    'CronTriggerTimetable("30 2 * * *", timezone="Europe/Berlin")',
    'CronTriggerTimetable("0 0 * * *", timezone="UTC", interval=timedelta(hours=3))',
    "NullTimetable()",
    "OnceTimetable()",
    "EventsTimetable(event_dates=[at(2024, 1, 5), at(2024, 1, 2), at(2024, 1, 2)])",
    "EventsTimetable(event_dates=[at(2024, 1, 5), at(2024, 1, 2)], restrict_to_events=True)",
    'EventsTimetable(event_dates=[at(2024, 1, 5)], presorted=True, description="text")',
)


def clock_changes(ask):
    for cron in (
        "0 * * * *", "0 */1 * * *", "0 0-23 * * *", "0 0-22 * * *", "0 * * * SUN", "30 1,2,3 * * *", "0 */2 * * *",
        "*/20 2 * * *", "30 2 * * SUN", "0 */12 * * *", "15,45 * * * *", "0 3 * * *", "30 * 31 3 *", "0 * * * SUN,MON",
    ):  # fmt: skip
        for zone in ("Europe/Berlin", "America/New_York", "Asia/Kolkata"):
            for start in ("at(2024, 3, 10, 3)", "at(2024, 3, 30, 22)", "at(2024, 10, 26, 22)", "at(2024, 11, 3, 3)"):
                ask(f'walk(CronDataIntervalTimetable("{cron}", "{zone}"), count=7, earliest={start})')
    ask("""
CronTriggerTimetable("0 */6 * * *", timezone="Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 3, 31, 12))
walk(CronTriggerTimetable("0 */6 * * *", timezone="Europe/Berlin"), count=7, earliest=at(2024, 10, 26, 22))
CronDataIntervalTimetable("0 */6 * * *", "Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 10, 27, 5))
CronDataIntervalTimetable("*/30 * * * *", "Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 10, 27, 0, 45))
CronDataIntervalTimetable("*/30 * * * *", "Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 10, 27, 1, 45))
CronDataIntervalTimetable("30 2 * * *", "Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 10, 27, 1, 45))
CronDataIntervalTimetable("30 2 * * *", "Europe/Berlin").infer_manual_data_interval(run_after=at(2024, 3, 31, 1, 45))
""")


def members(ask):
    for made in MADE:
        ask(f"""
type({made}).__name__
{made}.summary
{made}.serialize()
{made}.periodic
{made}.can_be_scheduled
{made}.active_runs_limit
{made}.run_ordering
{made}.validate()
{made}.infer_manual_data_interval(run_after=at(2024, 3, 31, 12, 34))
{made}.infer_manual_data_interval(run_after=at(2024, 1, 1))
walk({made}, earliest=at(2024, 1, 1))
walk({made}, earliest=at(2024, 3, 30, 11))
walk({made}, earliest=at(2024, 10, 26, 11))
walk({made}, earliest=at(2024, 1, 1, 0, 0, 1), latest=at(2024, 1, 2))
{made} == {made}
type({made}).deserialize({made}.serialize()).summary
""")
    ask("""
CronDataIntervalTimetable("bad", "UTC").validate()
CronDataIntervalTimetable("0 0 * * *")
CronDataIntervalTimetable("0 0 * * *", "Nowhere/City")
CronDataIntervalTimetable(3, "UTC")
CronDataIntervalTimetable("0 0 * * *", "UTC").description
DeltaDataIntervalTimetable(timedelta(0)).validate()
DeltaDataIntervalTimetable(timedelta(-1)).validate()
DeltaDataIntervalTimetable()
DeltaDataIntervalTimetable(relativedelta(days=-1)).validate()
DeltaDataIntervalTimetable(timedelta(hours=5)).description
CronTriggerTimetable("0 0 * * *")
CronTriggerTimetable("bad", timezone="UTC").validate()
CronTriggerTimetable("0 0 * * *", "UTC")
EventsTimetable([]).summary
EventsTimetable()
EventsTimetable(event_dates=[at(2024, 1, 5)]).description
ContinuousTimetable().summary
ContinuousTimetable().active_runs_limit
ContinuousTimetable().description
NullTimetable().description
OnceTimetable().description
Mine().summary
Mine().serialize()
Mine.deserialize({}).summary
Mine().validate()
Mine().description
Mine() == Mine()
Mine().generate_run_id(run_type="manual", logical_date=at(2024, 1, 1), run_after=at(2024, 1, 1), data_interval=None)
DAG("d", schedule=Mine(), start_date=START).timetable.summary
DAG("d", schedule=Mine, start_date=START)
DataInterval(at(2024, 1, 1), at(2024, 1, 2)).start
DataInterval.exact(at(2024, 1, 1))
DagRunInfo.exact(at(2024, 1, 1)).logical_date
DagRunInfo.interval(at(2024, 1, 1), at(2024, 1, 2)).run_after
DagRunInfo(run_after=at(2024, 1, 1), data_interval=None)
TimeRestriction(None, None, True)
TimeRestriction()
""")


def assets(ask):
    ask("""
Asset("s3://b/k").uri
Asset("s3://b/k")
repr(Asset("s3://b/k")) != ""
Asset("name").uri
Asset(uri="x").uri
Asset()
Asset("")
Asset(" ")
Asset("ä")
Asset("a" * 3001)
Asset(3)
Asset(None)
Asset("airflow://x")
Asset("AIRFLOW:x")
Asset("s3://B/K").uri
Asset("S3://b/k").uri
Asset("s3://b/k/").uri
Asset("s3://b//k").uri
Asset("s3://b?x=1").uri
Asset("s3://u:p@b/k").uri
Asset("http://u:p@h/k").uri
Asset("http://h/a b").uri
Asset("file:///tmp/x").uri
Asset("file:/tmp/x").uri
Asset("file://h/tmp/x").uri
Asset("/tmp/x").uri
Asset("postgres://h/d/s/t").uri
Asset("postgres://h/d").uri
Asset("mysql://h/d/t").uri
Asset("x-custom://a/b").uri
Asset("a:b").uri
Asset("s3://b/k", extra={"a": 1}).extra
Asset("s3://b/k").extra
Asset("s3://b/k", extra=3)
Asset("s3://b/k", {"a": 1}).extra if airflow.__version__ < "3" else {"a": 1}
Asset("s3://b/k", no_such=1)
Asset("s3://b/k") == Asset("s3://b/k")
Asset("s3://b/k") == Asset("s3://b/x")
Asset("s3://b/k") == "s3://b/k"
Asset("s3://b/k", extra={"a": 1}) == Asset("s3://b/k")
hash(Asset("s3://b/k")) == hash(Asset("s3://b/k"))
len({Asset("s3://b/k"), Asset("s3://b/k")})
type(Asset("a") | Asset("b")) is AssetAny
type(Asset("a") & Asset("b")) is AssetAll
len((Asset("a") | Asset("b") | Asset("c")).objects)
len((Asset("a") & Asset("b") & Asset("c")).objects)
len((Asset("a") & Asset("b") | Asset("c")).objects)
Asset("a") | 3
Asset("a") & None
Asset("a") | "b"
list(AssetAny(Asset("a"), Asset("b")).objects)
AssetAny(Asset("a"), 3)
AssetAny("a")
(Asset("a") | Asset("b")).evaluate({"a": True}) if airflow.__version__ < "3" else True
(Asset("a") & Asset("b")).evaluate({"a": True}) if airflow.__version__ < "3" else False
AssetAlias("x").name
AssetAlias()
AssetAlias("x") == AssetAlias("x")
len((AssetAlias("x") | Asset("a")).objects)
hash(AssetAlias("x")) == hash(AssetAlias("x"))
bool(Asset("a"))
str(Asset("a")) != ""
pickle.loads(pickle.dumps(Asset("a"))).uri
copy.deepcopy(Asset("a")).uri
DAG("d", schedule=Asset("a"), start_date=START).timetable.summary
DAG("d", schedule=[Asset("a")], start_date=START).timetable.summary
DAG("d", schedule=[Asset("a"), 3], start_date=START)
DAG("d", schedule=[Asset("a"), "x"], start_date=START)
DAG("d", schedule=(Asset("a"), Asset("b")), start_date=START).timetable.summary
DAG("d", schedule=Asset("a") | Asset("b"), start_date=START).timetable.summary
DAG("d", schedule=AssetAlias("a"), start_date=START).timetable.can_be_scheduled
DAG("d", schedule=[AssetAlias("a")], start_date=START).dag_id
AssetOrTimeSchedule(timetable=CronTriggerTimetable("0 0 * * *", timezone="UTC"), **_both()).summary
AssetOrTimeSchedule(timetable=3, **_both())
AssetOrTimeSchedule(timetable=CronTriggerTimetable("0 0 * * *", timezone="UTC"))
Asset.no_such
Asset(name="n", uri="s3://b/k").name
Asset(name="n").uri
Asset("n", "s3://b/k").uri if airflow.__version__ > "3" else 1
Asset("s3://b/k", group="g").group
Asset("n").name
""")


def _both():
    return {"datasets" if airflow.__version__ < "3" else "assets": [Asset("a")]}
