"""AppFlow, Managed Flink, MWAA Serverless, Neptune, OpenSearch Serverless, EMR Serverless sessions, SageMaker "
"studios."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

FLOW_RUN = Look(
    "describe_flow_execution_records",
    {"flowName": "args.flow_name"},
    "flowExecutions[0].executionStatus",
    done=("Successful",),
    failed=("Error", "Canceled", "CancelStarted"),
    reason="flowExecutions[0].executionResult.errorInfo.executionMessage",
    delay=20,
)
APPFLOW = (
    Row(
        "AppflowStartFlow",
        "appflow",
        "Run a flow of AppFlow and wait for its end.",
        "flow_name: str",
        operation="start_flow",
        look=FLOW_RUN,
        gives="made.executionId",
        returns="The id of the execution.",
        operators=("AppflowRunOperator",),
    ),
)

APPLICATION = Look(
    "describe_application",
    {"ApplicationName": "args.application_name"},
    "ApplicationDetail.ApplicationStatus",
    done=("RUNNING",),
    failed=("DELETING", "STOPPING", "READY", "FORCE_STOPPING", "ROLLING_BACK", "ROLLED_BACK"),
    delay=60,
)
STOPPED_APPLICATION = APPLICATION._replace(
    done=("READY",), failed=("DELETING", "STARTING", "UPDATING", "ROLLING_BACK", "ROLLED_BACK")
)
FLINK = (
    Row(
        "KinesisAnalyticsCreateApplication",
        "kinesisanalyticsv2",
        "Make an application of Managed Flink.",
        "application_name: str, runtime_environment: str, service_execution_role: str, application_description: "
        "str = None",
        operation="create_application",
        gives="{ApplicationARN: made.ApplicationDetail.ApplicationARN}",
        returns="A dict with the ARN of the application.",
        operators=("KinesisAnalyticsV2CreateApplicationOperator",),
    ),
    Row(
        "KinesisAnalyticsStartApplication",
        "kinesisanalyticsv2",
        "Start an application of Managed Flink.",
        "application_name: str, run_configuration: dict = None",
        operation="start_application",
        look=APPLICATION,
        gives="{ApplicationARN: seen.ApplicationDetail.ApplicationARN}",
        returns="A dict with the ARN of the application.",
        operators=("KinesisAnalyticsV2StartApplicationOperator",),
    ),
    Row(
        "KinesisAnalyticsStopApplication",
        "kinesisanalyticsv2",
        "Stop an application of Managed Flink.",
        "application_name: str, force: bool = False",
        operation="stop_application",
        look=STOPPED_APPLICATION,
        gives="{ApplicationARN: seen.ApplicationDetail.ApplicationARN}",
        returns="A dict with the ARN of the application.",
        operators=("KinesisAnalyticsV2StopApplicationOperator",),
    ),
    Row(
        "KinesisAnalyticsWaitForStart",
        "kinesisanalyticsv2",
        "Wait until an application of Managed Flink runs.",
        "application_name: str",
        look=APPLICATION,
        operators=("KinesisAnalyticsV2StartApplicationCompletedSensor",),
    ),
    Row(
        "KinesisAnalyticsWaitForStop",
        "kinesisanalyticsv2",
        "Wait until an application of Managed Flink has stopped.",
        "application_name: str",
        look=STOPPED_APPLICATION,
        operators=("KinesisAnalyticsV2StopApplicationCompletedSensor",),
    ),
)

WORKFLOW_RUN = Look(
    "get_workflow_run",
    {"WorkflowArn": "args.workflow_arn", "RunId": "made.RunId"},
    "RunDetail.RunState",
    done=("SUCCESS",),
    failed=("FAILED", "STOPPED", "TIMEOUT", "STOPPING"),
    reason="RunDetail.ErrorMessage",
)
MWAA = (
    Row(
        "MwaaServerlessCreateWorkflow",
        "mwaa-serverless",
        "Make a workflow of MWAA Serverless.",
        "workflow_name: str, definition_s3_location: dict, role_arn: str, description: str = None, "
        "resource_tags: dict = None",
        operation="create_workflow",
        send={"Name": "workflow_name", "Tags": "resource_tags"},
        gives="made.WorkflowArn",
        returns="The ARN of the workflow.",
        operators=("MwaaServerlessCreateWorkflowOperator",),
    ),
    Row(
        "MwaaServerlessUpdateWorkflow",
        "mwaa-serverless",
        "Change a workflow of MWAA Serverless.",
        "workflow_arn: str, definition_s3_location: dict, role_arn: str, description: str = None",
        operation="update_workflow",
        gives="args.workflow_arn",
        returns="The ARN of the workflow.",
        operators=("MwaaServerlessUpdateWorkflowOperator",),
    ),
    Row(
        "MwaaServerlessDeleteWorkflow",
        "mwaa-serverless",
        "Delete a workflow of MWAA Serverless.",
        "workflow_arn: str, workflow_version: str = None",
        operation="delete_workflow",
        operators=("MwaaServerlessDeleteWorkflowOperator",),
    ),
    Row(
        "MwaaServerlessStartWorkflowRun",
        "mwaa-serverless",
        "Run a workflow of MWAA Serverless and wait for its end.",
        "workflow_arn: str, override_parameters: dict = None, workflow_version: str = None",
        operation="start_workflow_run",
        look=WORKFLOW_RUN,
        cancel=("stop_workflow_run", WORKFLOW_RUN.send),
        gives="made.RunId",
        returns="The id of the run.",
        operators=("MwaaServerlessStartWorkflowRunOperator",),
    ),
    Row(
        "MwaaServerlessStopWorkflowRun",
        "mwaa-serverless",
        "Stop the run of a workflow of MWAA Serverless.",
        "workflow_arn: str, run_id: str",
        operation="stop_workflow_run",
        gives="args.run_id",
        returns="The id of the run.",
        operators=("MwaaServerlessStopWorkflowRunOperator",),
    ),
    Row(
        "MwaaServerlessWaitForWorkflowRun",
        "mwaa-serverless",
        "Wait for the end of a run of MWAA Serverless.",
        "workflow_arn: str, run_id: str",
        look=WORKFLOW_RUN._replace(send={"WorkflowArn": "args.workflow_arn", "RunId": "args.run_id"}),
        operators=("MwaaServerlessWorkflowRunSensor",),
    ),
)

NEPTUNE_CLUSTER = Look(
    "describe_db_clusters",
    {"DBClusterIdentifier": "args.db_cluster_id"},
    "DBClusters[].Status",
    done=("available",),
    failed=("cloning-failed", "inaccessible-encryption-credentials"),
)
GRAPH = Look(
    "get_graph",
    {"graphIdentifier": "made.id"},
    "status",
    done=("AVAILABLE",),
    failed=("FAILED", "DELETING"),
    reason="statusReason",
)
IMPORT = Look(
    "get_import_task",
    {"taskIdentifier": "made.taskId"},
    "status",
    done=("SUCCEEDED",),
    failed=("CANCELLED", "CANCELLING", "FAILED", "ROLLING_BACK", "DELETED"),
    reason="statusReason",
)
ENDPOINT = Look(
    "get_private_graph_endpoint",
    {"graphIdentifier": "args.graph_identifier", "vpcId": "made.vpcId"},
    "status",
    done=("AVAILABLE",),
    failed=("FAILED", "DELETING"),
)
NEPTUNE = (
    *(
        Row(
            f"Neptune{verb}DbCluster",
            "neptune",
            f"{verb} a cluster of Neptune and wait until it has come to that.",
            "db_cluster_id: str",
            operation=f"{verb.lower()}_db_cluster",
            send={"DBClusterIdentifier": "db_cluster_id"},
            look=NEPTUNE_CLUSTER._replace(done=(state,)),
            gives="{db_cluster_id: args.db_cluster_id}",
            returns="A dict with the id of the cluster.",
            operators=(f"Neptune{verb}DbClusterOperator",),
        )
        for verb, state in (("Start", "available"), ("Stop", "stopped"))
    ),
    Row(
        "NeptuneCreateGraph",
        "neptune-graph",
        "Make a graph of Neptune Analytics and wait until it is available.",
        "graph_name: str, provisioned_memory: int, vector_search_configuration: dict = None, "
        "public_connectivity: bool = None, replica_count: int = None, deletion_protection: bool = None, "
        "kms_key_identifier: str = None, resource_tags: dict = None",
        operation="create_graph",
        send={"tags": "resource_tags"},
        look=GRAPH,
        gives="{graph_id: made.id}",
        returns="A dict with the id of the graph.",
        operators=("NeptuneCreateGraphOperator",),
    ),
    Row(
        "NeptuneCreateGraphWithImport",
        "neptune-graph",
        "Make a graph of Neptune Analytics out of files in S3.",
        "graph_name: str, source: str, role_arn: str, vector_search_configuration: dict = None, format: str = None, "
        "min_provisioned_memory: int = None, max_provisioned_memory: int = None, fail_on_error: bool = None, "
        "public_connectivity: bool = None, replica_count: int = None, deletion_protection: bool = None, "
        "blank_node_handling: str = None, parquet_type: str = None, kms_key_identifier: str = None, "
        "import_options: dict = None, resource_tags: dict = None",
        operation="create_graph_using_import_task",
        send={"tags": "resource_tags"},
        look=IMPORT,
        cancel=("cancel_import_task", {"taskIdentifier": "made.taskId"}),
        gives="{graph_id: made.graphId, import_task_id: made.taskId}",
        returns="A dict with the ids of graph and import.",
        operators=("NeptuneCreateGraphWithImportOperator",),
    ),
    Row(
        "NeptuneDeleteGraph",
        "neptune-graph",
        "Delete a graph of Neptune Analytics and wait until it is gone.",
        "graph_identifier: str, skip_snapshot: bool = True",
        operation="delete_graph",
        look=GRAPH._replace(
            send={"graphIdentifier": "args.graph_identifier"},
            done=(None,),
            failed=("FAILED",),
            gone=("ResourceNotFoundException",),
        ),
        operators=("NeptuneDeleteGraphOperator",),
    ),
    Row(
        "NeptuneStartImportTask",
        "neptune-graph",
        "Load files of S3 into a graph and wait for the end.",
        "graph_identifier: str, role_arn: str, source: str, blank_node_handling: str = None, fail_on_error: "
        "bool = None, "
        "format: str = None, import_options: dict = None, parquet_type: str = None",
        operation="start_import_task",
        look=IMPORT,
        cancel=("cancel_import_task", {"taskIdentifier": "made.taskId"}),
        gives="{import_task_id: made.taskId}",
        returns="A dict with the id of the import.",
        operators=("NeptuneStartImportTaskOperator",),
    ),
    Row(
        "NeptuneCancelImportTask",
        "neptune-graph",
        "Call an import off and wait until it has stopped.",
        "import_task_id: str",
        operation="cancel_import_task",
        send={"taskIdentifier": "import_task_id"},
        look=IMPORT._replace(
            send={"taskIdentifier": "args.import_task_id"},
            done=("CANCELLED", "DELETED"),
            failed=("FAILED", "SUCCEEDED"),
        ),
        gives="{import_task_id: args.import_task_id}",
        returns="A dict with the id of the import.",
        operators=("NeptuneCancelImportTaskOperator",),
    ),
    Row(
        "NeptuneCreatePrivateGraphEndpoint",
        "neptune-graph",
        "Make a graph reachable from a private network.",
        "graph_identifier: str, vpc_id: str = None, subnet_ids: list[str] = None, vpc_security_group_ids: "
        "list[str] = None",
        operation="create_private_graph_endpoint",
        look=ENDPOINT,
        gives="{vpc_id: made.vpcId}",
        returns="A dict with the id of the network.",
        operators=("NeptuneCreatePrivateGraphEndpointOperator",),
    ),
    Row(
        "NeptuneDeletePrivateGraphEndpoint",
        "neptune-graph",
        "Take a graph out of a private network.",
        "graph_identifier: str, vpc_id: str",
        operation="delete_private_graph_endpoint",
        look=ENDPOINT._replace(
            send={"graphIdentifier": "args.graph_identifier", "vpcId": "args.vpc_id"},
            done=(None,),
            failed=("FAILED",),
            gone=("ResourceNotFoundException",),
        ),
        operators=("NeptuneDeletePrivateGraphEndpointOperator",),
    ),
)

COLLECTION = Look(
    "batch_get_collection",
    {"ids": "[made.createCollectionDetail.id]"},
    "collectionDetails[].status",
    done=("ACTIVE",),
    failed=("FAILED", "DELETING"),
    reason="collectionDetails[].failureMessage",
    delay=20,
)
SESSION = Look(
    "get_session",
    {"applicationId": "args.application_id", "sessionId": "made.sessionId"},
    "session.state",
    done=("STARTED", "IDLE", "BUSY"),
    failed=("FAILED", "TERMINATED", "TERMINATING"),
    reason="session.stateDetails",
)
OTHERS = (
    Row(
        "OpenSearchServerlessCreateCollection",
        "opensearchserverless",
        "Make a collection and wait until it is active.",
        "collection_name: str, collection_type: str = None, description: str = None, standby_replicas: str = None, "
        "resource_tags: list[dict] = None",
        operation="create_collection",
        send={"name": "collection_name", "type": "collection_type", "tags": "resource_tags"},
        look=COLLECTION,
        gives="made.createCollectionDetail.id",
        returns="The id of the collection.",
        operators=("OpenSearchServerlessCreateCollectionOperator",),
    ),
    Row(
        "OpenSearchServerlessWaitForCollection",
        "opensearchserverless",
        "Wait until a collection is active.",
        "collection_id: str = None, collection_name: str = None",
        look=COLLECTION._replace(send={"ids": "[args.collection_id]", "names": "[args.collection_name]"}),
        operators=("OpenSearchServerlessCollectionActiveSensor",),
    ),
    Row(
        "EmrServerlessStartSession",
        "emr-serverless",
        "Start a session of EMR Serverless and wait until it is ready.",
        "application_id: str, execution_role_arn: str, session_name: str = None, idle_timeout_minutes: int = None, "
        "configuration_overrides: dict = None",
        operation="start_session",
        send={"name": "session_name"},
        look=SESSION,
        cancel=("terminate_session", SESSION.send),
        gives="{application_id: args.application_id, session_id: made.sessionId}",
        returns="A dict with the ids of application and session.",
        operators=("EmrServerlessStartSessionOperator",),
    ),
    Row(
        "EmrServerlessGetSessionEndpoint",
        "emr-serverless",
        "Read where a session of EMR Serverless listens.",
        "application_id: str, session_id: str",
        operation="get_session_endpoint",
        gives="made.{endpoint: endpoint}",
        returns="A dict with the address; the token that goes with it is left out.",
        operators=("EmrServerlessGetSessionEndpointOperator",),
    ),
    Row(
        "EmrServerlessStopSession",
        "emr-serverless",
        "End a session of EMR Serverless.",
        "application_id: str, session_id: str",
        operation="terminate_session",
        look=SESSION._replace(
            send={"applicationId": "args.application_id", "sessionId": "args.session_id"},
            done=("TERMINATED",),
            failed=("FAILED",),
            gone=("ResourceNotFoundException",),
        ),
        operators=("EmrServerlessStopSessionOperator",),
    ),
)

ROWS = (*APPFLOW, *FLINK, *MWAA, *NEPTUNE, *OTHERS)
