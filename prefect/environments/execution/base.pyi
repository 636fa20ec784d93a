# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.environments import DaskKubernetesEnvironment as DaskKubernetesEnvironment
from prefect.extras.environments import Environment as Environment
from prefect.extras.environments import FargateTaskEnvironment as FargateTaskEnvironment
from prefect.extras.environments import KubernetesJobEnvironment as KubernetesJobEnvironment
from prefect.extras.environments import LocalEnvironment as LocalEnvironment
from prefect.extras.environments import RemoteDaskEnvironment as RemoteDaskEnvironment
from prefect.extras.environments import RemoteEnvironment as RemoteEnvironment
