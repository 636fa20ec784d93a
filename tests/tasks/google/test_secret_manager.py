from __future__ import annotations

import cloudpickle
import pytest
from google.api_core.exceptions import NotFound

from prefect.core.masking import masked
from prefect.core.results.secret import SecretResult
from prefect.tasks.google import GCPSecret


@pytest.fixture
def options(google):
    google.others.secrets["p", "database", "latest"] = b"hush-hush-4711"
    google.others.secrets["p", "database", "1"] = b"older"
    return {"api_endpoint": google.url, "anonymous": True}


def test_reads(options):
    assert GCPSecret("p", "database", client_kwargs=options).run() == "hush-hush-4711"
    assert GCPSecret(client_kwargs=options).run("p", "database", 1) == "older"
    assert masked("it is hush-hush-4711") == "it is ********"


def test_is_never_stored(options):
    task = GCPSecret("p", "database", credentials={"token": "t0ken-of-mine"}, client_kwargs=options)
    assert isinstance(task.result, SecretResult)
    assert b"t0ken-of-mine" not in cloudpickle.dumps(task)


def test_what_is_missing(options):
    with pytest.raises(ValueError, match="No 'secret_id'"):
        GCPSecret("p", client_kwargs=options).run()
    with pytest.raises(ValueError, match="No 'project_id'"):
        GCPSecret(secret_id="database", client_kwargs=options).run()
    with pytest.raises(NotFound, match="404"):
        GCPSecret("p", "nothing", client_kwargs=options).run()


def test_uses_the_token_it_was_given(google, options):
    kwargs = {"api_endpoint": google.url}
    GCPSecret("p", "database", client_kwargs=kwargs).run(credentials={"token": "given"})
    assert google.asked[-1].headers["authorization"] == "Bearer given"
