"""What `redact` of 2.10.5 and 3.2.2 made of values, after these secrets had been given to `mask_secret`."""

from __future__ import annotations

from typing import Any

SECRETS: list[Any] = [
    ("p@ss w:rd", None),
    ({"password": "dictpass", "host": "dicthost", "nested": {"token": "nesttok", "other": "nestother"}}, None),
    ("varval1234", "my_password"), ("varval5678", "plain"), ("shrt", None),
]  # fmt: skip

#: value, name, what 2.10.5 made of it, what 3.2.2 made of it
CASES: list[tuple[Any, str | None, Any, Any]] = [
    ("xx p@ss w:rd yy", None, "xx *** yy", "xx *** yy"),
    ("p%40ss%20w%3Ard", None, "p%40ss%20w%3Ard", "p%40ss%20w%3Ard"),
    (b"p@ss w:rd", None, b"p@ss w:rd", b"p@ss w:rd"),
    ({"p@ss w:rd": "p@ss w:rd"}, None, {"p@ss w:rd": "***"}, {"p@ss w:rd": "***"}),
    (("p@ss w:rd",), None, ("***",), ("***",)),
    ("dictpass dicthost nesttok nestother", None, "*** dicthost *** nestother", "*** dicthost *** nestother"),
    ("varval1234 varval5678", None, "*** varval5678", "*** varval5678"),
    ("xx shrt yy", None, "xx *** yy", "xx shrt yy"),
    ({"password": "x", "a": ["y", {"secret_key": "z"}], "password_list": ["q", "w"], "n_token": 5}, None,
     {"password": "***", "a": ["y", {"secret_key": "***"}], "password_list": ["***", "***"], "n_token": 5},
     {"password": "***", "a": ["y", {"secret_key": "***"}], "password_list": ["***", "***"], "n_token": 5}),
    ("hello", "password", "***", "***"),
    (["hello"], "password", ["***"], ["***"]),
    (None, "password", None, None),
    ("", "password", "***", "***"),
    (5, "password", 5, 5),
    ({"a": "b"}, "password", {"a": "***"}, {"a": "***"}),
]  # fmt: skip

HIDDEN_NAMES = ["password", "my_secret", "api_key", "apikey", "access_token", "token", "private_key", "passphrase",
                "keyfile_dict", "service_account", "authorization", "passwd", "Api_Key ", "aws_secret_access_key",
                "secretx", "conn_password", "sas_token"]  # fmt: skip
SHOWN_NAMES = ["login", "key", "extra", "credentials"]
