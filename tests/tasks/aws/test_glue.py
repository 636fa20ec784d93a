from __future__ import annotations

import boto3
import pytest

from prefect.tasks.aws import GlueCrawl, GlueCrawlerCreate, GlueCrawlerUpdate, GlueRunJob, operation
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed

SETTINGS = {"Role": "r", "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/s.py"}}
CRAWLER = {"Name": "lake", "Role": "r", "Targets": {"S3Targets": [{"Path": "s3://b/"}]}, "DatabaseName": "d"}


def test_makes_a_job_and_runs_it(aws):
    run = GlueRunJob("nightly", {"--day": "1"}, SETTINGS, poll_interval=0.01).run()
    glue = boto3.client("glue")
    assert glue.get_job_run(JobName="nightly", RunId=run)["JobRun"]["Arguments"] == {"--day": "1"}
    assert glue.get_job(JobName="nightly")["Job"]["Role"] == "r"


def test_changes_a_job_that_is_there(monkeypatch):
    # the emulator cannot change jobs
    glue = stubbed("glue", monkeypatch, operation)
    glue.add_response("get_job", {"Job": {"Name": "nightly"}})
    glue.add_response("update_job", {}, {"JobName": "nightly", "JobUpdate": SETTINGS})
    glue.add_response("start_job_run", {"JobRunId": "1"}, {"JobName": "nightly", "Arguments": {}})
    settings = {**SETTINGS, "Tags": {"a": "b"}}
    assert GlueRunJob("nightly", job_settings=settings, update_job=True).run(wait=False) == "1"
    glue.assert_no_pending_responses()


def test_says_why_a_job_failed(monkeypatch):
    # the emulator's jobs always succeed; the answers are the test's own
    glue = stubbed("glue", monkeypatch, operation)
    glue.add_response("start_job_run", {"JobRunId": "1"})
    glue.add_response("get_job_run", {"JobRun": {"JobRunState": "FAILED", "ErrorMessage": "no such table"}})
    with pytest.raises(AwsJobFailed, match="'FAILED'; no such table"):
        GlueRunJob("nightly").run()


def test_crawlers(aws):
    assert GlueCrawlerCreate(CRAWLER).run() == "lake"
    glue = boto3.client("glue")
    assert glue.get_crawler(Name="lake")["Crawler"]["Role"] == "r"


def test_a_crawl_makes_the_crawler_first(monkeypatch):
    # the emulator's crawlers never come to their end
    glue = stubbed("glue", monkeypatch, operation)
    glue.add_client_error("get_crawler", "EntityNotFoundException")
    glue.add_response("create_crawler", {}, CRAWLER)
    glue.add_response("start_crawler", {}, {"Name": "lake"})
    for state in ("RUNNING", "STOPPING", "READY"):
        glue.add_response("get_crawler", {"Crawler": {"State": state}}, {"Name": "lake"})
    assert GlueCrawl(CRAWLER, poll_interval=0).run() == "lake"
    glue.assert_no_pending_responses()


def test_a_crawler_is_brought_to_its_settings_and_labels(monkeypatch):
    from prefect.tasks.aws import glue as glue_module

    glue = stubbed("glue", monkeypatch)
    sts = stubbed("sts", monkeypatch)
    sts.add_response("get_caller_identity", {"Account": "123456789012"})
    clients = {"glue": glue.client, "sts": sts.client}
    monkeypatch.setattr(glue_module, "aws_client", lambda service, *args: clients[service])
    arn = {"ResourceArn": "arn:aws:glue:us-east-1:123456789012:crawler/lake"}
    glue.add_response("update_crawler", {}, {"Name": "lake", "Role": "new"})
    glue.add_response("get_tags", {"Tags": {"old": "1", "kept": "2"}}, arn)
    glue.add_response("untag_resource", {}, {**arn, "TagsToRemove": ["old"]})
    glue.add_response("tag_resource", {}, {**arn, "TagsToAdd": {"kept": "3"}})
    assert GlueCrawlerUpdate({"Name": "lake", "Role": "new", "Tags": {"kept": "3"}}).run() == "lake"
    glue.assert_no_pending_responses()
