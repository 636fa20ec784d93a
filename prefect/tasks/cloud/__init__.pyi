# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.cloud import flow_run as flow_run
from prefect.tasks.prefect.flow_run import StartFlowRun as _FlowRunTask

FlowRunTask = _FlowRunTask
