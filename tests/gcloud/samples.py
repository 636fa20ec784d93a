"""Values as Google's descriptions want them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

from prefect.tasks.google import rest
from prefect.tasks.google.rows import Row
from prefect.tasks.made import signature_of
from tests.gcloud import apis
from tests.gcloud.described import Api, Method, camel, described

_GROUPS = [importlib.import_module(each.name) for each in pkgutil.iter_modules(apis.__path__, f"{apis.__name__}.")]
#: Arguments that are whole names.
NAMES: dict[str, str] = {name: value for group in _GROUPS for name, value in getattr(group, "NAMES", {}).items()}
#: Name of a row -> path -> resource that its steps look for.
THERE: dict[str, dict[str, Any]] = {
    name: value for group in _GROUPS for name, value in getattr(group, "THERE", {}).items()
}
#: Name of a row -> what stands in the answer of its request.
MADE: dict[str, dict[str, str]] = {
    name: value for group in _GROUPS for name, value in getattr(group, "MADE", {}).items()
}
#: Rows that cannot be run without more; a test file of their group runs them.
ALONE: set[str] = {name for group in _GROUPS for name in getattr(group, "ALONE", ())}
FORMATS = {
    "google-datetime": "2024-01-15T00:00:00Z", "date-time": "2024-01-15T00:00:00Z", "google-duration": "60s",
    "google-fieldmask": "labels", "int64": "1", "uint64": "1", "byte": "Ynl0ZXM=",
}  # fmt: skip


def sample(api: Api, about: dict[str, Any], depth: int = 2) -> Any:
    """A value for what a description tells of."""
    if "$ref" in about:
        properties = api.schemas[about["$ref"]].get("properties", {})
        return {name: sample(api, part, depth - 1) for name, part in properties.items() if fits(api, part, depth)}
    kind = about.get("type")
    if kind == "array":
        return [sample(api, about["items"], depth)]
    if kind == "object":
        return {"k": sample(api, about.get("additionalProperties", {}), depth)}
    if about.get("enum"):
        return about["enum"][-1]
    if about.get("format") in FORMATS:
        return FORMATS[about["format"]]
    return {"integer": 1, "number": 1.5, "boolean": True}.get(str(kind), "text")


def fits(api: Api, about: dict[str, Any], depth: int) -> bool:
    inner = about.get("items", about.get("additionalProperties", about))
    return not about.get("readOnly") and (depth > 1 or "$ref" not in inner)


def part_of(api: Api, schema: str | None, path: str) -> dict[str, Any] | None:
    """What a description tells of a path in the body."""
    if path == "*":
        return {"$ref": schema}
    about: dict[str, Any] = {"$ref": schema}
    for name in path.split("."):
        about = about.get("items", about)
        if "$ref" not in about:
            return about.get("additionalProperties")
        found = api.properties(about["$ref"]).get(name.removesuffix("[]"))
        if found is None:
            return None
        about = found
    return about


class Described:
    """A row beside the description of its request."""

    def __init__(self, row: Row, version: str) -> None:
        self.row = row
        self.api = described(row.service.name, version)
        self.own = signature_of(row.signature)
        self.verb, _, self.template = row.request.partition(" ")
        self.method = self.find(row.request) if row.request else None
        parent = "/".join(self.path(self.template).split("/")[2:6])
        #: what stands in the answer of the request
        self.made = {"made.name": f"{parent}/operations/o", **MADE.get(row.name, {})}

    def find(self, request: str, **known: Any) -> Method | None:
        verb, _, template = request.partition(" ")
        return self.api.find(verb, self.path(template, **getattr(self, "made", {}), **known))

    def path(self, template: str, **known: Any) -> str:
        values = {"project": "p", **{name: self.of_place(name) for name in self.own}, **known}
        inside = {place: "text" for place in rest.places(template) if place.startswith("args.")}  # as `sample` has it
        values = {**inside, **values}
        template = rest.chosen(template, lambda place: True)
        path = rest.expanded(template, lambda place: values.get(place, f"made-{place.rpartition('.')[2]}"))
        return path if path.startswith("/") else f"/{self.row.service.version}/{path}"

    def of_place(self, name: str) -> str:
        """An argument that stands in a path."""
        return NAMES.get(name, f"the-{name}")

    def ways(self) -> dict[str, str]:
        """Argument -> where it is sent, as `Row.send` says it."""
        row, found = self.row, {}
        silent = {
            *rest.places(self.template),
            *row.local,
            row.already_if,
            row.cancel_if,
            *(name for _, name in row.undo),
        }
        for name in (*self.own, "project"):
            where = [way for way, argument in row.send.items() if argument == name]
            if where:
                found[name] = where[0]
            elif row.request and name in self.own and name not in silent:
                found[name] = ("?" if self.verb in ("GET", "DELETE") else "") + rest.camel(name)
        return found

    def arguments(self) -> dict[str, Any]:
        """A value for every argument."""
        ways, found = self.ways(), {}
        for name, parameter in self.own.items():
            where = ways.get(name)
            if name in rest.places(self.template) or where is None or self.method is None:
                own = str(parameter.annotation).partition(" ")[0]
                found[name] = {"bool": True, "int": 2}.get(own) or self.of_place(name)
            elif where.startswith("?"):
                found[name] = sample(self.api, self.method.query[where[1:]])
                found[name] = self.of_place(name) if found[name] == "text" else found[name]
            else:
                about = part_of(self.api, self.method.request, where)
                assert about is not None, f"{name} goes to {where}, which {self.method.request} does not have"
                found[name] = sample(self.api, about)
                if found[name] == "text":
                    found[name] = self.of_place(name)
                if where == "*":
                    taken = {other.split(".")[0] for each, other in ways.items() if each != name}
                    found[name] = {key: value for key, value in found[name].items() if key not in taken}
        return found


def leads_somewhere(api: Api, schema: str | None, path: str) -> bool:
    """Whether the names in a simple JMESPath are in a schema; `a || b` is both, `[a, b]` is each."""
    for each in re.split(r"\|\||,", path.strip("[] ")):
        if each.strip().startswith("'"):  # a word of its own
            continue
        names = [name for name in re.split(r"\.|\[[^\]]*\]", each.strip().strip("[]")) if name and name != "@"]
        if not api.leads_somewhere(schema, names):
            return False
    return True


__all__ = ["Described", "camel", "leads_somewhere", "sample"]
