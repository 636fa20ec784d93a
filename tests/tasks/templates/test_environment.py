from __future__ import annotations

import jinja2
import pytest

from prefect.tasks.templates.environment import make_environment


@pytest.mark.parametrize(
    ("given", "template", "filled"),
    [
        ({}, "{{ 1 + 1 }}", "2"),
        ({"native": True}, "{{ 1 + 1 }}", 2),
        ({"macros": {"unit": "rows"}}, "{{ unit }}", "rows"),
        ({"filters": {"twice": lambda text: text * 2}}, "{{ 'a' | twice }}", "aa"),
        ({"sandboxed": False}, "{{ ''.__class__.__name__ }}", "str"),
        ({"sandboxed": False, "native": True}, "{{ (1, ''.__class__) }}", (1, str)),
        ({"undefined": jinja2.Undefined}, "{{ n }}", ""),
        ({"options": {"variable_start_string": "[[", "variable_end_string": "]]"}}, "[[ 1 ]]", "1"),
    ],
)
def test_environment(given, template, filled):
    assert make_environment(**given).from_string(template).render() == filled


@pytest.mark.parametrize("native", [False, True])
def test_the_sandbox(native):
    with pytest.raises(jinja2.exceptions.SecurityError):
        make_environment(native=native).from_string("{{ ''.__class__.__mro__ }}").render()


def test_a_name_that_is_not_known():
    with pytest.raises(jinja2.UndefinedError):
        make_environment().from_string("{{ n }}").render()
