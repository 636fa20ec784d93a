# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.engine.executors.base import Executor as Executor
from prefect.core.engine.executors.dask import DaskExecutor as DaskExecutor
from prefect.core.engine.executors.local import LocalExecutor as LocalExecutor
from prefect.core.engine.executors.local import LocalExecutor as _SynchronousExecutor
from prefect.core.engine.executors.local_dask import LocalDaskExecutor as LocalDaskExecutor
from prefect.engine.executors import base as base
from prefect.engine.executors import dask as dask
from prefect.engine.executors import local as local

SynchronousExecutor = _SynchronousExecutor
