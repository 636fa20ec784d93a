"""Google: Compute Engine."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.google_messages import as_json
from prefect.compat.airflow.operators.google_services import Messages, same, service_row
from prefect.compat.airflow.operators.mapping import Converted, Source, nothing

COMPUTE = Messages("compute")
OTHER = ("api_version", "validate_body")
NAMED = {"resource_id": "what is made has the name in the body"}
TIMEOUT: dict[str, Source] = {"request_id": "request_id", "request_timeout": "timeout"}
INSTANCE: dict[str, Source] = {"instance_name": "resource_id", "zone": "zone"}
GROUP: dict[str, Source] = {"group_name": "resource_id", "zone": "zone"}


def _name(body: Any) -> str:
    name = body.get("name")
    if not name:
        raise ValueError("The body has no 'name'.")
    return str(name)


def _policy(policy: Any) -> Any:
    return None if policy is None else as_json("compute", "InstanceGroupManagerUpdatePolicy", policy)


def _changed(result: Any, operator: Any, context: Any) -> bool | None:
    """True if there was nothing to change."""
    return None if result else True


ROWS = (
    service_row("ComputeEngineStartInstanceOperator", "ComputeEngineStartInstance", INSTANCE, ignored=OTHER[:1]),
    service_row("ComputeEngineStopInstanceOperator", "ComputeEngineStopInstance", INSTANCE, ignored=OTHER[:1]),
    service_row(
        "ComputeEngineSetMachineTypeOperator",
        "ComputeEngineSetMachineType",
        {**INSTANCE, "machine_type": Converted(lambda body: body.get("machineType"), "body")},
        ignored=OTHER,
    ),
    service_row(
        "ComputeEngineInsertInstanceOperator",
        "ComputeEngineInsertInstance",
        {
            "zone": "zone",
            "instance_name": Converted(_name, "body"),
            "instance": COMPUTE.taken("Instance", "body"),
            **TIMEOUT,
        },
        xcoms=COMPUTE.given("Instance"),
        ignored=OTHER,
        dropped={
            **NAMED,
            "recreate_if_machine_type_different": "an instance that is there already is taken as it is",
        },
    ),
    service_row(
        "ComputeEngineInsertInstanceFromTemplateOperator",
        "ComputeEngineInsertInstance",
        {
            **same("zone", "source_instance_template"),
            "instance_name": Converted(_name, "body"),
            "instance": COMPUTE.taken("Instance", "body"),
            **TIMEOUT,
        },
        xcoms=COMPUTE.given("Instance"),
        ignored=OTHER,
        dropped=NAMED,
    ),
    service_row(
        "ComputeEngineDeleteInstanceOperator",
        "ComputeEngineDeleteInstance",
        {**INSTANCE, **TIMEOUT},
        ignored=OTHER,
    ),
    service_row(
        "ComputeEngineInsertInstanceTemplateOperator",
        "ComputeEngineInsertInstanceTemplate",
        {
            "template_name": Converted(_name, "body"),
            "template": COMPUTE.taken("InstanceTemplate", "body"),
            **TIMEOUT,
        },
        xcoms=COMPUTE.given("InstanceTemplate"),
        ignored=(*OTHER, "zone"),
        dropped=NAMED,
    ),
    service_row(
        "ComputeEngineCopyInstanceTemplateOperator",
        "ComputeEngineCopyInstanceTemplate",
        {
            "template_name": "resource_id",
            "new_name": Converted(_name, "body_patch"),
            "patch": COMPUTE.taken("InstanceTemplate", "body_patch"),
            "request_id": "request_id",
        },
        xcoms=COMPUTE.given("InstanceTemplate"),
        ignored=(*OTHER, "zone"),
    ),
    service_row(
        "ComputeEngineDeleteInstanceTemplateOperator",
        "ComputeEngineDeleteInstanceTemplate",
        {"template_name": "resource_id", **TIMEOUT},
        ignored=(*OTHER, "zone"),
    ),
    service_row(
        "ComputeEngineInsertInstanceGroupManagerOperator",
        "ComputeEngineInsertInstanceGroupManager",
        {
            "zone": "zone",
            "group_name": Converted(_name, "body"),
            "group": COMPUTE.taken("InstanceGroupManager", "body"),
            **TIMEOUT,
        },
        xcoms=COMPUTE.given("InstanceGroupManager"),
        ignored=OTHER,
        dropped=NAMED,
    ),
    service_row(
        "ComputeEngineInstanceGroupUpdateManagerTemplateOperator",
        "ComputeEngineInstanceGroupUpdateManagerTemplate",
        {
            **GROUP,
            **same("source_template", "destination_template", "request_id"),
            "update_policy": Converted(_policy, "update_policy"),
        },
        xcoms=_changed,
        ignored=OTHER[:1],
    ),
    service_row(
        "ComputeEngineDeleteInstanceGroupManagerOperator",
        "ComputeEngineDeleteInstanceGroupManager",
        {**GROUP, **TIMEOUT},
        xcoms=nothing,
        ignored=OTHER,
    ),
)
