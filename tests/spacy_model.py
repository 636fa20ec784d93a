"""A real pipeline of spaCy, small enough to be trained for tests."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

TAGS = ["NNP", "VBZ", "NN", "NNP", "NN"]
#: Texts, and what is to be found in them.
EXAMPLES = [
    ("Ada lives in Paris.", {"entities": [(0, 3, "PERSON"), (13, 18, "GPE")], "tags": TAGS}),
    ("Bob works at Acme.", {"entities": [(0, 3, "PERSON"), (13, 17, "ORG")], "tags": TAGS}),
]


@pytest.fixture(scope="session")
def spacy_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Folder of a pipeline that tags words and recognizes persons, places and organisations."""
    tasks = importlib.import_module("prefect.tasks.spacy")  # imported by the tests that need it, for it takes a while
    nlp = tasks.SpacyTrain("ner").run(EXAMPLES, nlp=tasks.SpacyTrain("tagger").run(EXAMPLES))
    return str(tasks.SpacySave(Path(tmp_path_factory.mktemp("spacy")) / "model").run(nlp))
