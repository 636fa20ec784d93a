"""Tasks for MySQL with the names of Prefect 1.x: `pip install "prefect[mysql]"`; more in `database`."""

from prefect.tasks.mysql.mysql import MySQLExecute, MySQLFetch

__all__ = ["MySQLExecute", "MySQLFetch"]
