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


@pytest.mark.parametrize(
    ("built", "given", "filled"),
    [
        ({"template": "{{ double(n) }}", "macros": {"double": lambda n: 2 * n}}, {"n": 4}, "8"),
        ({"template": "{{ n | double }}", "filters": {"double": lambda n: 2 * n}}, {"n": 4}, "8"),
        ({"template": "{{ [n, 2] }}", "native": True}, {"n": 1}, [1, 2]),
        ({"template": "{{ ''.__class__.__name__ }}", "sandbox": False}, {}, "str"),
        ({"template": "{{ x._private }}"}, {"x": {"_private": 1}}, "1"),
        ({"template": "{% do rows.append(n) %}{{ rows }}"}, {"rows": [], "n": 1}, "[1]"),
    ],
)
def test_what_a_template_may_use(built, given, filled):
    assert JinjaTemplate(**built).run(**given) == filled


def test_the_sandbox():
    with pytest.raises(jinja2.exceptions.SecurityError, match="__class__"):
        JinjaTemplate("{{ ''.__class__.__mro__ }}").run()


def test_a_name_that_nobody_gave():
    with pytest.raises(jinja2.UndefinedError, match="'n' is undefined"):
        JinjaTemplate("{{ n }}", strict=True).run()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with templates, and a package with some."""
    (tmp_path / "inside/reports").mkdir(parents=True)
    (tmp_path / "inside/__init__.py").write_text("")
    (tmp_path / "inside/reports/day.txt").write_text("{% include 'head.txt' %}: {{ n }} of a package")
    (tmp_path / "inside/reports/head.txt").write_text("Report")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/day.txt").write_text("{% include 'head.txt' %}: {{ n }} of a folder")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("built", "filled"),
    [
        ({"package": "inside:reports"}, "Report: 3 of a package"),
        ({"package": "inside:reports", "search_path": "more"}, "Report: 3 of a folder"),
        ({"search_path": ["nowhere", "inside/reports"]}, "Report: 3 of a package"),
    ],
)
def test_files(folder, monkeypatch, built, filled):
    monkeypatch.chdir(folder)
    assert JinjaTemplate(file="day.txt", **built).run(n=3) == filled


@pytest.mark.parametrize(
    ("built", "error"),
    [
        ({"search_path": "more"}, jinja2.TemplateNotFound),
        ({"package": "there_is_no_such"}, ValueError),
        ({"package": "inside:nowhere"}, ValueError),
    ],
)
def test_files_that_are_not_there(folder, built, error):
    with pytest.raises(error):
        JinjaTemplate(file="none.txt", **built).run()


def test_the_environment_is_that_of_airflow_s_templates(tmp_path):
    from prefect.compat.airflow.runtime.templates import make_environment

    ours, theirs = JinjaTemplate("x")._compiled("x").environment, make_environment(search_path=[tmp_path])
    assert type(ours).__qualname__ == type(theirs).__qualname__
    assert type(ours).__module__ == "prefect.tasks.templates.environment"
    assert {"ds", "ts_nodash"} <= set(theirs.filters) - set(ours.filters)
