# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.client import client as client
from prefect.client import secrets as secrets
from prefect.core.secrets import Secret as Secret
from prefect.extras.client.client import Client as Client
