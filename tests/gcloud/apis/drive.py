"""Drive: folders and files."""

from __future__ import annotations

import email
import email.policy
import json
import re
from typing import Any

from tests.gcloud.answers import Answer, Asked, ok
from tests.gcloud.cloud import Call, Cloud, Service

APIS = {"drive": Service("v3", begins="/drive/v3")}
FOLDER = "application/vnd.google-apps.folder"


def listed(cloud: Cloud, call: Call) -> Any:
    """Those that a query in Drive's language means, as far as it is known here."""
    query = call.asked.given("q") or ""
    cloud.calls.pop()  # how it is looked for matters to nobody
    found = [each for path, each in cloud.kept.items() if path.startswith("/drive/v3/files/")]
    for part in query.split(" and "):
        name = re.fullmatch(r"name ?= ?'(.*)'", part)
        parent = re.fullmatch(r"'(.*)' in parents|parents in '(.*)'", part)
        if name:
            found = [each for each in found if each["name"] == name[1].replace("\\'", "'")]
        elif parent:
            found = [each for each in found if (parent[1] or parent[2]) in each.get("parents", ["root"])]
        elif part.startswith("mimeType"):
            found = [each for each in found if (each.get("mimeType") == FOLDER) == ("!=" not in part)]
        elif part.startswith("trashed"):
            found = [each for each in found if not each.get("trashed")]
        else:
            raise AssertionError(f"what does {part!r} mean?")
    return {"files": sorted(found, key=lambda each: each["id"])}


def create(cloud: Cloud, call: Call) -> Any:
    identity = f"f-{next(cloud.numbers)}"
    found = cloud.kept[f"/drive/v3/files/{identity}"] = {"parents": ["root"], **call.body, "id": identity}
    return found


def kept(cloud: Cloud, about: dict[str, Any], data: bytes, kind: str) -> Any:
    identity = f"f-{next(cloud.numbers)}"
    cloud.calls.append(("drive.files.upload", "", {}, {**about, "data": data.decode().rstrip("\n")}))
    found = {"parents": ["root"], **about, "id": identity, "mimeType": kind}
    cloud.kept[f"/drive/v3/files/{identity}"] = found
    return found


def upload(cloud: Cloud, asked: Asked) -> Answer:
    if asked.given("uploadType") == "resumable":
        where = f"/upload/drive/v3/files/{next(cloud.numbers)}"
        cloud.kept[where] = asked.json()
        return ok({}, Location=f"http://{asked.headers['host']}{where}")
    if asked.method == "PUT":
        return ok(kept(cloud, cloud.kept.pop(asked.path), asked.body, "application/octet-stream"))
    head = f"Content-Type: {asked.headers['content-type']}\n\n".encode()
    first, second = email.message_from_bytes(head + asked.body, policy=email.policy.HTTP).iter_parts()
    about, data, kind = json.loads(first.get_content()), second.get_payload(decode=True), second.get_content_type()
    return ok(kept(cloud, about, data, kind))


def download(cloud: Cloud, asked: Asked) -> Answer | None:
    if asked.given("alt") != "media":
        return None
    if asked.path not in cloud.kept:
        raise cloud.missing(asked.path)
    return Answer(200, cloud.kept[asked.path].get("data", "").encode(), {"Content-Type": "text/plain"})


RAW = {"/upload/drive/v3/files": upload, "/drive/v3/files/": download}
ANSWERS = {"drive.files.list": listed, "drive.files.create": create}
