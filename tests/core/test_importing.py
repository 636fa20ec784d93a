from __future__ import annotations

import os
import sys
import types

import pytest

from prefect.core.configuration import set_temporary_config
from prefect.core.engine.defaults import default_class, get_default_executor_class, get_default_flow_runner_class
from prefect.core.engine.executors.local import LocalExecutor
from prefect.core.engine.flow_runner import FlowRunner
from prefect.core.function_task import FunctionTask
from prefect.core.importing import import_object


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("os.path.join", os.path.join),
        ("os:path.join", os.path.join),
        ("os", os),
        ("email.mime.text", "email.mime.text"),
    ],
)
def test_finds(name, found):
    answer = import_object(name)
    assert answer is found or answer.__name__ == found


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("os.nope", AttributeError),
        ("os:nope", AttributeError),
        ("no_such_module.x", ImportError),
        ("no_such_module", ImportError),
    ],
)
def test_does_not_find(name, error):
    with pytest.raises(error, match="nope|no_such_module"):
        import_object(name)


def test_a_module_that_breaks_is_not_hidden(tmp_path, monkeypatch):
    package = tmp_path / "package_of_this_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "broken.py").write_text("import no_such_module\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        import_object("package_of_this_test.broken")


class Mine(FlowRunner):
    pass


@pytest.mark.parametrize("given", ["module_of_this_test.Mine", Mine])
def test_class_of_the_configuration(given, monkeypatch):
    monkeypatch.setitem(sys.modules, "module_of_this_test", types.SimpleNamespace(Mine=Mine))
    with set_temporary_config({"engine.flow_runner.default_class": given}):
        assert get_default_flow_runner_class() is Mine


def test_class_of_the_configuration_that_is_missing():
    with set_temporary_config({"engine.executor.default_class": "nowhere.Nothing"}):
        with pytest.warns(UserWarning, match=r"nowhere\.Nothing.*engine\.executor\.default_class"):
            assert get_default_executor_class() is LocalExecutor


def test_class_that_is_built_in():
    assert default_class("task_runner", FunctionTask) is FunctionTask
