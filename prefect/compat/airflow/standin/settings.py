"""`airflow.settings`, as far as DAG files read it."""

from __future__ import annotations

import logging
import os
from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.configuration import conf, get_airflow_home
from prefect.compat.airflow.standin.session import NoSession

log = logging.getLogger(__name__)
TIMEZONE = dates.utc
AIRFLOW_HOME = get_airflow_home()
DAGS_FOLDER = os.path.expanduser(conf.get("core", "dags_folder"))
PLUGINS_FOLDER = os.path.expanduser(conf.get("core", "plugins_folder"))
SQL_ALCHEMY_CONN = conf.get("database", "sql_alchemy_conn")
STATE_COLORS = {
    "deferred": "mediumpurple",
    "failed": "red",
    "queued": "gray",
    "removed": "lightgrey",
    "restarting": "violet",
    "running": "lime",
    "scheduled": "tan",
    "skipped": "hotpink",
    "success": "green",
    "up_for_reschedule": "turquoise",
    "up_for_retry": "gold",
    "upstream_failed": "orange",
}
HEADER = ""
WEB_COLORS: dict[str, str] = {}
LOG_FORMAT = "%(asctime)s - %(levelname)s - %(message)s"
SIMPLE_LOG_FORMAT = "%(asctime)s %(levelname)s - %(message)s"
engine: Any = None


def Session(*args: Any, **kwargs: Any) -> Any:
    """Return a session, every use of which raises: there is no metadata database."""
    return NoSession()


def configure_orm(*args: Any, **kwargs: Any) -> None:
    """Do nothing: there is no metadata database."""


def initialize() -> None:
    """Do nothing."""
