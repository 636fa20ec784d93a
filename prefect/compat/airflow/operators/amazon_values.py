"""Values of Amazon's operators, turned into those of the tasks."""

from __future__ import annotations

import ast
import json
from typing import Any

from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowNotFoundException

#: Arguments of `RedshiftCreateClusterOperator` that the task takes among its `options`, and what the API calls them.
REDSHIFT_NAMES = {
    "cluster_security_groups": "ClusterSecurityGroups",
    "availability_zone": "AvailabilityZone",
    "preferred_maintenance_window": "PreferredMaintenanceWindow",
    "cluster_parameter_group_name": "ClusterParameterGroupName",
    "automated_snapshot_retention_period": "AutomatedSnapshotRetentionPeriod",
    "manual_snapshot_retention_period": "ManualSnapshotRetentionPeriod",
    "cluster_version": "ClusterVersion",
    "allow_version_upgrade": "AllowVersionUpgrade",
    "hsm_client_certificate_identifier": "HsmClientCertificateIdentifier",
    "hsm_configuration_identifier": "HsmConfigurationIdentifier",
    "elastic_ip": "ElasticIp",
    "kms_key_id": "KmsKeyId",
    "enhanced_vpc_routing": "EnhancedVpcRouting",
    "additional_info": "AdditionalInfo",
    "maintenance_track_name": "MaintenanceTrackName",
    "snapshot_schedule_identifier": "SnapshotScheduleIdentifier",
    "availability_zone_relocation": "AvailabilityZoneRelocation",
    "aqua_configuration_status": "AquaConfigurationStatus",
    "default_iam_role_arn": "DefaultIamRoleArn",
}
REDSHIFT_OPTIONS = tuple(REDSHIFT_NAMES)


def redshift_options(*values: Any) -> dict[str, Any] | None:
    """The arguments of a cluster that few use, by the API's names."""
    given = zip(REDSHIFT_NAMES.values(), values, strict=True)
    return {name: value for name, value in given if value is not None} or None


def plain(value: Any) -> Any:
    """A value that may have been rendered into text: read back what is JSON or Python's notation."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return ast.literal_eval(value)


def job_flow(overrides: Any, conn_id: Any) -> dict[str, Any]:
    """The settings of a cluster: those of the connection, then the operator's."""
    base: dict[str, Any] = {}
    if conn_id:
        try:
            base = dict(find_connection(conn_id).extra_dejson)
        except AirflowNotFoundException:
            base = {}  # as in Airflow: the operator's own settings are all there are
    return {**base, **(plain(overrides) or {})}


def notebook_groups(instance: Any, master: Any, cluster: Any) -> dict[str, Any] | None:
    """The security groups of a notebook, by the API's names."""
    found: dict[str, Any] = {}
    if instance is not None:
        found["NotebookInstanceSecurityGroupId"] = instance
    if master is not None:
        found["ExecutionEngine"] = {"Id": cluster, "MasterInstanceSecurityGroupId": master}
    return found or None


def settings(encrypt: Any, acl: Any, more: Any = None) -> dict[str, Any] | None:
    """S3's settings of an object."""
    found = dict(more or {})
    if encrypt:
        found["ServerSideEncryption"] = "AES256"
    if acl:
        found["ACL"] = acl
    return found or None


def copy_settings(acl: Any, directive: Any, key_id: Any, kind: Any) -> dict[str, Any] | None:
    """S3's settings of a copy."""
    found = {"ACL": acl, "MetadataDirective": directive, "SSEKMSKeyId": key_id, "ServerSideEncryption": kind}
    given = {name: value for name, value in found.items() if value}
    if "SSEKMSKeyId" in given:
        given.setdefault("ServerSideEncryption", "aws:kms")
    return given or None


def packing(gzip: Any) -> str | None:
    """The compression."""
    return "gzip" if gzip else None


def database(connection: Any) -> str:
    """SQLAlchemy's URL of a connection."""
    return str(connection.get_uri()).replace("postgres://", "postgresql://", 1)


def database_name(connection: Any) -> str | None:
    """The database that a connection to Redshift names."""
    name: str | None = connection.schema or None
    return name


def answering(kind: str, model: str, prompt: Any, base: Any, search: Any, sources: Any) -> dict[str, Any]:
    """How Bedrock is to answer a question out of what it is given."""
    config: dict[str, Any] = {"modelArn": model}
    if prompt is not None:
        config["generationConfiguration"] = {"promptTemplate": {"textPromptTemplate": prompt}}
    if kind == "KNOWLEDGE_BASE":
        if not base:
            raise AttributeError(
                "If `source_type` is set to 'KNOWLEDGE_BASE' then `knowledge_base_id` must be provided."
            )
        if search is not None:
            config["retrievalConfiguration"] = {"vectorSearchConfiguration": search}
        return {"type": kind, "knowledgeBaseConfiguration": {**config, "knowledgeBaseId": base}}
    if not sources:
        raise AttributeError(f"If `source_type` is set to {kind!r} then `sources` must be provided.")
    return {"type": kind, "externalSourcesConfiguration": {**config, "sources": sources}}


def auto_ml(data: str, target: str, output: str, role: str, packed: Any, limit: Any, deploy: Any, more: Any) -> Any:
    """A job of SageMaker's Autopilot, by the API's names."""
    source: dict[str, Any] = {
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": data}}, "TargetAttributeName": target,
    }  # fmt: skip
    if packed:
        source["CompressionType"] = "Gzip"
    config: dict[str, Any] = {
        "InputDataConfig": [source],
        "OutputDataConfig": {"S3OutputPath": output},
        "RoleArn": role,
    }
    if limit:
        config["AutoMLJobConfig"] = {"CompletionCriteria": {"MaxAutoMLJobRuntimeInSeconds": limit}}
    if deploy:
        config["ModelDeployConfig"] = {"EndpointName": deploy}
    return {**config, **(more or {})}


#: What the parts of an endpoint's settings hold that has to be a number: a template renders it into text.
COUNTS = ("InitialInstanceCount",)


def endpoint(part: str, config: Any) -> dict[str, Any] | None:
    """A part of the settings of an endpoint: the model, the configuration or the endpoint itself."""
    whole = plain(config)
    found = whole.get(part, whole if part == "Endpoint" else None)
    if part == "EndpointConfig" and found:
        variants = [
            {name: int(value) if name in COUNTS else value for name, value in variant.items()}
            for variant in found.get("ProductionVariants", ())
        ]
        found = {**found, **({"ProductionVariants": variants} if variants else {})}
    return found or None


def is_for_prefix(sensor: Any) -> bool:
    """Tell whether a sensor is an `S3PrefixSensor`, which went into `S3KeySensor`."""
    return any(cls.__name__ == "S3PrefixSensor" for cls in type(sensor).__mro__)


def keys_of_sensor(sensor: Any, context: Any) -> Any:
    """
    The keys that an `S3KeySensor` waits for.

    Args:
        sensor: the sensor, its fields rendered.
        context: the template context.

    Returns:
        Its `bucket_key`; for an `S3PrefixSensor` patterns of what lies below its prefixes.
    """
    keys = sensor.bucket_key
    if not is_for_prefix(sensor):
        return keys
    end = getattr(sensor, "delimiter", None) or "/"
    found = [f"{key.removesuffix(end)}{end}*" for key in ([keys] if isinstance(keys, str) else keys)]
    return found[0] if isinstance(keys, str) else found
