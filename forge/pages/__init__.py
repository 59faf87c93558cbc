"""What a browser sees of the forge: a pull request to read, to edit and to review."""

from forge.pages.app import Pages

__all__ = ["Pages"]
