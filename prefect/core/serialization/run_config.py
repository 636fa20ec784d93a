"""The forms of run configurations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core.serialization.elsewhere import ElsewhereSchema
from prefect.core.serialization.fields import JSON, JSON_MAPPING, LIST, SORTED, TEXT, Field
from prefect.core.serialization.schema import OneOfSchema, Schema

#: What all of them have.
_BASE: dict[str, Field] = {"env": JSON_MAPPING, "labels": SORTED}
#: What each has besides.
_ROWS: dict[str, dict[str, Field]] = {
    "UniversalRun": {},
    "LocalRun": {"working_dir": TEXT},
    "DockerRun": {"ports": LIST, "image": TEXT, "host_config": JSON_MAPPING},
    "KubernetesRun": {
        "job_template_path": TEXT, "job_template": JSON, "image": TEXT, "cpu_limit": TEXT, "cpu_request": TEXT,
        "memory_limit": TEXT, "memory_request": TEXT, "service_account_name": TEXT, "image_pull_secrets": LIST,
        "image_pull_policy": TEXT,
    },
    "ECSRun": {
        "task_definition_path": TEXT, "task_definition": JSON, "task_definition_arn": TEXT, "image": TEXT,
        "cpu": TEXT, "memory": TEXT, "task_role_arn": TEXT, "execution_role_arn": TEXT, "run_task_kwargs": JSON,
    },
    "VertexRun": {
        "image": TEXT, "machine_type": TEXT, "scheduling": JSON_MAPPING, "service_account": TEXT, "network": TEXT,
        "worker_pool_specs": LIST,
    },
}  # fmt: skip


class RunConfigSchemaBase(ElsewhereSchema):
    """What the forms of all run configurations have in common."""

    fields = _BASE
    slot = "run_config_class"


def _schema(name: str) -> type[Schema]:
    namespace: dict[str, Any] = {
        "name": name, "fields": {**_BASE, **_ROWS[name]}, "__doc__": f"The form of a `{name}`.", "__module__": __name__,
    }  # fmt: skip
    return type(f"{name}Schema", (RunConfigSchemaBase,), namespace)


DockerRunSchema = _schema("DockerRun")
ECSRunSchema = _schema("ECSRun")
KubernetesRunSchema = _schema("KubernetesRun")
LocalRunSchema = _schema("LocalRun")
UniversalRunSchema = _schema("UniversalRun")
VertexRunSchema = _schema("VertexRun")


class RunConfigSchema(OneOfSchema):
    """The form of any run configuration."""

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {
        "KubernetesRun": KubernetesRunSchema,
        "ECSRun": ECSRunSchema,
        "LocalRun": LocalRunSchema,
        "DockerRun": DockerRunSchema,
        "UniversalRun": UniversalRunSchema,
        "VertexRun": VertexRunSchema,
    }
