"""The Python blocks of the documents run, one after the other, as a reader would type them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from tests.conftest import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_blocks(document: Path, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for example in Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT)).parse(document).examples():
        example.evaluate()


def test_the_readme_has_three_examples() -> None:
    parsed = Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT)).parse(ROOT / "README.md")
    assert len(list(parsed.examples())) == 3


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_paths_that_are_named_are_there(name: str) -> None:
    words = (ROOT / name).read_text(encoding="utf-8").replace("`", " ").split()
    paths = {word.rstrip(".,;:)") for word in words if word.startswith(("prefect/", "tests/", "examples/", "changes/"))}
    gone = {path for path in paths if "<" not in path and not (ROOT / path).exists()}
    assert gone == set()
