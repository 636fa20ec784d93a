"""`conf`: settings out of `AIRFLOW__SECTION__KEY`, with the defaults that DAG files read."""

from __future__ import annotations

import functools
import os
import shlex
from typing import Any

from prefect.compat.airflow import datafiles
from prefect.compat.airflow.standin.exceptions import AirflowConfigException
from prefect.compat.airflow.standin.module_loading import import_string
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet
from prefect.compat.airflow.standin.versions import current

AIRFLOW_HOME = os.path.expanduser(os.environ.get("AIRFLOW_HOME", "~/airflow"))


def get_airflow_home() -> str:
    """Return Airflow's folder."""
    return os.path.expanduser(os.environ.get("AIRFLOW_HOME", "~/airflow"))


def _defaults() -> dict[tuple[str, str], str]:
    home = get_airflow_home()
    return {
        ("core", "dags_folder"): f"{home}/dags",
        ("core", "plugins_folder"): f"{home}/plugins",
        ("core", "executor"): "SequentialExecutor",
        ("core", "default_timezone"): "utc",
        ("core", "parallelism"): "32",
        ("core", "max_active_tasks_per_dag"): "16",
        ("core", "dag_concurrency"): "16",
        ("core", "max_active_runs_per_dag"): "16",
        ("core", "load_examples"): "True",
        ("core", "fernet_key"): "",
        ("core", "default_task_retries"): "0",
        ("core", "default_task_retry_delay"): "300",
        ("core", "default_pool_task_slot_count"): "128",
        ("core", "killed_task_cleanup_time"): "60",
        ("core", "dagbag_import_timeout"): "30.0",
        ("core", "unit_test_mode"): "False",
        ("core", "enable_xcom_pickling"): "False",
        ("core", "max_map_length"): "1024",
        ("core", "hostname_callable"): "airflow.utils.net.getfqdn",
        ("core", "sql_alchemy_conn"): f"sqlite:///{home}/airflow.db",
        ("database", "sql_alchemy_conn"): f"sqlite:///{home}/airflow.db",
        ("database", "sql_alchemy_schema"): "",
        ("logging", "base_log_folder"): f"{home}/logs",
        ("logging", "remote_logging"): "False",
        ("logging", "remote_base_log_folder"): "",
        ("logging", "remote_log_conn_id"): "",
        ("logging", "logging_level"): "INFO",
        (
            "logging",
            "dag_processor_manager_log_location",
        ): f"{home}/logs/dag_processor_manager/dag_processor_manager.log",
        ("core", "base_log_folder"): f"{home}/logs",
        ("webserver", "base_url"): "http://localhost:8080",
        ("webserver", "web_server_port"): "8080",
        ("webserver", "web_server_host"): "0.0.0.0",
        ("api", "base_url"): "http://localhost:8080",
        ("scheduler", "catchup_by_default"): "True",
        ("scheduler", "dag_dir_list_interval"): "300",
        ("scheduler", "min_file_process_interval"): "30",
        ("scheduler", "child_process_log_directory"): f"{home}/logs/scheduler",
        ("email", "email_backend"): "airflow.utils.email.send_email_smtp",
        ("email", "email_conn_id"): "smtp_default",
        ("smtp", "smtp_host"): "localhost",
        ("smtp", "smtp_starttls"): "True",
        ("smtp", "smtp_ssl"): "False",
        ("smtp", "smtp_port"): "25",
        ("smtp", "smtp_mail_from"): "airflow@example.com",
        ("smtp", "smtp_timeout"): "30",
        ("smtp", "smtp_retry_limit"): "5",
        ("operators", "default_owner"): "airflow",
        ("operators", "default_queue"): "default",
        ("operators", "default_deferrable"): "False",
        ("operators", "default_cpus"): "1",
        ("operators", "default_ram"): "512",
        ("sensors", "default_timeout"): "604800",
        ("kubernetes_executor", "namespace"): "default",
        ("kubernetes_executor", "worker_container_repository"): "",
        ("kubernetes_executor", "worker_container_tag"): "",
        ("kubernetes", "namespace"): "default",
        ("celery", "default_queue"): "default",
    }


@functools.cache
def _shipped() -> dict[tuple[str, str], str]:
    rows = (line.split(" ", 2) for line in datafiles.lines(__package__, "settings.txt"))
    return {(section, key): value for section, key, value in rows}


def _section_of(text: str) -> str:
    return text.upper().replace(".", "_").replace("-", "_")


class AirflowConfigParser:
    """Settings by section and key."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, str], str] = {}

    def _find(self, section: str, key: str) -> str | None:
        section, key = section.lower(), key.lower()
        name = f"AIRFLOW__{_section_of(section)}__{key.upper()}"
        if name in os.environ:
            return os.environ[name]
        command = os.environ.get(f"{name}_CMD")
        if command:
            # hardly anybody gives a setting by a command
            import subprocess

            return subprocess.run(shlex.split(command), capture_output=True, text=True, check=True).stdout.strip()
        if (section, key) in self._set:
            return self._set[section, key]
        found = _defaults().get((section, key))
        return found if found is not None else _shipped().get((section, key))

    def get(self, section: str, key: str, *, fallback: Any = NOTSET, **kwargs: Any) -> Any:
        """Return a setting as text."""
        found = self._find(section, key)
        if found is not None:
            return found
        if not isinstance(fallback, ArgNotSet):
            # Airflow 2 gives other fallbacks back as text
            return str(fallback) if current() < (3, 0) and type(fallback) in (int, float) else fallback
        raise AirflowConfigException(
            f"section/key [{section}/{key}] not found in config: set AIRFLOW__{_section_of(section)}__{key.upper()}"
        )

    def get_mandatory_value(self, section: str, key: str, **kwargs: Any) -> str:
        """Return a setting that must be there."""
        return str(self.get(section, key, **kwargs))

    def getboolean(self, section: str, key: str, **kwargs: Any) -> bool:
        """Return a setting as a bool."""
        text = str(self.get(section, key, **kwargs)).lower().strip().partition("#")[0].strip()
        if text in ("t", "true", "1"):
            return True
        if text in ("f", "false", "0"):
            return False
        raise AirflowConfigException(
            f'Failed to convert value to bool. Please check "{key}" key in "{section}" section.'
        )

    def getint(self, section: str, key: str, **kwargs: Any) -> int:
        """Return a setting as a whole number."""
        value = self.get(section, key, **kwargs)
        try:
            return int(value)
        except (TypeError, ValueError) as err:
            raise AirflowConfigException(
                f'Failed to convert value to int. Please check "{key}" key in "{section}" section.'
            ) from err

    def getfloat(self, section: str, key: str, **kwargs: Any) -> float:
        """Return a setting as a number."""
        value = self.get(section, key, **kwargs)
        try:
            return float(value)
        except (TypeError, ValueError) as err:
            raise AirflowConfigException(
                f'Failed to convert value to float. Please check "{key}" key in "{section}" section.'
            ) from err

    def getlist(self, section: str, key: str, delimiter: str = ",", **kwargs: Any) -> Any:
        """Return a setting as a list of texts."""
        value = self.get(section, key, **kwargs)
        return [part.strip() for part in value.split(delimiter)] if isinstance(value, str) else value

    def getjson(self, section: str, key: str, fallback: Any = None, **kwargs: Any) -> Any:
        """Return a setting read as JSON."""
        import json  # only this needs it

        value = self.get(section, key, fallback=None)
        try:
            return json.loads(value) if value else fallback
        except ValueError as err:
            raise AirflowConfigException(f"Unable to parse [{section}] {key!r} as valid json") from err

    def getimport(self, section: str, key: str, **kwargs: Any) -> Any:
        """Return what a setting names by its path, `None` if it is empty."""
        path = self.get(section, key, **kwargs)
        if not path:
            return None
        try:
            return import_string(path)
        except ImportError as err:
            raise AirflowConfigException(
                f'The object could not be loaded. Please check "{key}" key in "{section}" section. '
                f'Current value: "{path}".'
            ) from err

    def getsection(self, section: str) -> dict[str, str] | None:
        """Return the settings of a section."""
        found = {key: value for (name, key), value in {**_defaults(), **self._set}.items() if name == section.lower()}
        prefix = f"AIRFLOW__{_section_of(section)}__"
        found.update(
            {name[len(prefix) :].lower(): value for name, value in os.environ.items() if name.startswith(prefix)}
        )
        return found or None

    def has_option(self, section: str, option: str, **kwargs: Any) -> bool:
        """Tell whether there is such a setting."""
        return self._find(section, option) is not None

    def has_section(self, section: str) -> bool:
        """Tell whether there is such a section."""
        return self.getsection(section) is not None

    def set(self, section: str, option: str, value: str | None = None) -> None:
        """Set a setting for the rest of this process."""
        self._set[section.lower(), option.lower()] = str(value)

    def add_section(self, section: str) -> None:
        """Do nothing: sections are there when something is in them."""

    def read(self, filenames: Any, encoding: str | None = None) -> list[str]:
        """Read settings from files; those that do not exist are passed over."""
        import configparser  # only files that read settings of their own need it

        parser = configparser.ConfigParser(interpolation=None)
        found = parser.read(filenames, encoding)
        self._take(parser)
        return found

    def read_string(self, string: str, source: str = "<string>") -> None:
        """Read settings from text."""
        import configparser  # only files that read settings of their own need it

        parser = configparser.ConfigParser(interpolation=None)
        parser.read_string(string, source)
        self._take(parser)

    def read_dict(self, dictionary: Any, source: str = "<dict>") -> None:
        """Take settings over from a dict of dicts."""
        for section, options in dictionary.items():
            for option, value in options.items():
                self.set(section, option, value)

    def _take(self, parser: Any) -> None:
        for section in parser.sections():
            for option, value in parser.items(section):
                self.set(section, option, value)

    def sections(self) -> list[str]:
        """Return the names of all sections."""
        return list(dict.fromkeys(section for section, _ in {**_defaults(), **self._set}))

    def options(self, section: str) -> list[str]:
        """Return the keys of a section."""
        return list(self.getsection(section) or {})

    def items(self, section: str) -> list[tuple[str, str]]:
        """Return keys and values of a section."""
        return list((self.getsection(section) or {}).items())

    def __getitem__(self, section: str) -> dict[str, str]:
        found = self.getsection(section)
        if found is None:
            raise KeyError(section)
        return found

    def __contains__(self, section: object) -> bool:
        return isinstance(section, str) and self.has_section(section)

    def remove_option(self, section: str, option: str, **kwargs: Any) -> bool:
        """Forget a setting that `set` made."""
        return self._set.pop((section.lower(), option.lower()), None) is not None

    def as_dict(self, *args: Any, **kwargs: Any) -> dict[str, dict[str, str]]:
        """Return all settings by section."""
        found: dict[str, dict[str, str]] = {}
        for section, key in {**_defaults(), **self._set}:
            found.setdefault(section, {})[key] = str(self._find(section, key))
        return found


conf = AirflowConfigParser()
get, getboolean, getint, getfloat, getlist, has_option = (
    conf.get,
    conf.getboolean,
    conf.getint,
    conf.getfloat,
    conf.getlist,
    conf.has_option,
)
