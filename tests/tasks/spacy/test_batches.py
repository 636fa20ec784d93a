from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from prefect.tasks.spacy import SpacyPipe

TEXTS = ["Ada lives in Paris.", "", "Bob works at Acme."] * 5


def entities(document):
    return [entity.text for entity in document.ents]


EXPECTED = [["Ada", "Paris"], [], ["Bob", "Acme"]] * 5


@pytest.mark.parametrize(
    "built", [{}, {"batch_size": 1}, {"batch_size": 100}, {"n_process": 2, "batch_size": 4}, {"disable": ["tagger"]}]
)
def test_in_order(spacy_model, built):
    assert SpacyPipe(spacy_model, take=entities, **built).run(TEXTS) == EXPECTED
    documents = SpacyPipe(spacy_model, **built).run(iter(TEXTS))
    assert all(isinstance(document, Doc) for document in documents)
    assert [document.text for document in documents] == TEXTS
    assert bool(documents[0][0].tag_) is ("disable" not in built)


@pytest.mark.parametrize("texts", [[], iter(())])
def test_no_texts(spacy_model, texts):
    assert SpacyPipe(spacy_model).run(texts) == []


def test_components(spacy_model):
    [document] = SpacyPipe(spacy_model, exclude=["ner"]).run(["Ada lives in Paris."])
    assert (document[0].tag_, document.ents) == ("NNP", ())


def test_a_pipeline_of_ones_own():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert SpacyPipe(nlp, take=lambda document: len(list(document.sents))).run(["One. Two.", "One."]) == [2, 1]


def test_no_such_pipeline():
    with pytest.raises(ValueError, match="no_such_model not found"):
        SpacyPipe("no_such_model").run(["hi"])
