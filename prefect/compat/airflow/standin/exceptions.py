"""The exceptions of Airflow, of every version, that DAG files catch and raise."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin.versions import current


class _Status:
    """The HTTP status that an error stands for; `http` is imported by those who ask."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, error: BaseException | None, kind: type | None = None) -> Any:
        from http import HTTPStatus  # as said

        return HTTPStatus[self._name]


class AirflowException(Exception):
    """Base of Airflow's own errors."""

    status_code = _Status("INTERNAL_SERVER_ERROR")


class AirflowBadRequest(AirflowException):
    """A request that cannot be served."""

    status_code = _Status("BAD_REQUEST")


class AirflowNotFoundException(AirflowException):
    """Something asked for does not exist."""

    status_code = _Status("NOT_FOUND")


class AirflowConfigException(AirflowException):
    """A setting is missing or wrong."""


class AirflowSensorTimeout(AirflowException):
    """A sensor waited longer than its timeout."""


class AirflowSkipException(AirflowException):
    """The task skips itself."""


class AirflowFailException(AirflowException):
    """The task fails without further tries."""


class AirflowOptionalProviderFeatureException(AirflowException):
    """A feature needs a newer provider."""


class AirflowTaskTimeout(BaseException):
    """The task ran longer than its execution timeout."""


class AirflowTaskTerminated(BaseException):
    """The task was told to stop."""


class AirflowInternalRuntimeError(BaseException):
    """Something inside broke."""


class AirflowWebServerTimeout(AirflowException):
    """The web server did not answer in time."""


class AirflowClusterPolicyViolation(AirflowException):
    """A policy forbids the DAG or the task."""


class AirflowClusterPolicySkipDag(AirflowException):
    """A policy leaves the DAG out."""


class AirflowClusterPolicyError(AirflowException):
    """A policy itself failed."""


class AirflowTimetableInvalid(AirflowException):
    """A schedule cannot be understood."""


class AirflowDagCycleException(AirflowException):
    """The tasks of a DAG form a cycle."""


class AirflowDagInconsistent(AirflowException):
    """The DAG contradicts itself."""


class AirflowDagDuplicatedIdException(AirflowException):
    """Two files define the same DAG id."""

    def __init__(self, dag_id: str, incoming: str, existing: str) -> None:
        super().__init__(dag_id, incoming, existing)
        self.dag_id, self.incoming, self.existing = dag_id, incoming, existing

    def __str__(self) -> str:
        return f"Ignoring DAG {self.dag_id} from {self.incoming} - also found in {self.existing}"


class AirflowRescheduleException(AirflowException):
    """The task wants to be started again at `reschedule_date`."""

    def __init__(self, reschedule_date: datetime.datetime) -> None:
        super().__init__(reschedule_date)
        self.reschedule_date = reschedule_date


class DagNotFound(AirflowNotFoundException):
    """There is no DAG of that id."""


class DagCodeNotFound(AirflowNotFoundException):
    """The source of a DAG is not kept."""


class DagRunNotFound(AirflowNotFoundException):
    """There is no run of that id."""


class DagRunAlreadyExists(AirflowBadRequest):
    """A run of that id or date exists."""


class DagFileExists(AirflowBadRequest):
    """A DAG file of that name exists."""


class TaskNotFound(AirflowNotFoundException):
    """There is no task of that id."""


class TaskInstanceNotFound(AirflowNotFoundException):
    """There is no such task instance."""


class PoolNotFound(AirflowNotFoundException):
    """There is no pool of that name."""


class NoAvailablePoolSlot(AirflowException):
    """The pool is full."""


class DagConcurrencyLimitReached(AirflowException):
    """The DAG runs as many tasks as it may."""


class TaskConcurrencyLimitReached(AirflowException):
    """The task runs as often as it may."""


class DuplicateTaskIdFound(AirflowException):
    """Two tasks or groups of a DAG have the same id."""


class TaskAlreadyInTaskGroup(AirflowException):
    """A task is put into a second group."""

    def __init__(self, task_id: str, existing_group_id: str | None, new_group_id: str) -> None:
        super().__init__(task_id, new_group_id)
        self.task_id, self.existing_group_id, self.new_group_id = task_id, existing_group_id, new_group_id

    def __str__(self) -> str:
        existing = repr(self.existing_group_id) if self.existing_group_id else "the DAG's root group"
        return f"cannot add {self.task_id!r} to {self.new_group_id!r} (already in {existing})"


class FailStopDagInvalidTriggerRule(AirflowException):
    """A DAG that stops at the first failure has a task with another rule than `all_success`."""

    _allowed_rules = ("all_success", "all_done_setup_success")

    @classmethod
    def check(cls, *, fail_stop: bool, trigger_rule: str) -> None:
        """Refuse `trigger_rule` in a DAG with `fail_stop`."""
        if fail_stop and trigger_rule not in cls._allowed_rules:
            raise FailFastDagInvalidTriggerRule if current() >= (3, 0) else cls

    def __str__(self) -> str:
        word = "fail_fast" if current() >= (3, 0) else "fail-stop"
        return f"A '{word}' dag can only have {self._allowed_rules[0]} trigger rule"


class FailFastDagInvalidTriggerRule(FailStopDagInvalidTriggerRule):
    """The same, as Airflow 3 names it."""


class InvalidStatsNameException(AirflowException):
    """The name of a metric is not allowed."""


class BackfillUnfinished(AirflowException):
    """Not all tasks of a backfill succeeded."""


class ConnectionNotUnique(AirflowException):
    """Several connections have the same id."""


class VariableNotUnique(AirflowException):
    """Several variables have the same key."""


class ParamValidationError(AirflowException):
    """A param breaks its schema."""


class PodMutationHookException(AirflowException):
    """A pod could not be changed."""


class PodReconciliationError(AirflowException):
    """Two pod specifications do not fit together."""


class SerializationError(AirflowException):
    """A DAG cannot be written down."""


class DeserializingResultError(ValueError):
    """The result of a subprocess cannot be read."""


class UnknownExecutorException(ValueError):
    """There is no executor of that name."""


class NotMapped(Exception):
    """The task or group is not mapped."""


class UnmappableOperator(AirflowException):
    """The operator cannot be expanded so."""


class XComForMappingNotPushed(AirflowException):
    """A task to map over pushed nothing."""

    def __str__(self) -> str:
        return "did not push XCom for task mapping"


class UnmappableXComTypePushed(AirflowException):
    """A task to map over pushed something that is no list or dict."""

    def __init__(self, value: Any, *values: Any) -> None:
        super().__init__(value, *values)

    def __str__(self) -> str:
        names = [
            f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.") for value in self.args
        ]
        found = names[0]
        for name in names[1:]:
            found = f"{found}[{name}]" if found.count("[") == 0 else f"{found[:-1]}[{name}]]"
        return f"unmappable return type {found!r}"


class UnmappableXComLengthPushed(AirflowException):
    """A task to map over pushed too much."""

    def __init__(self, value: Any, max_length: int) -> None:
        super().__init__(value, max_length)
        self.value, self.max_length = value, max_length

    def __str__(self) -> str:
        return f"unmappable return value length: {len(self.value)} > {self.max_length}"


class XComNotFound(AirflowException):
    """A task was asked for an XCom that it did not push."""

    def __init__(self, dag_id: str, task_id: str, key: str) -> None:
        super().__init__(dag_id, task_id, key)
        self.dag_id, self.task_id, self.key = dag_id, task_id, key

    def __str__(self) -> str:
        return f'XComArg result from {self.task_id} at {self.dag_id} with key="{self.key}" is not found!'


class TaskDeferralError(AirflowException):
    """The trigger of a deferred task failed."""


class TaskDeferralTimeout(AirflowException):
    """The trigger of a deferred task took too long."""


class TaskDeferred(BaseException):
    """The task hands over to a trigger and is called again, by `method_name`, with the trigger's event."""

    def __init__(
        self,
        *,
        trigger: Any,
        method_name: str,
        kwargs: dict[str, Any] | None = None,
        timeout: datetime.timedelta | int | float | None = None,
    ) -> None:
        super().__init__()
        self.trigger, self.method_name, self.kwargs = trigger, method_name, kwargs
        self.timeout = datetime.timedelta(seconds=timeout) if isinstance(timeout, (int, float)) else timeout

    def __repr__(self) -> str:
        return f"<TaskDeferred trigger={self.trigger} method={self.method_name}>"


class DagRunTriggerException(AirflowException):
    """The task starts a run of another DAG (Airflow 3)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(kwargs.get("trigger_dag_id"))
        self.__dict__.update(kwargs)


class DownstreamTasksSkipped(AirflowException):
    """The task succeeded and skips `tasks` (Airflow 3)."""

    def __init__(self, *, tasks: Sequence[str | tuple[str, int]]) -> None:
        super().__init__(tasks)
        self.tasks = tasks


class FileSyntaxError:
    """One mistake in a file."""

    def __init__(self, line_no: int | None, message: str) -> None:
        self.line_no, self.message = line_no, message

    def __str__(self) -> str:
        return f"{self.message}. Line number: s{self.line_no},"


class AirflowFileParseException(AirflowException):
    """A file with connections or variables cannot be read."""

    def __init__(self, msg: str, file_path: str, parse_errors: list[FileSyntaxError]) -> None:
        super().__init__(msg)
        self.msg, self.file_path, self.parse_errors = msg, file_path, parse_errors


class AirflowUnsupportedFileTypeException(AirflowException):
    """A file with connections or variables has an unknown format."""


class AirflowProviderDeprecationWarning(DeprecationWarning):
    """Something of a provider is going away."""


class RemovedInAirflow3Warning(DeprecationWarning):
    """Something is gone in Airflow 3."""


class RemovedInAirflow4Warning(DeprecationWarning):
    """Something is gone in Airflow 4."""


class AirflowPluginException(AirflowException):
    """A plugin is wrong."""


class ErrorType(enum.StrEnum):
    """What an `AirflowRuntimeError` is about."""

    CONNECTION_NOT_FOUND = "CONNECTION_NOT_FOUND"
    VARIABLE_NOT_FOUND = "VARIABLE_NOT_FOUND"
    XCOM_NOT_FOUND = "XCOM_NOT_FOUND"
    ASSET_NOT_FOUND = "ASSET_NOT_FOUND"
    DAGRUN_ALREADY_EXISTS = "DAGRUN_ALREADY_EXISTS"
    PERMISSION_DENIED = "PERMISSION_DENIED"
    GENERIC_ERROR = "GENERIC_ERROR"
    API_SERVER_ERROR = "API_SERVER_ERROR"


class AirflowRuntimeError(Exception):
    """
    Something that a task of Airflow 3 asked for was refused.

    Args:
        error: what happened, with `error` (an `ErrorType`) and `detail`.
    """

    def __init__(self, error: Any) -> None:
        super().__init__(f"{error.error}: {error.detail}")
        self.error = error

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.error,)


class AirflowSecretsBackendAccessDenied(PermissionError):
    """A secrets back end did not let us in."""


class AirflowInactiveAssetInInletOrOutletException(AirflowFailException):
    """A task names an asset that is not in use."""


class AirflowExternalTaskSensorException(AirflowException):
    """What an `ExternalTaskSensor` waits for cannot come."""


class ExternalDagDeletedError(AirflowExternalTaskSensorException):
    """The DAG was deleted."""


class ExternalDagFailedError(AirflowExternalTaskSensorException):
    """The run failed."""


class ExternalDagNotFoundError(AirflowExternalTaskSensorException):
    """There is no such DAG."""


class ExternalTaskFailedError(AirflowExternalTaskSensorException):
    """The task failed."""


class ExternalTaskGroupFailedError(AirflowExternalTaskSensorException):
    """A task of the group failed."""


class ExternalTaskGroupNotFoundError(AirflowExternalTaskSensorException):
    """There is no such group."""


class ExternalTaskNotFoundError(AirflowExternalTaskSensorException):
    """There is no such task."""


class DuplicateStateError(AirflowExternalTaskSensorException):
    """A state is allowed and refused at once."""


class AirflowContextDeprecationWarning(DeprecationWarning):
    """A key of the context is going away."""


class NoCounterpart(AirflowException):
    """An operator that has no counterpart here was executed."""
