from __future__ import annotations

import jinja2
import pytest

from prefect.core.context import context
from prefect.tasks.templates import JinjaTemplate


@pytest.mark.parametrize(
    ("template", "values", "filled"),
    [
        ("{{ a }} {{ name }}", {"a": 1, "name": 2}, "1 2"),
        ("{{ a }}|{{ nobody_gave_it }}|", {"a": 1}, "1||"),
        ("{% for row in rows %}{{ row.x }},{% endfor %}", {"rows": [{"x": 1}, {"x": 2}]}, "1,2,"),
        ("{{ a }}\n", {"a": 1}, "1"),
        ("{{ place }}", {}, "here"),
        ("{{ place }}", {"place": "there"}, "there"),
        (None, {"a": 1}, ""),
    ],
)
def test_fill(template, values, filled):
    with context(place="here"):
        assert JinjaTemplate(template).run(**values) == filled
        assert JinjaTemplate().run(template, **values) == filled


def test_the_run_comes_first():
    assert JinjaTemplate(template="old").run(template="new") == "new"


@pytest.mark.parametrize(
    ("template", "error"), [("{{ a", jinja2.TemplateSyntaxError), ("{{ a.b.c }}", jinja2.UndefinedError)]
)
def test_errors(template, error):
    with pytest.raises(error):
        JinjaTemplate(template).run()
