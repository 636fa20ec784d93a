"""Jobs and crawlers of Glue that are made or changed before they run."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.core.waiting import Wait
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.operation import AwsTask, code_of, is_done
from prefect.tasks.aws.table.data import CRAWLER, GLUE_RUN

exceptions = optional("botocore.exceptions", extra="aws")


class GlueRunJob(AwsTask):
    """
    Run a job of Glue and wait for its end; make or change the job before, if its settings are given.

    Args:
        job_name: name of the job.
        script_args: arguments of the script, a dict such as `{"--day": "2024-01-01"}`.
        job_settings: settings of the job by the API's own names (`Role`, `Command`, `GlueVersion` …). A job that is not
            there is made with them; one that is there is changed, if `update_job` is set.
        update_job: change a job that is there.
        run_options: further parameters of `start_job_run` by the API's own names.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The id of the run.

    Raises:
        ValueError: no job was named, neither to the task nor to the run.
        AwsJobFailed: the job failed; the message has Glue's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> GlueRunJob("nightly", script_args={"--day": "2024-01-01"}).job_name
        'nightly'
    """

    @settable(
        "job_name", "script_args", "job_settings", "update_job", "run_options", "wait", "poll_interval", "max_wait"
    )
    def start(
        self,
        job_name: str | None = None,
        script_args: dict[str, str] | None = None,
        job_settings: dict[str, Any] | None = None,
        update_job: bool = False,
        run_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 6.0,
        max_wait: float | None = None,
    ) -> str:
        client = self.connect("glue", credentials)
        name = needed(job_name, "job_name")
        if job_settings:
            self._prepare(client, name, job_settings, update_job)
        given = {"JobName": name, "Arguments": script_args or {}, **(run_options or {})}
        return str(client.start_job_run(**given)["JobRunId"])

    @staticmethod
    def _prepare(client: Any, name: str, settings: dict[str, Any], update: bool) -> None:
        try:
            client.get_job(JobName=name)
        except exceptions.ClientError as err:
            if code_of(err) != "EntityNotFoundException":
                raise
            client.create_job(**{**settings, "Name": name})
            return
        if update:
            changed = {key: value for key, value in settings.items() if key not in ("Name", "Tags")}
            client.update_job(JobName=name, JobUpdate=changed)

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        client = self.connect("glue", wait["credentials"])
        seen = client.get_job_run(JobName=wait["job_name"], RunId=wait.handle)
        return (
            None if is_done(self.name, GLUE_RUN, seen, GLUE_RUN.done, GLUE_RUN.failed) else float(wait["poll_interval"])
        )

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        client = self.connect("glue", wait["credentials"])
        client.batch_stop_job_run(JobName=wait["job_name"], JobRunIds=[wait.handle])


class GlueCrawlerCreate(Task):
    """
    Make a crawler of Glue.

    Args:
        config: settings of the crawler by the API's own names, with its `Name`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The name of the crawler.

    Raises:
        ValueError: no settings were given, neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> GlueCrawlerCreate({"Name": "lake", "Role": "crawler", "Targets": {}}).config["Name"]
        'lake'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("config")
    def run(self, config: dict[str, Any] | None = None, credentials: Credentials | None = None) -> str:
        client = aws_client("glue", credentials, self.boto_kwargs)
        given = needed(config, "config")
        client.create_crawler(**given)
        return str(given["Name"])


class GlueCrawlerUpdate(Task):
    """
    Change a crawler of Glue, and its labels.

    Args:
        config: settings of the crawler by the API's own names, with its `Name`; `Tags` among them replace its labels.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The name of the crawler.

    Raises:
        ValueError: no settings were given, neither to the task nor to the run.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> GlueCrawlerUpdate({"Name": "lake", "Role": "crawler"}).config["Role"]
        'crawler'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("config")
    def run(self, config: dict[str, Any] | None = None, credentials: Credentials | None = None) -> str:
        client = aws_client("glue", credentials, self.boto_kwargs)
        update_crawler(self.boto_kwargs, credentials, needed(config, "config"), client)
        return str(needed(config, "config")["Name"])


def update_crawler(
    boto_kwargs: dict[str, Any] | None, credentials: Credentials | None, config: dict[str, Any], client: Any
) -> None:
    """
    Bring a crawler to its settings.

    Args:
        boto_kwargs: further arguments of the client.
        credentials: those of the run.
        config: the settings.
        client: the client of Glue.
    """
    tags = config.get("Tags")
    client.update_crawler(**{name: value for name, value in config.items() if name != "Tags"})
    if tags is None:
        return
    account = aws_client("sts", credentials, boto_kwargs).get_caller_identity()["Account"]
    partition = client.meta.partition
    arn = f"arn:{partition}:glue:{client.meta.region_name}:{account}:crawler/{config['Name']}"
    old = client.get_tags(ResourceArn=arn).get("Tags", {})
    gone = sorted(set(old) - set(tags))
    if gone:
        client.untag_resource(ResourceArn=arn, TagsToRemove=gone)
    if tags:
        client.tag_resource(ResourceArn=arn, TagsToAdd=tags)


class GlueCrawl(AwsTask):
    """
    Bring a crawler of Glue to its settings, made if it is not there, run it, and wait until it is ready again.

    Args:
        config: settings of the crawler by the API's own names, with its `Name`.
        wait: wait for the end; `False` ends the run as soon as AWS has accepted.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The name of the crawler.

    Raises:
        ValueError: no settings were given, neither to the task nor to the run.
        WaitTimedOut: it was not ready after `max_wait` seconds.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> GlueCrawl({"Name": "lake", "Role": "crawler", "Targets": {}}).poll_interval
        5.0
    """

    @settable("config", "wait", "poll_interval", "max_wait")
    def start(
        self,
        config: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
        wait: bool = True,
        poll_interval: float = 5.0,
        max_wait: float | None = None,
    ) -> str:
        client = self.connect("glue", credentials)
        given = needed(config, "config")
        try:
            client.get_crawler(Name=given["Name"])
        except exceptions.ClientError as err:
            if code_of(err) != "EntityNotFoundException":
                raise
            client.create_crawler(**given)
        else:
            update_crawler(self.boto_kwargs, credentials, given, client)
        try:
            client.start_crawler(Name=given["Name"])
        except exceptions.ClientError as err:
            if code_of(err) != "CrawlerRunningException":
                raise
        return str(given["Name"])

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        if not wait["wait"]:
            return None
        seen = self.connect("glue", wait["credentials"]).get_crawler(Name=wait.handle)
        return None if is_done(self.name, CRAWLER, seen, CRAWLER.done, CRAWLER.failed) else float(wait["poll_interval"])

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        self.connect("glue", wait["credentials"]).stop_crawler(Name=wait.handle)
