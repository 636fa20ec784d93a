# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.results.handlers import ConstantResultHandler as ConstantResultHandler
from prefect.core.results.handlers import GCSResultHandler as GCSResultHandler
from prefect.core.results.handlers import JSONResultHandler as JSONResultHandler
from prefect.core.results.handlers import LocalResultHandler as LocalResultHandler
from prefect.core.results.handlers import ResultHandler as ResultHandler
from prefect.core.results.handlers import S3ResultHandler as S3ResultHandler
