"""Process a text, and take components out of a pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prefect.core.settable import Task, settable
from prefect.tasks.spacy.models import DEFAULT_MODEL, component, pipeline


class SpacyNLP(Task):
    """
    Process a text with a pipeline.

    Args:
        text: the text.
        nlp: the pipeline, or its folder; given when the task is built like all that follow. `None` means the one that
            `spacy_model_name` names.
        spacy_model_name: name or folder of the pipeline. It is loaded at the first run, once a process, and shared.
        disable: components that are loaded and not run; only if the pipeline is loaded.
        component_cfg: further arguments of components, by the name of the component.
        exclude: components that are not loaded; only if the pipeline is loaded.

    Returns:
        The `spacy.tokens.Doc`.

    Raises:
        ValueError: there is no such pipeline.

    Example:
        >>> doc = SpacyNLP(spacy_model_name="./a-model").run("Ada lives in Paris.")
        >>> [token.text for token in doc]
        ['Ada', 'lives', 'in', 'Paris', '.']
    """

    nlp: Any = None
    spacy_model_name: str = DEFAULT_MODEL
    disable: Sequence[str] | None = None
    component_cfg: Mapping[str, Mapping[str, Any]] | None = None
    exclude: Sequence[str] | None = None

    @settable("text", "nlp", "spacy_model_name", "disable", "component_cfg", "exclude")
    def run(self, text: str = "") -> Any:
        model = self.spacy_model_name if self.nlp is None else self.nlp
        nlp = pipeline(model, disable=self.disable, exclude=self.exclude)
        return nlp(text, component_cfg=dict(self.component_cfg or {}))


class SpacyTagger(Task):
    """
    Take the tagger out of a pipeline.

    Args:
        nlp: the pipeline, its name or its folder.

    Returns:
        The component, a `spacy.pipeline.Tagger`.

    Raises:
        ValueError: no pipeline was given; there is no such pipeline; it has no tagger.

    Example:
        >>> SpacyTagger().run("./a-model").labels
        ('NN', 'NNP', 'VBZ')
    """

    @settable("nlp")
    def run(self, nlp: Any = None) -> Any:
        return component(nlp, "tagger")


class SpacyParser(Task):
    """
    Take the parser out of a pipeline.

    Args:
        nlp: the pipeline, its name or its folder.

    Returns:
        The component, a `spacy.pipeline.DependencyParser`.

    Raises:
        ValueError: no pipeline was given; there is no such pipeline; it has no parser.

    Example:
        >>> SpacyParser().run("./a-model")
        Traceback (most recent call last):
            ...
        ValueError: The spaCy pipeline has no component 'parser'; it has: tagger, ner.
    """

    @settable("nlp")
    def run(self, nlp: Any = None) -> Any:
        return component(nlp, "parser")


class SpacyNER(Task):
    """
    Take the recognizer of named entities out of a pipeline.

    Args:
        nlp: the pipeline, its name or its folder.

    Returns:
        The component, a `spacy.pipeline.EntityRecognizer`.

    Raises:
        ValueError: no pipeline was given; there is no such pipeline; it has no recognizer.

    Example:
        >>> SpacyNER().run("./a-model").labels
        ('GPE', 'ORG', 'PERSON')
    """

    @settable("nlp")
    def run(self, nlp: Any = None) -> Any:
        return component(nlp, "ner")


class SpacyComponent(Task):
    """
    Take a component out of a pipeline.

    Args:
        component_name: name of the component.
        nlp: the pipeline, its name or its folder.

    Returns:
        The component.

    Raises:
        ValueError: no pipeline or no name was given; there is no such pipeline; it has no such component.

    Example:
        >>> SpacyComponent("tagger", "./a-model").run().name
        'tagger'
    """

    @settable("component_name", "nlp")
    def run(self, component_name: str = "", nlp: Any = None) -> Any:
        return component(nlp, component_name)
