"""Crawlers, the catalogue and the rules for the quality of data of Glue."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.hooks.amazon.tags import bring_tags
from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")


class GlueCrawlerMethods(AwsBaseHook):
    """What `GlueCrawlerHook` does beside forwarding."""

    @property
    def glue_client(self) -> Any:
        """The client of Glue."""
        return self.conn

    def has_crawler(self, crawler_name: str) -> bool:
        """Tell whether there is a crawler."""
        try:
            self.get_crawler(crawler_name)
        except exceptions.ClientError as err:
            if code_of(err) != "EntityNotFoundException":
                raise
            return False
        return True

    def get_crawler(self, crawler_name: str) -> dict[str, Any]:
        """Return what Glue knows about a crawler."""
        found: dict[str, Any] = self.conn.get_crawler(Name=crawler_name)["Crawler"]
        return found

    def create_crawler(self, **crawler_kwargs: Any) -> Any:
        """Make a crawler."""
        self.log.info("The crawler %s of Glue is made", crawler_kwargs["Name"])
        return self.conn.create_crawler(**crawler_kwargs)

    def update_crawler(self, **crawler_kwargs: Any) -> bool:
        """Bring a crawler to its settings; return whether something was changed."""
        name = crawler_kwargs["Name"]
        there = self.get_crawler(name)
        tags = crawler_kwargs.pop("Tags", None)
        changed = tags is not None and self.update_tags(name, tags)
        if any(there.get(key) != value for key, value in crawler_kwargs.items()):
            self.conn.update_crawler(**crawler_kwargs)
            changed = True
        return changed

    def update_tags(self, crawler_name: str, crawler_tags: dict[str, str]) -> bool:
        """Bring a crawler to its labels; return whether something was changed."""
        return bring_tags(self, f"crawler/{crawler_name}", crawler_tags)

    def wait_for_crawler_completion(self, crawler_name: str, poll_interval: int = 5) -> str:
        """Wait until a crawler is ready again; return how its last run ended."""
        crawler: dict[str, Any] = {}
        for crawler in looks(lambda: self.get_crawler(crawler_name), poll_interval):
            if crawler["State"] == "READY":
                break
        last = crawler["LastCrawl"]
        if last["Status"] in ("FAILED", "CANCELLED"):
            raise AirflowException(
                f"the crawler {crawler_name} of Glue ended: {last['Status']}; {last.get('ErrorMessage', 'no reason')}"
            )
        return str(last["Status"])


class GlueCatalogMethods(AwsBaseHook):
    """What `GlueCatalogHook` does beside forwarding."""

    def get_partitions(
        self,
        database_name: str,
        table_name: str,
        expression: str = "",
        page_size: int | None = None,
        max_items: int | None = None,
    ) -> set[tuple[Any, ...]]:
        """Return the values of a table's partitions."""
        pages = self.conn.get_paginator("get_partitions").paginate(
            DatabaseName=database_name, TableName=table_name, Expression=expression,
            PaginationConfig={"PageSize": page_size, "MaxItems": max_items},
        )  # fmt: skip
        return {tuple(found["Values"]) for page in pages for found in page["Partitions"]}

    async def async_get_partitions(
        self,
        client: Any,
        database_name: str,
        table_name: str,
        expression: str = "",
        page_size: int | None = None,
        max_items: int | None = 1,
    ) -> set[tuple[Any, ...]]:
        """Return the values of a table's partitions; `client` is what `get_async_conn` gives."""
        pages = client.get_paginator("get_partitions").paginate(
            DatabaseName=database_name, TableName=table_name, Expression=expression,
            PaginationConfig={"PageSize": page_size, "MaxItems": max_items},
        )  # fmt: skip
        return {tuple(found["Values"]) async for page in pages for found in page["Partitions"]}

    def check_for_partition(self, database_name: str, table_name: str, expression: str) -> bool:
        """Tell whether a table has a partition for which an expression holds."""
        return bool(self.get_partitions(database_name, table_name, expression, max_items=1))

    def get_table(self, database_name: str, table_name: str) -> dict[str, Any]:
        """Return what the catalogue knows about a table."""
        found: dict[str, Any] = self.conn.get_table(DatabaseName=database_name, Name=table_name)["Table"]
        return found

    def get_table_location(self, database_name: str, table_name: str) -> str:
        """Return where a table lies."""
        return str(self.get_table(database_name, table_name)["StorageDescriptor"]["Location"])

    def get_partition(self, database_name: str, table_name: str, partition_values: list[str]) -> dict[str, Any]:
        """Return what the catalogue knows about a partition."""
        given = {"DatabaseName": database_name, "TableName": table_name, "PartitionValues": partition_values}
        try:
            found: dict[str, Any] = self.conn.get_partition(**given)["Partition"]
        except exceptions.ClientError as err:
            raise AirflowException(f"Glue has no partition {partition_values} of {table_name}: {err}") from err
        return found

    def create_partition(self, database_name: str, table_name: str, partition_input: dict[str, Any]) -> Any:
        """Make a partition."""
        given = {"DatabaseName": database_name, "TableName": table_name, "PartitionInput": partition_input}
        try:
            return self.conn.create_partition(**given)
        except exceptions.ClientError as err:
            raise AirflowException(f"Glue did not make the partition of {table_name}: {err}") from err


class GlueDataQualityMethods(AwsBaseHook):
    """What `GlueDataQualityHook` does."""

    def has_data_quality_ruleset(self, name: str) -> bool:
        """Tell whether there are rules of that name."""
        try:
            self.conn.get_data_quality_ruleset(Name=name)
        except exceptions.ClientError as err:
            if code_of(err) != "EntityNotFoundException":
                raise
            return False
        return True

    def get_evaluation_run_results(self, run_id: str) -> dict[str, Any]:
        """Return the results of a run of rules."""
        run = self.conn.get_data_quality_ruleset_evaluation_run(RunId=run_id)
        found: dict[str, Any] = self.conn.batch_get_data_quality_result(ResultIds=run["ResultIds"])
        return found

    def validate_evaluation_run_results(
        self, evaluation_run_id: str, show_results: bool = True, verify_result_status: bool = True
    ) -> None:
        """Raise if a rule did not hold."""
        broken = []
        for result in self.get_evaluation_run_results(evaluation_run_id)["Results"]:
            rules = result["RuleResults"]
            if show_results:
                self.log.info("%s: %s", result.get("RulesetName"), json.dumps(rules, default=str))
            broken += [rule["Name"] for rule in rules if rule["Result"] in ("FAIL", "ERROR")]
        if broken and verify_result_status:
            raise AirflowException(f"rules for the quality of data did not hold: {', '.join(broken)}")

    def log_recommendation_results(self, run_id: str) -> None:
        """Log the rules that Glue recommends."""
        found = self.conn.get_data_quality_rule_recommendation_run(RunId=run_id)
        self.log.info("Glue recommends: %s", found.get("RecommendedRuleset") or "nothing")
