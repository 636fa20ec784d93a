"""Jobs, models and endpoints of SageMaker."""

from __future__ import annotations

import os
import re
import tarfile
import tempfile
import time
from collections.abc import Callable, Collection
from typing import Any

from prefect.compat.airflow.hooks.amazon.sagemaker_logs import SageMakerLogMethods
from prefect.compat.airflow.hooks.s3 import S3Hook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")

#: What SageMaker lists on one page at most.
PAGE = 100


class SageMakerMethods(SageMakerLogMethods):
    """What `SageMakerHook` does beside forwarding."""

    non_terminal_states = frozenset({"InProgress", "Stopping"})
    endpoint_non_terminal_states = frozenset({"Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"})
    pipeline_non_terminal_states = frozenset({"Executing", "Stopping"})
    processing_job_non_terminal_states = frozenset({"InProgress", "Stopping"})
    failed_states = frozenset({"Failed"})
    processing_job_failed_states = frozenset({"Failed", "Stopped"})
    training_failed_states = frozenset({"Failed", "Stopped"})

    def configured(self, **given: Any) -> None:
        """See the base class."""
        super().configured(**given)
        self.s3_hook = S3Hook(aws_conn_id=self.aws_conn_id, verify=self._verify)

    # what lies in S3

    def tar_and_s3_upload(self, path: str, key: str, bucket: str) -> None:
        """Pack a file, or what lies in a folder, and put the archive into a bucket."""
        names = [os.path.join(path, name) for name in os.listdir(path)] if os.path.isdir(path) else [path]
        with tempfile.TemporaryFile() as file:
            with tarfile.open(mode="w:gz", fileobj=file) as archive:
                for name in names:
                    archive.add(name, arcname=os.path.basename(name))
            file.seek(0)
            self.s3_hook.load_file_obj(file, key, bucket, True)

    def configure_s3_resources(self, config: dict[str, Any]) -> None:
        """Do what `S3Operations` in settings says, and take it out of them."""
        wanted = config.pop("S3Operations", None) or {}
        for each in wanted.get("S3CreateBucket") or ():
            self.s3_hook.create_bucket(bucket_name=each["Bucket"])
        for each in wanted.get("S3Upload") or ():
            if each["Tar"]:
                self.tar_and_s3_upload(each["Path"], each["Key"], each["Bucket"])
            else:
                self.s3_hook.load_file(each["Path"], each["Key"], each["Bucket"])

    def check_s3_url(self, s3url: str) -> bool:
        """Return `True` if what an address names is there, else raise."""
        bucket, key = S3Hook.parse_s3_url(s3url)
        if not self.s3_hook.check_for_bucket(bucket_name=bucket):
            raise AirflowException(f"there is no bucket {bucket!r}")
        if not key or self.s3_hook.check_for_key(key=key, bucket_name=bucket):
            return True
        # it may be what the keys of several begin with
        if not self.s3_hook.check_for_prefix(prefix=key, bucket_name=bucket, delimiter="/"):
            raise AirflowException(f"there is nothing at s3://{bucket}/{key}")
        return True

    def check_training_config(self, training_config: dict[str, Any]) -> None:
        """Raise if an input of a training is not there."""
        for channel in training_config.get("InputDataConfig") or ():
            source = channel["DataSource"]
            if "S3DataSource" in source:
                self.check_s3_url(source["S3DataSource"]["S3Uri"])

    def check_tuning_config(self, tuning_config: dict[str, Any]) -> None:
        """Raise if an input of a tuning is not there."""
        self.check_training_config(tuning_config["TrainingJobDefinition"])

    # jobs

    def check_status(
        self,
        job_name: str,
        key: str,
        describe_function: Callable[[str], dict[str, Any]],
        check_interval: int,
        max_ingestion_time: int | None = None,
        non_terminal_states: Collection[str] | None = None,
    ) -> dict[str, Any]:
        """Look until a state says that something has ended; return what SageMaker knows about it then."""
        going = self.non_terminal_states if non_terminal_states is None else non_terminal_states
        slept = 0
        while True:
            found = describe_function(job_name)
            state = found.get(key)
            if state is None:
                raise AirflowException(f"SageMaker does not say {key} of {job_name}")
            if state in self.failed_states:
                raise AirflowException(f"{job_name}: {found.get('FailureReason') or 'SageMaker gave no reason'}")
            if state not in going:
                return found
            time.sleep(check_interval)
            slept += check_interval
            if max_ingestion_time and slept > max_ingestion_time:
                raise AirflowException(f"{job_name} took more than {max_ingestion_time} seconds")

    def _ended(self, name: str, what: str, check_interval: int, limit: int | None, going: Any = None) -> Any:
        describe = getattr(self, f"describe_{what}")
        keys = {
            "training_job": "TrainingJobStatus", "tuning_job": "HyperParameterTuningJobStatus",
            "transform_job": "TransformJobStatus", "processing_job": "ProcessingJobStatus",
            "endpoint": "EndpointStatus",
        }  # fmt: skip
        return self.check_status(name, keys[what], describe, check_interval, limit, going)

    def create_training_job(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        print_log: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Begin a training, and wait for its end with its log; return what boto3 does."""
        self.check_training_config(config)
        answer = self.conn.create_training_job(**config)
        name = config["TrainingJobName"]
        if print_log:
            self.check_training_status_with_log(
                name, self.non_terminal_states, self.training_failed_states, wait_for_completion, check_interval,
                max_ingestion_time,
            )  # fmt: skip
        elif wait_for_completion:
            found = self._ended(name, "training_job", check_interval, max_ingestion_time)
            begun, ended = found.get("TrainingStartTime"), found.get("TrainingEndTime")
            if begun and ended:
                number = (found.get("ResourceConfig") or {}).get("InstanceCount", 1)
                self.log.info("Billable seconds: %d", self.count_billable_seconds(begun, ended, number))
        return answer

    def create_tuning_job(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Begin a tuning, and wait for its end; return what boto3 does."""
        self.check_tuning_config(config)
        answer = self.conn.create_hyper_parameter_tuning_job(**config)
        if wait_for_completion:
            self._ended(config["HyperParameterTuningJobName"], "tuning_job", check_interval, max_ingestion_time)
        return answer

    def create_transform_job(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Begin a transform, and wait for its end; return what boto3 does."""
        source = config["TransformInput"]["DataSource"]
        if "S3DataSource" in source:
            self.check_s3_url(source["S3DataSource"]["S3Uri"])
        answer = self.conn.create_transform_job(**config)
        if wait_for_completion:
            self._ended(config["TransformJobName"], "transform_job", check_interval, max_ingestion_time)
        return answer

    def create_processing_job(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Begin a processing, and wait for its end; return what boto3 does."""
        answer = self.conn.create_processing_job(**config)
        if wait_for_completion:
            self._ended(config["ProcessingJobName"], "processing_job", check_interval, max_ingestion_time)
        return answer

    def create_endpoint(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Make an endpoint, and wait until it can be asked; return what boto3 does."""
        return self._endpoint(
            self.conn.create_endpoint, config, wait_for_completion, check_interval, max_ingestion_time
        )

    def update_endpoint(
        self,
        config: dict[str, Any],
        wait_for_completion: bool = True,
        check_interval: int = 30,
        max_ingestion_time: int | None = None,
    ) -> Any:
        """Change an endpoint, and wait until it can be asked; return what boto3 does."""
        return self._endpoint(
            self.conn.update_endpoint, config, wait_for_completion, check_interval, max_ingestion_time
        )

    def _endpoint(self, call: Any, config: dict[str, Any], wait: bool, interval: int, limit: int | None) -> Any:
        answer = call(**config)
        if wait:
            self._ended(config["EndpointName"], "endpoint", interval, limit, self.endpoint_non_terminal_states)
        return answer

    # lists

    def _list(self, operation: str, part: str, max_results: int | None, given: dict[str, Any]) -> list[Any]:
        found: list[Any] = []
        while max_results is None or len(found) < max_results:
            size = PAGE if max_results is None else min(PAGE, max_results - len(found))
            page = getattr(self.conn, operation)(**given, MaxResults=size)
            found += page[part]
            if not page.get("NextToken"):
                break
            given = {**given, "NextToken": page["NextToken"]}
        return found

    @staticmethod
    def _named(name_contains: str | None, kwargs: dict[str, Any]) -> dict[str, Any]:
        if name_contains is None:
            return kwargs
        if "NameContains" in kwargs:
            raise AirflowException("Either name_contains or NameContains can be provided, not both.")
        return {**kwargs, "NameContains": name_contains}

    def list_training_jobs(
        self, name_contains: str | None = None, max_results: int | None = None, **kwargs: Any
    ) -> list[Any]:
        """Return what SageMaker knows about trainings."""
        given = self._named(name_contains, kwargs)
        return self._list("list_training_jobs", "TrainingJobSummaries", max_results, given)

    def list_transform_jobs(
        self, name_contains: str | None = None, max_results: int | None = None, **kwargs: Any
    ) -> list[Any]:
        """Return what SageMaker knows about transforms."""
        given = self._named(name_contains, kwargs)
        return self._list("list_transform_jobs", "TransformJobSummaries", max_results, given)

    def list_processing_jobs(self, **kwargs: Any) -> list[Any]:
        """Return what SageMaker knows about processings."""
        number = kwargs.pop("MaxResults", None)
        return self._list("list_processing_jobs", "ProcessingJobSummaries", number, kwargs)

    def count_processing_jobs_by_name(
        self,
        processing_job_name: str,
        job_name_suffix: str | None = None,
        throttle_retry_delay: int = 2,
        retries: int = 3,
    ) -> int:
        """Return how many processings have a name, by itself or with a suffix (a regular expression) after it."""
        wanted = re.compile(f"{re.escape(processing_job_name)}({job_name_suffix or ''})?")
        while True:
            try:
                pages = self.conn.get_paginator("list_processing_jobs").paginate(NameContains=processing_job_name)
                names = [each["ProcessingJobName"] for page in pages for each in page["ProcessingJobSummaries"]]
            except exceptions.ClientError as err:
                code = code_of(err)
                if code == "ResourceNotFound":
                    return 0
                if code != "ThrottlingException" or retries <= 0:
                    raise
                time.sleep(throttle_retry_delay)
                throttle_retry_delay, retries = throttle_retry_delay * 2, retries - 1
                continue
            return sum(wanted.fullmatch(name) is not None for name in names)

    # pipelines and the like

    def describe_pipeline_exec(self, pipeline_exec_arn: str, verbose: bool = False) -> dict[str, Any]:
        """Return what SageMaker knows about a run of a pipeline; its steps are logged if asked for."""
        if verbose:
            steps = self.conn.list_pipeline_execution_steps(PipelineExecutionArn=pipeline_exec_arn)
            for step in steps["PipelineExecutionSteps"]:
                self.log.info("%s: %s", step.get("StepName"), step.get("StepStatus"))
        found: dict[str, Any] = self.conn.describe_pipeline_execution(PipelineExecutionArn=pipeline_exec_arn)
        return found

    def start_pipeline(
        self,
        pipeline_name: str,
        display_name: str = "airflow-triggered-execution",
        pipeline_params: dict[str, str] | None = None,
    ) -> str:
        """Begin a run of a pipeline; return its ARN."""
        answer = self.conn.start_pipeline_execution(
            PipelineName=pipeline_name,
            PipelineExecutionDisplayName=display_name,
            PipelineParameters=[{"Name": name, "Value": value} for name, value in (pipeline_params or {}).items()],
        )
        return str(answer["PipelineExecutionArn"])

    def stop_pipeline(self, pipeline_exec_arn: str, fail_if_not_running: bool = False) -> str:
        """Stop a run of a pipeline; return its state."""
        for left in (4, 3, 2, 1, 0):
            try:
                self.conn.stop_pipeline_execution(PipelineExecutionArn=pipeline_exec_arn)
                break
            except exceptions.ClientError as err:
                code, text = code_of(err), str(err.response["Error"].get("Message", ""))
                if code == "ConflictException" and left:  # it has just begun
                    time.sleep(0.3)
                elif code == "ValidationException" and "Only pipelines with" in text and not fail_if_not_running:
                    break
                else:
                    raise
        return str(self.describe_pipeline_exec(pipeline_exec_arn)["PipelineExecutionStatus"])

    def create_model_package_group(self, package_group_name: str, package_group_desc: str = "") -> bool:
        """Make a group of models; return `False` if it is there already."""
        try:
            self.conn.create_model_package_group(
                ModelPackageGroupName=package_group_name, ModelPackageGroupDescription=package_group_desc
            )
        except exceptions.ClientError as err:
            text = str(err.response["Error"].get("Message", ""))
            if code_of(err) == "ValidationException" and "already exists" in text:
                return False
            raise
        return True

    def create_auto_ml_job(
        self,
        job_name: str,
        s3_input: str,
        target_attribute: str,
        s3_output: str,
        role_arn: str,
        compressed_input: bool = False,
        time_limit: int | None = None,
        autodeploy_endpoint_name: str | None = None,
        extras: dict[str, Any] | None = None,
        wait_for_completion: bool = True,
        check_interval: int = 30,
    ) -> dict[str, Any] | None:
        """Let SageMaker look for a model; return the best one if it is waited for."""
        source: dict[str, Any] = {
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": s3_input}},
            "TargetAttributeName": target_attribute,
        }
        if compressed_input:
            source["CompressionType"] = "Gzip"
        given: dict[str, Any] = {
            "AutoMLJobName": job_name, "InputDataConfig": [source], "OutputDataConfig": {"S3OutputPath": s3_output},
            "RoleArn": role_arn,
        }  # fmt: skip
        if time_limit:
            given["AutoMLJobConfig"] = {"CompletionCriteria": {"MaxAutoMLJobRuntimeInSeconds": time_limit}}
        if autodeploy_endpoint_name:
            given["ModelDeployConfig"] = {"EndpointName": autodeploy_endpoint_name}
        self.conn.create_auto_ml_job(**{**given, **(extras or {})})
        if not wait_for_completion:
            return None
        found = self.check_status(
            job_name, "AutoMLJobStatus", lambda name: self.conn.describe_auto_ml_job(AutoMLJobName=name), check_interval
        )
        best: dict[str, Any] | None = found.get("BestCandidate")
        return best
