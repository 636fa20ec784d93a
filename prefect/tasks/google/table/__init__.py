"""The table of operations from which tasks are made: one file a group of services, each with its `ROWS`."""

from prefect.tasks.google.table import (
    batch,
    build,
    compute,
    container,
    dataflow,
    dataform,
    dataproc,
    dts,
    functions,
    metastore,
    pubsub,
    run,
    sql,
    transfer,
    workflows,
)

#: Name of the class -> row.
ROWS = {
    row.name: row
    for part in (
        batch,
        build,
        compute,
        container,
        dataflow,
        dataform,
        dataproc,
        dts,
        functions,
        metastore,
        pubsub,
        run,
        sql,
        transfer,
        workflows,
    )
    for row in part.ROWS
}
