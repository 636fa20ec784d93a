"""The table of operations from which tasks are made, service by service."""

from prefect.tasks.aws.table import analytics, compute, data, generation, learning, messages, platforms

#: Name of the class -> row.
ROWS = {
    row.name: row for part in (analytics, compute, data, generation, learning, messages, platforms) for row in part.ROWS
}
