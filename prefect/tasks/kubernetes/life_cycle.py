"""
The one life cycle of resources in a namespace: create, delete, list, patch, read, replace.

A class of it is two facts, what is done and to which kind of resource:

    class CreateNamespacedPod(_LifeCycle, verb="create", of=POD): ...

Signature, docstring and the call of the client's method follow from the tables here.
"""

from __future__ import annotations

import inspect
import textwrap
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.kubernetes.client import DEFAULT_SECRET, client_of_secret

client = optional("kubernetes.client", extra="kubernetes")


class Resource(NamedTuple):
    """A kind of resource."""

    #: Class of the client that has its methods.
    api: str
    #: What it is called in the names of methods and arguments: `deployment`.
    noun: str
    #: What it is called in a sentence: `a deployment`.
    called: str
    #: A body that makes one, as it stands in the examples.
    sample: str
    #: A patch, for the examples, and what is printed of the patched resource.
    patch: tuple[str, str, str]
    #: Name of the one that the examples ask for.
    example: str
    #: Arguments of the client's methods that come before the namespace: those that say which resource it is.
    which: tuple[str, ...] = ()
    #: How the examples read the name out of an answer.
    name_of: str = ".metadata.name"

    @property
    def name_argument(self) -> str:
        return f"{self.noun}_name"


class Verb(NamedTuple):
    """What can be done with a resource."""

    first_line: str
    #: Arguments beside those that all have, in upstream's order; `name` stands for `<noun>_name`.
    takes: tuple[str, ...]
    returns: str
    example: str


VERBS: dict[str, Verb] = {
    "create": Verb(
        "Create {called} in a namespace.",
        ("body",),
        "What the API made of it.",
        ">>> made = {task}({which}body={sample}).run()\n>>> made{name_of}\n'new'",
    ),
    "delete": Verb(
        "Delete {called} of a namespace.",
        ("name",),
        "The API's answer: a status, or the resource with the time of its deletion.",
        ">>> gone = {task}({which}{noun}_name='new').run()",
    ),
    "list": Verb(
        "List the resources of a kind in a namespace: {plural}.",
        (),
        "A list object of the client; its `items` are the resources.",
        ">>> chosen = {{'field_selector': 'metadata.name={example}'}}\n"
        ">>> found = {task}({which}kube_kwargs=chosen).run()\n"
        ">>> [item{name_of} for item in {items}]\n"
        "['{example}']",
    ),
    "patch": Verb(
        "Change parts of {called}.",
        ("name", "body"),
        "The resource as it is now.",
        ">>> changed = {task}({which}{noun}_name='{example}').run(body={patch})\n>>> changed{patched}\n{value}",
    ),
    "read": Verb(
        "Read {called} of a namespace.",
        ("name",),
        "The resource.",
        ">>> {task}({which}{noun}_name='{example}').run(){name_of}\n'{example}'",
    ),
    "replace": Verb(
        "Replace {called} by another of the same name.",
        ("name", "body"),
        "The resource as it is now.",
        ">>> body = {{**{sample}, 'metadata': {{'name': '{example}'}}}}\n"
        ">>> {task}({which}{noun}_name='{example}').run(body=body){name_of}\n'{example}'",
    ),
}

_ANNOTATIONS = {
    "body": "dict[str, Any] | None",
    "namespace": "str",
    "kube_kwargs": "dict[str, Any] | None",
    "kubernetes_api_key_secret": "str | None",
    "delete_option_kwargs": "dict[str, Any] | None",
}
_DEFAULTS: dict[str, Any] = {"namespace": "default", "kubernetes_api_key_secret": DEFAULT_SECRET}
_MEANINGS = {
    "group": "group of the API that it belongs to, such as `stable.example.com`.",
    "version": "version of the group, such as `v1`.",
    "plural": "name of the kind in paths, such as `backups`.",
    "name": "name of the resource.",
    "body": "the resource{part} as a dict in the API's spelling. Its top level is laid over the one given when the "
    "task was built.",
    "namespace": "namespace of the resource.",
    "kube_kwargs": "further arguments of the client's method, such as `label_selector`, `field_manager` or "
    "`_request_timeout`; laid over those given when the task was built.",
    "kubernetes_api_key_secret": "name of the secret with a token, a kubeconfig or a dict with `host` and `token`. "
    "`None`, and the default where there is no such secret, mean the service account of the pod that the program runs "
    "in, else the kubeconfig of the machine.",
    "delete_option_kwargs": "arguments of the client's `V1DeleteOptions`, such as `propagation_policy`; given to a "
    "run only.",
}


class _LifeCycle(Task):
    """What the tasks of the life cycle share; no task itself."""

    if TYPE_CHECKING:

        def run(self, *args: Any, **kwargs: Any) -> Any: ...

    def __init_subclass__(cls, verb: str = "", of: Resource | None = None, **kwargs: Any) -> None:
        if of is not None:
            cls.__doc__ = _docstring(cls.__name__, verb, of)
            function, names = _run(cls, verb, of)
            settable(*names)(function).__set_name__(cls, "run")
        super().__init_subclass__(**kwargs)


def _arguments(verb: str, of: Resource) -> tuple[str, ...]:
    own = tuple(of.name_argument if name == "name" else name for name in VERBS[verb].takes)
    return (*of.which, *own, "namespace", "kube_kwargs", "kubernetes_api_key_secret")


def _run(cls: type, verb: str, of: Resource) -> tuple[Any, tuple[str, ...]]:
    """The function `run` of a class, and those of its arguments that may be fixed when the task is built."""
    names = _arguments(verb, of)
    known = names if verb != "delete" else (*names, "delete_option_kwargs")
    kind = Parameter.POSITIONAL_OR_KEYWORD
    parameters = [
        Parameter(name, kind, default=_DEFAULTS.get(name), annotation=_ANNOTATIONS.get(name, "str | None"))
        for name in known
    ]
    signature = Signature([Parameter("self", kind), *parameters], return_annotation="Any")

    def run(self: Any, *args: Any, **kwargs: Any) -> Any:
        given = signature.bind(self, *args, **kwargs)
        given.apply_defaults()
        return _carry_out(self, verb, of, given.arguments)

    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {**{p.name: p.annotation for p in parameters}, "return": "Any"}
    run.__qualname__ = f"{cls.__qualname__}.run"
    return run, names


def _carry_out(task: Any, verb: str, of: Resource, given: dict[str, Any]) -> Any:
    fixed = task.__dict__
    arguments: dict[str, Any] = {name: needed(given[name], name) for name in of.which}
    if "body" in VERBS[verb].takes:
        body = laid_over(fixed.get("body"), given["body"])
        arguments["body"] = needed(body or None, "body")
    if "name" in VERBS[verb].takes:
        arguments["name"] = needed(given[of.name_argument] or None, of.name_argument)
    options = given.get("delete_option_kwargs")
    if options:
        arguments["body"] = client.V1DeleteOptions(**options)
    api = getattr(client, of.api)(client_of_secret(given["kubernetes_api_key_secret"]))
    method = getattr(api, f"{verb}_namespaced_{of.noun}".replace("read_namespaced_custom", "get_namespaced_custom"))
    return method(
        namespace=given["namespace"], **arguments, **laid_over(fixed.get("kube_kwargs"), given["kube_kwargs"])
    )


def laid_over(fixed: Any, given: Any) -> Any:
    """
    What was given to the run, laid over what was given when the task was built.

    Args:
        fixed: a dict, or nothing.
        given: a dict, nothing, or something that is taken as it is: a JSON patch, an object of the client's models.

    Returns:
        The dict of both, or `given`.

    Example:
        >>> laid_over({"a": 1, "b": 1}, {"b": 2})
        {'a': 1, 'b': 2}
    """
    if given is None or isinstance(given, dict):
        return {**(fixed if isinstance(fixed, dict) else {}), **(given or {})}
    return given


def _docstring(task: str, verb: str, of: Resource) -> str:
    what = VERBS[verb]
    names = (*_arguments(verb, of), *(("delete_option_kwargs",) if verb == "delete" else ()))
    which = "".join(f"{name}={value!r}, " for name, value in zip(of.which, _CUSTOM, strict=False))
    words = {
        **of._asdict(), "task": task, "which": which, "plural": f"every {of.called.partition(' ')[2]}",
        "patch": of.patch[0], "patched": of.patch[1], "value": of.patch[2],
        "items": "found['items']" if of.which else "found.items",
    }  # fmt: skip
    lines = [what.first_line.format(**words), "", "Args:"]
    for name in names:
        meaning = _MEANINGS["name" if name == of.name_argument else name]
        meaning = meaning.format(part=", or the parts that change (a list is a JSON patch)," if verb == "patch" else "")
        lines += textwrap.wrap(f"{name}: {meaning}", 112, initial_indent="    ", subsequent_indent="        ")
    missing = [name for name in names if name in (*of.which, "body", of.name_argument)]
    lines += ["", "Returns:", f"    {what.returns}", "", "Raises:"]
    if missing:
        lines.append(f"    ValueError: no {' or no '.join(missing)} was given, neither to the task nor to the run.")
    lines += [
        "    kubernetes.client.exceptions.ApiException: the API refused.", "",
        "Example:", textwrap.indent(what.example.format(**words), "    "),
    ]  # fmt: skip
    return inspect.cleandoc("\n".join(lines)) + "\n"


_CUSTOM = ("stable.example.com", "v1", "backups")
