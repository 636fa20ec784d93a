from __future__ import annotations

import logging

import pytest

from prefect.core import masking
from prefect.core.configuration import set_temporary_config
from prefect.core.context import context
from prefect.core.logging import (
    RedirectToLog,
    _Formatter,
    _FromContext,
    configure_extra_loggers,
    configure_logging,
    create_diagnostic_logger,
    logger_of,
    logger_of_child,
    temporary_logger_config,
)


@pytest.mark.parametrize("given", ["extra_of_this_test", ["extra_of_this_test"]])
def test_extra_loggers_write_where_ours_do(given):
    other = logging.getLogger("extra_of_this_test")
    other.handlers.clear()
    with set_temporary_config({"logging.extra_loggers": given, "logging.level": "info"}):
        configure_extra_loggers()
        configure_extra_loggers()
    assert other.handlers == logging.getLogger("prefect").handlers
    assert other.level == logging.INFO
    other.handlers.clear()


def test_root_loggers():
    assert configure_logging().name == "prefect"
    assert configure_logging(testing=True).name == "prefect-test-logger"


def test_times_are_in_utc():
    record = logging.LogRecord("x", logging.INFO, "f", 1, "hello", (), None)
    record.created = 0.0
    assert _Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M").format(record) == "1970-01-01 00:00 hello"


def test_values_of_the_context_in_records():
    record = logging.LogRecord("x", logging.INFO, "f", 1, "hello", (), None)
    record.flow_name = "given"
    with context(flow_name="of the context", task_name="load"):
        assert _FromContext(["flow_name", "task_name", "nothing"]).filter(record)
    assert (record.flow_name, record.task_name, record.nothing) == ("given", "load", None)


def test_a_diagnostic_logger_writes_to_the_terminal(capsys):
    logger = create_diagnostic_logger("diagnosis_of_this_test")
    logger.setLevel(logging.INFO)
    logger.info("hello")
    assert capsys.readouterr().out.rstrip().endswith("INFO - diagnosis_of_this_test | hello")
    assert create_diagnostic_logger("diagnosis_of_this_test").handlers == logger.handlers


def test_format_for_a_while(capsys):
    with temporary_logger_config(level="INFO", stream_fmt="%(asctime)s <%(message)s>", stream_datefmt="when"):
        logging.getLogger("prefect.mine").info("hello")
    assert capsys.readouterr().out == "when <hello>\n"


def test_a_stream_finds_the_logger_of_the_task(caplog):
    logger = logging.getLogger("logger_of_this_test")
    with context(logger=logger), caplog.at_level(logging.INFO, "logger_of_this_test"):
        RedirectToLog().write("hello")
    assert caplog.messages == ["hello"]


def test_logger_of_a_child_is_not_kept(caplog):
    logger = logger_of_child("each[7]")
    logger.warning("from a child")
    assert [(record.name, record.message) for record in caplog.records] == [("prefect.each[7]", "from a child")]
    assert "prefect.each[7]" not in logging.getLogger().manager.loggerDict


def test_records_reach_the_root_logger_without_secrets(caplog, monkeypatch):
    monkeypatch.setattr(masking, "_values", set())
    monkeypatch.setattr(masking, "_pattern", None)
    masking.remember("s3cr3t-of-this-test")
    with caplog.at_level("INFO", "prefect"):
        logger_of("reached").info("it is %s", "s3cr3t-of-this-test")
    assert [record.getMessage() for record in caplog.records] == ["it is ********"]
