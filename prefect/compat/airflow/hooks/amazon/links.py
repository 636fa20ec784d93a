"""
Links of Amazon's operators to its console.

They matter to a web server; here they are for files that import or derive from them. Their addresses can be asked for.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.links import BaseOperatorLink
from prefect.compat.airflow.standin.provider_constants import BASE_AWS_CONSOLE_LINK

#: Partition of AWS -> domain of its console.
DOMAINS = {"aws": "aws.amazon.com", "aws-cn": "amazonaws.cn", "aws-us-gov": "amazonaws-us-gov.com"}


class BaseAwsLink(BaseOperatorLink):
    """A link into Amazon's console; a class of its own says `name`, `key` and `format_str`."""

    name = ""
    key = ""
    format_str = ""

    @staticmethod
    def get_aws_domain(aws_partition: str) -> str | None:
        """Return the domain of a partition's console, `None` if it is not known."""
        return DOMAINS.get(aws_partition)

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; empty if something for it is missing."""
        try:
            return self.format_str.format(**kwargs)
        except KeyError:
            return ""

    @classmethod
    def persist(cls, context: Any, operator: Any, region_name: str, aws_partition: str, **kwargs: Any) -> None:
        """Push what the address is made of."""
        if not operator.do_xcom_push:
            return
        known = {"region_name": region_name, "aws_domain": cls.get_aws_domain(aws_partition), **kwargs}
        context["ti"].xcom_push(key=cls.key, value=known)


class EmrLogsLink(BaseAwsLink):
    """The logs of a cluster of EMR."""

    name = "EMR Cluster Logs"
    key = "emr_logs"
    format_str = BASE_AWS_CONSOLE_LINK + "/s3/buckets/{log_uri}?region={region_name}&prefix={job_flow_id}/"

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; empty if the cluster keeps no logs."""
        return super().format_link(**kwargs) if kwargs.get("log_uri") else ""


class EC2InstanceDashboardLink(BaseAwsLink):
    """Machines of EC2."""

    name = "EC2 Instances"
    key = "_instance_dashboard"
    format_str = BASE_AWS_CONSOLE_LINK + "/ec2/home?region={region_name}#Instances:instanceId=:{instance_ids}"

    @staticmethod
    def format_instance_id_filter(instance_ids: list[str]) -> str:
        """Return the ids as the console's filter reads them."""
        return ",:".join(instance_ids)


class CloudWatchEventsLink(BaseAwsLink):
    """A stream of a log."""

    name = "CloudWatch Events"
    key = "cloudwatch_events"
    format_str = (
        BASE_AWS_CONSOLE_LINK
        + "/cloudwatch/home?region={awslogs_region}#logsV2:log-groups/log-group/{awslogs_group}"
        + "/log-events/{awslogs_stream_name}"
    )

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; names in it are quoted."""
        for name in ("awslogs_group", "awslogs_stream_name"):
            if name in kwargs:
                kwargs[name] = quote_plus(kwargs[name])
        return super().format_link(**kwargs)


class StateMachineDetailsLink(BaseAwsLink):
    """A state machine."""

    name = "State Machine Details"
    key = "_state_machine_details"
    format_str = BASE_AWS_CONSOLE_LINK + "/states/home?region={region_name}#/statemachines/view/{state_machine_arn}"

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; empty if the state machine is not known."""
        arn = kwargs.pop("state_machine_arn", None)
        return super().format_link(state_machine_arn=quote_plus(arn), **kwargs) if arn else ""


class StateMachineExecutionsDetailsLink(BaseAwsLink):
    """A run of a state machine."""

    name = "State Machine Executions Details"
    key = "_state_machine_executions_details"
    format_str = BASE_AWS_CONSOLE_LINK + "/states/home?region={region_name}#/v2/executions/details/{execution_arn}"

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; empty if the run is not known."""
        arn = kwargs.pop("execution_arn", None)
        return super().format_link(execution_arn=quote_plus(arn), **kwargs) if arn else ""


class EmrServerlessS3LogsLink(BaseAwsLink):
    """The logs of a job without servers, in S3."""

    name = "S3 Logs"
    key = "emr_serverless_s3_logs"
    format_str = (
        BASE_AWS_CONSOLE_LINK
        + "/s3/buckets/{bucket_name}?region={region_name}"
        + "&prefix={prefix}/applications/{application_id}/jobs/{job_run_id}/"
    )

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; `log_uri` says bucket and prefix."""
        place = urlsplit(kwargs.get("log_uri") or "")
        return super().format_link(**{**kwargs, "bucket_name": place.netloc, "prefix": place.path.strip("/")})


class EmrServerlessCloudWatchLogsLink(BaseAwsLink):
    """The logs of a job without servers, in CloudWatch."""

    name = "CloudWatch Logs"
    key = "emr_serverless_cloudwatch_logs"
    format_str = (
        BASE_AWS_CONSOLE_LINK
        + "/cloudwatch/home?region={region_name}#logsV2:log-groups/log-group/{awslogs_group}{stream_prefix}"
    )

    def format_link(self, **kwargs: Any) -> str:
        """Return the address; names in it are quoted."""
        group, prefix = quote(kwargs.get("awslogs_group", ""), safe=""), kwargs.get("stream_prefix") or ""
        more = f"$3FlogStreamNameFilter$3D{quote(prefix, safe='')}" if prefix else ""
        return super().format_link(**{**kwargs, "awslogs_group": group, "stream_prefix": more})


#: Links that only fill in: name of the class -> name, key, where in the console.
SIMPLE = {
    "AthenaQueryResultsLink": (
        "Query Results",
        "_athena_query_results",
        "/athena/home?region={region_name}#/query-editor/history/{query_execution_id}",
    ),
    "BatchJobDefinitionLink": (
        "Batch Job Definition",
        "batch_job_definition",
        "/batch/home?region={region_name}#job-definition/detail/{job_definition_arn}",
    ),
    "BatchJobDetailsLink": (
        "Batch Job Details",
        "batch_job_details",
        "/batch/home?region={region_name}#jobs/detail/{job_id}",
    ),
    "BatchJobQueueLink": (
        "Batch Job Queue",
        "batch_job_queue",
        "/batch/home?region={region_name}#queues/detail/{job_queue_arn}",
    ),
    "ComprehendPiiEntitiesDetectionLink": (
        "PII Detection Job",
        "comprehend_pii_detection",
        "/comprehend/home?region={region_name}#/analysis-job-details/pii/{job_id}",
    ),
    "ComprehendDocumentClassifierLink": (
        "Document Classifier",
        "comprehend_document_classifier",
        "/comprehend/home?region={region_name}#classifier-version-details/{arn}",
    ),
    "DataSyncTaskLink": (
        "DataSync Task",
        "datasync_task",
        "/datasync/home?region={region_name}#/tasks/{task_id}",
    ),
    "DataSyncTaskExecutionLink": (
        "DataSync Task Execution",
        "datasync_task_execution",
        "/datasync/home?region={region_name}#/history/{task_id}/{task_execution_id}",
    ),
    "EC2InstanceLink": (
        "Instance",
        "_instance_id",
        "/ec2/home?region={region_name}#InstanceDetails:instanceId={instance_id}",
    ),
    "VpcEndpointLink": (
        "VPC Endpoint",
        "_vpc_endpoint",
        "/vpcconsole/home?region={region_name}#EndpointDetails:vpcEndpointId={endpoint_id}",
    ),
    "EmrClusterLink": (
        "EMR Cluster",
        "emr_cluster",
        "/emr/home?region={region_name}#/clusterDetails/{job_flow_id}",
    ),
    "EmrServerlessLogsLink": ("Spark Driver stdout", "emr_serverless_logs", ""),
    "EmrServerlessDashboardLink": ("EMR Serverless Dashboard", "emr_serverless_dashboard", ""),
    "GlueJobRunDetailsLink": (
        "AWS Glue Job Run Details",
        "glue_job_run_details",
        "/gluestudio/home?region={region_name}#/job/{job_name}/run/{job_run_id}",
    ),
    "NeptuneGraphLink": (
        "Neptune Graph",
        "_neptune_graph",
        "/neptune/home?region={region_name}#analytics-graph-details:id={graph_id};tab=connectivity",
    ),
    "NeptuneImportTaskLink": (
        "Neptune Import Task",
        "_import_task",
        "/neptune/home?region={region_name}#analytics-import-task-details:id={import_task_id}",
    ),
    "SageMakerTransformJobLink": (
        "Amazon SageMaker Transform Job Details",
        "sagemaker_transform_job_details",
        "/sagemaker/home?region={region_name}#/transform-jobs/{job_name}",
    ),
    "SageMakerUnifiedStudioLink": (
        "Amazon SageMaker Unified Studio",
        "sagemaker_unified_studio",
        "/datazone/home?region={region_name}",
    ),
}


def __getattr__(name: str) -> Any:
    if name not in SIMPLE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    shown, key, path = SIMPLE[name]
    body = {
        "__module__": __name__,
        "__doc__": f"{shown} in Amazon's console.",
        "name": shown,
        "key": key,
        "format_str": BASE_AWS_CONSOLE_LINK + path if path else "",
    }
    return globals().setdefault(name, type(name, (BaseAwsLink,), body))


def get_log_uri(
    *, cluster: dict[str, Any] | None = None, emr_client: Any = None, job_flow_id: str | None = None
) -> str | None:
    """Return bucket and prefix of a cluster's logs, `None` if it keeps none."""
    answer = cluster if emr_client is None else emr_client.describe_cluster(ClusterId=job_flow_id)
    if not answer:
        raise AirflowException("get_log_uri needs either `cluster`, or `emr_client` and `job_flow_id`")
    place = urlsplit(answer["Cluster"].get("LogUri") or "")
    return place.netloc + place.path if place.netloc else None


def get_serverless_log_uri(*, s3_log_uri: str, application_id: str, job_run_id: str) -> str:
    """Return where a job without servers writes its logs."""
    return f"{s3_log_uri}/applications/{application_id}/jobs/{job_run_id}"
