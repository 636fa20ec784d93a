from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from click.testing import CliRunner

from prefect.core.logging import logger_of
from prefect.extras.cli.run import run

HEAD = "from prefect import Flow, Parameter, task\n"
GREET = HEAD + textwrap.dedent(
    """
    @task
    def greet(name, times):
        print(" ".join([f"Hello {name}"] * times))

    with Flow("greet") as flow:
        greet(Parameter("name", default="Ada"), Parameter("times", default=1))
    """
)
FAILS = HEAD + textwrap.dedent(
    """
    @task
    def divide(x):
        return 1 / x

    @task
    def after(x):
        return x

    with Flow("fails") as flow:
        after(divide.map([1, 0]))
        after(divide(0))
    """
)
TWO = (
    HEAD
    + 'with Flow("one") as a:\n    task(lambda: print("in one"), name="t")()\n'
    + 'with Flow("two") as b:\n    pass\nagain = a\n'
)


def prefect(*args, cwd):
    return subprocess.run([sys.executable, "-m", "prefect", *args], capture_output=True, text=True, timeout=60, cwd=cwd)


def write(folder, text, name="the_flow.py"):
    (folder / name).write_text(text)
    return name


@pytest.mark.parametrize(
    ("params", "printed"),
    [
        ((), "Hello Ada"),
        (("name=Bob", "times=2"), "Hello Bob Hello Bob"),
        (('name="3"', "times=1"), "Hello 3"),
        (("name=a=b",), "Hello a=b"),
        (('name=["x"]',), "Hello ['x']"),
    ],
)
def test_parameters(tmp_path, params, printed):
    arguments = [part for param in params for part in ("--param", param)]
    done = prefect("run", write(tmp_path, GREET), *arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert printed in done.stdout.splitlines()
    assert "Flow 'greet': Success" in done.stdout
    assert "\x1b[" not in done.stdout, "colours in a pipe"


def test_a_failed_run_tells_the_line(tmp_path):
    done = prefect("run", write(tmp_path, FAILS), cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert any(
        "divide" in line and "Failed: the_flow.py:5: ZeroDivisionError: division by zero" in line for line in lines
    )
    assert any("divide" in line and "1 Success, 1 Failed" in line for line in lines)
    assert any("after" in line and "TriggerFailed" in line for line in lines)
    assert not any("triggers.py" in line for line in lines), "a line of ours says nothing to the user"
    assert "Flow 'fails': Failed" in lines[-1]
    assert "Traceback" not in done.stdout + done.stderr


def test_traceback_on_request(tmp_path):
    name = write(tmp_path, FAILS)
    assert "return 1 / x" in prefect("run", name, "--traceback", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "the_flow.py: there is no such file"),
        (GREET + "\n\n1 / 0\n", "the_flow.py:11: ZeroDivisionError: division by zero"),
        ("x = 1\ndef f(:\n", "the_flow.py:2: SyntaxError"),
        ("import surely_missing\n", "the_flow.py:1: ModuleNotFoundError: No module named 'surely_missing'"),
        ("import sys\nsys.exit(0)\n", "the_flow.py:2: SystemExit: 0"),
        ("x = 1\n", "the_flow.py: no flow is defined"),
        (TWO, "the_flow.py: there are several flows, choose one with --name: 'one', 'two'"),
    ],
    ids=["no file", "raises", "syntax", "import", "exits", "no flow", "two flows"],
)
def test_what_cannot_start(tmp_path, text, message):
    if text is not None:
        write(tmp_path, text)
    done = prefect("run", "the_flow.py", cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_traceback_of_what_cannot_start(tmp_path):
    done = prefect("run", write(tmp_path, "1 / 0\n"), "--traceback", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--param", "nmae=x"), "nmae"),
        (("--param", "name"), "write it as KEY=VALUE"),
        (("--name", "other"), "no flow is named 'other'; there is 'greet'"),
        (("--nonsense",), "No such option"),
    ],
)
def test_wrong_arguments(tmp_path, arguments, message):
    done = prefect("run", write(tmp_path, GREET), *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_name(tmp_path):
    done = prefect("run", write(tmp_path, TWO), "--name", "one", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "in one" in done.stdout


def test_log_level(tmp_path):
    name = write(tmp_path, GREET)
    assert "INFO" not in prefect("run", name, "--log-level", "error", cwd=tmp_path).stdout
    assert "INFO" in prefect("run", name, "--log-level", "info", cwd=tmp_path).stdout


def test_modules_beside_the_file_are_found(tmp_path):
    write(tmp_path, "NAME = 'neighbour'\n", "beside.py")
    write(
        tmp_path,
        GREET.replace('"Ada"', "beside.NAME")
        .replace("import Flow", "import Flow")
        .replace("\n", "\nimport beside\n", 1),
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "Hello neighbour" in prefect("run", tmp_path / "the_flow.py", cwd=elsewhere).stdout


SHOWS = HEAD + textwrap.dedent(
    """
    import prefect

    @task
    def show(x, y):
        print("got", x, y, prefect.context.get("where"), prefect.context.get("flow_run_name"))

    with Flow("shows") as flow:
        show(Parameter("x", default=1), Parameter("y", default=2))
    """
)


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (("-p", "the_flow.py"), "got 1 2 None"),
        (("--module", "the_flow", "-n", "shows"), "got 1 2 None"),
        (("the_flow.py", "--param-file", "given.json", "--param", "y=[5]"), "got from file [5] None"),
        (("the_flow.py", "--context", 'where={"a": 1}', "--run-name", "nightly"), "got 1 2 {'a': 1} nightly"),
        (("-p", "the_flow.py", "--label", "x", "--idempotency-key", "k", "--execute", "--watch"), "got 1 2 None"),
    ],
)
def test_options_of_1_4_1(tmp_path, arguments, printed):
    write(tmp_path, SHOWS)
    write(tmp_path, '{"x": "from file", "y": 3}', "given.json")
    done = prefect("run", *arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert printed in done.stdout


@pytest.mark.parametrize(
    ("option", "log", "end"), [((), True, True), (("-q",), True, False), (("--no-logs",), False, True)]
)
def test_what_is_shown(tmp_path, option, log, end):
    done = prefect("run", write(tmp_path, SHOWS), *option, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert ("Beginning Flow run" in done.stdout, "Flow 'shows': Success" in done.stdout) == (log, end)


@pytest.mark.parametrize(("option", "runs"), [((), 1), (("--schedule",), 2)])
def test_a_schedule_counts_on_request(tmp_path, option, runs):
    text = SHOWS.replace(
        'Flow("shows")',
        'Flow("shows", schedule=IntervalSchedule(start_date=NOW.add(seconds=1), end_date=NOW.add(seconds=2),'
        " interval=timedelta(seconds=1)))",
    )
    head = "from datetime import timedelta\nimport pendulum\nfrom prefect.schedules import IntervalSchedule\n"
    done = prefect("run", write(tmp_path, head + "NOW = pendulum.now('UTC')\n" + text), *option, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("got 1 2") == runs


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Name one file or one module with the flow"),
        (("-p", "the_flow.py", "-m", "the_flow"), "Name one file or one module with the flow"),
        (("--id", "1234"), "look a flow up on a server, and there is none here"),
        (("-m", "no.such"), "There is no module 'no.such'"),
        (("-m", "broken"), "Module broken: broken.py:1: ZeroDivisionError: division by zero"),
        (("-m", "needs"), "Module needs: needs.py:1: No module named 'no_such_package'"),
        (("the_flow.py", "--param-file", "none.json"), "--param-file none.json: No such file or directory"),
        (("the_flow.py", "--param-file", "list.json"), "it must hold a JSON object"),
        (("the_flow.py", "--context", "where"), "--context where: write it as KEY=VALUE"),
    ],
)
def test_sources_that_cannot_be_used(tmp_path, arguments, message):
    write(tmp_path, SHOWS)
    write(tmp_path, "1 / 0\n", "broken.py")
    write(tmp_path, "import no_such_package\n", "needs.py")
    write(tmp_path, "[1]", "list.json")
    done = prefect("run", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_log_file_of_the_user_keeps_the_traceback(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT__HISTORY__PATH", str(tmp_path / "history"))
    name = write(tmp_path, FAILS + "import logging\nprefect_log = logging.getLogger('prefect')\n"
                 f"prefect_log.addHandler(logging.FileHandler({str(tmp_path / 'log.txt')!r}))\n")  # fmt: skip
    done = prefect("run", name, cwd=tmp_path)
    assert "return 1 / x" not in done.stdout + done.stderr
    assert "return 1 / x" in (tmp_path / "log.txt").read_text()


def test_a_run_leaves_the_log_of_its_process_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT__HISTORY__PATH", str(tmp_path / "history"))
    logger = logger_of()
    before = (logger.level, [(handler, handler.formatter, list(handler.filters)) for handler in logger.handlers])
    done = CliRunner().invoke(run, [str(tmp_path / write(tmp_path, GREET)), "--log-level", "error"])
    assert done.exit_code == 0, done.output
    assert before == (logger.level, [(each, each.formatter, list(each.filters)) for each in logger.handlers])
