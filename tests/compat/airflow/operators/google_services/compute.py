"""Compute Engine."""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.compute"
ZONE = "/compute/v1/projects/p/zones/europe-west1-b"
GLOBAL = "/compute/v1/projects/p/global"
Z = {"zone": "europe-west1-b"}
THE_INSTANCE = {**Z, "resource_id": "i"}
INSTANCE = {f"{ZONE}/instances/i": {"name": "i", "machineType": "zones/z/machineTypes/n1", "status": "RUNNING"}}
BODY = {
    "name": "i",
    "machine_type": "zones/europe-west1-b/machineTypes/n1-standard-1",
    "disks": [
        {
            "boot": True,
            "auto_delete": True,
            "initialize_params": {"disk_size_gb": "10", "source_image": "projects/debian-cloud/global/images/f"},
        }
    ],
    "network_interfaces": [{"network": "global/networks/default", "access_configs": [{"name": "a"}]}],
    "labels": {"a_b": "c"},
    "metadata": {"items": [{"key": "startup-script", "value": "echo"}]},
}
TEMPLATE_BODY = {
    "name": "t",
    "description": "d",
    "properties": {
        "machine_type": "n1-standard-1",
        "disks": [{"boot": True, "initialize_params": {"disk_size_gb": 10}}],
        "network_interfaces": [{"network": "global/networks/default"}],
    },
}
TEMPLATE = {
    f"{GLOBAL}/instanceTemplates/t": {
        "name": "t",
        "id": "5",
        "kind": "compute#instanceTemplate",
        "description": "d",
        "properties": {
            "machineType": "n1-standard-1",
            "disks": [{"boot": True, "diskSizeGb": "10", "kind": "compute#attachedDisk"}],
            "networkInterfaces": [{"network": "global/networks/default"}],
            "scheduling": {"automaticRestart": True},
        },
    }
}
GROUP_BODY = {
    "name": "g",
    "base_instance_name": "b",
    "instance_template": "global/instanceTemplates/t",
    "target_size": 2,
    "update_policy": {"type_": "PROACTIVE", "max_surge": {"fixed": 1}},
}
GROUPS = f"{ZONE}/instanceGroupManagers"
OLD, NEW = (f"https://www.googleapis.com/compute/beta/projects/p/global/instanceTemplates/{name}" for name in "ab")


def group(**more: Any) -> dict[str, Any]:
    return {
        f"{GROUPS}/g": {"name": "g", "baseInstanceName": "b", "targetSize": 2, "status": {"isStable": True}, **more}
    }


def one(name: str, kind: str, arguments: dict[str, Any], there: dict[str, Any]) -> dict[str, Case]:
    """What holds for all operators that do something with what is there."""
    path = f"{_P}.{kind}"
    return {
        name: Case(path, arguments, there),
        f"{name}_other_project": Case(path, {**arguments, "project_id": "other"}, there),
        f"{name}_missing": Case(path, arguments),
        f"{name}_broken": Case(path, arguments, there, broken="no quota"),
        f"{name}_killed": Case(path, arguments, there, kill=True, looks=50),
    }


def made(name: str, kind: str, arguments: dict[str, Any], there: dict[str, Any]) -> dict[str, Case]:
    """What holds for all operators that make something."""
    path = f"{_P}.{kind}"
    return {
        name: Case(path, arguments),
        f"{name}_all": Case(path, {**arguments, "project_id": "p", "request_id": "r", "timeout": 5.0}),
        f"{name}_there": Case(path, arguments, there),
        f"{name}_broken": Case(path, arguments, broken="no quota"),
        f"{name}_no_name": Case(
            path, {**arguments, "body": {key: each for key, each in arguments["body"].items() if key != "name"}}
        ),
        f"{name}_named": Case(path, {**arguments, "resource_id": "other"}),
        f"{name}_named_alone": Case(
            path,
            {
                **arguments,
                "resource_id": "other",
                "body": {key: each for key, each in arguments["body"].items() if key != "name"},
            },
        ),
    }


CASES = {
    **one("start", "ComputeEngineStartInstanceOperator", THE_INSTANCE, INSTANCE),
    **one("stop", "ComputeEngineStopInstanceOperator", THE_INSTANCE, INSTANCE),
    **one(
        "set_machine_type",
        "ComputeEngineSetMachineTypeOperator",
        {**THE_INSTANCE, "body": {"machineType": "zones/europe-west1-b/machineTypes/n2"}},
        INSTANCE,
    ),
    "set_machine_type_wrong": Case(
        f"{_P}.ComputeEngineSetMachineTypeOperator", {**THE_INSTANCE, "body": {"machineKind": "n2"}}, INSTANCE
    ),
    "set_machine_type_unchecked": Case(
        f"{_P}.ComputeEngineSetMachineTypeOperator",
        {**THE_INSTANCE, "body": {"machineType": "n2"}, "validate_body": False},
        INSTANCE,
    ),
    **made("insert", "ComputeEngineInsertInstanceOperator", {**Z, "body": BODY}, INSTANCE),
    "insert_there_same_kind": Case(
        f"{_P}.ComputeEngineInsertInstanceOperator",
        {**Z, "body": {**BODY, "machine_type": "zones/z/machineTypes/n1"}, "resource_id": "i"},
        INSTANCE,
    ),
    **made(
        "insert_from_template",
        "ComputeEngineInsertInstanceFromTemplateOperator",
        {**Z, "body": {"name": "i"}, "source_instance_template": "global/instanceTemplates/t"},
        INSTANCE,
    ),
    **made("insert_template", "ComputeEngineInsertInstanceTemplateOperator", {"body": TEMPLATE_BODY}, TEMPLATE),
    **made("insert_group", "ComputeEngineInsertInstanceGroupManagerOperator", {**Z, "body": GROUP_BODY}, group()),
    **one("delete", "ComputeEngineDeleteInstanceOperator", {**THE_INSTANCE, "request_id": "r"}, INSTANCE),
    **one("delete_template", "ComputeEngineDeleteInstanceTemplateOperator", {"resource_id": "t"}, TEMPLATE),
    **one("delete_group", "ComputeEngineDeleteInstanceGroupManagerOperator", {**Z, "resource_id": "g"}, group()),
    **one(
        "copy_template",
        "ComputeEngineCopyInstanceTemplateOperator",
        {
            "resource_id": "t",
            "body_patch": {"name": "u", "properties": {"machine_type": "n2", "labels": {"a": "b"}}},
            "request_id": "r",
        },
        TEMPLATE,
    ),
    "copy_template_there": Case(
        f"{_P}.ComputeEngineCopyInstanceTemplateOperator",
        {"resource_id": "t", "body_patch": {"name": "u"}},
        {**TEMPLATE, f"{GLOBAL}/instanceTemplates/u": {"name": "u"}},
    ),
    "copy_template_no_name": Case(
        f"{_P}.ComputeEngineCopyInstanceTemplateOperator", {"resource_id": "t", "body_patch": {}}, TEMPLATE
    ),
    "copy_template_lists": Case(
        f"{_P}.ComputeEngineCopyInstanceTemplateOperator",
        {
            "resource_id": "t",
            "body_patch": {
                "name": "u",
                "properties": {"disks": [{"boot": False}]},
            },
        },
        TEMPLATE,
    ),
    **{
        f"update_group{name}": Case(
            f"{_P}.ComputeEngineInstanceGroupUpdateManagerTemplateOperator",
            {
                **Z,
                "resource_id": "g",
                "source_template": OLD,
                "destination_template": NEW,
                **more,
            },
            there,
            broken=broken,
        )
        for name, more, there, broken in (
            ("", {}, group(instanceTemplate=OLD), None),
            ("_broken", {"update_policy": {"type": "PROACTIVE"}}, group(instanceTemplate=OLD), "no quota"),
            ("_missing", {}, {}, None),
            ("_nothing", {}, group(instanceTemplate=NEW), None),
            (
                "_versions",
                {},
                group(versions=[{"name": "one", "instanceTemplate": OLD}, {"instanceTemplate": NEW, "name": "two"}]),
                None,
            ),
            (
                "_all",
                {
                    "project_id": "p",
                    "request_id": "r",
                    "update_policy": {"type": "OPPORTUNISTIC", "minimal_action": "REPLACE", "max_surge": {"fixed": 1}},
                },
                group(instanceTemplate=OLD, versions=[{"name": "one", "instanceTemplate": OLD}]),
                None,
            ),
        )
    },
}
LOOKS = "the operator looks first"
NEVER = "the operator looks for names of fields that are not those of its library, and never finds the template"
OTHERWISE = {
    **{
        f"delete{kind}_{case}": (("sent",), LOOKS)
        for kind in ("", "_template", "_group")
        for case in ("missing", "other_project")
    },
    **{
        f"{name}_there": (("sent",), LOOKS)
        for name in ("insert", "insert_from_template", "insert_template", "insert_group", "copy_template")
    },
    "insert_there_same_kind": (("sent",), LOOKS),
    "update_group_versions": (("sent", "result"), NEVER),
    "update_group_all": (("sent",), NEVER),
}
