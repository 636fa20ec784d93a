# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.schedules import *
from prefect.core.schedules import adjustments as adjustments
from prefect.core.schedules import clocks as clocks
from prefect.core.schedules import filters as filters
from prefect.core.schedules import schedules as schedules
