"""Secret Manager, tokens, impersonation and signatures."""

from __future__ import annotations

import base64

from tests.gcloud.answers import Answer, Asked, Refused, ok


class Others:
    def __init__(self) -> None:
        #: (project, secret, version) -> value
        self.secrets: dict[tuple[str, str, str], bytes] = {}
        self.tokens = 0

    def answer(self, asked: Asked) -> Answer | None:
        parts = asked.parts
        if parts == ["token"]:
            self.tokens += 1
            return ok({"access_token": f"token-{self.tokens}", "expires_in": 3600, "token_type": "Bearer"})
        if asked.path.endswith(":generateAccessToken"):
            account = parts[-1].partition(":")[0]
            return ok({"accessToken": f"as-{account}", "expireTime": "2099-01-01T00:00:00Z"})
        if asked.path.endswith(":signBlob"):
            return ok({"keyId": "k", "signedBlob": base64.b64encode(b"signed").decode()})
        if parts[:2] == ["v1", "projects"] and parts[3] == "secrets" and asked.method == "POST":
            return self._keep(asked)
        if parts[:2] == ["v1", "projects"] and parts[-1].endswith(":access"):
            key = (parts[2], parts[4], parts[6].removesuffix(":access"))
            if key not in self.secrets:
                raise Refused(404, "notFound", f"Secret Version [{asked.path[4:]}] not found.")
            payload = {"data": base64.b64encode(self.secrets[key]).decode()}
            return ok({"name": asked.path[4:].removesuffix(":access"), "payload": payload})
        return None

    def _keep(self, asked: Asked) -> Answer:
        project, name = asked.parts[2], asked.parts[-1]
        if not name.endswith(":addVersion"):
            return ok({"name": f"projects/{project}/secrets/{asked.given('secretId')}"})
        name = name.removesuffix(":addVersion")
        version = str(sum(key[:2] == (project, name) and key[2] != "latest" for key in self.secrets) + 1)
        value = base64.b64decode(asked.json()["payload"]["data"])
        self.secrets[project, name, version] = self.secrets[project, name, "latest"] = value
        return ok({"name": f"projects/{project}/secrets/{name}/versions/{version}", "state": "ENABLED"})
