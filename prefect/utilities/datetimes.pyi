# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.retry_delay import retry_delay as retry_delay
