"""
What `airflow connections export`, `variables export` and `pools export` of 2.10.5 and 3.2.2 wrote for the same two
connections, two variables and one pool, by file name; and the rows that the metadata database held.
"""

from __future__ import annotations

FERNET_KEY = "81HqDtbqAywKSOumSha3BhWNOdQ26slT6K0YaZeZyPs="

FILES: dict[str, str] = {
    "210/c.env": "c1=generic://me:p%40ss%20w%3Ard@db.example.com:5433/sch?__extra__=%7B%22sslmode%22%3A%22require%22%2C%22n%22%3A1%7D\n"
    "c2=http://user:pw12345@host:8080/path?x=1\n",
    "210/c.json": "{\n"
    '  "c1": {\n'
    '    "conn_type": "generic",\n'
    '    "description": null,\n'
    '    "login": "me",\n'
    '    "password": "p@ss w:rd",\n'
    '    "host": "db.example.com",\n'
    '    "port": 5433,\n'
    '    "schema": "sch",\n'
    '    "extra": "{\\"sslmode\\":\\"require\\",\\"n\\":1}"\n'
    "  },\n"
    '  "c2": {\n'
    '    "conn_type": "http",\n'
    '    "description": null,\n'
    '    "login": "user",\n'
    '    "password": "pw12345",\n'
    '    "host": "host",\n'
    '    "port": 8080,\n'
    '    "schema": "path",\n'
    '    "extra": "{\\"x\\": \\"1\\"}"\n'
    "  }\n"
    "}",
    "210/c.yaml": "c1:\n"
    "  conn_type: generic\n"
    "  description: null\n"
    '  extra: \'{"sslmode":"require","n":1}\'\n'
    "  host: db.example.com\n"
    "  login: me\n"
    "  password: p@ss w:rd\n"
    "  port: 5433\n"
    "  schema: sch\n"
    "c2:\n"
    "  conn_type: http\n"
    "  description: null\n"
    '  extra: \'{"x": "1"}\'\n'
    "  host: host\n"
    "  login: user\n"
    "  password: pw12345\n"
    "  port: 8080\n"
    "  schema: path\n",
    "210/cj.env": 'c1={"conn_type": "generic", "description": null, "login": "me", "password": "p@ss w:rd", '
    '"host": "db.example.com", "port": 5433, "schema": "sch", "extra": '
    '"{\\"sslmode\\":\\"require\\",\\"n\\":1}"}\n'
    'c2={"conn_type": "http", "description": null, "login": "user", "password": "pw12345", '
    '"host": "host", "port": 8080, "schema": "path", "extra": "{\\"x\\": \\"1\\"}"}\n',
    "210/cj.json": "",
    "210/cj.yaml": "",
    "210/p.json": "{\n"
    '    "default_pool": {\n'
    '        "description": "Default pool",\n'
    '        "include_deferred": false,\n'
    '        "slots": 128\n'
    "    },\n"
    '    "p1": {\n'
    '        "description": "two at a time",\n'
    '        "include_deferred": false,\n'
    '        "slots": 2\n'
    "    }\n"
    "}",
    "210/v.json": '{\n    "v1": "hello world",\n    "v2": "{\\"a\\": [1,2]}"\n}',
    "32/c.env": "c1=generic://me:p%40ss%20w%3Ard@db.example.com:5433/sch?__extra__=%7B%22sslmode%22%3A%22require%22%2C%22n%22%3A1%7D\n"
    "c2=http://user:pw12345@host:8080/path?__extra__=%7B%22x%22%3A+1%7D\n",
    "32/c.json": "{\n"
    '  "c1": {\n'
    '    "conn_type": "generic",\n'
    '    "description": null,\n'
    '    "login": "me",\n'
    '    "password": "p@ss w:rd",\n'
    '    "host": "db.example.com",\n'
    '    "port": 5433,\n'
    '    "schema": "sch",\n'
    '    "extra": "{\\"sslmode\\":\\"require\\",\\"n\\":1}"\n'
    "  },\n"
    '  "c2": {\n'
    '    "conn_type": "http",\n'
    '    "description": null,\n'
    '    "login": "user",\n'
    '    "password": "pw12345",\n'
    '    "host": "host",\n'
    '    "port": 8080,\n'
    '    "schema": "path",\n'
    '    "extra": "{\\"x\\": 1}"\n'
    "  }\n"
    "}",
    "32/c.yaml": "c1:\n"
    "  conn_type: generic\n"
    "  description: null\n"
    '  extra: \'{"sslmode":"require","n":1}\'\n'
    "  host: db.example.com\n"
    "  login: me\n"
    "  password: p@ss w:rd\n"
    "  port: 5433\n"
    "  schema: sch\n"
    "c2:\n"
    "  conn_type: http\n"
    "  description: null\n"
    "  extra: '{\"x\": 1}'\n"
    "  host: host\n"
    "  login: user\n"
    "  password: pw12345\n"
    "  port: 8080\n"
    "  schema: path\n",
    "32/cj.env": 'c1={"conn_type": "generic", "description": null, "login": "me", "password": "p@ss w:rd", '
    '"host": "db.example.com", "port": 5433, "schema": "sch", "extra": '
    '"{\\"sslmode\\":\\"require\\",\\"n\\":1}"}\n'
    'c2={"conn_type": "http", "description": null, "login": "user", "password": "pw12345", "host": '
    '"host", "port": 8080, "schema": "path", "extra": "{\\"x\\": 1}"}\n',
    "32/cj.json": "",
    "32/cj.yaml": "",
    "32/p.json": "{\n"
    '    "default_pool": {\n'
    '        "description": "Default pool",\n'
    '        "include_deferred": false,\n'
    '        "slots": 128\n'
    "    },\n"
    '    "p1": {\n'
    '        "description": "two at a time",\n'
    '        "include_deferred": false,\n'
    '        "slots": 2\n'
    "    }\n"
    "}",
    "32/v.json": '{\n    "v1": "hello world",\n    "v2": "{\\"a\\": [1,2]}"\n}',
}

#: conn_id, conn_type, description, host, login, password, schema, port, extra, is_encrypted, is_extra_encrypted
CONNECTION_ROWS = [
    (
        "c1",
        "generic",
        None,
        "db.example.com",
        "me",
        "gAAAAABrASEqwkLiH7bezAaos24HJyNvAt-1BlAXQwVLfTjHDJTZO4sQ80FLzGR8buBuani7ic128pxnP2z7n7gDOQRQue2v8Q==",
        "sch",
        5433,
        "gAAAAABrASEqwg9RaGSoc6jbhjDfs7M5xHIK54nhswtl-VlGIhvUbZO9k7ftm0-P7pJ0hrc7EpTLDitHqvnNE1NRYLVWUn5pK67j6DvZtb2fnYuN0UxTXQk=",
        1,
        1,
    ),
    (
        "c2",
        "http",
        None,
        "host",
        "user",
        "gAAAAABrASEy0Y4FOxlaoUYxeTIQOEyz74GCAB1mQtM4POaQzrdjOX0ZddCw1Ej2vSIUtFW0XevPQg6eMB14943CMCNiWLFr3Q==",
        "path",
        8080,
        "gAAAAABrASEy7wsd79qAKO4kRZUnyFLEtLiNeKUqp-y6jzbaN3fRSEPyHcQST9tJ38eP55DUX5U0a07HI_nzIfu3i3KJADd2aw==",
        1,
        1,
    ),
]

#: key, val, is_encrypted
VARIABLE_ROWS = [
    ("v1", "gAAAAABrASE3EKQY-a-czTCLFSk8T2fwDMGd8rAv3bBvqhzr0EXi1bYo3KhxPtzzNYozIB6HJRU94LAGA1TBRmEvlo9_CyArZA==", 1),
    (
        "v2",
        "gAAAAABrASE-M727AkCGsHVuCuW6IxpSVGEwi7L3DBH47o1Uw4KgKdKtP-JcKVEBh3-UqVodSYhAopX7_1Vgi0jtb2LbCRoyd84hdnu4lO5xpLmcJTbcKVI=",
        1,
    ),
]
