"""Operators mapped over values: `Operator.partial(…).expand(…)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin import setupteardown as scopes
from prefect.compat.airflow.standin.abstractoperator import AbstractOperator
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.current import DagContext, TaskGroupContext
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.expandinput import (
    DictOfListsExpandInput,
    ExpandInput,
    ListOfDictsExpandInput,
    is_mappable,
)
from prefect.compat.airflow.standin.notes import here
from prefect.compat.airflow.standin.operatorargs import FIXED_BY_PARTIAL, default_arguments
from prefect.compat.airflow.standin.signatures import accepted_arguments, base_arguments
from prefect.compat.airflow.standin.versions import current
from prefect.compat.airflow.standin.xcomarg import XComArg, iter_xcom_references


def check_mappable(cls: type, func: str, value: Mapping[str, Any]) -> None:
    """Refuse keyword arguments that no `__init__` of `cls` knows."""
    known = accepted_arguments(cls)
    if known is None:
        return
    unknown = [name for name in value if name not in known]
    if unknown:
        names = ", ".join(repr(name) for name in unknown)
        error = "an unexpected keyword argument" if len(unknown) == 1 else "unexpected keyword arguments"
        raise TypeError(f"{cls.__name__}.{func}() got {error} {names}")


def check_not_fixed(partial_kwargs: Mapping[str, Any], mapped: Mapping[str, Any]) -> None:
    """Refuse to map over an argument that all instances share, given or not."""
    fixed = dict.fromkeys(FIXED_BY_PARTIAL[max(2, current()[0])])
    check_no_duplicates({**fixed, **partial_kwargs}, mapped, reason="unmappable or already specified")


def check_no_duplicates(first: Mapping[str, Any], second: Mapping[str, Any], *, reason: str) -> None:
    """Refuse arguments given twice."""
    twice = [name for name in second if name in first]
    if twice:
        raise TypeError(f"{reason} argument{'s' if len(twice) > 1 else ''}: {', '.join(sorted(twice))}")


def partial(
    operator_class: type[BaseOperator], *, task_id: str, dag: Any = None, task_group: Any = None, **kwargs: Any
) -> OperatorPartial:
    """Give an operator the arguments that all its instances share."""
    check_mappable(operator_class, "partial", kwargs)
    dag = dag if dag is not None else DagContext.get_current_dag()
    if task_group is None:
        task_group = TaskGroupContext.get_current_task_group(dag)
    full_id = task_group.child_id(task_id) if task_group is not None else task_id
    return OperatorPartial(operator_class, full_id, dag, task_group, kwargs)


class OperatorPartial:
    """An operator with the arguments that all its instances share; `expand` makes a task of it."""

    def __init__(self, operator_class: Any, task_id: str, dag: Any, task_group: Any, kwargs: dict[str, Any]) -> None:
        self.operator_class = operator_class
        self.task_id, self.dag, self.task_group = task_id, dag, task_group
        self.kwargs = kwargs
        self.where = here(2)

    def expand(self, **mapped_kwargs: Any) -> MappedOperator:
        """Make one instance for each combination of the given lists."""
        if not mapped_kwargs:
            raise TypeError("no arguments to expand against")
        check_mappable(self.operator_class, "expand", mapped_kwargs)
        check_not_fixed(self.kwargs, mapped_kwargs)
        for name, value in mapped_kwargs.items():
            if not is_mappable(value):
                raise ValueError(
                    f"{self.operator_class.__name__}.expand() got an unexpected type {type(value).__name__!r} "
                    f"for keyword argument {name}"
                )
        return self._expand(DictOfListsExpandInput(mapped_kwargs), strict=False)

    def expand_kwargs(self, kwargs: Any, *, strict: bool = True) -> MappedOperator:
        """Make one instance for each dict of arguments."""
        if isinstance(kwargs, Sequence) and not isinstance(kwargs, (str, bytes)):
            for item in kwargs:
                if not isinstance(item, (XComArg, Mapping)):
                    raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        elif not isinstance(kwargs, XComArg):
            raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        return self._expand(ListOfDictsExpandInput(kwargs), strict=strict)

    def _expand(self, expand_input: ExpandInput, *, strict: bool) -> MappedOperator:
        return MappedOperator(
            operator_class=self.operator_class,
            task_id=self.task_id,
            dag=self.dag,
            task_group=self.task_group,
            partial_kwargs=self.kwargs,
            expand_input=expand_input,
            disallow_kwargs_override=strict,
            where=self.where,
        )


class MappedOperator(AbstractOperator):
    """A task of which a run has one instance for each value of its `expand_input`."""

    is_mapped = True
    _expand_input_attr = "expand_input"

    def __init__(
        self,
        *,
        operator_class: Any,
        task_id: str,
        dag: Any,
        task_group: Any,
        partial_kwargs: dict[str, Any],
        expand_input: Any,
        disallow_kwargs_override: bool,
        where: Any = None,
    ) -> None:
        self.where = where or here(1)
        self.operator_class = operator_class
        self.task_id = task_id
        self.expand_input = expand_input
        self._disallow_kwargs_override = disallow_kwargs_override
        self.upstream_task_ids: set[str] = set()
        self.downstream_task_ids: set[str] = set()
        given = dict(partial_kwargs)
        lookup = {"dag": dag, "task_group": task_group, **given}
        defaults = default_arguments(lookup)
        known = base_arguments()
        base = {name: value for name, value in defaults.items() if name in known}
        base.update((name, value) for name, value in given.items() if name in known)
        base.pop("default_args", None)
        if "params" in lookup:
            base["params"] = lookup["params"]
        base["task_id"] = task_id
        # an operator that belongs nowhere holds the checked and converted values of the base arguments
        model = BaseOperator.__new__(BaseOperator)
        model.__dict__["_standin_unmapping"] = True
        model.__dict__["where"] = self.where
        BaseOperator.__init__(model, **base)
        if base.get("sla") is not None and current() < (3, 0):
            raise AirflowException(
                f"SLAs are unsupported with mapped tasks. Please set `sla=None` for task {task_id!r}."
            )
        if task_group is not None and (task_group.is_mapped_group or task_group.get_closest_mapped_task_group()):
            raise NotImplementedError(
                f"operator expansion in an expanded task group is not yet supported: {task_id!r} in "
                f"{task_group.group_id!r}"
            )
        self._model = model
        self.partial_kwargs = given
        self.trigger_rule = model.trigger_rule
        self.template_fields = operator_class.template_fields
        self.template_ext = operator_class.template_ext
        self.template_fields_renderers = operator_class.template_fields_renderers
        self.ui_color, self.ui_fgcolor = operator_class.ui_color, operator_class.ui_fgcolor
        self._is_empty = operator_class._is_empty
        self._can_skip_downstream = operator_class._can_skip_downstream
        self.is_sensor = operator_class.is_sensor
        tell = getattr(operator_class, "standin_tell", None)
        if tell is not None:
            # operators are made when the task runs; what their file should know is said now
            mapped = expand_input.value if isinstance(expand_input.value, dict) else {}
            tell(task_id, {**given, **mapped}, self.where)
        self._dag: Any = None
        self.task_group = None
        if task_group is not None:
            task_group.add(self)
        if dag is not None:
            dag.add_task(self)
        # a mapped task made inside the block of a setup or teardown is not part of its scope, as in Airflow
        self._link()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in ("_model", "partial_kwargs"):
            raise AttributeError(name)
        model = self._model.__dict__
        if name in model and not name.startswith("_"):
            return model[name]
        if name in self.partial_kwargs:
            return self.partial_kwargs[name]
        raise AttributeError(f"{type(self).__name__} {self.task_id!r} has no attribute {name!r}")

    @property
    def dag(self) -> Any:
        """The DAG that the task belongs to, or `None`."""
        return self._dag

    @dag.setter
    def dag(self, dag: Any) -> None:
        if dag is not None and self._dag is None:
            self._dag = dag
            dag.add_task(self)
        self._dag = dag

    @property
    def task_type(self) -> str:
        """The name of the operator's class."""
        return str(self.operator_class.__name__)

    @property
    def operator_name(self) -> str:
        """The name of the operator, or what `custom_operator_name` says."""
        return getattr(self.operator_class, "custom_operator_name", None) or self.task_type

    @property
    def task_display_name(self) -> str:
        """The name that is shown."""
        return self._model.task_display_name

    @property
    def priority_weight(self) -> int:
        """The task's own weight."""
        return int(self._model.priority_weight)

    @property
    def params(self) -> Any:
        """The params of the task."""
        return self._model.params

    @property
    def output(self) -> XComArg:
        """The values that the instances will return."""
        return XComArg(self)

    def iter_mapped_dependencies(self) -> Iterator[Any]:
        """Yield the tasks that are mapped over."""
        for task, _ in self._mapped_over().iter_references():
            yield task

    def _mapped_over(self) -> Any:
        return getattr(self, self._expand_input_attr)

    def _link(self) -> None:
        for task, _ in self._mapped_over().iter_references():
            self.set_upstream(task)
        for name, value in self.partial_kwargs.items():
            if name in self.template_fields:
                for task, _ in iter_xcom_references(value):
                    self.set_upstream(task)

    def parse_time_length(self) -> int | None:
        """Return the number of instances (without the groups around) if no run is needed to know it."""
        length: int | None = self._mapped_over().parse_time_length()
        return length

    get_parse_time_mapped_ti_count = parse_time_length

    def _unmap_kwargs(self, resolved: Mapping[str, Any]) -> dict[str, Any]:
        if self._disallow_kwargs_override:
            check_not_fixed(self.partial_kwargs, resolved)
        kwargs = {**self.partial_kwargs, **resolved}
        params = {**(self.partial_kwargs.get("params") or {}), **(resolved.get("params") or {})}
        if params:
            kwargs["params"] = params
        return kwargs

    def unmap(self, resolve: Mapping[str, Any] | tuple[Any, Any] | None = None, session: Any = None) -> BaseOperator:
        """
        Make the operator of one instance.

        Args:
            resolve: the mapped arguments of that instance, as `expand_input.resolve(context)` gives them (alone or
                with the ids beside them).
        """
        if isinstance(resolve, tuple):
            # Airflow hands over (context, session): resolve in that context
            resolve, _ = self._mapped_over().resolve(resolve[0])
        kwargs = self._unmap_kwargs(dict(resolve or {}))
        made: Any = self.operator_class.__new__(self.operator_class)
        state = made.__dict__
        state["_standin_unmapping"] = True
        made.__init__(**{**kwargs, "task_id": self.task_id, "dag": self.dag, "task_group": self.task_group})
        state["_dag"] = self._dag
        state["task_id"] = self.task_id
        state["task_group"] = self.task_group
        state["where"] = self.where
        state["upstream_task_ids"], state["downstream_task_ids"] = self.upstream_task_ids, self.downstream_task_ids
        state["_is_setup"], state["_is_teardown"] = self._is_setup, self._is_teardown
        state["_on_failure_fail_dagrun"] = self._on_failure_fail_dagrun
        return made

    def prepare_for_execution(self) -> MappedOperator:
        """Return the task as it is to be executed."""
        return self

    def __enter__(self) -> type[scopes.SetupTeardownContext]:
        return scopes.open_scope(self)

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        scopes.close_scope()

    def __repr__(self) -> str:
        return f"<Mapped({self.task_type}): {self.task_id}>"
