"""Secrets that a cluster keeps."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.tasks.kubernetes.client import DEFAULT_SECRET, client_of_secret
from prefect.tasks.kubernetes.life_cycle import laid_over
from prefect.tasks.secrets import SecretBase

client = optional("kubernetes.client", extra="kubernetes")


class KubernetesSecret(SecretBase):
    """
    The value of a key of a secret that a cluster keeps; it is never stored, and blotted out of logs.

    Args:
        secret_name: name of the cluster's secret.
        secret_key: the key in it.
        namespace: namespace of the secret.
        kube_kwargs: further arguments of the client's `read_namespaced_secret`; laid over those given when the task was
            built.
        kubernetes_api_key_secret: name of the secret with a token, a kubeconfig or a dict with `host` and `token`.
            `None`, and the default where there is no such secret, mean the service account of the pod that the
            program runs in, else the kubeconfig of the machine.
        cast: function that makes something else of the text, given when the task is built.
        raise_if_missing: a key that is not there is an error; otherwise the result is `None`.

    Returns:
        The value as a text, or what `cast` makes of it.

    Raises:
        ValueError: name or key were given neither to the task nor to the run; there is no such key and
            `raise_if_missing` is set.
        kubernetes.client.exceptions.ApiException: the API refused, or there is no such secret.

    Example:
        >>> KubernetesSecret("keys", "password").run()
        'hush-hush'
    """

    cast: Callable[[Any], Any] | None = None
    raise_if_missing: bool = False

    @settable(
        "secret_name", "secret_key", "namespace", "kube_kwargs", "kubernetes_api_key_secret", "cast", "raise_if_missing"
    )
    def run(
        self,
        secret_name: str | None = None,
        secret_key: str | None = None,
        namespace: str = "default",
        kube_kwargs: dict[str, Any] | None = None,
        kubernetes_api_key_secret: str | None = DEFAULT_SECRET,
    ) -> Any:
        name, key = needed(secret_name or None, "secret_name"), needed(secret_key or None, "secret_key")
        api = client.CoreV1Api(client_of_secret(kubernetes_api_key_secret))
        more = laid_over(self.__dict__.get("kube_kwargs"), kube_kwargs)
        data = api.read_namespaced_secret(name=name, namespace=namespace, **more).data or {}
        if key not in data:
            if self.raise_if_missing:
                raise ValueError(f"The secret {name} in {namespace} has no key {key!r}.")
            return None
        value = data[key]
        text = base64.b64decode(value).decode()
        self.remember(text)
        return text if self.cast is None else self.cast(text)
