from __future__ import annotations

import pickle
import sys

import pytest

from prefect.core.errors import MissingExtra, PrefectError
from prefect.core.optional import optional


def test_imports_on_first_touch(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    module = optional("colorsys", extra="aws")
    assert "colorsys" not in sys.modules
    assert module.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)
    assert "colorsys" in sys.modules


@pytest.mark.parametrize("name", ["surely_missing", "surely_missing.part"])
def test_missing_package_names_the_extra(name):
    with pytest.raises(MissingExtra, match=r"'surely_missing'.*pip install \"prefect\[redis\]\"") as caught:
        _ = optional(name, extra="redis").anything
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, PrefectError)
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


def test_a_package_that_lacks_something_of_its_own_is_not_blamed_on_the_extra(tmp_path, monkeypatch):
    (tmp_path / "half_installed.py").write_text("import surely_missing_dependency")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="surely_missing_dependency") as caught:
        _ = optional("half_installed", extra="aws").anything
    assert not isinstance(caught.value, MissingExtra)


def test_looking_for_special_names_imports_nothing(monkeypatch):
    module = optional("surely_missing", extra="aws")
    assert not hasattr(module, "__wrapped__")
    assert repr(module) == "<optional module 'surely_missing'>"


def test_pickles():
    assert pickle.loads(pickle.dumps(optional("json", extra="aws"))).dumps([1]) == "[1]"
