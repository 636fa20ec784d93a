from __future__ import annotations

import re
import shutil

import pytest

from prefect.core.annotations import flatten
from prefect.core.errors import NotAvailable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.parameter import Parameter
from prefect.extras.pictures import flow_picture


@task
def same(x):
    return x


@task
def broken(x):
    raise ValueError(x)


@pytest.fixture
def flow():
    with Flow("drawn") as made:
        numbers = Parameter("numbers", default=[1, 2])
        children = same.map(numbers)
        failed = broken.map(children)
        same(failed)
    return made


def lines(graph):
    """The lines of a drawing with names for numbers, in order of the alphabet, as the order of tasks is not told."""
    nodes = re.findall(r"^\t(\d{9,}) \[label=(\w+|\"[^\"]+\")", graph.source, re.MULTILINE)
    known = {number: label.strip('"') for number, label in nodes}
    text = re.sub(r"\d{9,}", lambda number: known[number[0]], graph.source)
    return sorted(line.strip() for line in text.splitlines()[1:-1])


# what Prefect 1.4.1 draws of the same flow
PLAIN = [
    "broken <map> -> same",
    'broken <map> [label="broken <map>" shape=box]',
    "numbers -> same <map> [label=x style=dashed]",
    "numbers [label=numbers shape=ellipse]",
    "same <map> -> broken <map> [label=x style=dashed]",
    'same <map> [label="same <map>" shape=box]',
    "same [label=same shape=ellipse]",
]


def test_a_flow(flow):
    drawn = [line.replace(" [label=x]", "") for line in lines(flow.visualize())]
    assert drawn == PLAIN


def test_from_left_to_right(flow):
    assert "graph [rankdir=LR]" in lines(flow.visualize(horizontal=True))


def test_a_run_has_colours_and_a_box_for_each_child(flow):
    drawn = lines(flow.visualize(flow_state=flow.run()))
    coloured = 'color="#28a74580" colorscheme=svg shape=box style=filled'
    assert sum(coloured in line and "same <map>" in line for line in drawn) == 2
    assert sum('color="#eb000080"' in line for line in drawn) == 2  # the failed children
    assert sum('color="#ff513180"' in line for line in drawn) == 1  # what comes after them
    assert sum(line.startswith("same <map> -> broken <map>") for line in drawn) == 2  # child to child
    assert sum(line.startswith("broken <map> -> same") for line in drawn) == 2


def test_flattened_children_get_arrows_from_all(flow):
    with Flow("flat") as made:
        lists = same.map([[1], [2, 3]])
        same.map(flatten(lists))
    drawn = lines(made.visualize(flow_state=made.run()))
    assert sum(line.startswith("same <map> -> same <map>") for line in drawn) == 2 * 3


@pytest.mark.parametrize(
    ("filename", "format", "written"),
    [("picture", "svg", "picture.svg"), ("picture.svg", None, "picture.svg"), ("v1.2", "dot", "v1.2.dot")],
)
def test_files(flow, tmp_path, filename, format, written):
    flow.visualize(filename=str(tmp_path / filename), format=format)
    assert [file.name for file in tmp_path.iterdir()] == [written]
    text = (tmp_path / written).read_text()
    assert "numbers" in text
    assert text.lstrip().startswith("<?xml" if written.endswith("svg") else "digraph")


def test_without_the_program_dot(flow, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shutil.which("dot") is None
    flow.visualize(filename=str(tmp_path / "picture"))
    assert [file.name for file in tmp_path.iterdir()] == ["picture.svg"]
    with pytest.raises(NotAvailable, match=r"Writing 'png' needs the program `dot`.*choose one of svg"):
        flow.visualize(filename=str(tmp_path / "picture"), format="png")


def test_a_desktop_shows_it(flow, monkeypatch):
    shown = []
    monkeypatch.setattr(flow_picture.sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(flow_picture.webbrowser, "open", shown.append)
    flow.visualize()
    (address,) = shown
    assert address.startswith("file://") and address.endswith(".svg")
