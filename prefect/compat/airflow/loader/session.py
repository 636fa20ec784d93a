"""The import session of a DAG folder: in it `airflow` is the stand-in and the folder's own modules can be imported."""

from __future__ import annotations

import ast
import functools
import importlib.machinery
import importlib.util
import linecache
import os
import site
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.hooks import offer as hook_offer
from prefect.compat.airflow.loader.archives import has_module
from prefect.compat.airflow.loader.guarded import rewrite
from prefect.compat.airflow.loader.missing import StubFinder
from prefect.compat.airflow.loader.rehearsal import may_end_tasks
from prefect.compat.airflow.operators import offer
from prefect.compat.airflow.standin import availability, connection, namespace, notes, ondemand, templates, versions

if TYPE_CHECKING:
    from importlib.abc import Loader
else:
    Loader = object  # importlib.abc loads more than a loader needs


def _bag_of(path: str) -> Any:
    """What loads DAG files is no part of the stand-in."""
    if not path.endswith(_BAGS):
        return None
    return getattr(importlib.import_module("prefect.compat.airflow.loader.dagbag"), path.rpartition(".")[2])


_BAGS = (".DagBag", ".FileLoadStat")

for counterpart in (offer.class_of, hook_offer.class_of, _bag_of):
    if counterpart not in ondemand.counterparts:
        ondemand.counterparts.append(counterpart)
if hook_offer.paths not in ondemand.listed:
    ondemand.listed.append(hook_offer.paths)
if hook_offer.hook_class_of not in connection.hook_classes:
    connection.hook_classes.append(hook_offer.hook_class_of)

# jinja2 is loaded only when a file renders something itself
templates.loader = functools.partial(importlib.import_module, "prefect.compat.airflow.runtime.standin_renderer")

_EXPORTED = b"AIRFLOW_CTX_"
#: The sessions that are open, the innermost last.
_opened: list[ImportSession] = []
#: The code of modules, by file, version and contents: folders import the same ones from many DAG files.
_compiled: dict[tuple[str, versions.Version, int, int], CodeType] = {}
_MOST_COMPILED = 2000


class ImportSession:
    """
    What a DAG folder's code sees when it imports.

    Entered (`with session:`) while a file loads and whenever code of the folder runs later: a task, a callback, a
    template.
    It can be entered again while it is open, also from other threads; outside, `sys.modules`, `sys.meta_path` and
    `sys.path`
    are as they were. While a session is open, threads that do not belong to it see the same modules, since Python has
    one `sys.modules`; two sessions that are open in two threads at once see each other's.

    Args:
        roots: folders whose modules can be imported, first come first served.
        version: the Airflow version, `(major, minor)`.
        rows: operator rows that come before all others.
        fallbacks: folders that are asked for what is in none of the roots.
        stub_missing: let imports of packages that are not installed succeed.
        real_operators: path of a Python whose own operators serve where there is no row.
    """

    def __init__(
        self,
        roots: Iterable[str | Path],
        version: versions.Version,
        rows: Iterable[Any] = (),
        *,
        fallbacks: Iterable[str | Path] = (),
        stub_missing: bool = False,
        real_operators: str | None = None,
    ) -> None:
        self.roots = [str(Path(root)) for root in dict.fromkeys(roots)]
        self.fallbacks = [str(Path(root)) for root in dict.fromkeys(fallbacks)]
        self.version = version
        self.rows = tuple(rows)
        self.real_operators = real_operators
        self.modules: dict[str, ModuleType] = {}
        self.notes: list[notes.Note] = []
        #: Whether code of the folder reads `AIRFLOW_CTX_…` variables: only then does every task set them.
        self.reads_exported = False
        #: Whether code of the folder mentions what ends a process: its tasks have processes of their own then.
        self.may_end_tasks = False
        self.finder = _Finder(self)
        self._late = _LateFinder(self)
        self._stubs = StubFinder([*self.roots, *self.fallbacks]) if stub_missing else None
        self._lock = threading.RLock()
        self._depth = 0
        self._outside: dict[str, ModuleType] = {}
        self._before: tuple[Any, ...] = ()
        self._paths: frozenset[str] | None = None
        self._has_home = True

    def __enter__(self) -> ImportSession:
        with self._lock:
            self._depth += 1
            if self._depth == 1:
                self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._lock:
            self._depth -= 1
            if self._depth == 0:
                self._close()

    def widen(self, roots: Iterable[str | Path], fallbacks: Iterable[str | Path]) -> None:
        """Let modules of further folders be imported, after those that can be already."""
        for known, further in ((self.roots, roots), (self.fallbacks, fallbacks)):
            known.extend(root for root in dict.fromkeys(map(str, further)) if root not in known)
        self.finder.forget()

    def owns(self, name: str) -> bool:
        """Tell whether a module of that name belongs to the session."""
        top = name.partition(".")[0]
        stubbed = self._stubs is not None and top in self._stubs.names
        return top == "airflow" or stubbed or top in self._late.tops or self.finder.is_ours(top)

    def places(self) -> list[str]:
        """Return the folders that modules are looked for in: what the code itself put on `sys.path` counts as well."""
        known = self._paths or frozenset()
        added = [place for place in sys.path if place not in known and place not in self.roots]
        if not added:
            return self.roots
        first = next((at for at, place in enumerate(sys.path) if place in known), 0)
        before = [place for place in sys.path[:first] if place in added]
        return [*before, *self.roots, *(place for place in added if place not in before)]

    def _open(self) -> None:
        if self._paths is None:
            self._paths = frozenset(sys.path)
        self._outside = {name: sys.modules.pop(name) for name in self._present()}
        sys.modules.update(self.modules)
        _opened.append(self)
        sys.meta_path.insert(0, self.finder)
        sys.meta_path.append(self._late)
        if self._stubs is not None:
            sys.meta_path.append(self._stubs)
        # every Airflow has one, and files look there
        self._has_home = "AIRFLOW_HOME" in os.environ
        if not self._has_home:
            os.environ["AIRFLOW_HOME"] = os.path.expanduser("~/airflow")
        self._before = (versions.use(self.version), notes.gather(self.notes), offer.use(self.rows, self.real_operators))

    def _present(self) -> list[str]:
        """Names of the imported modules that belong to the session."""
        # hundreds of modules lie below a few dozen names
        tops = {name.partition(".")[0] for name in sys.modules}
        own = {top for top in tops if self.owns(top)}
        return [name for name in sys.modules if name in self.modules or name.partition(".")[0] in own]

    def _close(self) -> None:
        for name in self._present():
            self.modules[name] = sys.modules.pop(name)
        sys.modules.update(self._outside)
        self._outside = {}
        _opened.remove(self)
        sys.meta_path.remove(self.finder)
        sys.meta_path.remove(self._late)
        if self._stubs is not None:
            sys.meta_path.remove(self._stubs)
        if not self._has_home:
            os.environ.pop("AIRFLOW_HOME", None)
        versions.use(self._before[0])
        notes.gather(self._before[1])
        offer.use(*self._before[2])

    def compile(self, source: bytes | str, filename: str) -> Any:
        """Compile a file of the folder; guarded imports behave as in the session's version."""
        tree = ast.parse(source, filename)
        source = source.encode() if isinstance(source, str) else source
        self._notice(source)
        if b"airflow" in source and (b"except" in source or b"suppress" in source):
            tree = rewrite(tree, self.has)
        return compile(tree, filename, "exec", dont_inherit=True)

    def compile_once(self, source: bytes, filename: str) -> Any:
        """Compile a module of the folder: the sessions of its DAG files execute it each, and share the code."""
        key = (filename, self.version, hash(source), len(source))
        code = _compiled.get(key)
        if code is None:
            code = _compiled[key] = self.compile(source, filename)
            while len(_compiled) > _MOST_COMPILED:
                del _compiled[next(iter(_compiled))]
        else:
            self._notice(source)
        return code

    def _notice(self, source: bytes) -> None:
        """Note what tasks have to be prepared for."""
        self.reads_exported = self.reads_exported or _EXPORTED in source
        self.may_end_tasks = self.may_end_tasks or may_end_tasks(source)

    def has(self, module: str, name: str | None) -> bool:
        """Tell whether the session's Airflow version has a module, or a name in it."""
        return availability.has(self.version, module, name)


def innermost() -> ImportSession | None:
    """Return the session that was opened last, `None` if none is open."""
    return _opened[-1] if _opened else None


@functools.cache
def _site_packages() -> list[str]:
    folders = (
        *site.getsitepackages(),
        site.getusersitepackages(),
        notes.INSTALLED["purelib"],
        notes.INSTALLED["platlib"],
    )
    return sorted({str(Path(folder)) for folder in folders})


class _Finder:
    def __init__(self, session: ImportSession) -> None:
        self.session = session
        self._tops: dict[str, bool] = {}

    def is_ours(self, top: str) -> bool:
        """Tell whether a top-level name is a module of the folder: what is installed wins, as in Airflow."""
        known = self._tops.get(top)
        if known is None:
            known = self._tops[top] = self._look(top)
        return known

    def forget(self) -> None:
        """Look again: there are more folders."""
        self._tops.clear()

    def _look(self, top: str) -> bool:
        if top in sys.stdlib_module_names or top in ("__main__", "__mp_main__", "prefect") or not self._candidates(top):
            return False
        elsewhere = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        mine = {"", *self.session.roots}
        places = [*(place for place in elsewhere if place not in mine), *_site_packages()]
        installed = importlib.machinery.PathFinder.find_spec(top, places)
        if installed is None:
            return True
        # a package without `__init__.py`, such as `google`, gives way to one that has it
        return installed.origin is None and installed.loader is None and self._candidates(top, whole=True)

    def _candidates(self, top: str, *, whole: bool = False) -> bool:
        for root in self.session.roots:
            folder = Path(root)
            if folder.suffix == ".zip" and folder.is_file():
                if has_module(folder, top):
                    return True
            elif (
                (folder / f"{top}.py").is_file()
                or (folder / top / "__init__.py").is_file()
                or not whole
                and (folder / top).is_dir()
            ):
                return True
        return False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = fullname.partition(".")[0]
        if top == "airflow":
            return self._standin_spec(fullname, path)
        if "." not in fullname:
            if not self.is_ours(fullname):
                return None
            return self.loaded_here(importlib.machinery.PathFinder.find_spec(fullname, self.session.places()))
        if path is not None and self.session.owns(top):
            return self.loaded_here(importlib.machinery.PathFinder.find_spec(fullname, path))
        return None

    def _standin_spec(self, fullname: str, path: Sequence[str] | None) -> importlib.machinery.ModuleSpec | None:
        if not availability.is_known_module(fullname):
            own = self._inside_airflow_folder(fullname)
            if own is not None:
                return own
            parent = fullname.rpartition(".")[0]
            unknown = fullname.startswith("airflow.providers.") or parent == "airflow"
            if unknown and availability.is_known_module(parent) and not offer.has_module(fullname):
                notes.note("made-on-demand", f"module {fullname} is not known; placeholders stand for what is in it")
        return importlib.machinery.ModuleSpec(fullname, _StandinLoader(), is_package=True)

    def _inside_airflow_folder(self, fullname: str) -> importlib.machinery.ModuleSpec | None:
        # DAG files that live in a folder named `airflow` may import their neighbours by that name
        parts = fullname.split(".")[1:]
        for root in self.session.roots:
            for folder in (Path(root), *Path(root).parents):
                if folder.name == "airflow":
                    found = importlib.machinery.PathFinder.find_spec(fullname, [str(folder.joinpath(*parts[:-1]))])
                    if found is not None and found.loader is not None:
                        return self.loaded_here(found)
                    place = folder.joinpath(*parts)
                    if place.is_dir():
                        spec = importlib.machinery.ModuleSpec(fullname, None, is_package=True)
                        spec.submodule_search_locations = [str(place)]
                        return spec
        return None

    def loaded_here(self, spec: importlib.machinery.ModuleSpec | None) -> importlib.machinery.ModuleSpec | None:
        """Let the session load the module."""
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _SourceLoader(spec.loader.name, spec.loader.path, self.session)
        return spec


class _LateFinder:
    """Finds in the folders between the DAG folder and the file what is found nowhere else."""

    def __init__(self, session: ImportSession) -> None:
        self.session = session
        self.tops: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if "." in fullname or not self.session.fallbacks or fullname in ("airflow", "prefect"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, self.session.fallbacks)
        if spec is not None:
            self.tops.add(fullname)
        return self.session.finder.loaded_here(spec)


class _StandinLoader(Loader):
    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return namespace.make_module(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is executed: attributes come when they are asked for."""


class _SourceLoader(importlib.machinery.SourceFileLoader):
    """Loads a module of the folder; nothing is written beside it."""

    def __init__(self, fullname: str, path: str, session: ImportSession) -> None:
        super().__init__(fullname, path)
        self._session = session

    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        return self._session.compile_once(self.get_data(path), path)

    def exec_module(self, module: ModuleType) -> None:
        linecache.checkcache(self.path)
        super().exec_module(module)
