"""The stand-in class of an operator that has a row: Airflow's arguments, fields and methods around the task."""

from __future__ import annotations

import functools
import inspect
from typing import Any

from prefect.compat.airflow.operators.mapping import Mapping
from prefect.compat.airflow.operators.running import UNTOUCHED, carry_out, kill, load, look
from prefect.compat.airflow.operators.signatures import Signature, shared_arguments, signature_of
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.notes import note
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator
from prefect.compat.airflow.standin.signatures import base_arguments
from prefect.compat.airflow.standin.versions import current

#: Arguments of deferrable operators: here they simply wait.
WAITING = frozenset({"deferrable", "start_from_trigger", "end_from_trigger", "trigger_kwargs", "start_trigger_args"})


class _Row:
    standin_row: Mapping

    @classmethod
    def standin_tell(cls, task_id: Any, given: dict[str, Any], where: Any) -> None:
        """Note which of the arguments that were given are not honoured; mapping asks for it while the file loads."""
        row = cls.standin_row
        for name in row.dropped:
            if name in given and given[name] != _signature(row).default(name):
                text = f"task {task_id!r}: {name} of {cls.__name__} is not honoured: {row.dropped[name]}"
                note("not-honoured", text, where=where)


class RowOperator(_Row, BaseOperator):
    """An operator that a task of the catalogue stands for; what they do is in their row."""

    def execute(self, context: Any) -> Any:
        """Run the task."""
        return carry_out(self.standin_row, self, context)

    def on_kill(self) -> None:
        """Cancel what runs, if Airflow's operator does."""
        kill(self.standin_row, self)


class RowSensor(_Row, BaseSensorOperator):
    """A sensor that a waiting task of the catalogue stands for."""

    def poke(self, context: Any) -> Any:
        """Look once."""
        return look(self.standin_row, self, context)

    def on_kill(self) -> None:
        """Cancel what runs, if Airflow's sensor does."""
        kill(self.standin_row, self)


_signature = functools.cache(signature_of)


def make_class(row: Mapping) -> Any:
    """
    Make the class of a row.

    Args:
        row: the row.

    Returns:
        An operator class that accepts the arguments of all ages, or the one that the row names.
    """
    module, _, name = row.path.rpartition(".")
    if row.operator_class is not None:
        written = load(row.operator_class)
        if issubclass(written, (RowOperator, RowSensor)):
            return _derived(written, row, module, name, signature_of(row))
        own = written.__name__ == name and not row.renamed and not row.defaults
        if own and vars(written).get("standin_row") in (None, row):
            written.standin_row = row
            return written
        # one class serves several rows, whose operators differ in name and arguments
        return _derived(written, row, module, name)
    signature = signature_of(row)
    base = RowSensor if signature.sensor else RowOperator
    return _derived(base, row, module, name, signature)


def named_like(cls: Any, path: str) -> Any:
    """
    The class under an older name.

    Args:
        cls: the class of the row.
        path: an older dotted path of it.

    Returns:
        The class itself; a subclass if the path ends in another name, since people see the name.
    """
    module, _, name = path.rpartition(".")
    if name == cls.__name__:
        return cls
    body = {"__module__": module, "__qualname__": name, "__doc__": cls.__doc__, "standin_other_name": True}
    return type(cls)(name, (cls,), body)


def _derived(base: Any, row: Mapping, module: str, name: str, signature: Signature | None = None) -> Any:
    body: dict[str, Any] = {"__module__": module, "__qualname__": name, "standin_row": row}
    body["__doc__"] = f"Stands for `{row.path}`; {row.target} does the work." if signature else base.__doc__
    if signature is not None:
        body["template_fields"] = signature.template_fields
        body["template_ext"] = signature.template_ext
        body["__init__"] = _initializer(lambda: cls, row, signature)
    else:
        if row.template_fields is not None:
            body["template_fields"] = row.template_fields
        if row.template_ext is not None:
            body["template_ext"] = row.template_ext
        if row.renamed or row.defaults:
            body["__init__"] = _renaming(lambda: cls, base, row)
    cls: Any = type(base)(name, (base,), body)
    return cls


def _initializer(owner: Any, row: Mapping, signature: Signature) -> Any:
    shared = shared_arguments() if signature.sensor else base_arguments()
    own = tuple(name for name in signature.arguments if name not in shared)
    changed = tuple(name for name in signature.arguments if name in shared)

    def __init__(self: Any, **kwargs: Any) -> None:
        task_id = kwargs.get("task_id")
        _today(self, row, kwargs)
        missing = [name for name in signature.required if name not in kwargs]
        # an operator that went into another one had arguments of its own
        if missing and not getattr(self, "standin_other_name", False):
            text = ", ".join(repr(name) for name in sorted(missing))
            raise refusal(TypeError)(f"missing keyword argument{'s' if len(missing) > 1 else ''} {text}")
        for name in changed:
            if name not in kwargs:
                kwargs[name] = signature.default(name)
        passed = frozenset(kwargs)
        values = {
            name: kwargs.pop(name) if name in kwargs else signature.default(name) for name in own if name != "self"
        }
        given = {name: value for name, value in values.items() if value is not None}
        # what Airflow's class fills in is there to be seen; the task is given what it would be without
        untouched = {
            name: (filled, values[name])
            for name in signature.filled
            if name in values and (values[name] is None or name not in passed)
            and (filled := signature.untouched(name)) != values[name]
        }  # fmt: skip
        # a value of its own: a subclass may add to it
        values.update({name: signature.untouched(name) for name in untouched})
        before = signature.template_fields_2
        if before is not None and current() < (3, 0) and type(self).template_fields == signature.template_fields:
            self.template_fields = before
        super(owner(), self).__init__(**kwargs)
        for name, value in values.items():
            setattr(self, name, value)
        if untouched:
            self.__dict__[UNTOUCHED] = untouched
        for name in signature.absent:
            setattr(self, name, None)
        if row.dropped and not self.__dict__.get("_standin_unmapping"):
            type(self).standin_tell(task_id, given, self.where)

    return _signed(__init__, (*own, *changed, *row.renamed))


def _renaming(owner: Any, base: Any, row: Mapping) -> Any:
    def __init__(self: Any, **kwargs: Any) -> None:
        _today(self, row, kwargs)
        for name, value in row.defaults.items():
            kwargs.setdefault(name, value)
        super(owner(), self).__init__(**kwargs)

    known = tuple(inspect.signature(base.__init__).parameters)
    return _signed(__init__, (*(name for name in known if name not in ("self", "kwargs")), *row.renamed))


def _today(operator: Any, row: Mapping, kwargs: dict[str, Any]) -> None:
    """Give arguments their names of today."""
    for old, new in row.renamed.items():
        if old in kwargs:
            value = kwargs.pop(old)
            kwargs.setdefault(new, value)


def _signed(init: Any, names: tuple[str, ...]) -> Any:
    """Show the names as keyword arguments: default arguments and mapping look at the signature."""
    kind = inspect.Parameter
    parameters = [kind("self", kind.POSITIONAL_OR_KEYWORD)]
    parameters += [kind(name, kind.KEYWORD_ONLY, default=None) for name in dict.fromkeys(names)]
    parameters.append(kind("kwargs", kind.VAR_KEYWORD))
    init.__signature__ = inspect.Signature(parameters)
    return init
