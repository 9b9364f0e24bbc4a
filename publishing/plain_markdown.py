"""A Markdown extension: raw HTML is text like any other.

The content security policy stops scripts and pictures from elsewhere, but not a page that sends its
reader away, nor a form that asks for a password. No hand-written page needs HTML.
"""

from markdown import Markdown
from markdown.extensions import Extension


class PlainMarkdown(Extension):  # type: ignore[misc]
    """Takes from Markdown what lets HTML through."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        """Let tags be escaped wherever they stand."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def makeExtension(**settings: object) -> PlainMarkdown:  # noqa: N802 (Markdown's own name)
    """What Markdown calls to get the extension."""
    return PlainMarkdown(**settings)
