"""The one table of dotted names: what `airflow.…` names stand for here."""

from __future__ import annotations

# name -> module of the stand-in; valid below every `airflow.…` module that is not a provider's own (see OPEN_PREFIXES)
_BY_MODULE = {
    "dag": "DAG",
    "groupdecorator": "dag task_group",
    "baseoperator": "BaseOperator BaseOperatorMeta",
    "abstractoperator": "AbstractOperator DEFAULT_OWNER DEFAULT_POOL_SLOTS DEFAULT_PRIORITY_WEIGHT DEFAULT_QUEUE "
    "DEFAULT_RETRIES DEFAULT_RETRY_DELAY DEFAULT_TASK_EXECUTION_TIMEOUT DEFAULT_TRIGGER_RULE",
    "asyncoperator": "BaseAsyncOperator",
    "mapped": "MappedOperator OperatorPartial",
    "xcomarg": "XComArg PlainXComArg MapXComArg ZipXComArg ConcatXComArg XCOM_RETURN_KEY ResolveMixin",
    "xcom": "XCom BaseXCom",
    "expandinput": "MappedArgument NotFullyPopulated DictOfListsExpandInput ListOfDictsExpandInput",
    "taskgroup": "TaskGroup MappedTaskGroup",
    "taskflow": "task setup teardown TaskDecorator task_decorator_factory TaskDecoratorCollection",
    "decorated": "DecoratedOperator DecoratedMappedOperator get_unique_task_id _PythonDecoratedOperator "
    "_BranchPythonDecoratedOperator _ShortCircuitDecoratedOperator",
    "decorated_bash": "_BashDecoratedOperator",
    "decorated_venv": "_PythonVirtualenvDecoratedOperator _PythonExternalDecoratedOperator "
    "_BranchPythonVirtualenvDecoratedOperator _BranchExternalPythonDecoratedOperator",
    "relations": "chain chain_linear cross_downstream Label EdgeModifier DependencyMixin TaskMixin",
    "node": "DAGNode LoggingMixin",
    "setupteardown": "SetupTeardownContext ContextWrapper context_wrapper",
    "current": "get_current_context DagContext TaskGroupContext",
    "param": "Param ParamsDict DagParam",
    "taskkeys": "TaskInstanceKey",
    "notset": "NOTSET ArgNotSet is_arg_set",
    "enums": "TriggerRule WeightRule State TaskInstanceState DagRunState JobState DagRunType DagRunTriggeredByType",
    "weekday": "WeekDay",
    "contextkeys": "Context KNOWN_CONTEXT_KEYS determine_kwargs make_kwargs_callable KeywordParameters context_merge",
    "skipmixin": "SkipMixin BranchMixIn XCOM_SKIPMIXIN_KEY XCOM_SKIPMIXIN_FOLLOWED XCOM_SKIPMIXIN_SKIPPED",
    "variable": "Variable",
    "connection": "Connection",
    "basehook": "BaseHook DiscoverableHook",
    "fshook": "FSHook",
    "subprocess_hook": "SubprocessHook SubprocessResult",
    "notifier": "BaseNotifier",
    "plugins": "AirflowPlugin",
    "links": "BaseOperatorLink XComOperatorLink",
    "assets": "Dataset DatasetAlias DatasetAll DatasetAny Asset AssetAlias AssetAll AssetAny AssetWatcher AssetRef "
    "AssetNameRef AssetUriRef "
    "Metadata asset DatasetEvent AssetEvent expand_alias_to_datasets",
    "timetables": "Timetable DagRunInfo DataInterval TimeRestriction CronDataIntervalTimetable "
    "DeltaDataIntervalTimetable CronTriggerTimetable MultipleCronTriggerTimetable DeltaTriggerTimetable "
    "EventsTimetable NullTimetable OnceTimetable ContinuousTimetable DatasetOrTimeSchedule AssetOrTimeSchedule "
    "DatasetTriggeredTimetable AssetTriggeredTimetable CronPartitionTimetable PartitionedAssetTimetable",
    "ormnames": "DagRun TaskInstance DagModel Pool Log SlaMiss TaskReschedule XComModel DagTag "
    "RuntimeTaskInstance "
    "SimpleTaskInstance TaskFail RenderedTaskInstanceFields ImportError DagPickle KubeResourceVersion Base",
    "partitions": "PartitionMapper IdentityMapper AllowedKeyMapper ProductMapper ChainMapper StartOfHourMapper "
    "StartOfDayMapper StartOfWeekMapper StartOfMonthMapper StartOfQuarterMapper StartOfYearMapper",
    "templates_api": "literal NativeEnvironment SandboxedEnvironment",
    "parsing": "get_parsing_context AirflowParsingContext",
    "triggers": "BaseTrigger TriggerEvent StartTriggerArgs",
    "deadline": "DeadlineAlert DeadlineReference AsyncCallback SyncCallback",
    "weights": "PriorityWeightStrategy",
    "objectstorage": "ObjectStoragePath",
    "session": "provide_session create_session NEW_SESSION",
    "mail": "send_email send_email_smtp",
    "versions_api": "version",
    "operators.bash": "BashOperator",
    "operators.python": "PythonOperator BranchPythonOperator ShortCircuitOperator is_venv_installed",
    "operators.venv": "PythonVirtualenvOperator ExternalPythonOperator BranchPythonVirtualenvOperator "
    "BranchExternalPythonOperator",
    "operators.empty": "EmptyOperator",
    "operators.branch": "BaseBranchOperator BranchDayOfWeekOperator BranchDateTimeOperator LatestOnlyOperator",
    "operators.trigger": "TriggerDagRunOperator TriggerDagRunLink DagRunOrder",
    "operators.email": "EmailOperator",
    "operators.smooth": "SmoothOperator",
    "operators.subdag": "SubDagOperator",
    "operators.hitl": "HITLOperator ApprovalOperator HITLBranchOperator HITLEntryOperator HITLTrigger HITLUser "
    "HITLTriggerEventError HITLTimeoutError HITLRejectException",
    "sensors.base": "BaseSensorOperator PokeReturnValue poke_mode_only",
    "sensors.python": "PythonSensor",
    "sensors.bash": "BashSensor",
    "sensors.time": "DateTimeSensor DateTimeSensorAsync TimeSensor TimeSensorAsync TimeDeltaSensor "
    "TimeDeltaSensorAsync "
    "WaitSensor DayOfWeekSensor",
    "sensors.external_task": "ExternalTaskSensor ExternalTaskMarker ExternalTaskSensorLink ExternalDagLink",
    "sensors.filesystem": "FileSensor",
}

NAMES: dict[str, tuple[str, str]] = {
    name: (module, name) for module, names in _BY_MODULE.items() for name in names.split()
}

# other names of the same thing
NAMES.update(
    {
        "DummyOperator": ("operators.empty", "EmptyOperator"),
        "DayOfWeekBranchOperator": ("operators.branch", "BranchDayOfWeekOperator"),
        "DagParam": ("param", "DagParam"),
        "ExternalTaskSensorAsync": ("sensors.external_task", "ExternalTaskSensor"),
        "BaseDatasetEventInput": ("assets", "Dataset"),
        "BaseAsset": ("assets", "Asset"),
        "Model": ("assets", "Asset"),
        "TimeDeltaSensorAsync": ("sensors.time", "TimeDeltaSensorAsync"),
        "ExternalDagLink": ("sensors.external_task", "ExternalTaskSensorLink"),
        "ResolveMixin": ("xcomarg", "ResolveMixin"),
        "CronMixin": ("timetables", "Timetable"),
        "DateTime": ("pendulum", "DateTime"),
    }
)

# whole modules whose attributes are those of a module here (tried before NAMES)
MODULES: dict[str, str] = {
    "airflow.exceptions": "exceptions",
    "airflow.sdk.exceptions": "exceptions",
    "airflow.utils.timezone": "dates",
    "airflow.sdk.timezone": "dates",
    "airflow.sdk._shared.timezones.timezone": "dates",
    "airflow.utils.dates": "dates",
    "airflow.macros": "macros",
    "airflow.sdk.execution_time.macros": "macros",
    "airflow.utils.state": "enums",
    "airflow.utils.weekday": "weekday",
    "airflow.utils.types": "enums",
    "airflow.utils.helpers": "helpers_api",
    "airflow.utils.module_loading": "module_loading",
    "airflow.sdk.module_loading": "module_loading",
    "airflow.utils.context": "contextkeys",
    "airflow.utils.operator_helpers": "contextkeys",
    "airflow.sdk.definitions.context": "contextkeys",
    "airflow.configuration": "configuration",
    "airflow.sdk.configuration": "configuration",
    "airflow.settings": "settings",
    "airflow.utils.session": "session",
    "airflow.utils.db": "session",
    "airflow.utils.email": "mail",
    "airflow.utils.log.logging_mixin": "node",
    "airflow.models.skipmixin": "skipmixin",
    "airflow.operators.python": "operators.python",
    "airflow.operators.python_operator": "operators.python",
    "airflow.providers.standard.operators.python": "operators.python",
    "airflow.providers.standard.operators.hitl": "operators.hitl",
    "airflow.providers.standard.triggers.hitl": "operators.hitl",
    "airflow.sdk.execution_time.hitl": "operators.hitl",
    "airflow.providers.standard.utils.skipmixin": "skipmixin",
    "airflow.lineage.entities": "lineage",
    "airflow.utils.file": "file_api",
    "airflow._shared.module_loading": "file_api",
    "airflow.utils.decorators": "decorators_api",
    "airflow.version": "versions_api",
    "airflow.utils.strings": "machine_api",
    "airflow.utils.net": "machine_api",
    "airflow.utils.platform": "machine_api",
    "airflow.utils.yaml": "machine_api",
    "airflow.sdk.yaml": "machine_api",
    "airflow.utils.timeout": "machine_api",
    "airflow.sdk.execution_time.timeout": "machine_api",
    "airflow.secrets": "secrets_api",
    "airflow.secrets.base_secrets": "secrets_api",
    "airflow.secrets.environment_variables": "secrets_api",
    "airflow.sdk.bases.secrets_backend": "secrets_api",
    "airflow.providers.common.compat.sdk": "compat_sdk",
    "airflow.stats": "stats",
    "airflow.utils.log.secrets_masker": "masker",
    "airflow.sdk.log": "masker",
    "airflow.timetables.base": "timetables",
    "airflow.models.variable": "variable",
    "airflow.models.connection": "connection",
    "airflow.triggers.base": "triggers",
    "airflow.triggers.temporal": "triggers",
    "airflow.triggers.testing": "triggers",
    "airflow.providers.standard.triggers.temporal": "triggers",
    "airflow.typing_compat": "typing_api",
    "airflow.utils.process_utils": "process_utils",
    "airflow.utils.trigger_rule": "enums",
    "airflow.utils.weight_rule": "enums",
    "airflow.security.permissions": "permissions",
    "airflow.providers.fab.www.security.permissions": "permissions",
    **dict.fromkeys(
        (
            *(
                f"airflow.providers.cncf.kubernetes.{name}"
                for name in (
                    "kubernetes_helper_functions",
                    "pod_generator",
                    "pod_generator_deprecated",
                    "secret",
                    "k8s_model",
                    "kube_client",
                    "callbacks",
                    "operators.pod",
                    "operators.kubernetes_pod",
                    "utils.pod_manager",
                    "utils.xcom_sidecar",
                    "backcompat.pod",
                    "backcompat.volume",
                    "backcompat.volume_mount",
                    "backcompat.pod_runtime_info_env",
                )
            ),
            *(
                f"airflow.{package}kubernetes.{name}"
                for package in ("", "contrib.")
                for name in (
                    "kubernetes_helper_functions",
                    "pod_generator",
                    "pod_launcher",
                    "secret",
                    "k8s_model",
                    "kube_client",
                    "pod",
                    "volume",
                    "volume_mount",
                    "pod_runtime_info_env",
                )
            ),
        ),
        "kubernetes_objects",
    ),
}

# single names with a meaning of their own in one module
SPECIAL: dict[str, tuple[str, str]] = {
    "airflow.conf": ("configuration", "conf"),
    "airflow.providers.amazon.aws.operators.base_aws.AwsBaseOperator": ("operators.cloud_bases", "AwsBaseOperator"),
    "airflow.providers.amazon.aws.sensors.base_aws.AwsBaseSensor": ("operators.cloud_bases", "AwsBaseSensor"),
    "airflow.providers.amazon.aws.utils.mixins.AwsBaseHookMixin": ("operators.cloud_bases", "AwsBaseHookMixin"),
    "airflow.providers.amazon.aws.utils.mixins.aws_template_fields": ("operators.cloud_bases", "aws_template_fields"),
    "airflow.providers.google.cloud.operators.cloud_base.GoogleCloudBaseOperator": (
        "operators.cloud_bases",
        "GoogleCloudBaseOperator",
    ),
    **{
        f"airflow.providers.google.cloud.operators.dataproc.{name}": ("operators.google_clusters", name)
        for name in ("ClusterGenerator", "InstanceFlexibilityPolicy", "InstanceSelection", "PreemptibilityType")
    },
    "airflow.sdk.conf": ("configuration", "conf"),
    **{
        f"{module}.{name}": ("sdk_enums", name)
        for module in ("airflow.sdk", "airflow.sdk.api.datamodels._generated")
        for name in ("TriggerRule", "WeightRule", "TaskInstanceState", "DagRunState", "DagRunType")
        if module != "airflow.sdk" or name != "DagRunType"
    },
    "airflow.AirflowException": ("exceptions", "AirflowException"),
    "airflow.utils.apply_defaults": ("decorators_api", "apply_defaults"),
    "airflow.models.apply_defaults": ("decorators_api", "apply_defaults"),
    "airflow.models.clear_task_instances": ("ormnames", "clear_task_instances"),
    "airflow.models.taskinstance.clear_task_instances": ("ormnames", "clear_task_instances"),
    "airflow.models.taskinstance.set_current_context": ("current_api", "set_current_context"),
    "airflow.models.dag.ScheduleInterval": ("typing_api", "ScheduleInterval"),
    "airflow.models.dag.ScheduleArg": ("typing_api", "ScheduleInterval"),
    "airflow.models.dag.DagStateChangeCallback": ("typing_api", "Callback"),
    "airflow.models.abstractoperator.TaskStateChangeCallback": ("typing_api", "Callback"),
    "airflow.models.baseoperator.TaskStateChangeCallback": ("typing_api", "Callback"),
    "airflow.models.crypto.get_fernet": ("ormnames", "get_fernet"),
    "airflow.utils.dag_cycle_tester.check_cycle": ("order", "check_cycle"),
    "airflow.utils.dag_cycle_tester.test_cycle": ("order", "check_cycle"),
    **{
        f"{module}.{name}": ("exportedcontext", name)
        for module in ("airflow.utils.operator_helpers", "airflow.sdk.execution_time.context", "airflow.operators.bash")
        for name in ("context_to_airflow_vars", "AIRFLOW_VAR_NAME_FORMAT_MAPPING")
    },
    **dict.fromkeys(
        ("airflow.models.Operator", "airflow.models.operator.Operator", "airflow.sdk.types.Operator"),
        ("baseoperator", "BaseOperator"),
    ),
    "airflow.utils.types.NOTSET": ("notset", "NOTSET"),
    "airflow.utils.types.ArgNotSet": ("notset", "ArgNotSet"),
    "airflow.utils.log": ("", ""),
    "airflow.AirflowMacroPlugin": ("plugins", "AirflowPlugin"),
    "airflow.listeners.hookimpl": ("plugins", "hookimpl"),
    "airflow.policies.hookimpl": ("plugins", "hookimpl"),
    "airflow.models.xcom.LazyXComAccess": ("xcom", "LazyXComAccess"),
    **dict.fromkeys(
        ("airflow.jobs.job.Job", "airflow.jobs.base_job.BaseJob", "airflow.jobs.BaseJob"), ("ormnames", "Job")
    ),
    "airflow.providers.amazon.aws.links.base_aws.BASE_AWS_CONSOLE_LINK": (
        "provider_constants",
        "BASE_AWS_CONSOLE_LINK",
    ),
    "airflow.providers.databricks.operators.databricks.XCOM_RUN_ID_KEY": ("provider_constants", "XCOM_RUN_ID_KEY"),
    "airflow.providers.databricks.operators.databricks.XCOM_RUN_PAGE_URL_KEY": (
        "provider_constants",
        "XCOM_RUN_PAGE_URL_KEY",
    ),
    **{
        f"airflow.providers.google.cloud.{module}.dataflow.{name}": ("dataflow_names", name)
        for module, names in (
            ("hooks", ("DataflowJobStatus", "DataflowJobType", "DEFAULT_DATAFLOW_LOCATION")),
            ("operators", ("CheckJobRunning", "DataflowConfiguration")),
        )
        for name in names
    },
    **{
        f"airflow.{module}.{name}": ("transfer_names", name)
        for module in (
            "providers.google.cloud.hooks.cloud_storage_transfer_service",
            "providers.google.cloud.operators.cloud_storage_transfer_service",
            "contrib.hooks.gcp_transfer_hook",
            "contrib.operators.gcp_transfer_operator",
        )
        for name in (
            "ACCESS_KEY_ID",
            "ALREADY_EXISTING_IN_SINK",
            "AWS_ACCESS_KEY",
            "AWS_ROLE_ARN",
            "AWS_S3_DATA_SOURCE",
            "AWS_SECRET_ACCESS_KEY",
            "BODY",
            "BUCKET_NAME",
            "COUNTERS",
            "DAY",
            "DESCRIPTION",
            "FILTER",
            "FILTER_JOB_NAMES",
            "FILTER_PROJECT_ID",
            "GCS_DATA_SINK",
            "GCS_DATA_SOURCE",
            "GcpTransferJobsStatus",
            "GcpTransferOperationStatus",
            "HOURS",
            "HTTP_DATA_SOURCE",
            "INCLUDE_PREFIXES",
            "JOB_NAME",
            "LIST_URL",
            "METADATA",
            "MINUTES",
            "MONTH",
            "NAME",
            "NEGATIVE_STATUSES",
            "OBJECT_CONDITIONS",
            "OPERATIONS",
            "OVERWRITE_OBJECTS_ALREADY_EXISTING_IN_SINK",
            "PATH",
            "PROJECT_ID",
            "SCHEDULE",
            "SCHEDULE_END_DATE",
            "SCHEDULE_START_DATE",
            "SECONDS",
            "SECRET_ACCESS_KEY",
            "START_TIME_OF_DAY",
            "STATUS",
            "STATUS1",
            "TIME_TO_SLEEP_IN_SECONDS",
            "TRANSFER_JOB",
            "TRANSFER_JOBS",
            "TRANSFER_JOB_FIELD_MASK",
            "TRANSFER_OPERATIONS",
            "TRANSFER_OPTIONS",
            "TRANSFER_SPEC",
            "YEAR",
        )  # fmt: skip
    },
}
del SPECIAL["airflow.utils.log"]

# names that are modules of another place
SAME_MODULES: dict[str, str] = {
    "airflow.providers.common.compat.sdk.timezone": "airflow.sdk.timezone",
    "airflow.providers.common.compat.sdk.io": "airflow.sdk.io",
    "airflow.sdk.macros": "airflow.macros",
}

# packages whose functions have the names of modules in them
FUNCTION_PACKAGES = frozenset({"airflow.decorators", "airflow.sdk", "airflow.sdk.definitions.decorators"})

# below these, NAMES holds wherever a name is asked for
OPEN_PREFIXES = (
    "airflow.models",
    "airflow.operators",
    "airflow.sensors",
    "airflow.contrib.operators",
    "airflow.contrib.sensors",
    "airflow.contrib.hooks",
    "airflow.providers.standard",
    "airflow.providers.common.compat",
    "airflow.sdk",
    "airflow.utils",
    "airflow.decorators",
    "airflow.hooks",
    "airflow.datasets",
    "airflow.assets",
    "airflow.timetables",
    "airflow.notifications",
    "airflow.partition_mappers",
    "airflow.plugins_manager",
    "airflow.triggers",
    "airflow.io",
    "airflow.task",
    "airflow.executors",
    "airflow.jobs",
    "airflow.ti_deps",
    "airflow.secrets",
    "airflow.template",
    "airflow.lineage",
    "airflow.providers.smtp.notifications",
    "airflow.serialization",
    "airflow.callbacks",
    "airflow.example_dags",
    "airflow.api_internal",
    "airflow.typing_compat",
)
