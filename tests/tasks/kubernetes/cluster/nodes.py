"""What happens to the objects of the cluster by itself: pods run, jobs and deployments make pods."""

from __future__ import annotations

import copy
import datetime
import threading
from collections.abc import Callable
from typing import Any

from tests.tasks.kubernetes.cluster.kinds import Kind
from tests.tasks.kubernetes.cluster.shell import Killed, Shell
from tests.tasks.kubernetes.cluster.store import Refused, Store, now


class Log:
    """What a container has printed."""

    def __init__(self) -> None:
        self.lines: list[tuple[datetime.datetime, str]] = []
        self.changed = threading.Condition()
        self.ended = False

    def write(self, line: str) -> None:
        with self.changed:
            moment = datetime.datetime.now(datetime.UTC)
            if self.lines and moment <= self.lines[-1][0]:
                moment = self.lines[-1][0] + datetime.timedelta(microseconds=1)
            self.lines.append((moment, line))
            self.changed.notify_all()

    def end(self) -> None:
        with self.changed:
            self.ended = True
            self.changed.notify_all()


class Running:
    """A pod on its node."""

    def __init__(self, pod: dict[str, Any]) -> None:
        self.pod = pod
        self.files: dict[str, str] = {}
        self.logs: dict[str, Log] = {}
        self.stopped: dict[str, threading.Event] = {}
        self.codes: dict[str, int] = {}
        self.environments: dict[str, dict[str, str]] = {}
        self.deleted = threading.Event()

    def stop(self) -> None:
        self.deleted.set()
        for event in list(self.stopped.values()):
            event.set()


class Nodes:
    """The kubelet of all nodes, and the controllers of jobs and deployments."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.running: dict[str, Running] = {}
        self.busy = True
        self.pods = store.kind_of("", "pods")
        self.jobs = store.kind_of("batch", "jobs")
        self.deployments = store.kind_of("apps", "deployments")
        store.listeners.append(self.on_change)

    def close(self) -> None:
        self.busy = False
        for running in list(self.running.values()):
            running.stop()

    def of(self, namespace: str, name: str) -> Running | None:
        return self.running.get(f"{namespace}/{name}")

    def on_change(self, what: str, kind: Kind, item: dict[str, Any]) -> None:
        if not self.busy:
            return
        metadata = item["metadata"]
        if kind.kind == "Pod":
            name = f"{metadata['namespace']}/{metadata['name']}"
            if what == "ADDED":
                self.running[name] = Running(item)
                threading.Thread(target=self.live, args=(self.running[name],), daemon=True).start()
            elif name in self.running and (what == "DELETED" or "deletionTimestamp" in metadata):
                self.running[name].stop()
            for owner in metadata.get("ownerReferences", ()):
                if owner["kind"] == "Job":
                    self.reconcile_job(metadata["namespace"], owner["name"])
                elif owner["kind"] == "Deployment":
                    self.reconcile_deployment(metadata["namespace"], owner["name"])
        elif kind.kind == "Job" and what == "ADDED":
            self.reconcile_job(metadata["namespace"], metadata["name"])
        elif kind.kind == "Deployment" and what != "DELETED":
            self.reconcile_deployment(metadata["namespace"], metadata["name"])

    # the life of a pod

    def live(self, running: Running) -> None:
        spec = running.pod["spec"]
        if "nowhere" in (spec.get("nodeSelector") or {}):
            message = "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."
            self.condition(running, "PodScheduled", "False", "Unschedulable", message)
            self.event(running, "FailedScheduling", message)
            self.wait_for_deletion(running)
            return
        self.condition(running, "PodScheduled", "True")
        self.event(running, "Scheduled", f"Successfully assigned {running.pod['metadata']['name']} to node-1", "Normal")
        if any(each["image"].startswith("slow") for each in spec["containers"]):
            running.deleted.wait(0.25)
        for container in spec.get("initContainers", ()):
            if container["image"].startswith("missing"):
                self.cannot_pull(running, container, "initContainerStatuses")
                return
            code = self.run_container(running, container, "initContainerStatuses")
            if code:
                self.finish(running, "Failed")
                return
        missing = [each for each in spec["containers"] if each["image"].startswith("missing")]
        if missing:
            self.cannot_pull(running, missing[0], "containerStatuses")
            return
        threads = []
        for container in spec["containers"]:
            self.starting(running, container)
            arguments = (running, container, "containerStatuses")
            threads.append(threading.Thread(target=self.run_container, args=arguments, daemon=True))
        if not running.deleted.is_set():
            self.update(running, lambda pod: pod["status"].update(phase="Running", startTime=now(), podIP="10.1.2.3"))
            self.condition(running, "Ready", "True")
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        codes = [running.codes[each["name"]] for each in spec["containers"]]
        self.finish(running, "Failed" if any(codes) else "Succeeded")

    def finish(self, running: Running, phase: str) -> None:
        metadata = running.pod["metadata"]
        if not running.deleted.is_set():
            self.update(running, lambda pod: pod["status"].update(phase=phase))
            running.deleted.wait()
        self.gone(metadata)

    def wait_for_deletion(self, running: Running) -> None:
        running.deleted.wait()
        self.gone(running.pod["metadata"])

    def gone(self, metadata: dict[str, Any]) -> None:
        if not self.busy:
            return
        try:
            current = self.store.get(self.pods, metadata["namespace"], metadata["name"])
        except Refused:
            return
        if not current["metadata"].get("finalizers") and current["metadata"]["uid"] == metadata["uid"]:
            self.store.remove(self.pods, metadata["namespace"], metadata["name"])

    def cannot_pull(self, running: Running, container: dict[str, Any], where: str) -> None:
        image = container["image"]
        for reason, message in (
            ("ErrImagePull", f'failed to pull image "{image}": not found'),
            ("ImagePullBackOff", f'Back-off pulling image "{image}"'),
        ):
            self.set_state(running, container, where, {"waiting": {"reason": reason, "message": message}})
        self.event(running, "Failed", f'Failed to pull image "{image}"')
        self.wait_for_deletion(running)

    def starting(self, running: Running, container: dict[str, Any]) -> None:
        self.set_state(running, container, "containerStatuses", {"waiting": {"reason": "ContainerCreating"}})

    def run_container(self, running: Running, container: dict[str, Any], where: str) -> int:
        name = container["name"]
        log = running.logs[name] = Log()
        stopped = running.stopped[name] = threading.Event()
        if running.deleted.is_set():
            stopped.set()
        end: list[int] = []

        def kill(code: int) -> None:
            end.append(code)
            stopped.set()

        began = now()
        self.set_state(running, container, where, {"running": {"startedAt": began}})
        try:
            environment = running.environments[name] = self.environment(running.pod, container)
            shell = Shell(environment, running.files, log.write, stopped, kill)
            code = shell.run([*container.get("command", ()), *container.get("args", ())])
        except Killed as killed:
            code = killed.code
        except Refused as err:
            log.write(str(err))
            code = 128
        code = end[0] if end else code
        running.codes[name] = code
        message = running.files.get(container.get("terminationMessagePath", "/dev/termination-log"))
        if message is None and code and container.get("terminationMessagePolicy") == "FallbackToLogsOnError":
            message = "\n".join(line for _, line in log.lines[-80:])
        ended = {"exitCode": code, "reason": "Error" if code else "Completed", "startedAt": began, "finishedAt": now()}
        if message:
            ended["message"] = message[:4096]
        self.set_state(running, container, where, {"terminated": ended})
        log.end()
        return code

    def environment(self, pod: dict[str, Any], container: dict[str, Any]) -> dict[str, str]:
        namespace = pod["metadata"]["namespace"]
        found: dict[str, str] = {"HOSTNAME": pod["metadata"]["name"]}

        def data(plural: str, name: str) -> dict[str, str]:
            item = self.store.get(self.store.kind_of("", plural), namespace, name)
            return self.decoded(item) if plural == "secrets" else item.get("data", {})

        for source in container.get("envFrom", ()):
            plural, reference = ("secrets", "secretRef") if "secretRef" in source else ("configmaps", "configMapRef")
            found |= {source.get("prefix", "") + k: v for k, v in data(plural, source[reference]["name"]).items()}
        for variable in container.get("env", ()):
            value = variable.get("value", "")
            origin = variable.get("valueFrom", {})
            if "fieldRef" in origin:
                value = pod
                for step in origin["fieldRef"]["fieldPath"].split("."):
                    value = value.get(step, {})
                value = value or "10.1.2.3"
            elif "secretKeyRef" in origin:
                value = data("secrets", origin["secretKeyRef"]["name"])[origin["secretKeyRef"]["key"]]
            elif "configMapKeyRef" in origin:
                value = data("configmaps", origin["configMapKeyRef"]["name"])[origin["configMapKeyRef"]["key"]]
            found[variable["name"]] = str(value)
        return found

    @staticmethod
    def decoded(secret: dict[str, Any]) -> dict[str, str]:
        import base64

        return {name: base64.b64decode(value).decode() for name, value in secret.get("data", {}).items()}

    # what is written into the objects

    def update(self, running: Running, change: Callable[[dict[str, Any]], None]) -> None:
        metadata = running.pod["metadata"]

        def same_pod(pod: dict[str, Any]) -> None:
            if pod["metadata"]["uid"] == metadata["uid"]:
                change(pod)

        self.store.change(self.pods, metadata["namespace"], metadata["name"], same_pod)

    def condition(self, running: Running, kind: str, status: str, reason: str = "", message: str = "") -> None:
        entry = {"type": kind, "status": status, "lastTransitionTime": now()}
        entry |= {name: text for name, text in (("reason", reason), ("message", message)) if text}

        def change(pod: dict[str, Any]) -> None:
            others = [each for each in pod["status"].get("conditions", ()) if each["type"] != kind]
            pod["status"]["conditions"] = [*others, entry]

        self.update(running, change)

    def set_state(self, running: Running, container: dict[str, Any], where: str, state: dict[str, Any]) -> None:
        entry = {
            "name": container["name"], "image": container["image"], "imageID": "", "restartCount": 0,
            "ready": "running" in state, "started": "waiting" not in state, "state": state, "lastState": {},
        }  # fmt: skip

        def change(pod: dict[str, Any]) -> None:
            others = [each for each in pod["status"].get(where, ()) if each["name"] != container["name"]]
            pod["status"][where] = [*others, entry]

        self.update(running, change)

    def event(self, running: Running, reason: str, message: str, kind: str = "Warning") -> None:
        metadata = running.pod["metadata"]
        body = {
            "metadata": {"generateName": f"{metadata['name']}."},
            "involvedObject": {
                "kind": "Pod", "name": metadata["name"], "namespace": metadata["namespace"], "uid": metadata["uid"],
            },
            "reason": reason, "message": message, "type": kind, "count": 1, "firstTimestamp": now(),
            "lastTimestamp": now(), "source": {"component": "kubelet"},
        }  # fmt: skip
        self.store.create(self.store.kind_of("", "events"), metadata["namespace"], body)

    # controllers

    def owned(self, item: dict[str, Any]) -> list[dict[str, Any]]:
        uid = item["metadata"]["uid"]
        return [
            pod
            for pod in self.store.list(self.pods, item["metadata"]["namespace"])
            if any(owner["uid"] == uid for owner in pod["metadata"].get("ownerReferences", ()))
        ]

    def make_pod(self, owner: dict[str, Any], labels: dict[str, str]) -> None:
        template = copy.deepcopy(owner["spec"]["template"])
        metadata = template.setdefault("metadata", {})
        metadata.pop("name", None)
        metadata.pop("namespace", None)
        metadata["generateName"] = f"{owner['metadata']['name']}-"
        metadata["labels"] = {**metadata.get("labels", {}), **labels}
        metadata["ownerReferences"] = [
            {
                "apiVersion": owner["apiVersion"], "kind": owner["kind"], "name": owner["metadata"]["name"],
                "uid": owner["metadata"]["uid"], "controller": True,
            }
        ]  # fmt: skip
        self.store.create(self.pods, owner["metadata"]["namespace"], template)

    def reconcile_job(self, namespace: str, name: str) -> None:
        with self.store.changed:
            try:
                job = self.store.get(self.jobs, namespace, name)
            except Refused:
                return
            if job["spec"].get("suspend") or "deletionTimestamp" in job["metadata"]:
                return
            phases = [pod["status"].get("phase") for pod in self.owned(job)]
            succeeded, failed = phases.count("Succeeded"), phases.count("Failed")
            active = len(phases) - succeeded - failed
            completions = job["spec"].get("completions") or job["spec"].get("parallelism") or 1
            if any(each["status"] == "True" for each in job["status"].get("conditions", ())):
                return
            status: dict[str, Any] = {"active": active, "succeeded": succeeded, "failed": failed}
            status["startTime"] = job["status"].get("startTime", now())
            if failed > job["spec"].get("backoffLimit", 6):
                status["conditions"] = [self.verdict("Failed", "BackoffLimitExceeded")]
            elif succeeded >= completions:
                status["completionTime"] = now()
                status["conditions"] = [self.verdict("Complete", "")]
            else:
                wanted = min(job["spec"].get("parallelism") or 1, completions - succeeded)
                labels = {"job-name": name, "batch.kubernetes.io/job-name": name,
                          "controller-uid": job["metadata"]["uid"],
                          "batch.kubernetes.io/controller-uid": job["metadata"]["uid"]}  # fmt: skip
                for _ in range(wanted - active):
                    self.make_pod(job, labels)
                    status["active"] += 1
            kept = {field: value for field, value in status.items() if value != 0}
            self.store.change(self.jobs, namespace, name, lambda item: item.update(status=kept))

    @staticmethod
    def verdict(kind: str, reason: str) -> dict[str, Any]:
        message = "Job has reached the specified backoff limit" if reason else ""
        return {"type": kind, "status": "True", "reason": reason, "message": message, "lastTransitionTime": now()}

    def reconcile_deployment(self, namespace: str, name: str) -> None:
        with self.store.changed:
            try:
                deployment = self.store.get(self.deployments, namespace, name)
            except Refused:
                return
            pods = self.owned(deployment)
            wanted = deployment["spec"].get("replicas", 1)
            for _ in range(wanted - len(pods)):
                self.make_pod(deployment, {"pod-template-hash": "5d9c7b"})
            for pod in pods[wanted:]:
                self.store.delete(self.pods, namespace, pod["metadata"]["name"])
            ready = sum(pod["status"].get("phase") == "Running" for pod in self.owned(deployment))
            status = {
                "observedGeneration": deployment["metadata"]["generation"], "replicas": wanted,
                "updatedReplicas": wanted,
                "conditions": [{"type": "Available", "status": str(ready >= wanted), "reason": "MinimumReplicas"}],
            }  # fmt: skip
            if ready:
                status |= {"readyReplicas": ready, "availableReplicas": ready}
            self.store.change(self.deployments, namespace, name, lambda item: item.update(status=status))
