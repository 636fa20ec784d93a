"""`KubernetesPodOperator`: a task of the catalogue runs the pod, in steps that subclasses and callbacks see."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.operators.running import arguments_of, build
from prefect.compat.airflow.standin import namespace
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException
from prefect.compat.airflow.standin.kubernetes_objects import PodLaunchFailedException, model_of
from prefect.core.errors import WaitTimedOut
from prefect.core.optional import optional
from prefect.tasks.kubernetes.errors import PodFailed, PodNotStarted, PodOutputUnreadable

client = optional("kubernetes.client", extra="kubernetes")

_HOOKS = "airflow.providers.cncf.kubernetes.hooks.kubernetes"


class KubernetesPodOperator(RowOperator):
    """Runs a pod."""

    BASE_CONTAINER_NAME = "base"
    POD_CHECKED_KEY = "already_checked"
    template_fields_renderers = {"env_vars": "py"}
    ui_color = "#ffefeb"

    @cached_property
    def hook(self: Any) -> Any:
        """The hook, for subclasses that use it."""
        return namespace.lookup(_HOOKS, "KubernetesHook")(
            conn_id=self.kubernetes_conn_id, in_cluster=self.in_cluster, config_file=self.config_file,
            cluster_context=self.cluster_context,
        )  # fmt: skip

    @cached_property
    def client(self: Any) -> Any:
        """The part of the client that has the methods for pods."""
        return self.hook.core_v1_client

    def render_template_fields(self: Any, context: Any, jinja_env: Any = None) -> None:
        """Render the fields, and the texts in models of the client that they hold."""
        super().render_template_fields(context, jinja_env)
        for name in self.template_fields:
            value = getattr(self, name, None)
            if _holds_models(value):
                value = copy.deepcopy(value)  # the next try, or the next of a mapped task, has templates of its own
                _render(value, lambda text: self.render_template(text, context, jinja_env))
                setattr(self, name, value)

    def build_pod_request_obj(self: Any, context: Any = None) -> Any:
        """Return the pod that would be made, as a model of the client."""
        task, arguments = build(self.standin_row, arguments_of(self.standin_row, self, context))
        return model_of("V1Pod", task.pod_of(**arguments))

    def dry_run(self: Any) -> None:
        """Write the pod that would be made to the log."""
        self.log.info("%s", self.build_pod_request_obj())

    def execute(self: Any, context: Any) -> Any:
        """Run the pod."""
        task, arguments = build(self.standin_row, arguments_of(self.standin_row, self, context))
        task.logger = self.log
        try:
            wait = task.begin(arguments)
            self.__dict__["_standin_under_way"] = (task, wait)  # `on_kill` cancels what is found here
            context["ti"].xcom_push(key="pod_name", value=wait.handle["name"])
            context["ti"].xcom_push(key="pod_namespace", value=wait.handle["namespace"])
            self._called("on_sync_client_creation")
            self._called("on_pod_creation", wait)
            started = False
            while (delay := task.look(wait)) is not None:
                self.refresh_access(wait)
                if not started and wait.handle["started"]:
                    started = True
                    self._called("on_pod_starting", wait)
                time.sleep(delay)
            self._called("on_pod_completion", wait)
            result = task.outcome(wait)
            self._called("on_pod_cleanup", wait)
            return result
        except PodFailed as err:
            skips = self.skip_on_exit_code
            if err.exit_code is not None and err.exit_code in ([skips] if isinstance(skips, int) else skips or ()):
                raise AirflowSkipException(f"{err} It is skipped, as its exit code says.") from err
            raise AirflowException(str(err)) from err
        except PodNotStarted as err:
            raise PodLaunchFailedException(str(err)) from err
        except (PodOutputUnreadable, WaitTimedOut) as err:
            raise AirflowException(str(err)) from err
        finally:
            self.__dict__.pop("_standin_under_way", None)

    def refresh_access(self: Any, wait: Any) -> None:
        """For subclasses whose way into the cluster holds for some time only."""

    def _called(self: Any, name: str, wait: Any = None) -> None:
        """Call what the user gave for a moment in the life of the pod."""
        for callback in _callbacks(self.callbacks):
            if name == "on_sync_client_creation":
                callback.on_sync_client_creation(client=self.client, operator=self)
                continue
            function = getattr(callback, name, None)
            if function is not None:
                handle = wait.handle
                pod = model_of("V1Pod", {"metadata": {"name": handle["name"], "namespace": handle["namespace"]}})
                if name != "on_pod_cleanup":
                    pod = self.client.read_namespaced_pod(handle["name"], handle["namespace"])
                function(pod=pod, client=self.client, mode="sync", operator=self)


def _callbacks(given: Any) -> list[Any]:
    return list(given) if isinstance(given, (list, tuple)) else [given] if given is not None else []


def line_teller(operator: Any, context: Any) -> Any:
    """
    The function that gets each line of the log; `None` if nobody wants them.

    Args:
        operator: the operator.
        context: the template context.
    """
    told = _callbacks(operator.callbacks)
    if not told and operator.progress_callback is None:
        return None

    def tell(line: str) -> None:
        for callback in told:
            callback.progress_callback(line=line, client=operator.client, mode="sync")
        if operator.progress_callback is not None:
            operator.progress_callback(line)

    return tell


def _holds_models(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_holds_models, value))
    if isinstance(value, dict):
        return any(map(_holds_models, value.values()))
    return _is_model(value)


def _is_model(value: Any) -> bool:
    return type(value).__module__.startswith("kubernetes.")


def _attributes(model: Any) -> Iterator[str]:
    # the client's models are made in two ways, by its version
    found: Any = getattr(type(model), "model_fields", None) or getattr(model, "attribute_map", ())
    yield from found


def _render(value: Any, rendered: Any) -> Any:
    """Render the texts in models, in place; returns what stands for the value."""
    if isinstance(value, str):
        return rendered(value) if "{" in value else value
    if isinstance(value, list):
        value[:] = [_render(each, rendered) for each in value]
    elif isinstance(value, dict):
        for name in list(value):
            value[name] = _render(value[name], rendered)
    elif _is_model(value):
        for name in _attributes(value):
            before = getattr(value, name, None)
            if before is not None:
                after = _render(before, rendered)
                if after is not before:
                    setattr(value, name, after)
    return value
