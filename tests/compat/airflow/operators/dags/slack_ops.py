from datetime import datetime

from airflow import DAG
from airflow.providers.slack.operators.slack import SlackAPIPostOperator
from airflow.providers.slack.operators.slack_webhook import SlackWebhookOperator

with DAG("slack_ops", start_date=datetime(2024, 1, 1), schedule=None) as dag:
    SlackAPIPostOperator(task_id="post", channel="#news", text="{{ ds }}", username="me", slack_conn_id="slack")
    SlackAPIPostOperator(
        task_id="blocks", channel="#{{ ds }}", slack_conn_id="slack",
        blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "{{ ds }}"}}],
    )  # fmt: skip
    SlackAPIPostOperator(task_id="refused", channel="#nowhere", text="x", slack_conn_id="slack")
    SlackWebhookOperator(task_id="hook", slack_webhook_conn_id="hook", message="{{ ds }}")
    SlackWebhookOperator(
        task_id="hook_blocks", slack_webhook_conn_id="hook", message="m", blocks=[{"type": "divider"}],
        attachments=[{"text": "{{ ds }}"}],
    )  # fmt: skip
    SlackWebhookOperator(task_id="hook_refused", slack_webhook_conn_id="gone", message="m")
    SlackWebhookOperator(task_id="hook_nowhere", slack_webhook_conn_id="nowhere", message="m")
