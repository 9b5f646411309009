"""Takes a web page apart, in a process of its own with limits: a page may be hostile or endless.

Run by path, never imported: page in (UTF-8, standard input), one JSON object out. It imports
nothing of ours. With the argument `plain` the page's visible text is all that is looked for.
"""

import json
import re
import sys
from html.parser import HTMLParser
from typing import Any

from typing_extensions import override

MEMORY = 2 * 1024**3
CPU_SECONDS = 60

SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object"})
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center"}
    | {"dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu"}
    | {"nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "time", "tr", "ul"}
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


class VisibleText(HTMLParser):
    """The text of a page as somebody would see it, a paragraph for each block; and its title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._silent: list[str] = []
        self._paragraphs: list[str] = []
        self._words: list[str] = []
        self._title: list[str] = []
        self._in_title = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = not self._title
        elif tag in {"body", "p", "h1", "article", "main"} and "head" in self._silent:
            self._silent.remove("head")  # a head that nobody closed
        if tag in SILENT:
            self._silent.append(tag)
        if tag in BLOCKS:
            self._break()

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in BLOCKS:
            self._break()

    @override
    def handle_data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
        elif not self._silent:
            self._words.append(data)

    def result(self) -> tuple[str, str]:
        """Return the text and the title."""
        self.close()
        self._break()
        return "\n\n".join(self._paragraphs), _SPACE.sub(" ", "".join(self._title)).strip()

    def _break(self) -> None:
        paragraph = _SPACE.sub(" ", "".join(self._words)).strip(" ")
        self._words.clear()
        if paragraph.strip():
            self._paragraphs.append(paragraph)


def visible(page: str) -> tuple[str, str]:
    """Return the visible text of a page and its title."""
    parser = VisibleText()
    parser.feed(page)
    return parser.result()


def extract(page: str) -> dict[str, Any]:
    """Return the article in a page, without what stands around it, and what it says of itself."""
    from trafilatura import bare_extraction  # in the child only

    found: Any = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None:
        return {}
    paragraphs = [line for line in (found.text or "").splitlines() if line.strip()]
    return {
        "text": "\n\n".join(paragraphs),
        "title": found.title or "",
        "publisher": found.sitename or "",
        "published": found.date or "",
    }


def limit() -> None:
    """Give this process no more than its share, where the system can."""
    try:
        import resource
    except ImportError:  # Windows; the clock of the parent is left
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def main(arguments: list[str]) -> None:
    """Read a page, write what is in it."""
    limit()
    page = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    text, title = visible(page)
    answer: dict[str, Any] = {"visible": text, "visible_title": title}
    if "plain" not in arguments:
        answer |= extract(page)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1:])
