"""Athena, EMR in its three forms, Redshift."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

ATHENA_QUERY = Look(
    "get_query_execution",
    {"QueryExecutionId": "made.QueryExecutionId"},
    "QueryExecution.Status.State",
    done=("SUCCEEDED",),
    failed=("FAILED", "CANCELLED"),
    reason="QueryExecution.Status.StateChangeReason",
)
ATHENA_CALCULATION = Look(
    "get_calculation_execution",
    {"CalculationExecutionId": "made.CalculationExecutionId"},
    "Status.State",
    done=("COMPLETED",),
    failed=("FAILED", "CANCELED"),
    reason="Status.StateChangeReason",
)

ATHENA = (
    Row(
        "AthenaQuery",
        "athena",
        "Run a query on Athena and wait for its end.",
        "query: str, database: str = None, output_location: str = None, workgroup: str = 'primary', "
        "catalog: str = 'AwsDataCatalog', client_request_token: str = None, query_execution_context: dict = None, "
        "result_configuration: dict = None",
        operation="start_query_execution",
        send={
            "QueryString": "query",
            "QueryExecutionContext.Database": "database",
            "QueryExecutionContext.Catalog": "catalog",
            "ResultConfiguration.OutputLocation": "output_location",
            "WorkGroup": "workgroup",
        },
        look=ATHENA_QUERY,
        cancel=("stop_query_execution", {"QueryExecutionId": "made.QueryExecutionId"}),
        gives="made.QueryExecutionId",
        returns="The id of the query's execution.",
        operators=("AthenaOperator",),
    ),
    Row(
        "AthenaWaitForQuery",
        "athena",
        "Wait for the end of a query on Athena.",
        "query_execution_id: str",
        look=ATHENA_QUERY._replace(send={"QueryExecutionId": "args.query_execution_id"}, delay=10),
        operators=("AthenaSensor",),
    ),
    Row(
        "AthenaSparkCalculation",
        "athena",
        "Run a block of Spark code in a session of Athena and wait for its end.",
        "session_id: str, code_block: str, description: str = None, client_request_token: str = None",
        operation="start_calculation_execution",
        look=ATHENA_CALCULATION,
        cancel=("stop_calculation_execution", {"CalculationExecutionId": "made.CalculationExecutionId"}),
        gives="{calculation_execution_id: made.CalculationExecutionId, state: made.State}",
        returns="A dict with the id of the calculation and the state in which it began.",
        operators=("AthenaSparkOperator",),
    ),
    Row(
        "AthenaWaitForSparkCalculation",
        "athena",
        "Wait for the end of a Spark calculation on Athena.",
        "calculation_execution_id: str",
        look=ATHENA_CALCULATION._replace(send={"CalculationExecutionId": "args.calculation_execution_id"}),
        operators=("AthenaSparkSensor",),
    ),
)

EMR_STEP = Look(
    "describe_step",
    {"ClusterId": "args.job_flow_id", "StepId": "args.step_id"},
    "Step.Status.State",
    done=("COMPLETED",),
    failed=("CANCELLED", "FAILED", "INTERRUPTED"),
    reason="Step.Status.FailureDetails.[Reason, Message, LogFile]",
)
EMR_STEPS = Look(
    "list_steps",
    {"ClusterId": "args.job_flow_id", "StepIds": "made.StepIds"},
    "Steps[].Status.State",
    done=("COMPLETED",),
    failed=("CANCELLED", "FAILED", "INTERRUPTED"),
    reason="Steps[].Status.FailureDetails.Reason",
)
EMR_CLUSTER = Look(
    "describe_cluster",
    {"ClusterId": "made.JobFlowId"},
    "Cluster.Status.State",
    done=("TERMINATED",),
    failed=("TERMINATED_WITH_ERRORS",),
    reason="Cluster.Status.StateChangeReason.[Code, Message]",
    delay=60,
)
EMR_NOTEBOOK = Look(
    "describe_notebook_execution",
    {"NotebookExecutionId": "made.NotebookExecutionId"},
    "NotebookExecution.Status",
    done=("FINISHED",),
    failed=("FAILED", "STOPPED"),
    reason="NotebookExecution.LastStateChangeReason",
    delay=60,
)
EMR_CONTAINER = Look(
    "describe_job_run",
    {"id": "made.id", "virtualClusterId": "args.virtual_cluster_id"},
    "jobRun.state",
    done=("COMPLETED",),
    failed=("FAILED", "CANCELLED", "CANCEL_PENDING"),
    reason="jobRun.[failureReason, stateDetails]",
)
SERVERLESS_APPLICATION = Look(
    "get_application",
    {"applicationId": "args.application_id"},
    "application.state",
    done=("CREATED", "STARTED"),
    failed=("STOPPED", "TERMINATED"),
    reason="application.stateDetails",
    delay=60,
)
SERVERLESS_JOB = Look(
    "get_job_run",
    {"applicationId": "args.application_id", "jobRunId": "made.jobRunId"},
    "jobRun.state",
    done=("SUCCESS",),
    failed=("FAILED", "CANCELLED", "CANCELLING"),
    reason="jobRun.stateDetails",
    delay=60,
)

EMR = (
    Row(
        "EmrAddSteps",
        "emr",
        "Give a cluster of EMR steps to carry out, and wait for their end.",
        "job_flow_id: str, steps: list[dict], execution_role_arn: str = None",
        operation="add_job_flow_steps",
        look=EMR_STEPS,
        cancel=("cancel_steps", {"ClusterId": "args.job_flow_id", "StepIds": "made.StepIds"}),
        gives="made.StepIds",
        returns="The ids of the steps.",
        operators=("EmrAddStepsOperator",),
    ),
    Row(
        "EmrWaitForStep",
        "emr",
        "Wait until a step of a cluster has been carried out.",
        "job_flow_id: str, step_id: str",
        look=EMR_STEP,
        operators=("EmrStepSensor",),
    ),
    Row(
        "EmrCreateJobFlow",
        "emr",
        "Start a cluster of EMR and wait until it has carried out its steps.",
        "job_flow_name: str = None, release_label: str = None, instances: dict = None, steps: list[dict] = None, "
        "applications: list[dict] = None, job_flow_role: str = None, service_role: str = None, log_uri: str = None",
        operation="run_job_flow",
        send={"Name": "job_flow_name"},
        look=EMR_CLUSTER._replace(done=("WAITING", "TERMINATED")),
        cancel=("terminate_job_flows", {"JobFlowIds": "[made.JobFlowId]"}),
        gives="made.JobFlowId",
        returns="The id of the cluster.",
        operators=("EmrCreateJobFlowOperator",),
    ),
    Row(
        "EmrWaitForJobFlow",
        "emr",
        "Wait until a cluster of EMR has come to a state, by default its end.",
        "job_flow_id: str",
        look=EMR_CLUSTER._replace(send={"ClusterId": "args.job_flow_id"}),
        operators=("EmrJobFlowSensor",),
    ),
    Row(
        "EmrTerminateJobFlow",
        "emr",
        "Shut a cluster of EMR down and wait until it is.",
        "job_flow_id: str",
        operation="terminate_job_flows",
        send={"JobFlowIds[]": "job_flow_id"},
        look=EMR_CLUSTER._replace(
            send={"ClusterId": "args.job_flow_id"}, done=("TERMINATED", "TERMINATED_WITH_ERRORS"), failed=()
        ),
        operators=("EmrTerminateJobFlowOperator",),
    ),
    Row(
        "EmrModifyCluster",
        "emr",
        "Change how many steps a cluster of EMR carries out at a time.",
        "cluster_id: str, step_concurrency_level: int",
        operation="modify_cluster",
        gives="made.StepConcurrencyLevel",
        returns="The number of steps.",
        operators=("EmrModifyClusterOperator",),
    ),
    Row(
        "EmrStartNotebookExecution",
        "emr",
        "Run a notebook on a cluster of EMR.",
        "editor_id: str, relative_path: str, cluster_id: str, service_role: str, notebook_execution_name: str = None, "
        "notebook_params: str = None, resource_tags: list[dict] = None",
        operation="start_notebook_execution",
        send={"ExecutionEngine.Id": "cluster_id", "Tags": "resource_tags"},
        look=EMR_NOTEBOOK,
        cancel=("stop_notebook_execution", {"NotebookExecutionId": "made.NotebookExecutionId"}),
        gives="made.NotebookExecutionId",
        returns="The id of the execution.",
        operators=("EmrStartNotebookExecutionOperator",),
    ),
    Row(
        "EmrStopNotebookExecution",
        "emr",
        "Stop a notebook that runs on EMR.",
        "notebook_execution_id: str",
        operation="stop_notebook_execution",
        look=EMR_NOTEBOOK._replace(
            send={"NotebookExecutionId": "args.notebook_execution_id"}, done=("STOPPED", "FINISHED"), failed=("FAILED",)
        ),
        operators=("EmrStopNotebookExecutionOperator",),
    ),
    Row(
        "EmrWaitForNotebookExecution",
        "emr",
        "Wait for the end of a notebook on EMR.",
        "notebook_execution_id: str",
        look=EMR_NOTEBOOK._replace(send={"NotebookExecutionId": "args.notebook_execution_id"}),
        operators=("EmrNotebookExecutionSensor",),
    ),
    Row(
        "EmrContainerRunJob",
        "emr-containers",
        "Run a job on a virtual cluster of EMR on EKS and wait for its end.",
        "job_name: str, virtual_cluster_id: str, execution_role_arn: str, release_label: str, job_driver: dict, "
        "configuration_overrides: dict = None, client_request_token: str = None, resource_tags: dict = None",
        operation="start_job_run",
        send={"name": "job_name", "clientToken": "client_request_token", "tags": "resource_tags"},
        look=EMR_CONTAINER,
        cancel=("cancel_job_run", {"id": "made.id", "virtualClusterId": "args.virtual_cluster_id"}),
        gives="made.id",
        returns="The id of the job run.",
        operators=("EmrContainerOperator",),
    ),
    Row(
        "EmrContainerWaitForJob",
        "emr-containers",
        "Wait for the end of a job of EMR on EKS.",
        "virtual_cluster_id: str, job_id: str",
        look=EMR_CONTAINER._replace(
            send={"id": "args.job_id", "virtualClusterId": "args.virtual_cluster_id"}, delay=10
        ),
        operators=("EmrContainerSensor",),
    ),
    Row(
        "EmrEksCreateCluster",
        "emr-containers",
        "Make a virtual cluster of EMR on a namespace of EKS.",
        "virtual_cluster_name: str, eks_cluster_name: str, eks_namespace: str, resource_tags: dict = None",
        operation="create_virtual_cluster",
        send={
            "name": "virtual_cluster_name",
            "containerProvider.id": "eks_cluster_name",
            "containerProvider.info.eksInfo.namespace": "eks_namespace",
            "tags": "resource_tags",
        },
        fixed={"containerProvider.type": "EKS"},
        gives="made.id",
        returns="The id of the virtual cluster.",
        operators=("EmrEksCreateClusterOperator",),
    ),
    Row(
        "EmrServerlessCreateApplication",
        "emr-serverless",
        "Make an application of EMR Serverless.",
        "release_label: str, job_type: str, application_name: str = None, client_request_token: str = None",
        operation="create_application",
        send={"type": "job_type", "name": "application_name", "clientToken": "client_request_token"},
        look=SERVERLESS_APPLICATION._replace(send={"applicationId": "made.applicationId"}),
        gives="made.applicationId",
        returns="The id of the application.",
        operators=("EmrServerlessCreateApplicationOperator",),
    ),
    Row(
        "EmrServerlessStartApplication",
        "emr-serverless",
        "Start an application of EMR Serverless and wait until it runs.",
        "application_id: str",
        operation="start_application",
        look=SERVERLESS_APPLICATION._replace(done=("STARTED",), failed=("TERMINATED",)),
    ),
    Row(
        "EmrServerlessStartJob",
        "emr-serverless",
        "Run a job of EMR Serverless and wait for its end.",
        "application_id: str, execution_role_arn: str, job_driver: dict, configuration_overrides: dict = None, "
        "job_name: str = None, client_request_token: str = None",
        operation="start_job_run",
        send={"name": "job_name", "clientToken": "client_request_token"},
        look=SERVERLESS_JOB,
        cancel=("cancel_job_run", {"applicationId": "args.application_id", "jobRunId": "made.jobRunId"}),
        gives="made.jobRunId",
        returns="The id of the job run.",
        operators=("EmrServerlessStartJobOperator",),
    ),
    Row(
        "EmrServerlessStopApplication",
        "emr-serverless",
        "Stop an application of EMR Serverless and wait until it has.",
        "application_id: str",
        operation="stop_application",
        look=SERVERLESS_APPLICATION._replace(done=("STOPPED", "TERMINATED"), failed=()),
        operators=("EmrServerlessStopApplicationOperator",),
    ),
    Row(
        "EmrServerlessDeleteApplication",
        "emr-serverless",
        "Delete an application of EMR Serverless that is stopped.",
        "application_id: str",
        operation="delete_application",
        look=SERVERLESS_APPLICATION._replace(done=("TERMINATED",), failed=(), gone=("ResourceNotFoundException",)),
        operators=("EmrServerlessDeleteApplicationOperator",),
    ),
    Row(
        "EmrServerlessWaitForApplication",
        "emr-serverless",
        "Wait until an application of EMR Serverless is ready.",
        "application_id: str",
        look=SERVERLESS_APPLICATION,
        operators=("EmrServerlessApplicationSensor",),
    ),
    Row(
        "EmrServerlessWaitForJob",
        "emr-serverless",
        "Wait for the end of a job of EMR Serverless.",
        "application_id: str, job_run_id: str",
        look=SERVERLESS_JOB._replace(send={"applicationId": "args.application_id", "jobRunId": "args.job_run_id"}),
        operators=("EmrServerlessJobSensor",),
    ),
)

REDSHIFT_CLUSTER = Look(
    "describe_clusters",
    {"ClusterIdentifier": "args.cluster_identifier"},
    "Clusters[].ClusterStatus",
    done=("available",),
    failed=("hardware-failure", "incompatible-hsm", "incompatible-network", "storage-full"),
    delay=60,
)
REDSHIFT_SNAPSHOT = Look(
    "describe_cluster_snapshots",
    {"SnapshotIdentifier": "args.snapshot_identifier", "ClusterIdentifier": "args.cluster_identifier"},
    "Snapshots[].Status",
    done=("available",),
    failed=("failed", "deleted"),
    delay=15,
)
REDSHIFT_STATEMENT = Look(
    "describe_statement",
    {"Id": "made.Id"},
    "Status",
    done=("FINISHED",),
    failed=("FAILED", "ABORTED"),
    reason="Error",
    delay=10,
)

REDSHIFT = (
    Row(
        "RedshiftDataWaitForStatement",
        "redshift-data",
        "Wait for the end of a statement of Redshift's data API.",
        "statement_id: str",
        look=REDSHIFT_STATEMENT._replace(send={"Id": "args.statement_id"}),
    ),
    Row(
        "RedshiftCreateCluster",
        "redshift",
        "Make a cluster of Redshift and wait until it is available.",
        "cluster_identifier: str, node_type: str, master_username: str, master_user_password: str = None, "
        "cluster_type: str = 'multi-node', db_name: str = 'dev', number_of_nodes: int = 1, port: int = 5439, "
        "cluster_subnet_group_name: str = None, vpc_security_group_ids: list[str] = None, iam_roles: list[str] = None, "
        "publicly_accessible: bool = True, encrypted: bool = False, resource_tags: list[dict] = None",
        operation="create_cluster",
        send={"DBName": "db_name", "Tags": "resource_tags"},
        look=REDSHIFT_CLUSTER,
        cancel=(
            "delete_cluster",
            {"ClusterIdentifier": "args.cluster_identifier", "SkipFinalClusterSnapshot": "`true`"},
        ),
        operators=("RedshiftCreateClusterOperator",),
    ),
    Row(
        "RedshiftDeleteCluster",
        "redshift",
        "Delete a cluster of Redshift and wait until it is gone.",
        "cluster_identifier: str, skip_final_cluster_snapshot: bool = True, final_cluster_snapshot_identifier: "
        "str = None",
        operation="delete_cluster",
        look=REDSHIFT_CLUSTER._replace(done=(None,), failed=(), gone=("ClusterNotFound", "ClusterNotFoundFault")),
        operators=("RedshiftDeleteClusterOperator",),
    ),
    Row(
        "RedshiftPauseCluster",
        "redshift",
        "Pause a cluster of Redshift and wait until it rests.",
        "cluster_identifier: str",
        operation="pause_cluster",
        look=REDSHIFT_CLUSTER._replace(done=("paused",), delay=15),
        operators=("RedshiftPauseClusterOperator",),
    ),
    Row(
        "RedshiftResumeCluster",
        "redshift",
        "Wake a paused cluster of Redshift and wait until it is available.",
        "cluster_identifier: str",
        operation="resume_cluster",
        look=REDSHIFT_CLUSTER._replace(delay=30),
        operators=("RedshiftResumeClusterOperator",),
    ),
    Row(
        "RedshiftCreateClusterSnapshot",
        "redshift",
        "Take a snapshot of a cluster of Redshift.",
        "snapshot_identifier: str, cluster_identifier: str, retention_period: int = -1, resource_tags: "
        "list[dict] = None",
        operation="create_cluster_snapshot",
        send={"ManualSnapshotRetentionPeriod": "retention_period", "Tags": "resource_tags"},
        look=REDSHIFT_SNAPSHOT,
        operators=("RedshiftCreateClusterSnapshotOperator",),
    ),
    Row(
        "RedshiftDeleteClusterSnapshot",
        "redshift",
        "Delete a snapshot of a cluster of Redshift.",
        "snapshot_identifier: str, cluster_identifier: str",
        operation="delete_cluster_snapshot",
        send={"SnapshotClusterIdentifier": "cluster_identifier"},
        look=REDSHIFT_SNAPSHOT._replace(
            done=(None,), failed=(), gone=("ClusterSnapshotNotFound", "ClusterSnapshotNotFoundFault")
        ),
        operators=("RedshiftDeleteClusterSnapshotOperator",),
    ),
    Row(
        "RedshiftWaitForCluster",
        "redshift",
        "Wait until a cluster of Redshift has come to a state.",
        "cluster_identifier: str",
        look=REDSHIFT_CLUSTER._replace(early=("ClusterNotFound", "ClusterNotFoundFault")),
        operators=("RedshiftClusterSensor",),
    ),
)

ROWS = (*ATHENA, *EMR, *REDSHIFT)
