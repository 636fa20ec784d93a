"""Tasks for SQL databases, over any DB-API driver; SQLite needs none."""

from prefect.tasks.database.branch import SQLBranch
from prefect.tasks.database.checks import SQLCheck, SQLIntervalCheck, SQLThresholdCheck, SQLValueCheck
from prefect.tasks.database.execute import SQLExecute, SQLFetch
from prefect.tasks.database.rows import SQLBulkLoad, SQLInsertRows, SQLTransfer
from prefect.tasks.database.sqlite import SQLiteQuery, SQLiteScript
from prefect.tasks.database.table_checks import SQLColumnCheck, SQLTableCheck
from prefect.tasks.database.wait import SQLWaitFor

__all__ = [
    "SQLBranch",
    "SQLBulkLoad",
    "SQLCheck",
    "SQLColumnCheck",
    "SQLExecute",
    "SQLFetch",
    "SQLInsertRows",
    "SQLIntervalCheck",
    "SQLTableCheck",
    "SQLThresholdCheck",
    "SQLTransfer",
    "SQLValueCheck",
    "SQLWaitFor",
    "SQLiteQuery",
    "SQLiteScript",
]
