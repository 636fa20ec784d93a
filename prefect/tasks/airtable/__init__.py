"""Tasks for Airtable: `pip install "prefect[airtable]"`."""

from prefect.tasks.airtable.airtable import ReadAirtableRow, WriteAirtableRow
from prefect.tasks.airtable.batches import (
    DeleteAirtableRows,
    UpdateAirtableRows,
    UpsertAirtableRows,
    WriteAirtableRows,
)
from prefect.tasks.airtable.listing import ListAirtableRows

__all__ = [
    "DeleteAirtableRows",
    "ListAirtableRows",
    "ReadAirtableRow",
    "UpdateAirtableRows",
    "UpsertAirtableRows",
    "WriteAirtableRow",
    "WriteAirtableRows",
]
