# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.prefect.flow_run import StartFlowRun as _FlowRunTask

FlowRunTask = _FlowRunTask
