"""Process many texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from prefect.core.settable import Task, settable
from prefect.tasks.spacy.models import DEFAULT_MODEL, pipeline


class SpacyPipe(Task):
    """
    Process texts with a pipeline, batch by batch, and if wanted in several processes.

    Args:
        texts: the texts.
        nlp: the pipeline, its name or its folder. A name or folder is loaded once a process, and shared.
        take: function of a `Doc`; its values are returned instead of the documents, which need much memory.
        n_process: in how many processes; -1 means as many as there are processors. They pay for large amounts of text.
        batch_size: how many texts are processed at once; `None` means what the pipeline says.
        disable: components that are not run.
        exclude: components that are not loaded; only if the pipeline is loaded.

    Returns:
        A list in the order of the texts.

    Raises:
        ValueError: there is no such pipeline.

    Example:
        >>> entities = SpacyPipe("./a-model", take=lambda doc: [(entity.text, entity.label_) for entity in doc.ents])
        >>> entities.run(["Ada lives in Paris.", "Bob works at Acme."])
        [[('Ada', 'PERSON'), ('Paris', 'GPE')], [('Bob', 'PERSON'), ('Acme', 'ORG')]]
    """

    take: Callable[[Any], Any] | None = None
    n_process: int = 1
    batch_size: int | None = None
    disable: Sequence[str] | None = None
    exclude: Sequence[str] | None = None

    @settable("nlp", "*", "take", "n_process", "batch_size", "disable", "exclude")
    def run(self, texts: Iterable[str], nlp: Any = None) -> list[Any]:
        found = pipeline(DEFAULT_MODEL if nlp is None else nlp, exclude=self.exclude)
        documents = found.pipe(
            texts, n_process=self.n_process, batch_size=self.batch_size, disable=list(self.disable or ())
        )
        return [document if self.take is None else self.take(document) for document in documents]
