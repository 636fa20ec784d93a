"""What the tables of all services have in common."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from prefect.core.waiting import Wait
from prefect.tasks.made import Kind, MadeTask, failed_state, joined, make, put, reason_of, signature_of


class Row(NamedTuple):
    signature: str = "who: str, greeting: str = 'Hello', api_token: str = None, tags_of: list = None"
    name: str = "Greet"
    does: str = "Greet somebody."
    returns: str = "The greeting."


class Greeting(MadeTask):
    voice: str | None = None

    def begun(self, arguments: dict[str, Any]) -> Any:
        return f"{arguments['greeting']}, {arguments['who']}{'!' if arguments['loud'] else '.'}"

    def check(self, wait: Wait) -> float | None:
        return None


KIND = Kind(
    Greeting,
    lambda row: {"loud": ("bool", False)},
    lambda row, argument: f"about {argument}.",
    {"voice": "the voice."},
    lambda row: ["OSError: nobody is there."],
)
Greet = make(Row(), KIND, __name__)


def test_arguments_come_from_the_task_and_from_the_run():
    assert Greet("Ada").run() == "Hello, Ada."
    assert Greet("Ada", "Good day", loud=True).run("Alan") == "Good day, Alan!"
    assert Greet("Ada", voice="low").voice == "low"
    with pytest.raises(TypeError, match="did you mean 'greeting'"):
        Greet(greting="x")


def test_secrets_are_given_to_the_run_only():
    with pytest.raises(TypeError, match="no argument 'api_token'"):
        Greet(api_token="x")


def test_the_docstring_is_made_of_the_row():
    assert Greet.__doc__ is not None
    lines = [line.strip() for line in Greet.__doc__.splitlines()]
    assert lines[0] == "Greet somebody."
    told = {"who: about who.", "loud: about loud.", "voice: the voice.", "The greeting.", "OSError: nobody is there."}
    assert told < {*lines}
    assert "ValueError: `who` was given neither to the task nor to the run." in lines


def test_the_signature_is_the_rows():
    own = signature_of(Row().signature)
    assert list(own) == ["who", "greeting", "api_token", "tags_of"]
    assert [own[name].annotation for name in own] == ["str", "str", "str | None", "list | None"]
    assert signature_of("") == {}


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("a", 1, {"a": 1}),
        ("a.b.c", 1, {"a": {"b": {"c": 1}}}),
        ("a[]", 1, {"a": [1]}),
        ("a[]", [1, 2], {"a": [1, 2]}),
        ("*", {"a": 1, "there": 3}, {"a": 1, "there": {"x": 0}}),
        ("there", {"x": 1, "y": 2}, {"there": {"x": 0, "y": 2}}),
    ],
)
def test_put(path, value, expected):
    found = {"there": {"x": 0}}
    put(found, path, value)
    assert found == {"there": {"x": 0}, **expected}


def test_joined():
    assert joined({"a": {"b": 1}, "c": 2}, {"a": {"d": 3}, "c": 4}) == {"a": {"b": 1, "d": 3}, "c": 4}
    assert joined({"a": 1}, None) == {"a": 1}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("GOOD", (True, None)),
        ("BAD", (False, "BAD")),
        ("OTHER", (False, None)),
        (["GOOD", "GOOD"], (True, None)),
        (["GOOD", "OTHER"], (False, None)),
        (["GOOD", "BAD"], (False, "BAD")),
        ([], (False, None)),
        ("BOTH", (True, None)),
    ],
)
def test_failed_state(state, expected):
    assert failed_state(state, ("GOOD", "BOTH"), ("BAD", "BOTH")) == expected


@pytest.mark.parametrize(("found", "text"), [(None, ""), ("no quota", "no quota"), (["a", None, 3], "a; 3"), (5, "5")])
def test_reason_of(found, text):
    assert reason_of(found) == text


def test_a_kind_that_does_not_say_how():
    with pytest.raises(NotImplementedError, match="MadeTask does not say how to begin"):
        MadeTask().begun({})
