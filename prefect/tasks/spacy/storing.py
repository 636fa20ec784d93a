"""Load a pipeline, and save one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.spacy.models import pipeline


class SpacyLoad(Task):
    """
    Load a pipeline.

    Args:
        model: its name or its folder.
        disable: components that are loaded and not run.
        exclude: components that are not loaded.
        shared: it is loaded once a process, and every task that names it gets the same one. `False` loads one of its
            own, which may be changed.

    Returns:
        The `spacy.Language`.

    Raises:
        ValueError: no name was given; there is no such pipeline.

    Example:
        >>> SpacyLoad("./a-model", exclude=["tagger"]).run().pipe_names
        ['ner']
    """

    disable: Sequence[str] | None = None
    exclude: Sequence[str] | None = None
    shared: bool = True

    @settable("model", "*", "disable", "exclude", "shared")
    def run(self, model: str | Path | None = None) -> Any:
        return pipeline(needed(model, "model"), disable=self.disable, exclude=self.exclude, shared=self.shared)


class SpacySave(Task):
    """
    Save a pipeline in a folder. What was there is replaced once all is written.

    Args:
        nlp: the pipeline.
        path: the folder.

    Returns:
        The path of the folder, by which other tasks load it.

    Raises:
        ValueError: no pipeline or no folder was given.
        OSError: it cannot be written.

    Example:
        >>> SpacySave("saved").run(SpacyLoad("./a-model").run())
        'saved'
    """

    @settable("path")
    def run(self, nlp: Any, path: str | Path | None = None) -> str:
        found = pipeline(needed(nlp, "nlp"))
        target = Path(str(needed(path, "path")))
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            found.to_disk(folder / "new")
            if target.exists():
                os.replace(target, folder / "old")
            os.replace(folder / "new", target)
        finally:
            shutil.rmtree(folder)
        return str(target)
