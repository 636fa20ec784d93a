"""What one run of a task made from a row says to its service, and what it knows by then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed
from prefect.tasks.google import rest
from prefect.tasks.google.rows import Service

jmespath = optional("jmespath", extra="google")

#: What paths and templates may begin with; any other name is an argument.
PARTS = ("args", "made", "seen", "last")


class Exchange:
    """
    The requests of one run.

    Args:
        task: name of the task, for messages.
        service: the service.
        session: google-auth's session.
        arguments: all arguments of the run.
        client_kwargs: arguments of the client; the address of the service may be among them.
    """

    def __init__(
        self,
        task: str,
        service: Service,
        session: Any,
        arguments: Mapping[str, Any],
        client_kwargs: Mapping[str, Any] | None,
    ) -> None:
        self.task = task
        self.service = service
        self.session = session
        self.client_kwargs = client_kwargs
        # what a path finds may be written down: the credentials are not among it
        args = {name: value for name, value in arguments.items() if name != "credentials"}
        #: What paths are asked of.
        self.known: dict[str, Any] = {
            "args": {**args, "project": args["project"] or session.project},
            "made": None,
            "seen": None,
            "last": None,
            "already": None,
        }

    def value(self, path: str) -> Any:
        """
        What a path leads to.

        Args:
            path: JMESPath over what is known.

        Returns:
            The value; `None` if there is none.
        """
        found = jmespath.search(path, self.known)
        # what comes out of an operation says of which type it is
        return {name: part for name, part in found.items() if name != "@type"} if isinstance(found, dict) else found

    def values(self, paths: Mapping[str, str]) -> dict[str, Any]:
        """
        The values that paths lead to; what is `None` is left out.

        Args:
            paths: name -> path.

        Returns:
            name -> value.
        """
        found = {name: self.value(path) for name, path in paths.items()}
        return {name: value for name, value in found.items() if value is not None}

    def path(self, template: str) -> str:
        """
        A template with its places filled.

        Args:
            template: the template.

        Returns:
            The path.

        Raises:
            ValueError: there is no value for a place.
        """
        template = rest.chosen(template, lambda place: self.known["args"].get(place) is not None)
        return rest.expanded(template, self._of_place)

    def _of_place(self, place: str) -> Any:
        if place.partition(".")[0] in PARTS:
            return needed(self.value(place), place)
        found = self.known["args"][place]
        if place == "project" and found is None:
            raise ValueError(
                f"{self.task}: nothing says in which project to work; give `project`, or credentials that have one."
            )
        return needed(found, place)

    def ask(self, request: str, query: Mapping[str, Any] | None = None, body: Any = None) -> Any:
        """
        Send a request.

        Args:
            request: its method and template, such as `GET projects/{project}/jobs`.
            query: parameters of the address.
            body: what is sent as JSON; `None` sends nothing.

        Returns:
            The answer.

        Raises:
            ValueError: there is no value for a place of the template.
            google.api_core.exceptions.GoogleAPICallError: Google refused.
        """
        method, _, template = request.partition(" ")
        return self.send(method, self.path(template), query, body)

    def send(self, method: str, path: str, query: Mapping[str, Any] | None = None, body: Any = None) -> Any:
        """
        Send a request to a path whose places are filled already; the arguments are those of `ask`.

        Args:
            method: the method.
            path: the path below the service's version, or the whole path if it begins with `/`.
            query: as there.
            body: as there.

        Returns:
            The answer.

        Raises:
            google.api_core.exceptions.GoogleAPICallError: Google refused.
        """
        host = rest.host_of(self.service, self.client_kwargs, self._of_place)
        way = path if path.startswith("/") else f"/{self.service.version}/{path}"
        return rest.ask(
            self.session,
            method,
            f"{host}{way}",
            query=rest.query_of(query or {}),
            body=body,
            timeout=self.known["args"]["request_timeout"],
        )

    def all_pages(self, request: str, items: str, query: dict[str, Any], body: Any) -> Any:
        """
        Ask for a list, page by page.

        Args:
            request: method and template.
            items: path of the list in a page.
            query: parameters of the address.
            body: what is sent; the page is named in it where there is one.

        Returns:
            The last page, with the whole list; with an argument `limit` no more than so many.

        Raises:
            google.api_core.exceptions.GoogleAPICallError: Google refused.
        """
        gathered: list[Any] = []
        limit = self.known["args"].get("limit")
        while True:
            page = self.ask(request, query, body)
            gathered += jmespath.search(items, page) or []
            if not page.get("nextPageToken") or (limit is not None and len(gathered) >= limit):
                return {**page, items: gathered[:limit]}
            (query if body is None else body)["pageToken"] = page["nextPageToken"]
