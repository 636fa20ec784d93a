"""Train a component of a pipeline, and measure what it can."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, settable
from prefect.tasks.spacy.models import pipeline, spacy

training = optional("spacy.training", extra="spacy")
util = optional("spacy.util", extra="spacy")
numpy = optional("numpy", extra="spacy")

#: Settings of new components that serve few examples better than spaCy's own, which are made for many: its parser
#: forgets labels that it has seen fewer than thirty times, and fails without them.
FOR_FEW: dict[str, dict[str, Any]] = {"parser": {"min_action_freq": 1}}


class SpacyTrain(Task):
    """
    Train a component of a pipeline from examples.

    The pipeline that is given stays as it is. A component that it has learns on, one that it lacks is put at its end;
    the other components are left alone.

    Args:
        examples: pairs of a text and what is to be found in it (`{"entities": [(0, 3, "PERSON")]}`, `{"tags": [...]}`,
            `{"heads": [...], "deps": [...]}`, `{"cats": {"good": 1.0}}`), or `spacy.training.Example`s.
        component: what is trained: `"ner"`, `"tagger"`, `"parser"`, `"textcat"` or another factory of spaCy.
        nlp: the pipeline, its name or its folder; `None` begins with an empty one of `language`.
        language: two letters that name the language of an empty pipeline.
        iterations: how often all examples are learned from.
        batch_size: examples that are learned from at once.
        drop: share of what the component knows that is left out at each step, so that it does not learn by heart.
        component_config: settings of a component that is new; `None` means spaCy's own, and for a parser
            `{"min_action_freq": 1}`.
        seed: where chance begins, so that two runs do the same; `None` begins anywhere.

    Returns:
        The trained pipeline, a `spacy.Language`; its `meta["performance"]` holds the last loss.

    Raises:
        ValueError: there are no examples; there is no such pipeline or component; an example does not fit its text.

    Example:
        >>> kind, rude = {"cats": {"kind": 1.0, "rude": 0.0}}, {"cats": {"kind": 0.0, "rude": 1.0}}
        >>> nlp = SpacyTrain("textcat", iterations=5).run([("good day", kind), ("get lost", rude)])
        >>> nlp("good day").cats["kind"] > 0.5
        True
    """

    language: str = "en"
    iterations: int = 20
    batch_size: int = 8
    drop: float = 0.1
    component_config: Mapping[str, Any] | None = None
    seed: int | None = 0

    @settable(
        "component", "nlp", "*", "language", "iterations", "batch_size", "drop", "component_config", "seed",
    )  # fmt: skip
    def run(self, examples: Iterable[Any], component: str = "ner", nlp: Any = None) -> Any:
        trained = spacy.blank(self.language) if nlp is None else pipeline(nlp, shared=False)
        made = examples_of(trained, examples)
        if not made:
            raise ValueError("There are no examples to train with.")
        chance = random.Random(self.seed)
        before = random.getstate(), numpy.random.get_state()
        try:
            if self.seed is not None:
                util.fix_random_seed(self.seed)
            loss = self._train(trained, component, made, chance)
        finally:
            # spaCy draws from the generators that all share
            random.setstate(before[0])
            numpy.random.set_state(before[1])
        trained.meta["performance"] = {**trained.meta.get("performance", {}), f"{component}_loss": loss}
        return trained

    def _train(self, nlp: Any, component: str, examples: list[Any], chance: random.Random) -> float:
        is_new = component not in nlp.component_names
        if is_new:
            nlp.add_pipe(component, config={**FOR_FEW.get(component, {}), **(self.component_config or {})})
        with nlp.select_pipes(enable=component):
            optimizer = nlp.initialize(lambda: examples) if is_new else nlp.resume_training()
            loss = 0.0
            for round_ in range(self.iterations):
                chance.shuffle(examples)
                losses: dict[str, float] = {}
                for batch in util.minibatch(examples, self.batch_size):
                    nlp.update(batch, drop=self.drop, sgd=optimizer, losses=losses)
                loss = float(losses.get(component, 0.0))
                self.logger.debug("Round %d of %d: loss %.4f.", round_ + 1, self.iterations, loss)
        return loss


class SpacyEvaluate(Task):
    """
    Measure what a pipeline can.

    Args:
        examples: pairs of a text and what is to be found in it, as for `SpacyTrain`.
        nlp: the pipeline, its name or its folder.

    Returns:
        A dict with spaCy's scores: `ents_f`, `tag_acc`, `dep_las`, `cats_score` …; `None` where the examples say
        nothing about it.

    Raises:
        ValueError: no pipeline was given, or there is no such one; an example does not fit its text.

    Example:
        >>> found = {"entities": [(0, 3, "PERSON"), (13, 18, "GPE")]}
        >>> SpacyEvaluate("./a-model").run([("Ada lives in Paris.", found)])["ents_f"]
        1.0
    """

    @settable("nlp")
    def run(self, examples: Iterable[Any], nlp: Any = None) -> dict[str, Any]:
        found = pipeline(nlp)
        scores: dict[str, Any] = found.evaluate(examples_of(found, examples))
        return scores


def examples_of(nlp: Any, given: Iterable[Any]) -> list[Any]:
    """
    Examples as spaCy wants them.

    Args:
        nlp: the pipeline.
        given: examples, or pairs of a text and what is to be found in it.

    Returns:
        The `spacy.training.Example`s.

    Raises:
        ValueError: what is to be found does not fit the text.
    """
    made = []
    for place, each in enumerate(given):
        if isinstance(each, training.Example):
            made.append(each)
            continue
        text, found = each
        try:
            made.append(training.Example.from_dict(nlp.make_doc(text), found))
        except (KeyError, ValueError) as err:
            raise ValueError(f"Example {place} ({text[:50]!r}) cannot be used: {err}") from err
    return made
