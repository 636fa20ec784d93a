"""Today's dotted path of a hook, or of what lives beside it -> the module here. Old paths lead to today's elsewhere."""

from __future__ import annotations

from prefect.compat.airflow.hooks.amazon.table import ROWS as AMAZON

_PROVIDERS = "airflow.providers"
_AWS = f"{_PROVIDERS}.amazon.aws"

#: Airflow's module -> (module here, names).
_ROWS: dict[str, tuple[str, str]] = {
    f"{_PROVIDERS}.http.hooks.http": ("http", "HttpHook"),
    f"{_PROVIDERS}.common.sql.hooks.sql": (
        "dbapi",
        "DbApiHook fetch_all_handler fetch_one_handler return_single_query_results",
    ),
    f"{_PROVIDERS}.common.sql.hooks.handlers": (
        "handlers",
        "fetch_all_handler fetch_one_handler return_single_query_results",
    ),
    f"{_PROVIDERS}.sqlite.hooks.sqlite": ("sqlite", "SqliteHook"),
    f"{_PROVIDERS}.postgres.hooks.postgres": ("postgres", "PostgresHook"),
    f"{_PROVIDERS}.mysql.hooks.mysql": ("mysql", "MySqlHook"),
    f"{_PROVIDERS}.microsoft.mssql.hooks.mssql": ("mssql", "MsSqlHook"),
    f"{_AWS}.hooks.base_aws": ("aws", "AwsGenericHook AwsBaseHook"),
    f"{_AWS}.hooks.s3": ("s3", "S3Hook provide_bucket_name unify_bucket_name_and_key"),
    f"{_AWS}.hooks.dynamodb": ("aws_services", "DynamoDBHook"),
    f"{_AWS}.hooks.lambda_function": ("aws_services", "LambdaHook"),
    f"{_AWS}.hooks.sqs": ("aws_services", "SqsHook"),
    f"{_AWS}.hooks.sns": ("aws_services", "SnsHook"),
    f"{_AWS}.hooks.secrets_manager": ("aws_services", "SecretsManagerHook"),
    f"{_AWS}.hooks.redshift_cluster": ("aws_services", "RedshiftHook"),
    f"{_AWS}.hooks.ssm": ("aws_services", "SsmHook"),
    f"{_AWS}.hooks.athena": ("amazon.athena", "query_params_to_string"),
    f"{_AWS}.hooks.dms": ("amazon.states", "DmsTaskState DmsTaskWaiterStatus"),
    f"{_AWS}.hooks.ec2": ("amazon.ec2", "only_client_type"),
    f"{_AWS}.hooks.ecr": ("amazon.ecr", "EcrCredentials"),
    f"{_AWS}.hooks.ecs": ("amazon.states", "EcsClusterStates EcsTaskDefinitionStates EcsTaskStates"),
    f"{_AWS}.hooks.eks": ("amazon.states", "ClusterStates FargateProfileStates NodegroupStates"),
    f"{_AWS}.hooks.redshift_data": (
        "amazon.redshift_data",
        "QueryExecutionOutput RedshiftDataQueryAbortedError RedshiftDataQueryFailedError",
    ),
    f"{_AWS}.hooks.redshift_sql": ("amazon.redshift_sql", "RedshiftSQLHook"),
    f"{_AWS}.hooks.sagemaker": (
        "amazon.sagemaker_logs",
        "LogState Position argmin secondary_training_status_changed secondary_training_status_message",
    ),
    f"{_AWS}.exceptions": (
        "amazon.errors",
        "DataSyncLocationNotFoundError DataSyncMultipleLocationsError DataSyncMultipleTasksError "
        "DataSyncTaskCreationError DataSyncTaskExecutionFailedError DataSyncTaskNotFoundError EcsOperatorError "
        "EcsTaskFailToStart GlueJobRunStoppedError NeptuneGraphCreationFailedError NeptuneGraphDeletionFailedError "
        "NeptuneImportTaskCancellationFailedError NeptuneImportTaskFailedError "
        "NeptunePrivateEndpointCreationFailedError NeptunePrivateEndpointDeletionFailedError "
        "S3HookPathTraversalError S3HookUriParseFailure WaiterMaxAttemptsError WaiterNoCredentialsError "
        "WaiterTerminalFailure",
    ),
    **{
        f"{_AWS}.links.{module}": ("amazon.links", names)
        for module, names in {
            "base_aws": "BaseAwsLink",
            "athena": "AthenaQueryResultsLink",
            "batch": "BatchJobDefinitionLink BatchJobDetailsLink BatchJobQueueLink",
            "comprehend": "ComprehendDocumentClassifierLink ComprehendPiiEntitiesDetectionLink",
            "datasync": "DataSyncTaskExecutionLink DataSyncTaskLink",
            "ec2": "EC2InstanceDashboardLink EC2InstanceLink VpcEndpointLink",
            "emr": "EmrClusterLink EmrLogsLink EmrServerlessCloudWatchLogsLink EmrServerlessDashboardLink "
            "EmrServerlessLogsLink EmrServerlessS3LogsLink get_log_uri get_serverless_log_uri",
            "glue": "GlueJobRunDetailsLink",
            "logs": "CloudWatchEventsLink",
            "neptune_analytics": "NeptuneGraphLink NeptuneImportTaskLink",
            "sagemaker": "SageMakerTransformJobLink",
            "sagemaker_unified_studio": "SageMakerUnifiedStudioLink",
            "step_function": "StateMachineDetailsLink StateMachineExecutionsDetailsLink",
        }.items()
    },
    f"{_PROVIDERS}.cncf.kubernetes.hooks.kubernetes": ("kubernetes", "KubernetesHook"),
    f"{_PROVIDERS}.redis.hooks.redis": ("redis", "RedisHook"),
    f"{_PROVIDERS}.slack.hooks.slack": ("slack_api", "SlackHook"),
    f"{_PROVIDERS}.slack.hooks.slack_webhook": ("slack", "SlackWebhookHook"),
    f"{_PROVIDERS}.smtp.hooks.smtp": ("smtp", "SmtpHook"),
    f"{_PROVIDERS}.ssh.hooks.ssh": ("ssh", "SSHHook"),
    f"{_PROVIDERS}.sftp.hooks.sftp": ("sftp", "SFTPHook"),
    f"{_PROVIDERS}.ftp.hooks.ftp": ("ftp", "FTPHook FTPSHook"),
    f"{_PROVIDERS}.google.cloud.hooks.gcs": ("gcs", "GCSHook"),
    f"{_PROVIDERS}.google.cloud.hooks.bigquery": ("bigquery", "BigQueryHook"),
    f"{_PROVIDERS}.google.common.hooks.base_google": ("google", "GoogleBaseHook PROVIDE_PROJECT_ID"),
}

#: Dotted path -> module here.
PATHS: dict[str, str] = {
    **{f"{module}.{name}": where for module, (where, names) in _ROWS.items() for name in names.split()},
    **{f"{_AWS}.hooks.{row.module}.{name}": "amazon.made" for name, row in AMAZON.items()},
    # these have two homes, the older of which no table of old paths knows
    f"{_AWS}.hooks.batch.BatchClientHook": "amazon.made",
    f"{_AWS}.hooks.batch.BatchWaitersHook": "amazon.made",
    f"{_AWS}.hooks.kinesis.FirehoseHook": "amazon.made",
}

#: Type of a connection -> dotted path of its hook.
BY_CONNECTION_TYPE: dict[str, str] = {
    "http": f"{_PROVIDERS}.http.hooks.http.HttpHook",
    "sqlite": f"{_PROVIDERS}.sqlite.hooks.sqlite.SqliteHook",
    "postgres": f"{_PROVIDERS}.postgres.hooks.postgres.PostgresHook",
    "mysql": f"{_PROVIDERS}.mysql.hooks.mysql.MySqlHook",
    "mssql": f"{_PROVIDERS}.microsoft.mssql.hooks.mssql.MsSqlHook",
    "aws": f"{_AWS}.hooks.base_aws.AwsGenericHook",
    "s3": f"{_AWS}.hooks.s3.S3Hook",
    "emr": f"{_AWS}.hooks.emr.EmrHook",
    "redshift": f"{_AWS}.hooks.redshift_sql.RedshiftSQLHook",
    "kubernetes": f"{_PROVIDERS}.cncf.kubernetes.hooks.kubernetes.KubernetesHook",
    "redis": f"{_PROVIDERS}.redis.hooks.redis.RedisHook",
    "slack": f"{_PROVIDERS}.slack.hooks.slack.SlackHook",
    "slackwebhook": f"{_PROVIDERS}.slack.hooks.slack_webhook.SlackWebhookHook",
    "smtp": f"{_PROVIDERS}.smtp.hooks.smtp.SmtpHook",
    "ssh": f"{_PROVIDERS}.ssh.hooks.ssh.SSHHook",
    "sftp": f"{_PROVIDERS}.sftp.hooks.sftp.SFTPHook",
    "ftp": f"{_PROVIDERS}.ftp.hooks.ftp.FTPHook",
    "google_cloud_platform": f"{_PROVIDERS}.google.common.hooks.base_google.GoogleBaseHook",
    "gcpbigquery": f"{_PROVIDERS}.google.cloud.hooks.bigquery.BigQueryHook",
}
