"""A page on this machine alone, and what it saves: one address with a token in it, and nothing else reachable."""

from __future__ import annotations

import hmac
import secrets
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from govtasks.cli.output import outlive_pipes
from govtasks.correcting.file import MOST_BYTES
from govtasks.errors import GovtasksError

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOPBACK = "127.0.0.1"
_SECONDS = 30
"""Time that one request may take to arrive."""
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Connection", "close"),
)


class RefusedError(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: HTTPStatus, reason: str = "") -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason or status.phrase


class PageServer(ThreadingHTTPServer):
    """Serves a page at `address`, and passes on what it saves; the port is any that is free."""

    daemon_threads = True

    def __init__(self, make_page: Callable[[str], str], save: Callable[[bytes], None]) -> None:
        super().__init__((_LOOPBACK, 0), _Handler)
        self.make_page = make_page
        self.save = save
        self.saving = threading.Lock()
        self.host = f"{_LOOPBACK}:{self.server_port}"
        self.page_path = f"/{secrets.token_urlsafe(32)}/"
        self.save_path = f"{self.page_path}save"

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{self.host}{self.page_path}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base has it
        """Pass over a connection that broke off; the next one is served."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def serve(make_page: Callable[[str], str], save: Callable[[bytes], None], tell: Callable[[str], None]) -> None:
    """Serve a page until Ctrl-C.

    `make_page` gives the HTML, made anew for each request, of the path that the page posts its JSON to; `save` takes
    what is posted, and refuses it by a GovtasksError, whose words the page gets; `tell` is given the page's address.
    """
    outlive_pipes()
    with PageServer(make_page, save) as server:
        tell(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PageServer
    timeout = _SECONDS
    server_version, sys_version = "govtasks", ""

    def do_GET(self) -> None:
        """Answer a request; `do_POST` is the same, and any other method is refused by `send_error`."""
        try:
            self._check_host()
            self._route()
        except RefusedError as refused:
            self._send(refused.status, refused.reason, "text/plain")

    do_POST = do_GET  # noqa: N815 - the names of the base

    def _check_host(self) -> None:
        """Refuse a name that somebody made to lead here, and one that is there twice."""
        if self.headers.get_all("Host") != [self.server.host]:
            raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)

    def _route(self) -> None:
        """Give the page, or save what is posted; all else is refused."""
        for path, method, do in (
            (self.server.page_path, "GET", self._give_page),
            (self.server.save_path, "POST", self._save),
        ):
            if hmac.compare_digest(self.path.encode("utf-8", "surrogateescape"), path.encode()):
                if self.command != method:
                    raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED)
                do()
                return
        raise RefusedError(HTTPStatus.NOT_FOUND)

    def _give_page(self) -> None:
        try:
            page = self.server.make_page(self.server.save_path)
        except GovtasksError as error:
            raise RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, str(error)) from error
        self._send(HTTPStatus.OK, page, "text/html")

    def _save(self) -> None:
        """Pass on what this very page posts, one after the other."""
        if self.headers.get_all("Origin") != [f"http://{self.server.host}"]:
            raise RefusedError(HTTPStatus.FORBIDDEN, "posted by another page")
        if self.headers.get_content_type() != "application/json":
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        data = self._read_body()
        try:
            with self.server.saving:
                self.server.save(data)
        except GovtasksError as error:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
        self._send(HTTPStatus.OK, "saved", "text/plain")

    def _read_body(self) -> bytes:
        """Give the body, whose length has to be said and within bounds."""
        said = self.headers.get_all("Content-Length") or [""]
        if len(said) > 1 or not (said[0].isascii() and said[0].isdecimal()) or "Transfer-Encoding" in self.headers:
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED)
        if len(said[0]) > len(str(MOST_BYTES)) or int(said[0]) > MOST_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {MOST_BYTES:,} bytes")
        data = self.rfile.read(int(said[0]))
        if len(data) < int(said[0]):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "the body breaks off")
        return data

    def _send(self, status: HTTPStatus, body: str, kind: str) -> None:
        data = body.encode("utf-8", "replace")
        self.send_response(status)
        for header in (("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(data))), *_HEADERS):
            self.send_header(*header)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what is no request, or of a method that is none; nothing of it is sent back."""
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self._send(status, status.phrase, "text/plain")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing: the terminal is for the address."""
