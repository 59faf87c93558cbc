"""The pages as a WSGI application: the conversation, its live parts, the editor, and files with line numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from forge.errors import Refusal
from forge.git import NotInRepository
from forge.hub import Forge
from forge.pages.view import PullView, Viewer
from forge.pull import Pull

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_STATIC = Path(__file__).parent / "static"
_LOCAL_HOSTS = ("127.0.0.1", "localhost")


class Pages:
    """Give it to :func:`forge.serve` as ``pages``. Only a browser on this machine is answered."""

    def __init__(self, forge: Forge) -> None:
        self._forge = forge
        self._templates = Environment(loader=PackageLoader("forge.pages"), autoescape=True, undefined=StrictUndefined)
        self._templates.filters["path"] = quote
        self._map = Map(
            [
                Rule("/", endpoint=self._home),
                Rule("/static/<name>", endpoint=self._static),
                Rule("/<owner>/<name>/pull/<int:number>", endpoint=self._pull),
                Rule("/<owner>/<name>/pull/<int:number>/live", endpoint=self._live),
                Rule("/<owner>/<name>/pull/<int:number>/save", endpoint=self._save, methods=["POST"]),
                Rule("/<owner>/<name>/pull/<int:number>/do", endpoint=self._do, methods=["POST"]),
                Rule("/<owner>/<name>/blob/<ref>/<path:path>", endpoint=self._blob),
            ]
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        try:
            self._refuse_strangers(request)
            endpoint, values = self._map.bind_to_environ(environ).match()
            response = endpoint(request, **values)
        except HTTPException as error:
            return error(environ, start_response)
        except (Refusal, ValueError, LookupError) as error:
            response = _json({"error": str(error)}, 422)
        assert isinstance(response, Response)  # noqa: S101 - every endpoint above answers one
        return response(environ, start_response)

    def _refuse_strangers(self, request: Request) -> None:
        """A page elsewhere on the web must not be able to act here through the visitor's browser."""
        if request.host.partition(":")[0] not in _LOCAL_HOSTS:
            raise Forbidden("This page is for a browser on the same machine.")
        origin = request.headers.get("Origin")
        if request.method == "POST" and origin and origin != request.host_url.rstrip("/"):
            raise Forbidden("This came from another site.")

    def _home(self, request: Request) -> Response:
        pulls = [pull for repository in self._forge.repositories.values() for pull in repository.pulls.values()]
        if not pulls:
            raise NotFound("There is no pull request yet.")
        return redirect(pulls[0].html_url, Response=Response)

    def _static(self, request: Request, name: str) -> Response:
        path = _STATIC / name
        if path.parent != _STATIC or not path.is_file():
            raise NotFound
        return Response(path.read_bytes(), mimetype="text/css" if path.suffix == ".css" else "text/javascript")

    def _find(self, owner: str, name: str, number: int) -> Pull:
        try:
            return self._forge.repository(f"{owner}/{name}").pull(number)
        except KeyError:
            raise NotFound("There is no such pull request.") from None

    def _pull(self, request: Request, owner: str, name: str, number: int) -> Response:
        pull = self._find(owner, name, number)
        view = Viewer(pull).view()
        path, text = _edited(pull, view, request.args.get("file"))
        return self._page("pull.html", view=view, path=path, text=text)

    def _live(self, request: Request, owner: str, name: str, number: int) -> Response:
        """The parts that change by themselves, or 204 when the browser has them already."""
        pull = self._find(owner, name, number)
        view = Viewer(pull).view()
        if request.args.get("version") == view.version:
            return Response(status=204)
        parts = ("state", "conversation", "check", "sidebar")
        html = {part: self._templates.get_template(f"{part}.html").render(view=view) for part in parts}
        path, text = _edited(pull, view, request.args.get("file"))
        return _json({"version": view.version, "parts": html, "path": path, "text": text})

    def _save(self, request: Request, owner: str, name: str, number: int) -> Response:
        """Commit what the editor holds, under its old path or a new one."""
        pull = self._find(owner, name, number)
        data = _body(request, "path", "new_path", "text")
        path, new_path = data["path"], data["new_path"].strip().strip("/")
        if not new_path or any(part in ("", ".", "..") for part in new_path.split("/")):
            raise BadRequest("Give the file a path, such as _posts/2026-05-14-title.md.")
        files: dict[str, str | bytes | None] = {new_path: data["text"]}
        if path and path != new_path:
            files[path] = None
        unchanged = path == new_path and path in Viewer(pull).view().files and pull.read(path) == data["text"].encode()
        if not unchanged:
            pull.push(files, f"Update {new_path.rpartition('/')[2]}")
        return _json({"path": new_path, "head": pull.head_sha})

    def _do(self, request: Request, owner: str, name: str, number: int) -> Response:
        """What people do on a pull request besides pushing."""
        pull = self._find(owner, name, number)
        data = _body(request, "action", "by", "body", "comment", "box")
        by = data["by"] or None
        match data["action"]:
            case "approve" if by:
                pull.review(by, "APPROVED", data["body"])
            case "request-changes" if by:
                pull.review(by, "CHANGES_REQUESTED", data["body"])
            case "comment" if by and data["body"]:
                pull.comment(by, data["body"])
            case "click" if by and data["comment"].isdecimal() and data["box"].isdecimal():
                pull.click(by, int(data["comment"]), int(data["box"]))
            case "ready":
                pull.ready()
            case "draft":
                pull.convert_to_draft()
            case "close":
                pull.close()
            case "reopen":
                pull.reopen()
            case _:
                raise BadRequest("There is nothing to do.")
        return _json({})

    def _blob(self, request: Request, owner: str, name: str, ref: str, path: str) -> Response:
        try:
            content = self._forge.repository(f"{owner}/{name}").read(path, ref)
        except (KeyError, NotInRepository):
            raise NotFound("There is no such file.") from None
        return self._page("blob.html", path=path, ref=ref, lines=content.decode("utf-8", "replace").splitlines())

    def _page(self, template: str, **values: Any) -> Response:
        return Response(self._templates.get_template(template).render(**values), mimetype="text/html")


def _edited(pull: Pull, view: PullView, wanted: str | None) -> tuple[str, str]:
    """The file to edit and its text: the one that is wanted, else the first post, else any; both empty without one."""
    posts = (path for path in view.files if path.endswith(".md"))
    path = (
        next((path for path in view.files if path == wanted), None) or next(posts, None) or next(iter(view.files), "")
    )
    return path, pull.read(path).decode("utf-8", "replace") if path else ""


def _body(request: Request, *names: str) -> dict[str, str]:
    try:
        data = json.loads(request.get_data())
        return {name: str(data.get(name) or "") for name in names}
    except (ValueError, AttributeError):
        raise BadRequest("The request holds no JSON object.") from None


def _json(data: object, status: int = 200) -> Response:
    return Response(json.dumps(data), status, mimetype="application/json")
