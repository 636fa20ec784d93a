from __future__ import annotations

import pytest
from google.api_core.exceptions import Conflict

from prefect.tasks.google import (
    GCSAddBucketAcl,
    GCSAddBucketIamBinding,
    GCSAddObjectAcl,
    GCSCreateBucket,
    GCSDeleteBucket,
)


def test_makes(google):
    task = GCSCreateBucket("fresh", location="EU", labels={"team": "data"}, resource={"versioning": {"enabled": True}})
    assert task.run(project="p") == "fresh"
    found = google.storage.buckets["fresh"].about
    assert (found["location"], found["labels"], found["versioning"]) == ("EU", {"team": "data"}, {"enabled": True})
    assert GCSCreateBucket("reports").run(project="p") == "reports"
    with pytest.raises(Conflict):
        GCSCreateBucket("reports", exists_ok=False).run(project="p")


def test_deletes(google):
    google.storage.make("full", {f"{number}": b"" for number in range(300)})
    with pytest.raises(Conflict):
        GCSDeleteBucket("full").run()
    GCSDeleteBucket("full", force=True).run()
    GCSDeleteBucket("full").run()
    assert "full" not in google.storage.buckets


def test_who_may_what(google):
    for member in ("user:ada@example.org", "user:alan@example.org", "user:ada@example.org"):
        GCSAddBucketIamBinding("reports", "roles/storage.objectViewer", member).run()
    bindings = google.storage.buckets["reports"].policy["bindings"]
    assert [(each["role"], sorted(each["members"])) for each in bindings] == [
        ("roles/storage.objectViewer", ["user:ada@example.org", "user:alan@example.org"])
    ]
    GCSAddBucketAcl("reports", "allUsers", "READER").run()
    GCSAddObjectAcl("reports", "2024/greeting.txt", "user-ada@example.org", "OWNER", user_project="payer").run()
    assert google.storage.buckets["reports"].acl == [{"entity": "allUsers", "role": "READER"}]
    assert google.storage.buckets["reports"].objects["2024/greeting.txt"]["acl"] == [
        {"entity": "user-ada@example.org", "role": "OWNER"}
    ]
    assert google.asked[-1].query["userProject"] == ["payer"]
    with pytest.raises(ValueError, match="No 'role'"):
        GCSAddBucketAcl("reports", "allUsers").run()
