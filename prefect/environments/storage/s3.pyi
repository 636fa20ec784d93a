# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.storage.s3 import *
