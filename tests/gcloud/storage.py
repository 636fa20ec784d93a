"""Cloud Storage as its JSON interface speaks."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from typing import Any

from tests.gcloud.answers import Answer, Asked, Refused, counter, multipart, now, ok, stamp

#: What a client may say of an object.
FIELDS = (
    "metadata", "contentEncoding", "cacheControl", "contentDisposition", "contentLanguage", "storageClass",
    "customTime", "retention", "temporaryHold", "eventBasedHold", "acl",
)  # fmt: skip


def crc32c(data: bytes) -> str:
    import google_crc32c

    return base64.b64encode(google_crc32c.value(data).to_bytes(4, "big")).decode()


def glob(pattern: str) -> re.Pattern[str]:
    """Google's globs: `*` and `?` do not match slashes, `**` does, `{a,b}` are alternatives."""
    found, at = "", 0
    while at < len(pattern):
        sign = pattern[at]
        if pattern.startswith("**/", at):
            found, at = found + "(?:.*/)?", at + 3
        elif pattern.startswith("**", at):
            found, at = found + ".*", at + 2
        else:
            translated = {"*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|", "[": "[", "]": "]"}
            found, at = found + translated.get(sign, re.escape(sign)), at + 1
    return re.compile(found)


class Bucket:
    def __init__(self, name: str, about: dict[str, Any], project: str) -> None:
        self.name, self.project = name, project
        self.objects: dict[str, dict[str, Any]] = {}
        self.acl: list[dict[str, str]] = []
        self.policy: dict[str, Any] = {"kind": "storage#policy", "version": 1, "etag": "CAE=", "bindings": []}
        moment = stamp(now())
        self.about = {
            "kind": "storage#bucket", "id": name, "name": name, "projectNumber": "1", "metageneration": "1",
            "location": "US", "locationType": "multi-region", "storageClass": "STANDARD", "etag": "CAE=",
            "timeCreated": moment, "updated": moment, **about,
        }  # fmt: skip


class Storage:
    """Buckets and objects in memory; `page` is the size of a page of a list, `rewrite` how much one call copies."""

    def __init__(self, url: Callable[[], str]) -> None:
        self.url = url
        self.buckets: dict[str, Bucket] = {}
        self.data: dict[tuple[str, str], bytes] = {}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.page = 1000
        self.rewrite: int | None = None
        self.reads: list[int] = []

    # for tests

    def make(self, bucket: str, objects: dict[str, bytes] | None = None) -> None:
        self.buckets[bucket] = Bucket(bucket, {}, "test")
        for name, data in (objects or {}).items():
            self.put(bucket, name, data)

    def put(self, bucket: str, name: str, data: bytes, about: dict[str, Any] | None = None) -> dict[str, Any]:
        moment = stamp(now())
        generation = str(next(counter))
        given = {key: value for key, value in (about or {}).items() if key in FIELDS}
        found = {
            "kind": "storage#object", "id": f"{bucket}/{name}/{generation}", "bucket": bucket, "name": name,
            "generation": generation, "metageneration": "1", "storageClass": "STANDARD", "size": str(len(data)),
            "contentType": (about or {}).get("contentType") or "application/octet-stream", "etag": generation,
            "md5Hash": base64.b64encode(hashlib.md5(data).digest()).decode(), "crc32c": crc32c(data),
            "timeCreated": moment, "updated": moment, "timeStorageClassUpdated": moment, **given,
        }  # fmt: skip
        self.buckets[bucket].objects[name] = found
        self.data[bucket, name] = data
        return found

    def names(self, bucket: str) -> list[str]:
        return sorted(self.buckets[bucket].objects)

    # the interface

    def answer(self, asked: Asked) -> Answer | None:
        parts = asked.parts
        if parts[:3] == ["storage", "v1", "b"]:
            return self._buckets(asked, parts[3:])
        if parts[:4] == ["upload", "storage", "v1", "b"] and parts[5:] == ["o"]:
            return self._upload(asked, self.bucket(parts[4]))
        if parts[:4] == ["download", "storage", "v1", "b"]:
            return self._download(asked, *self._object(parts[4], parts[6]))
        if len(parts) == 2 and parts[0] in self.buckets:  # a signed address
            return self._download(asked, *self._object(parts[0], parts[1]))
        return None

    def bucket(self, name: str) -> Bucket:
        if name not in self.buckets:
            raise Refused(404, "notFound", "The specified bucket does not exist.")
        return self.buckets[name]

    def _object(self, bucket: str, name: str) -> tuple[Bucket, dict[str, Any]]:
        found = self.bucket(bucket).objects.get(name)
        if found is None:
            raise Refused(404, "notFound", f"No such object: {bucket}/{name}")
        return self.bucket(bucket), found

    @staticmethod
    def _check(asked: Asked, found: dict[str, Any] | None, prefix: str = "if") -> None:
        generation = found["generation"] if found else "0"
        metageneration = found["metageneration"] if found else "0"
        for name, there in (("Generation", generation), ("Metageneration", metageneration)):
            wanted, unwanted = asked.given(f"{prefix}{name}Match"), asked.given(f"{prefix}{name}NotMatch")
            if (wanted is not None and wanted != there) or (unwanted is not None and unwanted == there):
                raise Refused(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.")
        wanted = asked.given("generation")
        if wanted is not None and prefix == "if" and wanted != generation:
            raise Refused(404, "notFound", "No such object: the generation is another one.")

    def _buckets(self, asked: Asked, parts: list[str]) -> Answer | None:
        if not parts:
            if asked.method == "POST":
                about = asked.json()
                if about["name"] in self.buckets:
                    raise Refused(409, "conflict", "Your previous request to create the named bucket succeeded.")
                if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]", about["name"]):
                    raise Refused(400, "invalid", f"Invalid bucket name: '{about['name']}'")
                self.buckets[about["name"]] = Bucket(about["name"], about, asked.given("project") or "")
                return ok(self.buckets[about["name"]].about)
            return ok({"kind": "storage#buckets", "items": [bucket.about for bucket in self.buckets.values()]})
        bucket = self.bucket(parts[0])
        if len(parts) == 1:
            if asked.method == "DELETE":
                if bucket.objects:
                    raise Refused(409, "conflict", "The bucket you tried to delete is not empty.")
                del self.buckets[bucket.name]
                return Answer(204)
            if asked.method in ("PATCH", "PUT"):
                bucket.about.update(asked.json())
                bucket.acl = bucket.about.pop("acl", bucket.acl)
            return ok(bucket.about)
        if parts[1] == "iam":
            if asked.method == "PUT":
                bucket.policy.update(asked.json())
            return ok(bucket.policy)
        if parts[1] == "acl":
            return self._acl(asked, bucket.acl, parts[2:])
        if parts[1] == "o" and len(parts) == 2:
            return self._list(asked, bucket)
        if parts[1] == "o":
            return self._objects(asked, bucket, parts[2], parts[3:])
        return None

    @staticmethod
    def _acl(asked: Asked, entries: list[dict[str, str]], parts: list[str]) -> Answer:
        if asked.method == "POST":
            entries.append(asked.json())
            return ok(entries[-1])
        if asked.method == "DELETE":
            entries[:] = [entry for entry in entries if entry["entity"] != parts[0]]
            return Answer(204)
        return ok({"items": entries})

    def _list(self, asked: Asked, bucket: Bucket) -> Answer:
        prefix, delimiter = asked.given("prefix") or "", asked.given("delimiter")
        pattern = glob(asked.given("matchGlob") or "**")
        found: list[dict[str, Any] | str] = []
        for name in sorted(bucket.objects):
            if not name.startswith(prefix) or not pattern.fullmatch(name):
                continue
            folder = name[len(prefix) :].find(delimiter) if delimiter else -1
            if folder >= 0:
                text = name[: len(prefix) + folder + len(delimiter or "")]
                if text not in found:
                    found.append(text)
                if not (asked.given("includeTrailingDelimiter") == "true" and text == name):
                    continue
            found.append(bucket.objects[name])
        first = int(asked.given("pageToken") or 0)
        size = min(int(asked.given("maxResults") or self.page), self.page)
        page = found[first : first + size]
        answer: dict[str, Any] = {"kind": "storage#objects"}
        if any(isinstance(each, dict) for each in page):
            answer["items"] = [each for each in page if isinstance(each, dict)]
        if any(isinstance(each, str) for each in page):
            answer["prefixes"] = [each for each in page if isinstance(each, str)]
        if first + size < len(found):
            answer["nextPageToken"] = str(first + size)
        return ok(answer)

    def _objects(self, asked: Asked, bucket: Bucket, name: str, parts: list[str]) -> Answer | None:
        if parts[:1] == ["compose"]:
            return self._compose(asked, bucket, name)
        found = self._object(bucket.name, name)[1]
        if parts[:1] in (["rewriteTo"], ["copyTo"]):
            return self._rewrite(asked, bucket, found, parts)
        if parts[:1] == ["acl"]:
            entries: list[dict[str, str]] = found.setdefault("acl", [])
            return self._acl(asked, entries, parts[1:])
        self._check(asked, found)
        if asked.method == "DELETE":
            if "retention" in found:
                raise Refused(403, "retentionPolicyNotMet", "The object is under retention.")
            del bucket.objects[name]
            return Answer(204)
        if asked.method in ("PATCH", "PUT"):
            changes = {key: value for key, value in asked.json().items() if key in (*FIELDS, "contentType")}
            found.update(changes, metageneration=str(int(found["metageneration"]) + 1), updated=stamp(now()))
            for key in [key for key, value in found.items() if value is None]:
                del found[key]
            return ok(found)
        return self._download(asked, bucket, found) if asked.given("alt") == "media" else ok(found)

    def _download(self, asked: Asked, bucket: Bucket, found: dict[str, Any]) -> Answer:
        self._check(asked, found)
        key = asked.headers.get("x-goog-encryption-key-sha256")
        if found.get("_key") != key:
            raise Refused(400, "customerEncryptionKeyIsIncorrect", "The provided encryption key is incorrect.")
        data = self.data[bucket.name, found["name"]]
        headers = {
            "Content-Type": found["contentType"],
            "X-Goog-Generation": found["generation"],
            "ETag": found["etag"],
        }
        headers["X-Goog-Hash"] = f"crc32c={found['crc32c']},md5={found.get('md5Hash', '')}"
        if found.get("contentEncoding") == "gzip":
            headers["Content-Encoding"] = headers["X-Goog-Stored-Content-Encoding"] = "gzip"
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", asked.headers.get("range", ""))
        self.reads.append(len(data))
        if wanted is None:
            return Answer(200, data, headers)
        first, last = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
        if first >= len(data):
            raise Refused(416, "requestedRangeNotSatisfiable", "Request range not satisfiable")
        self.reads[-1] = last - first + 1
        return Answer(206, data[first : last + 1], {**headers, "Content-Range": f"bytes {first}-{last}/{len(data)}"})

    def _upload(self, asked: Asked, bucket: Bucket) -> Answer:
        kind, key = asked.given("uploadType"), asked.headers.get("x-goog-encryption-key-sha256")
        if "upload_id" in asked.query:
            return self._piece(asked)
        if kind == "resumable":
            about = asked.json()
            name = about.get("name") or asked.given("name")
            self._check(asked, bucket.objects.get(name))
            about.setdefault("contentType", asked.headers.get("x-upload-content-type"))
            session = f"session{next(counter)}"
            self.sessions[session] = {"bucket": bucket.name, "about": {**about, "name": name}, "data": b"", "key": key}
            address = f"{self.url()}/upload/storage/v1/b/{bucket.name}/o?uploadType=resumable&upload_id={session}"
            return Answer(200, b"", {"Location": address})
        if kind == "multipart":
            about, data, content_type = multipart(asked)
            about.setdefault("contentType", content_type)
        else:
            about = {"name": asked.given("name"), "contentType": asked.headers.get("content-type")}
            data = asked.body
        name = about.get("name") or asked.given("name")
        self._check(asked, bucket.objects.get(name))
        return ok(self._kept(bucket.name, name, data, about, key))

    def _piece(self, asked: Asked) -> Answer:
        session = self.sessions[asked.query["upload_id"][0]]
        wanted = re.fullmatch(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)", asked.headers.get("content-range", ""))
        if wanted is None:
            raise Refused(400, "badRequest", "Failed to parse Content-Range header.")
        if wanted[1] is not None:
            if int(wanted[1]) != len(session["data"]) or int(wanted[2]) - int(wanted[1]) + 1 != len(asked.body):
                raise Refused(400, "badRequest", "Invalid request.  There were bytes missing or too many.")
            if wanted[3] == "*" and len(asked.body) % (256 * 1024):
                raise Refused(400, "badRequest", "The size of a piece has to be a multiple of 256 KiB.")
            session["data"] += asked.body
        if wanted[3] == "*" or len(session["data"]) < int(wanted[3]):
            held = len(session["data"])
            return Answer(308, b"", {"Range": f"bytes=0-{held - 1}"} if held else {})
        about = session["about"]
        return ok(self._kept(session["bucket"], about["name"], session["data"], about, session["key"]))

    def _kept(self, bucket: str, name: str, data: bytes, about: dict[str, Any], key: str | None) -> dict[str, Any]:
        if about.get("md5Hash") and about["md5Hash"] != base64.b64encode(hashlib.md5(data).digest()).decode():
            raise Refused(400, "invalid", "Provided MD5 hash doesn't match calculated MD5 hash.")
        found = self.put(bucket, name, data, about)
        if key is not None:
            found["_key"] = key
        return found

    def _compose(self, asked: Asked, bucket: Bucket, name: str) -> Answer:
        given = asked.json()
        sources = [each["name"] for each in given["sourceObjects"]]
        if len(sources) > 32:
            raise Refused(400, "invalid", "The number of source components provided exceeds the limit of 32.")
        self._check(asked, bucket.objects.get(name))
        data = b"".join(self.data[bucket.name, self._object(bucket.name, each)[1]["name"]] for each in sources)
        found = self.put(bucket.name, name, data, given.get("destination"))
        found.pop("md5Hash")
        return ok(found)

    def _rewrite(self, asked: Asked, bucket: Bucket, found: dict[str, Any], parts: list[str]) -> Answer:
        self._check(asked, found, "ifSource")
        target = self.bucket(parts[2])
        self._check(asked, target.objects.get(parts[4]))
        data = self.data[bucket.name, found["name"]]
        done = int((asked.given("rewriteToken") or "t0")[1:]) + (self.rewrite or len(data))
        if done < len(data):
            return ok(
                {"kind": "storage#rewriteResponse", "done": False, "rewriteToken": f"t{done}",
                 "totalBytesRewritten": str(done), "objectSize": str(len(data))}
            )  # fmt: skip
        made = self.put(target.name, parts[4], data, {**found, **asked.json()})
        if parts[0] == "copyTo":
            return ok(made)
        return ok(
            {"kind": "storage#rewriteResponse", "done": True, "resource": made, "objectSize": str(len(data)),
             "totalBytesRewritten": str(len(data))}
        )  # fmt: skip
