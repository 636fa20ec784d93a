"""SageMaker, Bedrock, Comprehend."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

FAILED = ("Failed", "Stopped")


def _job(kind: str, parameter: str, operation: str, description: str, operators: tuple[str, str]) -> tuple[Row, Row]:
    """Two rows: a job of SageMaker, and waiting for one; all kinds are the same but for their words."""
    look = Look(
        f"describe_{operation}", {parameter: f"args.job_name || args.config.{parameter}"}, description, done=("Completed",), failed=FAILED,
        reason="FailureReason",
    )  # fmt: skip
    return (
        Row(
            f"SageMaker{kind}", "sagemaker", f"Start a job of SageMaker's ({operation.replace('_', ' ')}) and wait for its end.",
            "config: dict, job_name: str = None", operation=f"create_{operation}", send={parameter: "job_name", "*": "config"},
            look=look, cancel=(f"stop_{operation}", look.send),
            gives="seen || made", returns="What SageMaker says of the job, a dict.", operators=(operators[0],),
        ),
        Row(
            f"SageMakerWaitFor{kind}", "sagemaker", f"Wait for the end of a job of SageMaker's ({operation.replace('_', ' ')}).",
            "job_name: str", look=look._replace(send={parameter: "args.job_name"}), operators=(operators[1],),
        ),
    )  # fmt: skip


NOTEBOOK = Look(
    "describe_notebook_instance", {"NotebookInstanceName": "args.instance_name"}, "NotebookInstanceStatus",
    done=("InService",), failed=("Failed",), reason="FailureReason",
)  # fmt: skip
ENDPOINT = Look(
    "describe_endpoint", {"EndpointName": "args.endpoint_name"}, "EndpointStatus", done=("InService",),
    failed=("Failed", "OutOfService"), reason="FailureReason",
)  # fmt: skip
PIPELINE = Look(
    "describe_pipeline_execution", {"PipelineExecutionArn": "made.PipelineExecutionArn"}, "PipelineExecutionStatus",
    done=("Succeeded",), failed=("Failed", "Stopped"), reason="FailureReason",
)  # fmt: skip
SAGEMAKER = (
    *_job("Training", "TrainingJobName", "training_job", "TrainingJobStatus",
          ("SageMakerTrainingOperator", "SageMakerTrainingSensor")),
    *_job("Processing", "ProcessingJobName", "processing_job", "ProcessingJobStatus",
          ("SageMakerProcessingOperator", "SageMakerProcessingSensor")),
    *_job("Transform", "TransformJobName", "transform_job", "TransformJobStatus",
          ("SageMakerTransformOperator", "SageMakerTransformSensor")),
    *_job("Tuning", "HyperParameterTuningJobName", "hyper_parameter_tuning_job", "HyperParameterTuningJobStatus",
          ("SageMakerTuningOperator", "SageMakerTuningSensor")),
    *_job("AutoML", "AutoMLJobName", "auto_ml_job", "AutoMLJobStatus",
          ("SageMakerAutoMLOperator", "SageMakerAutoMLSensor")),
    Row(
        "SageMakerCreateModel", "sagemaker", "Make a model in SageMaker.", "model_name: str, config: dict = None",
        operation="create_model", send={"*": "config"}, gives="made", returns="The answer of SageMaker, a dict.",
        operators=("SageMakerModelOperator",),
    ),
    Row(
        "SageMakerDeleteModel", "sagemaker", "Delete a model of SageMaker.", "model_name: str", operation="delete_model",
        operators=("SageMakerDeleteModelOperator",),
    ),
    Row(
        "SageMakerCreateEndpointConfig", "sagemaker", "Make the configuration of an endpoint.",
        "endpoint_config_name: str, config: dict = None", operation="create_endpoint_config", send={"*": "config"},
        gives="made", returns="The answer of SageMaker, a dict.", operators=("SageMakerEndpointConfigOperator",),
    ),
    *(
        Row(
            f"SageMaker{verb}Endpoint", "sagemaker", f"{verb} an endpoint and wait until it is in service.",
            "endpoint_name: str, endpoint_config_name: str, config: dict = None", operation=f"{verb.lower()}_endpoint",
            send={"*": "config"}, look=ENDPOINT, gives="seen || made", returns="What SageMaker says of the endpoint, a dict.",
            operators=("SageMakerEndpointOperator",) if verb == "Create" else (),
        )
        for verb in ("Create", "Update")
    ),
    Row(
        "SageMakerWaitForEndpoint", "sagemaker", "Wait until an endpoint is in service.", "endpoint_name: str",
        look=ENDPOINT, operators=("SageMakerEndpointSensor",),
    ),
    Row(
        "SageMakerCreateExperiment", "sagemaker", "Make an experiment.",
        "experiment_name: str, description: str = None, resource_tags: list[dict] = None", operation="create_experiment",
        send={"Tags": "resource_tags"}, gives="made.ExperimentArn", returns="The ARN of the experiment.",
        operators=("SageMakerCreateExperimentOperator",),
    ),
    Row(
        "SageMakerCreateModelPackage", "sagemaker", "Register a version of a model with a group of packages.",
        "package_group_name: str, package_desc: str = None, "
        "model_approval: str = 'PendingManualApproval', config: dict = None",
        operation="create_model_package",
        send={
            "ModelPackageGroupName": "package_group_name", "ModelPackageDescription": "package_desc",
            "ModelApprovalStatus": "model_approval", "*": "config",
        },
        gives="made.ModelPackageArn", returns="The ARN of the version.",
    ),
    Row(
        "SageMakerStartPipeline", "sagemaker", "Run a pipeline and wait for its end.",
        "pipeline_name: str, display_name: str = None, pipeline_parameters: list[dict] = None",
        operation="start_pipeline_execution", send={"PipelineExecutionDisplayName": "display_name"}, look=PIPELINE,
        cancel=("stop_pipeline_execution", {"PipelineExecutionArn": "made.PipelineExecutionArn",
                                            "ClientRequestToken": "made.PipelineExecutionArn"}),
        gives="made.PipelineExecutionArn", returns="The ARN of the execution.", operators=("SageMakerStartPipelineOperator",),
    ),
    Row(
        "SageMakerStopPipeline", "sagemaker", "Stop the run of a pipeline and wait until it has.",
        "pipeline_execution_arn: str", operation="stop_pipeline_execution",
        look=PIPELINE._replace(
            send={"PipelineExecutionArn": "args.pipeline_execution_arn"}, done=("Stopped", "Succeeded"), failed=("Failed",)
        ),
        gives="seen.PipelineExecutionStatus", returns="The status to which it came.",
        operators=("SageMakerStopPipelineOperator",),
    ),
    Row(
        "SageMakerWaitForPipeline", "sagemaker", "Wait for the end of a run of a pipeline.", "pipeline_execution_arn: str",
        look=PIPELINE._replace(send={"PipelineExecutionArn": "args.pipeline_execution_arn"}),
        operators=("SageMakerPipelineSensor",),
    ),
    Row(
        "SageMakerCreateNotebook", "sagemaker", "Make a notebook instance and wait until it is in service.",
        "instance_name: str, instance_type: str, role_arn: str, volume_size_in_gb: int = None, "
        "volume_kms_key_id: str = None, lifecycle_config_name: str = None, direct_internet_access: str = None, "
        "root_access: str = None",
        operation="create_notebook_instance",
        send={"NotebookInstanceName": "instance_name", "VolumeSizeInGB": "volume_size_in_gb",
              "KmsKeyId": "volume_kms_key_id"},
        look=NOTEBOOK, gives="made.NotebookInstanceArn", returns="The ARN of the instance.",
        operators=("SageMakerCreateNotebookOperator",),
    ),
    Row(
        "SageMakerStartNotebook", "sagemaker", "Start a notebook instance and wait until it is in service.",
        "instance_name: str", operation="start_notebook_instance", send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK, operators=("SageMakerStartNoteBookOperator",),
    ),
    Row(
        "SageMakerStopNotebook", "sagemaker", "Stop a notebook instance and wait until it has.", "instance_name: str",
        operation="stop_notebook_instance", send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK._replace(done=("Stopped",)), operators=("SageMakerStopNotebookOperator",),
    ),
    Row(
        "SageMakerDeleteNotebook", "sagemaker", "Delete a notebook instance and wait until it is gone.",
        "instance_name: str", operation="delete_notebook_instance", send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK._replace(done=(None,), gone=("ValidationException", "RecordNotFound")),
        operators=("SageMakerDeleteNotebookOperator",),
    ),
)  # fmt: skip

CUSTOMIZATION = Look(
    "get_model_customization_job", {"jobIdentifier": "made.jobArn"}, "status", done=("Completed",), failed=FAILED,
    reason="failureMessage", delay=120,
)  # fmt: skip
THROUGHPUT = Look(
    "get_provisioned_model_throughput", {"provisionedModelId": "made.provisionedModelArn"}, "status",
    done=("InService",), failed=("Failed",), reason="failureMessage", delay=60,
)  # fmt: skip
INFERENCE = Look(
    "get_model_invocation_job", {"jobIdentifier": "made.jobArn"}, "status", done=("Completed", "Scheduled"),
    failed=("Failed", "Stopped", "PartiallyCompleted", "Expired"), reason="message", delay=120,
)  # fmt: skip
KNOWLEDGE = Look(
    "get_knowledge_base", {"knowledgeBaseId": "made.knowledgeBase.knowledgeBaseId"}, "knowledgeBase.status",
    done=("ACTIVE",), failed=("FAILED",), reason="knowledgeBase.failureReasons", delay=5,
)  # fmt: skip
INGESTION = Look(
    "get_ingestion_job",
    {
        "knowledgeBaseId": "args.knowledge_base_id", "dataSourceId": "args.data_source_id",
        "ingestionJobId": "made.ingestionJob.ingestionJobId",
    },
    "ingestionJob.status", done=("COMPLETE",), failed=("FAILED", "STOPPED"), reason="ingestionJob.failureReasons", delay=60,
)  # fmt: skip
RUNTIME = Look(
    "get_agent_runtime", {"agentRuntimeId": "made.agentRuntimeId"}, "status", done=("READY",),
    failed=("CREATE_FAILED", "UPDATE_FAILED"), reason="failureReason", delay=15,
)  # fmt: skip
GUARDRAIL = (
    "guardrail_name: str, blocked_input_messaging: str, blocked_outputs_messaging: str, description: str = None, "
    "topic_policy_config: dict = None, content_policy_config: dict = None, word_policy_config: dict = None, "
    "sensitive_information_policy_config: dict = None"
)
BEDROCK = (
    Row(
        "BedrockCustomizeModel", "bedrock", "Fine-tune a model and wait for its end.",
        "job_name: str, custom_model_name: str, role_arn: str, base_model_id: str, training_data_uri: str, "
        "output_data_uri: str, hyperparameters: dict",
        operation="create_model_customization_job",
        send={
            "baseModelIdentifier": "base_model_id", "trainingDataConfig.s3Uri": "training_data_uri",
            "outputDataConfig.s3Uri": "output_data_uri", "hyperParameters": "hyperparameters",
        },
        look=CUSTOMIZATION, cancel=("stop_model_customization_job", {"jobIdentifier": "made.jobArn"}),
        gives="made.jobArn", returns="The ARN of the job.", operators=("BedrockCustomizeModelOperator",),
    ),
    Row(
        "BedrockWaitForCustomizeModel", "bedrock", "Wait until a model has been fine-tuned.", "job_name: str",
        look=CUSTOMIZATION._replace(send={"jobIdentifier": "args.job_name"}),
        operators=("BedrockCustomizeModelCompletedSensor",),
    ),
    Row(
        "BedrockCreateProvisionedModelThroughput", "bedrock", "Buy throughput for a model and wait until it is there.",
        "model_units: int, provisioned_model_name: str, model_id: str", operation="create_provisioned_model_throughput",
        look=THROUGHPUT, gives="made.provisionedModelArn", returns="The ARN of the throughput.",
        operators=("BedrockCreateProvisionedModelThroughputOperator",),
    ),
    Row(
        "BedrockWaitForProvisionedModelThroughput", "bedrock", "Wait until throughput for a model is there.", "model_id: str",
        look=THROUGHPUT._replace(send={"provisionedModelId": "args.model_id"}),
        operators=("BedrockProvisionModelThroughputCompletedSensor",),
    ),
    Row(
        "BedrockBatchInference", "bedrock", "Ask a model many things at once and wait for its answers.",
        "job_name: str, role_arn: str, model_id: str, input_uri: str, output_uri: str",
        operation="create_model_invocation_job",
        send={
            "inputDataConfig.s3InputDataConfig.s3Uri": "input_uri",
            "outputDataConfig.s3OutputDataConfig.s3Uri": "output_uri",
        },
        look=INFERENCE, cancel=("stop_model_invocation_job", {"jobIdentifier": "made.jobArn"}),
        gives="made.jobArn", returns="The ARN of the job.", operators=("BedrockBatchInferenceOperator",),
    ),
    Row(
        "BedrockWaitForBatchInference", "bedrock", "Wait until a model has answered many things.", "job_arn: str",
        look=INFERENCE._replace(send={"jobIdentifier": "args.job_arn"}), operators=("BedrockBatchInferenceSensor",),
    ),
    Row(
        "BedrockCreateEvaluationJob", "bedrock", "Begin to evaluate a model.",
        "job_name: str, role_arn: str, evaluation_config: dict, inference_config: dict, output_data_config: dict, "
        "job_description: str = None",
        operation="create_evaluation_job", gives="made.jobArn", returns="The ARN of the job.",
        operators=("BedrockCreateEvaluationJobOperator",),
    ),
    Row(
        "BedrockCreateGuardrail", "bedrock", "Make a guardrail for the answers of models.",
        f"{GUARDRAIL}, contextual_grounding_policy_config: dict = None, kms_key_id: str = None, "
        "resource_tags: list[dict] = None",
        operation="create_guardrail", send={"name": "guardrail_name", "tags": "resource_tags"}, gives="made.guardrailId",
        returns="The id of the guardrail.", operators=("BedrockCreateGuardrailOperator",),
    ),
    Row(
        "BedrockUpdateGuardrail", "bedrock", "Change a guardrail.", f"guardrail_identifier: str, {GUARDRAIL}",
        operation="update_guardrail", send={"name": "guardrail_name"}, gives="made.guardrailId",
        returns="The id of the guardrail.", operators=("BedrockUpdateGuardrailOperator",),
    ),
    Row(
        "BedrockCreateGuardrailVersion", "bedrock", "Freeze a version of a guardrail.",
        "guardrail_identifier: str, description: str = None", operation="create_guardrail_version", gives="made.version",
        returns="The version.", operators=("BedrockCreateGuardrailVersionOperator",),
    ),
    Row(
        "BedrockDeleteGuardrail", "bedrock", "Delete a guardrail or one version of it.",
        "guardrail_identifier: str, guardrail_version: str = None", operation="delete_guardrail",
        operators=("BedrockDeleteGuardrailOperator",),
    ),
    Row(
        "BedrockCreateKnowledgeBase", "bedrock-agent", "Make a knowledge base and wait until it is active.",
        "base_name: str, embedding_model_arn: str, role_arn: str, storage_config: dict", operation="create_knowledge_base",
        send={
            "name": "base_name", "storageConfiguration": "storage_config",
            "knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration.embeddingModelArn": "embedding_model_arn",
        },
        fixed={"knowledgeBaseConfiguration.type": "VECTOR"}, look=KNOWLEDGE, gives="made.knowledgeBase.knowledgeBaseId",
        returns="The id of the knowledge base.", operators=("BedrockCreateKnowledgeBaseOperator",),
    ),
    Row(
        "BedrockWaitForKnowledgeBase", "bedrock-agent", "Wait until a knowledge base is active.", "knowledge_base_id: str",
        look=KNOWLEDGE._replace(send={"knowledgeBaseId": "args.knowledge_base_id"}),
        operators=("BedrockKnowledgeBaseActiveSensor",),
    ),
    Row(
        "BedrockCreateDataSource", "bedrock-agent", "Give a knowledge base a bucket to read.",
        "source_name: str, knowledge_base_id: str, bucket_arn: str = None", operation="create_data_source",
        send={"name": "source_name", "dataSourceConfiguration.s3Configuration.bucketArn": "bucket_arn"},
        fixed={"dataSourceConfiguration.type": "S3"}, gives="made.dataSource.dataSourceId",
        returns="The id of the source.", operators=("BedrockCreateDataSourceOperator",),
    ),
    Row(
        "BedrockIngestData", "bedrock-agent", "Have a knowledge base read a source and wait until it has.",
        "knowledge_base_id: str, data_source_id: str", operation="start_ingestion_job", look=INGESTION,
        cancel=("stop_ingestion_job", INGESTION.send), gives="made.ingestionJob.ingestionJobId",
        returns="The id of the job.", operators=("BedrockIngestDataOperator",),
    ),
    Row(
        "BedrockWaitForIngestion", "bedrock-agent", "Wait until a knowledge base has read a source.",
        "knowledge_base_id: str, data_source_id: str, ingestion_job_id: str",
        look=INGESTION._replace(send={**INGESTION.send, "ingestionJobId": "args.ingestion_job_id"}),
        operators=("BedrockIngestionJobSensor",),
    ),
    Row(
        "BedrockRetrieve", "bedrock-agent-runtime", "Find what a knowledge base has on a question.",
        "retrieval_query: str, knowledge_base_id: str, vector_search_config: dict = None", operation="retrieve",
        send={
            "retrievalQuery.text": "retrieval_query",
            "retrievalConfiguration.vectorSearchConfiguration": "vector_search_config",
        },
        gives="made.{retrievalResults: retrievalResults, nextToken: nextToken}", returns="A dict with the passages.",
        operators=("BedrockRetrieveOperator",),
    ),
    Row(
        "BedrockRetrieveAndGenerate", "bedrock-agent-runtime", "Have a model answer a question out of what you give it.",
        "question: str, configuration: dict", operation="retrieve_and_generate",
        send={"input.text": "question", "retrieveAndGenerateConfiguration": "configuration"},
        gives="made.{sessionId: sessionId, output: output, citations: citations}",
        returns="A dict with the answer and its sources.",
    ),
    Row(
        "BedrockCreateAgentRuntime", "bedrock-agentcore-control", "Make a runtime of agents and wait until it is ready.",
        "agent_runtime_name: str, agent_runtime_artifact: dict, role_arn: str, network_configuration: dict",
        operation="create_agent_runtime", look=RUNTIME, gives="made.agentRuntimeArn", returns="The ARN of the runtime.",
        operators=("BedrockCreateAgentRuntimeOperator",),
    ),
    Row(
        "BedrockDeleteAgentRuntime", "bedrock-agentcore-control", "Delete a runtime of agents and wait until it is gone.",
        "agent_runtime_id: str", operation="delete_agent_runtime",
        look=RUNTIME._replace(
            send={"agentRuntimeId": "args.agent_runtime_id"}, done=(None,), failed=("DELETE_FAILED",),
            gone=("ResourceNotFoundException",),
        ),
        operators=("BedrockDeleteAgentRuntimeOperator",),
    ),
)  # fmt: skip

CLASSIFIER = Look(
    "describe_document_classifier", {"DocumentClassifierArn": "made.DocumentClassifierArn"},
    "DocumentClassifierProperties.Status", done=("TRAINED", "TRAINED_WITH_WARNING"), failed=("IN_ERROR", "STOPPED"),
    reason="DocumentClassifierProperties.Message", delay=120,
)  # fmt: skip
ENTITIES = Look(
    "describe_pii_entities_detection_job", {"JobId": "made.JobId"}, "PiiEntitiesDetectionJobProperties.JobStatus",
    done=("COMPLETED",), failed=("FAILED", "STOPPED"), reason="PiiEntitiesDetectionJobProperties.Message", delay=60,
)  # fmt: skip
COMPREHEND = (
    Row(
        "ComprehendCreateDocumentClassifier", "comprehend", "Train a classifier of documents and wait until it is.",
        "document_classifier_name: str, input_data_config: dict, mode: str, data_access_role_arn: str, language_code: str, "
        "output_data_config: dict = None",
        operation="create_document_classifier", look=CLASSIFIER,
        cancel=("stop_training_document_classifier", {"DocumentClassifierArn": "made.DocumentClassifierArn"}),
        gives="made.DocumentClassifierArn", returns="The ARN of the classifier.",
        operators=("ComprehendCreateDocumentClassifierOperator",),
    ),
    Row(
        "ComprehendWaitForDocumentClassifier", "comprehend", "Wait until a classifier of documents is trained.",
        "document_classifier_arn: str",
        look=CLASSIFIER._replace(send={"DocumentClassifierArn": "args.document_classifier_arn"}),
        operators=("ComprehendCreateDocumentClassifierCompletedSensor",),
    ),
    Row(
        "ComprehendStartPiiEntitiesDetectionJob", "comprehend", "Find personal data in documents and wait for the end.",
        "input_data_config: dict, output_data_config: dict, mode: str, data_access_role_arn: str, language_code: str",
        operation="start_pii_entities_detection_job", look=ENTITIES,
        cancel=("stop_pii_entities_detection_job", {"JobId": "made.JobId"}),
        gives="made.JobId", returns="The id of the job.", operators=("ComprehendStartPiiEntitiesDetectionJobOperator",),
    ),
    Row(
        "ComprehendWaitForPiiEntitiesDetectionJob", "comprehend", "Wait until personal data have been found.", "job_id: str",
        look=ENTITIES._replace(send={"JobId": "args.job_id"}),
        operators=("ComprehendStartPiiEntitiesDetectionJobCompletedSensor",),
    ),
)  # fmt: skip

ROWS = (*SAGEMAKER, *BEDROCK, *COMPREHEND)
