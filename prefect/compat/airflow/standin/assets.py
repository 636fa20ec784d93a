"""Datasets of Airflow 2, assets of Airflow 3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.versions import current


class BaseAsset:
    """An asset, or a condition of several."""

    def __and__(self, other: Any) -> AssetAll:
        return AssetAll(self, _checked(other))

    def __or__(self, other: Any) -> AssetAny:
        return AssetAny(self, _checked(other))

    def iter_assets(self) -> Iterator[tuple[str, Asset]]:
        """Yield `(uri, asset)` of everything in it."""
        raise NotImplementedError

    iter_datasets = iter_assets

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether the condition holds when these URIs were updated."""
        raise NotImplementedError


def _checked(other: Any) -> Any:
    if not isinstance(other, BaseAsset):
        raise TypeError(f"assets can be joined with assets only, not with {type(other).__name__}")
    return other


class Asset(BaseAsset):
    """
    Data that tasks write and that DAGs wait for.

    Args:
        name: name (the URI if left out).
        uri: address (the name if left out).
        group: kind.
        extra: further values.
        watchers: what watches it from outside.
    """

    def __init__(
        self,
        name: str | None = None,
        uri: Any = None,
        *,
        group: str = "asset",
        extra: dict[str, Any] | None = None,
        watchers: Any = (),
        **kwargs: Any,
    ) -> None:
        given = name if name is not None else uri
        if given is None:
            raise TypeError("an asset needs a name or a URI")
        if isinstance(uri, dict) and extra is None:
            # Dataset(uri, extra) of Airflow 2
            uri, extra = None, uri
        text = str(uri if uri is not None else given)
        if not text.strip():
            raise ValueError("the URI of an asset must not be empty")
        if not text.isascii() and current() < (3, 0):
            raise ValueError(f"the URI of an asset must be plain ASCII: {text!r}")
        if not isinstance(given, str):
            raise ValueError(f"the name of an asset must be text, not {type(given).__name__}: {given!r}")
        longest = 1500 if current() >= (3, 0) else 3000
        if len(text) > longest:
            raise ValueError(f"the URI of an asset cannot exceed {longest} characters, not {len(text)}")
        self.name = str(name if name is not None else text)
        self.uri = _normal(text)
        self.group = group
        self.extra = extra if extra is not None or current() < (3, 0) else {}
        self.watchers = list(watchers)

    def __fspath__(self) -> str:
        return self.uri

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asset) and other.uri == self.uri and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.uri)

    def __repr__(self) -> str:
        if current() < (3, 0):
            return f"Dataset(uri={self.uri!r}, extra={self.extra!r})"
        return (
            f"{type(self).__name__}(name={self.name!r}, uri={self.uri!r}, group={self.group!r}, extra={self.extra!r}, "
            f"watchers={self.watchers!r})"
        )

    @property
    def normalized_uri(self) -> str:
        """The URI."""
        return self.uri

    @staticmethod
    def ref(*, name: str = "", uri: str = "") -> AssetRef:
        """Return a reference to the asset of that name or URI."""
        if name and uri:
            raise TypeError("Asset reference must be made to exactly one of name and URI")
        if not name and not uri:
            raise TypeError("Asset reference expects keyword argument 'name' or 'uri'")
        return AssetNameRef(name) if name else AssetUriRef(uri)

    def iter_assets(self) -> Iterator[tuple[str, Asset]]:
        """Yield itself."""
        yield self.uri, self

    iter_datasets = iter_assets

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether it was updated."""
        return statuses.get(self.uri, False)


def _normal(uri: str) -> str:
    """Return a URI in the one form that Airflow keeps: without credentials, fragment and a slash at the end."""
    parts = urlsplit(uri)
    if parts.scheme == "airflow":
        raise ValueError("Asset scheme 'airflow' is reserved")
    if not parts.scheme or parts.scheme.startswith("x-"):
        return uri
    login, _, host = parts.netloc.rpartition("@")
    if login and ":" not in login and current() >= (3, 0):
        host = parts.netloc
    path = parts.path.rstrip("/") or "/"
    query = urlencode(sorted(parse_qsl(parts.query)))
    if parts.scheme == "file":
        return f"file://{host}/{path.lstrip('/')}{'?' if query else ''}{query}"
    return urlunsplit(parts._replace(netloc=host, path=path, query=query, fragment=""))


Dataset = Asset


class AssetAlias(BaseAsset):
    """
    A name under which tasks add assets while they run.

    Args:
        name: the name.
        group: kind.
    """

    def __init__(self, name: str, *, group: str = "asset") -> None:
        self.name, self.group = name, group

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AssetAlias) and other.name == self.name

    def __hash__(self) -> int:
        return hash(("alias", self.name))

    def __repr__(self) -> str:
        return f"AssetAlias(name={self.name!r})"

    def iter_assets(self) -> Iterator[tuple[str, Asset]]:
        """Yield nothing: what the alias stands for shows in a run."""
        return iter(())

    iter_datasets = iter_assets

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether something was added under the name."""
        return statuses.get(self.name, False)


DatasetAlias = AssetAlias


class AssetRef(BaseAsset):
    """A reference to an asset by name or URI."""

    def __init__(self, name: str | None = None, uri: str | None = None) -> None:
        self.name, self.uri = name, uri

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AssetRef) and (other.name, other.uri) == (self.name, self.uri)

    def __hash__(self) -> int:
        return hash((self.name, self.uri))

    def __repr__(self) -> str:
        said = f"name={self.name!r}" if self.name is not None else f"uri={self.uri!r}"
        return f"{type(self).__name__}({said})"

    def iter_assets(self) -> Iterator[tuple[str, Asset]]:
        """Yield the asset referred to."""
        yield str(self.uri or self.name), Asset(name=self.name, uri=self.uri)

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether it was updated."""
        return statuses.get(str(self.uri or self.name), False)


class AssetNameRef(AssetRef):
    """A reference to an asset by name."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class AssetUriRef(AssetRef):
    """A reference to an asset by URI."""

    def __init__(self, uri: str) -> None:
        super().__init__(uri=uri)


class _Condition(BaseAsset):
    holds: Callable[[Any], bool]

    def __init__(self, *objects: Any) -> None:
        if not all(isinstance(one, BaseAsset) for one in objects):
            raise TypeError("expect asset expressions in condition")
        self.objects = list(objects)

    def iter_assets(self) -> Iterator[tuple[str, Asset]]:
        """Yield `(uri, asset)` of everything in it, each once."""
        seen: set[str] = set()
        for one in self.objects:
            for uri, asset in one.iter_assets():
                if uri not in seen:
                    seen.add(uri)
                    yield uri, asset

    iter_datasets = iter_assets

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.objects))})"


class AssetAll(_Condition):
    """All of several."""

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether all hold."""
        return all(one.evaluate(statuses) for one in self.objects)

    def __and__(self, other: Any) -> AssetAll:
        return AssetAll(*self.objects, _checked(other))


class AssetAny(_Condition):
    """Any of several."""

    def evaluate(self, statuses: dict[str, bool]) -> bool:
        """Tell whether one holds."""
        return any(one.evaluate(statuses) for one in self.objects)

    def __or__(self, other: Any) -> AssetAny:
        return AssetAny(*self.objects, _checked(other))


DatasetAll, DatasetAny = AssetAll, AssetAny


def as_condition(assets: Any) -> BaseAsset:
    """Return one asset, a condition, or a list (all of it) as a condition."""
    if isinstance(assets, BaseAsset):
        return assets
    listed = list(assets or ())
    wrong = [one for one in listed if not isinstance(one, BaseAsset)]
    if wrong:
        raise ValueError("All elements in 'schedule' should be assets or asset aliases")
    return AssetAll(*listed)


class AssetWatcher:
    """
    A trigger that watches an asset from outside.

    Args:
        name: its name.
        trigger: the trigger.
    """

    def __init__(self, name: str, *, trigger: Any) -> None:
        self.name, self.trigger = name, trigger


class Metadata:
    """
    What a task yields or returns about an asset that it wrote.

    Args:
        asset: the asset or its URI.
        extra: further values.
        alias: alias to add it under.
    """

    def __init__(
        self, asset: Any = None, extra: dict[str, Any] | None = None, alias: Any = None, *, target: Any = None
    ) -> None:
        asset = asset if asset is not None else target
        self.asset = asset
        self.uri = asset.uri if isinstance(asset, Asset) else str(asset)
        self.extra = extra or {}
        self.alias = alias
        self.alias_name = alias.name if isinstance(alias, AssetAlias) else alias


class AssetEvent:
    """One update of an asset."""

    def __init__(self, **kwargs: Any) -> None:
        self.__dict__.update(kwargs)


DatasetEvent = AssetEvent


def expand_alias_to_datasets(alias: Any, **kwargs: Any) -> list[Any]:
    """Return the assets of an alias: none are known before a run."""
    return []


def asset(
    *,
    schedule: Any = None,
    uri: str | None = None,
    group: str = "asset",
    name: str | None = None,
    extra: dict[str, Any] | None = None,
    watchers: Any = (),
    **dag_kwargs: Any,
) -> Any:
    """Make an asset of a function: a DAG with one task that writes it, run by `schedule`."""

    def wrapper(function: Callable[..., Any]) -> Asset:
        return _made(function, schedule, uri, group, name, extra, watchers, dag_kwargs)

    return wrapper


def _multi(*, schedule: Any = None, outlets: Any = (), **dag_kwargs: Any) -> Any:
    """Make a DAG with one task that writes several assets of a function."""

    def wrapper(function: Callable[..., Any]) -> Any:
        if not outlets:
            raise ValueError("no outlets provided")
        _dag_of(function, function.__name__, schedule, list(outlets), dag_kwargs)
        return function

    return wrapper


asset.multi = _multi  # type: ignore[attr-defined]


def _made(
    function: Callable[..., Any],
    schedule: Any,
    uri: str | None,
    group: str,
    name: str | None,
    extra: Any,
    watchers: Any,
    dag_kwargs: dict[str, Any],
) -> Asset:
    if function.__name__ in ("self", "context"):
        raise ValueError(f"prohibited name for asset: {function.__name__}")
    made = Asset(name=name or function.__name__, uri=uri, group=group, extra=extra, watchers=watchers)
    _dag_of(function, made.name, schedule, [made], dag_kwargs)
    return made


def _named(name: str, function: Callable[..., Any]) -> Asset:
    """Return the asset of that name which the function's file defines, or one that has just the name."""
    there = (value for value in list(function.__globals__.values()) if isinstance(value, Asset))
    return next((value for value in there if value.name == name), None) or Asset(name=name)


def _dag_of(
    function: Callable[..., Any], dag_id: str, schedule: Any, outlets: list[Any], dag_kwargs: dict[str, Any]
) -> None:
    # assets are also used without DAGs, so these come only here
    import inspect

    from prefect.compat.airflow.standin.dag import DAG
    from prefect.compat.airflow.standin.operators.python import PythonOperator

    inlets = []
    own = {}
    for parameter in inspect.signature(function).parameters:
        if parameter == "self":
            own["self"] = outlets[0]
        elif parameter != "context":
            inlets.append(_named(parameter, function))
    if not re.match(r"^[\w.-]+$", dag_id):
        raise AirflowException(f"an asset's function needs a name that can be a DAG id, not {dag_id!r}")

    def call(**context: Any) -> Any:
        arguments = dict(own)
        for parameter in inspect.signature(function).parameters:
            if parameter == "context":
                arguments["context"] = context
            elif parameter != "self":
                arguments[parameter] = _named(parameter, function)
        return function(**arguments)

    main = type("_AssetMainOperator", (PythonOperator,), {"__module__": __name__})
    with DAG(dag_id, schedule=schedule, **dag_kwargs):
        main(task_id=function.__name__, python_callable=call, inlets=inlets, outlets=outlets)
