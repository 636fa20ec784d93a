from __future__ import annotations

import sys
import zipfile

import pytest

from prefect.tasks.python_env import ExternalPython, VirtualenvPython, source_of


def decorated(function):
    return function


@decorated
def add(a, b=1):
    import sys

    print("adding in", sys.executable)
    return a + b


def fails(kind):
    if kind == "raises":
        raise KeyError("x")
    if kind == "dies":
        import os

        os._exit(7)
    return lambda: 1


def prefix_and_package():
    import sys

    import tiny

    return sys.prefix, tiny.VALUE


@pytest.mark.parametrize(
    ("args", "kwargs", "result"), [([1, 2], {}, 3), ([1], {"b": 5}, 6), ([], {"a": [1], "b": [2]}, [1, 2])]
)
def test_external(args, kwargs, result):
    assert ExternalPython(add, sys.executable).run(args, kwargs) == result


@pytest.mark.parametrize(
    ("kind", "message"),
    [("raises", "failed in .*KeyError: 'x'"), ("dies", "ended with code 7"), ("lambda", "cannot be pickled")],
)
def test_failures(kind, message):
    with pytest.raises(RuntimeError, match=message):
        ExternalPython(fails, sys.executable).run([kind])


@pytest.mark.parametrize(
    ("task", "error", "message"),
    [
        (ExternalPython(add), ValueError, "No 'python'"),
        (ExternalPython(python=sys.executable), ValueError, "No 'function'"),
        (ExternalPython(add, "/nowhere/python"), FileNotFoundError, "/nowhere/python"),
        (ExternalPython(len, sys.executable), ValueError, "cannot be read"),
        (VirtualenvPython(), ValueError, "No 'function'"),
        (VirtualenvPython(add, python="false"), RuntimeError, "Making the virtual environment ended with code 1"),
    ],
)
def test_errors(task, error, message):
    with pytest.raises(error, match=message):
        task.run([1])


def test_source_of():
    assert source_of(add).startswith("def add(a, b=1):")
    with pytest.raises(ValueError, match="lambda|def"):
        source_of(lambda: 1)


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tiny.py", "VALUE = 42\n")
        archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("tiny-1.0.dist-info/RECORD", "")
    return path


def test_virtualenv_without_packages():
    assert VirtualenvPython(add).run([1]) == 2


def test_virtualenv_with_packages_is_kept(wheel, tmp_path):
    task = VirtualenvPython(
        prefix_and_package, [str(wheel)], pip_options=["--no-index"], cache_folder=tmp_path / "kept"
    )
    prefix, value = task.run()
    assert value == 42
    assert prefix.startswith(str(tmp_path / "kept"))
    wheel.unlink()
    assert task.run() == (prefix, 42)


def test_a_package_that_is_not_there(tmp_path):
    task = VirtualenvPython(add, ["surely-not-there"], pip_options=["--no-index"])
    with pytest.raises(RuntimeError, match="Installing its packages ended with code 1: .*surely-not-there"):
        task.run([1])
