"""The pod of a run: what was asked for, over a template, as the dict that the API takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prefect.core.optional import optional
from prefect.tasks.kubernetes.client import plain

yaml = optional("yaml", extra="kubernetes")

#: The container that keeps a pod alive until its output was fetched, and where the output lies.
SIDECAR = "output-sidecar"
OUTPUT_FOLDER = "/airflow/xcom"
OUTPUT_FILE = f"{OUTPUT_FOLDER}/return.json"
_WAIT = 'trap "exit 0" INT; while true; do sleep 1; done;'

#: Argument of `RunPod` -> field of the pod's spec, for those that go there as they are.
_OF_SPEC = {
    "affinity": "affinity",
    "tolerations": "tolerations",
    "node_selector": "nodeSelector",
    "service_account_name": "serviceAccountName",
    "automount_service_account": "automountServiceAccountToken",
    "security_context": "securityContext",
    "host_network": "hostNetwork",
    "host_aliases": "hostAliases",
    "dns_policy": "dnsPolicy",
    "dns_config": "dnsConfig",
    "hostname": "hostname",
    "subdomain": "subdomain",
    "scheduler_name": "schedulerName",
    "priority_class_name": "priorityClassName",
    "runtime_class_name": "runtimeClassName",
    "active_deadline_seconds": "activeDeadlineSeconds",
    "init_containers": "initContainers",
    "volumes": "volumes",
}
#: The same, of the container.
_OF_CONTAINER = {
    "image": "image",
    "cmds": "command",
    "arguments": "args",
    "ports": "ports",
    "image_pull_policy": "imagePullPolicy",
    "resources": "resources",
    "volume_mounts": "volumeMounts",
    "container_security_context": "securityContext",
    "termination_message_policy": "terminationMessagePolicy",
}

#: The arguments that the API gets to see, in which models of the client may stand.
_SENT = frozenset(
    (*_OF_SPEC, *_OF_CONTAINER, "env_vars", "env_from", "config_maps", "image_pull_secrets", "labels", "annotations",
     "sidecar_resources", "sidecar_security_context", "pod_template_dict", "full_pod_spec")
)  # fmt: skip


def build_pod(asked: Mapping[str, Any], *, container: str = "base") -> dict[str, Any]:
    """
    The pod that was asked for.

    Args:
        asked: arguments of `RunPod` by name; models of the client may stand anywhere in them.
        container: name of the container that the pod is about.

    Returns:
        The pod as the API takes it, without what is empty.

    Raises:
        ValueError: a template is no pod; no image was given, nor by a template.

    Example:
        >>> pod = build_pod({"pod_name": "hello", "image": "busybox", "cmds": ["echo"], "env_vars": {"A": 1}})
        >>> pod["spec"]["containers"]
        [{'name': 'base', 'image': 'busybox', 'command': ['echo'], 'env': [{'name': 'A', 'value': '1'}]}]
    """
    # functions and secrets stay what they are
    asked = {name: plain(value) if name in _SENT else value for name, value in asked.items()}
    own = _own(asked, container)
    base = template_of(asked)
    pod = over(base, own, container) if base else own
    pod.setdefault("apiVersion", "v1")
    pod.setdefault("kind", "Pod")
    pod["spec"].setdefault("restartPolicy", "Never")
    if not any(each.get("image") for each in pod["spec"]["containers"] if each["name"] == container):
        raise ValueError(
            f"The container {container!r} of the pod has no image: give 'image', or name it in a template."
        )
    return pod


def template_of(asked: Mapping[str, Any]) -> dict[str, Any]:
    """
    The template that a pod is built on: the whole spec, else the dict, else the file.

    Args:
        asked: arguments of `RunPod` by name.

    Returns:
        The pod of the template; empty if there is none.

    Raises:
        ValueError: it is no pod.
        OSError: the file cannot be read.

    Example:
        >>> template_of({"pod_template_dict": {"kind": "Pod", "spec": {"containers": []}}})["spec"]
        {'containers': []}
    """
    found: Any = asked.get("full_pod_spec") or asked.get("pod_template_dict")
    where = "full_pod_spec" if asked.get("full_pod_spec") else "pod_template_dict"
    if not found and asked.get("pod_template_file"):
        where = str(asked["pod_template_file"])
        text = where if "\n" in where else Path(where).read_text(encoding="utf-8")
        found = yaml.safe_load(text)
    if not found:
        return {}
    if not isinstance(found, dict) or found.get("kind", "Pod") != "Pod":
        raise ValueError(f"{where} is no pod: it has to be a mapping of kind 'Pod'.")
    return found


def over(base: dict[str, Any], own: dict[str, Any], container: str) -> dict[str, Any]:
    """
    A pod laid over another: mappings are merged, lists added, containers merged by name.

    Args:
        base: the pod below.
        own: the pod above.
        container: name of the container of `own`; where the pod below has none of that name, its first is meant.

    Returns:
        The pod.

    Example:
        >>> low = {"spec": {"containers": [{"name": "x", "image": "a", "env": [{"name": "A"}]}]}}
        >>> high = {"spec": {"containers": [{"name": "base", "env": [{"name": "B"}]}]}}
        >>> over(low, high, "base")["spec"]["containers"]
        [{'name': 'base', 'image': 'a', 'env': [{'name': 'A'}, {'name': 'B'}]}]
    """
    result = _laid(base, {name: value for name, value in own.items() if name != "spec"})
    spec = dict(base.get("spec") or {})
    containers = [dict(each) for each in spec.get("containers") or ()]
    mine, *others = own["spec"]["containers"]
    place = next((index for index, each in enumerate(containers) if each.get("name") == container), 0)
    if containers:
        containers[place] = _laid(containers[place], mine)
    else:
        containers = [mine]
    rest = {name: value for name, value in own["spec"].items() if name != "containers"}
    result["spec"] = {**_laid(spec, rest), "containers": [*containers, *others]}
    return result


def _laid(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{name: _laid(base.get(name), value) for name, value in own.items()}}
    if isinstance(base, list) and isinstance(own, list) and not all(isinstance(each, str) for each in own):
        return [*base, *own]
    return base if own is None else own


def _own(asked: Mapping[str, Any], container: str) -> dict[str, Any]:
    main: dict[str, Any] = {"name": container}
    spec: dict[str, Any] = {}
    for fields, target in ((_OF_CONTAINER, main), (_OF_SPEC, spec)):
        target.update({field: asked[name] for name, field in fields.items() if _says_something(asked.get(name))})
    env = _variables(asked.get("env_vars"))
    env_from = [
        *(asked.get("env_from") or ()),
        *({"configMapRef": {"name": n}} for n in asked.get("config_maps") or ()),
    ]
    volumes, mounts = list(spec.pop("volumes", ())), list(main.pop("volumeMounts", ()))
    for secret in asked.get("secrets") or ():
        _attach(secret, env, env_from, volumes, mounts)
    pulls = asked.get("image_pull_secrets")
    if pulls:
        names = pulls.split(",") if isinstance(pulls, str) else pulls
        spec["imagePullSecrets"] = [{"name": each} if isinstance(each, str) else each for each in names]
    containers = [main]
    output = asked.get("output")
    if output == "sidecar":
        mount = {"name": "xcom", "mountPath": OUTPUT_FOLDER}
        volumes.append({"name": "xcom", "emptyDir": {}})
        mounts.append(mount)
        sidecar = {
            "name": asked.get("sidecar_name") or SIDECAR,
            "image": asked.get("sidecar_image") or "alpine",
            "command": ["sh", "-c", _WAIT],
            "volumeMounts": [mount],
            "resources": asked.get("sidecar_resources") or {"requests": {"cpu": "1m", "memory": "10Mi"}},
        }
        if asked.get("sidecar_security_context"):
            sidecar["securityContext"] = asked["sidecar_security_context"]
        containers.append(sidecar)
    elif output == "file":
        main["terminationMessagePath"] = asked.get("output_path") or OUTPUT_FILE
    found = {"env": env, "envFrom": env_from, "volumeMounts": mounts}
    main.update({name: value for name, value in found.items() if value})
    if volumes:
        spec["volumes"] = volumes
    spec["containers"] = containers
    metadata = {
        "name": asked.get("pod_name"), "namespace": asked.get("namespace"),
        "labels": asked.get("labels"), "annotations": asked.get("annotations"),
    }  # fmt: skip
    return {"metadata": {name: value for name, value in metadata.items() if value}, "spec": spec}


def _says_something(value: Any) -> bool:
    """`False` and 0 do, what is empty does not."""
    return value is not None and value != [] and value != {} and value != ""


def _variables(given: Any) -> list[dict[str, Any]]:
    if isinstance(given, Mapping):
        return [
            {"name": name, "value": value if isinstance(value, str) else str(value)} for name, value in given.items()
        ]
    return list(given or ())


def _attach(secret: Any, env: list[Any], env_from: list[Any], volumes: list[Any], mounts: list[Any]) -> None:
    """Put a secret of the cluster into the pod: as one variable, as all of its keys, or as files."""

    def of(name: str) -> Any:
        return secret.get(name) if isinstance(secret, Mapping) else getattr(secret, name, None)

    kind, target, name, key = of("deploy_type"), of("deploy_target"), of("secret"), of("key")
    if kind == "volume":
        volume = f"secretvol{len(volumes)}"
        source: dict[str, Any] = {"secretName": name}
        if of("items"):
            source["items"] = plain(of("items"))
        volumes.append({"name": volume, "secret": source})
        mounts.append({"name": volume, "mountPath": target, "readOnly": True})
    elif kind == "env" and target:
        env.append({"name": target, "valueFrom": {"secretKeyRef": {"name": name, "key": key}}})
    elif kind == "env":
        env_from.append({"secretRef": {"name": name}})
    else:
        raise ValueError(f"A secret of a pod is deployed as 'env' or 'volume', not as {kind!r}.")


def containers_of(pod: Mapping[str, Any], names: Iterable[str] | bool | str | None, *, init: bool = False) -> list[str]:
    """
    The containers of a pod that are meant.

    Args:
        pod: the pod.
        names: `True` means all, one or several names those, nothing none.
        init: whether init containers are meant.

    Returns:
        Names, in the pod's order.

    Example:
        >>> containers_of({"spec": {"containers": [{"name": "a"}, {"name": "b"}]}}, "b")
        ['b']
    """
    every = [each["name"] for each in pod["spec"].get("initContainers" if init else "containers") or ()]
    if names is True:
        return every
    wanted = {names} if isinstance(names, str) else set(names or ())
    return [name for name in every if name in wanted]
