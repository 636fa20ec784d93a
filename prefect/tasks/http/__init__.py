"""Tasks that speak HTTP."""

from prefect.tasks.http.pages import HTTPPages
from prefect.tasks.http.request import HTTPRequest
from prefect.tasks.http.wait import HTTPWaitFor

__all__ = ["HTTPPages", "HTTPRequest", "HTTPWaitFor"]
