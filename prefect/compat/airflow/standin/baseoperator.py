"""`BaseOperator`: what every operator is made of, and how its arguments get their values."""

from __future__ import annotations

import datetime
import functools
import inspect
from abc import ABCMeta
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from prefect.compat.airflow.standin import argumenttypes, operatorvalues
from prefect.compat.airflow.standin import setupteardown as scopes
from prefect.compat.airflow.standin.abstractoperator import (
    DEFAULT_OWNER,
    DEFAULT_PRIORITY_WEIGHT,
    DEFAULT_QUEUE,
    DEFAULT_RETRIES,
    DEFAULT_RETRY_DELAY,
    DEFAULT_TRIGGER_RULE,
    AbstractOperator,
    checked_rule,
)
from prefect.compat.airflow.standin.anyvalue import UnknownValue
from prefect.compat.airflow.standin.argumenttypes import check_types
from prefect.compat.airflow.standin.current import DagContext, TaskGroupContext, loading_module
from prefect.compat.airflow.standin.enums import WeightRule
from prefect.compat.airflow.standin.exceptions import AirflowException, FailStopDagInvalidTriggerRule, TaskDeferred
from prefect.compat.airflow.standin.node import check_key
from prefect.compat.airflow.standin.notes import here, note
from prefect.compat.airflow.standin.notset import NOTSET
from prefect.compat.airflow.standin.operatorargs import (
    FORMER_ARGUMENTS,
    GONE_FROM_PROVIDERS,
    default_arguments,
    is_of_provider,
    listed,
)
from prefect.compat.airflow.standin.param import ParamsDict
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.versions import current
from prefect.compat.airflow.standin.xcomarg import XComArg

_CHECKED_ONCE = "_standin_defaults"


class BaseOperatorMeta(ABCMeta):
    """Lets each `__init__` of an operator class take missing arguments from `default_args`."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any) -> Any:
        init = namespace.get("__init__")
        if init is not None and inspect.isfunction(init):
            namespace["__init__"] = _with_defaults(init)
        cls = super().__new__(mcs, name, bases, namespace, **kwargs)
        partial = namespace.get("partial")
        if not isinstance(partial, (classmethod, _Partial)):
            cls.partial = _Partial()  # type: ignore[attr-defined]
        return cls

    def __getattr__(cls, name: str) -> Any:
        # constants and inner classes of provider operators that are known by their arguments only
        if name[:1].isupper() and loading_module and is_of_provider(cls):
            path = f"{cls.__module__}.{cls.__qualname__}.{name}"
            note("no-counterpart", f"{path} is known by name only; a placeholder stands for it")
            return UnknownValue(name.lower())
        raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")


class _Partial:
    """`Operator.partial(…)`: loads what mapping needs on first use."""

    def __get__(self, instance: Any, owner: Any) -> Callable[..., Any]:
        # mapping refers to operators, so it cannot be imported before them
        from prefect.compat.airflow.standin.mapped import partial

        return functools.partial(partial, owner)


def _with_defaults(init: Callable[..., None]) -> Callable[..., None]:
    parameters = [
        p
        for name, p in inspect.signature(init).parameters.items()
        if name != "self" and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
    ]
    names = frozenset(p.name for p in parameters)
    required = frozenset(p.name for p in parameters if p.default is p.empty)

    @functools.wraps(init)
    def wrapper(self: Any, *args: Any, **kwargs: Any) -> None:
        if args:
            raise refusal(TypeError)(
                f"Use keyword arguments when initializing operators ({type(self).__name__}, "
                f"task {kwargs.get('task_id')!r}, got {len(args)} by position)"
            )
        state = self.__dict__
        defaults = state.get(_CHECKED_ONCE)
        outermost = defaults is None
        if outermost:
            state[_CHECKED_ONCE] = defaults = default_arguments(kwargs)
            state["_init_kwargs"] = {}
            state["where"] = here(2)
        for name in defaults:
            if name in names and name not in kwargs:
                kwargs[name] = defaults[name]
        missing = required.difference(kwargs)
        if missing:
            text = ", ".join(repr(name) for name in sorted(missing))
            # Python itself tells of a task id that nobody takes
            error = TypeError if init.__qualname__ == "BaseOperator.__init__" else refusal(TypeError)
            raise error(f"missing keyword argument{'s' if len(missing) > 1 else ''} {text}")
        init(self, **kwargs)
        state["_init_kwargs"].update(kwargs)
        if outermost:
            del state[_CHECKED_ONCE]
            state["_standin_ready"] = True
            self._link_template_fields()

    wrapper._standin_init = init  # type: ignore[attr-defined]
    return wrapper


class BaseOperator(AbstractOperator, metaclass=BaseOperatorMeta):
    """
    A task that `execute` carries out; operators and sensors derive from it.

    Takes every argument that any Airflow version has.  One that is not given comes from the operator's own
    `default_args`, else from the group's, else from the DAG's, else from the signature.
    """

    template_fields_renderers: ClassVar[Mapping[str, str]] = {}
    operator_extra_links: Any = ()
    shallow_copy_attrs: Any = ()
    pool = "default_pool"
    supports_lineage = False
    start_trigger_args: Any = None
    start_from_trigger = False
    overwrite_rtif_after_execution = False
    is_async = False
    subdag: Any = None
    deps: frozenset[Any] = frozenset()
    _standin_ready = False
    inlets: list[Any]
    outlets: list[Any]
    priority_weight: int
    params: Any

    def __init__(
        self,
        task_id: str,
        owner: str = DEFAULT_OWNER,
        email: Any = None,
        email_on_retry: bool = True,
        email_on_failure: bool = True,
        retries: int | None = DEFAULT_RETRIES,
        retry_delay: datetime.timedelta | float = DEFAULT_RETRY_DELAY,
        retry_exponential_backoff: bool | float = False,
        max_retry_delay: datetime.timedelta | float | None = None,
        start_date: datetime.datetime | None = None,
        end_date: datetime.datetime | None = None,
        schedule_interval: Any = None,
        depends_on_past: bool = False,
        ignore_first_depends_on_past: bool | None = None,
        wait_for_past_depends_before_skipping: bool = False,
        wait_for_downstream: bool = False,
        dag: Any = None,
        params: Any = None,
        default_args: dict[str, Any] | None = None,
        priority_weight: int = DEFAULT_PRIORITY_WEIGHT,
        weight_rule: Any = WeightRule.DOWNSTREAM,
        queue: str = DEFAULT_QUEUE,
        pool: str | None = None,
        pool_slots: int = 1,
        sla: datetime.timedelta | None = None,
        execution_timeout: datetime.timedelta | None = None,
        on_execute_callback: Any = None,
        on_failure_callback: Any = None,
        on_success_callback: Any = None,
        on_retry_callback: Any = None,
        on_skipped_callback: Any = None,
        pre_execute: Any = None,
        post_execute: Any = None,
        trigger_rule: str = DEFAULT_TRIGGER_RULE,
        resources: dict[str, Any] | None = None,
        run_as_user: str | None = None,
        task_concurrency: int | None = None,
        map_index_template: str | None = None,
        max_active_tis_per_dag: int | None = None,
        max_active_tis_per_dagrun: int | None = None,
        executor: str | None = None,
        executor_config: dict[str, Any] | None = None,
        do_xcom_push: bool = True,
        multiple_outputs: bool = False,
        inlets: Any = None,
        outlets: Any = None,
        task_group: Any = None,
        doc: str | None = None,
        doc_md: str | None = None,
        doc_json: str | None = None,
        doc_yaml: str | None = None,
        doc_rst: str | None = None,
        task_display_name: str | None = None,
        logger_name: str | None = None,
        allow_nested_operators: bool = True,
        render_template_as_native_obj: bool | None = None,
        **kwargs: Any,
    ) -> None:
        given = dict(locals())
        for name in ("self", "kwargs", "__class__", "default_args", "dag", "task_group", "pre_execute", "post_execute"):
            given.pop(name, None)
        if kwargs:
            self._take_unknown(task_id, kwargs)
        check_key(task_id, "key")
        state = self.__dict__
        dag = dag if dag is not None else DagContext.get_current_dag()
        if task_group is None:
            task_group = TaskGroupContext.get_current_task_group(dag)
        # an instance of a mapped task has its full id already
        if task_group is not None and not state.get("_standin_unmapping"):
            task_id = task_group.child_id(task_id)
        rule = checked_rule(trigger_rule, task_id, dag)
        if dag is not None:
            FailStopDagInvalidTriggerRule.check(fail_stop=dag.fail_stop, trigger_rule=rule)
        if pool_slots < 1:
            raise ValueError(f"pool slots for {task_id}{' in dag ' + dag.dag_id if dag else ''} cannot be less than 1")
        types = argumenttypes.OPERATOR if current() >= (3, 0) else argumenttypes.OPERATOR_IN_2
        check_types(given, types, f"task {task_id!r}")
        given.update(
            task_id=task_id,
            retries=operatorvalues.tries(retries),
            retry_delay=operatorvalues.duration(retry_delay, "retry_delay"),
            max_retry_delay=operatorvalues.duration(max_retry_delay, "max_retry_delay"),
            execution_timeout=operatorvalues.timeout(execution_timeout),
            start_date=operatorvalues.moment(start_date, "start_date", task_id, self.where),
            end_date=operatorvalues.moment(end_date, "end_date", task_id, self.where),
            ignore_first_depends_on_past=operatorvalues.ignores_first(ignore_first_depends_on_past),
            priority_weight=operatorvalues.weight(priority_weight),
            **{name: operatorvalues.callbacks(given[name]) for name in operatorvalues.CALLBACKS},
            params=params if isinstance(params, ParamsDict) else ParamsDict(params),
            weight_rule=operatorvalues.weight_rule(weight_rule, task_id, self.where),
            pool="default_pool" if pool is None else pool,
            trigger_rule=rule,
            depends_on_past=depends_on_past or wait_for_downstream or depends_on_past,
            max_active_tis_per_dag=max_active_tis_per_dag if task_concurrency is None else task_concurrency,
            executor_config=executor_config or {},
            inlets=listed(inlets),
            outlets=listed(outlets),
            _task_display_name=task_display_name,
            upstream_task_ids=set(),
            downstream_task_ids=set(),
            task_group=None,
            _dag=None,
        )
        del given["task_display_name"], given["schedule_interval"]
        if pre_execute is not None:
            given["_pre_execute_hook"] = pre_execute
        if post_execute is not None:
            given["_post_execute_hook"] = post_execute
        for name in type(self)._own_properties():
            if name in given:
                setattr(self, name, given.pop(name))
        state.update(given)
        if not state.get("_standin_unmapping"):
            if task_group is not None:
                task_group.add(self)
            if dag is not None:
                self.dag = dag
            if scopes.scopes:
                scopes.add_task(self)

    @classmethod
    def _own_properties(cls) -> tuple[str, ...]:
        """Return the arguments of every operator that the class, or one it derives from, has made a property of."""
        found = cls.__dict__.get("_standin_properties")
        if found is None:
            found = tuple(name for name in _PROPERTIES if isinstance(getattr(cls, name, None), property))
            cls._standin_properties = found  # type: ignore[attr-defined]
        return tuple(found)

    # ------------------------------------------------------------------ arguments

    def _take_unknown(self, task_id: str, kwargs: dict[str, Any]) -> None:
        former = {name for name in kwargs if name in FORMER_ARGUMENTS}
        for name in sorted(former):
            note(
                "former-argument",
                f"{type(self).__name__} {task_id!r}: {name} {FORMER_ARGUMENTS[name]}",
                where=self.where,
            )
        unknown = {name: value for name, value in kwargs.items() if name not in former}
        for name in GONE_FROM_PROVIDERS.keys() & unknown if is_of_provider(type(self)) else ():
            if unknown.pop(name) is not None:
                text = f"task {task_id!r}: {name} of {type(self).__name__} is not honoured: {GONE_FROM_PROVIDERS[name]}"
                note("not-honoured", text, where=self.where)
        if unknown and (is_of_provider(type(self)) or current() < (2, 0)):
            # providers have versions of their own, which a DAG file does not tell; 1.10 only warned of its own too
            names = ", ".join(sorted(unknown))
            text = f"{type(self).__name__} {task_id!r}: no known version takes {names}, which is passed over"
            note("unknown-argument", text, where=self.where)
        elif unknown:
            error = TypeError if current() >= (3, 0) else AirflowException
            raise error(
                f"Invalid arguments were passed to {type(self).__name__} (task_id: {task_id}). "
                f"Invalid arguments were:\n**kwargs: {unknown}"
            )

    @property
    def __init_kwargs(self) -> dict[str, Any]:
        # packages beside Airflow read it as `_BaseOperator__init_kwargs`
        found: dict[str, Any] = self.__dict__["_init_kwargs"]
        return found

    @property
    def operator_class(self) -> Any:
        """The class of the operator."""
        return type(self)

    @property
    def dag(self) -> Any:
        """The DAG that the task belongs to, or `None`."""
        return self.__dict__.get("_dag")

    @dag.setter
    def dag(self, dag: Any) -> None:
        if dag is None:
            self.__dict__["_dag"] = None
            return
        if not hasattr(dag, "add_task"):
            raise TypeError(f"Expected DAG; received {type(dag).__name__}")
        mine = self.__dict__.get("_dag")
        if mine is not None and mine is not dag:
            raise refusal(ValueError)(f"The DAG assigned to {self} can not be changed.")
        if self.__dict__.get("_standin_unmapping"):
            self.__dict__["_dag"] = dag
        elif mine is None:
            dag.add_task(self)
        self.__dict__["_dag"] = dag

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)
        if self._standin_ready and name in self.template_fields:
            self._link(value)

    def _link_template_fields(self) -> None:
        if self.__dict__.get("_standin_unmapping"):
            return
        for name in self.template_fields:
            value = getattr(self, name, None)
            if value is not None and value.__class__ not in _PLAIN:
                self._link(value)

    def _link(self, value: Any) -> None:
        XComArg.apply_upstream_relationship(self, value)

    def set_xcomargs_dependencies(self) -> None:
        """Put the tasks whose outputs stand in template fields before this one."""
        self._link_template_fields()

    def add_inlets(self, inlets: Any) -> None:
        """Add to what the task reads."""
        self.inlets.extend(inlets)

    def add_outlets(self, outlets: Any) -> None:
        """Add to what the task writes."""
        self.outlets.extend(outlets)

    def get_inlet_defs(self) -> list[Any]:
        """Return what the task reads."""
        return self.inlets

    def get_outlet_defs(self) -> list[Any]:
        """Return what the task writes."""
        return self.outlets

    # ------------------------------------------------------------------ running

    @property
    def output(self) -> Any:
        """The value that the task will return, to hand to other tasks."""
        return XComArg(self)

    def pre_execute(self, context: Any) -> None:
        """Run before `execute`."""
        hook = self.__dict__.get("_pre_execute_hook")
        if hook is not None and current() < (3, 0):
            hook(context)

    def execute(self, context: Any) -> Any:
        """Do the work; operators replace it."""
        raise NotImplementedError

    def post_execute(self, context: Any, result: Any = None) -> None:
        """Run after `execute` with what it returned."""
        hook = self.__dict__.get("_post_execute_hook")
        if hook is not None and current() < (3, 0):
            hook(context, result)

    def on_kill(self) -> None:
        """Clean up when the task is stopped from outside."""

    def prepare_template(self) -> None:
        """Change the fields after template files were read, before they are rendered."""

    def prepare_for_execution(self) -> BaseOperator:
        """Return the operator as it is to be executed."""
        return self

    def unmap(self, resolve: Any = None, session: Any = None) -> BaseOperator:
        """Return the operator: it is not mapped."""
        return self

    def dry_run(self) -> None:
        """Do nothing but log the template fields."""
        for field in self.template_fields:
            self.log.info("Rendering template for %s", field)

    def defer(self, *, trigger: Any, method_name: str, kwargs: Any = None, timeout: Any = None) -> Any:
        """Hand over to `trigger`; `method_name` is called with its event."""
        raise TaskDeferred(trigger=trigger, method_name=method_name, kwargs=kwargs, timeout=timeout)

    def resume_execution(self, next_method: str, next_kwargs: dict[str, Any] | None, context: Any) -> Any:
        """Go on after a trigger, by calling the method that `defer` named."""
        kwargs = dict(next_kwargs or {})
        if next_method == "__fail__":
            from prefect.compat.airflow.standin.exceptions import TaskDeferralError  # rare path

            raise TaskDeferralError(kwargs.get("error", "Unknown"))
        return getattr(self, next_method)(context, **kwargs)

    @staticmethod
    def xcom_push(context: Any, key: str, value: Any, execution_date: Any = None) -> None:
        """Push an XCom for the running task."""
        context["ti"].xcom_push(key=key, value=value)

    @staticmethod
    def xcom_pull(
        context: Any,
        task_ids: Any = None,
        dag_id: str | None = None,
        key: str = "return_value",
        include_prior_dates: bool | None = None,
        session: Any = None,
    ) -> Any:
        """Pull XComs of other tasks."""
        return context["ti"].xcom_pull(
            key=key, task_ids=task_ids, dag_id=dag_id, include_prior_dates=include_prior_dates
        )

    def render_template_fields(self, context: Any, jinja_env: Any = None) -> None:
        """Replace the templates in the template fields by what they give in `context`."""
        from prefect.compat.airflow.standin.templates import render_fields  # jinja2 is loaded only to render

        render_fields(self, context, jinja_env)

    def render_template(self, content: Any, context: Any, jinja_env: Any = None, seen_oids: Any = None) -> Any:
        """Return `content` with the templates in it replaced."""
        from prefect.compat.airflow.standin.templates import render  # jinja2 is loaded only to render

        return render(self, content, context, jinja_env, seen_oids)

    def resolve_template_files(self) -> None:
        """Replace names of template files in the template fields by what the files hold."""
        from prefect.compat.airflow.standin.templates import resolve_files  # jinja2 is loaded only to render

        resolve_files(self)

    @classmethod
    def get_serialized_fields(cls) -> frozenset[str]:
        """Return the names of the attributes that Airflow writes down."""
        return frozenset(inspect.signature(BaseOperator.__init__).parameters) - {"self", "kwargs", "dag"}

    # ------------------------------------------------------------------ scope, looks

    def __enter__(self) -> type[scopes.SetupTeardownContext]:
        return scopes.open_scope(self)

    def __exit__(self, exc_type: Any, exc: Any, traceback: Any) -> None:
        scopes.close_scope()

    def __repr__(self) -> str:
        return f"<Task({self.task_type}): {self.__dict__.get('task_id', '?')}>"

    def __deepcopy__(self, memo: dict[int, Any]) -> BaseOperator:
        import copy  # rarely needed

        made = type(self).__new__(type(self))
        memo[id(self)] = made
        for name, value in self.__dict__.items():
            made.__dict__[name] = value if name in _SHARED else copy.deepcopy(value, memo)
        return made


_PLAIN = frozenset({str, int, float, bool, bytes, datetime.timedelta, datetime.datetime, datetime.date, type(NOTSET)})
_PROPERTIES = tuple(
    name for name in inspect.signature(BaseOperator.__init__).parameters if name not in ("self", "kwargs")
)
_SHARED = frozenset({"where", "python_callable"})
