"""Dataflow: jobs by their templates, what they tell, and pipelines that begin jobs."""

from __future__ import annotations

from prefect.tasks.google.rows import Look, Row, Service

DATAFLOW = Service(
    "dataflow",
    "dataflow.googleapis.com",
    "v1b3",
    words={
        "body": "what to launch, a dict in the API's form: `launchParameter` with `jobName`, `containerSpecGcsPath`, "
        "`parameters` …",
        "drain": "let a streaming job finish what it has read; a batch job is called off.",
        "environment": "where it runs and on what, a dict in the API's form (`maxWorkers`, `tempLocation` …).",
        "expected_state": "state that is the good end, such as `JOB_STATE_DRAINED`; `None` means that a batch job is "
        "done and a streaming job runs.",
        "minimum_importance": "messages of less importance do not come, such as `JOB_MESSAGE_WARNING`.",
        "name_prefix": "stop all jobs that run and whose names begin so, where no `job_id` is given.",
        "parameters": "values of the template's parameters, a dict.",
        "start_time": "only what was told since then.",
        "end_time": "only what was told until then.",
        "template": "where the template is: `gs://…`.",
        "until_finished": "wait for the end of a streaming job, too; otherwise it is enough that it runs.",
    },
)
PIPELINES = Service(
    "datapipelines",
    "datapipelines.googleapis.com",
    words={"pipeline": "what it is, a dict in the API's form (`type`, `workload`, `scheduleInfo` …)."},
)
PLACE = "projects/{project}/locations/{location}"
JOB = PLACE + "/jobs/{job_id}"
PIPELINE = PLACE + "/pipelines/{pipeline_name}"
ENDS = ("JOB_STATE_DONE", "JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_UPDATED", "JOB_STATE_DRAINED")
ENDED = Look(JOB, "currentState", ENDS)
STARTED = Look(PLACE + "/jobs/{made.job.id}", "currentState", ENDS[:1], ENDS[1:])
STARTING = "drain: bool = False, until_finished: bool = False, expected_state: str = None, cancel_on_kill: bool = True"
LOCAL = ("drain", "until_finished", "expected_state")

ROWS = (
    Row(
        "DataflowTemplatedJobStart",
        DATAFLOW,
        "Start a job of Dataflow by a classic template, and wait until it is done, or if it streams until it runs.",
        "template: str, job_name: str, location: str, parameters: dict = None, environment: dict = None, " + STARTING,
        f"POST {PLACE}/templates:launch",
        send={"?gcsPath": "template"},
        local=LOCAL,
        look=STARTED,
        cancel="PUT " + STARTED.path,
        cancel_if="cancel_on_kill",
        steps="prefect.tasks.google.dataflow.StartingJob",
        gives="made.job.id",
        returns="The id of the job.",
        operators=("DataflowTemplatedJobStartOperator",),
    ),
    Row(
        "DataflowStartFlexTemplate",
        DATAFLOW,
        "Start a job of Dataflow by a flex template, and wait until it is done, or if it streams until it runs.",
        "body: dict, location: str, " + STARTING,
        f"POST {PLACE}/flexTemplates:launch",
        send={"*": "body"},
        local=LOCAL,
        look=STARTED,
        cancel="PUT " + STARTED.path,
        cancel_if="cancel_on_kill",
        steps="prefect.tasks.google.dataflow.StartingJob",
        gives="seen",
        gives_at_once="seen",
        returns="The job.",
        operators=("DataflowStartFlexTemplateOperator",),
    ),
    Row(
        "DataflowStopJob",
        DATAFLOW,
        "Stop a job of Dataflow, or all whose names begin so, and wait until they have stopped.",
        "location: str, job_id: str = None, name_prefix: str = None, drain: bool = True",
        f"PUT {JOB}",
        local=("name_prefix", "drain"),
        unless=ENDED,
        look=ENDED,
        steps="prefect.tasks.google.dataflow.StoppingJobs",
        operators=("DataflowStopJobOperator",),
    ),
    Row(
        "DataflowGetJob",
        DATAFLOW,
        "Read what Dataflow knows of a job.",
        "job_id: str, location: str",
        f"GET {JOB}",
        gives="made",
        returns="The job.",
    ),
    Row(
        "DataflowGetMetrics",
        DATAFLOW,
        "Read the metrics of a job of Dataflow.",
        "job_id: str, location: str, start_time: str = None",
        f"GET {JOB}/metrics",
        gives="made.metrics || `[]`",
        returns="The metrics.",
        operators=("DataflowJobMetricsSensor",),
    ),
    Row(
        "DataflowListMessages",
        DATAFLOW,
        "Read the messages of a job of Dataflow.",
        "job_id: str, location: str, minimum_importance: str = None, start_time: str = None, end_time: str = None",
        f"GET {JOB}/messages",
        pages="jobMessages",
        gives="made.jobMessages",
        returns="The messages, of all pages.",
        operators=("DataflowJobMessagesSensor",),
    ),
    Row(
        "DataflowListAutoScalingEvents",
        DATAFLOW,
        "Read how the number of workers of a job of Dataflow has changed.",
        "job_id: str, location: str, start_time: str = None, end_time: str = None",
        f"GET {JOB}/messages",
        pages="autoscalingEvents",
        gives="made.autoscalingEvents",
        returns="The events, of all pages.",
        operators=("DataflowJobAutoScalingEventsSensor",),
    ),
    Row(
        "DataflowWaitForJob",
        DATAFLOW,
        "Wait until a job of Dataflow is done, or has come to another state.",
        "job_id: str, location: str",
        look=STARTED._replace(path=JOB),
        operators=("DataflowJobStatusSensor",),
    ),
    Row(
        "DataflowCreatePipeline",
        PIPELINES,
        "Create a pipeline that begins jobs of Dataflow; one that is there already is left as it is.",
        "pipeline_name: str, pipeline: dict, location: str",
        f"POST {PLACE}/pipelines",
        send={"*": "pipeline"},
        local=("pipeline_name",),
        already=(409,),
        instead=Look(PIPELINE, "state", ("STATE_ACTIVE",)),
        steps="prefect.tasks.google.dataflow.CreatingPipeline",
        gives="made",
        returns="The pipeline.",
        operators=("DataflowCreatePipelineOperator",),
    ),
    Row(
        "DataflowRunPipeline",
        PIPELINES,
        "Let a pipeline begin a job of Dataflow.",
        "pipeline_name: str, location: str",
        f"POST {PIPELINE}:run",
        gives="made.job",
        returns="The job.",
        operators=("DataflowRunPipelineOperator",),
    ),
    Row(
        "DataflowDeletePipeline",
        PIPELINES,
        "Delete a pipeline that begins jobs of Dataflow.",
        "pipeline_name: str, location: str",
        f"DELETE {PIPELINE}",
        operators=("DataflowDeletePipelineOperator",),
    ),
)
