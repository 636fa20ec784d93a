# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core import function_task as function
from prefect.core import literals as collections
from prefect.core import literals as constants
from prefect.core import operators as operators
from prefect.core import resource_manager as resource_manager
