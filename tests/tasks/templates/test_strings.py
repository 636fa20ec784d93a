from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.tasks.templates import StringFormatter


@pytest.mark.parametrize(
    ("template", "values", "filled"),
    [
        ("{a} {name}", {"a": 1, "name": 2}, "1 2"),
        ("{price:.2f}", {"price": 2}, "2.00"),
        ("{{}}", {}, "{}"),
        ("{place}", {}, "here"),
        ("{place}", {"place": "there"}, "there"),
        (None, {"a": 1}, ""),
    ],
)
def test_fill(template, values, filled):
    with context(place="here"):
        assert StringFormatter(template).run(**values) == filled
        assert StringFormatter().run(template, **values) == filled


def test_a_name_that_nobody_gave():
    with pytest.raises(KeyError, match="b"):
        StringFormatter("{b}").run(a=1)
