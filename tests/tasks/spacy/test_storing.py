from __future__ import annotations

import pytest
import spacy

from prefect.tasks.spacy import SpacyLoad, SpacySave


def test_saved_and_loaded(spacy_model, tmp_path):
    nlp = SpacyLoad(spacy_model, shared=False).run()
    path = SpacySave(tmp_path / "new" / "model").run(nlp)
    loaded = SpacyLoad(path).run()
    assert loaded is SpacyLoad().run(path) is not nlp
    assert [entity.text for entity in loaded("Ada lives in Paris.").ents] == ["Ada", "Paris"]


@pytest.mark.parametrize(
    ("built", "names"),
    [({}, ["tagger", "ner"]), ({"disable": ["ner"]}, ["tagger"]), ({"exclude": ["tagger"]}, ["ner"])],
)
def test_load(spacy_model, built, names):
    assert SpacyLoad(spacy_model, **built).run().pipe_names == names


def test_one_of_its_own(spacy_model):
    own = SpacyLoad(spacy_model, shared=False).run()
    own.remove_pipe("ner")
    assert SpacyLoad(spacy_model).run().pipe_names == ["tagger", "ner"]


def test_save_replaces_what_was_there(tmp_path):
    target = tmp_path / "model"
    target.mkdir()
    (target / "old").write_text("")
    SpacySave(target).run(spacy.blank("de"))
    assert spacy.load(target).lang == "de"
    assert not (target / "old").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["model"], "nothing else is left"


def test_what_was_there_stays_if_it_fails(tmp_path):
    SpacySave(tmp_path / "model").run(spacy.blank("de"))

    class Broken:
        def to_disk(self, path):
            path.mkdir()
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        SpacySave(tmp_path / "model").run(Broken())
    assert spacy.load(tmp_path / "model").lang == "de"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: SpacyLoad().run(), "No 'model' was given"),
        (lambda: SpacyLoad("no_such_model").run(), "no_such_model not found"),
        (lambda: SpacySave("x").run(None), "No 'nlp' was given"),
        (lambda: SpacySave().run(spacy.blank("en")), "No 'path' was given"),
    ],
)
def test_errors(call, message):
    with pytest.raises(ValueError, match=message):
        call()
