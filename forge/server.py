"""The forge over HTTP: the API under `/api`, everything else for whoever serves pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from forge.dispatch import Api
from forge.hub import Forge

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

API_PREFIX = "/api"


class _Handler(WSGIRequestHandler):
    """Quiet, keeps connections open, and does not let small answers wait for their acknowledgement."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: Any) -> None:
        """Exchanges are recorded by the forge, not on the terminal."""


@dataclass(frozen=True, slots=True)
class ForgeServer:
    """A running server. `url` is for browsers, `api_url` for clients of the REST API."""

    forge: Forge
    url: str

    @property
    def api_url(self) -> str:
        return f"{self.url}{API_PREFIX}"


class _Door:
    """One WSGI application out of two: the API by its prefix, the pages for the rest."""

    def __init__(self, api: WSGIApplication, pages: WSGIApplication | None) -> None:
        self._api = api
        self._pages = pages or Response("Not found\n", status=404, mimetype="text/plain")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        is_api = path == API_PREFIX or path.startswith(f"{API_PREFIX}/")
        return (self._api if is_api else self._pages)(environ, start_response)


@contextmanager
def serve(
    forge: Forge, port: int = 0, pages: WSGIApplication | None = None, host: str = "127.0.0.1"
) -> Iterator[ForgeServer]:
    """Serve the forge on this machine until the block ends. Port 0 takes a free one.

    `pages` is any WSGI application; it gets every request outside of `/api`.
    """
    server = make_server(host, port, _Door(Api(forge), pages), threaded=True, request_handler=_Handler)
    forge.url = f"http://{host}:{server.server_port}"
    thread = Thread(target=_serve(server.serve_forever), name="forge-server", daemon=True)
    thread.start()
    try:
        yield ForgeServer(forge, forge.url)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _serve(forever: Callable[[float], None]) -> Callable[[], None]:
    """Look for the order to stop every 10 ms, so that a test that ends does not wait for it."""
    return lambda: forever(0.01)
