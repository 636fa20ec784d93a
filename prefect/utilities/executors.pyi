# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.engine.timeouts import run_task_with_timeout as run_task_with_timeout
from prefect.core.tail_calls import RecursiveCall as RecursiveCall
from prefect.core.tail_calls import tail_recursive as tail_recursive
