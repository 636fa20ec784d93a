# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.tasks.kubernetes.client import get_kubernetes_client as get_kubernetes_client
