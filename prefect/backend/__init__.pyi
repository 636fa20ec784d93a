# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.backend import *
from prefect.extras.backend import artifacts as artifacts
from prefect.extras.backend import execution as execution
from prefect.extras.backend import flow as flow
from prefect.extras.backend import flow_run as flow_run
from prefect.extras.backend import kv_store as kv_store
from prefect.extras.backend import task_run as task_run
from prefect.extras.backend import tenant as tenant
