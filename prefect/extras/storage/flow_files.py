"""Flows from files, modules and pickles."""

from __future__ import annotations

import importlib
import pickle
from typing import Any

import cloudpickle

from prefect.core.errors import FlowStorageError
from prefect.core.flow import Flow


def flow_to_bytes_pickle(flow: Flow) -> bytes:
    """
    A flow as bytes.

    Args:
        flow: the flow.

    Returns:
        Its pickle.

    Raises:
        FlowStorageError: something in it cannot be pickled.

    Example:
        >>> flow_from_bytes_pickle(flow_to_bytes_pickle(Flow("f"))).name
        'f'
    """
    try:
        data: bytes = cloudpickle.dumps(flow, protocol=4)
    except Exception as err:
        raise FlowStorageError(
            f"Flow {flow.name!r} cannot be pickled: {err}. Keep open connections, locks and files out of its tasks; "
            "make them in `run`."
        ) from err
    return data


def flow_from_bytes_pickle(data: bytes) -> Flow:
    """
    A flow from bytes. Load only what you trust: they can run code.

    Args:
        data: its pickle.

    Returns:
        The flow.

    Raises:
        FlowStorageError: the bytes are no pickle of a flow, or need a package that is not installed here.
    """
    try:
        flow: Flow = pickle.loads(data)
    except Exception as err:
        raise FlowStorageError(
            f"An error occurred while unpickling the flow: {err!r}. It may need a package, or another version of one, "
            "that is not installed here."
        ) from err
    return flow


def extract_flow_from_file(
    file_path: str | None = None, file_contents: str | bytes | None = None, flow_name: str | None = None
) -> Flow:
    """
    Run a Python file and take a flow out of it.

    Args:
        file_path: the file.
        file_contents: its source, instead of the file.
        flow_name: name of the flow; the first one if left out.

    Returns:
        The flow.

    Raises:
        ValueError: both or neither of file and source were given, or there is no such flow.
    """
    if file_path is not None and file_contents is not None:
        raise ValueError("Provide either `file_path` or `file_contents` but not both.")
    if file_contents is None:
        if file_path is None:
            raise ValueError("Provide either `file_path` or `file_contents`.")
        with open(file_path, "rb") as file:
            file_contents = file.read()
    names: dict[str, Any] = {"__name__": "prefect.flow_file", "__file__": file_path or "<flow>"}
    exec(compile(file_contents, file_path or "<flow>", "exec"), names)
    flows = [value for value in names.values() if isinstance(value, Flow)]
    if not flows:
        raise ValueError("No flows found in file.")
    if flow_name is None:
        return flows[0]
    for flow in flows:
        if flow.name == flow_name:
            return flow
    listed = "\n".join(f"- {flow.name!r}" for flow in flows)
    raise ValueError(f"Flow {flow_name!r} not found in file. Found flows:\n{listed}")


def extract_flow_from_module(module_str: str, flow_name: str | None = None) -> Flow:
    """
    Import a module and take a flow out of it.

    Args:
        module_str: the module; `module:name` names a variable in it, which may be a function that makes the flow.
        flow_name: name of the flow; needed where there is more than one.

    Returns:
        The flow.

    Raises:
        ValueError: there is no such flow, or more than one.
    """
    module_name, _, attribute = module_str.partition(":")
    module = importlib.import_module(module_name)
    if attribute:
        found: Any = module
        for part in attribute.split("."):
            found = getattr(found, part, None)
        if callable(found) and not isinstance(found, Flow):
            found = found()
        if not isinstance(found, Flow):
            raise ValueError(f"Failed to find flow at {module_str!r}")
        if flow_name is not None and found.name != flow_name:
            raise ValueError(f"Flow at {module_str!r} is named {found.name!r}, not {flow_name!r}")
        return found
    flows = {id(value): value for value in vars(module).values() if isinstance(value, Flow)}
    fitting = [flow for flow in flows.values() if flow_name is None or flow.name == flow_name]
    if not fitting:
        wanted = "any flows" if flow_name is None else f"flow {flow_name!r}"
        raise ValueError(f"Failed to find {wanted} in {module_str!r}")
    if len(fitting) > 1:
        raise ValueError(f"Multiple flows found in {module_str!r}, please provide `flow_name` to select one.")
    return fitting[0]
