"""
What the hooks of Amazon do against an emulator of AWS, for real Airflow and for ours: one list for both.

`real`, run by a Python that has Airflow and the provider of Amazon, with the address of an emulator in the environment,
writes what came out.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.compat.airflow.hooks.aws_recording import plain

#: What is another one each time: ids, moments, ports.
CHANGING = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\b(i|j|s|r|ami|vpc|subnet|sg|eni|vol|task|loc|exec)-[0-9a-zA-Z]{6,}"
    r"|\b[0-9a-f]{12,}\b|\d{4}-\d\d-\d\d[T ][\d:.+Z]+|localhost:\d+|127\.0\.0\.1:\d+|\b[A-Z0-9]{13,}\b|\b\d{10,13}\b"
)
ROLE = "arn:aws:iam::123456789012:role/r"
TRUST = json.dumps({"Version": "2012-10-17", "Statement": []})
DEFINITION = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})
STACK = {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}
TABLE = {"Name": "t", "StorageDescriptor": {"Location": "s3://b/t", "Columns": []}, "PartitionKeys": [
    {"Name": "day", "Type": "string"}]}  # fmt: skip

Find = Callable[..., Any]
Boto = Callable[[str], Any]


def _names(found: Any, *names: str) -> dict[str, Any]:
    return {name: found.get(name) for name in names}


def athena(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("athena.AthenaHook")
    query = hook.run_query("select 1", {"Database": "d"}, {"OutputLocation": "s3://b/out"})
    yield hook.check_query_status(query)
    yield hook.poll_query_status(query, max_polling_attempts=1)
    yield hook.get_output_location(query).rpartition("/")[0]
    yield hook.get_query_results(query)["ResultSet"]
    yield hook.get_query_info(query)["QueryExecution"]["Query"]
    yield [page["ResultSet"] for page in hook.get_query_results_paginator(query, page_size=5)]


def cloud_formation(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("cloud_formation.CloudFormationHook")
    yield hook.get_stack_status("s")
    yield hook.create_stack("s", {"TemplateBody": json.dumps(STACK)})
    yield hook.get_stack_status("s")
    yield hook.delete_stack("s")
    yield hook.get_stack_status("s")


def datasync(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("datasync.DataSyncHook", wait_interval_seconds=0)
    config = {"S3BucketArn": "arn:aws:s3:::b", "S3Config": {"BucketAccessRoleArn": ROLE}, "Subdirectory": "x"}
    source = hook.create_location("s3://b/x", **config)
    smb = {"ServerHostname": "h", "Subdirectory": "y", "User": "u", "Password": "p", "AgentArns": ["a" * 10]}
    target = hook.create_location("smb://h/y", **smb)
    yield len(hook.get_location_arns("s3://b/x")), len(hook.get_location_arns("S3://B/X/", case_sensitive=True))
    task = hook.create_task(source, target, Name="t")
    yield hook.get_task_arns_for_location_arns([source], [target]) == [task]
    yield hook.get_task_arns_for_location_arns([target], [source])
    yield hook.get_task_description(task)["Name"]
    yield hook.update_task(task, Name="u")
    run = hook.start_task_execution(task)
    yield hook.get_current_task_execution_arn(task) == run
    yield hook.describe_task_execution(run)["Status"]
    yield hook.cancel_task_execution(run)
    yield hook.delete_task(task)


def dynamodb(find: Find, boto: Boto) -> Iterator[Any]:
    boto("dynamodb").create_table(
        TableName="t", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    )  # fmt: skip
    hook = find("dynamodb.DynamoDBHook", table_name="t", table_keys=["id"])
    yield hook.write_batch_data([{"id": "a", "n": 1}, {"id": "b", "n": 2}])
    yield hook.get_item("t", {"id": "a"}), hook.get_item("t", {"id": "z"})
    yield hook.put_item("t", {"id": "c"}, "attribute_not_exists(id)") is not None
    yield hook.update_item("t", {"id": "c"}, "SET n = :n", {":n": 7})
    yield hook.update_item("t", {"id": "c"}, "SET #n = :n", {":n": 8}, {"#n": "n"}, "attribute_exists(id)")
    yield hook.query("t", "id = :id", {":id": "b"})
    yield hook.query("t", "#i = :id", {":id": "c", ":n": 8}, {"#i": "id"}, "n = :n", limit=1)
    yield hook.delete_item("t", {"id": "c"}), hook.delete_item("t", {"id": "c"})


def ec2(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("ec2.EC2Hook", api_type="client_type")
    image = boto("ec2").describe_images()["Images"][0]["ImageId"]
    made = boto("ec2").run_instances(ImageId=image, MinCount=2, MaxCount=2)["Instances"]
    ids = [each["InstanceId"] for each in made]
    yield (
        sorted(hook.get_instance_ids()) == sorted(ids),
        len(hook.get_instances()),
        len(hook.get_instances([], ids[:1])),
    )
    yield hook.get_instance(ids[0])["InstanceId"] == ids[0], hook.get_instance_state(ids[0])
    yield hook.stop_instances(ids)["StoppingInstances"][0]["PreviousState"]
    yield hook.wait_for_state(ids[0], "stopped", 0), hook.get_instance_ids([
        {"Name": "instance-state-name", "Values": ["running"]}])  # fmt: skip
    yield len(hook.start_instances(ids[:1])["StartingInstances"])
    resource = find("ec2.EC2Hook")
    yield resource.get_instance_state(ids[0]), resource.get_instance(ids[0]).id == ids[0]
    yield len(hook.terminate_instances(ids)["TerminatingInstances"])
    yield hook.get_instance_state(ids[1])


def ecr(find: Find, boto: Boto) -> Iterator[Any]:
    for found in find("ecr.EcrHook").get_temporary_credentials():
        yield found.username, found.registry, found.proxy_endpoint


def ecs(find: Find, boto: Boto) -> Iterator[Any]:
    client, hook = boto("ecs"), find("ecs.EcsHook")
    client.create_cluster(clusterName="c")
    client.register_task_definition(family="f", containerDefinitions=[{"name": "a", "image": "i", "memory": 9}])
    yield hook.get_cluster_state("c"), hook.get_task_definition_state("f")


def eks(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("eks.EksHook")
    yield hook.get_cluster_state("c")
    yield hook.create_cluster("c", ROLE, {"subnetIds": ["subnet-1"]})["cluster"]["name"]
    yield hook.create_nodegroup("c", "n", ["subnet-1"], ROLE)["nodegroup"]["tags"]
    made = hook.create_fargate_profile("c", "f", ROLE, [{"namespace": "d"}])
    yield made["fargateProfile"]["selectors"]
    yield hook.get_cluster_state("c"), hook.get_nodegroup_state("c", "n"), hook.get_fargate_profile_state("c", "f")
    yield hook.list_clusters(), hook.list_nodegroups("c"), hook.list_fargate_profiles("c", verbose=True)
    yield hook.describe_cluster("c", verbose=True)["cluster"]["roleArn"]
    yield hook.describe_nodegroup("c", "n")["nodegroup"]["subnets"]
    yield hook.describe_fargate_profile("c", "f")["fargateProfile"]["podExecutionRoleArn"]
    yield hook.delete_nodegroup("c", "n")["nodegroup"]["nodegroupName"]
    yield hook.delete_fargate_profile("c", "f")["fargateProfile"]["fargateProfileName"]
    yield hook.delete_cluster("c")["cluster"]["name"], hook.get_nodegroup_state("c", "n")


def emr(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("emr.EmrHook", emr_conn_id=None)
    machines = {"MasterInstanceType": "m5.xlarge", "InstanceCount": 1, "KeepJobFlowAliveWhenNoSteps": True}
    made = hook.create_job_flow({"Name": "n", "Instances": machines, "JobFlowRole": "a", "ServiceRole": "b"})
    cluster = made["JobFlowId"]
    yield hook.get_cluster_id_by_name("n", ["WAITING", "STARTING", "RUNNING"]) == cluster
    yield hook.get_cluster_id_by_name("m", ["WAITING"])
    step = {"Name": "s", "HadoopJarStep": {"Jar": "x.jar"}, "ActionOnFailure": "CONTINUE"}
    yield len(hook.add_job_flow_steps(cluster, [step, step]))


def emr_containers(find: Find, boto: Boto) -> Iterator[Any]:
    boto("eks").create_cluster(name="e", roleArn=ROLE, resourcesVpcConfig={})
    hook = find("emr.EmrContainerHook")
    hook.virtual_cluster_id = hook.create_emr_on_eks_cluster("v", "e", "n", {"a": "b"})
    job = hook.submit_job("j", ROLE, "emr-6.3.0-latest", {"sparkSubmitJobDriver": {"entryPoint": "x.py"}})
    yield hook.check_query_status(job), hook.poll_query_status(job, 0, 2)
    yield hook.stop_query(job)["id"] == job, hook.check_query_status(job)


def eventbridge(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("eventbridge.EventBridgeHook")
    yield hook.put_rule("r", schedule_expression="rate(1 day)", state="DISABLED", description="d")["RuleArn"]
    yield _names(boto("events").describe_rule(Name="r"), "State", "ScheduleExpression", "Description")


def firehose(find: Find, boto: Boto) -> Iterator[Any]:
    boto("s3").create_bucket(Bucket="bkt")
    boto("firehose").create_delivery_stream(
        DeliveryStreamName="d", S3DestinationConfiguration={"RoleARN": ROLE, "BucketARN": "arn:aws:s3:::bkt"}
    )
    yield find("firehose.FirehoseHook", delivery_stream="d").put_records([{"Data": b"a"}])["FailedPutCount"]
    yield find("kinesis.FirehoseHook", delivery_stream="d").put_records([{"Data": b"a"}])["FailedPutCount"]


def glue(find: Find, boto: Boto) -> Iterator[Any]:
    boto("iam").create_role(RoleName="r", AssumeRolePolicyDocument=TRUST)
    hook = find(
        "glue.GlueJobHook", job_name="j", iam_role_name="r", script_location="s3://b/s.py", s3_bucket="b",
        update_config=True, job_poll_interval=0, desc="d",
    )  # fmt: skip
    yield hook.create_glue_job_config()
    yield hook.has_job("j"), hook.create_or_update_glue_job(), hook.has_job("j")
    run = hook.initialize_job({"--a": "1"})["JobRunId"]
    yield hook.get_job_state("j", run) in ("STARTING", "RUNNING", "SUCCEEDED")
    yield hook.update_job(Name="j", MaxRetries=0)
    yield hook.update_tags("j", {"a": "b"}), hook.update_tags("j", {"a": "b"}), hook.update_tags("j", {})


def glue_lake(find: Find, boto: Boto) -> Iterator[Any]:
    client = boto("glue")
    client.create_database(DatabaseInput={"Name": "d"})
    client.create_table(DatabaseName="d", TableInput=TABLE)
    hook = find("glue_catalog.GlueCatalogHook")
    yield hook.get_table("d", "t")["Name"], hook.get_table_location("d", "t")
    for day in ("1", "2"):
        hook.create_partition("d", "t", {"Values": [day], "StorageDescriptor": {"Location": f"s3://b/t/{day}"}})
    yield sorted(hook.get_partitions("d", "t")), hook.check_for_partition("d", "t", "day = '2'")
    yield hook.check_for_partition("d", "t", "day = '9'"), hook.get_partition("d", "t", ["1"])["Values"]
    crawler = find("glue_crawler.GlueCrawlerHook")
    yield crawler.has_crawler("c")
    crawler.create_crawler(Name="c", Role="r", DatabaseName="d", Targets={"S3Targets": [{"Path": "s3://b"}]})
    yield crawler.has_crawler("c"), crawler.get_crawler("c")["State"]
    yield crawler.update_crawler(Name="c", Role="r")
    client.tag_resource(ResourceArn="arn:aws:glue:us-east-1:123456789012:crawler/c", TagsToAdd={"a": "b"})
    yield crawler.update_tags("c", {"a": "c"}), crawler.update_tags("c", {"a": "c"}), crawler.update_tags("c", {})
    crawler.start_crawler("c")


def glacier(find: Find, boto: Boto) -> Iterator[Any]:
    boto("glacier").create_vault(vaultName="v")
    hook = find("glacier.GlacierHook")
    job = hook.retrieve_inventory("v")["jobId"]
    yield _names(hook.describe_job("v", job), "Action", "StatusCode")


def logs(find: Find, boto: Boto) -> Iterator[Any]:
    client = boto("logs")
    client.create_log_group(logGroupName="g")
    client.create_log_stream(logGroupName="g", logStreamName="s")
    now = time.time_ns() // 10**6
    lines = [{"timestamp": now + n, "message": f"line {n}"} for n in range(5)]
    client.put_log_events(logGroupName="g", logStreamName="s", logEvents=lines)
    hook = find("logs.AwsLogsHook")
    yield [event["message"] for event in hook.get_log_events("g", "s")]
    yield [event["message"] for event in hook.get_log_events("g", "s", skip=2)]
    yield [event["message"] for event in hook.get_log_events("g", "s", start_time=now + 1, end_time=now + 3)]


def rds(find: Find, boto: Boto) -> Iterator[Any]:
    client, hook = boto("rds"), find("rds.RdsHook")
    client.create_db_instance(
        DBInstanceIdentifier="i", DBInstanceClass="db.t3.micro", Engine="postgres", AllocatedStorage=20,
        MasterUsername="u", MasterUserPassword="pw-12345678",
    )  # fmt: skip
    client.create_db_snapshot(DBSnapshotIdentifier="s", DBInstanceIdentifier="i")
    client.create_db_cluster(
        DBClusterIdentifier="c", Engine="aurora-postgresql", MasterUsername="u", MasterUserPassword="pw-12345678"
    )
    client.create_db_cluster_snapshot(DBClusterSnapshotIdentifier="cs", DBClusterIdentifier="c")
    client.create_event_subscription(SubscriptionName="e", SnsTopicArn="arn:aws:sns:us-east-1:123456789012:t")
    yield hook.get_db_instance_state("i"), hook.get_db_snapshot_state("s"), hook.get_event_subscription_state("e")
    yield hook.get_db_cluster_state("c"), hook.get_db_cluster_snapshot_state("cs")
    yield (
        hook.wait_for_db_instance_state("i", "available", 0, 3),
        hook.wait_for_db_snapshot_state("s", "available", 0, 3),
    )


def sagemaker(find: Find, boto: Boto) -> Iterator[Any]:
    boto("s3").create_bucket(Bucket="bkt")
    boto("s3").put_object(Bucket="bkt", Key="in/x", Body=b"x")
    hook = find("sagemaker.SageMakerHook")
    yield hook.check_s3_url("s3://bkt/in/x"), hook.check_s3_url("s3://bkt"), hook.check_s3_url("s3://bkt/in")
    yield hook.create_model({"ModelName": "m", "ExecutionRoleArn": ROLE})["ModelArn"]
    yield hook.describe_model("m")["ModelName"]
    training = {
        "TrainingJobName": "t", "RoleArn": ROLE, "OutputDataConfig": {"S3OutputPath": "s3://bkt/out"},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
        "StoppingCondition": {"MaxRuntimeInSeconds": 9},
        "AlgorithmSpecification": {"TrainingImage": "i", "TrainingInputMode": "File"},
    }  # fmt: skip
    yield hook.create_training_job(training, print_log=False, check_interval=0)["TrainingJobArn"]
    yield hook.describe_training_job("t")["TrainingJobStatus"]
    yield [each["TrainingJobName"] for each in hook.list_training_jobs("t", max_results=3)]
    yield hook.count_processing_jobs_by_name("p")
    yield hook.delete_model("m")


def secrets(find: Find, boto: Boto) -> Iterator[Any]:
    boto("secretsmanager").create_secret(Name="s", SecretString='{"a": 1}')
    boto("ssm").put_parameter(Name="p", Value="v", Type="SecureString")
    hook = find("secrets_manager.SecretsManagerHook")
    yield hook.get_secret("s"), hook.get_secret_as_dict("s")
    yield find("ssm.SsmHook").get_parameter_value("p"), find("ssm.SsmHook").get_parameter_value("q", default="d")


def ses(find: Find, boto: Boto) -> Iterator[Any]:
    boto("ses").verify_email_identity(EmailAddress="a@example.com")
    sent = find("ses.SesHook").send_email("a@example.com", "b@example.com, c@example.com", "S", "<b>")
    yield sorted(set(sent) - {"ResponseMetadata"}), boto("ses").get_send_quota()["SentLast24Hours"]


def step_function(find: Find, boto: Boto) -> Iterator[Any]:
    made = boto("stepfunctions").create_state_machine(name="m", definition=DEFINITION, roleArn=ROLE)
    hook = find("step_function.StepFunctionHook")
    run = hook.start_execution(made["stateMachineArn"], "n", {"a": 1})
    yield run, _names(hook.describe_execution(run), "name", "status", "input")


def sts(find: Find, boto: Boto) -> Iterator[Any]:
    hook = find("sts.StsHook")
    yield hook.get_account_number(), hook.account_id, hook.conn_region_name, hook.conn_partition, hook.service_name


SCENARIOS = (
    athena, cloud_formation, datasync, dynamodb, ec2, ecr, ecs, eks, emr, emr_containers, eventbridge,
    firehose, glacier, glue, glue_lake, logs, rds, sagemaker, secrets, ses, step_function, sts,
)  # fmt: skip


def outcome(scenario: Callable[..., Iterator[Any]], find: Find, boto: Boto) -> list[Any]:
    """
    What comes out of a scenario.

    Args:
        scenario: the scenario.
        find: makes a hook.
        boto: gives a client.

    Returns:
        What it gives, without what is another one each time.
    """
    text = json.dumps(plain([*scenario(find, boto)]), default=str, sort_keys=True)
    found: list[Any] = json.loads(CHANGING.sub("*", text))
    return found


def real(url: str) -> dict[str, Any]:
    import boto3  # only here

    def find(path: str, **given: Any) -> Any:
        module, _, name = path.rpartition(".")
        made = getattr(importlib.import_module(f"airflow.providers.amazon.aws.hooks.{module}"), name)
        return made(aws_conn_id=None, region_name="us-east-1", **given)

    found: dict[str, Any] = {}
    for scenario in SCENARIOS:
        urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", method="POST"))
        try:
            found[scenario.__name__] = outcome(scenario, find, lambda name: boto3.client(name, region_name="us-east-1"))
        except Exception as err:  # noqa: BLE001  # shown, and not recorded
            print(scenario.__name__, repr(err), file=sys.stderr)
    return found


if __name__ == "__main__":
    lines = [
        f"{json.dumps(name)}: {json.dumps(found, sort_keys=True)}" for name, found in sorted(real(sys.argv[2]).items())
    ]
    Path(sys.argv[1]).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
