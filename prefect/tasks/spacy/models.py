"""
Pipelines of spaCy: loaded once a process and shared by its tasks and threads.

A pipeline that lies in a folder is loaded anew once it was written anew.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect.core.optional import optional

spacy = optional("spacy", extra="spacy")

#: Name of the pipeline that is used if none is named.
DEFAULT_MODEL = "en_core_web_sm"
#: How many pipelines are kept; the one used longest ago goes first.
KEPT = 8
#: The file by which a folder is known to have been written anew.
WRITTEN_LAST = "meta.json"

_pipelines: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def pipeline(
    model: Any, *, disable: Sequence[str] | None = None, exclude: Sequence[str] | None = None, shared: bool = True
) -> Any:
    """
    A pipeline.

    Args:
        model: name of an installed one, folder of one that was saved, or the pipeline itself.
        disable: components that are loaded and not run.
        exclude: components that are not loaded.
        shared: `False` gives a copy that may be changed.

    Returns:
        The `spacy.Language`.

    Raises:
        MissingExtra: spaCy is not installed.
        ValueError: it is `None`; there is no such pipeline.

    Example:
        >>> pipeline("./a-model") is pipeline("./a-model")
        True
    """
    load = spacy.load
    if model is None:
        raise ValueError("A spaCy pipeline must be provided: 'nlp', as a pipeline, its name or its folder.")
    if not isinstance(model, str | Path):
        return model if shared else copied(model)
    options = {"disable": tuple(disable or ()), "exclude": tuple(exclude or ())}
    if not shared:
        return _loaded(load, model, options)
    key = (str(Path(model).resolve()), _written(model), *options.values())
    with _lock:
        found = _pipelines.get(key)
        if found is None:
            found = _pipelines[key] = _loaded(load, model, options)
            if len(_pipelines) > KEPT:
                _pipelines.popitem(last=False)
        else:
            _pipelines.move_to_end(key)
    return found


def _loaded(load: Any, model: str | Path, options: dict[str, Any]) -> Any:
    try:
        return load(model, **options)
    except OSError as err:
        raise ValueError(
            f"spaCy model {model} not found. Give the folder of one that was saved, or install it: "
            f"python -m spacy download {DEFAULT_MODEL if Path(model).parts[1:] else model}"
        ) from err


def _written(model: str | Path) -> int | None:
    """When the folder was written; `None` for an installed pipeline."""
    file = Path(model) / WRITTEN_LAST
    return file.stat().st_mtime_ns if file.is_file() else None


def copied(nlp: Any) -> Any:
    """
    A pipeline of the same components and weights, which may be changed without changing the first.

    Args:
        nlp: the pipeline.

    Returns:
        The copy.
    """
    copy = spacy.util.load_model_from_config(nlp.config, meta=nlp.meta)
    return copy.from_bytes(nlp.to_bytes())


def component(nlp: Any, name: str) -> Any:
    """
    A component of a pipeline.

    Args:
        nlp: the pipeline, or what `pipeline` takes.
        name: name of the component.

    Returns:
        The component.

    Raises:
        ValueError: there is no pipeline or no name, or no such component in it.
    """
    found = pipeline(nlp)
    if not name:
        raise ValueError("A spaCy component name must be provided.")
    if name not in found.component_names:
        raise ValueError(
            f"The spaCy pipeline has no component {name!r}; it has: {', '.join(found.component_names) or 'none'}."
        )
    return found.get_pipe(name)
