from datetime import datetime

from airflow import DAG
from airflow.providers.smtp.operators.smtp import EmailOperator

with DAG("smtp_ops", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    EmailOperator(task_id="plain", to="a@example.org", subject="On {{ ds }}", html_content="<b>{{ ds }}</b>")
    EmailOperator(
        task_id="many",
        to=["a@example.org", "b@example.org"],
        cc="c@example.org; d@example.org",
        bcc=["e@example.org"],
        subject="s",
        html_content="h",
        from_email="me@example.org",
        custom_headers={"X-Mine": "1"},
    )
    EmailOperator(task_id="nowhere", to="a@example.org", subject="s", html_content="h", conn_id="nowhere")
    EmailOperator(task_id="no_file", to="a@example.org", subject="s", html_content="h", files=["/nowhere/file"])
    EmailOperator.partial(task_id="mapped", subject="s", html_content="h").expand(to=["a@example.org", "b@example.org"])
