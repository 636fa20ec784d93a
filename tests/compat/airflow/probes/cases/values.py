"""Params, Variables, Connections, assets: how they are made, read and written."""

# ruff: noqa: F401, UP017 - a probe is one line, which the names are for
from __future__ import annotations

import copy
import json
import os
import pickle
from datetime import date, datetime, timedelta, timezone

import airflow
from airflow import DAG

if airflow.__version__ < "3":
    from airflow.hooks.base import BaseHook
    from airflow.models import Connection, Variable
    from airflow.models.param import DagParam, Param, ParamsDict
else:
    from airflow.sdk import BaseHook, Connection, Param, Variable
    from airflow.sdk.definitions.param import DagParam, ParamsDict

START = datetime(2024, 1, 1, tzinfo=timezone.utc)

os.environ.update(
    {
        "AIRFLOW_VAR_TEXT": "some text",
        "AIRFLOW_VAR_EMPTY": "",
        "AIRFLOW_VAR_NUMBER": "5",
        "AIRFLOW_VAR_OBJECT": '{"a": {"b": [1, 2]}, "password": "hidden"}',
        "AIRFLOW_VAR_LIST": "[1, 2]",
        "AIRFLOW_VAR_BAD": "{bad",
        "AIRFLOW_VAR_NULL": "null",
        "AIRFLOW_VAR_WITH_CASE": "x",
        "AIRFLOW_CONN_WEB": "http://me:secret@example.com:8080/path?a=1&b=two",
        "AIRFLOW_CONN_TLS": "https://example.com",
        "AIRFLOW_CONN_PG": "postgres://u:p%40ss@db:5432/base",
        "AIRFLOW_CONN_JSON": '{"conn_type": "http", "host": "h", "login": "l", "password": "p", "port": 80, '
        '"schema": "s", "extra": {"k": {"n": 1}}}',
        "AIRFLOW_CONN_JSON_TEXT": '{"conn_type": "http", "extra": "{\\"k\\": 1}"}',
        "AIRFLOW_CONN_JSON_BAD": '{"conn_type": "http", ',
        "AIRFLOW_CONN_JSON_ODD": '{"conn_type": "http", "nonsense": 1}',
        "AIRFLOW_CONN_NOTHING": "",
        "AIRFLOW_CONN_ODD": "nonsense",
        "AIRFLOW_CONN_ONLY_TYPE": "aws://",
        "AIRFLOW_CONN_EXTRA": "aws://?__extra__=%7B%22a%22%3A+1%7D",
        "AIRFLOW_CONN_SLASHES": "google-cloud-platform://?extra__google_cloud_platform__project=p",
    }
)


def params(ask):
    ask("""
Param(3).value
Param(3).schema
Param(None).value
Param(3).resolve()
Param().resolve()
Param(None).resolve()
Param(3, type="integer").resolve()
Param("3", type="integer").resolve()
Param(3, type="string").resolve()
Param(None, type="string").resolve()
Param(None, type=["null", "string"]).resolve()
Param("x", type=["null", "string"]).resolve()
Param(type="integer").resolve()
Param(type="integer").resolve(suppress_exception=True)
Param(3, type="integer").resolve(4)
Param(3, type="integer").resolve("x")
Param(3, type="integer").resolve("x", suppress_exception=True)
Param(3, type="integer").resolve(None)
Param(3, type="nonsense").resolve()
Param(3, type="integer", minimum=5).resolve()
Param(3, type="integer", minimum=1, maximum=5).resolve()
Param("abc", type="string", minLength=5).resolve()
Param("abc", type="string", pattern="^a").resolve()
Param("abc", type="string", pattern="^b").resolve()
Param("abc", enum=["abc", "d"]).resolve()
Param("x", enum=["abc", "d"]).resolve()
Param([1], type="array", items={"type": "integer"}).resolve()
Param(["a"], type="array", items={"type": "integer"}).resolve()
Param({"a": 1}, type="object").resolve()
Param({"a": 1}, type="object", required=["b"]).resolve()
Param(True, type="boolean").resolve()
Param(1, type="boolean").resolve()
Param(1.5, type="number").resolve()
Param(1.0, type="integer").resolve()
Param("2024-01-01", type="string", format="date").resolve()
Param("2024-13-01", type="string", format="date").resolve()
Param("2024-01-01T00:00:00+00:00", type="string", format="date-time").resolve()
Param("2024-01-01T00:00:00Z", type="string", format="date-time").resolve()
Param("2024-01-01", type="string", format="date-time").resolve()
Param("2024-01-01 00:00:00", type="string", format="date-time").resolve()
Param("12:00:00", type="string", format="time").resolve()
Param("a@b", type="string", format="email").resolve()
Param("nonsense", type="string", format="idn-email").resolve()
Param("x", type="string", format="nonsense").resolve()
Param("https://x.org", type="string", format="uri").resolve()
Param("1.2.3.4", type="string", format="ipv4").resolve()
Param("999.2.3.4", type="string", format="ipv4").resolve()
Param("UUID", type="string", format="uuid").resolve()
Param(START).value
Param(START).resolve()
Param(date(2024, 1, 1)).resolve()
Param({1, 2}).resolve()
Param(object()).resolve()
Param((1, 2)).resolve()
Param(b"x").resolve()
Param(3, "text").description
Param(3, description="text").description
Param(3, title="T", type="integer").schema
Param(3, schema={"type": "integer"}).schema
Param("x", schema={"type": "integer"}).resolve()
Param(3, schema={"type": "integer"}, type="string").schema
Param(3, const=3).resolve()
Param(3, oneOf=[{"type": "string"}]).resolve()
Param(3, anyOf=[{"type": "integer"}]).resolve()
Param(3, values_display={"a": 1}, section="s", examples=[1]).schema
Param(3, type="integer").dump()
Param(3, "d", type="integer").serialize()
Param(3, type="integer").has_value
Param().has_value
Param(None).has_value
Param(3) == Param(3)
copy.copy(Param(3, type="integer")).schema
copy.deepcopy(Param({"a": [1]})).value
pickle.loads(pickle.dumps(Param(3, type="integer"))).value
repr(Param(3, type="integer")) != ""
Param(3).no_such
""")


def params_dicts(ask):
    ask("""
ParamsDict()
ParamsDict({"a": 1})
ParamsDict({"a": 1})["a"]
ParamsDict({"a": 1})["b"]
ParamsDict({"a": Param(1, type="integer")})["a"]
ParamsDict({"a": Param("x", type="integer")})["a"]
ParamsDict({"a": 1}).get("a")
ParamsDict({"a": 1}).get("b")
ParamsDict({"a": 1}).get("b", 3)
ParamsDict({"a": 1}).get_param("a").value
ParamsDict({"a": 1}).get_param("b")
ParamsDict({"a": 1}).dump()
ParamsDict({"a": Param("x", type="integer")}).dump()
ParamsDict({"a": Param("x", type="integer")}, suppress_exception=True).dump()
ParamsDict({"a": Param()}).dump()
ParamsDict({"a": Param("x", type="integer")}).validate()
ParamsDict({"a": Param(1, type="integer")}).validate()
ParamsDict({"a": Param()}).validate()
ParamsDict({"a": 1, "b": 2}).keys()
list(ParamsDict({"a": 1, "b": 2}))
list(ParamsDict({"a": 1, "b": 2}).items())[0][0]
list(ParamsDict({"a": 1}).values())[0] == 1
"a" in ParamsDict({"a": 1})
len(ParamsDict({"a": 1}))
bool(ParamsDict())
ParamsDict({"a": 1}) == {"a": 1}
ParamsDict({"a": 1}) == ParamsDict({"a": 1})
ParamsDict({"a": 1}) != {"a": 2}
p = ParamsDict({"a": 1}); p["a"] = 2; p["a"]
p = ParamsDict({"a": 1}); p["b"] = 2; p.dump()
p = ParamsDict({"a": Param(1, type="integer")}); p["a"] = "x"; 1
p = ParamsDict({"a": Param(1, type="integer")}); p["a"] = 5; p.get_param("a").schema
p = ParamsDict({"a": 1}); del p["a"]; p
p = ParamsDict({"a": 1}); p.update({"a": 2, "c": 3}); p.dump()
p = ParamsDict({"a": Param(1, type="integer")}); p.update({"a": "x"}); 1
p = ParamsDict({"a": 1}); p.update(ParamsDict({"b": 2})); p.dump()
p = ParamsDict({"a": 1}); p.pop("a"), len(p)
p = ParamsDict({"a": 1}); p.setdefault("b", 3), p.dump()
ParamsDict(3)
ParamsDict([1])
ParamsDict({3: 4}).dump()
ParamsDict({"a": {1, 2}})
ParamsDict({"a": object()})
copy.deepcopy(ParamsDict({"a": [1]})).dump()
copy.copy(ParamsDict({"a": [1]})).dump()
str(ParamsDict({"a": 1}))
repr(ParamsDict({"a": Param(1)})) != ""
json.dumps(ParamsDict({"a": 1}).dump())
json.dumps(ParamsDict({"a": 1}))
dict(ParamsDict({"a": 1}))
{**ParamsDict({"a": 1})}
ParamsDict({"a": 1}) | {"b": 2}
DagParam(DAG("d"), "x", 3).resolve({"params": {"x": 4}})
DagParam(DAG("d"), "x", 3).resolve({"params": {}})
DagParam(DAG("d"), "x").resolve({"params": {}})
DagParam(DAG("d", params={"x": 1}), "x", 3).resolve({"params": {"x": 1}})
d = DAG("d"); DagParam(d, "x", 3); d.params.dump()
d = DAG("d", params={"x": 1}); DagParam(d, "x", 3); d.params.dump()
list(DagParam(DAG("d"), "x", 3).iter_references())
""")


def variables(ask):
    ask("""
Variable.get("text")
Variable.get("TEXT")
Variable.get("Text")
Variable.get("with_case")
Variable.get("With_Case")
Variable.get("empty")
Variable.get("number")
Variable.get("number", deserialize_json=True)
Variable.get("object")
Variable.get("object", deserialize_json=True)
Variable.get("object", deserialize_json=True)["a"]["b"]
Variable.get("list", deserialize_json=True)
Variable.get("text", deserialize_json=True)
Variable.get("bad", deserialize_json=True)
Variable.get("null", deserialize_json=True)
Variable.get("empty", deserialize_json=True)
Variable.get("text", "other")
Variable.get("missing", "other") if airflow.__version__ < "3" else "other"
Variable.get("missing", None) if airflow.__version__ < "3" else None
Variable.get("missing", default_var="x") if airflow.__version__ < "3" else "x"
Variable.get("missing", default_var=None, deserialize_json=True) if airflow.__version__ < "3" else None
Variable.get("missing", default_var="{}", deserialize_json=True) if airflow.__version__ < "3" else "{}"
Variable.get("missing", default_var={}, deserialize_json=True) if airflow.__version__ < "3" else {}
Variable.get("missing") if airflow.__version__ < "3" else "later"
Variable.get()
Variable.get("text", "a", True, 3)
Variable.get("text", no_such=1)
Variable.get(key="text")
Variable.get("text", deserialize_json=False)
Variable("k", "v").key
Variable("k", "v").val
Variable(key="k", val="v", description="d").description
""")
    if airflow.__version__ < "3":
        ask("""
Variable.set("made", "1"); Variable.get("made")
Variable.set("made", {"a": 1}, serialize_json=True); Variable.get("made")
Variable.set("made", {"a": 1}, serialize_json=True); Variable.get("made", deserialize_json=True)
Variable.set("made", {"a": 1}); Variable.get("made")
Variable.set("made", 3); Variable.get("made")
Variable.set("made", None); Variable.get("made")
Variable.set("made", True); Variable.get("made")
Variable.set("made", "x", "description"); Variable.get("made")
Variable.set("made", "x", description="d"); Variable.get("made")
Variable.set("made")
Variable.set("text", "over"); Variable.get("text")
Variable.update("made", "y"); Variable.get("made")
Variable.update("never", "y")
Variable.delete("made")
Variable.delete("made"), Variable.get("made", None)
Variable.delete("never")
Variable.setdefault("new", "a"), Variable.get("new")
Variable.setdefault("new", "b"), Variable.get("new")
Variable.setdefault("newer", {"a": 1}, deserialize_json=True), Variable.get("newer")
Variable.setdefault("text", "z")
Variable.setdefault("newest", [1], deserialize_json=True, description="d")
Variable.set("Made Up", "x"); Variable.get("Made Up")
Variable.set("made", "1"); Variable.get("MADE")
""")


def conn(*types, **kwargs):
    """A connection in the words of either version."""
    return Connection(conn_id="c", **dict(zip(("conn_type",), types, strict=False)), **kwargs)


def connections(ask):
    ask("""
Connection().conn_id
conn().conn_id
conn("http").conn_type
conn("postgres").conn_type
conn("postgresql").conn_type
conn(host="h", login="l", password="p", schema="s", port=3).port
conn(port="3").port
conn(port="x").port
conn(extra='{"a": 1}').extra
conn(extra='{"a": 1}').extra_dejson
conn(extra={"a": 1}).extra
conn(extra={"a": 1}).extra_dejson
conn(extra="nonsense").extra_dejson
conn(extra="[1]").extra_dejson
conn(extra="3").extra_dejson
conn(extra='"x"').extra_dejson
conn(extra="").extra_dejson
conn().extra_dejson
conn().extra
conn(extra='{"a": "{\\\\"b\\\\": 1}"}').get_extra_dejson()
conn(extra='{"a": "{\\\\"b\\\\": 1}"}').get_extra_dejson(nested=True)
conn(description="d").description
conn(uri="http://me:secret@h:80/s?a=1").host
conn(uri="http://me:secret@h:80/s?a=1").login
conn(uri="http://me:secret@h:80/s?a=1").password
conn(uri="http://me:secret@h:80/s?a=1").port
conn(uri="http://me:secret@h:80/s?a=1").schema
conn(uri="http://me:secret@h:80/s?a=1").extra
conn(uri="http://me:secret@h:80/s?a=1").extra_dejson
conn(uri="http://h", host="x")
conn(uri="nonsense").conn_type
conn(uri="").conn_type
conn(uri="http://").host
conn(uri="http:///s").schema
conn(uri="http://h/").schema
conn(uri="http://h/a/b").schema
conn(uri="http://h/a%2Fb").schema
conn(uri="http://https://h:8").host
conn(uri="http://https%3A%2F%2Fh/x").host
conn(uri="my-type://h").conn_type
conn(uri="postgresql://h").conn_type
conn(uri="a+b://h").conn_type
conn(uri="http://u%40x:p%2Fw@h").password
conn(uri="http://u%40x:p%2Fw@h").login
conn(uri="http://u@h").password
conn(uri="http://:p@h").login
conn(uri="http://h:99999").port
conn(uri="http://h:abc").port
conn(uri="http://h?a=1&a=2").extra_dejson
conn(uri="http://h?a=&b").extra_dejson
conn(uri="http://h?a=%7B%22x%22%3A1%7D").extra_dejson
conn(uri="http://h?__extra__=%7B%22x%22%3A+1%7D").extra_dejson
conn(uri="http://h?__extra__=nonsense").extra_dejson
conn(uri="http://[::1]:80").host
conn(uri="http://HOST").host
conn(uri="s3://b?x=1").extra_dejson
conn("http", host="h", login="l", password="p", schema="s", port=3).get_uri()
conn("http", host="h").get_uri()
conn("http").get_uri()
conn().get_uri()
conn("google_cloud_platform").get_uri()
conn("http", login="a@b", password="c/d").get_uri()
conn("http", password="x").get_uri()
conn("http", host="h", extra='{"a": "1"}').get_uri()
conn("http", host="h", extra={"a": 1, "b": {"c": 2}}).get_uri()
conn("http", extra="text").get_uri()
conn("http", host="https://h").get_uri()
conn("http", host="h", schema="https").get_uri()
conn("http", host="h", schema="a/b").get_uri()
conn("http", host="h", port=0).get_uri()
conn("http", host="h").as_json() if hasattr(Connection, "as_json") else "-"
Connection.from_json('{"conn_type": "http", "host": "h", "extra": {"a": 1}}').extra
Connection.from_json('{"conn_type": "http", "port": "80"}').port
Connection.from_json('{"conn_type": "http", "nonsense": 1}')
Connection.from_json('{"conn_type": "http", "uri": "x://y"}')
Connection.from_json('nonsense')
Connection.from_json('{"extra": "x"}').extra
Connection.from_json('{"conn_type": "my-type"}', conn_id="k").conn_type
Connection.from_json('{"port": "x"}')
conn("http", host="h", login="l").to_dict() if hasattr(Connection, "to_dict") else "-"
conn("http", host="h", extra='{"a": 1}', description="d").as_json() if hasattr(Connection, "as_json") else "-"
repr(conn("http", password="secret"))
str(conn("http", password="secret"))
str(conn())
conn("http", host="h") == conn("http", host="h")
c = conn(); c.host = "x"; c.host
c = conn(); c.password = "x"; c.password
c = conn(); c.set_extra('{"a": 2}'); c.extra_dejson
c = conn(extra="{}"); c.extra = '{"b": 1}'; c.extra_dejson
conn().get_password()
conn(password="x").get_password()
conn("nonsense").get_hook()
conn("sqlite", host="/tmp/x.db").get_hook().__class__.__name__
conn("http").get_hook().__class__.__name__ if airflow.__version__ < "3" else "HttpHook"
conn(no_such=1)
Connection(conn_id="a b").conn_id
conn().test_connection.__name__
conn().debug_info()
conn().log_info()
conn(extra=3)
conn(extra='{"a": 1}').is_encrypted
Connection.get_connection_from_secrets("web").host
""")


def hooks(ask):
    ask("""
BaseHook.get_connection("web").host
BaseHook.get_connection("web").login
BaseHook.get_connection("web").password
BaseHook.get_connection("web").port
BaseHook.get_connection("web").schema
BaseHook.get_connection("web").extra_dejson
BaseHook.get_connection("web").conn_id
BaseHook.get_connection("web").conn_type
BaseHook.get_connection("WEB").host
BaseHook.get_connection("web").get_uri()
BaseHook.get_connection("tls").conn_type
BaseHook.get_connection("tls").schema
BaseHook.get_connection("pg").password
BaseHook.get_connection("pg").conn_type
BaseHook.get_connection("pg").get_uri()
BaseHook.get_connection("json").extra_dejson
BaseHook.get_connection("json").port
BaseHook.get_connection("json").get_uri()
BaseHook.get_connection("json_text").extra_dejson
BaseHook.get_connection("json_bad")
BaseHook.get_connection("json_odd")
BaseHook.get_connection("nothing").conn_type if airflow.__version__ < "3" else 1
BaseHook.get_connection("odd").conn_type
BaseHook.get_connection("only_type").conn_type
BaseHook.get_connection("only_type").host
BaseHook.get_connection("extra").extra_dejson
BaseHook.get_connection("slashes").conn_type
BaseHook.get_connection("slashes").extra_dejson
BaseHook.get_connection("never") if airflow.__version__ < "3" else 1
BaseHook.get_connection()
BaseHook.get_connections("web") if airflow.__version__ < "3" else 1
BaseHook().get_conn()
BaseHook.get_hook("odd")
BaseHook.get_connection_form_widgets()
BaseHook.get_ui_field_behaviour()
BaseHook("source") is not None if airflow.__version__ < "3" else True
BaseHook().log.name != ""
BaseHook.get_hook("web").__class__.__name__ if airflow.__version__ < "3" else "HttpHook"
BaseHook.get_connection("web").test_connection.__name__
""")
