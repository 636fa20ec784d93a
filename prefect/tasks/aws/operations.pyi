# Made by scripts/aws_catalogue.py from the table of operations; do not edit.

from typing import Any

from prefect.tasks.aws.client import Credentials
from prefect.tasks.aws.operation import Operation

class AppflowStartFlow(Operation):
    """Run a flow of AppFlow and wait for its end."""

    def __init__(
        self,
        flow_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        flow_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class AthenaQuery(Operation):
    """Run a query on Athena and wait for its end."""

    def __init__(
        self,
        query: str | None = ...,
        database: str | None = ...,
        output_location: str | None = ...,
        workgroup: str = ...,
        catalog: str = ...,
        query_execution_context: dict | None = ...,
        result_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        query: str | None = ...,
        database: str | None = ...,
        output_location: str | None = ...,
        workgroup: str = ...,
        catalog: str = ...,
        client_request_token: str | None = ...,
        query_execution_context: dict | None = ...,
        result_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class AthenaSparkCalculation(Operation):
    """Run a block of Spark code in a session of Athena and wait for its end."""

    def __init__(
        self,
        session_id: str | None = ...,
        code_block: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        session_id: str | None = ...,
        code_block: str | None = ...,
        description: str | None = ...,
        client_request_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class AthenaWaitForQuery(Operation):
    """Wait for the end of a query on Athena."""

    def __init__(
        self,
        query_execution_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        query_execution_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class AthenaWaitForSparkCalculation(Operation):
    """Wait for the end of a Spark calculation on Athena."""

    def __init__(
        self,
        calculation_execution_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        calculation_execution_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BatchCreateComputeEnvironment(Operation):
    """Make a compute environment of AWS Batch and wait until it is valid."""

    def __init__(
        self,
        compute_environment_name: str | None = ...,
        environment_type: str = ...,
        state: str = ...,
        compute_resources: dict | None = ...,
        unmanaged_v_cpus: int | None = ...,
        service_role: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        compute_environment_name: str | None = ...,
        environment_type: str = ...,
        state: str = ...,
        compute_resources: dict | None = ...,
        unmanaged_v_cpus: int | None = ...,
        service_role: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BatchRunJob(Operation):
    """Run a job on AWS Batch and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        job_definition: str | None = ...,
        job_queue: str | None = ...,
        container_overrides: dict | None = ...,
        array_properties: dict | None = ...,
        parameters: dict | None = ...,
        retry_strategy: dict | None = ...,
        node_overrides: dict | None = ...,
        ecs_properties_override: dict | None = ...,
        eks_properties_override: dict | None = ...,
        share_identifier: str | None = ...,
        scheduling_priority_override: int | None = ...,
        job_timeout: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        job_definition: str | None = ...,
        job_queue: str | None = ...,
        container_overrides: dict | None = ...,
        array_properties: dict | None = ...,
        parameters: dict | None = ...,
        retry_strategy: dict | None = ...,
        node_overrides: dict | None = ...,
        ecs_properties_override: dict | None = ...,
        eks_properties_override: dict | None = ...,
        share_identifier: str | None = ...,
        scheduling_priority_override: int | None = ...,
        job_timeout: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BatchWaitForComputeEnvironment(Operation):
    """Wait until a compute environment of AWS Batch is valid."""

    def __init__(
        self,
        compute_environment: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        compute_environment: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BatchWaitForJob(Operation):
    """Wait for the end of a job of AWS Batch."""

    def __init__(
        self,
        job_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BatchWaitForJobQueue(Operation):
    """Wait until a job queue of AWS Batch is valid."""

    def __init__(
        self,
        job_queue: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_queue: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockBatchInference(Operation):
    """Ask a model many things at once and wait for its answers."""

    def __init__(
        self,
        job_name: str | None = ...,
        role_arn: str | None = ...,
        model_id: str | None = ...,
        input_uri: str | None = ...,
        output_uri: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        role_arn: str | None = ...,
        model_id: str | None = ...,
        input_uri: str | None = ...,
        output_uri: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockCreateAgentRuntime(Operation):
    """Make a runtime of agents and wait until it is ready."""

    def __init__(
        self,
        agent_runtime_name: str | None = ...,
        agent_runtime_artifact: dict | None = ...,
        role_arn: str | None = ...,
        network_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        agent_runtime_name: str | None = ...,
        agent_runtime_artifact: dict | None = ...,
        role_arn: str | None = ...,
        network_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockCreateDataSource(Operation):
    """Give a knowledge base a bucket to read."""

    def __init__(
        self,
        source_name: str | None = ...,
        knowledge_base_id: str | None = ...,
        bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        source_name: str | None = ...,
        knowledge_base_id: str | None = ...,
        bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockCreateEvaluationJob(Operation):
    """Begin to evaluate a model."""

    def __init__(
        self,
        job_name: str | None = ...,
        role_arn: str | None = ...,
        evaluation_config: dict | None = ...,
        inference_config: dict | None = ...,
        output_data_config: dict | None = ...,
        job_description: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        role_arn: str | None = ...,
        evaluation_config: dict | None = ...,
        inference_config: dict | None = ...,
        output_data_config: dict | None = ...,
        job_description: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockCreateGuardrail(Operation):
    """Make a guardrail for the answers of models."""

    def __init__(
        self,
        guardrail_name: str | None = ...,
        blocked_input_messaging: str | None = ...,
        blocked_outputs_messaging: str | None = ...,
        description: str | None = ...,
        topic_policy_config: dict | None = ...,
        content_policy_config: dict | None = ...,
        word_policy_config: dict | None = ...,
        sensitive_information_policy_config: dict | None = ...,
        contextual_grounding_policy_config: dict | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        guardrail_name: str | None = ...,
        blocked_input_messaging: str | None = ...,
        blocked_outputs_messaging: str | None = ...,
        description: str | None = ...,
        topic_policy_config: dict | None = ...,
        content_policy_config: dict | None = ...,
        word_policy_config: dict | None = ...,
        sensitive_information_policy_config: dict | None = ...,
        contextual_grounding_policy_config: dict | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockCreateGuardrailVersion(Operation):
    """Freeze a version of a guardrail."""

    def __init__(
        self,
        guardrail_identifier: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        guardrail_identifier: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockCreateKnowledgeBase(Operation):
    """Make a knowledge base and wait until it is active."""

    def __init__(
        self,
        base_name: str | None = ...,
        embedding_model_arn: str | None = ...,
        role_arn: str | None = ...,
        storage_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        base_name: str | None = ...,
        embedding_model_arn: str | None = ...,
        role_arn: str | None = ...,
        storage_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockCreateProvisionedModelThroughput(Operation):
    """Buy throughput for a model and wait until it is there."""

    def __init__(
        self,
        model_units: int | None = ...,
        provisioned_model_name: str | None = ...,
        model_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        model_units: int | None = ...,
        provisioned_model_name: str | None = ...,
        model_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockCustomizeModel(Operation):
    """Fine-tune a model and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        custom_model_name: str | None = ...,
        role_arn: str | None = ...,
        base_model_id: str | None = ...,
        training_data_uri: str | None = ...,
        output_data_uri: str | None = ...,
        hyperparameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        custom_model_name: str | None = ...,
        role_arn: str | None = ...,
        base_model_id: str | None = ...,
        training_data_uri: str | None = ...,
        output_data_uri: str | None = ...,
        hyperparameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockDeleteAgentRuntime(Operation):
    """Delete a runtime of agents and wait until it is gone."""

    def __init__(
        self,
        agent_runtime_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        agent_runtime_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockDeleteGuardrail(Operation):
    """Delete a guardrail or one version of it."""

    def __init__(
        self,
        guardrail_identifier: str | None = ...,
        guardrail_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        guardrail_identifier: str | None = ...,
        guardrail_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockIngestData(Operation):
    """Have a knowledge base read a source and wait until it has."""

    def __init__(
        self,
        knowledge_base_id: str | None = ...,
        data_source_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        knowledge_base_id: str | None = ...,
        data_source_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockRetrieve(Operation):
    """Find what a knowledge base has on a question."""

    def __init__(
        self,
        retrieval_query: str | None = ...,
        knowledge_base_id: str | None = ...,
        vector_search_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        retrieval_query: str | None = ...,
        knowledge_base_id: str | None = ...,
        vector_search_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockRetrieveAndGenerate(Operation):
    """Have a model answer a question out of what you give it."""

    def __init__(
        self,
        question: str | None = ...,
        configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        question: str | None = ...,
        configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockUpdateGuardrail(Operation):
    """Change a guardrail."""

    def __init__(
        self,
        guardrail_identifier: str | None = ...,
        guardrail_name: str | None = ...,
        blocked_input_messaging: str | None = ...,
        blocked_outputs_messaging: str | None = ...,
        description: str | None = ...,
        topic_policy_config: dict | None = ...,
        content_policy_config: dict | None = ...,
        word_policy_config: dict | None = ...,
        sensitive_information_policy_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        guardrail_identifier: str | None = ...,
        guardrail_name: str | None = ...,
        blocked_input_messaging: str | None = ...,
        blocked_outputs_messaging: str | None = ...,
        description: str | None = ...,
        topic_policy_config: dict | None = ...,
        content_policy_config: dict | None = ...,
        word_policy_config: dict | None = ...,
        sensitive_information_policy_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class BedrockWaitForBatchInference(Operation):
    """Wait until a model has answered many things."""

    def __init__(
        self,
        job_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockWaitForCustomizeModel(Operation):
    """Wait until a model has been fine-tuned."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockWaitForIngestion(Operation):
    """Wait until a knowledge base has read a source."""

    def __init__(
        self,
        knowledge_base_id: str | None = ...,
        data_source_id: str | None = ...,
        ingestion_job_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        knowledge_base_id: str | None = ...,
        data_source_id: str | None = ...,
        ingestion_job_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockWaitForKnowledgeBase(Operation):
    """Wait until a knowledge base is active."""

    def __init__(
        self,
        knowledge_base_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        knowledge_base_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class BedrockWaitForProvisionedModelThroughput(Operation):
    """Wait until throughput for a model is there."""

    def __init__(
        self,
        model_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        model_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class CloudFormationCreateStack(Operation):
    """Make a stack of CloudFormation and wait until it stands."""

    def __init__(
        self,
        stack_name: str | None = ...,
        template_body: str | None = ...,
        template_url: str | None = ...,
        parameters: list[dict] | None = ...,
        capabilities: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        stack_name: str | None = ...,
        template_body: str | None = ...,
        template_url: str | None = ...,
        parameters: list[dict] | None = ...,
        capabilities: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class CloudFormationDeleteStack(Operation):
    """Delete a stack of CloudFormation and wait until it is gone."""

    def __init__(
        self,
        stack_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        stack_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class CloudFormationWaitForStack(Operation):
    """Wait until a stack of CloudFormation stands."""

    def __init__(
        self,
        stack_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        stack_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class CloudFormationWaitForStackDeletion(Operation):
    """Wait until a stack of CloudFormation is gone."""

    def __init__(
        self,
        stack_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        stack_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class ComprehendCreateDocumentClassifier(Operation):
    """Train a classifier of documents and wait until it is."""

    def __init__(
        self,
        document_classifier_name: str | None = ...,
        input_data_config: dict | None = ...,
        mode: str | None = ...,
        data_access_role_arn: str | None = ...,
        language_code: str | None = ...,
        output_data_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        document_classifier_name: str | None = ...,
        input_data_config: dict | None = ...,
        mode: str | None = ...,
        data_access_role_arn: str | None = ...,
        language_code: str | None = ...,
        output_data_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class ComprehendStartPiiEntitiesDetectionJob(Operation):
    """Find personal data in documents and wait for the end."""

    def __init__(
        self,
        input_data_config: dict | None = ...,
        output_data_config: dict | None = ...,
        mode: str | None = ...,
        data_access_role_arn: str | None = ...,
        language_code: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        input_data_config: dict | None = ...,
        output_data_config: dict | None = ...,
        mode: str | None = ...,
        data_access_role_arn: str | None = ...,
        language_code: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class ComprehendWaitForDocumentClassifier(Operation):
    """Wait until a classifier of documents is trained."""

    def __init__(
        self,
        document_classifier_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        document_classifier_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class ComprehendWaitForPiiEntitiesDetectionJob(Operation):
    """Wait until personal data have been found."""

    def __init__(
        self,
        job_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DataSyncStartTask(Operation):
    """Carry a task of DataSync out and wait for its end."""

    def __init__(
        self,
        task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsCreateReplicationConfig(Operation):
    """Make a configuration of a serverless replication."""

    def __init__(
        self,
        replication_config_id: str | None = ...,
        source_endpoint_arn: str | None = ...,
        target_endpoint_arn: str | None = ...,
        compute_config: dict | None = ...,
        replication_type: str | None = ...,
        table_mappings: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_config_id: str | None = ...,
        source_endpoint_arn: str | None = ...,
        target_endpoint_arn: str | None = ...,
        compute_config: dict | None = ...,
        replication_type: str | None = ...,
        table_mappings: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsCreateTask(Operation):
    """Make a task of the Database Migration Service and wait until it is ready."""

    def __init__(
        self,
        replication_task_id: str | None = ...,
        source_endpoint_arn: str | None = ...,
        target_endpoint_arn: str | None = ...,
        replication_instance_arn: str | None = ...,
        table_mappings: dict | None = ...,
        migration_type: str = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_id: str | None = ...,
        source_endpoint_arn: str | None = ...,
        target_endpoint_arn: str | None = ...,
        replication_instance_arn: str | None = ...,
        table_mappings: dict | None = ...,
        migration_type: str = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsDeleteReplicationConfig(Operation):
    """Delete a configuration of a serverless replication."""

    def __init__(
        self,
        replication_config_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_config_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsDeleteTask(Operation):
    """Delete a task of the Database Migration Service and wait until it is gone."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsDescribeReplicationConfigs(Operation):
    """List configurations of serverless replications."""

    def __init__(
        self,
        filters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        filters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsDescribeReplications(Operation):
    """List serverless replications."""

    def __init__(
        self,
        filters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        filters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsDescribeTasks(Operation):
    """List tasks of the Database Migration Service."""

    def __init__(
        self,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsModifyTask(Operation):
    """Change a task of the Database Migration Service."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        table_mappings: dict | None = ...,
        migration_type: str | None = ...,
        replication_task_settings: dict | None = ...,
        cdc_start_time: str | None = ...,
        cdc_start_position: str | None = ...,
        cdc_stop_position: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        table_mappings: dict | None = ...,
        migration_type: str | None = ...,
        replication_task_settings: dict | None = ...,
        cdc_start_time: str | None = ...,
        cdc_start_position: str | None = ...,
        cdc_stop_position: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsReloadTables(Operation):
    """Have tables loaded anew by a task of the Database Migration Service."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        tables_to_reload: list[dict] | None = ...,
        reload_option: str = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        tables_to_reload: list[dict] | None = ...,
        reload_option: str = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsStartReplication(Operation):
    """Start a serverless replication and wait until it has stopped."""

    def __init__(
        self,
        replication_config_arn: str | None = ...,
        start_replication_type: str | None = ...,
        cdc_start_time: str | None = ...,
        cdc_start_position: str | None = ...,
        cdc_stop_position: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_config_arn: str | None = ...,
        start_replication_type: str | None = ...,
        cdc_start_time: str | None = ...,
        cdc_start_position: str | None = ...,
        cdc_stop_position: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsStartTask(Operation):
    """Start a task of the Database Migration Service; it runs on by itself."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        start_replication_task_type: str = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        start_replication_task_type: str = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsStopReplication(Operation):
    """Stop a serverless replication and wait until it has."""

    def __init__(
        self,
        replication_config_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_config_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DmsStopTask(Operation):
    """Stop a task of the Database Migration Service."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class DmsWaitForTask(Operation):
    """Wait until a task of the Database Migration Service has stopped."""

    def __init__(
        self,
        replication_task_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        replication_task_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class DynamoDBImportTable(Operation):
    """Make a table out of objects in S3 and wait until it is there."""

    def __init__(
        self,
        bucket: str | None = ...,
        s3_prefix: str | None = ...,
        table_name: str | None = ...,
        key_schema: list[dict] | None = ...,
        attribute_definitions: list[dict] | None = ...,
        input_format: str = ...,
        billing_mode: str = ...,
        table_creation_parameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        bucket: str | None = ...,
        s3_prefix: str | None = ...,
        table_name: str | None = ...,
        key_schema: list[dict] | None = ...,
        attribute_definitions: list[dict] | None = ...,
        input_format: str = ...,
        billing_mode: str = ...,
        table_creation_parameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2CreateInstance(Operation):
    """Start new instances of EC2 and wait until they run."""

    def __init__(
        self,
        image_id: str | None = ...,
        max_count: int = ...,
        min_count: int = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        image_id: str | None = ...,
        max_count: int = ...,
        min_count: int = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2HibernateInstance(Operation):
    """Send instances to hibernation and wait until they have stopped."""

    def __init__(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2RebootInstance(Operation):
    """Reboot instances and wait until they run."""

    def __init__(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2StartInstance(Operation):
    """Start instances that are stopped, and wait until they run."""

    def __init__(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2StopInstance(Operation):
    """Stop instances and wait until they have."""

    def __init__(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2TerminateInstance(Operation):
    """Terminate instances and wait until they are gone."""

    def __init__(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EC2WaitForInstance(Operation):
    """Wait until an instance has come to a state."""

    def __init__(
        self,
        instance_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EcrCreateRepository(Operation):
    """Make a repository for container images."""

    def __init__(
        self,
        repository_name: str | None = ...,
        registry_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        image_tag_mutability: str | None = ...,
        image_tag_mutability_exclusion_filters: list[dict] | None = ...,
        image_scanning_configuration: dict | None = ...,
        encryption_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        repository_name: str | None = ...,
        registry_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        image_tag_mutability: str | None = ...,
        image_tag_mutability_exclusion_filters: list[dict] | None = ...,
        image_scanning_configuration: dict | None = ...,
        encryption_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EcrDeleteRepository(Operation):
    """Delete a repository for container images."""

    def __init__(
        self,
        repository_name: str | None = ...,
        registry_id: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        repository_name: str | None = ...,
        registry_id: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EcrSetRepositoryPolicy(Operation):
    """Say who may use a repository for container images."""

    def __init__(
        self,
        repository_name: str | None = ...,
        policy_text: str | None = ...,
        registry_id: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        repository_name: str | None = ...,
        policy_text: str | None = ...,
        registry_id: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EcsCreateCluster(Operation):
    """Make a cluster of ECS and wait until it is active."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EcsDeleteCluster(Operation):
    """Delete a cluster of ECS and wait until it is inactive."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EcsDeregisterTaskDefinition(Operation):
    """Take a definition of tasks out of use."""

    def __init__(
        self,
        task_definition: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        task_definition: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EcsRegisterTaskDefinition(Operation):
    """Register a definition of tasks with ECS."""

    def __init__(
        self,
        family: str | None = ...,
        container_definitions: list[dict] | None = ...,
        execution_role_arn: str | None = ...,
        task_role_arn: str | None = ...,
        network_mode: str | None = ...,
        requires_compatibilities: list[str] | None = ...,
        cpu: str | None = ...,
        memory: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        family: str | None = ...,
        container_definitions: list[dict] | None = ...,
        execution_role_arn: str | None = ...,
        task_role_arn: str | None = ...,
        network_mode: str | None = ...,
        requires_compatibilities: list[str] | None = ...,
        cpu: str | None = ...,
        memory: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EcsWaitForCluster(Operation):
    """Wait until a cluster of ECS has come to a state."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EcsWaitForTask(Operation):
    """Wait until a task of ECS has come to a state."""

    def __init__(
        self,
        cluster: str | None = ...,
        task_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster: str | None = ...,
        task_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EcsWaitForTaskDefinition(Operation):
    """Wait until a definition of tasks has come to a state."""

    def __init__(
        self,
        task_definition: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        task_definition: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksCreateCluster(Operation):
    """Make a cluster of EKS and wait until it is active."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        cluster_role_arn: str | None = ...,
        resources_vpc_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        cluster_role_arn: str | None = ...,
        resources_vpc_config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksCreateFargateProfile(Operation):
    """Make a Fargate profile of a cluster of EKS and wait until it is active."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        pod_execution_role_arn: str | None = ...,
        selectors: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        pod_execution_role_arn: str | None = ...,
        selectors: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksCreateNodegroup(Operation):
    """Add a group of nodes to a cluster of EKS and wait until it is active."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        nodegroup_subnets: list[str] | None = ...,
        nodegroup_role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        nodegroup_subnets: list[str] | None = ...,
        nodegroup_role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksDeleteCluster(Operation):
    """Delete a cluster of EKS and wait until it is gone."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksDeleteFargateProfile(Operation):
    """Delete a Fargate profile and wait until it is gone."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksDeleteNodegroup(Operation):
    """Delete a group of nodes and wait until it is gone."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksWaitForCluster(Operation):
    """Wait until a cluster of EKS has come to a state."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksWaitForFargateProfile(Operation):
    """Wait until a Fargate profile has come to a state."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        fargate_profile_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EksWaitForNodegroup(Operation):
    """Wait until a group of nodes has come to a state."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        nodegroup_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrAddSteps(Operation):
    """Give a cluster of EMR steps to carry out, and wait for their end."""

    def __init__(
        self,
        job_flow_id: str | None = ...,
        steps: list[dict] | None = ...,
        execution_role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_flow_id: str | None = ...,
        steps: list[dict] | None = ...,
        execution_role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrContainerRunJob(Operation):
    """Run a job on a virtual cluster of EMR on EKS and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        virtual_cluster_id: str | None = ...,
        execution_role_arn: str | None = ...,
        release_label: str | None = ...,
        job_driver: dict | None = ...,
        configuration_overrides: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        virtual_cluster_id: str | None = ...,
        execution_role_arn: str | None = ...,
        release_label: str | None = ...,
        job_driver: dict | None = ...,
        configuration_overrides: dict | None = ...,
        client_request_token: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrContainerWaitForJob(Operation):
    """Wait for the end of a job of EMR on EKS."""

    def __init__(
        self,
        virtual_cluster_id: str | None = ...,
        job_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        virtual_cluster_id: str | None = ...,
        job_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrCreateJobFlow(Operation):
    """Start a cluster of EMR and wait until it has carried out its steps."""

    def __init__(
        self,
        job_flow_name: str | None = ...,
        release_label: str | None = ...,
        instances: dict | None = ...,
        steps: list[dict] | None = ...,
        applications: list[dict] | None = ...,
        job_flow_role: str | None = ...,
        service_role: str | None = ...,
        log_uri: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_flow_name: str | None = ...,
        release_label: str | None = ...,
        instances: dict | None = ...,
        steps: list[dict] | None = ...,
        applications: list[dict] | None = ...,
        job_flow_role: str | None = ...,
        service_role: str | None = ...,
        log_uri: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrEksCreateCluster(Operation):
    """Make a virtual cluster of EMR on a namespace of EKS."""

    def __init__(
        self,
        virtual_cluster_name: str | None = ...,
        eks_cluster_name: str | None = ...,
        eks_namespace: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        virtual_cluster_name: str | None = ...,
        eks_cluster_name: str | None = ...,
        eks_namespace: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EmrModifyCluster(Operation):
    """Change how many steps a cluster of EMR carries out at a time."""

    def __init__(
        self,
        cluster_id: str | None = ...,
        step_concurrency_level: int | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_id: str | None = ...,
        step_concurrency_level: int | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EmrServerlessCreateApplication(Operation):
    """Make an application of EMR Serverless."""

    def __init__(
        self,
        release_label: str | None = ...,
        job_type: str | None = ...,
        application_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        release_label: str | None = ...,
        job_type: str | None = ...,
        application_name: str | None = ...,
        client_request_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessDeleteApplication(Operation):
    """Delete an application of EMR Serverless that is stopped."""

    def __init__(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessGetSessionEndpoint(Operation):
    """Read where a session of EMR Serverless listens."""

    def __init__(
        self,
        application_id: str | None = ...,
        session_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        session_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EmrServerlessStartApplication(Operation):
    """Start an application of EMR Serverless and wait until it runs."""

    def __init__(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessStartJob(Operation):
    """Run a job of EMR Serverless and wait for its end."""

    def __init__(
        self,
        application_id: str | None = ...,
        execution_role_arn: str | None = ...,
        job_driver: dict | None = ...,
        configuration_overrides: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        execution_role_arn: str | None = ...,
        job_driver: dict | None = ...,
        configuration_overrides: dict | None = ...,
        job_name: str | None = ...,
        client_request_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessStartSession(Operation):
    """Start a session of EMR Serverless and wait until it is ready."""

    def __init__(
        self,
        application_id: str | None = ...,
        execution_role_arn: str | None = ...,
        session_name: str | None = ...,
        idle_timeout_minutes: int | None = ...,
        configuration_overrides: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        execution_role_arn: str | None = ...,
        session_name: str | None = ...,
        idle_timeout_minutes: int | None = ...,
        configuration_overrides: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessStopApplication(Operation):
    """Stop an application of EMR Serverless and wait until it has."""

    def __init__(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessStopSession(Operation):
    """End a session of EMR Serverless."""

    def __init__(
        self,
        application_id: str | None = ...,
        session_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        session_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessWaitForApplication(Operation):
    """Wait until an application of EMR Serverless is ready."""

    def __init__(
        self,
        application_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrServerlessWaitForJob(Operation):
    """Wait for the end of a job of EMR Serverless."""

    def __init__(
        self,
        application_id: str | None = ...,
        job_run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_id: str | None = ...,
        job_run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrStartNotebookExecution(Operation):
    """Run a notebook on a cluster of EMR."""

    def __init__(
        self,
        editor_id: str | None = ...,
        relative_path: str | None = ...,
        cluster_id: str | None = ...,
        service_role: str | None = ...,
        notebook_execution_name: str | None = ...,
        notebook_params: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        editor_id: str | None = ...,
        relative_path: str | None = ...,
        cluster_id: str | None = ...,
        service_role: str | None = ...,
        notebook_execution_name: str | None = ...,
        notebook_params: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrStopNotebookExecution(Operation):
    """Stop a notebook that runs on EMR."""

    def __init__(
        self,
        notebook_execution_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        notebook_execution_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrTerminateJobFlow(Operation):
    """Shut a cluster of EMR down and wait until it is."""

    def __init__(
        self,
        job_flow_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_flow_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrWaitForJobFlow(Operation):
    """Wait until a cluster of EMR has come to a state, by default its end."""

    def __init__(
        self,
        job_flow_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_flow_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrWaitForNotebookExecution(Operation):
    """Wait for the end of a notebook on EMR."""

    def __init__(
        self,
        notebook_execution_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        notebook_execution_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EmrWaitForStep(Operation):
    """Wait until a step of a cluster has been carried out."""

    def __init__(
        self,
        job_flow_id: str | None = ...,
        step_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_flow_id: str | None = ...,
        step_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class EventBridgeDisableRule(Operation):
    """Disable a rule of EventBridge."""

    def __init__(
        self,
        rule_name: str | None = ...,
        event_bus_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        rule_name: str | None = ...,
        event_bus_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EventBridgeEnableRule(Operation):
    """Enable a rule of EventBridge."""

    def __init__(
        self,
        rule_name: str | None = ...,
        event_bus_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        rule_name: str | None = ...,
        event_bus_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EventBridgePutEvents(Operation):
    """Send events to EventBridge."""

    def __init__(
        self,
        entries: list[dict] | None = ...,
        endpoint_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        entries: list[dict] | None = ...,
        endpoint_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class EventBridgePutRule(Operation):
    """Make or change a rule of EventBridge."""

    def __init__(
        self,
        rule_name: str | None = ...,
        description: str | None = ...,
        event_bus_name: str | None = ...,
        event_pattern: dict | None = ...,
        role_arn: str | None = ...,
        schedule_expression: str | None = ...,
        state: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        rule_name: str | None = ...,
        description: str | None = ...,
        event_bus_name: str | None = ...,
        event_pattern: dict | None = ...,
        role_arn: str | None = ...,
        schedule_expression: str | None = ...,
        state: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlacierCreateJob(Operation):
    """Begin to fetch the inventory of a vault or an archive out of it."""

    def __init__(
        self,
        vault_name: str | None = ...,
        job_parameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vault_name: str | None = ...,
        job_parameters: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlacierUploadArchive(Operation):
    """Put an archive into a vault."""

    def __init__(
        self,
        vault_name: str | None = ...,
        body: bytes | None = ...,
        checksum: str | None = ...,
        archive_description: str | None = ...,
        account_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vault_name: str | None = ...,
        body: bytes | None = ...,
        checksum: str | None = ...,
        archive_description: str | None = ...,
        account_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlacierWaitForJob(Operation):
    """Wait for the end of a job of Glacier."""

    def __init__(
        self,
        vault_name: str | None = ...,
        job_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vault_name: str | None = ...,
        job_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueCrawlerDelete(Operation):
    """Delete a crawler of Glue."""

    def __init__(
        self,
        crawler_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        crawler_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueCrawlerRun(Operation):
    """Start a crawler of Glue and wait until it is ready again."""

    def __init__(
        self,
        crawler_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        crawler_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueCreateDataQualityRuleset(Operation):
    """Make a set of rules for the quality of data."""

    def __init__(
        self,
        ruleset_name: str | None = ...,
        ruleset: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        ruleset_name: str | None = ...,
        ruleset: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueCreateDatabase(Operation):
    """Make a database in Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        description: str | None = ...,
        location_uri: str | None = ...,
        parameters: dict | None = ...,
        catalog_id: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        description: str | None = ...,
        location_uri: str | None = ...,
        parameters: dict | None = ...,
        catalog_id: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueCreatePartition(Operation):
    """Add a partition to a table of Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        partition_input: dict | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        partition_input: dict | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueCreateTable(Operation):
    """Make a table in Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        table_input: dict | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        table_input: dict | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueDataBrewStartJob(Operation):
    """Run a job of DataBrew and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueDeleteDatabase(Operation):
    """Delete a database of Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueDeletePartitions(Operation):
    """Delete partitions of a table of Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        partitions_to_delete: list[dict] | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        partitions_to_delete: list[dict] | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueDeleteTable(Operation):
    """Delete a table of Glue's catalogue."""

    def __init__(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        database_name: str | None = ...,
        table_name: str | None = ...,
        catalog_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class GlueEvaluateDataQuality(Operation):
    """Have Glue measure data by sets of rules."""

    def __init__(
        self,
        datasource: dict | None = ...,
        role: str | None = ...,
        rule_set_names: list[str] | None = ...,
        number_of_workers: int = ...,
        run_timeout: int = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        datasource: dict | None = ...,
        role: str | None = ...,
        rule_set_names: list[str] | None = ...,
        number_of_workers: int = ...,
        run_timeout: int = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueRecommendDataQualityRules(Operation):
    """Have Glue propose rules for the quality of data."""

    def __init__(
        self,
        datasource: dict | None = ...,
        role: str | None = ...,
        number_of_workers: int = ...,
        run_timeout: int = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        datasource: dict | None = ...,
        role: str | None = ...,
        number_of_workers: int = ...,
        run_timeout: int = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueStartJobRun(Operation):
    """Run a job of Glue and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        script_args: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        script_args: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueWaitForCrawler(Operation):
    """Wait until a crawler is ready and its last crawl has succeeded."""

    def __init__(
        self,
        crawler_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        crawler_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueWaitForDataQuality(Operation):
    """Wait until Glue has measured data."""

    def __init__(
        self,
        evaluation_run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        evaluation_run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueWaitForJob(Operation):
    """Wait for the end of a run of a job of Glue."""

    def __init__(
        self,
        job_name: str | None = ...,
        run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueWaitForPartition(Operation):
    """Wait until a table of Glue's catalogue has a partition."""

    def __init__(
        self,
        table_name: str | None = ...,
        expression: str = ...,
        database_name: str = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_name: str | None = ...,
        expression: str = ...,
        database_name: str = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class GlueWaitForRecommendedRules(Operation):
    """Wait until Glue has proposed rules."""

    def __init__(
        self,
        recommendation_run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        recommendation_run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class KinesisAnalyticsCreateApplication(Operation):
    """Make an application of Managed Flink."""

    def __init__(
        self,
        application_name: str | None = ...,
        runtime_environment: str | None = ...,
        service_execution_role: str | None = ...,
        application_description: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_name: str | None = ...,
        runtime_environment: str | None = ...,
        service_execution_role: str | None = ...,
        application_description: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class KinesisAnalyticsStartApplication(Operation):
    """Start an application of Managed Flink."""

    def __init__(
        self,
        application_name: str | None = ...,
        run_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_name: str | None = ...,
        run_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class KinesisAnalyticsStopApplication(Operation):
    """Stop an application of Managed Flink."""

    def __init__(
        self,
        application_name: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_name: str | None = ...,
        force: bool = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class KinesisAnalyticsWaitForStart(Operation):
    """Wait until an application of Managed Flink runs."""

    def __init__(
        self,
        application_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class KinesisAnalyticsWaitForStop(Operation):
    """Wait until an application of Managed Flink has stopped."""

    def __init__(
        self,
        application_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        application_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class LambdaCreateFunction(Operation):
    """Make a Lambda function and wait until it is active."""

    def __init__(
        self,
        function_name: str | None = ...,
        role: str | None = ...,
        code: dict | None = ...,
        runtime: str | None = ...,
        handler: str | None = ...,
        description: str | None = ...,
        function_timeout: int | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        function_name: str | None = ...,
        role: str | None = ...,
        code: dict | None = ...,
        runtime: str | None = ...,
        handler: str | None = ...,
        description: str | None = ...,
        function_timeout: int | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class LambdaWaitForFunction(Operation):
    """Wait until a Lambda function has come to a state."""

    def __init__(
        self,
        function_name: str | None = ...,
        qualifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        function_name: str | None = ...,
        qualifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class MwaaServerlessCreateWorkflow(Operation):
    """Make a workflow of MWAA Serverless."""

    def __init__(
        self,
        workflow_name: str | None = ...,
        definition_s3_location: dict | None = ...,
        role_arn: str | None = ...,
        description: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_name: str | None = ...,
        definition_s3_location: dict | None = ...,
        role_arn: str | None = ...,
        description: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class MwaaServerlessDeleteWorkflow(Operation):
    """Delete a workflow of MWAA Serverless."""

    def __init__(
        self,
        workflow_arn: str | None = ...,
        workflow_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_arn: str | None = ...,
        workflow_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class MwaaServerlessStartWorkflowRun(Operation):
    """Run a workflow of MWAA Serverless and wait for its end."""

    def __init__(
        self,
        workflow_arn: str | None = ...,
        override_parameters: dict | None = ...,
        workflow_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_arn: str | None = ...,
        override_parameters: dict | None = ...,
        workflow_version: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class MwaaServerlessStopWorkflowRun(Operation):
    """Stop the run of a workflow of MWAA Serverless."""

    def __init__(
        self,
        workflow_arn: str | None = ...,
        run_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_arn: str | None = ...,
        run_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class MwaaServerlessUpdateWorkflow(Operation):
    """Change a workflow of MWAA Serverless."""

    def __init__(
        self,
        workflow_arn: str | None = ...,
        definition_s3_location: dict | None = ...,
        role_arn: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_arn: str | None = ...,
        definition_s3_location: dict | None = ...,
        role_arn: str | None = ...,
        description: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class MwaaServerlessWaitForWorkflowRun(Operation):
    """Wait for the end of a run of MWAA Serverless."""

    def __init__(
        self,
        workflow_arn: str | None = ...,
        run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_arn: str | None = ...,
        run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneCancelImportTask(Operation):
    """Call an import off and wait until it has stopped."""

    def __init__(
        self,
        import_task_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        import_task_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneCreateGraph(Operation):
    """Make a graph of Neptune Analytics and wait until it is available."""

    def __init__(
        self,
        graph_name: str | None = ...,
        provisioned_memory: int | None = ...,
        vector_search_configuration: dict | None = ...,
        public_connectivity: bool | None = ...,
        replica_count: int | None = ...,
        deletion_protection: bool | None = ...,
        kms_key_identifier: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_name: str | None = ...,
        provisioned_memory: int | None = ...,
        vector_search_configuration: dict | None = ...,
        public_connectivity: bool | None = ...,
        replica_count: int | None = ...,
        deletion_protection: bool | None = ...,
        kms_key_identifier: str | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneCreateGraphWithImport(Operation):
    """Make a graph of Neptune Analytics out of files in S3."""

    def __init__(
        self,
        graph_name: str | None = ...,
        source: str | None = ...,
        role_arn: str | None = ...,
        vector_search_configuration: dict | None = ...,
        format: str | None = ...,
        min_provisioned_memory: int | None = ...,
        max_provisioned_memory: int | None = ...,
        fail_on_error: bool | None = ...,
        public_connectivity: bool | None = ...,
        replica_count: int | None = ...,
        deletion_protection: bool | None = ...,
        blank_node_handling: str | None = ...,
        parquet_type: str | None = ...,
        kms_key_identifier: str | None = ...,
        import_options: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_name: str | None = ...,
        source: str | None = ...,
        role_arn: str | None = ...,
        vector_search_configuration: dict | None = ...,
        format: str | None = ...,
        min_provisioned_memory: int | None = ...,
        max_provisioned_memory: int | None = ...,
        fail_on_error: bool | None = ...,
        public_connectivity: bool | None = ...,
        replica_count: int | None = ...,
        deletion_protection: bool | None = ...,
        blank_node_handling: str | None = ...,
        parquet_type: str | None = ...,
        kms_key_identifier: str | None = ...,
        import_options: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneCreatePrivateGraphEndpoint(Operation):
    """Make a graph reachable from a private network."""

    def __init__(
        self,
        graph_identifier: str | None = ...,
        vpc_id: str | None = ...,
        subnet_ids: list[str] | None = ...,
        vpc_security_group_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_identifier: str | None = ...,
        vpc_id: str | None = ...,
        subnet_ids: list[str] | None = ...,
        vpc_security_group_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneDeleteGraph(Operation):
    """Delete a graph of Neptune Analytics and wait until it is gone."""

    def __init__(
        self,
        graph_identifier: str | None = ...,
        skip_snapshot: bool = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_identifier: str | None = ...,
        skip_snapshot: bool = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneDeletePrivateGraphEndpoint(Operation):
    """Take a graph out of a private network."""

    def __init__(
        self,
        graph_identifier: str | None = ...,
        vpc_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_identifier: str | None = ...,
        vpc_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneStartDbCluster(Operation):
    """Start a cluster of Neptune and wait until it has come to that."""

    def __init__(
        self,
        db_cluster_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_cluster_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneStartImportTask(Operation):
    """Load files of S3 into a graph and wait for the end."""

    def __init__(
        self,
        graph_identifier: str | None = ...,
        role_arn: str | None = ...,
        source: str | None = ...,
        blank_node_handling: str | None = ...,
        fail_on_error: bool | None = ...,
        format: str | None = ...,
        import_options: dict | None = ...,
        parquet_type: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        graph_identifier: str | None = ...,
        role_arn: str | None = ...,
        source: str | None = ...,
        blank_node_handling: str | None = ...,
        fail_on_error: bool | None = ...,
        format: str | None = ...,
        import_options: dict | None = ...,
        parquet_type: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class NeptuneStopDbCluster(Operation):
    """Stop a cluster of Neptune and wait until it has come to that."""

    def __init__(
        self,
        db_cluster_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_cluster_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class OpenSearchServerlessCreateCollection(Operation):
    """Make a collection and wait until it is active."""

    def __init__(
        self,
        collection_name: str | None = ...,
        collection_type: str | None = ...,
        description: str | None = ...,
        standby_replicas: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        collection_name: str | None = ...,
        collection_type: str | None = ...,
        description: str | None = ...,
        standby_replicas: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class OpenSearchServerlessWaitForCollection(Operation):
    """Wait until a collection is active."""

    def __init__(
        self,
        collection_id: str | None = ...,
        collection_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        collection_id: str | None = ...,
        collection_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class QuickSightCreateIngestion(Operation):
    """Load data into QuickSight and wait until they are there."""

    def __init__(
        self,
        data_set_id: str | None = ...,
        ingestion_id: str | None = ...,
        aws_account_id: str | None = ...,
        ingestion_type: str = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        data_set_id: str | None = ...,
        ingestion_id: str | None = ...,
        aws_account_id: str | None = ...,
        ingestion_type: str = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class QuickSightWaitForIngestion(Operation):
    """Wait until data are loaded into QuickSight."""

    def __init__(
        self,
        data_set_id: str | None = ...,
        ingestion_id: str | None = ...,
        aws_account_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        data_set_id: str | None = ...,
        ingestion_id: str | None = ...,
        aws_account_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCancelExportTask(Operation):
    """Call an export to S3 off and wait until it has stopped."""

    def __init__(
        self,
        export_task_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        export_task_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCopyDbClusterSnapshot(Operation):
    """Copy a snapshot and wait until the copy is available."""

    def __init__(
        self,
        source_db_snapshot_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        copy_tags: bool | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        source_db_snapshot_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        copy_tags: bool | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCopyDbSnapshot(Operation):
    """Copy a snapshot and wait until the copy is available."""

    def __init__(
        self,
        source_db_snapshot_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        copy_tags: bool | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        source_db_snapshot_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        kms_key_id: str | None = ...,
        resource_tags: list[dict] | None = ...,
        copy_tags: bool | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCreateDbClusterSnapshot(Operation):
    """Take a snapshot and wait until it is available."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCreateDbInstance(Operation):
    """Make a database of RDS and wait until it is available."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        db_instance_class: str | None = ...,
        engine: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        db_instance_class: str | None = ...,
        engine: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCreateDbSnapshot(Operation):
    """Take a snapshot and wait until it is available."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        db_snapshot_identifier: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsCreateEventSubscription(Operation):
    """Have events of RDS sent to a topic."""

    def __init__(
        self,
        subscription_name: str | None = ...,
        sns_topic_arn: str | None = ...,
        source_type: str | None = ...,
        event_categories: list[str] | None = ...,
        source_ids: list[str] | None = ...,
        enabled: bool = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription_name: str | None = ...,
        sns_topic_arn: str | None = ...,
        source_type: str | None = ...,
        event_categories: list[str] | None = ...,
        source_ids: list[str] | None = ...,
        enabled: bool = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class RdsDeleteDbClusterSnapshot(Operation):
    """Delete a snapshot and wait until it is gone."""

    def __init__(
        self,
        db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsDeleteDbInstance(Operation):
    """Delete a database of RDS and wait until it is gone."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        skip_final_snapshot: bool | None = ...,
        final_db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        skip_final_snapshot: bool | None = ...,
        final_db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsDeleteDbSnapshot(Operation):
    """Delete a snapshot and wait until it is gone."""

    def __init__(
        self,
        db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsDeleteEventSubscription(Operation):
    """Stop sending events of RDS to a topic."""

    def __init__(
        self,
        subscription_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class RdsStartDbCluster(Operation):
    """Start a database cluster of RDS and wait until it is available."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsStartDbInstance(Operation):
    """Start a database instance of RDS and wait until it is available."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsStartExportTask(Operation):
    """Export a snapshot to S3 and wait until it is there."""

    def __init__(
        self,
        export_task_identifier: str | None = ...,
        source_arn: str | None = ...,
        s3_bucket_name: str | None = ...,
        iam_role_arn: str | None = ...,
        kms_key_id: str | None = ...,
        s3_prefix: str | None = ...,
        export_only: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        export_task_identifier: str | None = ...,
        source_arn: str | None = ...,
        s3_bucket_name: str | None = ...,
        iam_role_arn: str | None = ...,
        kms_key_id: str | None = ...,
        s3_prefix: str | None = ...,
        export_only: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsStopDbCluster(Operation):
    """Stop a database cluster of RDS and wait until it has stopped."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsStopDbInstance(Operation):
    """Stop a database instance of RDS and wait until it has stopped."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsWaitForDbCluster(Operation):
    """Wait until a cluster of RDS has come to a state."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsWaitForDbClusterSnapshot(Operation):
    """Wait until a snapshot is available."""

    def __init__(
        self,
        db_snapshot_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_snapshot_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsWaitForDbInstance(Operation):
    """Wait until a database of RDS has come to a state."""

    def __init__(
        self,
        db_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsWaitForDbSnapshot(Operation):
    """Wait until a snapshot is available."""

    def __init__(
        self,
        db_snapshot_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        db_snapshot_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RdsWaitForExportTask(Operation):
    """Wait until an export to S3 is there."""

    def __init__(
        self,
        export_task_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        export_task_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftCreateCluster(Operation):
    """Make a cluster of Redshift and wait until it is available."""

    def __init__(
        self,
        cluster_identifier: str | None = ...,
        node_type: str | None = ...,
        master_username: str | None = ...,
        cluster_type: str = ...,
        db_name: str = ...,
        number_of_nodes: int = ...,
        port: int = ...,
        cluster_subnet_group_name: str | None = ...,
        vpc_security_group_ids: list[str] | None = ...,
        iam_roles: list[str] | None = ...,
        publicly_accessible: bool = ...,
        encrypted: bool = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_identifier: str | None = ...,
        node_type: str | None = ...,
        master_username: str | None = ...,
        master_user_password: str | None = ...,
        cluster_type: str = ...,
        db_name: str = ...,
        number_of_nodes: int = ...,
        port: int = ...,
        cluster_subnet_group_name: str | None = ...,
        vpc_security_group_ids: list[str] | None = ...,
        iam_roles: list[str] | None = ...,
        publicly_accessible: bool = ...,
        encrypted: bool = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftCreateClusterSnapshot(Operation):
    """Take a snapshot of a cluster of Redshift."""

    def __init__(
        self,
        snapshot_identifier: str | None = ...,
        cluster_identifier: str | None = ...,
        retention_period: int = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        snapshot_identifier: str | None = ...,
        cluster_identifier: str | None = ...,
        retention_period: int = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftDataWaitForStatement(Operation):
    """Wait for the end of a statement of Redshift's data API."""

    def __init__(
        self,
        statement_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        statement_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftDeleteCluster(Operation):
    """Delete a cluster of Redshift and wait until it is gone."""

    def __init__(
        self,
        cluster_identifier: str | None = ...,
        skip_final_cluster_snapshot: bool = ...,
        final_cluster_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_identifier: str | None = ...,
        skip_final_cluster_snapshot: bool = ...,
        final_cluster_snapshot_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftDeleteClusterSnapshot(Operation):
    """Delete a snapshot of a cluster of Redshift."""

    def __init__(
        self,
        snapshot_identifier: str | None = ...,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        snapshot_identifier: str | None = ...,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftPauseCluster(Operation):
    """Pause a cluster of Redshift and wait until it rests."""

    def __init__(
        self,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftResumeCluster(Operation):
    """Wake a paused cluster of Redshift and wait until it is available."""

    def __init__(
        self,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_identifier: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class RedshiftWaitForCluster(Operation):
    """Wait until a cluster of Redshift has come to a state."""

    def __init__(
        self,
        cluster_identifier: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_identifier: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class S3DeleteBucketTagging(Operation):
    """Remove the tags of a bucket."""

    def __init__(
        self,
        bucket: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        bucket: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3GetBucketTagging(Operation):
    """Read the tags of a bucket."""

    def __init__(
        self,
        bucket: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        bucket: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesCreateNamespace(Operation):
    """Make a namespace in a bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesCreateTable(Operation):
    """Make a table in a bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        format: str = ...,
        metadata: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        format: str = ...,
        metadata: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesCreateTableBucket(Operation):
    """Make a bucket for tables."""

    def __init__(
        self,
        table_bucket_name: str | None = ...,
        encryption_configuration: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_name: str | None = ...,
        encryption_configuration: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesDeleteNamespace(Operation):
    """Delete an empty namespace of tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesDeleteTable(Operation):
    """Delete a table of a bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        version_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesDeleteTableBucket(Operation):
    """Delete an empty bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesDeleteTableBucketPolicy(Operation):
    """Remove the policy of a bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesPutTableBucketPolicy(Operation):
    """Say who may use a bucket for tables."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        resource_policy: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        resource_policy: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3TablesRenameTable(Operation):
    """Give a table another name."""

    def __init__(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        new_name: str | None = ...,
        new_namespace_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        table_bucket_arn: str | None = ...,
        namespace: str | None = ...,
        table_name: str | None = ...,
        new_name: str | None = ...,
        new_namespace_name: str | None = ...,
        version_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsCreateIndex(Operation):
    """Make an index in a bucket for vectors."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        data_type: str | None = ...,
        dimension: int | None = ...,
        distance_metric: str = ...,
        metadata_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        data_type: str | None = ...,
        dimension: int | None = ...,
        distance_metric: str = ...,
        metadata_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsCreateVectorBucket(Operation):
    """Make a bucket for vectors."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        encryption_configuration: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        encryption_configuration: dict | None = ...,
        resource_tags: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsDeleteIndex(Operation):
    """Delete an index of vectors."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsDeleteVectorBucket(Operation):
    """Delete an empty bucket for vectors."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsPutVectors(Operation):
    """Write vectors into an index."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        vectors: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        vectors: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class S3VectorsQueryVectors(Operation):
    """Find the vectors of an index that are nearest to one."""

    def __init__(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        top_k: int | None = ...,
        query_vector: dict | None = ...,
        vector_filter: dict | None = ...,
        return_metadata: bool | None = ...,
        return_distance: bool | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        vector_bucket_name: str | None = ...,
        index_name: str | None = ...,
        top_k: int | None = ...,
        query_vector: dict | None = ...,
        vector_filter: dict | None = ...,
        return_metadata: bool | None = ...,
        return_distance: bool | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerAutoML(Operation):
    """Start a job of SageMaker's (auto ml job) and wait for its end."""

    def __init__(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerCreateEndpoint(Operation):
    """Create an endpoint and wait until it is in service."""

    def __init__(
        self,
        endpoint_name: str | None = ...,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        endpoint_name: str | None = ...,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerCreateEndpointConfig(Operation):
    """Make the configuration of an endpoint."""

    def __init__(
        self,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerCreateExperiment(Operation):
    """Make an experiment."""

    def __init__(
        self,
        experiment_name: str | None = ...,
        description: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        experiment_name: str | None = ...,
        description: str | None = ...,
        resource_tags: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerCreateModel(Operation):
    """Make a model in SageMaker."""

    def __init__(
        self,
        model_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        model_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerCreateModelPackage(Operation):
    """Register a version of a model with a group of packages."""

    def __init__(
        self,
        package_group_name: str | None = ...,
        package_desc: str | None = ...,
        model_approval: str = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        package_group_name: str | None = ...,
        package_desc: str | None = ...,
        model_approval: str = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerCreateNotebook(Operation):
    """Make a notebook instance and wait until it is in service."""

    def __init__(
        self,
        instance_name: str | None = ...,
        instance_type: str | None = ...,
        role_arn: str | None = ...,
        volume_size_in_gb: int | None = ...,
        volume_kms_key_id: str | None = ...,
        lifecycle_config_name: str | None = ...,
        direct_internet_access: str | None = ...,
        root_access: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        instance_type: str | None = ...,
        role_arn: str | None = ...,
        volume_size_in_gb: int | None = ...,
        volume_kms_key_id: str | None = ...,
        lifecycle_config_name: str | None = ...,
        direct_internet_access: str | None = ...,
        root_access: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerDeleteModel(Operation):
    """Delete a model of SageMaker."""

    def __init__(
        self,
        model_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        model_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SageMakerDeleteNotebook(Operation):
    """Delete a notebook instance and wait until it is gone."""

    def __init__(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerProcessing(Operation):
    """Start a job of SageMaker's (processing job) and wait for its end."""

    def __init__(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStartNotebook(Operation):
    """Start a notebook instance and wait until it is in service."""

    def __init__(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStartPipeline(Operation):
    """Run a pipeline and wait for its end."""

    def __init__(
        self,
        pipeline_name: str | None = ...,
        display_name: str | None = ...,
        pipeline_parameters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_name: str | None = ...,
        display_name: str | None = ...,
        pipeline_parameters: list[dict] | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStopNotebook(Operation):
    """Stop a notebook instance and wait until it has."""

    def __init__(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStopPipeline(Operation):
    """Stop the run of a pipeline and wait until it has."""

    def __init__(
        self,
        pipeline_execution_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_execution_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStudioRunNotebook(Operation):
    """Run a notebook of SageMaker Unified Studio and wait for its end."""

    def __init__(
        self,
        domain_identifier: str | None = ...,
        owning_project_identifier: str | None = ...,
        notebook_identifier: str | None = ...,
        notebook_parameters: dict | None = ...,
        compute_configuration: dict | None = ...,
        timeout_configuration: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        domain_identifier: str | None = ...,
        owning_project_identifier: str | None = ...,
        notebook_identifier: str | None = ...,
        notebook_parameters: dict | None = ...,
        compute_configuration: dict | None = ...,
        timeout_configuration: dict | None = ...,
        client_token: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerStudioWaitForNotebookRun(Operation):
    """Wait for the end of the run of a notebook of SageMaker Unified Studio."""

    def __init__(
        self,
        domain_identifier: str | None = ...,
        notebook_run_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        domain_identifier: str | None = ...,
        notebook_run_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerTraining(Operation):
    """Start a job of SageMaker's (training job) and wait for its end."""

    def __init__(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerTransform(Operation):
    """Start a job of SageMaker's (transform job) and wait for its end."""

    def __init__(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerTuning(Operation):
    """Start a job of SageMaker's (hyper parameter tuning job) and wait for its end."""

    def __init__(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        config: dict | None = ...,
        job_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerUpdateEndpoint(Operation):
    """Update an endpoint and wait until it is in service."""

    def __init__(
        self,
        endpoint_name: str | None = ...,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        endpoint_name: str | None = ...,
        endpoint_config_name: str | None = ...,
        config: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForAutoML(Operation):
    """Wait for the end of a job of SageMaker's (auto ml job)."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForEndpoint(Operation):
    """Wait until an endpoint is in service."""

    def __init__(
        self,
        endpoint_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        endpoint_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForPipeline(Operation):
    """Wait for the end of a run of a pipeline."""

    def __init__(
        self,
        pipeline_execution_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_execution_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForProcessing(Operation):
    """Wait for the end of a job of SageMaker's (processing job)."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForTraining(Operation):
    """Wait for the end of a job of SageMaker's (training job)."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForTransform(Operation):
    """Wait for the end of a job of SageMaker's (transform job)."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SageMakerWaitForTuning(Operation):
    """Wait for the end of a job of SageMaker's (hyper parameter tuning job)."""

    def __init__(
        self,
        job_name: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SnsPublish(Operation):
    """Publish a message on a topic, or send it to a device."""

    def __init__(
        self,
        target_arn: str | None = ...,
        message: str | None = ...,
        subject: str | None = ...,
        message_attributes: dict | None = ...,
        message_deduplication_id: str | None = ...,
        message_group_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        target_arn: str | None = ...,
        message: str | None = ...,
        subject: str | None = ...,
        message_attributes: dict | None = ...,
        message_deduplication_id: str | None = ...,
        message_group_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SqsPublish(Operation):
    """Send a message to a queue."""

    def __init__(
        self,
        sqs_queue: str | None = ...,
        message_content: str | None = ...,
        message_attributes: dict | None = ...,
        delay_seconds: int = ...,
        message_group_id: str | None = ...,
        message_deduplication_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        sqs_queue: str | None = ...,
        message_content: str | None = ...,
        message_attributes: dict | None = ...,
        delay_seconds: int = ...,
        message_group_id: str | None = ...,
        message_deduplication_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SsmGetCommandInvocations(Operation):
    """Read what a command put out."""

    def __init__(
        self,
        command_id: str | None = ...,
        instance_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        command_id: str | None = ...,
        instance_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
    ) -> Any: ...

class SsmRunCommand(Operation):
    """Run a document of Systems Manager on instances and wait until all have."""

    def __init__(
        self,
        document_name: str | None = ...,
        instance_ids: list[str] | None = ...,
        targets: list[dict] | None = ...,
        parameters: dict | None = ...,
        comment: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        document_name: str | None = ...,
        instance_ids: list[str] | None = ...,
        targets: list[dict] | None = ...,
        parameters: dict | None = ...,
        comment: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class SsmWaitForCommand(Operation):
    """Wait until all instances have run a command."""

    def __init__(
        self,
        command_id: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        command_id: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class StepFunctionRedriveExecution(Operation):
    """Take a failed execution up again where it stopped."""

    def __init__(
        self,
        execution_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        execution_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class StepFunctionStartExecution(Operation):
    """Start a state machine of Step Functions."""

    def __init__(
        self,
        state_machine_arn: str | None = ...,
        execution_name: str | None = ...,
        state_machine_input: dict | None = ...,
        options: dict[str, Any] | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        state_machine_arn: str | None = ...,
        execution_name: str | None = ...,
        state_machine_input: dict | None = ...,
        options: dict[str, Any] | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...

class StepFunctionWaitForExecution(Operation):
    """Wait for the end of an execution of Step Functions."""

    def __init__(
        self,
        execution_arn: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        *,
        boto_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        execution_arn: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
    ) -> Any: ...
