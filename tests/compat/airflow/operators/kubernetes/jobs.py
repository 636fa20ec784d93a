"""Jobs and resources: what the operators send, push and leave behind is recorded from real Airflow."""

from datetime import datetime
from pathlib import Path

from airflow import DAG
from airflow.models.baseoperator import chain
from airflow.providers.cncf.kubernetes.operators.job import (
    KubernetesDeleteJobOperator,
    KubernetesJobOperator,
    KubernetesPatchJobOperator,
)
from airflow.providers.cncf.kubernetes.operators.kueue import (
    KubernetesInstallKueueOperator,
    KubernetesStartKueueJobOperator,
)
from airflow.providers.cncf.kubernetes.operators.resource import (
    KubernetesCreateResourceOperator,
    KubernetesDeleteResourceOperator,
)
from kubernetes.client import models as k8s

HERE = Path(__file__).parent
MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {a: '1'}\n"
BACKUP = """
apiVersion: stable.example.com/v1
kind: Backup
metadata: {name: weekly}
spec: {hours: 168}
"""
FULL = k8s.V1Job(
    metadata=k8s.V1ObjectMeta(name="full", labels={"full": "yes"}),
    spec=k8s.V1JobSpec(
        backoff_limit=4,
        template=k8s.V1PodTemplateSpec(
            metadata=k8s.V1ObjectMeta(labels={"inner": "full"}),
            spec=k8s.V1PodSpec(
                containers=[
                    k8s.V1Container(
                        name="base", image="full:1", command=["true"], env=[k8s.V1EnvVar(name="A", value="full")]
                    ),
                    k8s.V1Container(name="helper", image="helper:1", command=["true"]),
                ],
                node_selector={"disk": "ssd"},
                restart_policy="Never",
            ),
        ),
    ),
)
WAITED = {"wait_until_job_complete": True, "job_poll_interval": 1}

with DAG("jobs", start_date=datetime(2024, 1, 1), schedule=None, catchup=False) as dag:

    def job(task_id, operator=KubernetesJobOperator, **arguments):
        common = {"image": "busybox:1", "name": task_id.replace("_", "-"), "random_name_suffix": False}
        return operator(
            task_id=task_id, trigger_rule="all_done", startup_check_interval_seconds=1, **{**common, **arguments}
        )

    def done(operator, task_id, **arguments):
        return operator(task_id=task_id, trigger_rule="all_done", **arguments)

    of_map = MAP % "two"
    chain(
        job("started", cmds=["true"]),
        job("spelled_out", cmds=["true"], backoff_limit=2, parallelism=2, completions=3, ttl_seconds_after_finished=60,
            active_deadline_seconds=90, labels={"a": "{{ ds }}"}, annotations={"n": "1"}, suspend=True,
            completion_mode="Indexed"),
        job("waited_for", cmds=["echo", "hello"], **WAITED),
        job("fails", cmds=["false"], backoff_limit=0, **WAITED),
        job("silent", cmds=["true"], get_logs=False, **WAITED),
        job("full_spec", full_job_spec=FULL, cmds=["echo"], labels={"more": "1"}),
        job("full_spec_alone", full_job_spec=FULL, name=None, image=None),
        job("both", full_job_spec=FULL, job_template_file=str(HERE / "job_template.yaml"), image=None),
        job("pod_template", pod_template_file=str(HERE / "template.yaml"), full_job_spec=FULL, image=None),
        job("template_alone", job_template_file=str(HERE / "job_template.yaml"), name=None, image=None),
        job("template_file", job_template_file=str(HERE / "job_template.yaml"), env_vars={"A": "own"}),
        done(KubernetesPatchJobOperator, "patched", name="job-started", namespace="default",
             body={"metadata": {"labels": {"patched": "{{ ds_nodash }}"}}}),
        done(KubernetesPatchJobOperator, "patches_nothing", name="nowhere", namespace="default",
             body={"metadata": {"labels": {"a": "b"}}}),
        done(KubernetesDeleteJobOperator, "deleted", name="job-started", namespace="default"),
        done(KubernetesDeleteJobOperator, "deleted_again", name="job-started", namespace="default"),
        done(KubernetesDeleteJobOperator, "left_as_it_did_not_fail", name="job-waited-for", namespace="default",
             wait_for_completion=True, poll_interval=1, delete_on_status="Failed"),
        done(KubernetesDeleteJobOperator, "deleted_as_it_failed", name="job-fails", namespace="default",
             wait_for_completion=True, poll_interval=1, delete_on_status="Failed"),
        done(KubernetesCreateResourceOperator, "creates", yaml_conf=MAP % "one"),
        done(KubernetesCreateResourceOperator, "creates_again", yaml_conf=MAP % "one"),
        done(KubernetesCreateResourceOperator, "creates_two", yaml_conf=of_map + "---\n" + MAP % "three"),
        done(KubernetesCreateResourceOperator, "creates_elsewhere", yaml_conf=MAP % "one", namespace="other"),
        done(KubernetesCreateResourceOperator, "creates_its_own_kind", yaml_conf=BACKUP,
             custom_resource_definition=True),
        done(KubernetesDeleteResourceOperator, "deletes", yaml_conf=MAP % "one"),
        done(KubernetesDeleteResourceOperator, "deletes_again", yaml_conf=MAP % "one"),
        done(KubernetesDeleteResourceOperator, "deletes_its_own_kind", yaml_conf=BACKUP,
             custom_resource_definition=True),
        done(KubernetesInstallKueueOperator, "installs", kueue_version="v0.9.1"),
        done(KubernetesInstallKueueOperator, "installs_again", kueue_version="v0.9.1"),
        job("queued", KubernetesStartKueueJobOperator, queue_name="queue-{{ ds_nodash }}", cmds=["true"],
            labels={"a": "b"}),
        job("queued_suspended", KubernetesStartKueueJobOperator, queue_name="q", suspend=True, parallelism=2,
            annotations={"n": "1"}),
    )  # fmt: skip
