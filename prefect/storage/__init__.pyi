# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.extras.storage import *
from prefect.extras.storage import azure as azure
from prefect.extras.storage import base as base
from prefect.extras.storage import bitbucket as bitbucket
from prefect.extras.storage import codecommit as codecommit
from prefect.extras.storage import docker as docker
from prefect.extras.storage import gcs as gcs
from prefect.extras.storage import git as git
from prefect.extras.storage import github as github
from prefect.extras.storage import gitlab as gitlab
from prefect.extras.storage import local as local
from prefect.extras.storage import module as module
from prefect.extras.storage import s3 as s3
from prefect.extras.storage import webhook as webhook
