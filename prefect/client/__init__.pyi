# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core import secrets as secrets
from prefect.core.secrets import Secret as Secret
from prefect.extras.client import client as client
from prefect.extras.client.client import Client as Client
