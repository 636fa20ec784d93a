"""Params of DAGs and tasks, checked against their JSON schema."""

from __future__ import annotations

import copy
import json
from collections.abc import ItemsView, Iterator, MutableMapping, ValuesView
from typing import Any

from prefect.compat.airflow.standin.exceptions import ParamValidationError
from prefect.compat.airflow.standin.notset import NOTSET, ArgNotSet, is_arg_set
from prefect.compat.airflow.standin.paramformats import checker
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current
from prefect.core.optional import optional

_jsonschema = optional("jsonschema", extra="airflow")


class Param:
    """
    A value with a JSON schema.

    Args:
        default: the value when none is given; left out, one must be given to the run.
        description: shown to people.
        **kwargs: the schema's keywords (`type`, `enum`, `minimum` …), or a whole `schema`.
    """

    __version__ = 1
    CLASS_IDENTIFIER = "__class"

    def __init__(self, default: Any = NOTSET, description: str | None = None, **kwargs: Any) -> None:
        if is_arg_set(default):
            _check_json(default)
        self.value = default
        self.description = description
        self.schema: dict[str, Any] = kwargs.pop("schema") if "schema" in kwargs else kwargs

    def __copy__(self) -> Param:
        made = Param.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def resolve(self, value: Any = NOTSET, suppress_exception: bool = False) -> Any:
        """Return `value`, or the default, checked; an error gives `None` with `suppress_exception`."""
        if is_arg_set(value):
            _check_json(value)
        final = self.value if isinstance(value, ArgNotSet) else value
        if isinstance(final, ArgNotSet):
            if suppress_exception:
                return None
            raise ParamValidationError("No value passed and Param has no default value")
        # a schema says nothing about a plain value of no particular kind
        if self.schema:
            try:
                _jsonschema.validate(final, self.schema, format_checker=checker())
            except _jsonschema.ValidationError as err:
                if suppress_exception:
                    return None
                raise ParamValidationError(err) from None
        self.value = final
        return final

    def dump(self) -> dict[str, Any]:
        """Return the param as a plain dict."""
        return {self.CLASS_IDENTIFIER: "airflow.models.param.Param", **self.__dict__}

    def serialize(self) -> dict[str, Any]:
        """Return value, description and schema, from 3.0 on also a source."""
        fields = {"value": self.value, "description": self.description, "schema": self.schema}
        return fields if current() < (3, 0) else {**fields, "source": None}

    @property
    def has_value(self) -> bool:
        """Whether there is a value that is not `None`."""
        return not isinstance(self.value, ArgNotSet) and self.value is not None


def _check_json(value: Any) -> None:
    # 1.10 and 2.x take anything
    if current() < (3, 0):
        return
    try:
        json.dumps(value)
    except (TypeError, ValueError) as err:
        raise ParamValidationError(
            f"All provided parameters must be json-serializable. The value '{value}' is not serializable."
        ) from err


class ParamsDict(MutableMapping[str, Any]):
    """Params by name: reading gives the checked value, writing keeps the schema."""

    __version__ = 1

    def __init__(self, dict_obj: Any = None, suppress_exception: bool = False) -> None:
        self._params: dict[str, Param] = {}
        self.suppress_exception = suppress_exception
        if dict_obj:
            source = dict_obj._params if isinstance(dict_obj, ParamsDict) else dict_obj
            for name, value in source.items():
                self._params[name] = value if isinstance(value, Param) else Param(value)

    def __bool__(self) -> bool:
        return bool(self._params)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ParamsDict):
            return self.dump() == other.dump()
        return self.dump() == other if isinstance(other, dict) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __copy__(self) -> ParamsDict:
        return ParamsDict(self._params, self.suppress_exception)

    def __deepcopy__(self, memo: dict[int, Any]) -> ParamsDict:
        return ParamsDict(copy.deepcopy(self._params, memo), self.suppress_exception)

    def __contains__(self, name: object) -> bool:
        return name in self._params

    def __len__(self) -> int:
        return len(self._params)

    def __iter__(self) -> Iterator[str]:
        return iter(self._params)

    def __repr__(self) -> str:
        return repr(self.dump())

    def __getitem__(self, name: str) -> Any:
        return self._params[name].resolve(suppress_exception=self.suppress_exception)

    def __setitem__(self, name: str, value: Any) -> None:
        if isinstance(value, Param):
            self._params[name] = value
        elif name in self._params:
            known = copy.copy(self._params[name])
            try:
                known.resolve(value, suppress_exception=self.suppress_exception)
            except ParamValidationError as err:
                raise ParamValidationError(f"Invalid input for param {name}: {err}") from None
            self._params[name] = known
        else:
            self._params[name] = Param(value)

    def __delitem__(self, name: str) -> None:
        del self._params[name]

    def get_param(self, name: str) -> Param:
        """Return the `Param` object of that name."""
        return self._params[name]

    def items(self) -> Any:
        """Return names and `Param` objects."""
        return ItemsView(self._params)

    def values(self) -> Any:
        """Return the `Param` objects."""
        return ValuesView(self._params)

    def update(self, *args: Any, **kwargs: Any) -> None:
        """Take over params or values."""
        if len(args) == 1 and not kwargs and isinstance(args[0], ParamsDict):
            super().update(args[0]._params)
        else:
            super().update(*args, **kwargs)

    def dump(self) -> dict[str, Any]:
        """Return the values by name; `None` stands for those that are missing or break their schema."""
        return {name: param.resolve(suppress_exception=True) for name, param in self._params.items()}

    def serialize(self) -> dict[str, Any]:
        """Return what Airflow writes down of each param."""
        return {name: param.serialize() for name, param in self._params.items()}

    def validate(self) -> dict[str, Any]:
        """Return all values, or raise for the first that breaks its schema."""
        found = {}
        try:
            for name, param in self._params.items():
                found[name] = param.resolve(suppress_exception=self.suppress_exception)
        except ParamValidationError as err:
            raise ParamValidationError(f"Invalid input for param {name}: {err}") from None
        return found

    def filter_params_by_source(self, source: str) -> ParamsDict:
        """Return the params that come from `source`."""
        return ParamsDict({k: p for k, p in self._params.items() if getattr(p, "source", None) == source})


class DagParam:
    """A reference to a param of the DAG, given to tasks as an argument: `dag.param("name")`."""

    def __init__(self, current_dag: Any, name: str, default: Any = NOTSET) -> None:
        if is_arg_set(default):
            current_dag.params[name] = default
        self._name = name
        self._default = default
        self.current_dag = current_dag

    def iter_references(self) -> list[tuple[Any, str]]:
        """Return the tasks it depends on: none."""
        return []

    def resolve(self, context: Any, **kwargs: Any) -> Any:
        """Return the value that the run has: from its conf, the default, or the DAG's params."""
        run = context.get("dag_run")
        conf = (run.conf if run is not None else None) or {}
        if self._name in conf:
            return conf[self._name]
        if is_arg_set(self._default):
            return self._default
        if self._name in (context.get("params") or ()):
            return context["params"][self._name]
        raise refusal(RuntimeError)(f"No value could be resolved for parameter {self._name}")
