"""Batch, ECS, ECR, EKS, Lambda, Step Functions, EC2."""

from __future__ import annotations

from prefect.tasks.aws.rows import Look, Row

BATCH_JOB = Look(
    "describe_jobs",
    {"jobs": "[made.jobId]"},
    "jobs[].status",
    done=("SUCCEEDED",),
    failed=("FAILED",),
    reason="jobs[].[statusReason, container.reason][]",
)
BATCH_ENVIRONMENT = Look(
    "describe_compute_environments",
    {"computeEnvironments": "[args.compute_environment_name]"},
    "computeEnvironments[].status",
    done=("VALID",),
    failed=("INVALID", "DELETED"),
    reason="computeEnvironments[].statusReason",
    delay=30,
)
BATCH = (
    Row(
        "BatchRunJob",
        "batch",
        "Run a job on AWS Batch and wait for its end.",
        "job_name: str, job_definition: str, job_queue: str, container_overrides: dict = None, "
        "array_properties: dict = None, parameters: dict = None, retry_strategy: dict = None, node_overrides: "
        "dict = None, "
        "ecs_properties_override: dict = None, eks_properties_override: dict = None, share_identifier: str = None, "
        "scheduling_priority_override: int = None, job_timeout: dict = None, resource_tags: dict = None",
        operation="submit_job",
        send={"timeout": "job_timeout", "tags": "resource_tags"},
        look=BATCH_JOB,
        cancel=("terminate_job", {"jobId": "made.jobId", "reason": "'The task was called off.'"}),
        gives="made.jobId",
        returns="The id of the job.",
        operators=("BatchOperator",),
    ),
    Row(
        "BatchWaitForJob",
        "batch",
        "Wait for the end of a job of AWS Batch.",
        "job_id: str",
        look=BATCH_JOB._replace(send={"jobs": "[args.job_id]"}, delay=5),
        operators=("BatchSensor",),
    ),
    Row(
        "BatchCreateComputeEnvironment",
        "batch",
        "Make a compute environment of AWS Batch and wait until it is valid.",
        "compute_environment_name: str, environment_type: str = 'MANAGED', state: str = 'ENABLED', "
        "compute_resources: dict = None, unmanaged_v_cpus: int = None, service_role: str = None, resource_tags: "
        "dict = None",
        operation="create_compute_environment",
        send={"type": "environment_type", "unmanagedvCpus": "unmanaged_v_cpus", "tags": "resource_tags"},
        look=BATCH_ENVIRONMENT,
        gives="made.computeEnvironmentArn",
        returns="The ARN of the environment.",
        operators=("BatchCreateComputeEnvironmentOperator",),
    ),
    Row(
        "BatchWaitForComputeEnvironment",
        "batch",
        "Wait until a compute environment of AWS Batch is valid.",
        "compute_environment: str",
        look=BATCH_ENVIRONMENT._replace(send={"computeEnvironments": "[args.compute_environment]"}),
        operators=("BatchComputeEnvironmentSensor",),
    ),
    Row(
        "BatchWaitForJobQueue",
        "batch",
        "Wait until a job queue of AWS Batch is valid.",
        "job_queue: str",
        look=Look(
            "describe_job_queues",
            {"jobQueues": "[args.job_queue]"},
            "jobQueues[].status",
            done=("VALID",),
            failed=("INVALID", "DELETED"),
            reason="jobQueues[].statusReason",
        ),
        operators=("BatchJobQueueSensor",),
    ),
)

ECS_CLUSTER = Look(
    "describe_clusters",
    {"clusters": "[args.cluster_name]"},
    "clusters[].status",
    done=("ACTIVE",),
    failed=("FAILED", "INACTIVE"),
    reason="failures[].reason",
    delay=15,
)
ECS_TASKS = Look(
    "describe_tasks",
    {"cluster": "args.cluster", "tasks": "[args.task_arn]"},
    "tasks[].lastStatus",
    done=("RUNNING",),
    failed=("STOPPED",),
    reason="tasks[].stoppedReason",
    delay=15,
)
ECS = (
    Row(
        "EcsCreateCluster",
        "ecs",
        "Make a cluster of ECS and wait until it is active.",
        "cluster_name: str",
        operation="create_cluster",
        look=ECS_CLUSTER,
        gives="made.cluster",
        returns="What ECS says of the cluster, a dict.",
        operators=("EcsCreateClusterOperator",),
    ),
    Row(
        "EcsDeleteCluster",
        "ecs",
        "Delete a cluster of ECS and wait until it is inactive.",
        "cluster_name: str",
        operation="delete_cluster",
        send={"cluster": "cluster_name"},
        look=ECS_CLUSTER._replace(done=("INACTIVE", None), failed=("FAILED",), gone=("ClusterNotFoundException",)),
        gives="made.cluster",
        returns="What ECS says of the cluster, a dict.",
        operators=("EcsDeleteClusterOperator",),
    ),
    Row(
        "EcsRegisterTaskDefinition",
        "ecs",
        "Register a definition of tasks with ECS.",
        "family: str, container_definitions: list[dict], execution_role_arn: str = None, task_role_arn: str = None, "
        "network_mode: str = None, requires_compatibilities: list[str] = None, cpu: str = None, memory: str = None",
        operation="register_task_definition",
        gives="made.taskDefinition.taskDefinitionArn",
        returns="The ARN of the definition.",
        operators=("EcsRegisterTaskDefinitionOperator",),
    ),
    Row(
        "EcsDeregisterTaskDefinition",
        "ecs",
        "Take a definition of tasks out of use.",
        "task_definition: str",
        operation="deregister_task_definition",
        gives="made.taskDefinition.taskDefinitionArn",
        returns="The ARN of the definition.",
        operators=("EcsDeregisterTaskDefinitionOperator",),
    ),
    Row(
        "EcsWaitForCluster",
        "ecs",
        "Wait until a cluster of ECS has come to a state.",
        "cluster_name: str",
        look=ECS_CLUSTER,
        operators=("EcsClusterStateSensor",),
    ),
    Row(
        "EcsWaitForTaskDefinition",
        "ecs",
        "Wait until a definition of tasks has come to a state.",
        "task_definition: str",
        look=Look(
            "describe_task_definition",
            {"taskDefinition": "args.task_definition"},
            "taskDefinition.status",
            done=("ACTIVE",),
            failed=("INACTIVE",),
            delay=15,
        ),
        operators=("EcsTaskDefinitionStateSensor",),
    ),
    Row(
        "EcsWaitForTask",
        "ecs",
        "Wait until a task of ECS has come to a state.",
        "cluster: str, task_arn: str",
        look=ECS_TASKS,
        operators=("EcsTaskStateSensor",),
    ),
)

ECR = (
    Row(
        "EcrCreateRepository",
        "ecr",
        "Make a repository for container images.",
        "repository_name: str, registry_id: str = None, resource_tags: list[dict] = None, "
        "image_tag_mutability: str = None, image_tag_mutability_exclusion_filters: list[dict] = None, "
        "image_scanning_configuration: dict = None, encryption_configuration: dict = None",
        operation="create_repository",
        send={"tags": "resource_tags"},
        gives="made.repository",
        returns="What ECR says of the repository, a dict.",
        operators=("EcrCreateRepositoryOperator",),
    ),
    Row(
        "EcrDeleteRepository",
        "ecr",
        "Delete a repository for container images.",
        "repository_name: str, registry_id: str = None, force: bool = False",
        operation="delete_repository",
        gives="made.repository",
        returns="What ECR says of the repository, a dict.",
        operators=("EcrDeleteRepositoryOperator",),
    ),
    Row(
        "EcrSetRepositoryPolicy",
        "ecr",
        "Say who may use a repository for container images.",
        "repository_name: str, policy_text: str, registry_id: str = None, force: bool = False",
        operation="set_repository_policy",
        as_json=("policy_text",),
        gives="{registryId: made.registryId, repositoryName: made.repositoryName, policyText: made.policyText}",
        returns="A dict with the repository and its policy.",
        operators=("EcrSetRepositoryPolicyOperator",),
    ),
)

EKS_CLUSTER = Look(
    "describe_cluster",
    {"name": "args.cluster_name"},
    "cluster.status",
    done=("ACTIVE",),
    failed=("FAILED",),
    reason="cluster.health.issues[].message",
)
EKS_NODEGROUP = Look(
    "describe_nodegroup",
    {"clusterName": "args.cluster_name", "nodegroupName": "args.nodegroup_name"},
    "nodegroup.status",
    done=("ACTIVE",),
    failed=("CREATE_FAILED", "DELETE_FAILED"),
    reason="nodegroup.health.issues[].message",
)
EKS_PROFILE = Look(
    "describe_fargate_profile",
    {"clusterName": "args.cluster_name", "fargateProfileName": "args.fargate_profile_name"},
    "fargateProfile.status",
    done=("ACTIVE",),
    failed=("CREATE_FAILED", "DELETE_FAILED"),
)
EKS = (
    Row(
        "EksCreateCluster",
        "eks",
        "Make a cluster of EKS and wait until it is active.",
        "cluster_name: str, cluster_role_arn: str, resources_vpc_config: dict",
        operation="create_cluster",
        send={"name": "cluster_name", "roleArn": "cluster_role_arn"},
        look=EKS_CLUSTER,
        operators=("EksCreateClusterOperator",),
    ),
    Row(
        "EksCreateNodegroup",
        "eks",
        "Add a group of nodes to a cluster of EKS and wait until it is active.",
        "cluster_name: str, nodegroup_name: str, nodegroup_subnets: list[str], nodegroup_role_arn: str",
        operation="create_nodegroup",
        send={"subnets": "nodegroup_subnets", "nodeRole": "nodegroup_role_arn"},
        look=EKS_NODEGROUP,
        operators=("EksCreateNodegroupOperator",),
    ),
    Row(
        "EksCreateFargateProfile",
        "eks",
        "Make a Fargate profile of a cluster of EKS and wait until it is active.",
        "cluster_name: str, fargate_profile_name: str, pod_execution_role_arn: str, selectors: list[dict]",
        operation="create_fargate_profile",
        look=EKS_PROFILE,
        operators=("EksCreateFargateProfileOperator",),
    ),
    Row(
        "EksDeleteCluster",
        "eks",
        "Delete a cluster of EKS and wait until it is gone.",
        "cluster_name: str",
        operation="delete_cluster",
        send={"name": "cluster_name"},
        look=EKS_CLUSTER._replace(done=(None,), gone=("ResourceNotFoundException",)),
        operators=("EksDeleteClusterOperator",),
    ),
    Row(
        "EksDeleteNodegroup",
        "eks",
        "Delete a group of nodes and wait until it is gone.",
        "cluster_name: str, nodegroup_name: str",
        operation="delete_nodegroup",
        look=EKS_NODEGROUP._replace(done=(None,), gone=("ResourceNotFoundException",)),
        operators=("EksDeleteNodegroupOperator",),
    ),
    Row(
        "EksDeleteFargateProfile",
        "eks",
        "Delete a Fargate profile and wait until it is gone.",
        "cluster_name: str, fargate_profile_name: str",
        operation="delete_fargate_profile",
        look=EKS_PROFILE._replace(done=(None,), gone=("ResourceNotFoundException",)),
        operators=("EksDeleteFargateProfileOperator",),
    ),
    Row(
        "EksWaitForCluster",
        "eks",
        "Wait until a cluster of EKS has come to a state.",
        "cluster_name: str",
        look=EKS_CLUSTER._replace(early=("ResourceNotFoundException",)),
        operators=("EksClusterStateSensor",),
    ),
    Row(
        "EksWaitForNodegroup",
        "eks",
        "Wait until a group of nodes has come to a state.",
        "cluster_name: str, nodegroup_name: str",
        look=EKS_NODEGROUP._replace(early=("ResourceNotFoundException",)),
        operators=("EksNodegroupStateSensor",),
    ),
    Row(
        "EksWaitForFargateProfile",
        "eks",
        "Wait until a Fargate profile has come to a state.",
        "cluster_name: str, fargate_profile_name: str",
        look=EKS_PROFILE._replace(early=("ResourceNotFoundException",)),
        operators=("EksFargateProfileStateSensor",),
    ),
)

LAMBDA_FUNCTION = Look(
    "get_function",
    {"FunctionName": "args.function_name"},
    "Configuration.State",
    done=("Active",),
    failed=("Failed",),
    reason="Configuration.StateReason",
    delay=5,
)
LAMBDA = (
    Row(
        "LambdaCreateFunction",
        "lambda",
        "Make a Lambda function and wait until it is active.",
        "function_name: str, role: str, code: dict, runtime: str = None, handler: str = None, description: str = None, "
        "function_timeout: int = None",
        operation="create_function",
        send={"Timeout": "function_timeout"},
        look=LAMBDA_FUNCTION,
        gives="made.FunctionArn",
        returns="The ARN of the function.",
        operators=("LambdaCreateFunctionOperator",),
    ),
    Row(
        "LambdaWaitForFunction",
        "lambda",
        "Wait until a Lambda function has come to a state.",
        "function_name: str, qualifier: str = None",
        look=LAMBDA_FUNCTION._replace(send={"FunctionName": "args.function_name", "Qualifier": "args.qualifier"}),
        operators=("LambdaFunctionStateSensor",),
    ),
)

EXECUTION = Look(
    "describe_execution",
    {"executionArn": "made.executionArn"},
    "status",
    done=("SUCCEEDED",),
    failed=("FAILED", "TIMED_OUT", "ABORTED"),
    reason="[error, cause]",
)
STEP_FUNCTIONS = (
    Row(
        "StepFunctionStartExecution",
        "stepfunctions",
        "Start a state machine of Step Functions.",
        "state_machine_arn: str, execution_name: str = None, state_machine_input: dict = None",
        operation="start_execution",
        send={"name": "execution_name", "input": "state_machine_input"},
        as_json=("state_machine_input",),
        look=EXECUTION,
        cancel=("stop_execution", {"executionArn": "made.executionArn"}),
        gives="made.executionArn",
        returns="The ARN of the execution.",
        operators=("StepFunctionStartExecutionOperator",),
    ),
    Row(
        "StepFunctionRedriveExecution",
        "stepfunctions",
        "Take a failed execution up again where it stopped.",
        "execution_arn: str",
        operation="redrive_execution",
        look=EXECUTION._replace(send={"executionArn": "args.execution_arn"}),
        gives="args.execution_arn",
        returns="The ARN of the execution.",
    ),
    Row(
        "StepFunctionWaitForExecution",
        "stepfunctions",
        "Wait for the end of an execution of Step Functions.",
        "execution_arn: str",
        look=EXECUTION._replace(send={"executionArn": "args.execution_arn"}),
        gives="seen.output",
        returns="The output of the execution, as JSON.",
        operators=("StepFunctionExecutionSensor",),
    ),
)

INSTANCE = Look(
    "describe_instances",
    {"InstanceIds": "args.instance_ids"},
    "Reservations[].Instances[].State.Name",
    done=("running",),
    failed=("terminated",),
    reason="Reservations[].Instances[].StateReason.Message",
    delay=20,
)
EC2 = (
    Row(
        "EC2CreateInstance",
        "ec2",
        "Start new instances of EC2 and wait until they run.",
        "image_id: str, max_count: int = 1, min_count: int = 1",
        operation="run_instances",
        look=INSTANCE._replace(
            send={"InstanceIds": "made.Instances[].InstanceId"}, failed=("terminated", "shutting-down")
        ),
        cancel=("terminate_instances", {"InstanceIds": "made.Instances[].InstanceId"}),
        gives="made.Instances[].InstanceId",
        returns="The ids of the instances.",
        operators=("EC2CreateInstanceOperator",),
    ),
    Row(
        "EC2StartInstance",
        "ec2",
        "Start instances that are stopped, and wait until they run.",
        "instance_ids: list[str]",
        operation="start_instances",
        send={"InstanceIds[]": "instance_ids"},
        look=INSTANCE._replace(send={"InstanceIds": "made.StartingInstances[].InstanceId"}),
        operators=("EC2StartInstanceOperator",),
    ),
    Row(
        "EC2StopInstance",
        "ec2",
        "Stop instances and wait until they have.",
        "instance_ids: list[str]",
        operation="stop_instances",
        send={"InstanceIds[]": "instance_ids"},
        look=INSTANCE._replace(send={"InstanceIds": "made.StoppingInstances[].InstanceId"}, done=("stopped",)),
        operators=("EC2StopInstanceOperator",),
    ),
    Row(
        "EC2HibernateInstance",
        "ec2",
        "Send instances to hibernation and wait until they have stopped.",
        "instance_ids: list[str]",
        operation="stop_instances",
        send={"InstanceIds[]": "instance_ids"},
        fixed={"Hibernate": True},
        look=INSTANCE._replace(send={"InstanceIds": "made.StoppingInstances[].InstanceId"}, done=("stopped",)),
        operators=("EC2HibernateInstanceOperator",),
    ),
    Row(
        "EC2RebootInstance",
        "ec2",
        "Reboot instances and wait until they run.",
        "instance_ids: list[str]",
        operation="reboot_instances",
        look=INSTANCE,
        operators=("EC2RebootInstanceOperator",),
    ),
    Row(
        "EC2TerminateInstance",
        "ec2",
        "Terminate instances and wait until they are gone.",
        "instance_ids: list[str]",
        operation="terminate_instances",
        send={"InstanceIds[]": "instance_ids"},
        look=INSTANCE._replace(
            send={"InstanceIds": "made.TerminatingInstances[].InstanceId"},
            done=("terminated", None),
            failed=(),
            gone=("InvalidInstanceID.NotFound",),
        ),
        operators=("EC2TerminateInstanceOperator",),
    ),
    Row(
        "EC2WaitForInstance",
        "ec2",
        "Wait until an instance has come to a state.",
        "instance_id: str",
        look=INSTANCE._replace(send={"InstanceIds": "[args.instance_id]"}, failed=()),
        operators=("EC2InstanceStateSensor",),
    ),
)

ROWS = (*BATCH, *ECS, *ECR, *EKS, *LAMBDA, *STEP_FUNCTIONS, *EC2)
