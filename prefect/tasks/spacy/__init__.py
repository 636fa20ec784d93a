"""Tasks for spaCy: `pip install "prefect[spacy]"`."""

from prefect.tasks.spacy.batches import SpacyPipe
from prefect.tasks.spacy.spacy_tasks import SpacyComponent, SpacyNER, SpacyNLP, SpacyParser, SpacyTagger
from prefect.tasks.spacy.storing import SpacyLoad, SpacySave
from prefect.tasks.spacy.training import SpacyEvaluate, SpacyTrain

__all__ = [
    "SpacyComponent",
    "SpacyEvaluate",
    "SpacyLoad",
    "SpacyNER",
    "SpacyNLP",
    "SpacyParser",
    "SpacyPipe",
    "SpacySave",
    "SpacyTagger",
    "SpacyTrain",
]
