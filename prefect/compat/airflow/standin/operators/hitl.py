"""Operators that ask a person (Airflow 3.1 and later)."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator, Sequence
from typing import Any, TypedDict
from urllib.parse import urlencode, urljoin

from prefect.compat.airflow.standin import dates, overrides
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.param import ParamsDict
from prefect.compat.airflow.standin.skipmixin import BranchMixIn, SkipMixin
from prefect.compat.airflow.standin.triggers import BaseTrigger, TriggerEvent


class HITLUser(TypedDict):
    """Who may answer."""

    id: str
    name: str


class HITLTriggerEventError(Exception):
    """The question could not be answered."""


class HITLTimeoutError(HITLTriggerEventError):
    """Nobody answered in time, and there are no default options."""


class HITLRejectException(AirflowException):
    """A person rejected, and the task was to fail then."""


class HITLTrigger(BaseTrigger):
    """
    Waits until the time for an answer is over: whoever had one gave it before the run began.

    Args:
        ti_id: id of the task instance.
        options: what can be chosen.
        params: what can be filled in, as written down by `ParamsDict.serialize`.
        defaults: what is chosen when the time is over; `None` fails then.
        multiple: may several be chosen?
        timeout_datetime: when the time is over; `None` waits for ever.
        poke_interval: seconds between looks.
    """

    def __init__(
        self,
        *,
        ti_id: Any,
        options: list[str],
        params: dict[str, dict[str, Any]],
        defaults: list[str] | None = None,
        multiple: bool = False,
        timeout_datetime: datetime.datetime | None,
        poke_interval: float = 5.0,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.ti_id, self.options, self.params = ti_id, options, params
        self.defaults, self.multiple = defaults, multiple
        self.timeout_datetime, self.poke_interval = timeout_datetime, poke_interval

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Return the class's path and the arguments to make it again."""
        names = ("ti_id", "options", "params", "defaults", "multiple", "timeout_datetime", "poke_interval")
        path = "airflow.providers.standard.triggers.hitl.HITLTrigger"
        return path, {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait for the end of the time, then yield the default answer or an error."""
        while self.timeout_datetime is None or dates.utcnow() < self.timeout_datetime:
            left = 60.0 if self.timeout_datetime is None else (self.timeout_datetime - dates.utcnow()).total_seconds()
            await asyncio.sleep(max(min(left, 60.0), 0.0))
        if self.defaults is None:
            error = "The timeout has passed, and the response has not yet been received."
            yield TriggerEvent({"error": error, "error_type": "timeout"})
            return
        filled_in = {name: param.get("value") for name, param in self.params.items()}
        yield TriggerEvent({**_answer(self.defaults, filled_in), "timedout": True})


class HITLOperator(BaseOperator):
    """
    Asks a person to choose.

    The answer is one of those that the run was given beforehand (`prefect airflow run --responses FILE`, or
    `flow.responses`); without one, the default options are taken when `response_timeout` is over.

    Args:
        subject: what it is about.
        options: what can be chosen.
        body: what is to be known for it.
        defaults: what is chosen when the time is over.
        multiple: may several be chosen?
        params: what can be filled in besides.
        notifiers: called when the question is put.
        assigned_users: who may answer; noted only.
        response_timeout: the time for an answer; `None` waits for ever.
    """

    template_fields: Sequence[str] = ("subject", "body")

    def __init__(
        self,
        *,
        subject: str,
        options: list[str],
        body: str | None = None,
        defaults: str | list[str] | None = None,
        multiple: bool = False,
        params: Any = None,
        notifiers: Any = None,
        assigned_users: Any = None,
        response_timeout: datetime.timedelta | None = None,
        **kwargs: Any,
    ) -> None:
        if response_timeout is None:
            # before it had a time of its own
            response_timeout = kwargs.pop("execution_timeout", None)
        super().__init__(**kwargs)
        self.subject, self.body = subject, body
        self.options, self.multiple = options, multiple
        self.defaults = [defaults] if isinstance(defaults, str) else defaults
        self.params = params if isinstance(params, ParamsDict) else ParamsDict(params or {})
        self.notifiers = list(notifiers) if isinstance(notifiers, Sequence) else [notifiers] if notifiers else []
        self.assigned_users = [assigned_users] if isinstance(assigned_users, dict) else assigned_users
        self.response_timeout = response_timeout
        self.validate_options()
        self.validate_params()
        self.validate_defaults()

    def validate_options(self) -> None:
        """Refuse no options."""
        if not self.options:
            raise ValueError('"options" cannot be empty.')

    def validate_params(self) -> None:
        """Refuse values that break their schema, and a name that the form has itself."""
        self.params.validate()
        if "_options" in self.params:
            raise ValueError('"_options" is not allowed in params')

    def validate_defaults(self) -> None:
        """Refuse defaults that cannot be chosen."""
        if self.defaults is None:
            return
        if not set(self.defaults).issubset(self.options):
            raise ValueError(f'defaults "{self.defaults}" should be a subset of options "{self.options}"')
        if len(self.defaults) > 1 and not self.multiple:
            raise ValueError('More than one defaults given when "multiple" is set to False.')

    @property
    def serialized_params(self) -> dict[str, dict[str, Any]]:
        """What can be filled in, as Airflow writes it down."""
        return {
            name: {
                "value": param.resolve(suppress_exception=True),
                "description": param.description,
                "schema": param.schema,
                "source": "task",
            }
            for name, param in self.params.items()
        }

    def execute(self, context: Any) -> Any:
        """Take the answer that the run was given, or wait until the time is over."""
        for notifier in self.notifiers:
            notifier(context)
        ti = context["ti"]
        given = _given(ti)
        if given is not None:
            return self.execute_complete(context, given)
        if self.response_timeout is None:
            raise AirflowException(
                f"task {self.task_id!r} asks a person: {self.subject!r} ({', '.join(self.options)}); give the answer "
                "with --responses FILE, or a response_timeout and defaults"
            )
        return self.defer(
            trigger=HITLTrigger(
                ti_id=getattr(ti, "id", None),
                options=self.options,
                defaults=self.defaults,
                params=self.serialized_params,
                multiple=self.multiple,
                timeout_datetime=dates.utcnow() + self.response_timeout,
            ),
            method_name="execute_complete",
        )

    def execute_complete(self, context: Any, event: dict[str, Any]) -> Any:
        """Return the answer, checked."""
        if "error" in event:
            self.process_trigger_event_error(event)
        chosen, filled_in = event["chosen_options"], event["params_input"] or {}
        self.validate_chosen_options(chosen)
        self.validate_params_input(filled_in)
        names = ("chosen_options", "params_input", "responded_at", "responded_by_user")
        return {**{name: event[name] for name in names}, "params_input": filled_in}

    def process_trigger_event_error(self, event: dict[str, Any]) -> None:
        """Raise what the trigger says."""
        raise (HITLTimeoutError if event["error_type"] == "timeout" else HITLTriggerEventError)(event)

    def validate_chosen_options(self, chosen_options: list[str]) -> None:
        """Refuse what cannot be chosen."""
        unknown = set(chosen_options) - set(self.options)
        if unknown:
            raise ValueError(f"Responses {unknown} not in {self.options}")

    def validate_params_input(self, params_input: dict[str, Any]) -> None:
        """Refuse what cannot be filled in."""
        if params_input and set(params_input) != set(self.params):
            raise ValueError(f"params_input {params_input} does not match params {self.params}")
        checked = ParamsDict(self.params)
        for name, value in params_input.items():
            checked[name] = value

    def generate_link_to_ui(
        self, *, task_instance: Any, base_url: str | None = None, options: Any = None, params_input: Any = None
    ) -> str:
        """Return the address of the question in Airflow's web server, for messages about it."""
        chosen, filled_in = _listed(options or []), dict(params_input or {})
        for what, unknown in (
            ("options", set(chosen) - set(self.options)),
            ("params", set(filled_in) - set(self.params)),
        ):
            if unknown:
                raise ValueError(f"{what} {unknown} are not valid {what}")
        server = base_url or conf.get("api", "base_url", fallback=None)
        if not server:
            raise ValueError("Not able to retrieve base_url")
        query = {**({"_options": chosen} if chosen else {}), **filled_in, "map_index": task_instance.map_index}
        place = (
            f"/dags/{task_instance.dag_id}/runs/{task_instance.run_id}/tasks/{task_instance.task_id}/required_actions"
        )
        return f"{urljoin(server, place)}?{urlencode(query)}"

    @staticmethod
    def generate_link_to_ui_from_context(
        *, context: Any, base_url: str | None = None, options: Any = None, params_input: Any = None
    ) -> str:
        """Return the address of the question that a context is about."""
        link: str = context["task"].generate_link_to_ui(
            task_instance=context["task_instance"], base_url=base_url, options=options, params_input=params_input
        )
        return link


class ApprovalOperator(HITLOperator, SkipMixin):
    """
    Asks a person to approve; what comes after is skipped if it is rejected.

    Args:
        ignore_downstream_trigger_rules: skip everything after, not just the tasks directly after.
        fail_on_reject: fail instead.
    """

    APPROVE = "Approve"
    REJECT = "Reject"
    FIXED_ARGS = ("options", "multiple")
    _can_skip_downstream = True

    def __init__(
        self, *, ignore_downstream_trigger_rules: bool = False, fail_on_reject: bool = False, **kwargs: Any
    ) -> None:
        for name in self.FIXED_ARGS:
            if name in kwargs:
                raise ValueError(f"Passing {name} to ApprovalOperator is not allowed.")
        self.ignore_downstream_trigger_rules, self.fail_on_reject = ignore_downstream_trigger_rules, fail_on_reject
        super().__init__(options=[self.APPROVE, self.REJECT], multiple=False, **kwargs)

    def execute_complete(self, context: Any, event: dict[str, Any]) -> Any:
        """Skip or fail if it was rejected."""
        found = super().execute_complete(context, event)
        if found["chosen_options"] == [self.APPROVE]:
            return found
        if self.fail_on_reject:
            raise HITLRejectException('Receive "Reject"')
        if self.downstream_task_ids:
            after = (
                self.get_flat_relatives(upstream=False)
                if self.ignore_downstream_trigger_rules
                else self.get_direct_relatives(upstream=False)
            )
            self.skip(ti=context["ti"], tasks=[task.task_id for task in after if not task.is_teardown])
        return found


class HITLBranchOperator(HITLOperator, BranchMixIn):
    """
    Asks a person which tasks to follow.

    Args:
        options_mapping: option -> id of the task; an option that is not in it is such an id itself.
    """

    _can_skip_downstream = True

    def __init__(self, *, options_mapping: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.options_mapping = options_mapping or {}
        self.validate_options_mapping()

    def validate_options_mapping(self) -> None:
        """Refuse options that there are not, and what is no id."""
        unknown = [option for option in self.options_mapping if option not in self.options]
        if unknown:
            raise ValueError(f"`options_mapping` contains keys that are not in `options`: {unknown}")
        if not all(isinstance(task_id, str) for task_id in self.options_mapping.values()):
            raise ValueError("`options_mapping` values must be strings (task_ids).")

    def execute_complete(self, context: Any, event: dict[str, Any]) -> Any:
        """Follow what was chosen and skip the others."""
        chosen = super().execute_complete(context, event)["chosen_options"]
        return self.do_branch(context, [self.options_mapping.get(option, option) for option in chosen])


class HITLEntryOperator(HITLOperator):
    """Asks a person to fill in; the one option is `OK` where no others are given."""

    OK = "OK"

    def __init__(self, **kwargs: Any) -> None:
        if "options" not in kwargs:
            kwargs["options"] = [self.OK]
            kwargs.setdefault("defaults", [self.OK])
        super().__init__(**kwargs)


def _given(ti: Any) -> dict[str, Any] | None:
    """The answer that the run was given for a task instance, as the event of a trigger."""
    answers = overrides.responses.get(ti.dag_id, {})
    answer = answers.get(f"{ti.task_id}[{ti.map_index}]", answers.get(ti.task_id))
    if answer is None:
        return None
    if isinstance(answer, dict):
        chosen = answer.get("chosen_options", [])
        return {**_answer(chosen, answer.get("params_input") or {}), **answer, "chosen_options": _listed(chosen)}
    return _answer(answer, {})


def _answer(chosen: Any, filled_in: dict[str, Any]) -> dict[str, Any]:
    return {
        "chosen_options": _listed(chosen),
        "params_input": filled_in,
        "responded_at": dates.utcnow(),
        "responded_by_user": None,
        "timedout": False,
    }


def _listed(chosen: Any) -> list[str]:
    return [chosen] if isinstance(chosen, str) else list(chosen)
