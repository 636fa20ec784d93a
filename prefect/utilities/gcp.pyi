# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.google.client import bigquery_client as _get_bigquery_client
from prefect.tasks.google.client import storage_client as _get_storage_client

get_bigquery_client = _get_bigquery_client
get_storage_client = _get_storage_client
