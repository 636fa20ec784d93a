from datetime import datetime

from airflow import DAG
from airflow.providers.sftp.operators.sftp import SFTPOperator
from airflow.providers.sftp.sensors.sftp import SFTPSensor
from airflow.providers.ssh.operators.ssh import SSHOperator


class Loud(SSHOperator):
    def execute(self, context):
        self.command = f"{self.command} | tr a-z A-Z"
        return super().execute(context)


with DAG("ssh_ops", start_date=datetime(2024, 1, 1), schedule=None, default_args={"ssh_conn_id": "box"}) as dag:
    SSHOperator(task_id="command", command="echo {{ ds }}; echo err >&2")
    SSHOperator(task_id="silent", command="true")
    SSHOperator(task_id="bytes", command="printf '\\377\\n'")
    SSHOperator(task_id="fails", command="echo out; echo err >&2; exit 3")
    SSHOperator(task_id="skips", command="exit 99", skip_on_exit_code=99)
    SSHOperator(task_id="skips_list", command="exit 98", skip_on_exit_code=[98, 99])
    SSHOperator(task_id="does_not_skip", command="exit 97", skip_on_exit_code=[98, 99])
    SSHOperator(task_id="no_xcom", command="echo 1", do_xcom_push=False)
    SSHOperator(task_id="no_command")
    SSHOperator(task_id="too_long", command="sleep 3", cmd_timeout=1)
    SSHOperator(task_id="nowhere", command="echo", ssh_conn_id="nowhere")
    SSHOperator(task_id="no_machine", command="echo", ssh_conn_id=None)
    SSHOperator(task_id="pty", command="echo 1", get_pty=True)
    SSHOperator.partial(task_id="mapped").expand(command=["echo 1", "echo 2"])
    Loud(task_id="loud", command="echo hello")

    put = SFTPOperator(task_id="put", local_filepath="here.txt", remote_filepath="/put/{{ ds }}.txt", operation="put")
    mkdir = SFTPOperator(
        task_id="mkdir", local_filepath="here.txt", remote_filepath="/new/folder/a.txt", create_intermediate_dirs=True
    )
    SFTPOperator(task_id="put_nowhere", local_filepath="here.txt", remote_filepath="/nowhere/a.txt")
    SFTPOperator(task_id="put_missing", local_filepath="missing.txt", remote_filepath="/put/a.txt")
    SFTPOperator(task_id="put_list", local_filepath=["here.txt"], remote_filepath=["/put/b.txt"])
    get = SFTPOperator(task_id="get", local_filepath="got.txt", remote_filepath="/greeting.txt", operation="get")
    SFTPOperator(
        task_id="get_mkdir", local_filepath="deep/er/got.txt", remote_filepath="/greeting.txt", operation="get",
        create_intermediate_dirs=True,
    )  # fmt: skip
    SFTPOperator(task_id="get_missing", local_filepath="no.txt", remote_filepath="/missing.txt", operation="get")
    SFTPOperator(task_id="uneven", local_filepath=["here.txt"], remote_filepath=["/put/c.txt", "/put/d.txt"])
    SFTPOperator(task_id="unknown", local_filepath="here.txt", remote_filepath="/put/e.txt", operation="turn")
    delete = SFTPOperator(task_id="delete", remote_filepath="/new/folder/a.txt", operation="delete")
    put >> get
    mkdir >> delete

    with_poke = {"sftp_conn_id": "box", "poke_interval": 0.05, "timeout": 0.2}
    SFTPSensor(task_id="there", path="/greeting.txt", **with_poke)
    SFTPSensor(task_id="pattern", path="/", file_pattern="g*.txt", **with_poke)
    SFTPSensor(task_id="no_pattern", path="/", file_pattern="x*.txt", **with_poke)
    SFTPSensor(task_id="newer", path="/greeting.txt", newer_than=datetime(2024, 1, 1), **with_poke)
    SFTPSensor(task_id="not_newer", path="/greeting.txt", newer_than="2099-01-01T00:00:00", **with_poke)
    SFTPSensor(task_id="called", path="/greeting.txt", python_callable=len, op_args=["abc"], **with_poke)
