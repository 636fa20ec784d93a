"""Glue, DataBrew, DMS, RDS, Neptune, QuickSight, DataSync."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

GLUE_RUN = Look(
    "get_job_run", {"JobName": "args.job_name", "RunId": "made.JobRunId"}, "JobRun.JobRunState",
    done=("SUCCEEDED",), failed=("FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"), reason="JobRun.ErrorMessage",
)  # fmt: skip
CRAWLER = Look(
    "get_crawler", {"Name": "args.crawler_name"}, "Crawler.State",
    done=("READY",), failed=(), reason="Crawler.LastCrawl.ErrorMessage",
)  # fmt: skip
LAST_CRAWL = CRAWLER._replace(
    state="Crawler.[State, LastCrawl.Status]", done=("READY", "SUCCEEDED", None), failed=("FAILED", "CANCELLED")
)
RECOMMENDATION = Look(
    "get_data_quality_rule_recommendation_run", {"RunId": "made.RunId"}, "Status",
    done=("SUCCEEDED",), failed=("FAILED", "STOPPED", "TIMEOUT"), reason="ErrorString", delay=60,
)  # fmt: skip
EVALUATION = RECOMMENDATION._replace(operation="get_data_quality_ruleset_evaluation_run")
GLUE = (
    Row(
        "GlueStartJobRun", "glue", "Run a job of Glue and wait for its end.",
        "job_name: str, script_args: dict = None", operation="start_job_run", send={"Arguments": "script_args"},
        look=GLUE_RUN, cancel=("batch_stop_job_run", {"JobName": "args.job_name", "JobRunIds": "[made.JobRunId]"}),
        gives="made.JobRunId", returns="The id of the run.",
    ),
    Row(
        "GlueWaitForJob", "glue", "Wait for the end of a run of a job of Glue.", "job_name: str, run_id: str",
        look=GLUE_RUN._replace(send={"JobName": "args.job_name", "RunId": "args.run_id"}, delay=120),
        operators=("GlueJobSensor",),
    ),
    Row(
        "GlueCrawlerDelete", "glue", "Delete a crawler of Glue.", "crawler_name: str", operation="delete_crawler",
        send={"Name": "crawler_name"}, operators=("GlueCrawlerDeleteOperator",),
    ),
    Row(
        "GlueCrawlerRun", "glue", "Start a crawler of Glue and wait until it is ready again.", "crawler_name: str",
        operation="start_crawler", send={"Name": "crawler_name"}, look=CRAWLER._replace(delay=5),
        already=("CrawlerRunningException",), cancel=("stop_crawler", {"Name": "args.crawler_name"}),
        gives="args.crawler_name", returns="The name of the crawler.", operators=("GlueCrawlerRunOperator",),
    ),
    Row(
        "GlueWaitForCrawler", "glue", "Wait until a crawler is ready and its last crawl has succeeded.",
        "crawler_name: str", look=LAST_CRAWL._replace(delay=300), operators=("GlueCrawlerSensor",),
    ),
    Row(
        "GlueWaitForPartition", "glue", "Wait until a table of Glue's catalogue has a partition.",
        "table_name: str, expression: str = \"ds='{{ ds }}'\", database_name: str = 'default'",
        look=Look(
            "get_partitions",
            {"DatabaseName": "args.database_name", "TableName": "args.table_name", "Expression": "args.expression"},
            "Partitions[0] && 'found'", done=("found",), delay=180,
        ),
        operators=("GlueCatalogPartitionSensor",),
    ),
    Row(
        "GlueCreateDatabase", "glue", "Make a database in Glue's catalogue.",
        "database_name: str, description: str = None, location_uri: str = None, parameters: dict = None, "
        "catalog_id: str = None, resource_tags: dict = None",
        operation="create_database",
        send={
            "DatabaseInput.Name": "database_name", "DatabaseInput.Description": "description",
            "DatabaseInput.LocationUri": "location_uri", "DatabaseInput.Parameters": "parameters", "Tags": "resource_tags",
        },
        gives="args.database_name", returns="The name of the database.", operators=("GlueCatalogCreateDatabaseOperator",),
    ),
    Row(
        "GlueDeleteDatabase", "glue", "Delete a database of Glue's catalogue.", "database_name: str, catalog_id: str = None",
        operation="delete_database", send={"Name": "database_name"}, operators=("GlueCatalogDeleteDatabaseOperator",),
    ),
    Row(
        "GlueCreateTable", "glue", "Make a table in Glue's catalogue.",
        "database_name: str, table_name: str, table_input: dict, catalog_id: str = None", operation="create_table",
        send={"TableInput.Name": "table_name"}, gives="args.table_name", returns="The name of the table.",
        operators=("GlueCatalogCreateTableOperator",),
    ),
    Row(
        "GlueDeleteTable", "glue", "Delete a table of Glue's catalogue.",
        "database_name: str, table_name: str, catalog_id: str = None", operation="delete_table",
        send={"Name": "table_name"}, operators=("GlueCatalogDeleteTableOperator",),
    ),
    Row(
        "GlueCreatePartition", "glue", "Add a partition to a table of Glue's catalogue.",
        "database_name: str, table_name: str, partition_input: dict, catalog_id: str = None",
        operation="create_partition", operators=("GlueCatalogCreatePartitionOperator",),
    ),
    Row(
        "GlueDeletePartitions", "glue", "Delete partitions of a table of Glue's catalogue.",
        "database_name: str, table_name: str, partitions_to_delete: list[dict], catalog_id: str = None",
        operation="batch_delete_partition", gives="made.Errors || `[]`",
        returns="What could not be deleted, a list of dicts.", operators=("GlueCatalogBatchDeletePartitionOperator",),
    ),
    Row(
        "GlueCreateDataQualityRuleset", "glue", "Make a set of rules for the quality of data.",
        "ruleset_name: str, ruleset: str, description: str = None", operation="create_data_quality_ruleset",
        send={"Name": "ruleset_name"}, operators=("GlueDataQualityOperator",),
    ),
    Row(
        "GlueRecommendDataQualityRules", "glue", "Have Glue propose rules for the quality of data.",
        "datasource: dict, role: str, number_of_workers: int = 5, run_timeout: int = 2880",
        operation="start_data_quality_rule_recommendation_run",
        send={"DataSource": "datasource", "Timeout": "run_timeout"}, look=RECOMMENDATION,
        cancel=("cancel_data_quality_rule_recommendation_run", {"RunId": "made.RunId"}),
        gives="made.RunId", returns="The id of the run.", operators=("GlueDataQualityRuleRecommendationRunOperator",),
    ),
    Row(
        "GlueWaitForRecommendedRules", "glue", "Wait until Glue has proposed rules.", "recommendation_run_id: str",
        look=RECOMMENDATION._replace(send={"RunId": "args.recommendation_run_id"}),
        operators=("GlueDataQualityRuleRecommendationRunSensor",),
    ),
    Row(
        "GlueEvaluateDataQuality", "glue", "Have Glue measure data by sets of rules.",
        "datasource: dict, role: str, rule_set_names: list[str], number_of_workers: int = 5, run_timeout: int = 2880",
        operation="start_data_quality_ruleset_evaluation_run",
        send={"DataSource": "datasource", "RulesetNames": "rule_set_names", "Timeout": "run_timeout"}, look=EVALUATION,
        cancel=("cancel_data_quality_ruleset_evaluation_run", {"RunId": "made.RunId"}),
        gives="made.RunId", returns="The id of the run.", operators=("GlueDataQualityRuleSetEvaluationRunOperator",),
    ),
    Row(
        "GlueWaitForDataQuality", "glue", "Wait until Glue has measured data.", "evaluation_run_id: str",
        look=EVALUATION._replace(send={"RunId": "args.evaluation_run_id"}),
        operators=("GlueDataQualityRuleSetEvaluationRunSensor",),
    ),
    Row(
        "GlueDataBrewStartJob", "databrew", "Run a job of DataBrew and wait for its end.", "job_name: str",
        operation="start_job_run", send={"Name": "job_name"},
        look=Look(
            "describe_job_run", {"Name": "args.job_name", "RunId": "made.RunId"}, "State",
            done=("SUCCEEDED",), failed=("FAILED", "STOPPED", "TIMEOUT"), reason="ErrorMessage",
        ),
        cancel=("stop_job_run", {"Name": "args.job_name", "RunId": "made.RunId"}),
        gives="{run_id: made.RunId}", returns="A dict with the id of the run.", operators=("GlueDataBrewStartJobOperator",),
    ),
)  # fmt: skip

BY_TASK = {"Filters": "[{Name: 'replication-task-arn', Values: [args.replication_task_arn]}]"}
BY_CONFIG = {"Filters": "[{Name: 'replication-config-arn', Values: [args.replication_config_arn]}]"}
DMS_TASK = Look(
    "describe_replication_tasks", BY_TASK, "ReplicationTasks[].Status", done=("stopped",),
    failed=("creating", "deleting", "failed", "failed-move", "modifying", "moving", "ready", "testing"),
    reason="ReplicationTasks[].LastFailureMessage", delay=60,
)  # fmt: skip
DMS_REPLICATION = Look(
    "describe_replications", BY_CONFIG, "Replications[].Status", done=("stopped",), failed=("failed",),
    reason="Replications[].FailureMessages[]", delay=60,
)  # fmt: skip
DMS = (
    Row(
        "DmsCreateTask", "dms", "Make a task of the Database Migration Service and wait until it is ready.",
        "replication_task_id: str, source_endpoint_arn: str, target_endpoint_arn: str, replication_instance_arn: str, "
        "table_mappings: dict, migration_type: str = 'full-load'",
        operation="create_replication_task", send={"ReplicationTaskIdentifier": "replication_task_id"},
        as_json=("table_mappings",),
        look=DMS_TASK._replace(
            send={"Filters": "[{Name: 'replication-task-arn', Values: [made.ReplicationTask.ReplicationTaskArn]}]"},
            done=("ready",), failed=("failed", "deleting"), delay=15,
        ),
        gives="made.ReplicationTask.ReplicationTaskArn", returns="The ARN of the task.", operators=("DmsCreateTaskOperator",),
    ),
    Row(
        "DmsStartTask", "dms", "Start a task of the Database Migration Service; it runs on by itself.",
        "replication_task_arn: str, start_replication_task_type: str = 'start-replication'",
        operation="start_replication_task", gives="made.ReplicationTask.Status", returns="The status of the task.",
        operators=("DmsStartTaskOperator",),
    ),
    Row(
        "DmsStopTask", "dms", "Stop a task of the Database Migration Service.", "replication_task_arn: str",
        operation="stop_replication_task", operators=("DmsStopTaskOperator",),
    ),
    Row(
        "DmsDeleteTask", "dms", "Delete a task of the Database Migration Service and wait until it is gone.",
        "replication_task_arn: str", operation="delete_replication_task",
        look=DMS_TASK._replace(done=(None,), failed=("failed",), gone=("ResourceNotFoundFault",), delay=15),
        operators=("DmsDeleteTaskOperator",),
    ),
    Row(
        "DmsModifyTask", "dms", "Change a task of the Database Migration Service.",
        "replication_task_arn: str, table_mappings: dict = None, migration_type: str = None, "
        "replication_task_settings: dict = None, cdc_start_time: str = None, cdc_start_position: str = None, "
        "cdc_stop_position: str = None",
        operation="modify_replication_task", as_json=("table_mappings", "replication_task_settings"),
        look=DMS_TASK._replace(done=("stopped", "ready", "failed"), failed=("deleting",), delay=30),
        gives="made.ReplicationTask.{ReplicationTaskArn: ReplicationTaskArn, Status: Status}",
        returns="A dict with the ARN and the status of the task.", operators=("DmsModifyTaskOperator",),
    ),
    Row(
        "DmsDescribeTasks", "dms", "List tasks of the Database Migration Service.", "", operation="describe_replication_tasks",
        gives="[made.Marker, made.ReplicationTasks]", returns="A marker for the next page, and the tasks.",
        operators=("DmsDescribeTasksOperator",),
    ),
    Row(
        "DmsReloadTables", "dms", "Have tables loaded anew by a task of the Database Migration Service.",
        "replication_task_arn: str, tables_to_reload: list[dict], reload_option: str = 'data-reload'",
        operation="reload_tables", gives="made.ReplicationTaskArn", returns="The ARN of the task.",
        operators=("DmsReloadTablesOperator",),
    ),
    Row(
        "DmsWaitForTask", "dms", "Wait until a task of the Database Migration Service has stopped.",
        "replication_task_arn: str", look=DMS_TASK, operators=("DmsTaskCompletedSensor",),
    ),
    Row(
        "DmsCreateReplicationConfig", "dms", "Make a configuration of a serverless replication.",
        "replication_config_id: str, source_endpoint_arn: str, target_endpoint_arn: str, compute_config: dict, "
        "replication_type: str, table_mappings: dict",
        operation="create_replication_config", send={"ReplicationConfigIdentifier": "replication_config_id"},
        as_json=("table_mappings",), gives="made.ReplicationConfig.ReplicationConfigArn",
        returns="The ARN of the configuration.", operators=("DmsCreateReplicationConfigOperator",),
    ),
    Row(
        "DmsDeleteReplicationConfig", "dms", "Delete a configuration of a serverless replication.",
        "replication_config_arn: str", operation="delete_replication_config",
        look=Look(
            "describe_replication_configs", BY_CONFIG, "ReplicationConfigs[].ReplicationConfigArn", done=(None,),
            gone=("ResourceNotFoundFault",),
        ),
        operators=("DmsDeleteReplicationConfigOperator",),
    ),
    Row(
        "DmsDescribeReplicationConfigs", "dms", "List configurations of serverless replications.",
        "filters: list[dict] = None", operation="describe_replication_configs", gives="made.ReplicationConfigs",
        returns="The configurations, a list of dicts.", operators=("DmsDescribeReplicationConfigsOperator",),
    ),
    Row(
        "DmsDescribeReplications", "dms", "List serverless replications.", "filters: list[dict] = None",
        operation="describe_replications", gives="made.Replications", returns="The replications, a list of dicts.",
        operators=("DmsDescribeReplicationsOperator",),
    ),
    Row(
        "DmsStartReplication", "dms", "Start a serverless replication and wait until it has stopped.",
        "replication_config_arn: str, start_replication_type: str, cdc_start_time: str = None, "
        "cdc_start_position: str = None, cdc_stop_position: str = None",
        operation="start_replication", look=DMS_REPLICATION,
        cancel=("stop_replication", {"ReplicationConfigArn": "args.replication_config_arn"}),
        operators=("DmsStartReplicationOperator",),
    ),
    Row(
        "DmsStopReplication", "dms", "Stop a serverless replication and wait until it has.", "replication_config_arn: str",
        operation="stop_replication", look=DMS_REPLICATION, operators=("DmsStopReplicationOperator",),
    ),
)  # fmt: skip

DB_INSTANCE = Look(
    "describe_db_instances", {"DBInstanceIdentifier": "args.db_identifier"}, "DBInstances[].DBInstanceStatus",
    done=("available",), failed=("failed", "incompatible-parameters", "incompatible-restore"),
)  # fmt: skip
DB_CLUSTER = Look(
    "describe_db_clusters", {"DBClusterIdentifier": "args.db_identifier"}, "DBClusters[].Status",
    done=("available",), failed=("failed", "inaccessible-encryption-credentials"),
)  # fmt: skip
SNAPSHOT = Look(
    "describe_db_snapshots", {"DBSnapshotIdentifier": "args.db_snapshot_identifier"}, "DBSnapshots[].Status",
    done=("available",), failed=("failed",), early=("DBSnapshotNotFound",),
)  # fmt: skip
CLUSTER_SNAPSHOT = Look(
    "describe_db_cluster_snapshots", {"DBClusterSnapshotIdentifier": "args.db_snapshot_identifier"},
    "DBClusterSnapshots[].Status", done=("available",), failed=("failed",), early=("DBClusterSnapshotNotFoundFault",),
)  # fmt: skip
EXPORT = Look(
    "describe_export_tasks", {"ExportTaskIdentifier": "args.export_task_identifier"}, "ExportTasks[].Status",
    done=("COMPLETE", "complete"), failed=("CANCELED", "FAILED", "canceled", "failed"), reason="ExportTasks[].FailureCause",
)  # fmt: skip
RDS = (
    Row(
        "RdsCreateDbInstance", "rds", "Make a database of RDS and wait until it is available.",
        "db_identifier: str, db_instance_class: str, engine: str", operation="create_db_instance",
        send={"DBInstanceIdentifier": "db_identifier"}, look=DB_INSTANCE,
        gives="{db_instance_identifier: args.db_identifier, db_instance_arn: made.DBInstance.DBInstanceArn}",
        returns="A dict with the name and the ARN of the database.", operators=("RdsCreateDbInstanceOperator",),
    ),
    Row(
        "RdsDeleteDbInstance", "rds", "Delete a database of RDS and wait until it is gone.",
        "db_identifier: str, skip_final_snapshot: bool = None, final_db_snapshot_identifier: str = None",
        operation="delete_db_instance",
        send={"DBInstanceIdentifier": "db_identifier", "FinalDBSnapshotIdentifier": "final_db_snapshot_identifier"},
        look=DB_INSTANCE._replace(done=(None,), failed=("failed",), gone=("DBInstanceNotFound", "DBInstanceNotFoundFault")),
        operators=("RdsDeleteDbInstanceOperator",),
    ),
    *(
        Row(
            f"Rds{verb}Db{kind}", "rds", f"{verb} a database {'instance' if kind == 'Instance' else 'cluster'} of RDS "
            f"and wait until it {'is available' if verb == 'Start' else 'has stopped'}.", "db_identifier: str",
            operation=f"{verb.lower()}_db_{kind.lower()}", send={f"DB{kind}Identifier": "db_identifier"},
            look=look._replace(done=("available" if verb == "Start" else "stopped",)),
            operators=(f"Rds{verb}DbOperator",) if kind == "Instance" else (),
        )
        for kind, look in (("Instance", DB_INSTANCE), ("Cluster", DB_CLUSTER))
        for verb in ("Start", "Stop")
    ),
    Row(
        "RdsWaitForDbInstance", "rds", "Wait until a database of RDS has come to a state.", "db_identifier: str",
        look=DB_INSTANCE._replace(failed=(), early=("DBInstanceNotFound",)), operators=("RdsDbSensor",),
    ),
    Row(
        "RdsWaitForDbCluster", "rds", "Wait until a cluster of RDS has come to a state.", "db_identifier: str",
        look=DB_CLUSTER._replace(failed=(), early=("DBClusterNotFoundFault",)),
    ),
    *(
        row
        for prefix, parts, look, gone in (
            ("Db", "DBSnapshot DBInstance", SNAPSHOT, "DBSnapshotNotFound"),
            ("DbCluster", "DBClusterSnapshot DBCluster", CLUSTER_SNAPSHOT, "DBClusterSnapshotNotFoundFault"),
        )
        for snapshot, owner in [parts.split()]
        for stem in [f"{'db' if prefix == 'Db' else 'db_cluster'}_snapshot"]
        for row in (
            Row(
                f"RdsCreate{prefix}Snapshot", "rds", "Take a snapshot and wait until it is available.",
                "db_identifier: str, db_snapshot_identifier: str, resource_tags: list[dict] = None",
                operation=f"create_{stem}",
                send={
                    f"{snapshot}Identifier": "db_snapshot_identifier", f"{owner}Identifier": "db_identifier",
                    "Tags": "resource_tags",
                },
                look=look, operators=("RdsCreateDbSnapshotOperator",) if prefix == "Db" else (),
            ),
            Row(
                f"RdsCopy{prefix}Snapshot", "rds", "Copy a snapshot and wait until the copy is available.",
                "source_db_snapshot_identifier: str, db_snapshot_identifier: str, kms_key_id: str = None, "
                "resource_tags: list[dict] = None, copy_tags: bool = None",
                operation=f"copy_{stem}",
                send={
                    f"Source{snapshot}Identifier": "source_db_snapshot_identifier",
                    f"Target{snapshot}Identifier": "db_snapshot_identifier", "Tags": "resource_tags",
                },
                look=look, operators=("RdsCopyDbSnapshotOperator",) if prefix == "Db" else (),
            ),
            Row(
                f"RdsDelete{prefix}Snapshot", "rds", "Delete a snapshot and wait until it is gone.",
                "db_snapshot_identifier: str", operation=f"delete_{stem}",
                send={f"{snapshot}Identifier": "db_snapshot_identifier"},
                look=look._replace(done=(None,), failed=(), early=(), gone=(gone,)),
                operators=("RdsDeleteDbSnapshotOperator",) if prefix == "Db" else (),
            ),
            Row(
                f"RdsWaitFor{prefix}Snapshot", "rds", "Wait until a snapshot is available.", "db_snapshot_identifier: str",
                look=look._replace(delay=60), operators=("RdsSnapshotExistenceSensor",) if prefix == "Db" else (),
            ),
        )
    ),
    Row(
        "RdsStartExportTask", "rds", "Export a snapshot to S3 and wait until it is there.",
        "export_task_identifier: str, source_arn: str, s3_bucket_name: str, iam_role_arn: str, kms_key_id: str, "
        "s3_prefix: str = None, export_only: list[str] = None",
        operation="start_export_task", look=EXPORT,
        cancel=("cancel_export_task", {"ExportTaskIdentifier": "args.export_task_identifier"}),
        operators=("RdsStartExportTaskOperator",),
    ),
    Row(
        "RdsCancelExportTask", "rds", "Call an export to S3 off and wait until it has stopped.",
        "export_task_identifier: str", operation="cancel_export_task",
        look=EXPORT._replace(done=("CANCELED", "canceled"), failed=("FAILED", "failed")),
        operators=("RdsCancelExportTaskOperator",),
    ),
    Row(
        "RdsWaitForExportTask", "rds", "Wait until an export to S3 is there.", "export_task_identifier: str",
        look=EXPORT._replace(early=("ExportTaskNotFound", "ExportTaskNotFoundFault"), delay=60),
        operators=("RdsExportTaskExistenceSensor",),
    ),
    Row(
        "RdsCreateEventSubscription", "rds", "Have events of RDS sent to a topic.",
        "subscription_name: str, sns_topic_arn: str, source_type: str = None, event_categories: list[str] = None, "
        "source_ids: list[str] = None, enabled: bool = True, resource_tags: list[dict] = None",
        operation="create_event_subscription", send={"Tags": "resource_tags"},
        gives="made.EventSubscription.CustSubscriptionId", returns="The name of the subscription.",
        operators=("RdsCreateEventSubscriptionOperator",),
    ),
    Row(
        "RdsDeleteEventSubscription", "rds", "Stop sending events of RDS to a topic.", "subscription_name: str",
        operation="delete_event_subscription", operators=("RdsDeleteEventSubscriptionOperator",),
    ),
)  # fmt: skip

INGESTION = Look(
    "describe_ingestion",
    {"AwsAccountId": "args.aws_account_id", "DataSetId": "args.data_set_id", "IngestionId": "args.ingestion_id"},
    "Ingestion.IngestionStatus", done=("COMPLETED",), failed=("FAILED", "CANCELLED"), reason="Ingestion.ErrorInfo.Message",
)  # fmt: skip
QUICKSIGHT = (
    Row(
        "QuickSightCreateIngestion", "quicksight", "Load data into QuickSight and wait until they are there.",
        "data_set_id: str, ingestion_id: str, aws_account_id: str, ingestion_type: str = 'FULL_REFRESH'",
        operation="create_ingestion", look=INGESTION,
        cancel=("cancel_ingestion", INGESTION.send), gives="made.{Arn: Arn, IngestionId: IngestionId, "
        "IngestionStatus: IngestionStatus}", returns="A dict with the ARN, the id and the first status.",
        operators=("QuickSightCreateIngestionOperator",),
    ),
    Row(
        "QuickSightWaitForIngestion", "quicksight", "Wait until data are loaded into QuickSight.",
        "data_set_id: str, ingestion_id: str, aws_account_id: str", look=INGESTION, operators=("QuickSightSensor",),
    ),
    Row(
        "DataSyncStartTask", "datasync", "Carry a task of DataSync out and wait for its end.", "task_arn: str",
        operation="start_task_execution",
        look=Look(
            "describe_task_execution", {"TaskExecutionArn": "made.TaskExecutionArn"}, "Status", done=("SUCCESS",),
            failed=("ERROR",), reason="Result.[ErrorCode, ErrorDetail]",
        ),
        cancel=("cancel_task_execution", {"TaskExecutionArn": "made.TaskExecutionArn"}),
        gives="{TaskArn: args.task_arn, TaskExecutionArn: made.TaskExecutionArn}",
        returns="A dict with the ARNs of the task and of its execution.",
    ),
)  # fmt: skip

ROWS = (*GLUE, *DMS, *RDS, *QUICKSIGHT)
