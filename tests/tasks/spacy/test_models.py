from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cloudpickle
import pytest
import spacy

from prefect.tasks.spacy import SpacyNLP, SpacyPipe, SpacySave, models
from prefect.tasks.spacy.models import copied, pipeline


def test_loaded_once_and_shared(spacy_model, monkeypatch):
    loads = []
    real = spacy.load
    monkeypatch.setattr(spacy, "load", lambda *args, **more: loads.append(args) or real(*args, **more))
    monkeypatch.setattr(models, "_pipelines", type(models._pipelines)())
    tasks = [SpacyNLP(spacy_model_name=spacy_model) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        documents = list(pool.map(lambda task: task.run("Ada lives in Paris."), tasks))
    SpacyPipe(spacy_model).run(["Bob works at Acme."])
    SpacyPipe(Path(spacy_model)).run(["Bob works at Acme."])
    assert len(loads) == 1
    assert {tuple(entity.text for entity in document.ents) for document in documents} == {("Ada", "Paris")}


def test_other_options_are_another_pipeline(spacy_model):
    whole = pipeline(spacy_model)
    assert pipeline(spacy_model) is whole
    assert pipeline(spacy_model, exclude=["ner"]).pipe_names == ["tagger"]
    assert pipeline(spacy_model, disable=["tagger"]).pipe_names == ["ner"]
    assert whole.pipe_names == ["tagger", "ner"], "it is not changed"
    assert pipeline(spacy_model, shared=False) is not whole


def test_a_folder_that_was_written_anew_is_loaded_anew(spacy_model, tmp_path):
    folder = tmp_path / "model"
    SpacySave(folder).run(spacy_model)
    before = pipeline(folder)
    SpacySave(folder).run(spacy.blank("de"))
    later = pipeline(folder)
    assert (before.lang, later.lang) == ("en", "de")


def test_only_some_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(models, "KEPT", 1)
    monkeypatch.setattr(models, "_pipelines", type(models._pipelines)())
    for name in "ab":
        SpacySave(tmp_path / name).run(spacy.blank("en"))
    first = pipeline(tmp_path / "a")
    pipeline(tmp_path / "b")
    assert pipeline(tmp_path / "a") is not first


def test_a_copy_may_be_changed(spacy_model):
    whole = pipeline(spacy_model)
    copy = copied(whole)
    copy.remove_pipe("tagger")
    copy.get_pipe("ner").add_label("PLANT")
    assert whole.pipe_names == ["tagger", "ner"]
    assert "PLANT" not in whole.get_pipe("ner").labels
    assert [entity.text for entity in copy("Ada lives in Paris.").ents] == ["Ada", "Paris"]


@pytest.mark.parametrize("name", ["no_such_model", "./no/such/folder", "."])
def test_no_such_pipeline(name):
    with pytest.raises(ValueError, match=f"spaCy model {name} not found"):
        pipeline(name)


def test_a_flow_carries_the_name_and_not_the_model(spacy_model):
    task = SpacyNLP(spacy_model_name=spacy_model)
    task.run("Ada lives in Paris.")
    written = cloudpickle.dumps(task)
    assert len(written) < 10_000
    assert len(cloudpickle.loads(written).run("Ada lives in Paris.").ents) == 2


def test_building_a_task_imports_nothing():
    code = "import sys; from prefect.tasks.spacy import *; SpacyNLP(); SpacyTrain('ner'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"


def test_an_installed_package(spacy_model, tmp_path, monkeypatch):
    package = tmp_path / "tiny_model"
    package.mkdir()
    SpacySave(package / "data").run(spacy_model)
    meta = json.loads((package / "data" / "meta.json").read_text())
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n"
        "def load(**options):\n    return load_model_from_path(Path(__file__).parent / 'data', **options)\n"
    )
    installed = tmp_path / "tiny_model-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tiny_model\nVersion: {meta['version']}\n")
    monkeypatch.syspath_prepend(os.fspath(tmp_path))
    assert pipeline("tiny_model") is pipeline("tiny_model")
    assert pipeline("tiny_model", exclude=["tagger"]).pipe_names == ["ner"]
