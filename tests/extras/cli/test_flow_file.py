from __future__ import annotations

import sys

import pytest

from prefect.extras.cli.flow_file import CannotStart, load, place


def test_load_does_not_run_the_main_block(tmp_path):
    file = tmp_path / "some_flow_file.py"
    file.write_text("ran = __name__ == '__main__'\n")
    assert load(file).ran is False
    assert sys.modules.pop("some_flow_file").__file__ == str(file)


def test_what_the_file_runs_itself_does_nothing(tmp_path):
    file = tmp_path / "runs_itself.py"
    file.write_text("from prefect import Flow\nflow = Flow('f')\nstate = flow.run()\nflow_id = flow.register('p')\n")
    with pytest.warns(UserWarning) as caught:
        module = load(file)
    assert (module.state, module.flow_id) == (None, None)
    assert [(str(each.message).split("`")[1], each.filename, each.lineno) for each in caught] == [
        ("flow.run", str(file), 3),
        ("flow.register", str(file), 4),
    ]
    assert module.flow.run().is_successful()


def test_a_file_named_like_a_module_does_not_replace_it(tmp_path):
    import json

    file = tmp_path / "json.py"
    file.write_text("mine = True\n")
    assert load(file).mine is True
    assert sys.modules["json"] is json


def test_a_folder(tmp_path):
    with pytest.raises(CannotStart, match="is a folder"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("1 / 0", "mine.py:1"),
        ("import helper\nhelper.fails()", "helper.py:2"),
        ("import json\njson.loads('{')", "mine.py:2"),
    ],
    ids=["in the file", "in a file beside it", "below a library"],
)
def test_place_is_a_line_of_the_user(tmp_path, monkeypatch, code, where):
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "helper", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "helper.py").write_text("def fails():\n    1 / 0\n")
    file = tmp_path / "mine.py"
    try:
        exec(compile(code, str(file), "exec"), {})
    except (ZeroDivisionError, ValueError) as err:
        assert place(err.__traceback__, file) == where


def test_place_of_what_the_user_did_not_write(tmp_path):
    assert place(None, tmp_path / "mine.py") == ""
    with pytest.raises(ValueError) as caught:
        __import__("json").loads("{")
    assert place(caught.value.__traceback__, tmp_path / "mine.py") == ""
