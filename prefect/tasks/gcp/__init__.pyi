# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.gcp import secretmanager as secretmanager
from prefect.tasks.google import *
