# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.engine.executors.dask import DaskExecutor as DaskExecutor
from prefect.core.engine.executors.local_dask import LocalDaskExecutor as LocalDaskExecutor
