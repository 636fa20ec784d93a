"""Running what the server has scheduled."""

from __future__ import annotations

from prefect.extras.client.unavailable import refusing

execute_flow_run = refusing("prefect.backend", "execute_flow_run")
execute_flow_run_in_subprocess = refusing("prefect.backend", "execute_flow_run_in_subprocess")
generate_flow_run_environ = refusing("prefect.backend", "generate_flow_run_environ")
