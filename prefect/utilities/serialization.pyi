# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.serialization.names import from_qualified_name as from_qualified_name
from prefect.core.serialization.names import public_name as _to_qualified_name

to_qualified_name = _to_qualified_name
