"""Articles out of saved web pages. The original page is kept beside the text."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from annotation.article import Article
from annotation.errors import UserError
from annotation.zones import recognise
from storage.intake.text import clean, decode, refuse_empty

CHILD = Path(__file__).with_name("html_child.py")
SECONDS = 20.0
SHARE = 0.2
"""An article that is less than this part of what a page shows was probably missed."""
HEAD_LINES = 30

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SITE = re.compile(r"\s[|–—»«·:-]\s")
_ALL_TEXT = "All text that the page shows was taken, with menus and notices"


def read_html(data: bytes, source: str, *, seconds: float = SECONDS) -> Article:
    """Return the article in a saved web page."""
    page = decode(data, source, declared=_declared(data))
    found, notes = _taken_apart(page.text, source, seconds)
    title, text = _with_title(found["title"], found["text"])
    text, replaced = clean(text)
    refuse_empty(text, source)
    seen = recognise(text, title=title)
    return Article(
        source,
        text,
        data,
        page.encoding,
        seen.title,
        found["publisher"] or seen.publisher,
        _date(found["published"]) or seen.published,
        seen.zones,
        page.replaced + replaced,
        (*page.notes, *notes),
    )


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def _taken_apart(page: str, source: str, seconds: float) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the article in a page, or all of its visible text with a note that says why."""
    answer, trouble = _ask(page, seconds)
    if answer is None:
        answer, again = _ask(page, seconds, "plain")
        if answer is None:
            raise UserError(
                f"{source} could not be read: its page {again}. Open it in a browser, copy the "
                "article into a text file, and import that."
            )
    text, shown = answer.get("text", ""), answer["visible"]
    found = {name: answer.get(name, "") for name in ("title", "publisher", "published")}
    found["title"] = found["title"] or answer["visible_title"]
    if len(text) >= SHARE * len(shown) and text:
        return found | {"text": text}, ()
    why = f"its page {trouble}" if trouble else "the article in it was not found"
    return found | {"text": shown}, (f"{_ALL_TEXT}: {why}.",)


def _ask(page: str, seconds: float, *arguments: str) -> tuple[dict[str, str] | None, str]:
    """Run the child on a page. Return its answer, or None and what happened."""
    command = [sys.executable, "-P", "-X", "utf8", str(CHILD), *arguments]
    try:
        done = subprocess.run(
            command,
            input=page.encode("utf-8"),
            capture_output=True,
            timeout=seconds,
            check=True,
        )
        answer: dict[str, str] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return None, f"took longer than {seconds:g} seconds to take apart"
    except subprocess.CalledProcessError:
        return None, "could not be taken apart"
    except ValueError:
        return None, "gave no answer"
    return answer, ""


def _with_title(title: str, text: str) -> tuple[str, str]:
    """Return the title as it stands in the text (pages add their own name to it), and the text.

    A title that does not stand there is put above the text.
    """
    plain = " ".join(title.split())
    head = [" ".join(line.split()) for line in text.split("\n\n")[:HEAD_LINES]]
    folded = {line.casefold() for line in head}
    for known in (plain, *_SITE.split(plain)):
        if known.casefold() in folded:
            return known, text
    return plain, f"{plain}\n\n{text}" if plain else text


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
