from __future__ import annotations

import pytest
import requests

from prefect.tasks.http import HTTPPages


def test_follows_links(web):
    web.answers["/rows"] = (200, [1, 2], {"Link": '</rows2?page=2>; rel="next", </rows>; rel="first"'})
    web.answers["/rows2"] = (200, [3])
    assert HTTPPages(f"{web.url}/rows", returns="json").run(params={"size": 2}) == [[1, 2], [3]]
    assert [asked.query for asked in web.asked] == [{"size": ["2"]}, {"page": ["2"]}]


def numbered(web, last):
    def answer(asked):
        page = int(asked.query.get("page", ["1"])[0])
        return 200, {"rows": [page], "next": page + 1 if page < last else None}

    web.answers["/rows"] = answer


def next_page(response):
    following = response.json()["next"]
    return {"params": {"page": following}} if following else None


@pytest.mark.parametrize(("max_pages", "pages"), [(None, [1, 2, 3]), (2, [1, 2]), (1, [1])])
def test_a_function_says_what_comes_next(web, max_pages, pages):
    numbered(web, 3)
    task = HTTPPages(
        base_url=web.url, next_page=next_page, max_pages=max_pages, response_filter=lambda r: r.json()["rows"][0]
    )
    assert task.run("rows", params={"size": 1}) == pages
    assert all(asked.query["size"] == ["1"] for asked in web.asked)


def test_an_address_may_come_next(web):
    web.answers["/a"], web.answers["/b"] = "1", "2"
    task = HTTPPages(f"{web.url}/a", next_page=lambda r: "/b" if r.text == "1" else None)
    assert task.run() == ["1", "2"]


@pytest.mark.parametrize(
    ("change", "message"), [({"params": {"page": 1}}, "same one again"), ({"cookies": {}}, "returned 'cookies'")]
)
def test_a_wrong_next_page(web, change, message):
    web.answers["/rows"] = "1"
    with pytest.raises(ValueError, match=message):
        HTTPPages(f"{web.url}/rows", params={"page": 1}, next_page=lambda r: change).run()


def test_a_page_that_is_an_error(web):
    web.answers["/rows"] = (200, "1", {"Link": "</rows2>; rel=next"})
    with pytest.raises(requests.HTTPError, match="404"):
        HTTPPages(f"{web.url}/rows").run()
