# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.core import collections as collections
from prefect.tasks.core import constants as constants
from prefect.tasks.core import function as function
from prefect.tasks.core import operators as operators
from prefect.tasks.core import resource_manager as resource_manager
