# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.annotations import unmapped as unmapped
from prefect.core.apply_map import apply_map as apply_map
from prefect.core.defaults_from_attrs import defaults_from_attrs as defaults_from_attrs
from prefect.core.function_task import task as task
from prefect.core.literals import as_task as as_task
from prefect.core.pause import pause_task as pause_task
from prefect.core.tags import tags as tags
