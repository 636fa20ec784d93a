"""Tasks for Postgres with the names of Prefect 1.x: `pip install "prefect[postgres]"`; more in `database`."""

from prefect.tasks.postgres.postgres import PostgresExecute, PostgresExecuteMany, PostgresFetch

__all__ = ["PostgresExecute", "PostgresExecuteMany", "PostgresFetch"]
