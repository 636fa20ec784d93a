"""
What a row of the table of Google's operations says. A row is data; `operation.py` makes a task of it.

Each row is one request of a service's public REST interface, what it is waited for, or both. How to write one:

- A *template* is a path below the service's version, such as `projects/{project}/regions/{region}/clusters`. `{name}`
  is an argument of the run, written as one part of the path; `{+name}` keeps its slashes (`{+made.name}`: the full
  name of an operation). `{made.…}` is found in the answer of the request, `{args.cluster.name}` inside of an argument.
  A part in parentheses is left out where an argument in it is `None`: `{project}/(locations/{location}/)things`.
  A template that begins with `/` stands for the whole path, without the version.
- A *path into a value* is JMESPath. It is asked of `args` (the arguments of the run, `project` among them), `made` (the
  answer of the request), `seen` (the answer of the last look), `last` (what `Look.last` fetched) and `already` (true if
  a refusal meant that it is so already).
- An argument of the signature goes into the body under its name in camel case; that of a `GET` or `DELETE` into the
  query. `send` says where it goes otherwise; one that stands in the request's template goes nowhere else.
- Arguments that every task has (`options`, `project`, `credentials`, `wait` …) are not written in the signature.

    CLUSTER = "projects/{project}/regions/{region}/clusters/{cluster_name}"

    Row(
        "DataprocDeleteCluster", DATAPROC, "Delete a cluster and wait until it is gone.",
        "cluster_name: str, region: str, cluster_uuid: str = None",
        f"DELETE {CLUSTER}",
        look=OPERATION,
        already=(404,),
        operators=("DataprocDeleteClusterOperator",),
    )
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

#: Seconds between two looks where a row says nothing.
DELAY = 10.0


class Service(NamedTuple):
    """One of Google's interfaces."""

    #: Its name, as in Google's list of interfaces and in `CLOUDSDK_API_ENDPOINT_OVERRIDES_<NAME>`.
    name: str
    #: Its host; a template: `{region}-dataproc.googleapis.com`. Where that begins with `global-`, this is left out.
    host: str
    #: What paths begin with.
    version: str = "v1"
    #: What arguments of its tasks mean, where the common words are not the right ones.
    words: Mapping[str, str] = {}
    #: Variable of the environment that has the address of an emulator, which asks for no credentials.
    emulator: str = ""


class Look(NamedTuple):
    """How to see whether something has come to its end."""

    #: What is asked for, by `GET`: a template.
    path: str
    #: Path of the state in the answer; a list of states counts as the worst of them.
    state: str = "state"
    #: States that mean: done. With none, it is done as soon as there is an answer.
    done: tuple[Any, ...] = ()
    #: States that mean: failed.
    failed: tuple[Any, ...] = ()
    #: Path of what is there only if it failed, whatever the state.
    error: str = ""
    #: Path of the service's own reason in the answer.
    reason: str = ""
    #: Parameters of the query: name -> path into what is known.
    query: Mapping[str, str] = {}
    #: Not found means: it is gone, and that was wanted.
    gone: bool = False
    #: Not found means: not there yet.
    early: bool = False
    #: The answer of the request is such a thing itself: it is not looked at again if it is at its end already.
    begins_with_answer: bool = False
    #: What is fetched once it is done: a template.
    last: str = ""
    #: Seconds between two looks.
    delay: float = DELAY


#: A long-running operation of most services: `name`, `done`, and `error` or `response`.
OPERATION = Look(
    "{+made.name}", "done", (True,), error="error", reason="error.message", begins_with_answer=True, delay=5.0
)
#: An operation of Compute Engine and Cloud SQL; `path` says where it is.
STATUS_OPERATION = Look(
    "", "status", ("DONE",), error="error", reason="error.errors[].message", begins_with_answer=True, delay=5.0
)


class Row(NamedTuple):
    """One task: a request, what it is waited for, or both."""

    #: Name of the class.
    name: str
    #: The service.
    service: Service
    #: First line of the docstring.
    does: str
    #: Arguments as in a Python signature; one without a default must be given, to the task or to its run.
    signature: str
    #: The request: method and template; `""` only waits.
    request: str = ""
    #: Where arguments go: name -> argument. `config.workers` is a path in the body, `?requestId` a parameter of the
    #: query, `*` means that the argument is the body itself (what other arguments put there comes before it).
    send: Mapping[str, str] = {}
    #: What is always sent: name, as in `send` -> value.
    fixed: Mapping[str, Any] = {}
    #: Arguments that go nowhere: they only matter for looks, or say what to do.
    local: tuple[str, ...] = ()
    #: What is looked at first: nothing is asked for, and nothing given, if that is done already.
    unless: Look | None = None
    #: What is waited for.
    look: Look | None = None
    #: How to call it off: method and template.
    cancel: str = ""
    #: What that request sends.
    cancel_body: Mapping[str, Any] = {}
    #: Name of the argument that must be true for that, if it is up to one.
    cancel_if: str = ""
    #: What is asked for once it has failed, one after the other, each with the name of the argument that must be true
    #: for it (`""`: always). An operation that begins so is waited for; then the run fails as it would have.
    undo: tuple[tuple[str, str], ...] = ()
    #: Path of the value of the run; `""` is nothing.
    gives: str = ""
    #: Path of the value of a run that does not wait; `""` is the same as for one that does. If it names `seen`, there
    #: is one look.
    gives_at_once: str = ""
    #: What that is, in words.
    returns: str = "Nothing."
    #: Path of the list that comes in pages: all of them are fetched, and `made` has the whole list.
    pages: str = ""
    #: Statuses of a refusal that mean: it is so already (409: it is there; 404: it is gone).
    already: tuple[int, ...] = ()
    #: Name of the argument that must be true for that, if it is up to one.
    already_if: str = ""
    #: What is looked at instead where it is so already: what is there has to come to a good state too.
    instead: Look | None = None
    #: Class with steps of its own, derived from `prefect.tasks.google.operation.Operation`: its dotted path.
    steps: str = ""
    #: Names of the Airflow classes that it stands for.
    operators: tuple[str, ...] = ()
    #: What arguments mean, where neither the common words nor the service's are the right ones.
    words: Mapping[str, str] = {}
