# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.aws.client import get_boto_client as get_boto_client
