from __future__ import annotations

import inspect
import pickle

import cloudpickle
import pytest

from prefect.core.settable import needed, settable
from prefect.core.task import Task


class Write(Task):
    """Positional and keyword arguments, a field among them, a field that the decorator does not name."""

    connection: dict | None = None
    retries_of_client: int = 3

    @settable("bucket", "connection", "*", "options")
    def run(self, data, key=None, bucket=None, options=None):
        return data, key, bucket, options


@pytest.mark.parametrize(
    ("built", "called", "expected"),
    [
        pytest.param({}, {}, (1, None, None, None), id="neither: the default"),
        pytest.param({"bucket": "b"}, {}, (1, None, "b", None), id="built"),
        pytest.param({}, {"bucket": "c"}, (1, None, "c", None), id="called"),
        pytest.param({"bucket": "b"}, {"bucket": "c"}, (1, None, "c", None), id="the run comes first"),
        pytest.param({"bucket": "b"}, {"bucket": None}, (1, None, None, None), id="None was given"),
        pytest.param({"bucket": None, "options": {}}, {}, (1, None, None, {}), id="empty was given"),
    ],
)
def test_what_run_gets(built, called, expected):
    assert Write(**built).run(1, **called) == expected


def test_a_run_called_by_position():
    assert Write("b").run(1, "k") == (1, "k", "b", None)
    assert Write("b").run(1, "k", "c") == (1, "k", "c", None)


def test_arguments_by_position_keep_their_order():
    built = Write("b", {"region": 1})
    assert (built.bucket, built.connection) == ("b", {"region": 1})


def test_what_was_given_is_an_attribute_and_may_be_changed():
    built = Write(options=1, name="mine")
    assert (built.bucket, built.options, built.retries_of_client, built.name) == (None, 1, 3, "mine")
    built.bucket = "later"
    assert built.run(1)[2] == "later"


def test_signature():
    names = list(inspect.signature(Write).parameters)
    assert names[:5] == ["bucket", "connection", "options", "retries_of_client", "name"]
    assert str(inspect.signature(Write)).startswith("(bucket=None, connection: 'dict | None' = None, *, options=None,")
    assert list(inspect.signature(Write.run).parameters) == ["self", "data", "key", "bucket", "options"]


@pytest.mark.parametrize(
    ("args", "kwargs", "message"),
    [
        (("b", {}, 1), {}, r"Write\(\) takes 2 arguments by position \(bucket, connection\), 3 were given"),
        (("b",), {"bucket": "c"}, r"Write\(\) got 'bucket' twice"),
        ((), {"buckt": "c"}, r"Write\(\) has no argument 'buckt'; did you mean 'bucket'\?"),
        ((), {"data": 1}, r"Write\(\) has no argument 'data'"),
    ],
)
def test_wrong_arguments(args, kwargs, message):
    with pytest.raises(TypeError, match=message):
        Write(*args, **kwargs)


@pytest.mark.parametrize(
    "through",
    [
        pytest.param(lambda t: pickle.loads(pickle.dumps(t)), id="pickle"),
        pytest.param(lambda t: cloudpickle.loads(cloudpickle.dumps(t)), id="cloudpickle"),
        pytest.param(lambda t: t.copy(), id="copy"),
    ],
)
def test_travels(through):
    assert through(Write("b", options=2)).run(1) == (1, None, "b", 2)


def test_a_class_made_in_a_function_travels_by_cloudpickle():
    class Local(Task):
        @settable("x")
        def run(self, x=1):
            return x

    assert cloudpickle.loads(cloudpickle.dumps(Local(x=5))).run() == 5


def test_subclass_with_a_constructor_of_its_own():
    class WriteTo(Write):
        def __init__(self, folder, **kwargs):
            self.folder = folder
            super().__init__(bucket="b", **kwargs)

    class Narrower(WriteTo):
        extra: int = 0

        @settable("key")
        def run(self, data, key=None, bucket=None):
            return data, key, bucket, self.folder, self.extra

    assert WriteTo("f", name="n").run(1) == (1, None, "b", None)
    assert Narrower("k", folder="f", extra=2, name="n").run(1) == (1, "k", None, "f", 2)


def test_fields_of_a_shared_base():
    class Base(Task):
        host: str = "localhost"

    class Get(Base):
        @settable("host", "key")
        def run(self, key=None):
            return self.host, key

    assert Get("h", "k").run() == ("h", "k")
    assert Get().run() == ("localhost", None)


def test_a_field_without_default_is_required():
    class Needy(Task):
        url: str

        @settable()
        def run(self):
            return self.url

    assert Needy(url="u").run() == "u"
    with pytest.raises(TypeError, match=r"Needy\(\) needs the argument 'url'"):
        Needy()


def test_checks_of_its_own_come_after_the_arguments():
    class Checked(Task):
        size: int = 1

        def __post_init__(self):
            if self.size < 0:
                raise ValueError(f"{self.name}: size is negative")

        @settable()
        def run(self):
            return self.size

    with pytest.raises(ValueError, match="mine: size is negative"):
        Checked(size=-1, name="mine")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("timeout",), "'timeout' is a name of Task"),
        (("tags",), "'tags' is a name of Task"),
        (("needs_value",), "'needs_value' cannot be settable"),
        (("unknown",), "'unknown' cannot be settable"),
    ],
)
def test_names_that_cannot_be_settable(names, message):
    # up to Python 3.11 what happens while a class is made arrives wrapped into a RuntimeError
    with pytest.raises((TypeError, RuntimeError)) as caught:

        class Wrong(Task):
            @settable(*names)
            def run(self, needs_value, timeout=None, tags=None):
                return None

    assert message in str(caught.value.__cause__ or caught.value)


def test_on_a_function_it_says_so():
    @settable("x")
    def not_a_method(x=None):
        return x

    with pytest.raises(TypeError, match="works on the methods of a class"):
        not_a_method()


async def _twice(self, x=1):
    return x * 2


def test_async_run_stays_one():
    import asyncio

    class Twice(Task):
        run = settable("x")(_twice)

    assert inspect.iscoroutinefunction(Twice(x=4).run)
    assert asyncio.run(Twice(x=4).run()) == 8


def test_needed():
    assert needed("", "bucket") == ""
    with pytest.raises(ValueError, match="No 'bucket' was given"):
        needed(None, "bucket")
