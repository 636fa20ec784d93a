"""Cloud SQL."""

from __future__ import annotations

from tests.compat.airflow.operators.google_recording import Case

_P = "airflow.providers.google.cloud.operators.cloud_sql.CloudSQL"
HERE = "/sql/v1beta4/projects/p"
I = {"instance": "i"}  # noqa: E741 - an instance
BODY = {
    "name": "i",
    "settings": {"tier": "db-n1-standard-1", "userLabels": {"a_b": "c"}, "backupConfiguration": {"enabled": True}},
    "databaseVersion": "POSTGRES_15",
    "region": "europe-west1",
}
ACCOUNT = {"serviceAccountEmailAddress": "i@example.com"}
LINK = "https://sqladmin.googleapis.com/sql/v1beta4/projects/p/instances/i"
INSTANCE = {f"{HERE}/instances/i": {"name": "i", "selfLink": LINK, "settings": {"tier": "t"}, **ACCOUNT}}
DATABASE = {**INSTANCE, f"{HERE}/instances/i/databases/d": {"name": "d", "charset": "utf8"}}
DATABASE_BODY = {"instance": "i", "name": "d", "project": "p"}
EXPORT = {"exportContext": {"fileType": "SQL", "uri": "gs://b/x.sql", "databases": ["d"]}}
IMPORT = {"importContext": {"fileType": "SQL", "uri": "gs://b/x.sql", "database": "d"}}


CASES = {
    "create": Case(f"{_P}CreateInstanceOperator", {**I, "body": BODY}),
    "create_project": Case(f"{_P}CreateInstanceOperator", {**I, "body": BODY, "project_id": "q"}),
    "create_there": Case(f"{_P}CreateInstanceOperator", {**I, "body": BODY}, INSTANCE),
    "create_broken": Case(f"{_P}CreateInstanceOperator", {**I, "body": BODY}, broken="no quota"),
    "create_not_valid": Case(f"{_P}CreateInstanceOperator", {**I, "body": {"name": "i"}}),
    "create_not_validated": Case(f"{_P}CreateInstanceOperator", {**I, "body": {"name": "i"}, "validate_body": False}),
    "create_empty": Case(f"{_P}CreateInstanceOperator", {**I, "body": {}}),
    "patch": Case(f"{_P}InstancePatchOperator", {**I, "body": {"settings": {"tier": "x"}}}, INSTANCE),
    "patch_missing": Case(f"{_P}InstancePatchOperator", {**I, "body": {"settings": {"tier": "x"}}}),
    "patch_broken": Case(f"{_P}InstancePatchOperator", {**I, "body": {"settings": {}}}, INSTANCE, broken="no quota"),
    "delete": Case(f"{_P}DeleteInstanceOperator", I, INSTANCE),
    "delete_missing": Case(f"{_P}DeleteInstanceOperator", I),
    "delete_broken": Case(f"{_P}DeleteInstanceOperator", I, INSTANCE, broken="not now"),
    "clone": Case(f"{_P}CloneInstanceOperator", {**I, "destination_instance_name": "j"}, INSTANCE),
    "clone_all": Case(
        f"{_P}CloneInstanceOperator",
        {**I, "destination_instance_name": "j", "clone_context": {"pointInTime": "2024-01-15T00:00:00Z"}},
        INSTANCE,
    ),
    "clone_missing": Case(f"{_P}CloneInstanceOperator", {**I, "destination_instance_name": "j"}),
    "clone_broken": Case(
        f"{_P}CloneInstanceOperator", {**I, "destination_instance_name": "j"}, INSTANCE, broken="no quota"
    ),
    "create_database": Case(f"{_P}CreateInstanceDatabaseOperator", {**I, "body": DATABASE_BODY}, INSTANCE),
    "create_database_there": Case(f"{_P}CreateInstanceDatabaseOperator", {**I, "body": DATABASE_BODY}, DATABASE),
    "create_database_broken": Case(
        f"{_P}CreateInstanceDatabaseOperator", {**I, "body": DATABASE_BODY}, INSTANCE, broken="no quota"
    ),
    "create_database_no_name": Case(
        f"{_P}CreateInstanceDatabaseOperator", {**I, "body": {"charset": "utf8"}, "validate_body": False}, INSTANCE
    ),
    "create_database_not_valid": Case(f"{_P}CreateInstanceDatabaseOperator", {**I, "body": {"name": "d"}}, INSTANCE),
    "patch_database": Case(
        f"{_P}PatchInstanceDatabaseOperator", {**I, "database": "d", "body": {"charset": "utf16"}}, DATABASE
    ),
    "patch_database_missing": Case(
        f"{_P}PatchInstanceDatabaseOperator", {**I, "database": "d", "body": {"charset": "utf16"}}, INSTANCE
    ),
    "patch_database_broken": Case(
        f"{_P}PatchInstanceDatabaseOperator", {**I, "database": "d", "body": {"charset": "x"}}, DATABASE, broken="bad"
    ),
    "delete_database": Case(f"{_P}DeleteInstanceDatabaseOperator", {**I, "database": "d"}, DATABASE),
    "delete_database_missing": Case(f"{_P}DeleteInstanceDatabaseOperator", {**I, "database": "d"}, INSTANCE),
    "delete_database_broken": Case(
        f"{_P}DeleteInstanceDatabaseOperator", {**I, "database": "d"}, DATABASE, broken="not now"
    ),
    "export": Case(f"{_P}ExportInstanceOperator", {**I, "body": EXPORT}, INSTANCE),
    "export_all": Case(
        f"{_P}ExportInstanceOperator", {**I, "body": EXPORT, "project_id": "p", "poke_interval": 3}, INSTANCE
    ),
    "export_missing": Case(f"{_P}ExportInstanceOperator", {**I, "body": EXPORT}),
    "export_broken": Case(f"{_P}ExportInstanceOperator", {**I, "body": EXPORT}, INSTANCE, broken="no access"),
    "import": Case(f"{_P}ImportInstanceOperator", {**I, "body": IMPORT}, INSTANCE),
    "import_missing": Case(f"{_P}ImportInstanceOperator", {**I, "body": IMPORT}),
    "import_broken": Case(f"{_P}ImportInstanceOperator", {**I, "body": IMPORT}, INSTANCE, broken="no access"),
}
THERE = "whether it is there, or gone, is told by the service's refusal and not asked before"
OTHERWISE = {
    **dict.fromkeys(
        (
            "create_there",
            "patch_missing",
            "delete_missing",
            "clone_missing",
            "create_database_there",
            "patch_database_missing",
            "delete_database_missing",
        ),
        (("sent",), THERE),
    ),
    "create_database_no_name": (("result", "error"), "a database without a name is refused; the operator gives False"),
}
