"""Cloud Build."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.cloud_build.CloudBuild"
BUILD = {
    "source": {"storage_source": {"bucket": "b", "object_": "x.tgz"}},
    "steps": [{"name": "gcr.io/cloud-builders/docker", "args": ["build", "."], "env": ["MY_KEY=x"]}],
    "images": ["gcr.io/p/i"],
    "timeout": {"seconds": 600},
    "substitutions": {"_A_B": "c"},
    "options": {"machine_type": "N1_HIGHCPU_8"},
}
PLAIN = {"steps": [{"name": "ubuntu"}]}
TRIGGER = {
    "name": "my-trigger",
    "trigger_template": {"project_id": "p", "repo_name": "r", "branch_name": "master"},
    "filename": "cloudbuild.yaml",
    "substitutions": {"_A_B": "c"},
}
SOURCE = {"project_id": "p", "repo_name": "r", "branch_name": "master"}


def build(status: str = "SUCCESS", location: str = "global", **more: Any) -> dict[str, Any]:
    found = {"id": "b1", "projectId": "p", "status": status, **PLAIN, **more}
    return {f"/v1/projects/p/locations/{location}/builds/b1": found, "/v1/projects/p/builds/b1": dict(found)}


def trigger(location: str = "global") -> dict[str, Any]:
    found = {"id": "t1", "name": "my-trigger", "createTime": "2024-01-15T00:00:00Z", "filename": "x.yaml"}
    return {f"/v1/projects/p/locations/{location}/triggers/t1": found, "/v1/projects/p/triggers/t1": dict(found)}


def creating(**more: Any) -> Case:
    return Case(f"{_P}CreateBuildOperator", {"build": more})


CASES = {
    "create_build": Case(f"{_P}CreateBuildOperator", {"build": BUILD}),
    "create_build_location": Case(
        f"{_P}CreateBuildOperator",
        {"build": BUILD, "location": "europe-west1", "project_id": "q", "poll_interval": 1.0},
    ),
    "create_build_async": Case(f"{_P}CreateBuildOperator", {"build": BUILD, "wait": False}),
    "create_build_broken": Case(f"{_P}CreateBuildOperator", {"build": BUILD}, broken="no quota"),
    "create_build_killed": Case(f"{_P}CreateBuildOperator", {"build": BUILD}, kill=True, looks=50),
    "create_build_no_source": creating(**PLAIN),
    "create_build_empty": creating(),
    "create_build_gs": creating(**PLAIN, source={"storage_source": "gs://b/dir/x.tgz#12"}),
    "create_build_gs_plain": creating(**PLAIN, source={"storage_source": "gs://b/x.tgz"}),
    "create_build_gs_bad": creating(**PLAIN, source={"storage_source": "https://b/x.tgz"}),
    "create_build_gs_no_object": creating(**PLAIN, source={"storage_source": "gs://b"}),
    "create_build_repo": creating(**PLAIN, source={"repo_source": "https://source.cloud.google.com/p/r/+/my-branch"}),
    "create_build_repo_master": creating(**PLAIN, source={"repo_source": "https://source.cloud.google.com/p/r"}),
    "create_build_repo_developers": creating(
        **PLAIN, source={"repo_source": "https://source.developers.google.com/p/p/r/r#x"}
    ),
    "create_build_repo_bad": creating(**PLAIN, source={"repo_source": "https://github.com/p/r"}),
    "create_build_two_sources": creating(
        **PLAIN, source={"repo_source": "https://source.cloud.google.com/p/r", "storage_source": "gs://b/x"}
    ),
    "create_build_no_known_source": creating(**PLAIN, source={"git_source": {"url": "https://x"}}),
    "cancel_build": Case(f"{_P}CancelBuildOperator", {"id_": "b1"}, build("WORKING")),
    "cancel_build_location": Case(
        f"{_P}CancelBuildOperator", {"id_": "b1", "location": "europe-west1"}, build("WORKING", "europe-west1")
    ),
    "cancel_build_missing": Case(f"{_P}CancelBuildOperator", {"id_": "b1"}),
    "get_build": Case(f"{_P}GetBuildOperator", {"id_": "b1"}, build(timeout="60s")),
    "get_build_location": Case(
        f"{_P}GetBuildOperator", {"id_": "b1", "location": "europe-west1"}, build(location="europe-west1")
    ),
    "get_build_missing": Case(f"{_P}GetBuildOperator", {"id_": "b1"}),
    "list_builds": Case(f"{_P}ListBuildsOperator", {}, build()),
    "list_builds_all": Case(
        f"{_P}ListBuildsOperator",
        {"location": "europe-west1", "page_size": 3, "filter_": 'status="SUCCESS"', "project_id": "p"},
        build(location="europe-west1"),
    ),
    "list_builds_none": Case(f"{_P}ListBuildsOperator", {"location": "x"}),
    "retry_build": Case(f"{_P}RetryBuildOperator", {"id_": "b1"}, build()),
    "retry_build_location": Case(
        f"{_P}RetryBuildOperator", {"id_": "b1", "location": "europe-west1"}, build(location="europe-west1")
    ),
    "retry_build_async": Case(f"{_P}RetryBuildOperator", {"id_": "b1", "wait": False}, build()),
    "retry_build_missing": Case(f"{_P}RetryBuildOperator", {"id_": "b1"}),
    "retry_build_broken": Case(f"{_P}RetryBuildOperator", {"id_": "b1"}, build(), broken="no quota"),
    "create_trigger": Case(f"{_P}CreateBuildTriggerOperator", {"trigger": TRIGGER}),
    "create_trigger_location": Case(
        f"{_P}CreateBuildTriggerOperator", {"trigger": TRIGGER, "location": "europe-west1", "project_id": "q"}
    ),
    "create_trigger_there": Case(f"{_P}CreateBuildTriggerOperator", {"trigger": TRIGGER}, trigger()),
    "delete_trigger": Case(f"{_P}DeleteBuildTriggerOperator", {"trigger_id": "t1"}, trigger()),
    "delete_trigger_missing": Case(f"{_P}DeleteBuildTriggerOperator", {"trigger_id": "t1"}),
    "get_trigger": Case(f"{_P}GetBuildTriggerOperator", {"trigger_id": "t1"}, trigger()),
    "get_trigger_missing": Case(f"{_P}GetBuildTriggerOperator", {"trigger_id": "t1"}),
    "list_triggers": Case(f"{_P}ListBuildTriggersOperator", {}, trigger()),
    "list_triggers_all": Case(
        f"{_P}ListBuildTriggersOperator",
        {"location": "europe-west1", "page_size": 2, "page_token": "0"},
        trigger("europe-west1"),
    ),
    "run_trigger": Case(f"{_P}RunBuildTriggerOperator", {"trigger_id": "t1", "source": SOURCE}, trigger()),
    "run_trigger_location": Case(
        f"{_P}RunBuildTriggerOperator",
        {"trigger_id": "t1", "source": SOURCE, "location": "europe-west1"},
        trigger("europe-west1"),
    ),
    "run_trigger_async": Case(
        f"{_P}RunBuildTriggerOperator", {"trigger_id": "t1", "source": SOURCE, "wait": False}, trigger()
    ),
    "run_trigger_missing": Case(f"{_P}RunBuildTriggerOperator", {"trigger_id": "t1", "source": SOURCE}),
    "run_trigger_broken": Case(
        f"{_P}RunBuildTriggerOperator", {"trigger_id": "t1", "source": SOURCE}, trigger(), broken="no quota"
    ),
    "update_trigger": Case(f"{_P}UpdateBuildTriggerOperator", {"trigger_id": "t1", "trigger": TRIGGER}, trigger()),
    "update_trigger_missing": Case(f"{_P}UpdateBuildTriggerOperator", {"trigger_id": "t1", "trigger": TRIGGER}),
}
#: Over REST, libraries name the location beside the path or not at all, and ours in it.
SAME = (
    (r"projects\.locations\.(builds|triggers)", r"projects.\1"),
    (r"projects/(\w+)/locations/[\w-]+/(builds|triggers)", r"projects/\1/\2"),
    (r'\{"parent": \["[^"]*"\]\}', "{}"),
    (r'\{"source": (\{"projectId[^}]*\})\}\]', r"\1]"),
)
OTHERWISE = dict.fromkeys(
    ("create_build_broken", "create_build_killed"), (("pushed",), "the id is pushed once the build has come to its end")
)
