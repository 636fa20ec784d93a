"""The hooks of Amazon: which service each is for, what its constructor takes, and what only forwards. Data."""

from __future__ import annotations

from prefect.compat.airflow.hooks.amazon.rows import Forward, HookRow

_GLUE_JOB = (
    "s3_bucket: str = None, job_name: str = None, desc: str = None, concurrent_run_limit: int = 1, "
    "script_location: str = None, retry_limit: int = 0, num_of_dpus: float = None, iam_role_name: str = None, "
    "iam_role_arn: str = None, create_job_kwargs: dict = None, update_config: bool = False, "
    "job_poll_interval: float = 6, api_retry_args: dict = None"
)

ROWS: dict[str, HookRow] = {
    "AppflowHook": HookRow("appflow", "appflow", code=("moving", "AppflowMethods")),
    "AthenaHook": HookRow(
        "athena",
        "athena",
        named="sleep_time: int = None, log_query: bool = True",
        methods=(
            Forward("stop_query", "query_execution_id: str", "stop_query_execution"),
            Forward(
                "start_spark_calculation",
                "*, session_id: str, code_block: str, description: str = None, client_request_token: str = None",
                "start_calculation_execution",
                gives="CalculationExecutionId",
            ),
            Forward("stop_spark_calculation", "calculation_execution_id: str", "stop_calculation_execution"),
        ),
        code=("athena", "AthenaMethods"),
    ),
    "BatchClientHook": HookRow(
        "batch_client",
        "batch",
        named="max_retries: int = None, status_retries: int = None",
        methods=(Forward("terminate_job", "job_id: str, reason: str", "terminate_job"),),
        code=("batch", "BatchMethods"),
    ),
    "BatchWaitersHook": HookRow(
        "batch_waiters",
        "batch",
        named="waiter_config: dict = None, max_retries: int = None, status_retries: int = None",
        methods=(Forward("terminate_job", "job_id: str, reason: str", "terminate_job"),),
        code=("batch", "BatchWaiterMethods"),
    ),
    "BedrockHook": HookRow("bedrock", "bedrock", code=("working", "BedrockMethods")),
    "BedrockRuntimeHook": HookRow("bedrock", "bedrock-runtime"),
    "BedrockAgentHook": HookRow("bedrock", "bedrock-agent"),
    "BedrockAgentRuntimeHook": HookRow("bedrock", "bedrock-agent-runtime"),
    "BedrockAgentCoreHook": HookRow("bedrock", "bedrock-agentcore"),
    "BedrockAgentCoreControlHook": HookRow("bedrock", "bedrock-agentcore-control"),
    "CloudFormationHook": HookRow("cloud_formation", "cloudformation", code=("working", "CloudFormationMethods")),
    "ComprehendHook": HookRow("comprehend", "comprehend", code=("working", "ComprehendMethods")),
    "DataSyncHook": HookRow(
        "datasync",
        "datasync",
        first="wait_interval_seconds: int = 30",
        methods=(
            Forward("update_task", "task_arn: str, **update_task_kwargs", "update_task", gives=None),
            Forward("delete_task", "task_arn: str", "delete_task", gives=None),
            Forward("describe_task_execution", "task_execution_arn: str", "describe_task_execution"),
        ),
        code=("moving", "DataSyncMethods"),
    ),
    "DmsHook": HookRow(
        "dms",
        "dms",
        methods=(
            Forward(
                "start_replication_task",
                "replication_task_arn: str, start_replication_task_type: str, **kwargs",
                "start_replication_task",
                gives=None,
            ),
            Forward("stop_replication_task", "replication_task_arn: str", "stop_replication_task", gives=None),
            Forward(
                "describe_replication_configs",
                "filters: list = None, **kwargs",
                "describe_replication_configs",
                gives="ReplicationConfigs",
                empty={"filters": []},
            ),
            Forward(
                "create_replication_config",
                "replication_config_id: str, source_endpoint_arn: str, target_endpoint_arn: str, "
                "compute_config: dict, replication_type: str, table_mappings: str, "
                "additional_config_kwargs: dict = None, **kwargs",
                "create_replication_config",
                gives="ReplicationConfig.ReplicationConfigArn",
                send={"replication_config_id": "ReplicationConfigIdentifier", "additional_config_kwargs": "*"},
            ),
            Forward(
                "describe_replications",
                "filters: list = None, **kwargs",
                "describe_replications",
                gives="Replications",
                empty={"filters": []},
            ),
            Forward("stop_replication", "replication_config_arn: str", "stop_replication"),
        ),
        code=("moving", "DmsMethods"),
    ),
    "EC2Hook": HookRow(
        "ec2", "ec2", "resource_type", first="api_type: str = 'resource_type'", code=("ec2", "EC2Methods")
    ),
    "EcrHook": HookRow("ecr", "ecr", code=("ecr", "EcrMethods")),
    "EcsHook": HookRow(
        "ecs",
        "ecs",
        methods=(
            Forward(
                "get_cluster_state",
                "cluster_name: str",
                "describe_clusters",
                gives="clusters[0].status",
                send={"cluster_name": "clusters[]"},
                must=True,
            ),
            Forward(
                "get_task_definition_state",
                "task_definition: str",
                "describe_task_definition",
                gives="taskDefinition.status",
            ),
            Forward(
                "get_task_state",
                "cluster: str, task: str",
                "describe_tasks",
                gives="tasks[0].lastStatus",
                send={"task": "tasks[]"},
                must=True,
            ),
        ),
    ),
    "EksHook": HookRow(
        "eks",
        "eks",
        methods=(
            Forward("delete_cluster", "name: str", "delete_cluster"),
            Forward("delete_nodegroup", "clusterName: str, nodegroupName: str", "delete_nodegroup"),
            Forward("delete_fargate_profile", "clusterName: str, fargateProfileName: str", "delete_fargate_profile"),
        ),
        code=("eks", "EksMethods"),
    ),
    "ElastiCacheReplicationGroupHook": HookRow(
        "elasticache_replication_group",
        "elasticache",
        first="max_retries: int = 10, exponential_back_off_factor: float = 1, initial_poke_interval: float = 60",
        methods=(
            Forward("create_replication_group", "config: dict", "create_replication_group", send={"config": "*"}),
            Forward("delete_replication_group", "replication_group_id: str", "delete_replication_group"),
            Forward("describe_replication_group", "replication_group_id: str", "describe_replication_groups"),
        ),
        code=("storing", "ElastiCacheMethods"),
    ),
    "EmrHook": HookRow("emr", "emr", first="emr_conn_id: str = 'emr_default'", code=("emr", "EmrMethods")),
    "EmrServerlessHook": HookRow(
        "emr",
        "emr-serverless",
        methods=(
            Forward(
                "start_session",
                "application_id: str, execution_role_arn: str, name: str = None, idle_timeout_minutes: int = None, "
                "configuration_overrides: dict = None",
                "start_session",
                gives="sessionId",
            ),
        ),
        code=("emr", "EmrServerlessMethods"),
    ),
    "EmrContainerHook": HookRow(
        "emr", "emr-containers", named="virtual_cluster_id: str = None", code=("emr", "EmrContainerMethods")
    ),
    "EventBridgeHook": HookRow("eventbridge", "events", code=("working", "EventBridgeMethods")),
    "FirehoseHook": HookRow("firehose", "firehose", first="delivery_stream: str", code=("storing", "FirehoseMethods")),
    "GlacierHook": HookRow(
        "glacier",
        "glacier",
        methods=(
            Forward(
                "retrieve_inventory",
                "vault_name: str",
                "initiate_job",
                fixed={"jobParameters": {"Type": "inventory-retrieval"}},
            ),
            Forward("retrieve_inventory_results", "vault_name: str, job_id: str", "get_job_output"),
            Forward("describe_job", "vault_name: str, job_id: str", "describe_job"),
        ),
    ),
    "GlueJobHook": HookRow("glue", "glue", first=_GLUE_JOB, code=("glue", "GlueJobMethods")),
    "GlueDataQualityHook": HookRow("glue", "glue", code=("glue_lake", "GlueDataQualityMethods")),
    "GlueCatalogHook": HookRow("glue_catalog", "glue", code=("glue_lake", "GlueCatalogMethods")),
    "GlueCrawlerHook": HookRow(
        "glue_crawler",
        "glue",
        methods=(Forward("start_crawler", "crawler_name: str", "start_crawler", send={"crawler_name": "Name"}),),
        code=("glue_lake", "GlueCrawlerMethods"),
    ),
    "GlueDataBrewHook": HookRow(
        "glue_databrew",
        "databrew",
        methods=(
            Forward(
                "get_job_state",
                "job_name: str, run_id: str",
                "describe_job_run",
                gives="State",
                send={"job_name": "Name"},
            ),
        ),
        code=("working", "DataBrewMethods"),
    ),  # fmt: skip
    "KinesisHook": HookRow("kinesis", "kinesis"),
    "KinesisAnalyticsV2Hook": HookRow(
        "kinesis_analytics",
        "kinesisanalyticsv2",
        constants={
            "APPLICATION_START_INTERMEDIATE_STATES": ("STARTING", "UPDATING", "AUTOSCALING"),
            "APPLICATION_START_FAILURE_STATES": (
                "DELETING",
                "STOPPING",
                "READY",
                "FORCE_STOPPING",
                "ROLLING_BACK",
                "MAINTENANCE",
                "ROLLED_BACK",
            ),
            "APPLICATION_START_SUCCESS_STATES": ("RUNNING",),
            "APPLICATION_STOP_INTERMEDIATE_STATES": (
                "STARTING",
                "UPDATING",
                "AUTOSCALING",
                "RUNNING",
                "STOPPING",
                "FORCE_STOPPING",
            ),
            "APPLICATION_STOP_FAILURE_STATES": ("DELETING", "ROLLING_BACK", "MAINTENANCE", "ROLLED_BACK"),
            "APPLICATION_STOP_SUCCESS_STATES": ("READY",),
        },
    ),  # fmt: skip
    "AwsLogsHook": HookRow("logs", "logs", code=("logs", "AwsLogsMethods")),
    "MskHook": HookRow("msk", "kafka"),
    "MwaaHook": HookRow("mwaa", "mwaa", code=("working", "MwaaMethods")),
    "NeptuneHook": HookRow("neptune", "neptune", code=("storing", "NeptuneMethods")),
    "NeptuneAnalyticsHook": HookRow("neptune_analytics", "neptune-graph"),
    "OpenSearchServerlessHook": HookRow("opensearch_serverless", "opensearchserverless"),
    "QuickSightHook": HookRow("quicksight", "quicksight", code=("working", "QuickSightMethods")),
    "RdsHook": HookRow("rds", "rds", code=("storing", "RdsMethods")),
    "RedshiftDataHook": HookRow("redshift_data", "redshift-data", code=("redshift_data", "RedshiftDataMethods")),
    "S3TablesHook": HookRow("s3_tables", "s3tables", code=("working", "S3TablesMethods")),
    "SageMakerHook": HookRow(
        "sagemaker",
        "sagemaker",
        methods=(
            Forward("create_model", "config: dict", "create_model", send={"config": "*"}),
            Forward("create_endpoint_config", "config: dict", "create_endpoint_config", send={"config": "*"}),
            Forward("describe_training_job", "name: str", "describe_training_job", send={"name": "TrainingJobName"}),
            Forward(
                "describe_tuning_job",
                "name: str",
                "describe_hyper_parameter_tuning_job",
                send={"name": "HyperParameterTuningJobName"},
            ),
            Forward("describe_model", "name: str", "describe_model", send={"name": "ModelName"}),
            Forward("describe_transform_job", "name: str", "describe_transform_job", send={"name": "TransformJobName"}),
            Forward(
                "describe_processing_job", "name: str", "describe_processing_job", send={"name": "ProcessingJobName"}
            ),
            Forward(
                "describe_endpoint_config", "name: str", "describe_endpoint_config", send={"name": "EndpointConfigName"}
            ),
            Forward("describe_endpoint", "name: str", "describe_endpoint", send={"name": "EndpointName"}),
            Forward("delete_model", "model_name: str", "delete_model", gives=None),
        ),
        code=("sagemaker", "SageMakerMethods"),
    ),
    "SageMakerUnifiedStudioNotebookHook": HookRow("sagemaker_unified_studio_notebook", "datazone"),
    "SesHook": HookRow("ses", "ses", code=("working", "SesMethods")),
    "StepFunctionHook": HookRow(
        "step_function",
        "stepfunctions",
        methods=(Forward("describe_execution", "execution_arn: str", "describe_execution"),),
        code=("working", "StepFunctionMethods"),
    ),
    "StsHook": HookRow(
        "sts", "sts", methods=(Forward("get_account_number", "", "get_caller_identity", gives="Account"),)
    ),
    "VerifiedPermissionsHook": HookRow("verified_permissions", "verifiedpermissions"),
}
