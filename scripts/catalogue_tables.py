"""
Writes `docs/catalogue/<group>.md`, the tables of the tasks of each group, and `docs/catalogue/README.md` with the
counts of all.

    python scripts/catalogue_tables.py [GROUP …]

Run it after a task or an operator row was added; a test says so if it was forgotten. A new group is a row of `GROUPS`.
(The table for AWS has columns of its own: `scripts/aws_catalogue.py` writes it.)
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
DOCS = ROOT / "docs" / "catalogue"
OPERATORS = ROOT / "prefect" / "compat" / "airflow" / "operators"

# the adapter is looked at here, not needed
from prefect.compat.airflow.operators.index import all_rows  # noqa: E402 - the path has to be there first
from prefect.core.task import Task  # noqa: E402


class Group(NamedTuple):
    """One table."""

    title: str
    #: Modules and folders below `prefect.tasks`, and what each was tested against.
    places: dict[str, str]
    #: Tasks that Prefect 1.4.1 has in these places.
    upstream: int
    #: Airflow's providers that belong to it: files of `operators/data`.
    providers: tuple[str, ...] = ()
    #: The extra that it needs; several groups need none.
    extra: str | None = None


_SQL = "SQLite, a Postgres server, a MariaDB server or its protocol over SQLite"
GROUPS: dict[str, Group] = {
    "airtable": Group("Airtable", {"airtable": "a server of its JSON"}, 2, (), "airtable"),
    "aws": Group(
        "Amazon Web Services", {"aws": "an emulator, botocore's models"}, 12, ("amazon",), "aws"
    ),
    "base": Group(
        "the machine, the web and the flow itself",
        {
            "control_flow": "",
            "dates": "",
            "files": "the file system",
            "ftp": "an FTP server",
            "http": "a web server",
            "notifications": "a mail server, a web server",
            "powershell": "a program in the place of PowerShell",
            "prefect": "a client in the place of the server's",
            "python_env": "interpreters, virtual environments",
            "secrets": "",
            "shell": "a shell",
        },
        27,
        ("http", "smtp", "ftp", "slack", "standard"),
    ),
    "google": Group("Google Cloud", {"google": "emulators over HTTP"}, 11, ("google",), "google"),
    "kubernetes": Group(
        "Kubernetes", {"kubernetes": "an API server that follows the real one"}, 28, ("cncf_kubernetes",), "kubernetes"
    ),
    "redis": Group("Redis", {"redis": "a Valkey or Redis server"}, 3, ("redis",), "redis"),
    "spacy": Group("spaCy", {"spacy": "a pipeline that the tests train"}, 5, (), "spacy"),
    "sql": Group(
        "SQL databases",
        {"database": _SQL, "mysql": "a MariaDB server or its protocol over SQLite", "postgres": "a Postgres server"},
        7,
        ("common_sql",),
    ),
    "ssh": Group("SSH and SFTP", {"sftp": "an SSH server", "ssh": "an SSH server"}, 2, ("ssh", "sftp"), "ssh"),
    "templates": Group("templates", {"templates": "Jinja"}, 2, (), "templates"),
    "twitter": Group("Twitter", {"twitter": "a server of its JSON"}, 1, (), "twitter"),
}  # fmt: skip


def modules_of(place: str) -> list[str]:
    """The modules of a place below `prefect.tasks`; none if there is no such."""
    name, path = f"prefect.tasks.{place}", ROOT / "prefect" / "tasks" / place
    if not path.with_suffix(".py").exists() and not (path / "__init__.py").exists():
        return []
    module = importlib.import_module(name)
    below = pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}.")
    return [name, *(found.name for found in below)]


def tasks_of(place: str) -> Iterator[type[Task]]:
    """The tasks of a place, by name."""
    found: dict[str, type[Task]] = {}
    for name in modules_of(place):
        module = importlib.import_module(name)
        for attribute in getattr(module, "__all__", vars(module)):
            value = getattr(module, attribute)
            is_task = isinstance(value, type) and issubclass(value, Task) and not attribute.startswith("_")
            if is_task and value.__module__.startswith(f"prefect.tasks.{place}") and is_public(value):
                found[attribute] = value
    yield from (found[name] for name in sorted(found))


def is_public(task: type[Task]) -> bool:
    """Whether a class is a name of its folder; others are what tasks are made of."""
    folder = task.__module__.rpartition(".")[0]
    return folder == "prefect.tasks" or task.__name__ in importlib.import_module(folder).__all__


@cache
def operators_by_task() -> dict[str, list[str]]:
    """Name of the task's folder and of the task -> the names of Airflow's operators that it stands for."""
    stands: dict[str, list[str]] = {}
    for row in all_rows():
        if isinstance(row.target, str) and row.target.startswith("prefect.tasks."):
            stands.setdefault(row.target, []).append(row.path.rpartition(".")[2])
    return stands


def operators_of(task: type[Task]) -> list[str]:
    """The names of Airflow's operators that a task stands for."""
    folder = ".".join(task.__module__.split(".")[:3])
    places = dict.fromkeys((f"{folder}.{task.__name__}", f"{task.__module__}.{task.__name__}"))
    return [name for place in places for name in operators_by_task().get(place, ())]


def line(task: type[Task], against: str) -> str:
    """One row of a table."""
    about = (inspect.getdoc(task) or "").partition("\n")[0].replace("|", "\\|")
    parts = task.__module__.split(".")[2:]
    place = ".".join(parts[:1])
    file = "/".join((*parts[:-1], f"test_{parts[-1]}.py"))
    covered = ", ".join(f"`{name}`" for name in operators_of(task))
    return f"| `{task.__name__}` | {about} | `{place}` | {covered} | {against} | {file} |"


def table(name: str) -> str:
    """The file of one group."""
    group = GROUPS[name]
    rows = [(task, against) for place, against in group.places.items() for task in tasks_of(place)]
    covered = sum(len(operators_of(task)) for task, _ in rows)
    how = f'`pip install "prefect[{group.extra}]"`' if group.extra else "no extra, save the drivers of databases"
    lines = [
        f"# Tasks for {group.title}", "",
        f"{len(rows)} tasks; {covered} of Airflow's operators and sensors lead to them. They need {how}.", "",
        "Written by `scripts/catalogue_tables.py`.", "",
        "| task | what it does | `prefect.tasks.` | Airflow | tested against | in `tests/tasks/` |",
        "|---|---|---|---|---|---|",
        *(line(task, against) for task, against in rows),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def summary() -> str:
    """The counts of all groups."""
    lines = [
        "# The catalogue", "",
        "Tasks in each group, beside those of Prefect 1.4.1 and the classes of Airflow's providers. Operators of "
        "Airflow's `standard` provider (Bash, Python, branches, times …) are the adapter's own and need no task.", "",
        "Written by `scripts/catalogue_tables.py`.", "",
        "| group | extra | tasks | in Prefect 1.4.1 | Airflow operators that lead to them | classes of the providers |",
        "|---|---|---|---|---|---|",
    ]  # fmt: skip
    totals = [0, 0, 0, 0]
    for name, group in sorted(GROUPS.items()):
        tasks = [task for place in group.places for task in tasks_of(place)]
        if not tasks:
            continue
        classes = sum(len(_classes(provider)) for provider in group.providers)
        numbers = [len(tasks), group.upstream, sum(len(operators_of(task)) for task in tasks), classes]
        totals = [total + number for total, number in zip(totals, numbers, strict=True)]
        lines.append(f"| [{name}]({name}.md) | {group.extra or ''} | {' | '.join(map(str, numbers))} |")
    lines.append(f"| all | | {' | '.join(map(str, totals))} |")
    return "\n".join(lines) + "\n"


def _classes(provider: str) -> list[str]:
    file = OPERATORS / "data" / f"{provider}.json"
    return list(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else []


#: The file of each group -> what stands in it; that of AWS is written elsewhere.
FILES: dict[Path, Callable[[], str]] = {
    DOCS / "README.md": summary,
    **{
        DOCS / f"{name}.md": lambda name=name: table(name)  # type: ignore[misc]
        for name in GROUPS
        if name != "aws"
    },
}


def main(*groups: str) -> None:
    """Write the tables of some groups, or all, and the counts."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for path, text in FILES.items():
        if path.stem == "README" or ((not groups or path.stem in groups) and modules_of_group(path.stem)):
            path.write_text(text(), encoding="utf-8")
            print(path.relative_to(ROOT))


def modules_of_group(name: str) -> list[str]:
    """The modules of a group; none if the catalogue has nothing of it."""
    return [module for place in GROUPS[name].places for module in modules_of(place)]


if __name__ == "__main__":
    main(*sys.argv[1:])
