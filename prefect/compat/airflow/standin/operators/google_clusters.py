"""Clusters of Dataproc that are described by keywords: what DAG files make the `cluster_config` of an operator with."""

from __future__ import annotations

import datetime
import enum
import re
from dataclasses import asdict, dataclass
from typing import Any

from prefect.compat.airflow.standin.exceptions import AirflowException

COMPUTE = "https://www.googleapis.com/compute"
#: The property without which a cluster needs workers.
ALONE = "dataproc:dataproc.allow.zero.workers"
#: What a timeout may end in -> seconds.
UNITS = {"s": 1, "m": 60}


class PreemptibilityType(enum.Enum):
    """What may happen to further workers."""

    PREEMPTIBLE = "PREEMPTIBLE"
    SPOT = "SPOT"
    PREEMPTIBILITY_UNSPECIFIED = "PREEMPTIBILITY_UNSPECIFIED"
    NON_PREEMPTIBLE = "NON_PREEMPTIBLE"


@dataclass
class InstanceSelection:
    """Kinds of machines, and how much they are wished for: the smallest rank most."""

    machine_types: list[str]
    rank: int = 0


@dataclass
class InstanceFlexibilityPolicy:
    """Which kinds of machines further workers may be."""

    instance_selection_list: list[InstanceSelection]


class ClusterGenerator:
    """
    Makes the configuration of a cluster out of keywords.

    Args:
        project_id: project that the cluster is in; the others are those of Airflow's class.

    Raises:
        ValueError: keywords that exclude each other.

    Example:
        >>> ClusterGenerator(project_id="p", num_workers=2).make()["worker_config"]["num_instances"]
        2
    """

    def __init__(
        self,
        project_id: str,
        num_workers: int | None = None,
        min_num_workers: int | None = None,
        zone: str | None = None,
        network_uri: str | None = None,
        subnetwork_uri: str | None = None,
        internal_ip_only: bool | None = None,
        tags: list[str] | None = None,
        storage_bucket: str | None = None,
        init_actions_uris: list[str] | None = None,
        init_action_timeout: str = "10m",
        metadata: dict[str, str] | None = None,
        custom_image: str | None = None,
        custom_image_project_id: str | None = None,
        custom_image_family: str | None = None,
        image_version: str | None = None,
        autoscaling_policy: str | None = None,
        properties: dict[str, str] | None = None,
        optional_components: list[str] | None = None,
        num_masters: int = 1,
        master_machine_type: str = "n1-standard-4",
        master_disk_type: str = "pd-standard",
        master_disk_size: int = 1024,
        master_accelerator_type: str | None = None,
        master_accelerator_count: int | None = None,
        worker_machine_type: str = "n1-standard-4",
        worker_disk_type: str = "pd-standard",
        worker_disk_size: int = 1024,
        worker_accelerator_type: str | None = None,
        worker_accelerator_count: int | None = None,
        num_preemptible_workers: int = 0,
        preemptibility: str = "PREEMPTIBLE",
        service_account: str | None = None,
        service_account_scopes: list[str] | None = None,
        idle_delete_ttl: int | None = None,
        auto_delete_time: datetime.datetime | None = None,
        auto_delete_ttl: int | None = None,
        customer_managed_key: str | None = None,
        enable_component_gateway: bool | None = False,
        driver_pool_size: int = 0,
        driver_pool_id: str | None = None,
        secondary_worker_instance_flexibility_policy: InstanceFlexibilityPolicy | None = None,
        secondary_worker_accelerator_type: str | None = None,
        secondary_worker_accelerator_count: int | None = None,
        *,
        cluster_tier: str | None = None,
        **kwargs: Any,
    ) -> None:
        given = {name: value for name, value in locals().items() if name not in ("self", "kwargs", "given")}
        self.__dict__.update(given)
        self._given = given
        self.preemptibility = PreemptibilityType(str(getattr(preemptibility, "value", preemptibility)).upper())
        if sum(each is not None for each in (custom_image, custom_image_family, image_version)) > 1:
            raise ValueError("Only one of custom_image, custom_image_family and image_version can be set.")
        if num_workers == 0 and num_preemptible_workers:
            raise ValueError("A cluster of a single node cannot have preemptible workers.")
        if min_num_workers is not None and not (num_workers and min_num_workers <= num_workers):
            raise ValueError("min_num_workers must not be greater than num_workers, which has to be set too.")

    def make(self) -> dict[str, Any]:
        """
        The configuration.

        Raises:
            AirflowException: keywords that do not fit together.
        """
        get = self._given.get
        found: dict[str, Any] = {
            "gce_cluster_config": self._network(),
            "master_config": self._machines("master", get("num_masters"), get("master_accelerator_type")),
            "worker_config": self._machines("worker", get("num_workers"), get("worker_accelerator_type")),
            "secondary_worker_config": self._further(),
            "software_config": self._software(),
            "lifecycle_config": self._life(),
            "encryption_config": _filled(gce_pd_kms_key_name=get("customer_managed_key")),
            "autoscaling_config": _filled(policy_uri=get("autoscaling_policy")),
            "endpoint_config": _filled(enable_http_port_access=get("enable_component_gateway") or None),
        }
        if get("min_num_workers"):
            found["worker_config"]["min_num_instances"] = get("min_num_workers")
        if get("storage_bucket"):
            found["config_bucket"] = get("storage_bucket")
        if get("cluster_tier"):
            found["cluster_tier"] = get("cluster_tier")
        if get("driver_pool_size"):
            group = {"roles": ["DRIVER"], "node_group_config": {"num_instances": get("driver_pool_size")}}
            found["auxiliary_node_groups"] = [{"node_group": group, **_filled(node_group_id=get("driver_pool_id"))}]
        if get("init_actions_uris"):
            timeout = {"seconds": _seconds(self._given["init_action_timeout"])}
            found["initialization_actions"] = [
                {"executable_file": uri, "execution_timeout": dict(timeout)} for uri in get("init_actions_uris") or ()
            ]
        return found

    def _network(self) -> dict[str, Any]:
        get = self._given.get
        if get("internal_ip_only") and not get("subnetwork_uri"):
            raise AirflowException("internal_ip_only needs a subnetwork_uri.")
        zone = get("zone")
        return {
            **_filled(
                zone_uri=zone and f"{COMPUTE}/v1/projects/{get('project_id')}/zones/{zone}",
                metadata=get("metadata") or None,
                network_uri=get("network_uri") or None,
                subnetwork_uri=get("subnetwork_uri") or None,
                tags=get("tags") or None,
                service_account=get("service_account") or None,
                service_account_scopes=get("service_account_scopes") or None,
            ),
            **({} if get("internal_ip_only") is None else {"internal_ip_only": get("internal_ip_only")}),
        }

    def _machines(self, which: str, how_many: Any, accelerator: str | None) -> dict[str, Any]:
        get = self._given.get
        kind, zone = get(f"{which}_machine_type"), get("zone")
        found = {
            "num_instances": how_many,
            "machine_type_uri": f"projects/{get('project_id')}/zones/{zone}/machineTypes/{kind}" if zone else kind,
            "disk_config": {
                "boot_disk_type": get(f"{which}_disk_type"), "boot_disk_size_gb": get(f"{which}_disk_size"),
            },
        }  # fmt: skip
        if accelerator:
            count = get(f"{which}_accelerator_count")
            found["accelerators"] = {"accelerator_type_uri": accelerator, "accelerator_count": count}
        image, family = get("custom_image"), get("custom_image_family")
        if image or family:
            owner = get("custom_image_project_id") or get("project_id")
            name = image or f"family/{family}"
            found["image_uri"] = f"{COMPUTE}/beta/projects/{owner}/global/images/{name}"
        return found

    def _further(self) -> dict[str, Any]:
        """The workers that may be taken away."""
        how_many = self._given["num_preemptible_workers"]
        if not how_many:
            return {}
        found = {**self._machines("worker", how_many, None), "is_preemptible": True}
        found.pop("image_uri", None)
        found["preemptibility"] = self.preemptibility.value
        policy = self._given["secondary_worker_instance_flexibility_policy"]
        if policy is not None:
            found["instance_flexibility_policy"] = asdict(policy)
        return found

    def _software(self) -> dict[str, Any]:
        get = self._given.get
        properties = dict(get("properties") or {})
        if get("num_workers") == 0:
            properties[ALONE] = "true"
        return _filled(
            image_version=get("image_version"),
            properties=properties or None,
            optional_components=get("optional_components") or None,
        )

    def _life(self) -> dict[str, Any]:
        get = self._given.get
        found: dict[str, Any] = {}
        if get("idle_delete_ttl"):
            found["idle_delete_ttl"] = {"seconds": get("idle_delete_ttl")}
        moment = get("auto_delete_time")
        if moment:
            utc = moment.astimezone(datetime.UTC) if moment.tzinfo else moment
            found["auto_delete_time"] = utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        elif get("auto_delete_ttl"):
            found["auto_delete_ttl"] = {"seconds": int(self._given["auto_delete_ttl"])}
        return found


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _seconds(text: str) -> int:
    found = re.fullmatch(r"(\d+)([sm])", text)
    if found is None:
        raise AirflowException(f"init_action_timeout is minutes or seconds, such as 10m or 30s; {text!r} is neither.")
    return int(found[1]) * UNITS[found[2]]
