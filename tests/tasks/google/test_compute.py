from __future__ import annotations

import pytest

from prefect.tasks.google import ComputeEngineCopyInstanceTemplate, ComputeEngineInstanceGroupUpdateManagerTemplate
from prefect.tasks.google.compute import merged, without_set

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}, "poll_interval": 0.001, "max_wait": 20}
TEMPLATES = "/compute/v1/projects/p/global/instanceTemplates"
GROUP = "/compute/v1/projects/p/zones/z/instanceGroupManagers/g"


@pytest.fixture
def cloud(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE", google.url)
    return google.cloud


def test_copies_a_template_with_what_differs(cloud):
    disk = {"kind": "compute#attachedDisk", "index": 0, "boot": True, "licenses": ["l"]}
    properties = {"machineType": "n1", "disks": [disk], "metadata": {"fingerprint": "f", "items": []}}
    cloud.kept[f"{TEMPLATES}/a"] = {"name": "a", "id": "5", "selfLink": "l", "properties": properties}
    task = ComputeEngineCopyInstanceTemplate("a", "b", {"properties": {"machineType": "n2"}}, **OPTIONS)
    assert task.run() == {
        "name": "b",
        "properties": {"machineType": "n2", "disks": [{"boot": True}], "metadata": {"items": []}},
    }
    assert cloud.kept[f"{TEMPLATES}/a"]["properties"]["machineType"] == "n1"


@pytest.mark.parametrize(
    ("versions", "more", "sent"),
    [
        (["old", "other"], {}, ["new", "other"]),
        (["other"], {}, None),
        ([], {}, None),
        (["other"], {"update_policy": {"type": "PROACTIVE"}}, ["other"]),
    ],
)
def test_a_group_gets_another_template_where_it_has_the_old_one(cloud, versions, more, sent):
    cloud.kept[GROUP] = {"versions": [{"name": f"v-{each}", "instanceTemplate": each} for each in versions]}
    found = ComputeEngineInstanceGroupUpdateManagerTemplate("g", "z", "old", "new", **more, **OPTIONS).run()
    patched = [call[3] for call in cloud.calls if call[0].endswith(".patch")]
    assert found is (sent is not None)
    assert [each["instanceTemplate"] for body in patched for each in body["versions"]] == (sent or [])
    assert [body.get("updatePolicy") for body in patched] == ([more.get("update_policy")] if sent else [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"kind": "x", "a": [{"id": 1, "b": 2}]}, {"a": [{"b": 2}]}),
        ({"disks": [{"index": 0, "licenses": [], "c": {"index": 1}}]}, {"disks": [{"c": {"index": 1}}]}),
        ("text", "text"),
    ],
)
def test_without_what_only_google_sets(value, expected):
    assert without_set(value) == expected


@pytest.mark.parametrize(
    ("value", "patch", "expected"),
    [
        ({}, {"a": 1}, {"a": 1}),
        ({"a": {"b": 1}}, {"a": {"c": 2}}, {"a": {"b": 1, "c": 2}}),
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": [1]}, {"a": [2]}, {"a": [2]}),
    ],
)
def test_merged(value, patch, expected):
    assert merged(value, patch) == expected
