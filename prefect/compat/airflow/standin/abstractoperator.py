"""What plain and mapped operators have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from prefect.compat.airflow.standin.enums import TriggerRule, as_word
from prefect.compat.airflow.standin.node import DAGNode, LoggingMixin, relate_tasks
from prefect.compat.airflow.standin.notset import NOTSET, is_arg_set
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.relations import EdgeModifier
from prefect.compat.airflow.standin.versions import current

DEFAULT_OWNER = "airflow"
DEFAULT_POOL_SLOTS = 1
DEFAULT_PRIORITY_WEIGHT = 1
DEFAULT_QUEUE = "default"
DEFAULT_RETRIES = 0
DEFAULT_RETRY_DELAY = datetime.timedelta(seconds=300)
DEFAULT_TASK_EXECUTION_TIMEOUT: datetime.timedelta | None = None
DEFAULT_TRIGGER_RULE = TriggerRule.ALL_SUCCESS
MAX_RETRY_DELAY = 24 * 60 * 60

_OLD_RULES = {"dummy": "always", "none_failed_or_skipped": "none_failed_min_one_success"}


def checked_rule(rule: Any, task_id: str, dag: Any) -> Any:
    """Return `rule` as a member, as the version hands it to code, or refuse it as Airflow does."""
    text = as_word(rule)
    if not TriggerRule.is_valid(text):
        dag_id = dag.dag_id if dag is not None else ""
        raise refusal(ValueError)(
            f"The trigger_rule must be one of {sorted(TriggerRule.all_triggers())},"
            f"'{dag_id}.{task_id}'; received '{rule}'."
        )
    text = _OLD_RULES.get(text, text)
    if current() < (3, 0):
        return TriggerRule(text)
    from prefect.compat.airflow.standin.sdk_enums import TriggerRule as SdkRule  # only Airflow 3 has them

    return SdkRule(text)


class AbstractOperator(LoggingMixin, DAGNode):
    """A task: plain or mapped."""

    log = logger = DAGNode.log

    operator_class: Any
    task_id: str
    is_mapped = False
    is_sensor = False
    _is_empty = False
    _can_skip_downstream = False
    template_fields: Sequence[str] = ()
    template_ext: Sequence[str] = ()
    trigger_rule: Any
    _is_setup = False
    _is_teardown = False
    _on_failure_fail_dagrun = False
    ui_color: str = "#fff"
    ui_fgcolor: str = "#000"

    @property
    def node_id(self) -> str:
        """The task's id."""
        return self.task_id

    @property
    def dag_id(self) -> str:
        """The id of the DAG, or a word that says there is none."""
        return self.dag.dag_id if self.dag is not None else f"adhoc_{getattr(self, 'owner', DEFAULT_OWNER)}"

    @property
    def task_display_name(self) -> str:
        """The name that is shown."""
        return getattr(self, "_task_display_name", None) or self.task_id

    @property
    def label(self) -> str | None:
        """The name that is shown, or the id without the prefix of the group."""
        shown = self.task_display_name
        return shown if shown != self.task_id else super().label

    @property
    def task_type(self) -> str:
        """The name of the operator's class."""
        return type(self).__name__

    @property
    def operator_name(self) -> str:
        """The name of the operator, or what `custom_operator_name` says."""
        return getattr(self, "custom_operator_name", None) or self.task_type

    @property
    def inherits_from_empty_operator(self) -> bool:
        """Whether the operator does nothing, so that it need not be executed."""
        return self._is_empty

    @property
    def inherits_from_skipmixin(self) -> bool:
        """Whether the operator can skip others."""
        return self._can_skip_downstream

    @property
    def is_setup(self) -> bool:
        """Whether the task is a setup."""
        return self._is_setup

    @is_setup.setter
    def is_setup(self, value: bool) -> None:
        if self._is_teardown and value:
            raise ValueError(f"Cannot mark task '{self.task_id}' as setup; task is already a teardown.")
        self.__dict__["_is_setup"] = value

    @property
    def is_teardown(self) -> bool:
        """Whether the task is a teardown."""
        return self._is_teardown

    @is_teardown.setter
    def is_teardown(self, value: bool) -> None:
        if self._is_setup and value:
            raise ValueError(f"Cannot mark task '{self.task_id}' as teardown; task is already a setup.")
        self.__dict__["_is_teardown"] = value

    @property
    def on_failure_fail_dagrun(self) -> bool:
        """Whether a teardown that fails lets the run fail."""
        return self._on_failure_fail_dagrun

    @on_failure_fail_dagrun.setter
    def on_failure_fail_dagrun(self, value: bool) -> None:
        if value is True and not self.is_teardown:
            raise ValueError(
                f"Cannot set task on_failure_fail_dagrun for '{self.task_id}' because it is not a teardown task."
            )
        self.__dict__["_on_failure_fail_dagrun"] = value

    def as_setup(self) -> Any:
        """Mark the task as setup and return it."""
        self.is_setup = True
        return self

    def as_teardown(self, *, setups: Any = None, on_failure_fail_dagrun: Any = NOTSET) -> Any:
        """Mark the task as teardown, of `setups` when they are given, and return it."""
        self.is_teardown = True
        self.trigger_rule = TriggerRule.ALL_DONE_SETUP_SUCCESS
        if is_arg_set(on_failure_fail_dagrun):
            self.on_failure_fail_dagrun = on_failure_fail_dagrun
        if setups is not None:
            listed = setups if isinstance(setups, (list, tuple, set)) else [setups]
            for setup in listed:
                setup.as_setup()
                setup.set_downstream(self)
        return self

    def get_dag(self) -> Any:
        """Return the DAG, or `None`."""
        return self.dag

    @property
    def roots(self) -> list[Any]:
        """The task itself."""
        return [self]

    @property
    def leaves(self) -> list[Any]:
        """The task itself."""
        return [self]

    def _relate(self, others: Any, *, upstream: bool, edge_modifier: EdgeModifier | None) -> None:
        relate_tasks(self, others, upstream=upstream, edge_modifier=edge_modifier)

    @property
    def priority_weight_total(self) -> int:
        """The weight with those of the tasks that the weight rule counts in."""
        own = int(getattr(self, "priority_weight", 1))
        rule = getattr(self, "weight_rule", "downstream")
        if rule == "absolute" or self.dag is None:
            return own
        if not isinstance(rule, str):
            return own
        others = self.get_flat_relative_ids(upstream=rule == "upstream")
        return own + sum(int(self.dag.task_dict[task_id].priority_weight) for task_id in others)

    def iter_mapped_dependants(self) -> Iterator[Any]:
        """Yield the mapped tasks after this that expand over its output."""
        if self.dag is None:
            return
        for task in self.dag.task_dict.values():
            if task.is_mapped and any(op is self for op in task.iter_mapped_dependencies()):
                yield task
            else:
                for group in task.iter_mapped_task_groups():
                    if any(op is self for op, _ in group.expand_input.iter_references()):
                        yield task
                        break

    def get_needs_expansion(self) -> bool:
        """Tell whether the task, or a group it is in, is mapped."""
        return self.is_mapped or self.get_closest_mapped_task_group() is not None

    def get_template_env(self, dag: Any = None) -> Any:
        """Return the Jinja environment that the task renders with."""
        dag = dag or self.dag
        if dag is None:
            # jinja2 is loaded only when something is rendered
            from prefect.compat.airflow.standin.templates import environment

            return environment(force_sandboxed=False)
        return dag.get_template_env(force_sandboxed=False)

    def __lt__(self, other: Any) -> bool:
        return bool(self.task_id < other.task_id)
