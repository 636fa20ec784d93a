"""A result in Azure can be named; what would use it says what to take instead."""

from __future__ import annotations

import pytest

from prefect.core.errors import NotAvailable
from prefect.extras.azure_result import AzureResult


@pytest.mark.parametrize("use", [lambda r: r.read("a"), lambda r: r.write(1), lambda r: r.exists("a")])
def test_says_what_to_take_instead(use):
    with pytest.raises(NotAvailable, match="no extra for Azure.*LocalResult"):
        use(AzureResult("reports", connection_string_secret="S"))


def test_holds_what_it_was_given():
    result = AzureResult("reports", location="a.txt", value=3)
    assert (result.container, result.location, result.value, result.connection_string) == ("reports", "a.txt", 3, None)
