"""What sensors have in common: poking until the answer is yes or time is up."""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable, Iterable
from typing import Any

from prefect.compat.airflow.standin import dates
from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowRescheduleException,
    AirflowSensorTimeout,
    AirflowSkipException,
    AirflowTaskTimeout,
    TaskDeferralError,
)
from prefect.compat.airflow.standin.refusals import refusal
from prefect.compat.airflow.standin.skipmixin import SkipMixin


class PokeReturnValue:
    """
    What `poke` may return instead of a bool.

    Args:
        is_done: whether the sensor has what it waits for.
        xcom_value: what to push then.
    """

    def __init__(self, is_done: bool, xcom_value: Any = None) -> None:
        self.is_done = is_done
        self.xcom_value = xcom_value

    def __bool__(self) -> bool:
        return self.is_done


class BaseSensorOperator(BaseOperator, SkipMixin):
    """
    Waits: `poke` is called until it returns something true.

    Args:
        poke_interval: seconds (or timedelta) between pokes.
        timeout: seconds (or timedelta) after which the sensor fails.
        soft_fail: skip instead of failing.
        mode: `"poke"` waits inside the task, `"reschedule"` ends it and is started again.
        exponential_backoff: wait longer each time.
        max_wait: longest time between pokes then.
        silent_fail: take an error of `poke` for a no.
        never_fail: skip instead of failing, whatever the error.
    """

    ui_color = "#e6f1f2"
    valid_modes: Iterable[str] = ["poke", "reschedule"]
    is_sensor = True
    _can_skip_downstream = False

    def __init__(
        self,
        *,
        poke_interval: datetime.timedelta | float = 60,
        timeout: datetime.timedelta | float = 60 * 60 * 24 * 7,
        soft_fail: bool = False,
        mode: str = "poke",
        exponential_backoff: bool = False,
        max_wait: datetime.timedelta | float | None = None,
        silent_fail: bool = False,
        never_fail: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.poke_interval = _seconds(poke_interval)
        self.soft_fail = soft_fail
        self.timeout = _seconds(timeout)
        self.mode = mode
        self.exponential_backoff = exponential_backoff
        self.max_wait = _longest(max_wait)
        if soft_fail and never_fail:
            raise ValueError("soft_fail and never_fail are mutually exclusive, you can not provide both.")
        self.silent_fail = silent_fail
        self.never_fail = never_fail
        for name in ("poke_interval", "timeout"):
            value = getattr(self, name)
            if not isinstance(value, (int, float)) or value < 0:
                raise refusal(ValueError)(
                    f"The {name} must be a non-negative number (task {self.task_id!r}: {value!r})"
                )
        if mode not in self.valid_modes:
            raise refusal(ValueError)(
                f"The mode must be one of {self.valid_modes},'{self.dag.dag_id if self.has_dag() else ''}"
                f".{self.task_id}'; received '{mode}'."
            )

    def poke(self, context: Any) -> bool | PokeReturnValue:
        """Say whether what the sensor waits for is there; sensors replace it."""
        raise AirflowException("Override me.")

    def sleep(self, seconds: float) -> None:
        """Wait between two pokes."""
        time.sleep(seconds)

    @property
    def reschedule(self) -> bool:
        """Whether the task ends between pokes."""
        return self.mode == "reschedule"

    def execute(self, context: Any) -> Any:
        """Poke until the answer is yes or time is up."""
        ti = context.get("ti")
        started_at = getattr(ti, "first_poke_at", None) if self.reschedule else None
        if started_at is None:
            started_at = dates.utcnow()
            begin = time.monotonic()

            def run_duration() -> float:
                return time.monotonic() - begin
        else:

            def run_duration() -> float:
                return float((dates.utcnow() - started_at).total_seconds())

        count = 1
        while True:
            answer = self._ask(context)
            if answer:
                self.log.info("Success criteria met. Exiting.")
                return answer.xcom_value if isinstance(answer, PokeReturnValue) else None
            elapsed = run_duration()
            if elapsed > self.timeout:
                text = (
                    f"Sensor has timed out; run duration of {elapsed} seconds exceeds the specified timeout of "
                    f"{self.timeout}."
                )
                if self.soft_fail:
                    raise AirflowSkipException(text)
                raise AirflowSensorTimeout(text)
            wait = self._get_next_poke_interval(started_at, run_duration, count)
            if self.reschedule:
                raise AirflowRescheduleException(dates.utcnow() + datetime.timedelta(seconds=wait))
            self.sleep(wait)
            count += 1

    def _ask(self, context: Any) -> Any:
        try:
            return self.poke(context)
        except (AirflowSensorTimeout, AirflowTaskTimeout, AirflowFailException) as err:
            if self.soft_fail:
                raise AirflowSkipException("Skipping due to soft_fail is set to True.") from err
            if self.never_fail:
                raise AirflowSkipException("Skipping due to never_fail is set to True.") from err
            raise
        except AirflowSkipException:
            raise
        except Exception as err:
            if self.silent_fail:
                self.log.exception("Sensor poke failed")
                return False
            if self.never_fail:
                raise AirflowSkipException("Skipping due to never_fail is set to True.") from err
            raise

    def resume_execution(self, next_method: str, next_kwargs: dict[str, Any] | None, context: Any) -> Any:
        """Go on after a trigger; with `soft_fail` an error there skips."""
        try:
            return super().resume_execution(next_method, next_kwargs, context)
        except (AirflowException, TaskDeferralError) as err:
            if self.soft_fail and not isinstance(err, AirflowSkipException):
                raise AirflowSkipException(str(err)) from err
            raise

    def _get_next_poke_interval(self, started_at: Any, run_duration: Callable[[], float], poke_count: int) -> float:
        if not self.exponential_backoff:
            return float(self.poke_interval)
        elapsed = run_duration()
        if self.reschedule:
            # nobody counts the pokes of a sensor that comes and goes: it is the one that the time gone leads to
            poke_count = 1
            over = self._backoff(started_at, poke_count)
            while over <= elapsed:
                poke_count += 1
                over += self._backoff(started_at, poke_count)
        wait = min(self._backoff(started_at, poke_count), self.timeout - int(elapsed))
        if self.max_wait:
            wait = min(self.max_wait.total_seconds(), wait)
        return max(float(wait), 0.0)

    def _backoff(self, started_at: Any, poke_count: int) -> int:
        floor = max(int(self.poke_interval * (2 ** (poke_count - 2))), 1)
        named = f"{self.dag_id}#{self.task_id}#{started_at}#{poke_count}"
        digest = hashlib.sha1(named.encode(), usedforsecurity=False).hexdigest()
        return floor + int(digest, 16) % floor


def poke_mode_only(cls: type[BaseSensorOperator]) -> type[BaseSensorOperator]:
    """Allow a sensor class nothing but mode `poke`."""

    def set_mode(self: Any, value: str) -> None:
        if value != "poke":
            raise ValueError(f"Cannot set mode to '{value}'. Only 'poke' is acceptable")
        self.__dict__["mode"] = value

    cls.mode = property(lambda self: "poke", set_mode)  # type: ignore[assignment]
    return cls


def _seconds(value: Any) -> Any:
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    return float(value) if type(value) is int else value


def _longest(value: Any) -> datetime.timedelta | None:
    if value is None or isinstance(value, datetime.timedelta):
        return value
    if not isinstance(value, (int, float)) or value < 0:
        raise refusal(ValueError)("Operator arg `max_wait` must be timedelta object or a non-negative number")
    return datetime.timedelta(seconds=value)
