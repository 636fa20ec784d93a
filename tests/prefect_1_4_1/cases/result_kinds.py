"""Results, serializers, validators of caches, triggers: each kind."""

from __future__ import annotations

import datetime
import os
import pickle
from pathlib import Path

import cloudpickle
import pendulum

import prefect
import prefect.engine.cache_validators as cv
import prefect.engine.serializers as SZ
import prefect.triggers as T
from prefect import Task
from prefect.core.edge import Edge
from prefect.engine.result import NoResult, NoResultType, Result
from prefect.engine.result.base import ResultNotImplementedError
from prefect.engine.results import ConstantResult, LocalResult, PrefectResult, SecretResult
from prefect.engine.state import Cached, Cancelled, Failed, Mapped, Pending, Retrying, Skipped, Success, TriggerFailed


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def results(show):
    Result(3, location="l")
    show.error(lambda: Result(3) == LocalResult(3), saying="expected str, bytes or os.PathLike object, not int")
    show(Result(location=lambda **k: "z").location)
    show(Result(3, location="{a}").format(a=1).value)
    show.error(lambda: Result(location="{a}").format())
    show(Result(location="{a}").format(a=1).location, Result(location="{a}").location)
    show(Result(location="{a:>3}-{b[0]}-{c.real}").format(a=1, b=[2], c=3).location)
    show.error(lambda: Result().read("x"))
    show.error(lambda: Result().write(1))
    show.error(lambda: Result().exists("x"))
    show(Result(3).from_value(4), Result(3, location="q").from_value(4).location)
    show(Result(3).copy() == Result(3))
    show.error(lambda: Result(3).foo)
    show(Result(serializer=5).serializer)
    show(
        NoResult,
        repr(NoResult),
        str(NoResult),
        NoResult.value,
        NoResult.location,
        NoResult == NoResult,
        NoResult == Result(),
        bool(NoResult),
    )
    show(NoResultType())
    show(NoResultType() == NoResult)
    show(LocalResult().dir)
    show(LocalResult(dir="x").dir == os.path.join(os.getcwd(), "x"))
    show(LocalResult(dir=".", validate_dir=False).dir)
    show(LocalResult(dir="/nonexist/x", validate_dir=True).dir)
    show(LocalResult(dir="{a}").dir)
    show(_attrs(LocalResult(dir=".", location="{a}.txt"), "value", "location"))
    found = LocalResult(dir=".", location="{a}.txt")
    w = found.write(5, a=1)
    show.error(lambda: (found.exists("1.txt"), found.exists("{a}.txt", a=1), found.exists("{a}.txt")))
    show.error(lambda: found.write(5))
    show(found.exists("2.txt"))
    show.error(lambda: found.read("2.txt"))
    w = LocalResult(dir=".").write(5)
    show(w.location is not None, len(w.location) > 10)
    w2 = LocalResult(dir="sub").write(5)
    show(w2.location.split(os.sep)[0] if w2.location else None)
    show(LocalResult(dir="sub", location="a/b.txt").write(3).location, os.path.exists("sub/a/b.txt"))
    show(
        LocalResult(dir=".", serializer=SZ.JSONSerializer(), location="j").write({"a": 1}).location,
        Path("j").read_text(),
    )
    show.error(
        lambda: LocalResult(dir=".", serializer=SZ.JSONSerializer(), location="j").write(object()),
        saying="Object of type object is not JSON serializable",
    )
    show.error(lambda: LocalResult(dir=".", location="k").write(x for x in []))
    show(LocalResult(dir=".", location="sec").write(None).value)
    p = PrefectResult()
    show(p.location, p.write([1]).location, p.write([1]).value, p.location, p.value)
    show(p.read("[1]"), p.read("[1]").value, p.read("[1]").location)
    show.error(lambda: p.read("nope"), saying="Expecting value: line 1 column 1 (char 0)")
    show(p.exists("[1]"), p.exists("nope"), p.exists(None))
    show.error(lambda: p.write(object()), saying="Object of type object is not JSON serializable")
    show(p.write(None).location)
    show(p.write("a").location, p.write(pendulum.datetime(2020, 1, 1)) if False else 0)
    show(PrefectResult(value=3).location, PrefectResult(location="4").value)
    show(PrefectResult(serializer=SZ.JSONSerializer()))
    show.error(
        lambda: PrefectResult(serializer=SZ.PickleSerializer()), saying="PrefectResult only supports JSONSerializer or"
    )
    show(PrefectResult(location="{a}").format(a=3).location)
    c = ConstantResult(value=4)
    show.error(lambda: (c.location, c.value, c.read("x"), c.read("x").value, c.exists("x"), c.exists()))
    show.error(lambda: c.write(3), saying="Cannot write values to `ConstantResult` types")
    show.error(lambda: (ConstantResult(4).value, ConstantResult().value))
    show(ConstantResult(value=4, location="z").location)
    sr = SecretResult(prefect.tasks.secrets.PrefectSecret("x"))
    show(sr.location, sr.value, _attrs(sr, "secret_task"))
    show.error(lambda: (sr.exists("x"), sr.write(3)))
    show.error(lambda: sr.exists("x"))
    with prefect.context(secrets={"x": 5}):
        show(sr.read("x").value, sr.read("x").location)
    with prefect.context(secrets={"y": 5}):
        show(sr.read("y").value)
    show.error(lambda: SecretResult())
    show.error(lambda: SecretResult(5))
    show(ResultNotImplementedError is not None if "ResultNotImplementedError" in globals() else "no")


def serializers(show):
    show(
        SZ.Serializer() == SZ.Serializer(),
        SZ.PickleSerializer() == SZ.PickleSerializer(),
        SZ.PickleSerializer() == SZ.JSONSerializer(),
    )
    show.error(lambda: SZ.Serializer().serialize(1))
    show.error(lambda: SZ.Serializer().deserialize(b""))
    show(SZ.PickleSerializer().serialize(3) == cloudpickle.dumps(3))
    show(SZ.PickleSerializer().deserialize(SZ.PickleSerializer().serialize({"a": [1]})))
    show(SZ.PickleSerializer().deserialize(pickle.dumps(3)))
    show.error(lambda: SZ.PickleSerializer().deserialize(b"junk"), saying="pickle data was truncated")
    show(SZ.JSONSerializer().serialize({"a": [1, None]}))
    show(SZ.JSONSerializer().deserialize(b'{"a": 1}'), SZ.JSONSerializer().deserialize('{"a": 1}'))
    show.error(lambda: SZ.JSONSerializer().serialize(object()), saying="Object of type object is not JSON serializable")
    show.error(lambda: SZ.JSONSerializer().deserialize(b"zz"), saying="Expecting value: line 1 column 1 (char 0)")
    show(SZ.DateTimeSerializer().serialize(pendulum.datetime(2020, 1, 1, tz="US/Eastern")))
    show(SZ.DateTimeSerializer().serialize(datetime.datetime(2020, 1, 1)))
    show(SZ.DateTimeSerializer().deserialize(b"2020-01-01T00:00:00+00:00"))
    show(type(SZ.DateTimeSerializer().deserialize(b"2020-01-01T00:00:00+00:00")))
    show.error(lambda: SZ.DateTimeSerializer().deserialize(b"zz"), saying="Unable to parse string [zz]")
    c = SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip")
    show(c.deserialize(c.serialize([1])))
    for f in ("bz2", "gzip", "lzma", "zlib"):
        c = SZ.CompressedSerializer(SZ.PickleSerializer(), f)
        show(c.deserialize(c.serialize([1])))
    show.error(lambda: SZ.CompressedSerializer(SZ.JSONSerializer(), "zip"))
    show.error(
        lambda: _attrs(
            SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip", compresslevel=3),
            "format",
            "kwargs",
            "_serializer",
            "_format",
            "_kwargs",
        )
    )
    show(
        SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip") == SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip"),
        SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip") == SZ.CompressedSerializer(SZ.PickleSerializer(), "gzip"),
        SZ.CompressedSerializer(SZ.JSONSerializer(), "gzip") == SZ.CompressedSerializer(SZ.JSONSerializer(), "bz2"),
    )
    show.error(
        lambda: (
            SZ.register_compression_format("x", lambda b: b, lambda b: b),
            SZ.CompressedSerializer(SZ.JSONSerializer(), "x").serialize([1]),
        )
    )


def cache_validators(show):
    C = Cached(
        cached_inputs={"x": Result(1), "y": Result(2)},
        cached_parameters={"p": 1},
        cached_result_expiration=pendulum.now("utc").add(hours=1),
    )
    E_ = Cached(
        cached_inputs={"x": Result(1)},
        cached_parameters={"p": 1},
        cached_result_expiration=pendulum.now("utc").add(hours=-1),
    )
    N = Cached()
    show(
        [
            (n, [getattr(cv, n)(s, {"x": 1, "y": 2}, {"p": 1}) for s in (C, E_, N)])
            for n in ("never_use", "duration_only", "all_inputs", "all_parameters")
        ]
    )
    show(
        [
            (n, [getattr(cv, n)(s, {"x": 1, "y": 3}, {"p": 2}) for s in (C, E_, N)])
            for n in ("never_use", "duration_only", "all_inputs", "all_parameters")
        ]
    )
    show(
        [
            (n, [getattr(cv, n)(s, {}, {}) for s in (C, E_, N)])
            for n in ("never_use", "duration_only", "all_inputs", "all_parameters")
        ]
    )
    show(
        [cv.partial_parameters_only(["p"])(s, {}, {"p": 1}) for s in (C, E_, N)],
        [cv.partial_parameters_only(["p"])(s, {}, {"p": 2}) for s in (C, E_, N)],
        [cv.partial_parameters_only(None)(s, {}, {"p": 2}) for s in (C, E_, N)],
    )
    show(
        [cv.partial_inputs_only(["x"])(s, {"x": 1}, {}) for s in (C, E_, N)],
        [cv.partial_inputs_only(["x"])(s, {"x": 2}, {}) for s in (C, E_, N)],
        [cv.partial_inputs_only(None)(s, {}, {}) for s in (C, E_, N)],
    )
    show(cv.partial_inputs_only([])(C, {"x": 5}, {}), cv.partial_parameters_only([])(C, {}, {"p": 9}))
    show.error(lambda: (cv.all_inputs(Success(), {}, {}),))
    show(cv.partial_inputs_only(["q"])(C, {"x": 1}, {}))
    show(cv.partial_parameters_only.__name__, cv.partial_parameters_only(["a"]).__name__)
    show(N.cached_result_expiration)
    show(cv.duration_only(Cached(cached_result_expiration=None), {}, {}))


def triggers(show):
    e = [Edge(Task(), Task()) for _ in range(4)]

    def us(*s):
        return {e[i]: s[i] for i in range(len(s))}

    combos = [
        (),
        (Success(),),
        (Failed(),),
        (Skipped(),),
        (Success(), Failed()),
        (Success(), Skipped()),
        (Skipped(), Skipped()),
        (Failed(), Failed()),
        (Mapped(),),
        (Retrying(),),
        (Pending(),),
        (TriggerFailed(),),
        (Cancelled(),),
    ]

    def ask(t, c):
        try:
            return t(us(*c))
        except BaseException as x:  # noqa: BLE001 - signals are no `Exception` there
            return type(x).__name__ + ": " + str(x)

    for n in (
        "all_successful",
        "all_failed",
        "any_successful",
        "any_failed",
        "all_finished",
        "always_run",
        "manual_only",
        "not_all_skipped",
    ):
        show(n, [ask(getattr(T, n), c) for c in combos])
    for k in (
        {"at_least": 1},
        {"at_most": 1},
        {"at_least": 1, "at_most": 1},
        {"at_least": 0.5},
        {"at_most": 0.5},
        {},
    ):
        show("some_failed", k, [ask(T.some_failed(**k), c) for c in combos])
    for k in (
        {"at_least": 1},
        {"at_most": 1},
        {"at_least": 1, "at_most": 1},
        {"at_least": 0.5},
        {"at_most": 0.5},
        {},
    ):
        show("some_successful", k, [ask(T.some_successful(**k), c) for c in combos])
    show(T.always_run is T.all_finished, T.all_finished.__name__)
    show(T.all_successful({e[0]: Success(), e[1]: Mapped(map_states=[Failed()])}) if False else 0)
    show(ask(T.all_successful, (Mapped(map_states=[Success(), Failed()]),)))
    show(
        ask(T.any_failed, (Mapped(map_states=[Success(), Failed()]),)),
        ask(T.any_successful, (Mapped(map_states=[Success(), Failed()]),)),
        ask(T.not_all_skipped, (Mapped(map_states=[Skipped(), Skipped()]),)),
    )
    with prefect.context(resume=True):
        show(ask(T.manual_only, (Success(),)))
    show(
        ask(T.some_failed(at_least=2), (Failed(), Failed(), Success())),
        ask(T.some_failed(at_least=3), (Failed(), Failed(), Success())),
    )
    show(
        ask(T.some_failed(at_least=1.5), (Failed(),)),
        ask(T.some_failed(at_least=0), (Success(),)),
        ask(T.some_failed(at_least=-1), (Success(),)),
    )
