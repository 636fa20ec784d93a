"""Ready-made tasks that need no extra."""

from __future__ import annotations

import os
import sqlite3

import prefect
from prefect import Flow, task
from prefect.tasks.core.collections import Dict, List, Set, Tuple
from prefect.tasks.core.constants import Constant
from prefect.tasks.core.function import FunctionTask
from prefect.tasks.database.sqlite import SQLiteQuery, SQLiteScript
from prefect.tasks.files import Copy, Move, Remove
from prefect.tasks.shell import ShellTask
from prefect.tasks.templates.strings import StringFormatter


def _run(made, *args, **kwargs):
    with Flow("f") as flow:
        called = made(*args, **kwargs)
    state = flow.run().result[called]
    return state, state.result


def constants(show):
    show(Constant(4).run(), Constant(4).value, Constant(4).name, Constant("text").name, Constant([1, 2]).name)


def collections(show):
    show(Dict().run(keys=["a"], values=[1]), List().name, Tuple().name, Set().name, Dict().name)
    show.error(Dict().run, keys=["a"], values=[])


def functions(show):
    def add(x, y=1):
        """Adds."""
        return x + y

    made = FunctionTask(add)
    show(made.name, made.__doc__, made.run(3), repr(made), FunctionTask(add, name="n").name)


def shell(show):
    show(ShellTask().run(command="echo hello"), ShellTask(command="echo a; echo b").run())
    show(ShellTask(return_all=True).run(command="echo a; echo b"))


def shell_in_a_flow(show):
    show(_run(ShellTask(name="s"), command="echo $GREETING", env={"GREETING": "hi"}))


def shell_that_fails(show):
    state, result = _run(ShellTask(name="s"), command="echo out; exit 3")
    show(type(state).__name__, "3" in state.message)


def shell_without_a_command(show):
    show.error(ShellTask().run)


def shell_with_a_helper(show):
    show(ShellTask(helper_script="cd /").run(command="pwd"))


def files(show):
    with open("a.txt", "w") as file:
        file.write("a")
    show(Copy(source_path="a.txt", target_path="b.txt").run(), os.path.exists("b.txt"))
    show(Move(source_path="b.txt", target_path="c.txt").run(), sorted(os.listdir(".")))
    show(Remove(path="c.txt").run(), sorted(os.listdir(".")))


def files_that_are_missing(show):
    show.error(Copy().run, source_path="nope", target_path="b")
    show.error(Move().run, source_path="nope", target_path="b")
    show.error(Remove().run, path="nope")


def sqlite(show):
    script = "CREATE TABLE t (x INTEGER, y TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b');"
    show(SQLiteScript(db="x.db", script=script).run())
    show(SQLiteQuery(db="x.db").run(query="SELECT * FROM t"), sqlite3.connect("x.db").execute("SELECT 1").fetchall())
    show(SQLiteQuery(db="x.db", query="SELECT * FROM t WHERE x = ?").run(data=(2,)))


def strings(show):
    show(StringFormatter(template="{a} and {task_name}").run(a=1, task_name="t"))
    with prefect.context(today="2020-01-01"):
        show(StringFormatter(template="{a} on {today}").run(a=1))
    show.error(StringFormatter(template="{nope}").run)


def strings_in_a_flow(show):
    with Flow("f") as flow:
        called = StringFormatter(name="s", template="{x} in {flow_name}")(x=task(lambda: 4, name="four")())
    show(flow.run().result[called].result)
