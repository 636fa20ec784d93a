from __future__ import annotations

import pytest
import requests

from prefect.tasks.http import HTTPWaitFor


@pytest.mark.parametrize(
    ("answers", "built", "result"),
    [
        ([(404, ""), (404, ""), "yes"], {}, "yes"),
        (["no", "no", "yes"], {"response_check": lambda r: r.text == "yes"}, "yes"),
        ([(404, ""), {"state": "open"}, {"state": "done"}], {
            "response_check": lambda r: r.json()["state"] == "done", "response_filter": lambda r: r.json()["state"],
        }, "done"),
        ([(503, ""), (404, ""), "yes"], {"not_yet": (404, 503)}, "yes"),
    ],
)  # fmt: skip
def test_asks_until_the_answer_is_there(web, answers, built, result):
    web.answers["/ready"] = answers
    asked = len(answers)
    assert HTTPWaitFor(f"{web.url}/ready", poll_interval=0.001, **built).run() == result
    assert len(web.asked) == asked


@pytest.mark.parametrize(("max_wait", "at_least"), [(0, 1), (0.05, 2)])
def test_gives_up(web, max_wait, at_least):
    with pytest.raises(TimeoutError, match=f"not done after {max_wait} seconds"):
        HTTPWaitFor(f"{web.url}/ready", poll_interval=0.01, max_wait=max_wait).run()
    assert len(web.asked) >= at_least


def test_an_error_ends_it(web):
    web.answers["/ready"] = (500, "broken")
    with pytest.raises(requests.HTTPError, match="500"):
        HTTPWaitFor(f"{web.url}/ready", poll_interval=0.001).run()
