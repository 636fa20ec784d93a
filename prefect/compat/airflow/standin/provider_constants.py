"""Constants of providers that DAG files compute with while they load."""

from __future__ import annotations

BASE_AWS_CONSOLE_LINK = "https://console.{aws_domain}"
XCOM_RUN_ID_KEY = "run_id"
XCOM_RUN_PAGE_URL_KEY = "run_page_url"
