from __future__ import annotations

import cloudpickle
import pytest

from prefect.core.settable import Task, settable
from prefect.core.withheld import Withholding, password_in, refuse_secrets


class Login(Withholding, Task):
    withheld = ("password", "options")

    @settable("password", "options")
    def run(self, password: str | None = None, options: dict[str, str] | None = None) -> str:
        return f"{self.still_here('password', password)} {options}"


def test_a_secret_stays_in_this_process():
    task = Login("hush-hush", {"host": "h", "auth_token": "t0ken-of-mine"})
    written = cloudpickle.dumps(task)
    assert b"hush-hush" not in written and b"t0ken-of-mine" not in written
    assert "hush-hush" not in repr(task)
    carried = cloudpickle.loads(written)
    assert carried.options == {"host": "h"}
    assert carried.run(password="again") == "again {'host': 'h'}"
    with pytest.raises(ValueError, match="'password' that <Task: Login> was built with did not travel"):
        carried.run()
    assert task.copy().run() == task.run() == "hush-hush {'host': 'h', 'auth_token': 't0ken-of-mine'}"


def test_nothing_is_said_where_there_was_none():
    assert cloudpickle.loads(cloudpickle.dumps(Login())).run() == "None None"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("postgresql://ada:hush@db/sales", True),
        ("postgresql://ada@db/sales", False),
        ("postgresql://ada:@db/sales", False),
        ("postgresql://db/sales?user=ada&password=hush", True),
        ("mysql+pymysql://ada:p%40ss@db:3306/sales", True),
        ("sqlite:///orders.db", False),
        ("sqlite:///file.db?mode=ro", False),
        ("http://[::1/x@y", True),
    ],
)
def test_password_in(url, found):
    assert password_in(url) is found


@pytest.mark.parametrize(
    ("name", "value", "refused"),
    [
        ("database", "postgresql://ada:hush@db/sales", True),
        ("database", "postgresql://ada@db/sales", False),
        ("database", None, False),
        ("database", print, False),
        ("connect_args", {"passwd": "hush"}, True),
        ("connect_args", {"sslmode": "require"}, False),
    ],
)
def test_refuse_secrets(name, value, refused):
    owner = Task()
    setattr(owner, name, value)
    if not refused:
        assert refuse_secrets(owner, name, "other", instead="") is None
        return
    with pytest.raises(ValueError, match=f"Task: '{name}' holds a password.*name a secret") as caught:
        refuse_secrets(owner, name, "other", instead="name a secret.")
    assert "hush" not in str(caught.value)
