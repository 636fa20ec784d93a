"""Packages that a DAG file imports and that are not installed: how they are named, and what may stand for them."""

from __future__ import annotations

import importlib.machinery
import sys
from collections.abc import Sequence
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Any

from prefect._requirements import EXTRAS
from prefect.compat.airflow.standin import notes, ondemand

if TYPE_CHECKING:
    from importlib.abc import Loader
else:
    Loader = object  # importlib.abc loads more than a loader needs

# what an import name is called where packages are found, for those that differ
_DISTRIBUTIONS = {
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "Crypto": "pycryptodome",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "dotenv": "python-dotenv",
    "git": "GitPython",
    "github": "PyGithub",
    "jwt": "PyJWT",
    "MySQLdb": "mysqlclient",
    "OpenSSL": "pyOpenSSL",
    "PIL": "Pillow",
    "psycopg2": "psycopg2-binary",
    "serial": "pyserial",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "snowflake": "snowflake-connector-python",
    "yaml": "pyyaml",
    "cosmos": "astronomer-cosmos",
}
_ERROR_ENDINGS = ("Error", "Exception", "Warning")


def hint(name: str | None) -> str:
    """
    Return what to do about a module that was not found.

    Args:
        name: its dotted name.

    Returns:
        A sentence that begins with `"; "`, or nothing when the module cannot come from a package.
    """
    top = (name or "").partition(".")[0]
    if not top or top == "airflow" or top in sys.stdlib_module_names:
        return ""
    extra = extra_of(name)
    install = f'pip install "prefect[{extra}]"' if extra else f"pip install {_DISTRIBUTIONS.get(top, top)}"
    return f"; is it a package: {install}; is it a module of the project: its folder is not on the path"


def extra_of(name: str | None) -> str | None:
    """
    Return the extra that brings a module.

    Args:
        name: its dotted name.

    Returns:
        The extra, `"airflow"` before others; `None` if none brings it.
    """
    asked = f"{name or ''}."
    for extra in ("airflow", *EXTRAS):
        # a package that is missing is named by its top, or by the part of it that is missing
        if any(f"{brought}.".startswith(asked) or asked.startswith(f"{brought}.") for brought in EXTRAS[extra].imports):
            return extra
    return None


class StubFinder(Loader):
    """
    Lets imports of packages that are missing succeed, where code of the DAG folder asks for them.

    It has to stand last on `sys.meta_path`, so that it sees only what nobody else finds.

    Args:
        roots: folders whose code may ask.
    """

    def __init__(self, roots: Sequence[str]) -> None:
        self.roots = tuple(roots)
        self.names: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a package that is missing."""
        top, _, rest = fullname.partition(".")
        if top in ("airflow", "prefect") or top in sys.stdlib_module_names or top.startswith("_"):
            return None
        if rest and not isinstance(sys.modules.get(top), StubModule):
            return None
        place = self._asked_by(sys._getframe(1))
        if place is None and top not in self.names:
            return None
        if top not in self.names:
            self.names.add(top)
            notes.note(
                "missing-package", f"the package {top!r} is not installed; placeholders stand for it", where=place
            )
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def _asked_by(self, frame: FrameType | None) -> notes.Where | None:
        # a package that is there and tries an optional one must not get a stub
        while frame is not None:
            file = frame.f_code.co_filename
            if not file.startswith("<frozen importlib") and file != __file__:
                own = file.startswith(self.roots) and not notes.is_installed(file)
                return notes.Where(file, frame.f_lineno) if own else None
            frame = frame.f_back
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """Make the module."""
        module = StubModule(spec.name, f"Stands for `{spec.name}`, which is not installed.")
        module.__path__ = []
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is executed: attributes come when they are asked for."""


class StubModule(ModuleType):
    """A module of a package that is missing: whatever it is asked for is made."""

    def __getattr__(self, name: str) -> Any:
        if name == "__version__":
            return "0"
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        path = f"{self.__name__}.{name}"
        if name.endswith(_ERROR_ENDINGS):
            value: Any = type(
                name, (Warning if name.endswith("Warning") else Exception,), {"__module__": self.__name__}
            )
        else:
            value = ondemand.make(path)
        self.__dict__[name] = value
        return value
