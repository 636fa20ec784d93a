from __future__ import annotations

import subprocess
import sys
import threading

import cloudpickle
import pytest

from prefect.core.context import Context, context


def test_layers():
    with context(a=1, b={"x": 1}) as given:
        assert (given.a, context["a"], context.get("a"), context.b) == (1, 1, 1, {"x": 1})
        with context({"b": {"y": 2}}, a=3):
            assert (context.a, context.b) == (3, {"y": 2})
            context.inner = 1
        assert context.a == 1
        assert "inner" not in context
        context.a = 7
        context.update(z=1)
        assert (context.a, context.z) == (7, 1)
    assert "a" not in context
    assert context.get("z") is None


def test_missing():
    with pytest.raises(KeyError):
        context["nope"]
    with pytest.raises(AttributeError, match="nope"):
        context.nope
    assert context.get("nope", 5) == 5


def test_settings_are_merged():
    with context(config={"logging": {"mine": "y"}}):
        assert (context.config.logging.mine, context.config.debug) == ("y", False)
    assert "mine" not in context.config.logging


def test_threads_have_their_own():
    seen = []
    with context(a=1):
        thread = threading.Thread(target=lambda: seen.append(context.get("a")))
        thread.start()
        thread.join()
    assert seen == [None]


def test_travels_by_name():
    assert isinstance(context, Context)
    with context(a="secret value"):
        data = cloudpickle.dumps(lambda: context.get("a"))
    assert b"secret value" not in data
    assert cloudpickle.loads(data)() is None


@pytest.mark.parametrize(
    ("variables", "code", "out"),
    [
        ({"PREFECT__CONTEXT__SECRETS__KEY": "1"}, "print(prefect.context.secrets['KEY'])", "1"),
        ({"PREFECT__CONTEXT__MINE": "x"}, "print(prefect.context.mine)", "x"),
        ({"PREFECT__LOGGING__LEVEL": "DEBUG"}, "print(prefect.config.logging.level)", "DEBUG"),
        (
            {"PREFECT__LOGGING__EXTRA_LOGGERS": "['mine']", "PREFECT__LOGGING__FORMAT": "%(name)s|%(message)s"},
            "import logging; prefect.utilities.logging.get_logger(); logging.getLogger('mine').info('hello')",
            "mine|hello",
        ),
        (
            {"PREFECT__LOGGING__FORMAT": "%(task_name)s|%(message)s"},
            "f = prefect.Flow('f'); "
            "f.add_task(prefect.task(lambda: prefect.context.logger.info('in'), name='t')); f.run()",
            "t|in",
        ),
        (
            {"PREFECT__CONTEXT__SECRETS__KEY": "hush-hush", "PREFECT__LOGGING__FORMAT": "%(message)s"},
            "s = prefect.client.Secret('KEY').get(); prefect.utilities.logging.get_logger().info('it is %s', s)",
            "it is ********",
        ),
    ],
)
def test_from_the_environment(variables, code, out):
    import os

    done = subprocess.run(
        [sys.executable, "-c", f"import prefect; {code}"], capture_output=True, text=True, timeout=60,
        env={**os.environ, **variables},
    )  # fmt: skip
    assert out in done.stdout.splitlines(), done.stdout + done.stderr
