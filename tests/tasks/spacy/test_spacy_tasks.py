from __future__ import annotations

import pickle

import pytest
import spacy

from prefect.core.flow import Flow
from prefect.core.parameter import Parameter
from prefect.tasks.spacy import SpacyComponent, SpacyNER, SpacyNLP, SpacyParser, SpacyTagger


def blank(*components):
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    return nlp


@pytest.mark.parametrize(
    ("built", "called", "words"),
    [
        ({}, {}, 0),
        ({"text": "hi you"}, {}, 2),
        ({"text": "hi you"}, {"text": "hi"}, 1),
        ({}, {"text": "Ada lives in Paris."}, 5),
    ],
)
def test_nlp(built, called, words):
    assert len(SpacyNLP(nlp=blank(), **built).run(**called)) == words


def test_nlp_arguments_in_upstream_order(spacy_model):
    task = SpacyNLP("Ada lives in Paris.", None, spacy_model, ["tagger"], {"ner": {}}, [])
    document = task.run()
    assert [entity.label_ for entity in document.ents] == ["PERSON", "GPE"]
    assert not document[0].tag_


def test_component_cfg_reaches_the_component():
    @spacy.Language.component("shout")
    def shout(document, word="quiet"):
        document.user_data["said"] = word
        return document

    assert SpacyNLP(nlp=blank("shout"), component_cfg={"shout": {"word": "loud"}}).run("hi").user_data["said"] == "loud"
    assert SpacyNLP(nlp=blank("shout")).run("hi").user_data["said"] == "quiet"


def test_nlp_of_a_folder(spacy_model):
    assert len(SpacyNLP(nlp=spacy_model).run("Ada lives in Paris.").ents) == 2


def test_documents_travel(spacy_model):
    document = pickle.loads(pickle.dumps(SpacyNLP(spacy_model_name=spacy_model).run("Ada lives in Paris.")))
    assert [(token.text, token.tag_) for token in document[:2]] == [("Ada", "NNP"), ("lives", "VBZ")]


def test_without_a_model_it_says_how_to_get_one():
    task = SpacyNLP()
    with pytest.raises(ValueError, match="model en_core_web_sm not found.*spacy download en_core_web_sm"):
        task.run("hi")


@pytest.mark.parametrize(
    ("task", "factory"),
    [
        (SpacyTagger, "tagger"),
        (SpacyParser, "parser"),
        (SpacyNER, "ner"),
        (lambda nlp=None: SpacyComponent("sentencizer", nlp), "sentencizer"),
    ],
)
def test_components(task, factory):
    nlp = blank("sentencizer", "tagger", "parser", "ner")
    wanted = nlp.get_pipe(factory)
    assert task(nlp).run() is wanted
    assert task().run(nlp=nlp) is wanted
    assert task(blank()).run(nlp=nlp) is wanted
    with pytest.raises(ValueError, match="A spaCy pipeline must be provided"):
        task().run()
    with pytest.raises(ValueError, match=f"no component '{factory}'; it has: entity_ruler"):
        task(blank("entity_ruler")).run()


def test_components_of_a_folder(spacy_model):
    assert SpacyNER(spacy_model).run().labels == ("GPE", "ORG", "PERSON")
    assert SpacyComponent().run("tagger", spacy_model).labels == ("NN", "NNP", "VBZ")


def test_a_disabled_component_is_there():
    nlp = blank("tagger")
    nlp.disable_pipe("tagger")
    assert SpacyTagger(nlp).run().name == "tagger"


def test_component_without_a_name():
    with pytest.raises(ValueError, match="component name must be provided"):
        SpacyComponent(nlp=blank()).run()


def test_in_a_flow(spacy_model):
    with Flow("names") as flow:
        text = Parameter("text")
        document = SpacyNLP(spacy_model_name=spacy_model)(text)
        recognizer = SpacyNER()(spacy_model)
    state = flow.run(text="Bob works at Acme.")
    assert [entity.text for entity in state.result[document].result.ents] == ["Bob", "Acme"]
    assert state.result[recognizer].result.name == "ner"
