from __future__ import annotations

import sys

import pytest

from prefect.extras.cli.flow_file import CannotStart, load, place


def test_load_does_not_run_the_main_block(tmp_path):
    file = tmp_path / "some_flow_file.py"
    file.write_text("ran = __name__ == '__main__'\n")
    assert load(file).ran is False
    assert sys.modules.pop("some_flow_file").__file__ == str(file)


def test_a_file_named_like_a_module_does_not_replace_it(tmp_path):
    import json

    file = tmp_path / "json.py"
    file.write_text("mine = True\n")
    assert load(file).mine is True
    assert sys.modules["json"] is json


def test_a_folder(tmp_path):
    with pytest.raises(CannotStart, match="is a folder"):
        load(tmp_path)


def test_place_without_traceback():
    assert place(None) == ""
