"""Cloud Build: builds and what triggers them."""

from __future__ import annotations

from typing import Any

from prefect.tasks.google.rows import OPERATION, Row, Service

BUILD = Service(
    "cloudbuild",
    "cloudbuild.googleapis.com",
    words={
        "build": "what to build and how, a dict in the API's form (`source`, `steps`, `images` …).",
        "location": "region that it is in, or `global`.",
        "source": "what to build instead of what the trigger says, a dict in the API's form (`branchName` …).",
        "build_trigger": "what to build and when, a dict in the API's form (`triggerTemplate`, `filename` …).",
    },
)
PLACE = "projects/{project}/locations/{location}"
BUILDS = f"{PLACE}/builds"
ONE = BUILDS + "/{build_id}"
TRIGGERS = f"{PLACE}/triggers"
TRIGGER = TRIGGERS + "/{trigger_id}"
#: What a request has that begins a build.
BEGINS: dict[str, Any] = {
    "look": OPERATION,
    "cancel": "POST " + BUILDS + "/{made.metadata.build.id}:cancel",
    "gives": "seen.response",
    "gives_at_once": "made.metadata.build",
    "returns": "The build; of a run that does not wait, as it is when it has begun.",
}

ROWS = (
    Row(
        "CloudBuildCreateBuild",
        BUILD,
        "Build with Cloud Build and wait for the end.",
        "build: dict, location: str = 'global'",
        f"POST {BUILDS}",
        send={"*": "build"},
        operators=("CloudBuildCreateBuildOperator",),
        **BEGINS,
    ),
    Row(
        "CloudBuildCancelBuild",
        BUILD,
        "Call off a build of Cloud Build.",
        "build_id: str, location: str = 'global'",
        f"POST {ONE}:cancel",
        gives="made",
        returns="The build.",
        operators=("CloudBuildCancelBuildOperator",),
    ),
    Row(
        "CloudBuildGetBuild",
        BUILD,
        "Read what Cloud Build knows of a build.",
        "build_id: str, location: str = 'global'",
        f"GET {ONE}",
        gives="made",
        returns="The build.",
        operators=("CloudBuildGetBuildOperator",),
    ),
    Row(
        "CloudBuildListBuilds",
        BUILD,
        "List the builds of Cloud Build.",
        "location: str = 'global', filter: str = None, page_size: int = None",
        f"GET {BUILDS}",
        pages="builds",
        gives="made.builds",
        returns="The builds, of all pages.",
        operators=("CloudBuildListBuildsOperator",),
    ),
    Row(
        "CloudBuildRetryBuild",
        BUILD,
        "Build again what Cloud Build has built before, and wait for the end.",
        "build_id: str, location: str = 'global'",
        f"POST {ONE}:retry",
        operators=("CloudBuildRetryBuildOperator",),
        **BEGINS,
    ),
    Row(
        "CloudBuildCreateBuildTrigger",
        BUILD,
        "Create what triggers builds of Cloud Build.",
        "build_trigger: dict, location: str = 'global'",
        f"POST {TRIGGERS}",
        send={"*": "build_trigger"},
        gives="made",
        returns="The trigger.",
        operators=("CloudBuildCreateBuildTriggerOperator",),
    ),
    Row(
        "CloudBuildDeleteBuildTrigger",
        BUILD,
        "Delete what triggers builds of Cloud Build.",
        "trigger_id: str, location: str = 'global'",
        f"DELETE {TRIGGER}",
        operators=("CloudBuildDeleteBuildTriggerOperator",),
    ),
    Row(
        "CloudBuildGetBuildTrigger",
        BUILD,
        "Read what Cloud Build knows of a trigger.",
        "trigger_id: str, location: str = 'global'",
        f"GET {TRIGGER}",
        gives="made",
        returns="The trigger.",
        operators=("CloudBuildGetBuildTriggerOperator",),
    ),
    Row(
        "CloudBuildListBuildTriggers",
        BUILD,
        "List what triggers builds of Cloud Build.",
        "location: str = 'global', page_size: int = None",
        f"GET {TRIGGERS}",
        pages="triggers",
        gives="made.triggers",
        returns="The triggers, of all pages.",
        operators=("CloudBuildListBuildTriggersOperator",),
    ),
    Row(
        "CloudBuildRunBuildTrigger",
        BUILD,
        "Build what a trigger of Cloud Build says, and wait for the end.",
        "trigger_id: str, source: dict = None, location: str = 'global'",
        f"POST {TRIGGER}:run",
        operators=("CloudBuildRunBuildTriggerOperator",),
        **BEGINS,
    ),
    Row(
        "CloudBuildUpdateBuildTrigger",
        BUILD,
        "Change what triggers builds of Cloud Build.",
        "trigger_id: str, build_trigger: dict, location: str = 'global'",
        f"PATCH {TRIGGER}",
        send={"*": "build_trigger"},
        gives="made",
        returns="The trigger.",
        operators=("CloudBuildUpdateBuildTriggerOperator",),
    ),
)
