from datetime import datetime

from airflow import DAG
from airflow.providers.ftp.operators.ftp import FTPFileTransmitOperator
from airflow.providers.ftp.sensors.ftp import FTPSensor

with DAG("ftp_ops", start_date=datetime(2024, 1, 1), schedule=None, default_args={"ftp_conn_id": "files"}) as dag:
    FTPFileTransmitOperator(task_id="put", local_filepath="here.txt", remote_filepath="/d/{{ ds }}.txt")
    FTPFileTransmitOperator(
        task_id="mkdir", local_filepath="here.txt", remote_filepath="/new/folder/a.txt", create_intermediate_dirs=True
    )
    FTPFileTransmitOperator(task_id="put_nowhere", local_filepath="here.txt", remote_filepath="/nowhere/a.txt")
    FTPFileTransmitOperator(task_id="get", local_filepath="got.txt", remote_filepath="/greeting.txt", operation="get")
    FTPFileTransmitOperator(
        task_id="get_list", local_filepath=["g1.txt"], remote_filepath=["/greeting.txt"], operation="get"
    )
    FTPFileTransmitOperator(
        task_id="get_missing", local_filepath="no.txt", remote_filepath="/missing.txt", operation="get"
    )
    FTPFileTransmitOperator(
        task_id="get_mkdir", local_filepath="a/b/got.txt", remote_filepath="/greeting.txt", operation="get",
        create_intermediate_dirs=True,
    )  # fmt: skip
    FTPFileTransmitOperator(task_id="uneven", local_filepath=["here.txt"], remote_filepath=["/d/c.txt", "/d/d.txt"])
    FTPFileTransmitOperator(task_id="unknown", local_filepath="here.txt", remote_filepath="/d/e.txt", operation="turn")
    FTPFileTransmitOperator(
        task_id="nowhere", local_filepath="here.txt", remote_filepath="/d/e.txt", ftp_conn_id="nowhere"
    )
    FTPSensor(task_id="there", path="/greeting.txt", poke_interval=0.05, timeout=0.2)
    FTPSensor(task_id="not_there", path="/missing.txt", poke_interval=0.05, timeout=0.2)
    FTPSensor(task_id="not_there_transient", path="/missing.txt", fail_on_transient_errors=False, poke_interval=0.05,
              timeout=0.2)  # fmt: skip
