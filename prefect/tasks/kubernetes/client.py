"""
Clients of Kubernetes: made once for a cluster and an identity, shared by tasks and threads.

Where a cluster and its credentials come from, in this order: what the run was given (`credentials`), the kubeconfig or
context that was named, the service account of the pod that the program runs in, the kubeconfig of the machine
(`KUBECONFIG`, else `~/.kube/config`).
"""

from __future__ import annotations

import json
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from prefect.core.masking import remember
from prefect.core.optional import optional
from prefect.core.secrets import Secret

client = optional("kubernetes.client", extra="kubernetes")
config = optional("kubernetes.config", extra="kubernetes")
rest = optional("kubernetes.client.rest", extra="kubernetes")
yaml = optional("yaml", extra="kubernetes")

#: What a task may be given as credentials: a kubeconfig, or a dict with `host` and `token`; or the name of a secret
#: that holds one of them or a bare token.
Credentials = Mapping[str, Any] | str
#: Secret that is looked at by tasks that name none; it need not exist.
DEFAULT_SECRET = "KUBERNETES_API_KEY"
#: Fields of credentials that are no kubeconfig, and what the client's configuration calls them.
FIELDS = {
    "host": "host",
    "verify_ssl": "verify_ssl",
    "ssl_ca_cert": "ssl_ca_cert",
    "cert_file": "cert_file",
    "key_file": "key_file",
    "proxy": "proxy",
    "assert_hostname": "assert_hostname",
}
#: How many clients are kept; the one used longest ago goes first.
KEPT = 32

_clients: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def kubernetes_client(
    credentials: Credentials | None = None,
    *,
    config_file: str | None = None,
    cluster_context: str | None = None,
    in_cluster: bool | None = None,
) -> Any:
    """
    The client of a cluster.

    Args:
        credentials: a kubeconfig as a dict or YAML text, or a dict with `host`, `token` and, where they matter,
            `ssl_ca_cert`, `cert_file`, `key_file` (paths), `verify_ssl`, `proxy`, `assert_hostname`; or the name of a
            secret that holds one of these, or a bare token. `None` goes on with what follows.
        config_file: path of a kubeconfig; `None` means the usual one.
        cluster_context: context of the kubeconfig; `None` means its current one.
        in_cluster: `True` takes the service account of the pod, `False` never does; `None` does where there is one and
            no kubeconfig or context was named.

    Returns:
        A `kubernetes.client.ApiClient`. It may be used in several threads at once.

    Raises:
        MissingExtra: the package `kubernetes` is not installed.
        ValueError: the credentials are of no known form, there is no such secret, or there is no configuration at all.
        kubernetes.config.ConfigException: the kubeconfig or the service account cannot be used.

    Example:
        >>> kubernetes_client({"host": "https://10.0.0.1:6443", "token": "t0k3n"}).configuration.host
        'https://10.0.0.1:6443'
    """
    given = _known(credentials)
    file = config_file or (None if given else _usual_file())
    key = (
        os.getpid(),
        json.dumps(given, sort_keys=True, default=str),
        file,
        _changed(file),
        cluster_context,
        in_cluster,
        os.environ.get("KUBERNETES_SERVICE_HOST"),
        os.environ.get("KUBERNETES_SERVICE_PORT"),
    )
    with _lock:
        found = _clients.get(key)
        if found is None:
            found = _clients[key] = _make(given, config_file, cluster_context, in_cluster)
            if len(_clients) > KEPT:
                _clients.popitem(last=False)
        else:
            _clients.move_to_end(key)
    return found


def client_of_secret(secret: str | None) -> Any:
    """
    The client of the cluster that a secret leads to; `None`, and the default secret where it is missing, mean the usual
    configuration.

    Args:
        secret: name of the secret: a token, a kubeconfig, or a dict with `host` and `token`.

    Returns:
        A `kubernetes.client.ApiClient`.

    Raises:
        ValueError: there is no such secret.

    Example:
        >>> from prefect.core.context import context
        >>> with context(secrets={"CLUSTER": {"host": "https://10.0.0.1", "token": "t0k3n"}}):
        ...     client_of_secret("CLUSTER").configuration.host
        'https://10.0.0.1'
    """
    if secret is None or (secret == DEFAULT_SECRET and not Secret(secret).exists()):
        return kubernetes_client()
    return kubernetes_client(secret)


#: What upstream calls a resource -> class of the client that has its methods.
APIS = {
    "job": "BatchV1Api",
    "pod": "CoreV1Api",
    "service": "CoreV1Api",
    "secret": "CoreV1Api",
    "deployment": "AppsV1Api",
}


def get_kubernetes_client(resource: str, kubernetes_api_key_secret: str | None = DEFAULT_SECRET) -> Any:
    """
    The part of the client that has the methods for a resource.

    Args:
        resource: `job`, `pod`, `service`, `secret` or `deployment`.
        kubernetes_api_key_secret: name of the secret that leads to the cluster, as for `client_of_secret`.

    Returns:
        A `BatchV1Api`, `CoreV1Api` or `AppsV1Api`.

    Raises:
        KeyError: there is no such resource.
        ValueError: there is no such secret, or no configuration at all.

    Example:
        >>> from prefect.core.context import context
        >>> with context(secrets={"CLUSTER": {"host": "https://10.0.0.1", "token": "t0k3n"}}):
        ...     type(get_kubernetes_client("job", "CLUSTER")).__name__
        'BatchV1Api'
    """
    return getattr(client, APIS[resource])(client_of_secret(kubernetes_api_key_secret))


def plain(value: Any) -> Any:
    """
    An object of the client's models as the JSON that the API speaks; dicts and lists stay what they are.

    Args:
        value: a model, or any structure that holds some.

    Returns:
        Dicts, lists and plain values.

    Example:
        >>> plain([{"name": "A", "value": "1"}])
        [{'name': 'A', 'value': '1'}]
    """
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    # models need their own names translated; an unconfigured client can do it
    return client.ApiClient.sanitize_for_serialization(_translator(), value)


def _translator() -> Any:
    with _lock:
        if "translator" not in _kept:
            _kept["translator"] = client.ApiClient(client.Configuration())
    return _kept["translator"]


_kept: dict[str, Any] = {}


def _known(credentials: Credentials | None) -> dict[str, Any] | None:
    """The credentials as a dict: a kubeconfig, or `host`, `token` and so on."""
    if isinstance(credentials, str):
        # a kubeconfig is never a name: it has more than one line
        credentials = credentials if "\n" in credentials.strip() else Secret(credentials).get()
    if credentials is None or isinstance(credentials, str):
        if credentials is None or "\n" not in credentials.strip():
            return None if not credentials else {"token": credentials}
        credentials = yaml.safe_load(credentials)
    if not isinstance(credentials, Mapping) or not (
        "clusters" in credentials or set(credentials) <= {*FIELDS, "token"}
    ):
        raise ValueError(
            "Credentials of Kubernetes are a kubeconfig, a dict with 'host' and 'token' (it may have "
            f"{', '.join(FIELDS)}), or the name of a secret that holds one of them or a token."
        )
    return dict(credentials)


def _usual_file() -> str:
    return os.environ.get("KUBECONFIG") or os.path.expanduser("~/.kube/config")


def _changed(files: str | None) -> tuple[Any, ...]:
    """What tells whether the files are still the same."""
    found: list[int | None] = []
    for file in (files or "").split(os.pathsep):
        try:
            found.append(os.stat(file).st_mtime_ns)
        except OSError:
            found.append(None)
    return tuple(found)


def _make(
    given: dict[str, Any] | None, config_file: str | None, cluster_context: str | None, in_cluster: bool | None
) -> Any:
    made = client.Configuration()
    # what is refused for the moment (429, 503 with Retry-After) is asked again; what may have been done is not, and a
    # certificate does not get better
    made.retries = rest.urllib3.Retry(
        total=6, connect=3, read=0, status=4, other=0, backoff_factor=0.2, allowed_methods=None
    )
    if given and "clusters" in given:
        config.load_kube_config_from_dict(given, context=cluster_context, client_configuration=made)
    else:
        bare = given is not None and "host" not in given
        if given is None or bare:
            _load(made, config_file, cluster_context, in_cluster, needed=not bare)
        for name, value in (given or {}).items():
            if name in FIELDS:
                setattr(made, FIELDS[name], value)
        if given and given.get("token"):
            made.refresh_api_key_hook = None
            made.api_key = {"authorization": f"Bearer {given['token']}"}
    for value in made.api_key.values():
        remember(str(value).removeprefix("Bearer ").removeprefix("bearer "))
    return client.ApiClient(made)


def _load(
    made: Any, config_file: str | None, cluster_context: str | None, in_cluster: bool | None, *, needed: bool
) -> None:
    named = config_file is not None or cluster_context is not None
    if in_cluster or (in_cluster is None and not named and os.environ.get("KUBERNETES_SERVICE_HOST")):
        config.load_incluster_config(client_configuration=made)
        return
    if not named and not any(os.path.exists(file) for file in _usual_file().split(os.pathsep)):
        if needed:
            raise ValueError(
                "There is no configuration of Kubernetes: this is no pod of a cluster, and there is no kubeconfig at "
                f"{_usual_file()}. Set KUBECONFIG, or give credentials to the run."
            )
        return
    # named, since the library reads KUBECONFIG only once
    config.load_kube_config(
        config_file=config_file or _usual_file(),
        context=cluster_context,
        client_configuration=made,
        persist_config=False,
    )
