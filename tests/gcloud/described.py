"""
Google's own descriptions of its interfaces, as the package google-api-python-client brings them along: which methods
there are, where they are, what they take and what they answer.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Parameters that every method has.
EVERYWHERE = frozenset({"alt", "$alt", "fields", "key", "prettyPrint", "quotaUser", "userIp", "$.xgafv"})


@dataclass(frozen=True, eq=False)
class Method:
    #: such as `dataproc.projects.regions.clusters.create`
    id: str
    verb: str
    #: the whole path, with `{…}` for each part that differs
    path: str
    query: dict[str, Any]
    request: str | None
    response: str | None
    api: Api

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\\\{\w+\\\}", "([^/]+?)", re.escape(self.path)) + "$")

    def parts(self, path: str) -> list[str]:
        found = self.pattern.match(path)
        assert found is not None
        return list(found.groups())


class Api:
    def __init__(self, name: str, version: str) -> None:
        spec = importlib.util.find_spec("googleapiclient")
        assert spec is not None and spec.origin is not None
        file = Path(spec.origin).parent / "discovery_cache" / "documents" / f"{name}.{version}.json"
        about = json.loads(file.read_text(encoding="utf-8"))
        self.name, self.version = name, version
        self.schemas: dict[str, Any] = about["schemas"]
        self.base = about["servicePath"]
        self.methods = list(self._methods(about))

    def _methods(self, part: dict[str, Any]) -> Any:
        for each in part.get("methods", {}).values():
            query = {name: one for name, one in each.get("parameters", {}).items() if one["location"] == "query"}
            yield Method(
                each["id"], each["httpMethod"], "/" + self.base + each.get("flatPath", each["path"]), query,
                each.get("request", {}).get("$ref"), each.get("response", {}).get("$ref"), self,
            )  # fmt: skip
        for each in part.get("resources", {}).values():
            yield from self._methods(each)

    def find(self, verb: str, path: str) -> Method | None:
        # the one with the most fixed parts: `jobs:submit` is no name of a job, and `jobs/j:query` none either
        found = [each for each in self.methods if each.verb == verb and each.pattern.match(path)]
        return min(found, key=lambda each: (each.path.count("{"), -len(each.pattern.pattern)), default=None)

    def properties(self, schema: str | None) -> dict[str, Any]:
        found: dict[str, Any] = self.schemas.get(schema or "", {}).get("properties", {})
        return found

    def unknown(self, schema: str | None, value: Any, path: str = "") -> list[str]:
        """Names in a value that its schema does not have; the JSON may have them in snake case."""
        if not isinstance(value, dict) or schema not in self.schemas or "properties" not in self.schemas[schema]:
            return []
        known = self.properties(schema)
        wrong = []
        for name, part in value.items():
            about = known.get(name) or known.get(camel(name))
            if about is None:
                wrong += [] if name == "@type" else [f"{path}{name}"]
                continue
            about = about.get("items", about)
            about = about.get("additionalProperties", about)
            for each in part if isinstance(part, list) else [part]:
                wrong += self.unknown(about.get("$ref"), each, f"{path}{name}.")
        return wrong

    def canonical(self, schema: str | None, value: Any) -> Any:
        """A value as Google understands it: names in camel case where they are the schema's, no `null`."""
        if isinstance(value, list):
            return [self.canonical(schema, each) for each in value]
        if not isinstance(value, dict):
            return value
        known = self.properties(schema)
        found = {}
        for name, part in value.items():
            own = name if name in known or camel(name) not in known else camel(name)
            about = known.get(own, {})
            about = about.get("items", about)
            about = about.get("additionalProperties", about)
            if part is not None or own not in known:
                inner = about.get("$ref")
                found[own] = self.canonical(inner, part) if inner and "properties" in self.schemas[inner] else part
        return found

    def leads_somewhere(self, schema: str | None, path: list[str]) -> bool:
        """Whether names, one below the other, are in a schema."""
        for name in path:
            about = self.properties(schema).get(name)
            if about is None:
                return False
            about = about.get("items", about)
            about = about.get("additionalProperties", about)
            if "$ref" not in about:  # a text, or a dict of which nothing is said
                return True
            schema = about["$ref"]
        return True


@functools.cache
def described(name: str, version: str) -> Api:
    return Api(name, version)


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)
