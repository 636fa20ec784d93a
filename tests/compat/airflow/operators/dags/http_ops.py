from datetime import datetime

from airflow import DAG
from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor


def following(response):
    following = response.json()["next"]
    return {"data": {"page": following}} if following else None


with DAG("http_ops", start_date=datetime(2024, 1, 1), schedule=None, default_args={"http_conn_id": "web"}) as dag:
    HttpOperator(
        task_id="get", method="GET", endpoint="a/{{ ds }}", data={"n": "{{ ds }}"}, headers={"X-Mine": "{{ ds }}"}
    )
    HttpOperator(task_id="post", endpoint="/b", data='{"n": 1}', headers={"Content-Type": "application/json"})
    HttpOperator(task_id="form", endpoint="/b", data={"n": "1"})
    HttpOperator(task_id="put", method="PUT", endpoint="/b", data="x")
    HttpOperator(task_id="delete", method="DELETE", endpoint="/b")
    HttpOperator(task_id="head", method="HEAD", endpoint="/b")
    HttpOperator(task_id="bare", method="GET")
    HttpOperator(task_id="missing", method="GET", endpoint="/status/404")
    HttpOperator(task_id="broken", method="GET", endpoint="/status/500", extra_options={"check_response": False})
    HttpOperator(
        task_id="filter", method="GET", endpoint="/b", response_filter=lambda response: response.json()["path"]
    )
    HttpOperator(
        task_id="filter_context",
        method="GET",
        endpoint="/b",
        response_filter=lambda response, ds: [ds, response.status_code],
    )
    HttpOperator(
        task_id="check",
        method="GET",
        endpoint="/b",
        response_check=lambda response, **context: context["ds"] in response.text,
    )
    HttpOperator(
        task_id="check_ok", method="GET", endpoint="/b", response_check=lambda response: "path" in response.text
    )
    HttpOperator(task_id="pages", method="GET", endpoint="/pages", data={"page": 1}, pagination_function=following)
    HttpOperator(
        task_id="pages_filter",
        method="GET",
        endpoint="/pages",
        data={"page": 1},
        pagination_function=following,
        response_filter=lambda rs: [r.json()["page"] for r in rs],
    )
    HttpOperator(task_id="nowhere", method="GET", endpoint="/b", http_conn_id="nowhere")
    HttpOperator.partial(task_id="mapped", method="GET").expand(endpoint=["/m1", "/m2"])
    HttpSensor(task_id="sensor", endpoint="/later/sensor", poke_interval=0.05)
    HttpSensor(task_id="sensor_500", endpoint="/status/500", poke_interval=0.05, timeout=0.1)
    HttpSensor(
        task_id="sensor_500_allowed",
        endpoint="/status/500",
        poke_interval=0.05,
        timeout=0.1,
        response_error_codes_allowlist=["500"],
    )
    HttpSensor(
        task_id="sensor_check",
        endpoint="/b",
        request_params={"q": "{{ ds }}"},
        response_check=lambda response, task_instance: (
            response.json()["query"]["q"] == "2024-01-15" and task_instance.task_id == "sensor_check"
        ),
        poke_interval=0.05,
        timeout=0.1,
    )
    HttpSensor(
        task_id="sensor_no",
        endpoint="/b",
        response_check=lambda response: False,
        poke_interval=0.05,
        timeout=0.1,
        soft_fail=True,
    )
