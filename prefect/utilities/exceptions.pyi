# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.errors import AuthorizationError as AuthorizationError
from prefect.core.errors import ClientError as ClientError
from prefect.core.errors import PrefectError as PrefectError
from prefect.core.errors import PrefectException as PrefectException
from prefect.core.errors import TaskTimeoutSignal as TaskTimeoutSignal
