"""The public paths of Prefect 1.4.1: each imports, is the object of its own path, and takes the same arguments."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import prefect
from prefect._alias_finder import AliasFinder, submodules
from prefect._aliases import GATHERED, LEFT_OUT, SAME

ROOT = Path(__file__).resolve().parents[1]
UPSTREAM = json.loads((ROOT / "tests" / "data" / "prefect_1_4_1_names.json").read_text(encoding="utf-8"))


def is_left_out(path: str) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:length]) in LEFT_OUT for length in range(2, len(parts) + 1))


#: Parts of the catalogue that are complete; of the others a task is looked at once it is there.
COMPLETE = tuple(
    f"prefect.tasks.{name}"
    for name in (
        "aws", "control_flow", "core", "database", "files", "notifications", "prefect", "redis", "secrets", "shell",
        "templates",
    )
)  # fmt: skip


def is_to_come(path: str, name: str) -> bool:
    if not path.startswith("prefect.tasks.") or path.startswith(COMPLETE):
        return False
    try:
        return not hasattr(importlib.import_module(path), name)
    except ImportError:
        return True


IN_SCOPE = sorted(path for path in UPSTREAM if not is_left_out(path))
NAMES = [
    (path, name)
    for path in IN_SCOPE
    for name in UPSTREAM[path]
    if not is_left_out(f"{path}.{name}") and not is_to_come(path, name)
]


@pytest.mark.parametrize(("path", "name"), NAMES, ids=[".".join(row) for row in NAMES])
def test_name_is_there(path, name):
    assert hasattr(importlib.import_module(path), name)


@pytest.mark.parametrize(("old", "real"), SAME.items())
def test_is_the_same_module(old, real):
    module = importlib.import_module(old)
    assert module is importlib.import_module(real) is sys.modules[old]
    assert module.__name__ == module.__spec__.name == real


@pytest.mark.parametrize("old", GATHERED)
def test_gathers_the_real_objects(old):
    module = importlib.import_module(old)
    for name, place in GATHERED[old].items():
        real, _, attribute = place.partition(":")
        assert getattr(module, name) is getattr(importlib.import_module(real), attribute)
    assert set(module.__all__) == {*GATHERED[old], *submodules(old)}


@pytest.mark.parametrize("path", [path for path in LEFT_OUT if path in UPSTREAM])
def test_left_out_says_why(path):
    with pytest.raises((ImportError, AttributeError), match=re.escape(LEFT_OUT[path])):
        importlib.import_module(path)


def test_left_out_names_say_why():
    with pytest.raises(ImportError, match="the inside of upstream's engine"):
        from prefect.utilities.executors import run_with_heartbeat  # noqa: F401
    with pytest.raises(AttributeError, match="the inside of upstream's engine"):
        importlib.import_module("prefect.utilities.executors").run_with_heartbeat


@pytest.mark.parametrize(
    ("program", "instead"),
    [
        ("from prefect.tasks.dbt import DbtShellTask", "ShellTask of prefect.tasks.shell"),
        ("from prefect.tasks.dbt.dbt import DbtShellTask", "ShellTask of prefect.tasks.shell"),
        ("from prefect.tasks import snowflake", "SQLFetch and SQLExecute of prefect.tasks.database"),
        ("import prefect.tasks.airbyte", "HTTPRequest of prefect.tasks.http"),
        ("from prefect.tasks.secrets import vault_secret", "prefect.tasks.http"),
    ],
)
def test_left_out_tasks_say_what_to_take(program, instead):
    with pytest.raises(ImportError, match=instead):
        exec(program)


#: Paths and names of 0.10 to 0.15 that 1.0 had no longer, and what they are.
OLDER = [
    ("prefect.environments.storage", "Docker", "prefect.storage", "Docker"),
    ("prefect.environments.storage.github", "GitHub", "prefect.storage", "GitHub"),
    ("prefect.environments", "LocalEnvironment", "prefect.extras.environments", "LocalEnvironment"),
    ("prefect.environments.execution", "RemoteEnvironment", "prefect.extras.environments", "RemoteEnvironment"),
    ("prefect.environments.execution.local", "LocalEnvironment", "prefect.extras.environments", "LocalEnvironment"),
    ("prefect.engine.result_handlers", "ResultHandler", "prefect.core.results.handlers", "ResultHandler"),
    (
        "prefect.engine.result_handlers.local_result_handler",
        "LocalResultHandler",
        "prefect.core.results.handlers",
        "LocalResultHandler",
    ),  # fmt: skip
    ("prefect.engine.executors", "SynchronousExecutor", "prefect.executors", "LocalExecutor"),
    ("prefect.tasks.cloud.flow_run", "FlowRunTask", "prefect.tasks.prefect", "StartFlowRun"),
    ("prefect.utilities.exceptions", "PrefectError", "prefect.core.errors", "PrefectError"),
]


@pytest.mark.parametrize(("path", "name", "today", "real"), OLDER)
def test_names_from_before_1_0(path, name, today, real):
    assert getattr(importlib.import_module(path), name) is getattr(importlib.import_module(today), real)


#: Ways to reach one module: each in a fresh process, so that none prepares the ground for another.
WAYS = [
    "import prefect.engine.state as found",
    "from prefect.engine import state as found",
    "import prefect; found = prefect.engine.state",
    "import prefect.engine; found = prefect.engine.state",
    "import prefect.core.engine.state; import prefect.engine.state as found",
    "import prefect.engine.state as found; import prefect.core.engine.state",
    "import prefect.engine.task_runner; import prefect; found = prefect.engine.state",
    "import importlib; found = importlib.import_module('prefect.engine.state')",
]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_one_module(way):
    check = (
        "import sys; import prefect.core.engine.state as real; assert found is real; "
        "copies = {id(m) for m in sys.modules.values() if getattr(m, '__file__', None) == real.__file__}; "
        "assert len(copies) == 1, copies; print('one')"
    )
    done = subprocess.run([sys.executable, "-c", f"{way}\n{check}"], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "one", done.stderr


def test_attributes_without_import():
    assert prefect.engine.signals.SKIP is prefect.core.engine.signals.SKIP
    assert prefect.tasks.secrets.PrefectSecret().name == "PrefectSecret"
    assert prefect.utilities.tasks.tags is prefect.tags
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        prefect.nonsense
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        prefect.engine.nonsense


def test_the_finder_stands_first_and_once():
    assert [type(finder) for finder in sys.meta_path].count(AliasFinder) == 1
    done = subprocess.run(
        [sys.executable, "-c", "import sys, prefect; print(type(sys.meta_path[0]).__name__)"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == "AliasFinder"


#: Names whose arguments differ from upstream's, and why.
OTHER_ARGUMENTS = {
    "prefect.backend": "views of the server hold data; they are filled when there is one",
    "prefect.client.client.FlowRunInfoResult": "fields are read by name",
    "prefect.configuration.create_user_config": "there is no file with the defaults to copy",
    "prefect.configuration.string_to_type": "the argument has another name",
    "prefect.core.edge.Edge": "left out means false, not None; a flow is not needed",
    "prefect.engine.result.base.NoResultType": "there is one object of it",
    "prefect.exceptions": "exceptions take a message",
    "prefect.executors.dask.DaskExecutor": "cancellation works another way",
    "prefect.serialization": "schemas take no options of marshmallow",
    "prefect.storage.docker.Docker.build": "nothing is built here",
    "prefect.storage.docker.Docker.create_dockerfile_object": "nothing is built here",
    "prefect.storage.docker.Docker.pull_image": "nothing is built here",
    "prefect.storage.docker.Docker.push_image": "nothing is built here",
    "prefect.engine.executors": "the same as prefect.executors",
    "prefect.engine.results.azure_result": "there is no extra for Azure; nothing is read or written",
    "prefect.engine.results.AzureResult": "there is no extra for Azure; nothing is read or written",
    "prefect.utilities.datetimes.retry_delay": "further positional arguments had no meaning",
    "prefect.utilities.context.Context": "there is one object of it",
    "prefect.utilities.graphql.GraphQLResult": "it is a plain dictionary with attributes",
}


def arguments_of(text: str) -> list[tuple[str, bool]]:
    """Names of the arguments in a signature's text, and whether each has a default."""
    depth, parts, current = 0, [], ""
    for sign in text[text.index("(") + 1 :]:
        if sign in ")]}":
            if depth == 0:
                break
            depth -= 1
        if sign in "([{":
            depth += 1
        if sign == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += sign
    parts.append(current)
    found = []
    for part in filter(None, map(str.strip, parts)):
        name = re.match(r"\**\w*", part)[0]
        if name not in ("self", "cls", "") and not name.startswith("*"):
            found.append((name, "=" in part))
    return found


def is_excused(path: str) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:length]) in OTHER_ARGUMENTS for length in range(2, len(parts) + 1))


def signatures() -> list[tuple[str, str, str, str]]:
    rows = []
    for path, name in NAMES:
        row = UPSTREAM[path][name]
        if row["kind"] in ("class", "function") and "signature" in row:
            rows.append((path, name, "", row["signature"]))
            rows += [(path, name, method, text) for method, text in row.get("methods", {}).items()]
    return [row for row in rows if not is_excused(".".join(filter(None, row[:3])))]


@pytest.mark.parametrize(
    ("path", "name", "method", "text"), signatures(), ids=[".".join(filter(None, row[:3])) for row in signatures()]
)
def test_takes_upstream_s_arguments(path, name, method, text):
    found = getattr(importlib.import_module(path), name)
    if method.startswith("__") and method != "__call__":
        return
    if method:
        found = getattr(found, method)
    mine = inspect.signature(found).parameters
    kinds = {parameter.kind for parameter in mine.values()}
    for argument, has_default in arguments_of(text):
        if argument not in mine:
            assert inspect.Parameter.VAR_KEYWORD in kinds, f"there is no {argument}"
        elif has_default:
            parameter = mine[argument]
            assert parameter.default is not parameter.empty, f"{argument} has no default"
    if inspect.Parameter.VAR_POSITIONAL not in kinds:
        order = [argument for argument, _ in arguments_of(text) if argument in mine]
        assert [argument for argument in mine if argument in order] == order


def test_stubs_are_what_the_table_says():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_alias_stubs.py", "--check"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout


def test_type_checkers_see_the_old_paths(tmp_path):
    api = pytest.importorskip("mypy.api")
    source = ROOT / "tests" / "data" / "old_paths_program.py"
    out, err, code = api.run(["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path), str(source)])
    revealed = re.findall(r'Revealed type is "(.*)"', out)
    assert revealed == [
        "prefect.core.engine.signals.FAIL",
        "def (x: int, y: str =) -> float",
        "float",
        "def (x: int) -> typing.Coroutine[Any, Any, str]",
    ], out + err
    assert [line.rpartition("[")[2] for line in out.splitlines() if " error: " in line] == ["arg-type]", "assignment]"]
