# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.results.base import NoResult as NoResult
from prefect.core.results.base import NoResultType as NoResultType
from prefect.core.results.base import Result as Result
from prefect.engine.result import base as base
