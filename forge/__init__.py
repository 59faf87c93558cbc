"""The stand-in for GitHub: small, stateful, over real git repositories, held to GitHub's own description.

forge = Forge(root)
repository = forge.create_repository("octo/blog", files={"_posts/a.md": "…"})
with serve(forge) as server:
    forge.set_webhook("http://127.0.0.1:8080/webhooks")
    pull = repository.open_pull(head="draft", title="A draft")
"""

from forge.errors import Refusal
from forge.exchange import Exchange
from forge.hub import Forge
from forge.limits import Limits
from forge.pull import Pull
from forge.repository import Repository
from forge.server import ForgeServer, serve
from forge.webhooks import Delivery

__all__ = ["Delivery", "Exchange", "Forge", "ForgeServer", "Limits", "Pull", "Refusal", "Repository", "serve"]
