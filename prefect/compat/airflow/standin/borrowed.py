"""Names of Python itself that DAG files take from Airflow's modules, which had imported them: `timedelta`, `Path` …"""

from __future__ import annotations

import typing
from importlib import import_module
from typing import Any

_BY_MODULE = {
    "abc": "ABC ABCMeta abstractmethod",
    "collections": "Counter OrderedDict defaultdict deque namedtuple",
    "configparser": "ConfigParser NoOptionError NoSectionError",
    "contextlib": "ExitStack closing contextmanager nullcontext redirect_stdout suppress",
    "copy": "deepcopy",
    "dataclasses": "dataclass is_dataclass",
    "datetime": "datetime timedelta",
    "dateutil.relativedelta": "relativedelta",
    "enum": "Enum IntEnum",
    "functools": "cache cached_property lru_cache partial reduce singledispatch total_ordering wraps",
    "http": "HTTPStatus",
    "importlib": "import_module",
    "io": "BytesIO StringIO",
    "itertools": "groupby islice product",
    "json": "JSONDecodeError",
    "operator": "attrgetter itemgetter",
    "pathlib": "Path PosixPath PurePath",
    "subprocess": "CalledProcessError PIPE Popen STDOUT",
    "tempfile": "NamedTemporaryFile TemporaryDirectory gettempdir mkdtemp mkstemp",
    "time": "perf_counter sleep",
    "types": "FunctionType GeneratorType ModuleType SimpleNamespace",
    "urllib.parse": "parse_qs parse_qsl quote quote_plus unquote unquote_plus urlencode urljoin urlparse urlsplit "
    "urlunparse urlunsplit",
    "uuid": "UUID uuid4",
}
_NAMES = {name: module for module, names in _BY_MODULE.items() for name in names.split()}


def borrowed(name: str) -> Any:
    """
    Return what a module of Airflow has under that name if Airflow took it from Python's library.

    Args:
        name: the name, without the module.

    Returns:
        The class or function; `None` if it is none that is known.

    Example:
        >>> borrowed("timedelta")
        <class 'datetime.timedelta'>
    """
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    return getattr(typing, name) if name in typing.__all__ and name != "Text" else None
