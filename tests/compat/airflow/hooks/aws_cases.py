"""
What the hooks of Amazon are asked to do, for real Airflow and for ours: one list for both.

A case names hook, method and arguments, and what the service answers; `aws_recording` carries it out.
"""

from __future__ import annotations

from typing import Any

from tests.compat.airflow.hooks.aws_answers import NOW, batch, events, query, training

JOB = {"job_name": "j", "iam_role_arn": "arn:r", "s3_bucket": "b", "script_location": "s"}
MACHINE = "arn:aws:states:us-east-1:1:stateMachine:m"
TOKEN = "QVdTOnB3"  # AWS:pw
TRAINING = {"TrainingJobName": "t", "InputDataConfig": [{"DataSource": {"S3DataSource": {"S3Uri": "s3://b/k"}}}]}
TUNING = {"HyperParameterTuningJobName": "t", "TrainingJobDefinition": TRAINING}
TRANSFORM = {"TransformJobName": "t", "TransformInput": {"DataSource": {"S3DataSource": {"S3Uri": "s3://b/k"}}}}
AUTO = {"job_name": "j", "s3_input": "i", "target_attribute": "t", "s3_output": "o", "role_arn": "r"}
TASK = {
    "replication_task_id": "i", "source_endpoint_arn": "s", "target_endpoint_arn": "t", "replication_instance_arn": "r",
    "migration_type": "m", "table_mappings": {"a": 1},
}  # fmt: skip
FLOW = {
    "flowName": "f", "tasks": [{"taskType": "Filter"}, {"taskType": "Map"}], "description": "d",
    "destinationFlowConfigList": [], "sourceFlowConfig": {"connectorType": "Salesforce"},
    "triggerConfig": {"triggerType": "Scheduled", "triggerProperties": {"Scheduled": {}}, "other": 1},
}  # fmt: skip
INGESTION = {
    "data_set_id": "d", "ingestion_id": "i", "ingestion_type": "t", "aws_account_id": "1", "waiter_max_attempts": 3
}  # fmt: skip
STATEMENT = {"database": "d", "cluster_identifier": "c"}
LOG = {"logDriver": "awslogs", "options": {"awslogs-group": "g", "awslogs-region": "eu-west-1"}}
NODES = {"numNodes": 2, "mainNode": 0, "nodeRangeProperties": [{"targetNodes": "0:", "container": {
    "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "ng", "awslogs-region": "r"}},
}}]}  # fmt: skip
ATTEMPTS = [{"container": {"logStreamName": "a1"}}]
EC2 = {"DescribeInstances": {"Reservations": [{"Instances": [{"InstanceId": "i", "State": {"Name": "running"}}]}]}}
GONE = {"DescribeInstances": {"Reservations": []}}
NOT_THERE = "!EntityNotFoundException"
GLUE = {
    "GetJob": {"Job": {"Name": "j", "Role": "arn:old"}}, "StartJobRun": {"JobRunId": "r"},
    "GetTags": {"Tags": {"k": "v"}}, "GetCallerIdentity": {"Account": "123"},
}  # fmt: skip
CRAWLER = {
    "GetCrawler": {"Crawler": {"Name": "c", "Role": "r", "State": "READY", "LastCrawl": {"Status": "SUCCEEDED"}}},
    "GetCrawlerMetrics": {"CrawlerMetricsList": [
        {"LastRuntimeSeconds": 1, "TimeLeftSeconds": 0, "MedianRuntimeSeconds": 1, "TablesCreated": 0,
         "TablesUpdated": 0,
         "TablesDeleted": 0}]},
    "GetTags": {"Tags": {"k": "v"}}, "GetCallerIdentity": {"Account": "123"},
}  # fmt: skip
TASKS = {"DescribeReplicationTasks": {"ReplicationTasks": [{"Status": "ready"}], "Marker": "x"}}
LOCATIONS = {"ListLocations": {"Locations": [
    {"LocationArn": "1", "LocationUri": "s3://b/k/"}, {"LocationArn": "2", "LocationUri": "S3://b/K"}]}}  # fmt: skip
RDS = {
    "db_snapshot": ("snapshot_id", "DescribeDBSnapshots", "DBSnapshots", "Status", "DBSnapshotNotFound"),
    "db_cluster_snapshot": (
        "snapshot_id", "DescribeDBClusterSnapshots", "DBClusterSnapshots", "Status", "DBClusterSnapshotNotFoundFault"
    ),
    "export_task": ("export_task_id", "DescribeExportTasks", "ExportTasks", "Status", "ExportTaskNotFound"),
    "event_subscription": (
        "subscription_name", "DescribeEventSubscriptions", "EventSubscriptionsList", "Status", "SubscriptionNotFound"
    ),
    "db_instance": ("db_instance_id", "DescribeDBInstances", "DBInstances", "DBInstanceStatus", "DBInstanceNotFound"),
    "db_cluster": ("db_cluster_id", "DescribeDBClusters", "DBClusters", "Status", "DBClusterNotFoundFault"),
}  # fmt: skip

#: hook: arguments of its constructor -> method: [(arguments, what is answered)]
CASES: list[tuple[str, dict[str, Any], dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]]] = [
    ("athena.AthenaHook", {}, {
        "run_query": [
            ({"query": "select 1", "query_context": {"Database": "d"}, "result_configuration": {}, **more},
             {"StartQueryExecution": {"QueryExecutionId": "q"}})
            for more in ({}, {"client_request_token": "t", "workgroup": "w"})
        ],
        "check_query_status": [({"query_execution_id": "q"}, query("QUEUED")),
                               ({"query_execution_id": "q"}, {"GetQueryExecution": {"QueryExecution": None}})],
        "get_state_change_reason": [({"query_execution_id": "q"}, query("FAILED"))],
        "get_query_info": [({"query_execution_id": "q"}, query("FAILED"))],
        "get_query_results": [({"query_execution_id": "q", **more}, query(state))
                              for state in ("SUCCEEDED", "FAILED", "RUNNING")
                              for more in ({}, {"next_token_id": "t", "max_results": 3})],
        "get_query_results_paginator": [({"query_execution_id": "q"}, query("FAILED"))],
        "poll_query_status": [({"query_execution_id": "q", "max_polling_attempts": 3}, query(state))
                              for state in ("SUCCEEDED", "FAILED", "RUNNING")],
        "get_output_location": [({"query_execution_id": name}, query("SUCCEEDED")) for name in ("q", "")],
        "stop_query": [({"query_execution_id": "q"}, {})],
        "start_spark_calculation": [({"session_id": "s", "code_block": "c", **more},
                                     {"StartCalculationExecution": {"CalculationExecutionId": "c"}})
                                    for more in ({}, {"description": "d", "client_request_token": "t"})],
        "check_spark_calculation_status": [
            ({"calculation_execution_id": "c"}, {"GetCalculationExecution": {"Status": {"State": "RUNNING"}}})
        ],
        "get_spark_calculation_state_change_reason": [
            ({"calculation_execution_id": "c"}, {"GetCalculationExecution": {"Status": {"StateChangeReason": "w"}}})
        ],
        "stop_spark_calculation": [({"calculation_execution_id": "c"}, {"StopCalculationExecution": {"State": "X"}})],
    }),
    ("batch_client.BatchClientHook", {"max_retries": 3, "status_retries": 2}, {
        "terminate_job": [({"job_id": "j", "reason": "r"}, {})],
        "check_job_success": [({"job_id": "j"}, batch(state))
                              for state in ("SUCCEEDED", "FAILED", "RUNNING", "ODD")],
        "poll_for_job_running": [({"job_id": "j", "delay": 0}, batch(state))
                                 for state in ("SUCCEEDED", "FAILED", "RUNNING", "RUNNABLE")],
        "poll_for_job_complete": [({"job_id": "j", "delay": 0}, batch(state))
                                  for state in ("SUCCEEDED", "FAILED", "RUNNING")],
        "wait_for_job": [({"job_id": "j", "delay": 0}, batch(state)) for state in ("SUCCEEDED", "FAILED", "RUNNING")],
        "poll_job_status": [({"job_id": "j", "match_status": ["FAILED"]}, batch(state))
                            for state in ("FAILED", "RUNNING")],
        "get_job_description": [({"job_id": "j"}, batch("FAILED")), ({"job_id": "j"}, {"DescribeJobs": {"jobs": []}}),
                                ({"job_id": "j"}, {"DescribeJobs": "!ClientException"}),
                                ({"job_id": "j"}, {"DescribeJobs": "!TooManyRequestsException"})],
        **{method: [({"job_id": "j"}, batch("SUCCEEDED", **more)) for more in (
            {"container": {"logStreamName": "s", "logConfiguration": LOG}, "attempts": []},
            {"container": {"logStreamName": "s", "logConfiguration": {"logDriver": "syslog"}}, "attempts": []},
            {"nodeProperties": NODES, "attempts": ATTEMPTS}, {"attempts": []},
            {"container": {"logStreamName": "s"}, "attempts": []},
        )] for method in ("get_job_awslogs_info", "get_job_all_awslogs_info")},
    }),
    ("cloud_formation.CloudFormationHook", {}, {
        "get_stack_status": [({"stack_name": "s"}, {"DescribeStacks": {"Stacks": [{"StackStatus": "X"}]}}),
                             ({"stack_name": "s"}, {"DescribeStacks": "!ValidationError"})],
        "create_stack": [({"stack_name": "s", "cloudformation_parameters": given}, {})
                         for given in ({"TemplateBody": "x"}, {"StackName": "t"})],
        "delete_stack": [({"stack_name": "s", "cloudformation_parameters": given}, {})
                         for given in (None, {"RoleARN": "r"})],
    }),
    ("comprehend.ComprehendHook", {}, {
        "validate_document_classifier_training_status": [
            ({"document_classifier_arn": "a", "fail_on_warnings": fail},
             {"DescribeDocumentClassifier": {"DocumentClassifierProperties": {
                 "Status": state, "Message": "m", "ClassifierMetadata": {}, "OutputDataConfig": {"S3Uri": "s3://b"}}}})
            for state in ("TRAINED", "TRAINED_WITH_WARNING", "IN_ERROR") for fail in (True, False)
        ],
    }),
    ("datasync.DataSyncHook", {}, {
        "create_location": [({"location_uri": uri, "Subdirectory": "x"},
                             {"*": {"LocationArn": "a"}, "ListLocations": {"Locations": []}})
                            for uri in ("s3://b/k", "nfs://h/k", "smb://h/k", "efs://h", "hdfs://h")],
        "get_location_arns": [({"location_uri": "s3://b/k", **more}, LOCATIONS)
                              for more in ({}, {"case_sensitive": True}, {"ignore_trailing_slash": False})]
        + [({"location_uri": ""}, {})],
        "create_task": [({"source_location_arn": "s", "destination_location_arn": "d", "Name": "n"},
                         {"CreateTask": {"TaskArn": "a"}, "ListTasks": {"Tasks": []}})],
        "update_task": [({"task_arn": "a", "Name": "n"}, {})],
        "delete_task": [({"task_arn": "a"}, {})],
        "get_task_arns_for_location_arns": [
            ({"source_location_arns": [source], "destination_location_arns": ["d"]},
             {"ListTasks": {"Tasks": [{"TaskArn": "a"}]},
              "DescribeTask": {"SourceLocationArn": "s", "DestinationLocationArn": "d"}})
            for source in ("s", "t")
        ],
        "start_task_execution": [({"task_arn": name}, {"StartTaskExecution": {"TaskExecutionArn": "x"}})
                                 for name in ("a", "")],
        "cancel_task_execution": [({"task_execution_arn": name}, {}) for name in ("a", "")],
        "get_task_description": [({"task_arn": name}, {"DescribeTask": {"Name": "n"}}) for name in ("a", "")],
        "describe_task_execution": [({"task_execution_arn": "a"}, {"DescribeTaskExecution": {"Status": "SUCCESS"}})],
        "get_current_task_execution_arn": [({"task_arn": "a"}, {"DescribeTask": found})
                                           for found in ({}, {"CurrentTaskExecutionArn": "x"})],
        "wait_for_task_execution": [({"task_execution_arn": "a", "max_iterations": 2},
                                     {"DescribeTaskExecution": {"Status": state, "Result": {}}})
                                    for state in ("SUCCESS", "ERROR", "QUEUED", "ODD")],
    }),
    ("dms.DmsHook", {}, {
        "describe_replication_tasks": [({"Marker": "m"}, TASKS)],
        "find_replication_tasks_by_arn": [({"replication_task_arn": "a", **more}, TASKS)
                                          for more in ({}, {"without_settings": True})],
        "get_task_status": [({"replication_task_arn": "a"}, found) for found in (
            TASKS, {"DescribeReplicationTasks": {"ReplicationTasks": []}})],
        "create_replication_task": [({**TASK, "ReplicationTaskSettings": "{}"}, {
            **TASKS, "CreateReplicationTask": {"ReplicationTask": {"ReplicationTaskArn": "a"}}})],
        "start_replication_task": [({"replication_task_arn": "a", "start_replication_task_type": "x",
                                     "CdcStartPosition": "q"}, {})],
        "stop_replication_task": [({"replication_task_arn": "a"}, {})],
        "delete_replication_task": [({"replication_task_arn": "a"}, {
            "DescribeReplicationTasks": "!ResourceNotFoundFault"})],
        "modify_replication_task": [({"replication_task_arn": "a", **more},
                                     {"ModifyReplicationTask": {"ReplicationTask": {"Status": "modifying"}}})
                                    for more in ({}, {"table_mappings": {"a": 1}, "migration_type": "m",
                                                      "replication_task_settings": {"b": 2},
                                                      "cdc_start_position": "p", "cdc_stop_position": "q"})],
        "wait_for_task_status": [({"replication_task_arn": "a", "status": "ready"}, {})],
        "describe_replication_configs": [({}, {"DescribeReplicationConfigs": {"ReplicationConfigs": [1]}}),
                                         ({"filters": [{"Name": "n"}], "MaxRecords": 5},
                                          {"DescribeReplicationConfigs": {"ReplicationConfigs": []}})],
        "create_replication_config": [
            ({"replication_config_id": "i", "source_endpoint_arn": "s", "target_endpoint_arn": "t",
              "compute_config": {"MinCapacityUnits": 1}, "replication_type": "full-load", "table_mappings": "{}",
              **more}, {"CreateReplicationConfig": {"ReplicationConfig": {"ReplicationConfigArn": "a"}}})
            for more in ({}, {"additional_config_kwargs": {"ResourceIdentifier": "x"}})
        ],
        "describe_replications": [({}, {"DescribeReplications": {"Replications": [1]}})],
        "delete_replication_config": [({"replication_config_arn": "a"}, {})],
        "start_replication": [({"replication_config_arn": "a", "start_replication_type": "t", **more},
                               {"StartReplication": {"Replication": {}}})
                              for more in ({}, {"cdc_start_time": "2024-01-01", "cdc_start_pos": "p",
                                                "cdc_stop_pos": "q"})],
        "stop_replication": [({"replication_config_arn": "a"}, {"StopReplication": {"Replication": {}}})],
        "get_provision_status": [({"replication_config_arn": "a"}, {"DescribeReplications": {"Replications": found}})
                                 for found in ([{"ProvisionData": {"ProvisionState": "p"}}], [{}], [])],
    }),
    ("appflow.AppflowHook", {}, {
        "run_flow": [({"flow_name": "f", "max_attempts": 2}, {
            "StartFlow": {"executionId": "x"},
            "DescribeFlowExecutionRecords": {"flowExecutions": [{"executionId": "x", "executionStatus": state}]}})
            for state in ("Error", "InProgress")]
        + [({"flow_name": "f", "wait_for_completion": False}, {"StartFlow": {"executionId": "x"}})],
        "update_flow_filter": [({"flow_name": "f", "filter_tasks": [{"taskType": "Filter", "new": 1}],
                                 "set_trigger_ondemand": now}, {"DescribeFlow": FLOW}) for now in (True, False)],
    }),
    ("ec2.EC2Hook", {"api_type": "client_type"}, {
        "get_instance": [({"instance_id": "i"}, EC2), ({"instance_id": "i"}, GONE)],
        **{f"{what}_instances": [({"instance_ids": ["i"]}, {"*": {"Done": [what]}})]
           for what in ("stop", "start", "terminate")},
        "describe_instances": [({}, EC2), ({"filters": [{"Name": "n"}], "instance_ids": ["i"]}, EC2)],
        "get_instances": [({}, EC2), ({}, GONE)],
        "get_instance_ids": [({}, EC2)],
        "get_instance_state": [({"instance_id": "i"}, EC2), ({"instance_id": "i"}, GONE)],
        "wait_for_state": [({"instance_id": "i", "target_state": "running", "check_interval": 1}, EC2)],
    }),
    ("ec2.EC2Hook", {}, {
        "get_instance_state": [({"instance_id": "i"}, EC2)],
        "start_instances": [({"instance_ids": ["i"]}, {})],
        "get_instance_ids": [({}, EC2)],
    }),
    ("ecr.EcrHook", {}, {
        "get_temporary_credentials": [({"registry_ids": ids}, {"GetAuthorizationToken": {"authorizationData": [
            {"authorizationToken": TOKEN, "proxyEndpoint": "https://1.dkr", "expiresAt": NOW}]}})
            for ids in (None, "1", ["1", "2"])],
    }),
    ("ecs.EcsHook", {}, {
        "get_cluster_state": [({"cluster_name": "c"}, {"DescribeClusters": {"clusters": found}})
                              for found in ([{"status": "ACTIVE"}], [])],
        "get_task_definition_state": [({"task_definition": "t"},
                                       {"DescribeTaskDefinition": {"taskDefinition": {"status": "ACTIVE"}}})],
        "get_task_state": [({"cluster": "c", "task": "t"}, {"DescribeTasks": {"tasks": found}})
                           for found in ([{"lastStatus": "RUNNING"}], [])],
    }),
    ("eks.EksHook", {}, {
        "create_cluster": [({"name": "c", "roleArn": "r", "resourcesVpcConfig": {}, "version": "1"},
                            {"*": {"cluster": {"name": "c"}}})],
        "create_nodegroup": [({"clusterName": "c", "nodegroupName": "n", "subnets": ["s"], "nodeRole": "r", **more},
                              {"*": {"nodegroup": {"nodegroupName": "n"}}})
                             for more in ({}, {"tags": {"a": "b", "kubernetes.io/cluster/c": "mine"}, "amiType": "x"})],
        "create_fargate_profile": [({"clusterName": "c", "fargateProfileName": "f", "podExecutionRoleArn": "r",
                                     "selectors": [], "subnets": ["s"]},
                                    {"*": {"fargateProfile": {"fargateProfileName": "f"}}})],
        "delete_cluster": [({"name": "c"}, {"*": {"cluster": {"name": "c"}}}),
                           ({"name": "c"}, {"*": "!ResourceNotFoundException"})],
        "delete_nodegroup": [({"clusterName": "c", "nodegroupName": "n"},
                              {"*": {"nodegroup": {"nodegroupName": "n"}}})],
        "delete_fargate_profile": [({"clusterName": "c", "fargateProfileName": "f"},
                                    {"*": {"fargateProfile": {"fargateProfileName": "f"}}})],
        "describe_cluster": [({"name": "c", "verbose": tell}, {"DescribeCluster": {"cluster": {"status": "ACTIVE"}}})
                             for tell in (True, False)],
        "get_cluster_state": [({"clusterName": "c"}, found) for found in (
            {"DescribeCluster": {"cluster": {"status": "ACTIVE"}}},
            {"DescribeCluster": "!ResourceNotFoundException"}, {"DescribeCluster": "!ClientException"})],
        "get_nodegroup_state": [({"clusterName": "c", "nodegroupName": "n"}, found) for found in (
            {"DescribeNodegroup": {"nodegroup": {"status": "DEGRADED"}}},
            {"DescribeNodegroup": "!ResourceNotFoundException"})],
        "get_fargate_profile_state": [({"clusterName": "c", "fargateProfileName": "f"}, found) for found in (
            {"DescribeFargateProfile": {"fargateProfile": {"status": "ODD"}}},
            {"DescribeFargateProfile": "!ResourceNotFoundException"})],
    }),
    ("elasticache_replication_group.ElastiCacheReplicationGroupHook", {"max_retries": 3}, {
        "create_replication_group": [({"config": {"ReplicationGroupId": "r"}}, {"*": {"ReplicationGroup": {}}})],
        "delete_replication_group": [({"replication_group_id": "r"}, {"*": {"ReplicationGroup": {}}})],
        "describe_replication_group": [({"replication_group_id": "r"}, {"*": {"ReplicationGroups": []}})],
        **{method: [({"replication_group_id": "r"},
                     {"DescribeReplicationGroups": {"ReplicationGroups": [{"Status": state}]}})
                    for state in ("available", "deleting", "create-failed", "creating")]
           + [({"replication_group_id": "r"}, {"DescribeReplicationGroups": "!ReplicationGroupNotFoundFault"})]
           for method in ("get_replication_group_status", "is_replication_group_available", "wait_for_availability")},
        **{method: [({"replication_group_id": "r"},
                     {"DescribeReplicationGroups": [{"ReplicationGroups": [{"Status": "available"}]},
                                                    {"ReplicationGroups": [{"Status": "deleting"}]}, *last],
                      "DeleteReplicationGroup": {"ReplicationGroup": {"Status": "deleting"}}})
                    for last in ([], ["!ReplicationGroupNotFoundFault"])]
           + [({"replication_group_id": "r"}, {"DescribeReplicationGroups": "!ReplicationGroupNotFoundFault"})]
           for method in ("wait_for_deletion", "ensure_delete_replication_group")},
    }),
    ("emr.EmrHook", {"emr_conn_id": None}, {
        "get_cluster_id_by_name": [({"emr_cluster_name": "n", "cluster_states": ["RUNNING"]},
                                    {"ListClusters": {"Clusters": [{"Id": str(n), "Name": name}
                                                                   for n, name in enumerate(names)]}})
                                   for names in ("nm", "mm", "nn")],
        "create_job_flow": [({"job_flow_overrides": {"Name": "y"}}, {"RunJobFlow": {"JobFlowId": "j"}})],
        "add_job_flow_steps": [({"job_flow_id": "j", "steps": [{"Name": "s"}], **more}, {
            "AddJobFlowSteps": {"StepIds": ["1", "2"]}, "DescribeStep": {"Step": {"Status": {"State": state}}}})
            for more in ({}, {"execution_role_arn": "r"}, {"wait_for_completion": True, "waiter_max_attempts": 2})
            for state in ("COMPLETED", "RUNNING")],
        "test_connection": [],
    }),
    ("emr.EmrHook", {"emr_conn_id": "emr_settings"}, {
        "create_job_flow": [({"job_flow_overrides": {"Name": "y"}}, {"RunJobFlow": {"JobFlowId": "j"}})],
    }),
    ("emr.EmrContainerHook", {"virtual_cluster_id": "vc"}, {
        "create_emr_on_eks_cluster": [({"virtual_cluster_name": "v", "eks_cluster_name": "e", "eks_namespace": "n",
                                        "tags": tags}, {"CreateVirtualCluster": {"id": "vc"}})
                                      for tags in (None, {"a": "b"})],
        "submit_job": [({"name": "n", "execution_role_arn": "r", "release_label": "l", "job_driver": {"a": 1}, **more},
                        {"StartJobRun": {"id": "j", "virtualClusterId": "vc"}})
                       for more in ({}, {"configuration_overrides": {"b": 2}, "client_request_token": "t",
                                         "tags": {"c": "d"}, "retry_max_attempts": 3})],
        **{method: [({"job_id": "j"}, {"DescribeJobRun": found}) for found in (
            {"jobRun": {"state": "FAILED", "failureReason": "USER_ERROR", "stateDetails": "d"}},
            "!ResourceNotFoundException", "!ValidationException")]
           for method in ("check_query_status", "get_job_failure_reason")},
        "poll_query_status": [({"job_id": "j", "max_polling_attempts": 3}, {"DescribeJobRun": {"jobRun": {"state": s}}})
                              for s in ("COMPLETED", "FAILED", "CANCELLED", "RUNNING")],
        "stop_query": [({"job_id": "j"}, {"CancelJobRun": {"id": "j"}})],
    }),
    ("emr.EmrServerlessHook", {}, {
        "cancel_running_jobs": [({"application_id": "a"}, {"ListJobRuns": {"jobRuns": []}}),
                                ({"application_id": "a", "wait_for_completion": False},
                                 {"ListJobRuns": {"jobRuns": [{"id": "1"}, {"id": "2"}]}}),
                                ({"application_id": "a"},
                                 {"ListJobRuns": [{"jobRuns": [{"id": "1"}]}, {"jobRuns": [{"id": "1"}]},
                                                  {"jobRuns": []}]})],
        "start_session": [({"application_id": "a", "execution_role_arn": "r", **more},
                           {"StartSession": {"sessionId": "s"}})
                          for more in ({}, {"name": "n", "idle_timeout_minutes": 3})],
    }),
    ("eventbridge.EventBridgeHook", {}, {
        "put_rule": [({"name": "n", **more}, {"PutRule": {"RuleArn": "a"}}) for more in (
            {"schedule_expression": "rate(1 day)"}, {"event_pattern": "{}", "state": "ENABLED", "description": "d",
                                                     "event_bus_name": "b", "role_arn": "r", "tags": [{"Key": "k"}]},
            {"event_pattern": "{}", "state": "ODD"}, {})],
    }),
    ("firehose.FirehoseHook", {"delivery_stream": "d"}, {
        "put_records": [({"records": [{"Data": "x"}]}, {"PutRecordBatch": {"FailedPutCount": 0}})],
    }),
    ("glacier.GlacierHook", {}, {
        "retrieve_inventory": [({"vault_name": "v"}, {"InitiateJob": {"jobId": "j"}})],
        "retrieve_inventory_results": [({"vault_name": "v", "job_id": "j"}, {"GetJobOutput": {"status": 200}})],
        "describe_job": [({"vault_name": "v", "job_id": "j"}, {"DescribeJob": {"Action": "a", "StatusCode": "s"}})],
    }),
    ("glue.GlueJobHook", JOB, {
        "create_glue_job_config": [({}, {})],
        "describe_jobs": [({}, {"GetJobs": {"Jobs": []}})],
        "list_jobs": [({}, {"GetJobs": {"Jobs": []}})],
        "initialize_job": [({}, GLUE), ({"script_arguments": {"--a": "1"}, "run_kwargs": {"Timeout": 3}},
                                        {**GLUE, "GetJob": NOT_THERE}), ({}, {"GetJob": "!InternalServiceException"})],
        "get_job_state": [({"job_name": "x", "run_id": "r"}, {"GetJobRun": {"JobRun": {"JobRunState": "RUNNING"}}})],
        "job_completion": [({"job_name": "x", "run_id": "r"}, {"GetJobRun": [{"JobRun": {"JobRunState": "RUNNING"}},
                                                                            {"JobRun": {"JobRunState": state}}]})
                           for state in ("SUCCEEDED", "FAILED", "STOPPED", "TIMEOUT")],
        "has_job": [({"job_name": "x"}, GLUE), ({"job_name": "x"}, {"GetJob": NOT_THERE})],
        "update_job": [({"Name": "j", **more}, GLUE)
                       for more in ({"Role": "arn:old"}, {"Role": "arn:new"}, {"Role": "arn:old", "Tags": {"a": "b"}},
                                    {"Tags": {"k": "v"}})],
        "update_tags": [({"job_name": "j", "job_tags": tags}, GLUE) for tags in ({"k": "v"}, {"k": "w"}, {})],
        "get_or_create_glue_job": [({}, GLUE), ({}, {"GetJob": NOT_THERE})],
        "create_or_update_glue_job": [({}, GLUE), ({}, {"GetJob": NOT_THERE})],
    }),
    ("glue.GlueJobHook", {"job_name": "j", "iam_role_name": "r", "update_config": True, "retry_limit": 2, "desc": "d",
                          "create_job_kwargs": {"WorkerType": "G.1X", "NumberOfWorkers": 2},
                          "concurrent_run_limit": 3}, {
        "create_glue_job_config": [({}, {"GetRole": {"Role": {"Arn": "arn:r"}}})],
        "get_iam_execution_role": [({}, {"GetRole": {"Role": {"Arn": "arn:r"}}})],
        "initialize_job": [({}, {**GLUE, "GetRole": {"Role": {"Arn": "arn:r"}}})],
    }),
    *(("glue.GlueJobHook", {"job_name": "j", **more}, {"has_job": [({"job_name": "x"}, GLUE)]}) for more in (
        {"iam_role_name": "a", "iam_role_arn": "b"}, {"create_job_kwargs": {"WorkerType": "x"}},
        {"create_job_kwargs": {"NumberOfWorkers": 1}},
        {"num_of_dpus": 1, "create_job_kwargs": {"WorkerType": "x", "NumberOfWorkers": 1}},
    )),
    ("glue.GlueDataQualityHook", {}, {
        "has_data_quality_ruleset": [({"name": "n"}, {}), ({"name": "n"}, {"GetDataQualityRuleset": NOT_THERE})],
        "get_evaluation_run_results": [({"run_id": "r"}, {
            "GetDataQualityRulesetEvaluationRun": {"ResultIds": ["1"]}, "BatchGetDataQualityResult": {"Results": []}})],
        "validate_evaluation_run_results": [
            ({"evaluation_run_id": "e", "show_results": False, "verify_result_status": check}, {
                "GetDataQualityRulesetEvaluationRun": {"ResultIds": ["1"]},
                "BatchGetDataQualityResult": {"Results": [{"ResultId": "1", "RulesetName": "s", "RuleResults": [
                    {"Name": "x", "Description": "d", "Result": result}]}]}})
            for result in ("PASS", "FAIL", "ERROR") for check in (True, False)
        ],
        "log_recommendation_results": [({"run_id": "r"}, {
            "GetDataQualityRuleRecommendationRun": {
                "RecommendedRuleset": "Rules = []",
                "DataSource": {"GlueTable": {"DatabaseName": "d", "TableName": "t"}}}})],
    }),
    ("glue_catalog.GlueCatalogHook", {}, {
        "get_partitions": [({"database_name": "d", "table_name": "t", **more},
                            {"GetPartitions": {"Partitions": [{"Values": ["a", "b"]}, {"Values": ["c", "d"]}]}})
                           for more in ({}, {"expression": "x", "page_size": 3, "max_items": 1})],
        "check_for_partition": [({"database_name": "d", "table_name": "t", "expression": "x"},
                                 {"GetPartitions": {"Partitions": found}}) for found in ([], [{"Values": ["a"]}])],
        "get_table": [({"database_name": "d", "table_name": "t"}, {"GetTable": {"Table": {"Name": "t"}}})],
        "get_table_location": [({"database_name": "d", "table_name": "t"},
                                {"GetTable": {"Table": {"StorageDescriptor": {"Location": "s3://b"}}}})],
        "get_partition": [({"database_name": "d", "table_name": "t", "partition_values": ["a"]}, found) for found in (
            {"GetPartition": {"Partition": {"Values": ["a"]}}}, {"GetPartition": NOT_THERE})],
        "create_partition": [({"database_name": "d", "table_name": "t", "partition_input": {"Values": ["a"]}}, found)
                             for found in ({}, {"CreatePartition": "!AlreadyExistsException"})],
    }),
    ("glue_crawler.GlueCrawlerHook", {}, {
        "has_crawler": [({"crawler_name": "c"}, CRAWLER), ({"crawler_name": "c"}, {"GetCrawler": NOT_THERE})],
        "get_crawler": [({"crawler_name": "c"}, CRAWLER)],
        "update_crawler": [({"Name": "c", **more}, CRAWLER)
                           for more in ({"Role": "r"}, {"Role": "s", "Tags": {"k": "w"}}, {"Tags": {"k": "v"}})],
        "update_tags": [({"crawler_name": "c", "crawler_tags": tags}, CRAWLER)
                        for tags in ({"k": "v"}, {"k": "w"}, {})],
        "create_crawler": [({"Name": "c", "Role": "r"}, {})],
        "start_crawler": [({"crawler_name": "c"}, {})],
        "wait_for_crawler_completion": [({"crawler_name": "c"}, {**CRAWLER, "GetCrawler": [
            {"Crawler": {"State": "RUNNING"}},
            {"Crawler": {"State": "READY", "LastCrawl": {"Status": "SUCCEEDED"}}}]})],
    }),
    ("glue_databrew.GlueDataBrewHook", {}, {
        "get_job_state": [({"job_name": "j", "run_id": "r"}, {"DescribeJobRun": {"State": "RUNNING"}})],
    }),
    ("lambda_function.LambdaHook", {}, {
        "invoke_lambda": [({"function_name": "f", **more}, {"Invoke": {"StatusCode": 200}})
                          for more in ({}, {"invocation_type": "Event", "log_type": "Tail", "client_context": "c",
                                            "payload": b"x", "qualifier": "q"})],
        "create_lambda": [({"function_name": "f", "role": "r", "code": {"ZipFile": b"x"}, **more},
                           {"CreateFunction": {"FunctionArn": "a"}})
                          for more in ({}, {"runtime": "python3.12", "handler": "h", "timeout": 3, "memory_size": 5,
                                            "publish": True, "vpc_config": {"SubnetIds": []}, "kms_key_arn": "k",
                                            "tags": {"a": "b"}, "layers": ["l"], "code_signing_config_arn": "c",
                                            "architectures": ["arm64"], "ephemeral_storage": {"Size": 1},
                                            "snap_start": {"ApplyOn": "None"}, "logging_config": {"LogFormat": "JSON"}})
                          ],
        "encode_log_result": [({"log_result": "YQoKYgo=", "keep_empty_lines": keep}, {}) for keep in (True, False)],
    }),
    ("logs.AwsLogsHook", {}, {
        "get_log_events": [({"log_group": "g", "log_stream_name": "s", **more}, events(*counts))
                           for more in ({}, {"skip": 3}, {"start_time": 5, "end_time": 9})
                           for counts in ((2, 2), (1, 0, 1, 0, 0, 0, 1), (0,), (4,))],
    }),
    ("mwaa.MwaaHook", {}, {
        "invoke_rest_api": [({"env_name": "e", "path": "/p", "method": "GET", **more},
                             {"InvokeRestApi": {"RestApiStatusCode": 200, "RestApiResponse": {"a": 1}}})
                            for more in ({}, {"body": {"a": None, "b": 1}, "query_params": {"q": 1}})],
    }),
    ("neptune.NeptuneHook", {}, {
        "get_cluster_status": [({"cluster_id": "c"},
                                {"DescribeDBClusters": {"DBClusters": [{"Status": "available"}]}})],
        "get_db_instance_status": [({"instance_id": "i"},
                                    {"DescribeDBInstances": {"DBInstances": [{"DBInstanceStatus": "available"}]}})],
        "wait_for_cluster_instance_availability": [
            ({"cluster_id": "c", "max_attempts": 2},
             {"DescribeDBInstances": {"DBInstances": [{"DBInstanceStatus": state}]}}) for state in ("available", "x")
        ],
    }),
    ("quicksight.QuickSightHook", {}, {
        "create_ingestion": [({**INGESTION, "wait_for_completion": wait}, {
            "CreateIngestion": {"IngestionId": "i"}, "DescribeIngestion": {"Ingestion": {"IngestionStatus": state}}})
            for state in ("COMPLETED", "FAILED", "RUNNING") for wait in (True, False)],
        "get_status": [({"aws_account_id": "1", "data_set_id": "d", "ingestion_id": "i"},
                        {"DescribeIngestion": found})
                       for found in ({"Ingestion": {"IngestionStatus": "RUNNING"}}, "!ResourceNotFoundException")],
        "get_error_info": [({"aws_account_id": "1", "data_set_id": "d", "ingestion_id": "i"},
                            {"DescribeIngestion": {"Ingestion": found}}) for found in ({}, {"ErrorInfo": {"Type": "t"}})
                           ],
        "wait_for_state": [({"aws_account_id": "1", "data_set_id": "d", "ingestion_id": "i",
                             "target_state": {"COMPLETED"}, "check_interval": 1},
                            {"DescribeIngestion": {"Ingestion": {"IngestionStatus": state}}})
                           for state in ("COMPLETED", "FAILED", "CANCELLED")],
    }),
    ("rds.RdsHook", {}, {
        **{f"get_{what}_state": [({name: "x"}, {operation: found})
                                 for found in ({part: [{path: "Available"}]}, {part: []}, f"!{gone}", "!Throttling")]
           for what, (name, operation, part, path, gone) in RDS.items()},
        **{f"wait_for_{what}_state": [({name: "x", "target_state": target, "check_interval": 1, "max_attempts": 3},
                                       {operation: found})
                                      for target, found in (("available", {part: [{path: "available"}]}),
                                                            ("Available", {part: [{path: "creating"}]}),
                                                            ("available", {part: [{path: "failed"}]}),
                                                            *([] if what in ("export_task", "event_subscription") else
                                                              [("deleted", f"!{gone}")]))]
           for what, (name, operation, part, path, gone) in RDS.items()},
    }),
    ("redshift_data.RedshiftDataHook", {}, {
        "execute_query": [({"sql": sql, **more}, {"*": {"Id": "x", "SessionId": "s", "Status": "FINISHED"}})
                          for sql in ("select 1", ["a", "b"])
                          for more in (STATEMENT, {**STATEMENT, "wait_for_completion": False}, {},
                                       {**STATEMENT, "session_id": "odd"}, {"session_id": "odd"},
                                       {"workgroup_name": "w", "with_event": True, "statement_name": "n",
                                        "secret_arn": "s", "session_keep_alive_seconds": 5, "db_user": "u",
                                        "parameters": [{"name": "x", "value": "1"}]})],
        **{method: [({"statement_id": "x", **more}, {"DescribeStatement": {"Id": "x", "Status": state, "Error": "why"}})
                    for state in states]
           for method, states, more in (
               ("check_query_is_finished", ("FINISHED", "FAILED", "ABORTED", "STARTED"), {}),
               ("wait_for_results", ("FINISHED", "FAILED", "ABORTED"), {"poll_interval": 1}))},
    }),
    ("sagemaker.SageMakerHook", {}, {
        "create_training_job": [({"config": TRAINING, "check_interval": 1, **more}, training(state))
                                for state in ("Completed", "Failed", "Stopped")
                                for more in ({}, {"print_log": False})]
        + [({"config": TRAINING, "print_log": False, "max_ingestion_time": 2, "check_interval": 1},
            training("InProgress")), ({"config": TRAINING}, {"HeadBucket": "!404"})],
        "create_tuning_job": [({"config": TUNING, "check_interval": 1}, {
            "CreateHyperParameterTuningJob": {"HyperParameterTuningJobArn": "a"},
            "DescribeHyperParameterTuningJob": {"HyperParameterTuningJobStatus": state, "FailureReason": "why"}})
            for state in ("Completed", "Failed")],
        "create_transform_job": [({"config": TRANSFORM, "check_interval": 1}, {
            "CreateTransformJob": {"TransformJobArn": "a"},
            "DescribeTransformJob": {"TransformJobStatus": state, "FailureReason": "why"}})
            for state in ("Completed", "Failed")],
        "create_processing_job": [({"config": {"ProcessingJobName": "p"}, "check_interval": 1}, {
            "CreateProcessingJob": {"ProcessingJobArn": "a"},
            "DescribeProcessingJob": {"ProcessingJobStatus": state, "FailureReason": "why"}})
            for state in ("Completed", "Failed", "Stopped")],
        **{method: [({"config": {"EndpointName": "e"}, "check_interval": 1, "max_ingestion_time": 2}, {
            "*": {"EndpointArn": "a"}, "DescribeEndpoint": {"EndpointStatus": state, "FailureReason": "why"}})
            for state in ("InService", "Failed", "Creating")] for method in ("create_endpoint", "update_endpoint")},
        "check_s3_url": [({"s3url": url}, answer) for url in ("s3://b/k", "s3://b")
                         for answer in ({}, {"HeadBucket": "!404"})],
        **{f"describe_{what}": [({"name": "n"}, {"*": {"Name": "n"}})] for what in (
            "training_job", "tuning_job", "model", "transform_job", "processing_job", "endpoint_config", "endpoint")},
        "create_model": [({"config": {"ModelName": "m"}}, {"*": {"ModelArn": "a"}})],
        "create_endpoint_config": [({"config": {"EndpointConfigName": "m"}}, {"*": {"EndpointConfigArn": "a"}})],
        "list_training_jobs": [({**more}, {"ListTrainingJobs": {"TrainingJobSummaries": [{"TrainingJobName": "a"}]}})
                               for more in ({}, {"name_contains": "n", "max_results": 3, "StatusEquals": "Failed"},
                                            {"name_contains": "n", "NameContains": "m"})],
        "list_transform_jobs": [({}, {"ListTransformJobs": [
            {"TransformJobSummaries": [1], "NextToken": "t"}, {"TransformJobSummaries": [2]}]})],
        "list_processing_jobs": [({"NameContains": "x", "MaxResults": 5},
                                  {"ListProcessingJobs": {"ProcessingJobSummaries": []}})],
        "count_processing_jobs_by_name": [({"processing_job_name": "x", **more}, {"ListProcessingJobs": found})
                                          for more in ({}, {"job_name_suffix": "-s"}, {"job_name_suffix": "-[a-z]+"})
                                          for found in ({"ProcessingJobSummaries": [{"ProcessingJobName": name}
                                                                                    for name in ("x", "x-s", "xy")]},
                                                        "!ResourceNotFound", "!ThrottlingException", "!Odd")],
        "delete_model": [({"model_name": "m"}, {}), ({"model_name": "m"}, {"*": "!ValidationException"})],
        "describe_pipeline_exec": [({"pipeline_exec_arn": "p", "verbose": tell}, {
            "ListPipelineExecutionSteps": {"PipelineExecutionSteps": []},
            "DescribePipelineExecution": {"PipelineExecutionStatus": "Executing"}}) for tell in (True, False)],
        "start_pipeline": [({"pipeline_name": "p", **more},
                            {"StartPipelineExecution": {"PipelineExecutionArn": "a"}})
                           for more in ({}, {"display_name": "d", "pipeline_params": {"a": "b"}})],
        "stop_pipeline": [({"pipeline_exec_arn": "p", "fail_if_not_running": fail}, {
            "StopPipelineExecution": found, "DescribePipelineExecution": {"PipelineExecutionStatus": "Stopping"}})
            for fail in (True, False) for found in ({}, "!ConflictException", "!ValidationException")],
        "create_model_package_group": [({"package_group_name": "p"}, {"*": found})
                                       for found in ({"ModelPackageGroupArn": "a"}, "!ValidationException")],
        "create_auto_ml_job": [({**AUTO, "wait_for_completion": False, "compressed_input": True, "time_limit": 3,
                                 "autodeploy_endpoint_name": "e", "extras": {"GenerateCandidateDefinitionsOnly": True}},
                                {})]
        + [({**AUTO, "check_interval": 1}, {"DescribeAutoMLJob": {
            "AutoMLJobStatus": state, "AutoMLJobSecondaryStatus": "x", **more}}) for state, more in (
                ("Completed", {"BestCandidate": {"CandidateName": "c"}}), ("Completed", {}),
                ("Failed", {"FailureReason": "why"}))],
    }),
    ("ssm.SsmHook", {}, {
        "get_parameter_value": [({"parameter": "p", **more}, {"GetParameter": found})
                                for more in ({}, {"default": "d"})
                                for found in ({"Parameter": {"Value": "v", "Type": "String"}}, "!ParameterNotFound")],
        "get_command_invocation": [({"command_id": "c", "instance_id": "i"}, {"*": {"Status": "Success"}})],
        "list_command_invocations": [({"command_id": "c"}, {"*": {"CommandInvocations": []}})],
        "is_aws_level_failure": [({"status": state}, {}) for state in ("Failed", "TimedOut", "Cancelled", "Success")],
    }),
    ("step_function.StepFunctionHook", {}, {
        "start_execution": [({"state_machine_arn": MACHINE, **more}, {"StartExecution": {"executionArn": "a"}})
                            for more in ({}, {"name": "n", "state_machine_input": {"a": 1}},
                                         {"state_machine_input": '{"a": 1}'}, {"state_machine_input": {}},
                                         {"name": "n", "is_redrive_execution": True}, {"is_redrive_execution": True})],
        "describe_execution": [({"execution_arn": "a"}, {"DescribeExecution": {"status": "RUNNING"}})],
    }),
    ("sts.StsHook", {}, {"get_account_number": [({}, {"GetCallerIdentity": {"Account": "123"}})]}),
    ("bedrock.BedrockHook", {}, {
        "get_guardrail_id_by_name": [({"guardrail_name": name},
                                      {"ListGuardrails": {"guardrails": [{"name": "n", "id": "7"}]}})
                                     for name in "nm"],
    }),
    ("s3_tables.S3TablesHook", {}, {
        "get_table_bucket_arn_by_name": [({"table_bucket_name": name},
                                          {"ListTableBuckets": {"tableBuckets": [{"name": "n", "arn": "a"}]}})
                                         for name in "nm"],
    }),
]  # fmt: skip

SETTINGS = {"conn_type": "emr", "extra": {"Name": "x", "Tags": [{"Key": "k"}]}}
