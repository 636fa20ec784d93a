"""The functions of `prefect.utilities`."""

from __future__ import annotations

import copy
import json
import os
from datetime import timedelta

import prefect
import prefect.utilities.executors as UE
import prefect.utilities.filesystems as FS
import prefect.utilities.logging as UL
import prefect.utilities.serialization as US
from prefect import Flow, Task, tags, task, unmapped
from prefect.engine import signals
from prefect.engine.flow_runner import FlowRunner
from prefect.engine.state import Failed, Pending, Success
from prefect.utilities.collections import (
    CompoundKey,
    DotDict,
    as_nested_dict,
    dict_to_flatdict,
    flatdict_to_dict,
    flatten_seq,
    merge_dicts,
)
from prefect.utilities.datetimes import retry_delay
from prefect.utilities.debug import is_serializable, raise_on_exception
from prefect.utilities.graphql import (
    EnumValue,
    GraphQLResult,
    compress,
    decompress,
    parse_graphql,
    parse_graphql_arguments,
    with_args,
)
from prefect.utilities.importtools import import_object
from prefect.utilities.notifications import callback_factory, slack_message_formatter, slack_notifier
from prefect.utilities.tasks import as_task, defaults_from_attrs, pause_task


class AddTask(Task):
    def run(self, x, y=1):
        return x + y


class ErrorTask(Task):
    def run(self):
        raise ValueError("custom-error-message")


class IdTask(Task):
    def run(self, x):
        return x


def _write(name, text):
    with open(name, "w") as file:
        file.write(text)


def collections(show):
    d = DotDict(a=1, b=DotDict(c=2), d={"e": 3})
    show(d, repr(d), str(d), d.a, d["a"], d.b.c, d.d, type(d.d))
    show.error(lambda: d.zzz)
    show.error(lambda: d["zzz"])
    show(d.get("zzz"), d.get("zzz", 5), d.get("a"))
    d.zz = 4
    show(d.zz, d["zz"])
    del d.zz
    show("zz" in d)

    def breaks():
        del d["zz"]

    show.error(breaks)

    def breaks():
        del d.nope

    show.error(breaks, saying="nope")
    d.update = 3
    show(DotDict(update=3))
    d["update"] = 3
    show(DotDict({"items": 3}))
    show(DotDict(a=1) == {"a": 1}, DotDict(a=1) == DotDict(a=1), DotDict(a=1) == DotDict(a=2), DotDict(a=1) == 5)
    show(len(d), list(d), sorted(d.keys()), bool(DotDict()))
    show(d.pop("a"), d.pop("a", 7), d.popitem() is not None)
    show.error(lambda: d.pop("nope"))
    show(d.setdefault("q", 3), d.q)
    show(d.clear(), d)
    show(DotDict([("a", 1)]))
    show(DotDict({"a": 1}, b=2))
    show(DotDict({1: 2})[1])
    show(DotDict({"a b": 2}))
    show(copy.deepcopy(DotDict(a=DotDict(b=1))).a.b)
    show(
        DotDict(a=DotDict(b=1)).to_dict(),
        type(DotDict(a=DotDict(b=1)).to_dict()["a"]),
        DotDict(a=[DotDict(b=1)]).to_dict(),
    )
    show(json.dumps(DotDict(a=1).to_dict()))
    show.error(lambda: json.dumps(DotDict(a=1)), saying="Object of type DotDict is not JSON serializable")
    show(isinstance(DotDict(), dict))
    show({**DotDict(a=1)}, dict(DotDict(a=1)))
    show(merge_dicts({"a": 1, "b": {"c": 2}}, {"b": {"d": 3}}))
    show(merge_dicts({"a": {"b": 1}}, {"a": 5}), merge_dicts({"a": 5}, {"a": {"b": 1}}))
    x = {"a": {"b": 1}}
    merge_dicts(x, {"a": {"c": 2}})
    show(x)
    show(as_nested_dict(DotDict(a=DotDict(b=1)), dict), type(as_nested_dict(DotDict(a=1), dict)))
    show(as_nested_dict({"a": ({"b": 1},)}), as_nested_dict({"a": {"b"}}))
    show(dict_to_flatdict({"a": {"b": 1, "c": {"d": 2}}, "e": 3}))
    show(dict_to_flatdict({"a": {}}), dict_to_flatdict({}))
    k = list(dict_to_flatdict({"a": {"b": 1}}))[0]
    show(k, type(k).__name__, type(k + ("x",)).__name__, k + ("x",))
    show(flatdict_to_dict(dict_to_flatdict({"a": {"b": 1, "c": {"d": 2}}, "e": 3})))
    show(flatdict_to_dict({CompoundKey(["a", "b"]): 1}), flatdict_to_dict({("a", "b"): 1}))
    show(CompoundKey([1]), CompoundKey(("a", "b")) == ("a", "b"), isinstance(CompoundKey([]), tuple))
    show(list(flatten_seq([1, [2, (3,)], {4}, "ab"])), type(flatten_seq([])).__name__, list(flatten_seq([[[]]])))
    show.error(lambda: list(flatten_seq(5)))
    show(list(flatten_seq("ab")), list(flatten_seq({"a": 1})))


def debug(show):
    show.error(lambda: is_serializable((i for i in []), raise_on_error=True))
    with raise_on_exception():
        show(prefect.context.get("raise_on_exception"))
    f = Flow("f", tasks=[ErrorTask("e")])

    def breaks():
        with raise_on_exception():
            f.run()

    show.error(breaks, saying="custom-error-message")
    g = Flow("f", tasks=[task(lambda: (_ for _ in ()).throw(signals.FAIL("z")), name="x")])
    with raise_on_exception():
        g.run()
    h = Flow("f", tasks=[task(lambda: (_ for _ in ()).throw(signals.SKIP("z")), name="x")])
    with raise_on_exception():
        show(h.run())
    g = Flow("f", tasks=[task(lambda: (_ for _ in ()).throw(signals.PAUSE("z")), name="x")])
    with raise_on_exception():
        show(FlowRunner(flow=g).run())
    with Flow("f") as k:
        IdTask()(ErrorTask("e")())

    def breaks():
        with raise_on_exception():
            k.run()

    show.error(breaks, saying="custom-error-message")
    with Flow("f") as k:
        ErrorTask("e").map(upstream_tasks=[[1, 2]]) if False else IdTask(trigger=lambda u: 1 / 0)(1)

    def breaks():
        with raise_on_exception():
            k.run()

    show.error(breaks, saying="custom-error-message")
    with Flow("f") as k:
        ErrorTask("e", max_retries=1, retry_delay=timedelta(0))()

    def breaks():
        with raise_on_exception():
            k.run()

    show.error(breaks, saying="custom-error-message")


def importtools(show):
    show(import_object("os.path.join") is os.path.join)
    show(import_object("prefect.Flow") is Flow, import_object("prefect.Flow.run") if False else 0)
    show.error(lambda: import_object("nope.nope"))
    show.error(lambda: import_object("os.nope"))
    show.error(lambda: import_object(""), saying="Empty module name")
    show.error(lambda: import_object("prefect.Flow.run"))


def graphql(show):
    show(
        parse_graphql({"query": {"books": {"id", "name"}}})
        if False
        else parse_graphql({"query": {"books": ["id", "name"]}})
    )
    show(parse_graphql({"query": {"books(limit: 3)": {"id": True, "author": {"name"}}}}))
    show(parse_graphql("a"), parse_graphql(["a", "b"]), parse_graphql(5) if False else "")
    show(
        parse_graphql(
            {
                "query": {
                    with_args(
                        "books", {"a": 1, "b": "x", "c": None, "d": True, "e": [1, {"f": "g"}], "h": EnumValue("asc")}
                    ): ["id"]
                }
            }
        )
    )
    show(parse_graphql({"query": {with_args("books", "lit"): "id"}}))
    show(parse_graphql_arguments({"a": {"b": {"c": 1.5}}}), parse_graphql_arguments("x"), parse_graphql_arguments({}))
    show(parse_graphql_arguments({"a": 'q"uote'}), parse_graphql_arguments({"a": "new\nline"}))
    show(with_args("f", {"x": 1}))
    show(EnumValue("x"), EnumValue("x") == EnumValue("x"), str(EnumValue("x")))
    r = GraphQLResult({"data": {"a": [{"b": 1}]}})
    show(r.data.a[0].b, repr(r), str(r), type(r.data).__name__)
    show(r.to_dict() if hasattr(r, "to_dict") else None)
    show(decompress(compress({"a": 1})), type(compress({"a": 1})))
    show(compress("x") == compress("x"))


def tasks_util(show):
    with tags("a", "b"):
        show(prefect.context.tags, Task().tags)
    with tags("a"):
        with tags("b"):
            show(sorted(prefect.context.tags))
    with tags():
        show(prefect.context.tags)
    with tags("a") as q:
        show(q)

    @defaults_from_attrs("x", "y")
    def run(self, x=None, y=None, z=3):
        return x, y, z

    class Holder:
        x = 1
        y = 2

    @defaults_from_attrs("nope")
    def run2(self, x):
        return x

    show.error(lambda: run2(Holder(), 3))

    @defaults_from_attrs()
    def run3(self, x):
        return x

    show(run3(Holder(), 3))
    show.error(lambda: pause_task("msg"))
    with prefect.context(resume=True):
        show(pause_task("q"))
    show(
        as_task(1),
        as_task([1]).name,
        as_task({"a": 1}).name,
        as_task("x").auto_generated,
        type(as_task(Task())).__name__,
    )
    show.error(lambda: as_task([Task("a")]), saying="Could not infer an active Flow context while creating edge")
    show(as_task([Task("a")], flow=Flow("f")))
    show(
        as_task({"a": Task("a")}, flow=Flow("f")),
        as_task((Task("a"),), flow=Flow("f")),
        as_task({Task("a")}, flow=Flow("f")),
    )
    show(as_task(unmapped(3)), as_task(unmapped(Task("z"))))
    show.error(lambda: (task(5), task()), saying="`fn` must be callable")

    def breaks():
        @task(name="x", nope=1)
        def f():
            pass

    show.error(breaks)
    show(defaults_from_attrs("a")(3) if False else None)


def datetimes_exec(show):
    show([retry_delay(seconds=5, exponential_backoff=True)] if False else 0)
    show.error(
        lambda: retry_delay(timedelta(1), seconds=3), saying="Provide an interval or interval keywords, but not both"
    )
    show.error(lambda: retry_delay(), saying="Provide either an interval or interval keywords")


def utils_logging(show):
    show(
        UL.get_logger().name,
        UL.get_logger("a").name,
        UL.get_logger("prefect.a").name,
        UL.get_logger("prefect").name,
        UL.get_logger("prefecta").name,
    )
    show(type(UL.get_logger()), UL.get_logger("a") is UL.get_logger("a"), UL.get_logger("a.b").parent.name)
    UL.configure_logging(testing=True)
    show(UL.PrefectStdoutRedirector if hasattr(UL, "PrefectStdoutRedirector") else None)
    ro = UL.RedirectToLog()
    show(ro.write("x"), ro.write(""), ro.flush(), ro.encoding if hasattr(ro, "encoding") else None)
    show(show.logged(lambda: UL.RedirectToLog(UL.get_logger("q")).write("hi\nb\n")))
    show(show.logged(lambda: UL.RedirectToLog(UL.get_logger("q")).write(5)))
    with UL.temporary_logger_config(level="ERROR"):
        show(UL.get_logger().level)
    show(UL.get_logger().level)
    show(show.logged(lambda: prefect.context.get("logger")))


def filesystems(show):
    show.error(lambda: FS.parse_path(5), saying="expected str, bytes or os.PathLike object, not int")
    show.error(lambda: FS.parse_path(None), saying="expected str, bytes or os.PathLike object, not NoneType")
    show(_write("t.txt", "hello"))
    show(
        FS.read_bytes_from_path("t.txt"),
        FS.read_bytes_from_path(os.path.abspath("t.txt")),
        FS.read_bytes_from_path("file://" + os.path.abspath("t.txt")),
        FS.read_bytes_from_path("agent://" + os.path.abspath("t.txt")),
    )
    show.error(lambda: FS.read_bytes_from_path("nope.txt"))
    show.error(lambda: FS.read_bytes_from_path("zz://x/nope.txt"), saying="Unsupported file scheme zz://x/nope.txt")
    show(prefect.run_configs.KubernetesRun(job_template_path="agent://x.yaml").job_template_path)
    show.error(lambda: prefect.run_configs.KubernetesRun(job_template_path="file:///nope.yaml"))
    show(prefect.run_configs.KubernetesRun(job_template_path="https://h/x.yaml").job_template_path)
    show(_write("t.yaml", "a: 2"))
    show(prefect.run_configs.KubernetesRun(job_template_path="file://" + os.path.abspath("t.yaml")).job_template)


def execs_util(show):
    show(UE.run_task_with_timeout(AddTask("a"), args=(), kwargs={"x": 1}))
    show(UE.run_task_with_timeout(AddTask("a", timeout=3), args=(), kwargs={"x": 1}))


def serial_util(show):
    show.error(lambda: US.from_qualified_name("x.y"))
    show.error(lambda: US.from_qualified_name("prefect.nope"))


def notifs(show):
    L = []
    h = callback_factory(lambda o, s: L.append((o, s)), check=lambda s: s.is_failed())
    show(h(Task("a"), Pending(), Failed("x")), h(Task("a"), Pending(), Success("y")), L)
    show(h(Task("a"), Failed("1"), Failed("2")), len(L))
    slack_notifier(only_states=[Failed])
    with prefect.context(secrets={"SLACK_WEBHOOK_URL": "http://127.0.0.1:1/x"}):
        slack_notifier(Task("a"), Pending(), Success("y"), only_states=[Failed])
    with prefect.context(secrets={"SLACK_WEBHOOK_URL": "http://127.0.0.1:1/x"}):
        slack_notifier(Task("a"), Pending(), Success("y"), ignore_states=[Success])
    with prefect.context(secrets={"SLACK_WEBHOOK_URL": "http://127.0.0.1:1/x"}):
        type(None)
    show(slack_message_formatter(Task("a"), Failed("boo", result=ValueError("z"))) is not None)
    show.error(
        lambda: slack_notifier(Task("a"), Pending(), Success("y")),
        saying='Local Secret "SLACK_WEBHOOK_URL" was not found',
    )
