"""The server of the review page: one address on this machine, a token in it, and nothing else reachable."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple
from urllib.request import urlopen

import pytest

import govtasks
from govtasks.cli.serving import PageServer
from govtasks.correcting.file import MOST_BYTES, parse_corrections, write_corrections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<!doctype html><title>复核</title>"
EMPTY = b'{"schema": "govtasks.corrections/1", "corrections": []}'
JSON = "application/json"


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    body: str


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where corrections are saved."""
    return tmp_path / "corrections.json"


@pytest.fixture
def server(file: Path) -> Iterator[PageServer]:
    """Give a server that runs and saves into the file."""
    with PageServer(lambda save: f"{PAGE}{save}", lambda data: write_corrections(parse_corrections(data), file)) as one:
        running = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        running.start()
        yield one
        one.shutdown()
        running.join()


def ask(server: PageServer, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answer:
    """Send a request as the page does; a header that is None is left out, others are put in its place."""
    said = {"Host": server.host, "Origin": f"http://{server.host}", "Content-Type": JSON}
    said |= {"Content-Length": str(len(body or b""))}
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in (said | {key.replace("_", "-"): value for key, value in headers.items()}).items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    response = connection.getresponse()
    answer = Answer(response.status, dict(response.getheaders()), response.read().decode())
    connection.close()
    return answer


def test_the_page_is_served_at_its_address_only(server: PageServer) -> None:
    """The page is at the path with the token, made for the path that it saves to; any other path is not there."""
    answer = ask(server, "GET", server.page_path)
    assert (answer.status, answer.body) == (200, PAGE + server.save_path)
    with urlopen(server.address) as page:  # noqa: S310 - our own server
        assert page.read().decode() == answer.body
    token = server.page_path.strip("/")
    others = ("/", f"/{token}", f"/{token}/.", f"/{token}/../", f"/{token}/?", "/etc/passwd", "/%C3%A9", "/favicon.ico")
    for path in (*others, f"/{token}/../../etc/passwd", f"/{token}/%2e%2e/", f"/{token}/save/", f"/{token[:-1]}/"):
        assert ask(server, "GET", path).status == 404, path
        assert ask(server, "POST", path, EMPTY).status == 404, path


def test_each_server_has_a_token_of_its_own_and_listens_on_this_machine_only(server: PageServer) -> None:
    """The address is of the loopback, with a token that cannot be guessed."""
    with PageServer(str, print) as other:
        assert other.page_path != server.page_path
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")
    assert len(server.page_path) > 40


def test_the_answers_say_that_nothing_is_kept_guessed_or_passed_on(server: PageServer) -> None:
    """Every answer, a refusal too, has the headers that a browser goes by, and names no software."""
    for answer in (ask(server, "GET", server.page_path), ask(server, "GET", "/"), ask(server, "PUT", "/")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"].endswith("charset=utf-8")
        assert "Python" not in answer.headers["Server"]
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"])
def test_no_other_method_is_answered(server: PageServer, method: str) -> None:
    """A method that the page does not use is refused, at any path."""
    for path in (server.page_path, server.save_path, "/"):
        assert ask(server, method, path).status == 405


def test_get_and_post_are_not_interchangeable(server: PageServer, file: Path) -> None:
    """The page is not posted to, and saving is not done by following a link."""
    assert ask(server, "POST", server.page_path, EMPTY).status == 405
    assert ask(server, "GET", server.save_path).status == 405
    assert not file.exists()


def test_saving_writes_the_file(server: PageServer, file: Path) -> None:
    """What the page posts is in the file, again and again."""
    for body in (EMPTY, EMPTY.replace(b"[]", b'[{"action": "add-task", "spans": [[1, 2]]}]')):
        assert ask(server, "POST", server.save_path, body).status == 200
        assert govtasks.read_corrections(file) == parse_corrections(body)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_is_no_corrections_file_is_refused_with_the_reason(server: PageServer, file: Path) -> None:
    """Damaged corrections are refused in words for the page, and the file stays as it was."""
    assert ask(server, "POST", server.save_path, EMPTY).status == 200
    before = file.read_bytes()
    for body, words in ((b"{", "no JSON"), (b"{}", "schema"), (EMPTY.replace(b"/1", b"/9"), "newer")):
        answer = ask(server, "POST", server.save_path, body)
        assert answer.status == 422
        assert words in answer.body
        assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("status", "header", "value"),
    [
        (421, "Host", "attacker.example"),
        (421, "Host", "localhost"),
        (421, "Host", None),
        (403, "Origin", "http://attacker.example"),
        (403, "Origin", "null"),
        (403, "Origin", None),
        (415, "Content-Type", "text/plain"),
        (415, "Content-Type", None),
        (411, "Content-Length", None),
        (411, "Content-Length", "-1"),
        (411, "Content-Length", "１"),
        (413, "Content-Length", str(MOST_BYTES + 1)),
        (413, "Content-Length", "9" * 5000),
    ],
)
def test_what_another_page_could_post_is_refused(
    server: PageServer, file: Path, status: int, header: str, value: str | None
) -> None:
    """A name that leads here, a form of another site, a body without end: refused before it is read."""
    value = value.encode().decode("latin-1") if value else value
    assert ask(server, "POST", server.save_path, EMPTY, **{header: value}).status == status
    assert not file.exists()


def test_a_page_by_another_name_is_refused(server: PageServer) -> None:
    """A name that somebody made to lead to this machine gets nothing, even with the token."""
    assert ask(server, "GET", server.page_path, Host=f"attacker.example:{server.server_port}").status == 421


def test_noise_and_broken_connections_do_not_end_it(server: PageServer) -> None:
    """A request that is none is refused, one that breaks off is passed over, and the page is still there."""
    for noise in (b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"", b"POST " + b"a" * 70_000):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
            line.sendall(noise)
    assert ask(server, "GET", server.page_path).status == 200


def test_a_page_that_cannot_be_made_says_why() -> None:
    """Where the notice cannot be read any more, the reason is shown in place of the page."""

    def fail(_save: str) -> str:
        raise govtasks.SourceNotFoundError("notice.txt", "no such file", "check the path")

    with PageServer(fail, print) as one:
        running = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        running.start()
        answer = ask(one, "GET", one.page_path)
        one.shutdown()
        running.join()
    assert (answer.status, answer.body) == (500, "notice.txt: no such file (check the path)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_ends_it_without_fault() -> None:
    """`serve` tells the address, serves, and ends with exit code 0 on Ctrl-C, also after a browser broke off."""
    source = (
        "import signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n"
        "from govtasks.cli.serving import serve\n"
        "serve(lambda save: 'x' * 5_000_000, print, lambda address: print(address, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        address = run.stdout.readline().decode().strip()
        host, port = address.split("/")[2].split(":")
        with socket.create_connection((host, int(port)), timeout=10) as line:
            line.sendall(f"GET /{address.split('/')[3]}/ HTTP/1.0\r\nHost: {host}:{port}\r\n\r\n".encode())
        with urlopen(address) as page:  # noqa: S310 - our own server
            assert len(page.read()) == 5_000_000
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=20) == 0
        assert not run.stderr.read()
