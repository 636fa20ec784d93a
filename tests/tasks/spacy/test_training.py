from __future__ import annotations

import random

import numpy
import pytest
import spacy
from spacy.training import Example

from prefect.tasks.spacy import SpacyEvaluate, SpacyTrain
from prefect.tasks.spacy.models import pipeline
from tests.spacy_model import EXAMPLES

TREE = {"heads": [1, 1, 1, 2, 1], "deps": ["nsubj", "ROOT", "prep", "pobj", "punct"]}
KINDS = [
    ("good day", {"cats": {"kind": 1.0, "rude": 0.0}}),
    ("get lost", {"cats": {"kind": 0.0, "rude": 1.0}}),
]


@pytest.mark.parametrize(
    ("component", "examples", "score"),
    [
        ("ner", EXAMPLES, "ents_f"),
        ("tagger", EXAMPLES, "tag_acc"),
        ("parser", [("Ada lives in Paris.", TREE)], "dep_las"),
        ("textcat", KINDS, "cats_macro_f"),
    ],
)
def test_a_new_component_learns(component, examples, score):
    nlp = SpacyTrain(component).run(examples)
    assert nlp.pipe_names == [component]
    assert SpacyEvaluate(nlp).run(examples)[score] == 1.0
    assert nlp.meta["performance"][f"{component}_loss"] >= 0


def test_another_component_leaves_the_first_alone(spacy_model):
    before = pipeline(spacy_model).to_bytes()
    nlp = SpacyTrain("textcat", spacy_model, iterations=5).run(KINDS)
    assert nlp.pipe_names == ["tagger", "ner", "textcat"]
    assert SpacyEvaluate(nlp).run(EXAMPLES)["ents_f"] == 1.0
    assert SpacyEvaluate(nlp).run(EXAMPLES)["tag_acc"] == 1.0
    assert pipeline(spacy_model).to_bytes() == before, "the shared pipeline is not changed"


def test_a_component_learns_on(spacy_model):
    new = [("Eve lives in Rome.", {"entities": [(0, 3, "PERSON"), (13, 17, "TOWN")]})]
    nlp = SpacyTrain("ner", pipeline(spacy_model)).run([*new, *EXAMPLES])
    assert nlp.get_pipe("ner").labels == ("GPE", "ORG", "PERSON", "TOWN")
    assert SpacyEvaluate(nlp).run([*new, *EXAMPLES])["ents_f"] == 1.0
    assert pipeline(spacy_model).get_pipe("ner").labels == ("GPE", "ORG", "PERSON")


def test_the_same_seed_gives_the_same_pipeline():
    first, second, other = (SpacyTrain("ner", iterations=3, seed=seed).run(EXAMPLES) for seed in (1, 1, 2))
    assert first.get_pipe("ner").to_bytes() == second.get_pipe("ner").to_bytes() != other.get_pipe("ner").to_bytes()


def test_chance_goes_on_elsewhere():
    random.seed(7)
    numpy.random.seed(7)
    expected = random.random(), numpy.random.random()
    random.seed(7)
    numpy.random.seed(7)
    SpacyTrain("textcat", iterations=1).run(KINDS)
    assert (random.random(), numpy.random.random()) == expected


def test_examples_of_spacy_itself():
    nlp = spacy.blank("de")
    examples = [Example.from_dict(nlp.make_doc(text), found) for text, found in KINDS]
    trained = SpacyTrain("textcat", language="de", iterations=2).run(iter(examples))
    assert (trained.lang, trained.get_pipe("textcat").labels) == ("de", ("kind", "rude"))


def test_settings_of_the_component():
    trained = SpacyTrain("textcat", component_config={"threshold": 0.8}, iterations=1).run(KINDS)
    assert trained.get_pipe_config("textcat")["threshold"] == 0.8


@pytest.mark.parametrize(
    ("task", "examples", "message"),
    [
        (SpacyTrain("ner"), [], "no examples"),
        (SpacyTrain("nonsense"), EXAMPLES, "nonsense"),
        (SpacyTrain("ner", "no_such_model"), EXAMPLES, "no_such_model not found"),
        (SpacyTrain("ner"), [EXAMPLES[0], ("Ada", {"nonsense": 1})], r"Example 1 \('Ada'\) cannot be used"),
        (SpacyEvaluate("no_such_model"), EXAMPLES, "no_such_model not found"),
        (SpacyEvaluate(), EXAMPLES, "must be provided"),
    ],
)
def test_errors(task, examples, message):
    with pytest.raises(ValueError, match=message):
        task.run(examples)
