# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.run_configs import *
from prefect.extras.run_configs import base as base
from prefect.extras.run_configs import docker as docker
from prefect.extras.run_configs import ecs as ecs
from prefect.extras.run_configs import kubernetes as kubernetes
from prefect.extras.run_configs import local as local
from prefect.extras.run_configs import vertex as vertex
