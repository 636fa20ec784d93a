"""SageMaker, Comprehend."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

FAILED = ("Failed", "Stopped")


def _job(kind: str, parameter: str, operation: str, description: str, operators: tuple[str, str]) -> tuple[Row, Row]:
    """Two rows: a job of SageMaker, and waiting for one; all kinds are the same but for their words."""
    look = Look(
        f"describe_{operation}",
        {parameter: f"args.job_name || args.config.{parameter}"},
        description,
        done=("Completed",),
        failed=FAILED,
        reason="FailureReason",
    )
    return (
        Row(
            f"SageMaker{kind}",
            "sagemaker",
            f"Start a job of SageMaker's ({operation.replace('_', ' ')}) and wait for its end.",
            "config: dict, job_name: str = None",
            operation=f"create_{operation}",
            send={parameter: "job_name", "*": "config"},
            look=look,
            cancel=(f"stop_{operation}", look.send),
            gives="seen || made",
            returns="What SageMaker says of the job, a dict.",
            operators=(operators[0],),
        ),
        Row(
            f"SageMakerWaitFor{kind}",
            "sagemaker",
            f"Wait for the end of a job of SageMaker's ({operation.replace('_', ' ')}).",
            "job_name: str",
            look=look._replace(send={parameter: "args.job_name"}),
            operators=(operators[1],),
        ),
    )


NOTEBOOK = Look(
    "describe_notebook_instance",
    {"NotebookInstanceName": "args.instance_name"},
    "NotebookInstanceStatus",
    done=("InService",),
    failed=("Failed",),
    reason="FailureReason",
)
ENDPOINT = Look(
    "describe_endpoint",
    {"EndpointName": "args.endpoint_name"},
    "EndpointStatus",
    done=("InService",),
    failed=("Failed", "OutOfService"),
    reason="FailureReason",
)
PIPELINE = Look(
    "describe_pipeline_execution",
    {"PipelineExecutionArn": "made.PipelineExecutionArn"},
    "PipelineExecutionStatus",
    done=("Succeeded",),
    failed=("Failed", "Stopped"),
    reason="FailureReason",
)
SAGEMAKER = (
    *_job(
        "Training",
        "TrainingJobName",
        "training_job",
        "TrainingJobStatus",
        ("SageMakerTrainingOperator", "SageMakerTrainingSensor"),
    ),
    *_job(
        "Processing",
        "ProcessingJobName",
        "processing_job",
        "ProcessingJobStatus",
        ("SageMakerProcessingOperator", "SageMakerProcessingSensor"),
    ),
    *_job(
        "Transform",
        "TransformJobName",
        "transform_job",
        "TransformJobStatus",
        ("SageMakerTransformOperator", "SageMakerTransformSensor"),
    ),
    *_job(
        "Tuning",
        "HyperParameterTuningJobName",
        "hyper_parameter_tuning_job",
        "HyperParameterTuningJobStatus",
        ("SageMakerTuningOperator", "SageMakerTuningSensor"),
    ),
    *_job(
        "AutoML",
        "AutoMLJobName",
        "auto_ml_job",
        "AutoMLJobStatus",
        ("SageMakerAutoMLOperator", "SageMakerAutoMLSensor"),
    ),
    Row(
        "SageMakerCreateModel",
        "sagemaker",
        "Make a model in SageMaker.",
        "model_name: str, config: dict = None",
        operation="create_model",
        send={"*": "config"},
        gives="made",
        returns="The answer of SageMaker, a dict.",
        operators=("SageMakerModelOperator",),
    ),
    Row(
        "SageMakerDeleteModel",
        "sagemaker",
        "Delete a model of SageMaker.",
        "model_name: str",
        operation="delete_model",
        operators=("SageMakerDeleteModelOperator",),
    ),
    Row(
        "SageMakerCreateEndpointConfig",
        "sagemaker",
        "Make the configuration of an endpoint.",
        "endpoint_config_name: str, config: dict = None",
        operation="create_endpoint_config",
        send={"*": "config"},
        gives="made",
        returns="The answer of SageMaker, a dict.",
        operators=("SageMakerEndpointConfigOperator",),
    ),
    *(
        Row(
            f"SageMaker{verb}Endpoint",
            "sagemaker",
            f"{verb} an endpoint and wait until it is in service.",
            "endpoint_name: str, endpoint_config_name: str, config: dict = None",
            operation=f"{verb.lower()}_endpoint",
            send={"*": "config"},
            look=ENDPOINT,
            gives="seen || made",
            returns="What SageMaker says of the endpoint, a dict.",
            operators=("SageMakerEndpointOperator",) if verb == "Create" else (),
        )
        for verb in ("Create", "Update")
    ),
    Row(
        "SageMakerWaitForEndpoint",
        "sagemaker",
        "Wait until an endpoint is in service.",
        "endpoint_name: str",
        look=ENDPOINT,
        operators=("SageMakerEndpointSensor",),
    ),
    Row(
        "SageMakerCreateExperiment",
        "sagemaker",
        "Make an experiment.",
        "experiment_name: str, description: str = None, resource_tags: list[dict] = None",
        operation="create_experiment",
        send={"Tags": "resource_tags"},
        gives="made.ExperimentArn",
        returns="The ARN of the experiment.",
        operators=("SageMakerCreateExperimentOperator",),
    ),
    Row(
        "SageMakerCreateModelPackage",
        "sagemaker",
        "Register a version of a model with a group of packages.",
        "package_group_name: str, package_desc: str = None, "
        "model_approval: str = 'PendingManualApproval', config: dict = None",
        operation="create_model_package",
        send={
            "ModelPackageGroupName": "package_group_name",
            "ModelPackageDescription": "package_desc",
            "ModelApprovalStatus": "model_approval",
            "*": "config",
        },
        gives="made.ModelPackageArn",
        returns="The ARN of the version.",
    ),
    Row(
        "SageMakerStartPipeline",
        "sagemaker",
        "Run a pipeline and wait for its end.",
        "pipeline_name: str, display_name: str = None, pipeline_parameters: list[dict] = None",
        operation="start_pipeline_execution",
        send={"PipelineExecutionDisplayName": "display_name"},
        look=PIPELINE,
        cancel=(
            "stop_pipeline_execution",
            {"PipelineExecutionArn": "made.PipelineExecutionArn", "ClientRequestToken": "made.PipelineExecutionArn"},
        ),
        gives="made.PipelineExecutionArn",
        returns="The ARN of the execution.",
        operators=("SageMakerStartPipelineOperator",),
    ),
    Row(
        "SageMakerStopPipeline",
        "sagemaker",
        "Stop the run of a pipeline and wait until it has.",
        "pipeline_execution_arn: str",
        operation="stop_pipeline_execution",
        look=PIPELINE._replace(
            send={"PipelineExecutionArn": "args.pipeline_execution_arn"},
            done=("Stopped", "Succeeded"),
            failed=("Failed",),
        ),
        gives="seen.PipelineExecutionStatus",
        returns="The status to which it came.",
        operators=("SageMakerStopPipelineOperator",),
    ),
    Row(
        "SageMakerWaitForPipeline",
        "sagemaker",
        "Wait for the end of a run of a pipeline.",
        "pipeline_execution_arn: str",
        look=PIPELINE._replace(send={"PipelineExecutionArn": "args.pipeline_execution_arn"}),
        operators=("SageMakerPipelineSensor",),
    ),
    Row(
        "SageMakerCreateNotebook",
        "sagemaker",
        "Make a notebook instance and wait until it is in service.",
        "instance_name: str, instance_type: str, role_arn: str, volume_size_in_gb: int = None, "
        "volume_kms_key_id: str = None, lifecycle_config_name: str = None, direct_internet_access: str = None, "
        "root_access: str = None",
        operation="create_notebook_instance",
        send={
            "NotebookInstanceName": "instance_name",
            "VolumeSizeInGB": "volume_size_in_gb",
            "KmsKeyId": "volume_kms_key_id",
        },
        look=NOTEBOOK,
        gives="made.NotebookInstanceArn",
        returns="The ARN of the instance.",
        operators=("SageMakerCreateNotebookOperator",),
    ),
    Row(
        "SageMakerStartNotebook",
        "sagemaker",
        "Start a notebook instance and wait until it is in service.",
        "instance_name: str",
        operation="start_notebook_instance",
        send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK,
        operators=("SageMakerStartNoteBookOperator",),
    ),
    Row(
        "SageMakerStopNotebook",
        "sagemaker",
        "Stop a notebook instance and wait until it has.",
        "instance_name: str",
        operation="stop_notebook_instance",
        send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK._replace(done=("Stopped",)),
        operators=("SageMakerStopNotebookOperator",),
    ),
    Row(
        "SageMakerDeleteNotebook",
        "sagemaker",
        "Delete a notebook instance and wait until it is gone.",
        "instance_name: str",
        operation="delete_notebook_instance",
        send={"NotebookInstanceName": "instance_name"},
        look=NOTEBOOK._replace(done=(None,), gone=("ValidationException", "RecordNotFound")),
        operators=("SageMakerDeleteNotebookOperator",),
    ),
)

CLASSIFIER = Look(
    "describe_document_classifier",
    {"DocumentClassifierArn": "made.DocumentClassifierArn"},
    "DocumentClassifierProperties.Status",
    done=("TRAINED", "TRAINED_WITH_WARNING"),
    failed=("IN_ERROR", "STOPPED"),
    reason="DocumentClassifierProperties.Message",
    delay=120,
)
ENTITIES = Look(
    "describe_pii_entities_detection_job",
    {"JobId": "made.JobId"},
    "PiiEntitiesDetectionJobProperties.JobStatus",
    done=("COMPLETED",),
    failed=("FAILED", "STOPPED"),
    reason="PiiEntitiesDetectionJobProperties.Message",
    delay=60,
)
COMPREHEND = (
    Row(
        "ComprehendCreateDocumentClassifier",
        "comprehend",
        "Train a classifier of documents and wait until it is.",
        "document_classifier_name: str, input_data_config: dict, mode: str, data_access_role_arn: str, "
        "language_code: str, "
        "output_data_config: dict = None",
        operation="create_document_classifier",
        look=CLASSIFIER,
        cancel=("stop_training_document_classifier", {"DocumentClassifierArn": "made.DocumentClassifierArn"}),
        gives="made.DocumentClassifierArn",
        returns="The ARN of the classifier.",
        operators=("ComprehendCreateDocumentClassifierOperator",),
    ),
    Row(
        "ComprehendWaitForDocumentClassifier",
        "comprehend",
        "Wait until a classifier of documents is trained.",
        "document_classifier_arn: str",
        look=CLASSIFIER._replace(send={"DocumentClassifierArn": "args.document_classifier_arn"}),
        operators=("ComprehendCreateDocumentClassifierCompletedSensor",),
    ),
    Row(
        "ComprehendStartPiiEntitiesDetectionJob",
        "comprehend",
        "Find personal data in documents and wait for the end.",
        "input_data_config: dict, output_data_config: dict, mode: str, data_access_role_arn: str, language_code: str",
        operation="start_pii_entities_detection_job",
        look=ENTITIES,
        cancel=("stop_pii_entities_detection_job", {"JobId": "made.JobId"}),
        gives="made.JobId",
        returns="The id of the job.",
        operators=("ComprehendStartPiiEntitiesDetectionJobOperator",),
    ),
    Row(
        "ComprehendWaitForPiiEntitiesDetectionJob",
        "comprehend",
        "Wait until personal data have been found.",
        "job_id: str",
        look=ENTITIES._replace(send={"JobId": "args.job_id"}),
        operators=("ComprehendStartPiiEntitiesDetectionJobCompletedSensor",),
    ),
)

NOTEBOOK_RUN = Look(
    "get_notebook_run",
    {"domainIdentifier": "args.domain_identifier", "identifier": "made.id"},
    "status",
    done=("SUCCEEDED",),
    failed=("FAILED", "STOPPED", "STOPPING"),
    reason="error.message",
    delay=10,
)
STUDIO = (
    Row(
        "SageMakerStudioRunNotebook",
        "datazone",
        "Run a notebook of SageMaker Unified Studio and wait for its end.",
        "domain_identifier: str, owning_project_identifier: str, notebook_identifier: str, "
        "notebook_parameters: dict = None, compute_configuration: dict = None, timeout_configuration: dict = None, "
        "client_token: str = None",
        operation="start_notebook_run",
        send={"parameters": "notebook_parameters"},
        look=NOTEBOOK_RUN,
        cancel=("stop_notebook_run", NOTEBOOK_RUN.send),
        gives="{notebook_run_id: made.id}",
        returns="A dict with the id of the run (`notebook_run_id`).",
        operators=("SageMakerUnifiedStudioNotebookOperator",),
        words={
            "client_token": "text that makes a repeated request the same one; AWS makes one if left out.",
            "notebook_parameters": "values for the notebook, a dict of strings.",
        },
    ),
    Row(
        "SageMakerStudioWaitForNotebookRun",
        "datazone",
        "Wait for the end of the run of a notebook of SageMaker Unified Studio.",
        "domain_identifier: str, notebook_run_id: str",
        look=NOTEBOOK_RUN._replace(
            send={"domainIdentifier": "args.domain_identifier", "identifier": "args.notebook_run_id"}
        ),
        operators=("SageMakerUnifiedStudioNotebookSensor",),
    ),
)

ROWS = (*SAGEMAKER, *COMPREHEND, *STUDIO)
