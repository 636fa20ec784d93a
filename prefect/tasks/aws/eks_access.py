"""The way into a cluster of EKS: a kubeconfig with a token that AWS signed."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from prefect.core.masking import remember
from prefect.tasks.aws.client import Credentials, aws_client, own_client

#: Seconds for which the cluster takes a token; AWS gives them a quarter of an hour.
TOKEN_LASTS = 900
#: Seconds for which the signature of a token may be used for the first time.
_SIGNED_FOR = 60
_HEADER = "x-k8s-aws-id"


def eks_token(
    cluster_name: str, credentials: Credentials | None = None, boto_kwargs: Mapping[str, Any] | None = None
) -> str:
    """
    A token for the API server of a cluster: a signed question to STS who is asking.

    Args:
        cluster_name: the cluster.
        credentials: as in `aws_client`.
        boto_kwargs: as there.

    Returns:
        The token. It holds for `TOKEN_LASTS` seconds and is blotted out of logs.

    Raises:
        MissingExtra: boto3 is not installed.
        botocore.exceptions.NoCredentialsError: nothing was given, and boto3's own search found nothing.

    Example:
        >>> keys = {"ACCESS_KEY": "a", "SECRET_ACCESS_KEY": "b"}
        >>> eks_token("blue", keys, {"region_name": "eu-west-1"})[:11]
        'k8s-aws-v1.'
    """
    client = own_client("sts", credentials, boto_kwargs)
    # the name of the cluster is signed as a header, which the method of the client has no argument for
    client.meta.events.register("before-sign.sts.GetCallerIdentity", _with_header(cluster_name))
    url = client.generate_presigned_url("get_caller_identity", ExpiresIn=_SIGNED_FOR, HttpMethod="GET")
    token = "k8s-aws-v1." + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")
    remember([token])
    return token


def eks_kubeconfig(
    cluster_name: str, credentials: Credentials | None = None, boto_kwargs: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """
    The kubeconfig of a cluster, as the tasks of the `kubernetes` extra take it for `credentials`.

    Args:
        cluster_name: the cluster.
        credentials: as in `aws_client`.
        boto_kwargs: as there.

    Returns:
        The kubeconfig, with a token that holds for `TOKEN_LASTS` seconds.

    Raises:
        MissingExtra: boto3 is not installed.
        botocore.exceptions.ClientError: there is no such cluster, or no access to it.
        ValueError: the cluster has no address yet.

    Example:
        >>> eks_kubeconfig("nowhere")
        Traceback (most recent call last):
            ...
        botocore.errorfactory.ResourceNotFoundException: ... No cluster found for name: nowhere.
    """
    cluster = aws_client("eks", credentials, boto_kwargs).describe_cluster(name=cluster_name)["cluster"]
    if not cluster.get("endpoint"):
        raise ValueError(f"The cluster {cluster_name!r} has no address: it is {cluster.get('status', 'unknown')}.")
    server = {"server": cluster["endpoint"]}
    authority = (cluster.get("certificateAuthority") or {}).get("data")
    if authority:
        server["certificate-authority-data"] = authority
    return {
        "apiVersion": "v1", "kind": "Config", "current-context": "eks",
        "clusters": [{"name": "eks", "cluster": server}],
        "users": [{"name": "eks", "user": {"token": eks_token(cluster_name, credentials, boto_kwargs)}}],
        "contexts": [{"name": "eks", "context": {"cluster": "eks", "user": "eks"}}],
    }  # fmt: skip


def _with_header(cluster_name: str) -> Any:
    def add(request: Any, **kwargs: Any) -> None:
        request.headers[_HEADER] = cluster_name

    return add
