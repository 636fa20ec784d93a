"""Cloud SQL: instances and their databases."""

from __future__ import annotations

from prefect.tasks.google.rows import STATUS_OPERATION, Look, Row, Service

SQL = Service(
    "sqladmin",
    "sqladmin.googleapis.com",
    "sql/v1beta4",
    words={
        "clone_context": "what is otherwise in the clone, a dict in the API's form (`pointInTime` …).",
        "database": "name of the database.",
        "database_body": "the database, a dict in the API's form (`name`, `charset`, `collation`).",
        "destination_instance_name": "name of the clone.",
        "export_context": "what to write and where, a dict in the API's form (`uri`, `fileType`, `databases` …).",
        "import_context": "what to read, a dict in the API's form (`uri`, `fileType`, `database` …).",
        "instance": "name of the instance.",
        "instance_body": "the instance, a dict in the API's form (`name`, `settings`, `databaseVersion` …).",
    },
)
OPERATIONS = "projects/{project}/operations"
INSTANCES = "projects/{project}/instances"
INSTANCE = INSTANCES + "/{instance}"
DATABASES = INSTANCE + "/databases"
DATABASE = DATABASES + "/{database}"
END = STATUS_OPERATION._replace(path=OPERATIONS + "/{made.name}")

ROWS = (
    Row(
        "CloudSQLCreateInstance",
        SQL,
        "Create an instance of Cloud SQL and wait until it runs; one that is there already is left as it is.",
        "instance: str, instance_body: dict",
        f"POST {INSTANCES}",
        send={"name": "instance", "*": "instance_body"},
        look=END._replace(last=INSTANCE),
        already=(409,),
        instead=Look(INSTANCE),
        gives="last || seen",
        gives_at_once="made",
        returns="The instance; of a run that does not wait, the operation.",
        operators=("CloudSQLCreateInstanceOperator",),
    ),
    Row(
        "CloudSQLPatchInstance",
        SQL,
        "Change an instance of Cloud SQL and wait until that is done.",
        "instance: str, instance_body: dict",
        f"PATCH {INSTANCE}",
        send={"*": "instance_body"},
        look=END,
        operators=("CloudSQLInstancePatchOperator",),
    ),
    Row(
        "CloudSQLDeleteInstance",
        SQL,
        "Delete an instance of Cloud SQL and wait until it is gone.",
        "instance: str",
        f"DELETE {INSTANCE}",
        look=END,
        already=(404,),
        gives="already",
        returns="`True` if there was none, else nothing.",
        operators=("CloudSQLDeleteInstanceOperator",),
    ),
    Row(
        "CloudSQLCloneInstance",
        SQL,
        "Clone an instance of Cloud SQL and wait until the clone is there.",
        "instance: str, destination_instance_name: str, clone_context: dict = None",
        f"POST {INSTANCE}/clone",
        send={"cloneContext.destinationInstanceName": "destination_instance_name", "cloneContext": "clone_context"},
        fixed={"cloneContext.kind": "sql#cloneContext"},
        look=END,
        operators=("CloudSQLCloneInstanceOperator",),
    ),
    Row(
        "CloudSQLCreateInstanceDatabase",
        SQL,
        "Create a database in an instance of Cloud SQL; one of its name that is there already is left as it is.",
        "instance: str, database_body: dict",
        f"POST {DATABASES}",
        send={"*": "database_body"},
        look=END,
        already=(409,),
        gives="already",
        returns="`True` if it was there already, else nothing.",
        operators=("CloudSQLCreateInstanceDatabaseOperator",),
    ),
    Row(
        "CloudSQLPatchInstanceDatabase",
        SQL,
        "Change a database in an instance of Cloud SQL.",
        "instance: str, database: str, database_body: dict",
        f"PATCH {DATABASE}",
        send={"*": "database_body"},
        look=END,
        operators=("CloudSQLPatchInstanceDatabaseOperator",),
    ),
    Row(
        "CloudSQLDeleteInstanceDatabase",
        SQL,
        "Delete a database in an instance of Cloud SQL.",
        "instance: str, database: str",
        f"DELETE {DATABASE}",
        look=END,
        already=(404,),
        gives="already",
        returns="`True` if there was none, else nothing.",
        operators=("CloudSQLDeleteInstanceDatabaseOperator",),
    ),
    Row(
        "CloudSQLExportInstance",
        SQL,
        "Write what is in an instance of Cloud SQL into a file in Cloud Storage.",
        "instance: str, export_context: dict",
        f"POST {INSTANCE}/export",
        look=END,
        operators=("CloudSQLExportInstanceOperator",),
    ),
    Row(
        "CloudSQLImportInstance",
        SQL,
        "Read a file in Cloud Storage into an instance of Cloud SQL.",
        "instance: str, import_context: dict",
        f"POST {INSTANCE}/import",
        look=END,
        operators=("CloudSQLImportInstanceOperator",),
    ),
    Row(
        "CloudSQLWaitForNoOperationInProgress",
        SQL,
        "Wait until no operation of an instance of Cloud SQL is under way.",
        "instance: str",
        look=Look(
            OPERATIONS, "items[?status!='DONE'].status || 'DONE'", ("DONE",), query={"instance": "args.instance"}
        ),
        operators=("CloudSQLNoOperationInProgressSensor",),
    ),
)
