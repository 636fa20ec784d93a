"""Tasks that read secrets; what they return is never stored."""

from prefect.tasks.secrets.base import PrefectSecret, SecretBase
from prefect.tasks.secrets.env_var import EnvVarSecret

__all__ = ["EnvVarSecret", "PrefectSecret", "SecretBase"]
