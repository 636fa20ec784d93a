"""Operators that speak HTTP."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from prefect.compat.airflow.operators.making import RowOperator, RowSensor
from prefect.compat.airflow.operators.running import arguments_of, build
from prefect.compat.airflow.standin import namespace
from prefect.compat.airflow.standin.contextkeys import determine_kwargs
from prefect.compat.airflow.standin.exceptions import AirflowException

_HOOKS = "airflow.providers.http.hooks.http"


class _Asking:
    """What operator and sensor share: one request, by the task of their row or by a hook of a subclass."""

    standin_row: Any

    @cached_property
    def hook(self: Any) -> Any:
        """The hook, for subclasses that use it."""
        hook_class = namespace.lookup(_HOOKS, "HttpHook")
        return hook_class(method=self.method, http_conn_id=self.http_conn_id, auth_type=self.auth_type)

    def _asked(self: Any, context: Any) -> Any:
        """The `requests.Response`; an `AirflowException` like `404:Not Found` if its status is an error."""
        if type(self).hook is not _Asking.hook:
            return self.hook.run(self.endpoint, self.data, self.headers, self.extra_options or {})
        # requests is slow to load
        from requests.exceptions import HTTPError

        task, arguments = build(self.standin_row, arguments_of(self.standin_row, self, context))
        try:
            return task.run(**arguments)
        except HTTPError as err:
            if err.response is None:
                raise
            raise AirflowException(f"{err.response.status_code}:{err.response.reason}") from err

    def _called(self, function: Any, response: Any, context: Any) -> Any:
        """Call a function of the user's with the response and what it names of the context."""
        return function(response, **determine_kwargs(function, [response], context))


class HttpOperator(_Asking, RowOperator):
    """Sends a request, or one after another as long as `pagination_function` wants."""

    ui_color = "#f4a460"
    template_fields_renderers = {"headers": "json", "data": "py"}

    def execute(self: Any, context: Any) -> Any:
        """Send it."""
        response = self._asked(context)
        return self.process_response(context=context, response=self.paginate_sync(response, context))

    def paginate_sync(self: Any, response: Any, context: Any = None) -> Any:
        """Return the response, or a list of all where there are pages."""
        if not self.pagination_function:
            return response
        first = (self.endpoint, self.data, self.headers, self.extra_options)
        found = [response]
        try:
            while change := self.pagination_function(response):
                for name in ("endpoint", "data", "headers", "extra_options"):
                    if name in change:
                        now = getattr(self, name)
                        setattr(self, name, {**now, **change[name]} if isinstance(now, dict) else change[name])
                response = self._asked(context)
                found.append(response)
        finally:
            self.endpoint, self.data, self.headers, self.extra_options = first
        return found

    def process_response(self: Any, context: Any, response: Any) -> Any:
        """Check the response, and return what is pushed."""
        every = response if isinstance(response, list) else [response]
        if self.log_response:
            for each in every:
                self.log.info(each.text)
        if self.response_check:
            for each in every:
                if not self._called(self.response_check, each, context):
                    raise AirflowException("Response check returned False.")
        if self.response_filter:
            return self._called(self.response_filter, response, context)
        return [each.text for each in every] if isinstance(response, list) else response.text


class HttpSensor(_Asking, RowSensor):
    """Sends a request until the answer is the one that is waited for."""

    def poke(self: Any, context: Any) -> Any:
        """Send it once."""
        try:
            response = self._asked(context)
        except AirflowException as err:
            codes = self.response_error_codes_allowlist
            if str(err).startswith(tuple(("404",) if codes is None else codes)):
                return False
            raise
        return self._called(self.response_check, response, context) if self.response_check else True
