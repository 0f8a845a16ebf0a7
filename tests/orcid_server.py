"""An ORCID of our own on a real socket: sign-in, public records and peer reviews of the API 3.0.

It refuses what ORCID refuses: a wrong client, a code used twice, a token without the scope, an entry
that lacks a part, and an entry that is there already.
"""

import base64
import hashlib
import json
import secrets
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "APP-TESTCLIENT", "client-secret"
ENTRY = "application/vnd.orcid+json"
WANTED = {
    "reviewer-role",
    "review-type",
    "review-identifiers",
    "review-completion-date",
    "review-group-id",
    "convening-organization",
}


class Orcid:
    """What the server knows; tests look at it and change it."""

    def __init__(self):
        self.records = {}
        self.reviews = {}
        self.codes = {}
        self.tokens = {}
        self.asked = []
        self.broken = False
        self.hides_records = False
        self.forgets_answer = False
        self.person = ""  # who is signed in at ORCID in this browser
        self.lock = threading.Lock()

    def add(self, orcid, name="Josiah Carberry", emails=()):
        rows = [{"email": email, "verified": verified} for email, verified in emails]
        self.records[orcid] = {"name": name, "emails": rows}
        self.reviews.setdefault(orcid, {})

    def entries(self, orcid):
        return list(self.reviews[orcid].values())

    def revoke(self, orcid):
        self.tokens = {key: value for key, value in self.tokens.items() if value[0] != orcid}

    def calls(self, method):
        return [path for verb, path in self.asked if verb == method]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words):
        pass

    @property
    def orcid(self):
        return self.server.orcid

    def say(self, status, body=None, kind="application/json", **headers):
        data = (
            body
            if isinstance(body, bytes)
            else json.dumps(body if body is not None else {}).encode()
        )
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def handle_any(self):
        parts = urlsplit(self.path)
        sent = self.body()
        with self.orcid.lock:
            self.orcid.asked.append((self.command, parts.path))
            if self.orcid.broken:
                return self.say(503, {"error": "maintenance"})
            if parts.path == "/oauth/authorize":
                return self.authorize(parse_qs(parts.query))
            if parts.path == "/oauth/token" and self.command == "POST":
                return self.token(parse_qs(sent.decode()))
            if parts.path.startswith("/v3.0/"):
                return self.api(parts.path.split("/")[2:], sent)
        return self.say(404, {"error": "no such address"})

    do_GET = do_POST = do_PUT = do_DELETE = handle_any

    def authorize(self, asked):
        """Show who could sign in; with a choice, send the browser back as ORCID does."""
        asked = {name: values[0] for name, values in asked.items()}
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return self.say(400, {"error": "invalid_client"})
        chosen = asked.pop("choice", "")
        if not chosen:
            links = "".join(
                f'<p><a href="/oauth/authorize?{urlencode(asked | {"choice": who})}">{who}</a></p>'
                for who in [*self.orcid.records, "deny"]
            )
            page = f"<!doctype html><meta charset=utf-8><title>ORCID</title><h1>ORCID</h1>{links}"
            return self.say(200, page.encode(), "text/html")
        back = {"state": asked.get("state", "")}
        if chosen == "deny":
            back |= {"error": "access_denied", "error_description": "User denied access"}
        else:
            code = secrets.token_hex(3)
            self.orcid.codes[code] = (
                chosen,
                asked["redirect_uri"],
                asked["scope"],
                asked["code_challenge"],
            )
            back["code"] = code
        return self.say(302, Location=f"{asked['redirect_uri']}?{urlencode(back)}")

    def token(self, sent):
        sent = {name: values[0] for name, values in sent.items()}
        found = self.orcid.codes.pop(sent.get("code", ""), None)
        if (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET):
            return self.say(401, {"error": "invalid_client"})
        if found is None or found[1] != sent.get("redirect_uri"):
            return self.say(400, {"error": "invalid_grant"})
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != found[3]:
            return self.say(400, {"error": "invalid_grant"})
        orcid, _address, scope, _challenge = found
        token = secrets.token_hex(18)
        self.orcid.tokens[token] = (orcid, scope)
        return self.say(
            200,
            {
                "access_token": token,
                "token_type": "bearer",
                "refresh_token": secrets.token_hex(18),
                "expires_in": 631138518,
                "scope": scope,
                "name": self.orcid.records[orcid]["name"],
                "orcid": orcid,
            },
        )

    def api(self, parts, sent):
        orcid, kind, *rest = [*parts, ""]
        if orcid not in self.orcid.records:
            return self.say(404, {"error-code": 9016})
        if kind == "record":
            return self.record(orcid)
        held = self.orcid.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if held is None or held[0] != orcid:
            return self.say(401, {"error": "invalid_token"})
        if "/activities/update" not in held[1]:
            return self.say(403, {"error-code": 9038})
        if kind == "peer-reviews" and self.command == "GET":
            return self.summaries(orcid)
        if kind != "peer-review":
            return self.say(404, {})
        return self.review(orcid, rest[0], sent)

    def record(self, orcid):
        if self.orcid.hides_records:
            return self.say(503, {})
        known = self.orcid.records[orcid]
        given, _space, family = known["name"].rpartition(" ")
        name = {"given-names": {"value": given}, "family-name": {"value": family}}
        return self.say(
            200,
            {
                "orcid-identifier": {"path": orcid},
                "person": {"name": name, "emails": {"email": known["emails"]}},
            },
        )

    def summaries(self, orcid):
        rows = [
            {"put-code": int(code), "external-ids": entry["review-identifiers"]}
            for code, entry in self.orcid.reviews[orcid].items()
        ]
        groups = [{"peer-review-group": [{"peer-review-summary": [row]}]} for row in rows]
        return self.say(200, {"group": groups}, ENTRY)

    def review(self, orcid, code, sent):
        kept = self.orcid.reviews[orcid]
        if self.command in {"PUT", "DELETE"} and code not in kept:
            return self.say(404, {"error-code": 9016})
        if self.command == "DELETE":
            del kept[code]
            return self.say(204)
        if self.headers.get("Content-Type") != ENTRY:
            return self.say(415, {})
        entry = json.loads(sent)
        trouble = faults(entry)
        if trouble:
            return self.say(400, {"error-code": 9006, "developer-message": trouble})
        if self.command == "PUT":
            kept[code] = entry
            return self.say(200, entry, ENTRY)
        if any(
            entry["review-identifiers"] == other["review-identifiers"] for other in kept.values()
        ):
            return self.say(409, {"error-code": 9021})
        code = str(700000 + len(self.orcid.asked))
        kept[code] = entry
        if self.orcid.forgets_answer:  # the line breaks after the entry is written
            self.close_connection = True
            return None
        here = f"http://{self.headers['Host']}/v3.0/{orcid}/peer-review/{code}"
        return self.say(201, Location=here)


def faults(entry):
    """Return what the schema of a peer review misses in an entry, or ""."""
    missing = WANTED - set(entry)
    if missing:
        return f"missing: {', '.join(sorted(missing))}"
    organisation = entry["convening-organization"]
    address = organisation.get("address", {})
    if not (
        organisation.get("name") and address.get("city") and len(address.get("country", "")) == 2
    ):
        return "the organisation needs a name, a city and a country"
    if not entry["review-completion-date"].get("year", {}).get("value", "").isdigit():
        return "no year"
    if not entry["review-group-id"].startswith("issn:"):
        return "no such group"
    identifiers = entry["review-identifiers"]["external-id"]
    if not identifiers or "external-id-relationship" not in identifiers[0]:
        return "no identifier"
    return ""


@contextmanager
def running(port=0):
    """Give the knowledge of a running server; ``address`` is where it stands."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.orcid = Orcid()
    server.orcid.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.orcid
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
