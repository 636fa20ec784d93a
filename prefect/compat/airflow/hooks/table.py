"""Today's dotted path of a hook, or of what lives beside it -> the module here. Old paths lead to today's elsewhere."""

from __future__ import annotations

_PROVIDERS = "airflow.providers"

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
    f"{_PROVIDERS}.amazon.aws.hooks.base_aws": ("aws", "AwsGenericHook AwsBaseHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.s3": ("s3", "S3Hook provide_bucket_name unify_bucket_name_and_key"),
    f"{_PROVIDERS}.amazon.aws.hooks.dynamodb": ("aws_services", "DynamoDBHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.lambda_function": ("aws_services", "LambdaHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.sqs": ("aws_services", "SqsHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.sns": ("aws_services", "SnsHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.secrets_manager": ("aws_services", "SecretsManagerHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.redshift_cluster": ("aws_services", "RedshiftHook"),
    f"{_PROVIDERS}.amazon.aws.hooks.eks": ("aws_services", "ClusterStates FargateProfileStates NodegroupStates"),
    f"{_PROVIDERS}.amazon.aws.hooks.ssm": ("aws_services", "SsmHook"),
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
    f"{module}.{name}": where for module, (where, names) in _ROWS.items() for name in names.split()
}

#: Type of a connection -> dotted path of its hook.
BY_CONNECTION_TYPE: dict[str, str] = {
    "http": f"{_PROVIDERS}.http.hooks.http.HttpHook",
    "sqlite": f"{_PROVIDERS}.sqlite.hooks.sqlite.SqliteHook",
    "postgres": f"{_PROVIDERS}.postgres.hooks.postgres.PostgresHook",
    "mysql": f"{_PROVIDERS}.mysql.hooks.mysql.MySqlHook",
    "mssql": f"{_PROVIDERS}.microsoft.mssql.hooks.mssql.MsSqlHook",
    "aws": f"{_PROVIDERS}.amazon.aws.hooks.base_aws.AwsGenericHook",
    "s3": f"{_PROVIDERS}.amazon.aws.hooks.s3.S3Hook",
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
