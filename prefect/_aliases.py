"""
Old public paths, and where the code lives: the paths of Prefect Core 0.10 to 1.4.

Data only. `SAME` names modules that are one module under two names; `GATHERED` names modules that collect names of
several, each as `module:name`; `LEFT_OUT` says why a path is not there. `prefect._alias_finder` serves them, and
`scripts/make_alias_stubs.py` writes the stubs that editors and type checkers read.
"""

from __future__ import annotations

_ENGINE = "prefect.core.engine"
_RUN = "prefect.extras.run_configs"
_STORE = "prefect.extras.storage"
_CLIENT = "prefect.extras.client"
_BACKEND = "prefect.extras.backend"

#: Modules of the storages, which lay below `prefect.environments` until 0.15.
_STORAGES = ("azure", "base", "docker", "gcs", "github", "gitlab", "local", "s3", "webhook")

#: Old path -> the module that it is.
SAME: dict[str, str] = {
    "prefect.engine.cache_validators": f"{_ENGINE}.cache_validators",
    "prefect.engine.flow_runner": f"{_ENGINE}.flow_runner",
    "prefect.engine.runner": f"{_ENGINE}.runner",
    "prefect.engine.serializers": "prefect.core.results.serializers",
    "prefect.engine.signals": f"{_ENGINE}.signals",
    "prefect.engine.state": f"{_ENGINE}.state",
    "prefect.engine.task_runner": f"{_ENGINE}.task_runner",
    "prefect.engine.result.base": "prefect.core.results.base",
    "prefect.engine.results.azure_result": "prefect.extras.azure_result",
    "prefect.engine.results.constant_result": "prefect.core.results.constant",
    "prefect.engine.results.local_result": "prefect.core.results.local",
    "prefect.engine.results.s3_result": "prefect.tasks.aws.s3_result",
    "prefect.engine.results.gcs_result": "prefect.tasks.google.storage_result",
    "prefect.tasks.gcp": "prefect.tasks.google",
    "prefect.tasks.gcp.bigquery": "prefect.tasks.google.bigquery",
    "prefect.tasks.gcp.secretmanager": "prefect.tasks.google.secret_manager",
    "prefect.tasks.gcp.storage": "prefect.tasks.google.storage",
    "prefect.engine.results.prefect_result": "prefect.core.results.prefect_result",
    "prefect.engine.results.secret_result": "prefect.core.results.secret",
    "prefect.exceptions": "prefect.core.errors",
    "prefect.executors.base": f"{_ENGINE}.executors.base",
    "prefect.executors.local": f"{_ENGINE}.executors.local",
    "prefect.engine.executors.base": f"{_ENGINE}.executors.base",
    "prefect.engine.executors.local": f"{_ENGINE}.executors.local",
    "prefect.triggers": f"{_ENGINE}.triggers",
    "prefect.configuration": "prefect.core.configuration",
    "prefect.schedules": "prefect.core.schedules",
    "prefect.schedules.adjustments": "prefect.core.schedules.adjustments",
    "prefect.schedules.clocks": "prefect.core.schedules.clocks",
    "prefect.schedules.filters": "prefect.core.schedules.filters",
    "prefect.schedules.schedules": "prefect.core.schedules.schedules",
    "prefect.run_configs": _RUN,
    "prefect.run_configs.base": f"{_RUN}.base",
    "prefect.run_configs.docker": f"{_RUN}.docker",
    "prefect.run_configs.ecs": f"{_RUN}.ecs",
    "prefect.run_configs.kubernetes": f"{_RUN}.kubernetes",
    "prefect.run_configs.local": f"{_RUN}.local",
    "prefect.run_configs.vertex": f"{_RUN}.vertex",
    "prefect.storage": _STORE,
    "prefect.storage.azure": f"{_STORE}.azure",
    "prefect.storage.base": f"{_STORE}.base",
    "prefect.storage.bitbucket": f"{_STORE}.bitbucket",
    "prefect.storage.codecommit": f"{_STORE}.codecommit",
    "prefect.storage.docker": f"{_STORE}.docker",
    "prefect.storage.gcs": f"{_STORE}.gcs",
    "prefect.storage.git": f"{_STORE}.git",
    "prefect.storage.github": f"{_STORE}.github",
    "prefect.storage.gitlab": f"{_STORE}.gitlab",
    "prefect.storage.local": f"{_STORE}.local",
    "prefect.storage.module": f"{_STORE}.module",
    "prefect.storage.s3": f"{_STORE}.s3",
    "prefect.storage.webhook": f"{_STORE}.webhook",
    "prefect.environments.storage": _STORE,
    **{f"prefect.environments.storage.{name}": f"{_STORE}.{name}" for name in _STORAGES},
    "prefect.serialization.edge": "prefect.core.serialization.edge",
    "prefect.serialization.flow": "prefect.core.serialization.flow",
    "prefect.serialization.result": "prefect.core.serialization.result",
    "prefect.serialization.run_config": "prefect.core.serialization.run_config",
    "prefect.serialization.schedule": "prefect.core.serialization.schedule",
    "prefect.serialization.state": "prefect.core.serialization.state",
    "prefect.serialization.storage": "prefect.core.serialization.storage",
    "prefect.serialization.task": "prefect.core.serialization.task",
    "prefect.client.client": f"{_CLIENT}.client",
    "prefect.client.secrets": "prefect.core.secrets",
    "prefect.backend": _BACKEND,
    "prefect.backend.artifacts": f"{_BACKEND}.artifacts",
    "prefect.backend.execution": f"{_BACKEND}.execution",
    "prefect.backend.flow": f"{_BACKEND}.flow",
    "prefect.backend.flow_run": f"{_BACKEND}.flow_run",
    "prefect.backend.kv_store": f"{_BACKEND}.kv_store",
    "prefect.backend.task_run": f"{_BACKEND}.task_run",
    "prefect.backend.tenant": f"{_BACKEND}.tenant",
    "prefect.tasks.core.constants": "prefect.core.literals",
    "prefect.tasks.core.collections": "prefect.core.literals",
    "prefect.tasks.core.function": "prefect.core.function_task",
    "prefect.tasks.core.operators": "prefect.core.operators",
    "prefect.tasks.core.resource_manager": "prefect.core.resource_manager",
    "prefect.utilities.collections": "prefect.core.collections",
    "prefect.utilities.context": "prefect.core.context",
    "prefect.utilities.configuration": "prefect.core.configuration",
    "prefect.utilities.debug": "prefect.core.debugging",
    "prefect.utilities.diagnostics": "prefect.core.diagnostics",
    "prefect.utilities.edges": "prefect.core.annotations",
    "prefect.utilities.filesystems": "prefect.core.paths",
    "prefect.utilities.graphql": f"{_CLIENT}.graphql",
    "prefect.utilities.importtools": "prefect.core.importing",
    "prefect.utilities.logging": "prefect.core.logging",
    "prefect.utilities.notifications.notifications": "prefect.core.notifications",
    "prefect.utilities.storage": f"{_STORE}.flow_files",
}

_LOCAL_DASK = f"{_ENGINE}.executors.local_dask:LocalDaskExecutor"
_DASK = f"{_ENGINE}.executors.dask:DaskExecutor"
_EXECUTORS = {
    "DaskExecutor": _DASK,
    "Executor": f"{_ENGINE}.executors.base:Executor",
    "LocalDaskExecutor": _LOCAL_DASK,
    "LocalExecutor": f"{_ENGINE}.executors.local:LocalExecutor",
}
_HANDLERS = {
    name: f"prefect.core.results.handlers:{name}"
    for name in (
        "ConstantResultHandler", "GCSResultHandler", "JSONResultHandler", "LocalResultHandler", "ResultHandler",
        "S3ResultHandler",
    )
}  # fmt: skip
_ENVIRONMENTS = {
    name: f"prefect.extras.environments:{name}"
    for name in (
        "DaskKubernetesEnvironment", "Environment", "FargateTaskEnvironment", "KubernetesJobEnvironment",
        "LocalEnvironment", "RemoteDaskEnvironment", "RemoteEnvironment",
    )
}  # fmt: skip
_ARTIFACTS = f"{_BACKEND}.artifacts"

#: Old path -> name -> `module:name`. The old paths right below a path are its names too.
GATHERED: dict[str, dict[str, str]] = {
    "prefect.artifacts": {
        "create_link": f"{_ARTIFACTS}:create_link_artifact",
        "create_link_artifact": f"{_ARTIFACTS}:create_link_artifact",
        "create_markdown": f"{_ARTIFACTS}:create_markdown_artifact",
        "create_markdown_artifact": f"{_ARTIFACTS}:create_markdown_artifact",
        "delete_artifact": f"{_ARTIFACTS}:delete_artifact",
        "delete_artifact_new": f"{_ARTIFACTS}:delete_artifact",
        "update_link": f"{_ARTIFACTS}:update_link_artifact",
        "update_link_artifact": f"{_ARTIFACTS}:update_link_artifact",
        "update_markdown": f"{_ARTIFACTS}:update_markdown_artifact",
        "update_markdown_artifact": f"{_ARTIFACTS}:update_markdown_artifact",
    },
    "prefect.client": {"Client": f"{_CLIENT}.client:Client", "Secret": "prefect.core.secrets:Secret"},
    "prefect.engine": {
        "FlowRunner": f"{_ENGINE}.flow_runner:FlowRunner",
        "TaskRunner": f"{_ENGINE}.task_runner:TaskRunner",
        "get_default_executor_class": f"{_ENGINE}.defaults:get_default_executor_class",
        "get_default_flow_runner_class": f"{_ENGINE}.defaults:get_default_flow_runner_class",
        "get_default_task_runner_class": f"{_ENGINE}.defaults:get_default_task_runner_class",
    },
    "prefect.engine.executors": {
        **_EXECUTORS,
        "SynchronousExecutor": f"{_ENGINE}.executors.local:LocalExecutor",
    },
    "prefect.engine.executors.dask": {"DaskExecutor": _DASK, "LocalDaskExecutor": _LOCAL_DASK},
    "prefect.engine.result": {
        "NoResult": "prefect.core.results.base:NoResult",
        "NoResultType": "prefect.core.results.base:NoResultType",
        "Result": "prefect.core.results.base:Result",
    },
    "prefect.engine.result_handlers": dict(_HANDLERS),
    **{
        f"prefect.engine.result_handlers.{kind}result_handler": dict(_HANDLERS)
        for kind in ("", "constant_", "gcs_", "json_", "local_", "s3_")
    },
    "prefect.engine.results": {
        "AzureResult": "prefect.extras.azure_result:AzureResult",
        "ConstantResult": "prefect.core.results.constant:ConstantResult",
        "LocalResult": "prefect.core.results.local:LocalResult",
        "S3Result": "prefect.tasks.aws.s3_result:S3Result",
        "GCSResult": "prefect.tasks.google.storage_result:GCSResult",
        "PrefectResult": "prefect.core.results.prefect_result:PrefectResult",
        "SecretResult": "prefect.core.results.secret:SecretResult",
    },
    "prefect.environments": dict(_ENVIRONMENTS),
    **{
        f"prefect.environments.{path}": dict(_ENVIRONMENTS)
        for path in (
            "execution",
            "execution.base",
            "execution.dask",
            "execution.dask.k8s",
            "execution.dask.remote",
            "execution.fargate",
            "execution.fargate.fargate_task",
            "execution.k8s",
            "execution.k8s.job",
            "execution.local",
            "execution.remote",
        )
    },  # fmt: skip
    "prefect.executors": dict(_EXECUTORS),
    "prefect.executors.dask": {"DaskExecutor": _DASK, "LocalDaskExecutor": _LOCAL_DASK},
    "prefect.serialization": {},
    "prefect.tasks.cloud": {"FlowRunTask": "prefect.tasks.prefect.flow_run:StartFlowRun"},
    "prefect.tasks.cloud.flow_run": {"FlowRunTask": "prefect.tasks.prefect.flow_run:StartFlowRun"},
    "prefect.tasks.core": {},
    "prefect.utilities": {},
    "prefect.utilities.datetimes": {"retry_delay": "prefect.core.retry_delay:retry_delay"},
    "prefect.utilities.exceptions": {
        name: f"prefect.core.errors:{name}"
        for name in ("AuthorizationError", "ClientError", "PrefectError", "PrefectException", "TaskTimeoutSignal")
    },
    "prefect.utilities.aws": {"get_boto_client": "prefect.tasks.aws.client:get_boto_client"},
    "prefect.utilities.executors": {
        "RecursiveCall": "prefect.core.tail_calls:RecursiveCall",
        "run_task_with_timeout": f"{_ENGINE}.timeouts:run_task_with_timeout",
        "tail_recursive": "prefect.core.tail_calls:tail_recursive",
    },
    "prefect.utilities.gcp": {
        "get_bigquery_client": "prefect.tasks.google.client:bigquery_client",
        "get_storage_client": "prefect.tasks.google.client:storage_client",
    },
    "prefect.utilities.kubernetes": {"get_kubernetes_client": "prefect.tasks.kubernetes.client:get_kubernetes_client"},
    "prefect.utilities.notifications": {
        name: f"prefect.core.notifications:{name}"
        for name in ("callback_factory", "gmail_notifier", "slack_message_formatter", "slack_notifier")
    },
    "prefect.utilities.serialization": {
        "from_qualified_name": "prefect.core.serialization.names:from_qualified_name",
        "to_qualified_name": "prefect.core.serialization.names:public_name",
    },
    "prefect.utilities.tasks": {
        "apply_map": "prefect.core.apply_map:apply_map",
        "as_task": "prefect.core.literals:as_task",
        "defaults_from_attrs": "prefect.core.defaults_from_attrs:defaults_from_attrs",
        "pause_task": "prefect.core.pause:pause_task",
        "tags": "prefect.core.tags:tags",
        "task": "prefect.core.function_task:task",
        "unmapped": "prefect.core.annotations:unmapped",
    },
}

_SERVER = "it belongs to the orchestration server and its agents, which are not part of this version"
_TASKS = "its tasks are not in the catalogue yet"
_INSIDE = "it is the inside of upstream's engine, which ours does not have"
_CLOUD = "the library provides no such service of its own"
_PRIVATE = "it is a helper of the module, of no use to programs"
_MARSHMALLOW = "ours writes and reads the same forms without marshmallow"

_SHELL = "ShellTask of prefect.tasks.shell runs its command line"
_HTTP = "HTTPRequest of prefect.tasks.http speaks to its API"
_SQL = "SQLFetch and SQLExecute of prefect.tasks.database take a connection of its driver"
_OWN = "a function with @task calls its Python client"

#: What to take instead of upstream's tasks for services that no extra of ours is for -> their packages.
_OTHER_SERVICES = {
    _SHELL: ("dbt", "docker", "jupyter", "sodaspark", "sodasql"),
    _HTTP: (
        "airbyte", "asana", "census", "cubejs", "databricks", "fivetran", "github", "hightouch", "jira", "mixpanel",
        "monday", "prometheus", "sendgrid", "trello", "zendesk",
    ),
    _SQL: ("dremio", "exasol", "firebolt", "snowflake", "sql_server"),
    _OWN: (
        "azure", "azureml", "dropbox", "great_expectations", "gsheets", "kafka", "monte_carlo", "neo4j", "rss",
        "toloka", "transform",
    ),
}  # fmt: skip

#: Old path -> why it is not there.
LEFT_OUT: dict[str, str] = {
    "prefect.agent": _SERVER,
    "prefect.cli": "the command line lives in prefect.extras.cli and is no library",
    "prefect.cli.run": "the command line lives in prefect.extras.cli and is no library",
    "prefect.engine.cloud": _SERVER,
    "prefect.engine.cloud.flow_runner": _SERVER,
    "prefect.engine.cloud.task_runner": _SERVER,
    "prefect.plugins": "upstream's own is empty",
    "prefect.api": "upstream's own is empty",
    "prefect.models": "upstream's own is empty",
    "prefect.tasks.secrets.vault_secret": "there is no extra for Vault; prefect.tasks.http reads its API",
    "prefect.utilities.agent": _SERVER,
    "prefect.utilities.backend": _SERVER,
    "prefect.utilities.cli": "it is a helper of upstream's own command line",
    "prefect.utilities.compatibility": "upstream's own is empty",
    "prefect.utilities.git": _SERVER,
    "prefect.utilities.notifications.jira_notification": _CLOUD,
    "prefect.utilities.plugins": "nothing of 1.x uses it",
    "prefect.tasks.aws.waiters": "its data lies in prefect.tasks.aws.client_waiter",
    **{
        f"prefect.tasks.{name}": f"the task library has no tasks for it; {instead}"
        for instead, names in _OTHER_SERVICES.items()
        for name in names
    },
    # single names
    "prefect.backend.execution.logger": _PRIVATE,
    "prefect.backend.flow.logger": _PRIVATE,
    "prefect.backend.flow_run.logger": _PRIVATE,
    "prefect.backend.task_run.logger": _PRIVATE,
    "prefect.client.client.JSONLike": _PRIVATE,
    "prefect.configuration.INTERPOLATION_REGEX": _PRIVATE,
    "prefect.core.edge.is_valid_identifier": _PRIVATE,
    "prefect.core.flow.ParameterDetails": _PRIVATE,
    "prefect.core.flow.cache": _INSIDE,
    "prefect.core.parameter.JSONSerializableParameterValue": _PRIVATE,
    "prefect.core.task.EXTRA_CALL_PARAMETERS": _PRIVATE,
    "prefect.core.task.NoDefault": _PRIVATE,
    "prefect.core.task.TaskMetaclass": _INSIDE,
    "prefect.core.task.VAR_KEYWORD": _PRIVATE,
    "prefect.core.task.instance_property": _INSIDE,
    "prefect.engine.flow_runner.run_task": _INSIDE,
    "prefect.executors.dask.PrefectCallback": _INSIDE,
    "prefect.storage.bitbucket.BITBUCKET_CLOUD_RETRY": _SERVER,
    "prefect.storage.docker.multiline_indent": _PRIVATE,
    "prefect.tasks.core.collections.VarArgsTask": _PRIVATE,
    **{
        f"prefect.utilities.executors.{name}": _INSIDE
        for name in (
            "FLOWRUNNER_LOGGER",
            "HeartbeatThread",
            "StateList",
            "flatten_mapped_children",
            "flatten_upstream_state",
            "log_heartbeat_failure",
            "multiprocessing_safe_run_and_retrieve",
            "no_heartbeat",
            "prepare_upstream_states_for_mapping",
            "run_with_heartbeat",
            "run_with_multiprocess_timeout",
            "run_with_thread_timeout",
            "send_heartbeat",
            "subprocess_heartbeat",
            "threaded_heartbeat",
        )
    },
    **{
        f"prefect.utilities.serialization.{name}": _MARSHMALLOW
        for name in (
            "Bytes",
            "DateTimeTZ",
            "FunctionReference",
            "JSONCompatible",
            "Nested",
            "ObjectSchema",
            "ObjectSchemaOptions",
            "OneOfSchema",
            "SortedList",
            "StatefulFunctionReference",
            "UUID",
        )
    },
    "prefect.utilities.gcp.get_google_client": "prefect.tasks.google.client makes it, by the name of a service",
    "prefect.utilities.graphql.LiteralSetValue": _PRIVATE,
    "prefect.utilities.graphql.format_graphql_request_error": _SERVER,
    "prefect.utilities.kubernetes.K8S_CLIENTS": _PRIVATE,
    "prefect.utilities.kubernetes.KubernetesClient": _PRIVATE,
    "prefect.utilities.kubernetes.logger": _PRIVATE,
    "prefect.utilities.logging.CloudHandler": _SERVER,
    "prefect.utilities.logging.LOG_MANAGER": _SERVER,
    "prefect.utilities.logging.LOG_OVERHEAD": _SERVER,
    "prefect.utilities.logging.LogManager": _SERVER,
    "prefect.utilities.logging.MAX_BATCH_LOG_SIZE": _SERVER,
    "prefect.utilities.logging.MAX_LOG_SIZE": _SERVER,
    "prefect.utilities.logging.getlogsize": _SERVER,
    "prefect.utilities.logging.prefect_logger": "get_logger() gives it; made at import, it would cost every program",
    "prefect.utilities.notifications.jira_notifier": _CLOUD,
    "prefect.utilities.notifications.snowflake_logger": _CLOUD,
    "prefect.utilities.notifications.snowflake_message_formatter": _CLOUD,
    "prefect.utilities.notifications.notifications.TrackedObjectType": _PRIVATE,
    "prefect.utilities.notifications.notifications.snowflake_logger": _CLOUD,
    "prefect.utilities.notifications.notifications.snowflake_message_formatter": _CLOUD,
    "prefect.utilities.storage.get_flow_image": _SERVER,
    "prefect.serialization.flow.get_edges": _MARSHMALLOW,
    "prefect.serialization.flow.get_parameters": _MARSHMALLOW,
    "prefect.serialization.flow.get_reference_tasks": _MARSHMALLOW,
    "prefect.serialization.flow.get_tasks": _MARSHMALLOW,
    "prefect.serialization.schedule.ADJUSTMENTS": _MARSHMALLOW,
    "prefect.serialization.schedule.FILTERS": _MARSHMALLOW,
    "prefect.serialization.state.get_safe": _MARSHMALLOW,
    "prefect.serialization.task.TaskMethodsMixin": _MARSHMALLOW,
}
