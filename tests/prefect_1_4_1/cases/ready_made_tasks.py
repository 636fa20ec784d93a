"""Operators, collections, functions, files, databases."""

from __future__ import annotations

import logging
import os
import pickle
from pathlib import Path

import cloudpickle

from prefect import Flow, Task, task
from prefect.tasks.core.collections import List
from prefect.tasks.core.function import FunctionTask
from prefect.tasks.core.operators import (
    Add,
    And,
    Div,
    Equal,
    FloorDiv,
    GetItem,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
    Mod,
    Mul,
    Not,
    NotEqual,
    Or,
    Pow,
    Sub,
)
from prefect.tasks.database.sqlite import SQLiteQuery, SQLiteScript
from prefect.tasks.files import Copy, Glob, Move, Remove
from prefect.tasks.notifications import EmailTask, SlackTask
from prefect.tasks.shell import ShellTask
from prefect.tasks.templates.strings import StringFormatter


class IdTask(Task):
    def run(self, x):
        return x


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def _write(name, text):
    with open(name, "w") as file:
        file.write(text)


def taskcore(show):
    show.error(lambda: GetItem().run({}, "x"))
    show.error(lambda: GetItem().run([1], 5), saying="list index out of range")
    show.error(lambda: GetItem().run(5, 5))
    show(
        Add().run(1, 2),
        Sub().run(5, 2),
        Mul().run(2, 3),
        Div().run(1, 2),
        FloorDiv().run(7, 2),
        Pow().run(2, 3),
        Mod().run(7, 4),
        And().run(1, 0),
        Or().run(0, 5),
        Not().run(0),
        Equal().run(1, 1),
        NotEqual().run(1, 1),
        GreaterThan().run(2, 1),
        GreaterThanOrEqual().run(1, 1),
        LessThan().run(1, 2),
        LessThanOrEqual().run(1, 1),
    )
    with Flow("f") as f:
        x = IdTask("x")(4)
        R = {
            "a": x + 1,
            "b": 1 + x,
            "c": x - 1,
            "d": 10 - x,
            "e": x * 2,
            "f": 2 * x,
            "g": x / 2,
            "h": 8 / x,
            "i": x // 3,
            "j": 9 // x,
            "k": x % 3,
            "found": 9 % x,
            "m": x**2,
            "n": 2**x,
            "o": x & 1,
            "p": 1 & x,
            "q": x | 0,
            "r": 0 | x if False else x,
            "s": x > 3,
            "t": x >= 4,
            "u": x < 4,
            "v": x <= 4,
            "w": x.is_equal(4),
            "y": x.is_not_equal(4),
            "z": x.not_(),
            "aa": x.or_(0),
        }
    s = f.run()
    show.error(lambda: {k: s.result[v].result for k, v in R.items()})
    show.error(lambda: {k: (type(v).__name__, v.name) for k, v in R.items()})
    with Flow("f") as f:
        x = IdTask("x")([1, 2, 3])
        r = x[0]
        q = x[IdTask("i")(1)]
        w = x[0:2]
        n = x[5]
    s = f.run()
    show(s.result[r].result, s.result[q].result, s.result[w].result, s.result[n])
    show(-x if False else 0)
    show.error(lambda: ~IdTask())
    show(x == x, x != x, x is None)
    show(not x)
    show(IdTask("z") > 1 if False else 0)
    with Flow("f") as f:
        r = IdTask("z")(3) > 1
    show(f.run().result[r].result, type(r).__name__)
    show.error(lambda: List().run(1))
    show.error(lambda: List().bind(1, 2), saying="Could not infer an active Flow context while creating edge")
    with Flow("f") as f:
        found = List().bind(IdTask("a")(1), 2)
    show(sorted(map(repr, f.edges)), f.constants, f.run().result[found].result)
    with Flow("f") as f:
        found = IdTask("q")({"a": [IdTask("a")(1), (IdTask("b")(2), {3})], 5: IdTask("c")(4)})
    show(f.run().result[found].result, sorted(t.name for t in f.tasks))
    with Flow("f") as f:
        found = IdTask("q")([[], {}, (), "x", None, [1, [2]]])
    show(f.run().result[found].result, sorted(t.name for t in f.tasks), f.constants[found])
    with Flow("f") as f:
        found = IdTask("q")(list(range(12))[:0] + [IdTask("a")(i) for i in range(12)])
    show(f.run().result[found].result)
    with Flow("f") as f:
        found = IdTask("q")({IdTask("k")("key"): 1})
    show(FunctionTask(fn=lambda x: x).name, FunctionTask(fn=len, name="len").run if False else 0)
    show.error(lambda: FunctionTask(fn=5), saying="`fn` must be callable")
    show.error(lambda: FunctionTask(fn=len), saying="Found positional-only parameters in the function signature")
    show.error(lambda: FunctionTask(fn=print))
    show.error(lambda: FunctionTask(lambda *a: 1))
    show(
        FunctionTask(fn=lambda x: x + 1, name="q").run(3),
        FunctionTask(fn=lambda x: x, name="q", nope=1) if False else 0,
    )

    def named(x: int, y: str = "a") -> float:
        """Doc."""
        return 1.0

    t = FunctionTask(named)
    show.error(lambda: t.foo)
    named.attr = 5
    show(task(named) == task(named), task(named).copy().run(1))
    show(pickle.loads(cloudpickle.dumps(task(lambda x: x * 2, name="p"))).run(4))
    show(isinstance(task(named), Task), callable(task(named)), type(task(named)).__mro__[1].__name__)

    class Callable_:
        def __call__(self, x):
            return x

    show(task(Callable_(), name="cc").run(3))
    show(task(Callable_()).name)

    async def co(x):
        return x


def shell(show):
    s = ShellTask()
    show(_attrs(s, "command", "env", "helper_script", "shell", "return_all", "log_stderr", "stream_output", "name"))
    show(
        s.run(command="echo hi"),
        s.run(command="printf 'a\\nb\\n'"),
        ShellTask(return_all=True).run(command="printf 'a\\nb\\n'"),
        ShellTask(return_all=True).run(command="true"),
        s.run(command="true"),
    )
    show.error(lambda: s.run(command="exit 3"), saying="Command failed with exit code 3")
    show.error(lambda: s.run(command="ls /no_such_folder"), saying="Command failed with exit code 2")
    show(
        s.run(command="echo $X", env={"X": "1"}),
        ShellTask(env={"X": "2"}).run(command="echo $X"),
        ShellTask(env={"X": "2"}).run(command="echo $X", env={"X": "3"}),
    )
    show(
        ShellTask(helper_script="A=5").run(command="echo $A"),
        ShellTask(helper_script="A=5\ncd /").run(command="pwd; echo $A"),
    )
    show(ShellTask(command="echo x").run(), ShellTask(name="n").name)
    show(ShellTask().run(command=""))
    show(show.logged(lambda: ShellTask(log_stderr=True).run(command="echo err >&2; exit 1")))
    show(show.logged(lambda: ShellTask(stream_output=True).run(command="echo out")))
    show(show.logged(lambda: ShellTask(stream_output=logging.DEBUG).run(command="echo out")))
    show(show.logged(lambda: ShellTask(stream_output="ERROR").run(command="echo out")))
    show(show.logged(lambda: ShellTask(return_all=True, log_stderr=True).run(command="echo a; echo err >&2; exit 1")))
    show.error(lambda: ShellTask(stream_output="NOPE"))
    with Flow("f") as f:
        r = ShellTask()(command=task(lambda: "echo z", name="c")())
    show(f.run().result[r].result)
    with Flow("f") as f:
        r = ShellTask(return_all=True)(command="echo a; exit 2")
    show(f.run().result[r], f.run().result[r].result)


def files(show):
    show(_write("a.txt", "x"))
    show(os.makedirs("d/e"))
    show(
        Copy().run(source_path="a.txt", target_path="b.txt"),
        Copy("a.txt", "c.txt").run(),
        Move("c.txt").run(target_path="e.txt"),
        Remove("b.txt").run(),
        sorted(os.listdir(".")),
    )
    show.error(
        lambda: (Copy("d").run(target_path="d2"), Move("d2", "d3").run(), Remove("d3").run(), sorted(os.listdir(".")))
    )
    show.error(lambda: Copy().run(), saying="No `source_path` provided")
    show.error(lambda: Copy("a.txt").run(), saying="No `target_path` provided")
    show.error(lambda: Move().run(), saying="No `source_path` provided")
    show.error(lambda: Remove().run(), saying="No `path` provided")
    show.error(lambda: Remove("nope").run(), saying="Path (nope) not found")
    show.error(lambda: Copy("nope", "x").run(), saying="Source path (nope) not found")
    show.error(lambda: Move("nope", "x").run(), saying="Source path (nope) not found")
    show(Glob(path=".").run(pattern="*.txt") and sorted(map(str, Glob(path=".").run(pattern="*.txt"))), Glob().name)
    show(Glob(path=Path("."), pattern="**/*", recursive=True) if False else 0)
    show(Glob().run(path="nope"))


def templates(show):
    show(StringFormatter(name="x", template="{a}").run(a=1), StringFormatter(template="{a}").run(template="{b}", b=2))
    show(StringFormatter().run())
    show.error(lambda: StringFormatter(template="{a}").run())


def database(show):
    q = SQLiteQuery(db="x.db")
    show.error(lambda: q.run())
    show.error(lambda: q.run(query="select nope"), saying="no such column: nope")
    show.error(lambda: SQLiteScript("x.db").run())


def notif_tasks(show):
    EmailTask(subject="s", msg="m", email_to="a@b")
    s = SlackTask(message="m", webhook_secret="W")
    show(s.message, s.webhook_secret, s.name)
    show.error(lambda: SlackTask().run(message="x"), saying='Local Secret "SLACK_WEBHOOK_URL" was not found')
