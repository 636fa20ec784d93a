"""Services that carry something out, of which hooks do little beside forwarding."""

from __future__ import annotations

import json
import time
from typing import Any

from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import in_thread
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowFailException
from prefect.core.optional import optional
from prefect.tasks.aws.mail import raw_mail

exceptions = optional("botocore.exceptions", extra="aws")


class StepFunctionMethods(AwsBaseHook):
    """What `StepFunctionHook` does beside forwarding."""

    def start_execution(
        self,
        state_machine_arn: str,
        name: str | None = None,
        state_machine_input: dict[str, Any] | str | None = None,
        is_redrive_execution: bool = False,
    ) -> str:
        """Begin a run of a state machine, or go on with one that failed; return its ARN."""
        if is_redrive_execution:
            if not name:
                raise AirflowFailException(f"a run of {state_machine_arn} that is gone on with needs its `name`")
            parts = state_machine_arn.split(":")
            run = ":".join([*parts[:5], "execution", parts[6], name])
            self.conn.redrive_execution(executionArn=run)
            return run
        given = {"stateMachineArn": state_machine_arn}
        if name is not None:
            given["name"] = name
        if isinstance(state_machine_input, str):
            given["input"] = state_machine_input
        elif isinstance(state_machine_input, dict):
            given["input"] = json.dumps(state_machine_input)
        return str(self.conn.start_execution(**given)["executionArn"])


class EventBridgeMethods(AwsBaseHook):
    """What `EventBridgeHook` does."""

    def put_rule(
        self,
        name: str,
        description: str | None = None,
        event_bus_name: str | None = None,
        event_pattern: str | None = None,
        role_arn: str | None = None,
        schedule_expression: str | None = None,
        state: str | None = None,
        tags: list[Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Make or change a rule; return what boto3 does."""
        if not (event_pattern or schedule_expression):
            raise ValueError("put_rule needs `event_pattern` or `schedule_expression`")
        if state and state not in ("ENABLED", "DISABLED"):
            raise ValueError(f"`state` is ENABLED or DISABLED, not {state!r}")
        given = {
            "Name": name, "Description": description, "EventBusName": event_bus_name, "EventPattern": event_pattern,
            "RoleArn": role_arn, "ScheduleExpression": schedule_expression, "State": state, "Tags": tags,
        }  # fmt: skip
        return self.conn.put_rule(**{key: value for key, value in given.items() if value})


class CloudFormationMethods(AwsBaseHook):
    """What `CloudFormationHook` does."""

    def get_stack_status(self, stack_name: str) -> str | None:
        """Return the state of a stack, `None` if there is none."""
        try:
            return str(self.conn.describe_stacks(StackName=stack_name)["Stacks"][0]["StackStatus"])
        except exceptions.ClientError as err:
            if "does not exist" in str(err):
                return None
            raise

    def create_stack(self, stack_name: str, cloudformation_parameters: dict[str, Any]) -> None:
        """Begin to make a stack."""
        self.conn.create_stack(**{"StackName": stack_name, **cloudformation_parameters})

    def delete_stack(self, stack_name: str, cloudformation_parameters: dict[str, Any] | None = None) -> None:
        """Begin to delete a stack."""
        self.conn.delete_stack(**{"StackName": stack_name, **(cloudformation_parameters or {})})


class SesMethods(AwsBaseHook):
    """What `SesHook` does."""

    def send_email(
        self,
        mail_from: str,
        to: str | list[str],
        subject: str,
        html_content: str,
        files: list[str] | None = None,
        cc: str | list[str] | None = None,
        bcc: str | list[str] | None = None,
        mime_subtype: str = "mixed",
        mime_charset: str = "utf-8",
        reply_to: str | None = None,
        return_path: str | None = None,
        custom_headers: dict[str, Any] | None = None,
    ) -> Any:
        """Send a mail; return what boto3 does."""
        message, receivers = raw_mail(
            mail_from, to, subject, html_content, files=files, cc=cc, bcc=bcc, reply_to=reply_to,
            return_path=return_path, custom_headers=custom_headers,
        )  # fmt: skip
        return self.conn.send_raw_email(Source=mail_from, Destinations=receivers, RawMessage={"Data": message})

    async def asend_email(self, *args: Any, **kwargs: Any) -> Any:
        """Send a mail, as `send_email` does."""
        return await in_thread(self.send_email, *args, **kwargs)


class ComprehendMethods(AwsBaseHook):
    """What `ComprehendHook` does."""

    def validate_document_classifier_training_status(
        self, document_classifier_arn: str, fail_on_warnings: bool = False
    ) -> None:
        """Raise if a classifier was trained with warnings, and those count."""
        found = self.conn.describe_document_classifier(DocumentClassifierArn=document_classifier_arn)
        state = found["DocumentClassifierProperties"]["Status"]
        if state == "TRAINED_WITH_WARNING":
            said = found["DocumentClassifierProperties"].get("Message") or "Comprehend gave no reason"
            self.log.warning("the classifier %s was trained with warnings: %s", document_classifier_arn, said)
            if fail_on_warnings:
                raise AirflowException(f"the classifier {document_classifier_arn} was trained with warnings: {said}")


class DataBrewMethods(AwsBaseHook):
    """What `GlueDataBrewHook` does beside forwarding."""

    def job_completion(self, job_name: str, run_id: str, delay: int = 10, max_attempts: int = 60) -> str:
        """Wait until a run of a job has ended; return its state."""

        def look() -> str:
            return str(self.conn.describe_job_run(Name=job_name, RunId=run_id)["State"])

        state = ""
        for state in looks(look, delay, max_attempts):
            if state in ("STOPPED", "SUCCEEDED", "FAILED", "TIMEOUT"):
                return state
        raise AirflowException(f"the run {run_id} of the job {job_name} is {state} after {max_attempts} looks")


class QuickSightMethods(AwsBaseHook):
    """What `QuickSightHook` does."""

    NON_TERMINAL_STATES = frozenset({"INITIALIZED", "QUEUED", "RUNNING"})
    FAILED_STATES = frozenset({"FAILED"})

    def _ingestion(self, account: str | None, data_set: str, ingestion: str) -> dict[str, Any]:
        given = {"AwsAccountId": account or self.account_id, "DataSetId": data_set, "IngestionId": ingestion}
        try:
            found: dict[str, Any] = self.conn.describe_ingestion(**given)["Ingestion"]
        except exceptions.ClientError as err:
            raise AirflowException(f"QuickSight does not describe the ingestion {ingestion}: {err}") from err
        return found

    def create_ingestion(
        self,
        data_set_id: str,
        ingestion_id: str,
        ingestion_type: str,
        wait_for_completion: bool = True,
        check_interval: int = 30,
        aws_account_id: str | None = None,
        waiter_max_attempts: int = 4320,
    ) -> Any:
        """Begin an ingestion, and wait for its end; return what boto3 does."""
        account = aws_account_id or self.account_id
        answer = self.conn.create_ingestion(
            DataSetId=data_set_id, IngestionId=ingestion_id, IngestionType=ingestion_type, AwsAccountId=account
        )
        if wait_for_completion:
            self.wait_for_ingestion(
                data_set_id=data_set_id, ingestion_id=ingestion_id, aws_account_id=account,
                waiter_delay=check_interval, waiter_max_attempts=waiter_max_attempts,
            )  # fmt: skip
        return answer

    def wait_for_ingestion(
        self,
        *,
        data_set_id: str,
        ingestion_id: str,
        aws_account_id: str | None = None,
        waiter_delay: int = 30,
        waiter_max_attempts: int = 4320,
    ) -> None:
        """Wait until an ingestion has ended; raise if not well."""
        account = aws_account_id or self.account_id
        for found in looks(
            lambda: self._ingestion(account, data_set_id, ingestion_id), waiter_delay, waiter_max_attempts
        ):
            state = found["IngestionStatus"]
            if state == "COMPLETED":
                return
            if state in ("FAILED", "CANCELLED"):
                raise RuntimeError(f"the ingestion {ingestion_id}: {state}; {found.get('ErrorInfo') or 'no reason'}")
        raise RuntimeError(f"the ingestion {ingestion_id} had not ended after {waiter_max_attempts} looks")

    def get_status(self, aws_account_id: str | None, data_set_id: str, ingestion_id: str) -> str:
        """Return the state of an ingestion."""
        return str(self._ingestion(aws_account_id, data_set_id, ingestion_id)["IngestionStatus"])

    def get_error_info(self, aws_account_id: str | None, data_set_id: str, ingestion_id: str) -> Any:
        """Return why an ingestion failed, `None` if it did not."""
        return self._ingestion(aws_account_id, data_set_id, ingestion_id).get("ErrorInfo")

    def wait_for_state(
        self,
        aws_account_id: str | None,
        data_set_id: str,
        ingestion_id: str,
        target_state: set[str],
        check_interval: int,
    ) -> str:
        """Wait until an ingestion has one of the states; return it."""
        while True:
            state = self.get_status(aws_account_id, data_set_id, ingestion_id)
            if state in self.FAILED_STATES:
                why = self.get_error_info(aws_account_id, data_set_id, ingestion_id)
                raise AirflowException(f"the ingestion {ingestion_id} failed: {why}")
            if state == "CANCELLED":
                raise AirflowException(f"the ingestion {ingestion_id} was called off")
            if state in target_state or state not in self.NON_TERMINAL_STATES:
                return state
            time.sleep(check_interval)


class MwaaMethods(AwsBaseHook):
    """What `MwaaHook` does."""

    def invoke_rest_api(
        self,
        env_name: str,
        path: str,
        method: str,
        body: dict[str, Any] | None = None,
        query_params: dict[str, Any] | None = None,
        generate_local_token: bool = False,
        airflow_version: int | None = None,
    ) -> dict[str, Any]:
        """Ask the REST API of an environment; return the status code and the answer."""
        if generate_local_token:
            raise NotImplementedError(
                "MwaaHook.invoke_rest_api asks by AWS's own operation only; leave generate_local_token out"
            )
        answer = self.conn.invoke_rest_api(
            Name=env_name,
            Path=path,
            Method=method,
            # AWS takes no values that are empty
            Body={name: value for name, value in (body or {}).items() if value is not None},
            QueryParameters=query_params or {},
        )
        return {name: answer[name] for name in ("RestApiStatusCode", "RestApiResponse")}


class BedrockMethods(AwsBaseHook):
    """What `BedrockHook` does."""

    def get_guardrail_id_by_name(self, guardrail_name: str) -> str | None:
        """Return the id of a guardrail, `None` if there is none."""
        for page in self.conn.get_paginator("list_guardrails").paginate():
            for each in page["guardrails"]:
                if each["name"] == guardrail_name:
                    return str(each["id"])
        return None


class S3TablesMethods(AwsBaseHook):
    """What `S3TablesHook` does."""

    def get_table_bucket_arn_by_name(self, table_bucket_name: str) -> str | None:
        """Return the ARN of a bucket of tables, `None` if there is none."""
        for page in self.conn.get_paginator("list_table_buckets").paginate():
            for each in page["tableBuckets"]:
                if each["name"] == table_bucket_name:
                    return str(each["arn"])
        return None
