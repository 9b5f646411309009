"""What kind of line a line is, by what it looks like: credits, bylines, residue of web pages."""

import re

from annotation.datelines import DAY_AND_MONTH, FULL_DATE

LONGEST = 300
"""Longer lines are paragraphs, whatever words they have."""

_I = re.IGNORECASE

_MARKUP = (
    re.compile(r"<?!--.*|.*-->|<!doctype.*", _I),
    re.compile(r"(?:</?[a-z][\w-]*(?:\s[^<>]*)?/?>\s*)+", _I),
    re.compile(
        r"(?:&(?:nbsp|zwnj|shy|#160);\s*)+(?:.{0,40}?(?:\s*&(?:nbsp|zwnj|shy|#160);)+)?", _I
    ),
    re.compile(r"(?:@(?:media|import|font-face)\b.*|[.#]?[\w\s.#:,>*\[\]=\"-]{1,120}\{[^{}]*\}?)"),
    re.compile(
        r"(?:[a-z]+(?:-[a-z]+)*:\s?[\w#%.()',-]{1,40}(?:\s[\w#%.()',-]{1,40}){0,3};\s*)+\}?"
    ),
    re.compile(r"[\s{}()\[\];,/*]+"),
    re.compile(
        r".*(?:\bfunction\s?\w*\s?\(|\bwindow\.\w|\bdocument\.(?:write|getElement|createElement)"
        r"|\bgtag\s?\(|\bdataLayer\b|\bgoogletag\b|\badsbygoogle\b|<!\[CDATA\[|\]\]>).*"
    ),
    re.compile(r"(?:var|let|const)\s+\w+\s?=.*"),
)

# fmt: off
_SHARE_WORDS = frozenset(
    "share tweet post email e-mail send print copy link save comment comments like"  # noqa: SIM905
    " facebook"
    " twitter x whatsapp telegram linkedin reddit pinterest pocket flipboard messenger instagram"
    " bluesky threads mastodon follow subscribe bookmark listen gift newsletter".split()
)
_SHARE_FILLERS = frozenset(
    "this the via on by to in with story article page a an us friend text size"  # noqa: SIM905
    " most popular"
    " read top and or more".split()
)
# fmt: on
_TOKEN = re.compile(r"[^\s|/·•,+:()>»]+")

_NOTICE = (
    re.compile(
        r".*\bcookies?\b.*\b(?:use[sd]?|using|accept|consent|agree|policy|settings)\b.*", _I
    ),
    re.compile(r".*\b(?:use[sd]?|using|accept|consent|agree|reject)\b.*\bcookies?\b.*", _I),
    re.compile(r"(?:your privacy|we (?:value|care about) your privacy)\b.*", _I),
    re.compile(r".*\b(?:please )?(?:enable|turn on) javascript\b.*", _I),
    re.compile(r"(?:\W*advert(?:isement|ising)?s?\W*|sponsored(?: content)?|promoted|ad)", _I),
    re.compile(r"(?:story|article) continues (?:below|after).*", _I),
    re.compile(r"(?:skip to|jump to|back to|scroll (?:down|to))\b.{0,60}", _I),
    re.compile(r".*\ball rights reserved\b.*", _I),
    re.compile(r"(?:©|\(c\)|&copy;|copyright\b).{0,120}", _I),
    re.compile(r".*\b(?:terms of (?:use|service)|privacy policy)\b.{0,80}", _I),
    re.compile(r"(?:share|follow|tweet)\s(?:this|us|on|via|with)\b.{0,60}", _I),
    re.compile(
        r"(?:home|menu|search|contact(?: us)?|about us|privacy|terms|login|log in|sign in)", _I
    ),
)

_ASK = (
    re.compile(
        r"(?:sign up|subscribe|register)\b.{0,40}\b(?:for|to|now|our|newsletter|today)\b.*", _I
    ),
    re.compile(
        r"(?:get|receive)\s(?:our|the)\b.{0,60}\b(?:newsletter|briefing|inbox|alerts?)\b.*", _I
    ),
    re.compile(
        r".*\b(?:free (?:newsletter|articles?)|log in to continue|already a subscriber)\b.*", _I
    ),
    re.compile(r"(?:support|donate to) (?:our|us|independent)\b.*", _I),
    re.compile(r"(?:download|get) (?:our|the) (?:free )?app\b.*", _I),
)

_MORE = (
    re.compile(
        r"(?:read (?:more|also|next|this)|also read|see also|further reading|more (?:on|from|about)"
        r"|related(?: (?:articles?|stories|news|topics?|links?|content|coverage))?|recommended"
        r"|most (?:read|viewed|popular)|trending(?: now)?|you may (?:also )?like|don['’]t miss"
        r"|up next|editors?['’]?s? picks?|tags?|topics?|keywords?|filed under)\s?(?:[:|–—>»-].*)?",
        _I,
    ),
    re.compile(r"(?:watch|listen|video|in pictures|live|opinion|explainer)\s?:\s.{1,160}", _I),
)

_BOILERPLATE = (*_MARKUP, *_NOTICE, *_ASK, *_MORE)

_PICTURE = r"(?:photo(?:graph)?s?|images?|pictures?|pic|illustration|graphic|map|video|file photo)"
_CREDIT = (
    re.compile(rf"(?:{_PICTURE}\s)?(?:source|credit|courtesy|via)s?(?:\sof)?\s?:\s?.{{1,120}}", _I),
    re.compile(rf"{_PICTURE}\s(?:credit|by|courtesy|source)\b\s?:?\s?.{{1,120}}", _I),
    re.compile(
        r"[\w .'’&-]{2,40}\s?/\s?(?:[\w .'’&-]{0,30}\b(?:getty|afp|reuters|ap|epa|efe|dpa|xinhua"
        r"|tass|anadolu|images|photos?|pictures|press|news|agency|shutterstock|alamy|file)\b)"
        r"[\w .'’&/-]{0,30}",
        _I,
    ),
    re.compile(
        r"(?:(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by"
        r"|edited by|written by|translated by)\b.{1,160}",
        _I,
    ),
    re.compile(r"\((?:additional )?(?:reporting|writing|editing)\b.{1,200}\)", _I),
)
PICTURE_LINE = re.compile(rf"\W*{_PICTURE}\s?:\s*(?P<said>\S.*)", _I)
CREDIT_TAIL = re.compile(
    r"(?<=[.!?…”\"])\s+(?P<credit>(?:(?:photo|image|picture|credit|source)s?\s?:\s?)?"
    r"(?:[^\W\d_]\.\s?){0,3}[^\s.!?][^.!?/|]{1,60}[/|][^.!?]{2,60}|(?:photo|image|picture|credit|source)s?\s?:\s?.{2,80})$",
    _I,
)
_FEWEST, _MOST = 2, 14
"""Words of a byline."""
OUTLET = (
    r"(?:news(?:paper|wire)?|press|agency|herald|times|post|tribune|gazette|journal|chronicle"
    r"|observer|monitor|guardian|telegraph|mail|broadcasting|radio|television|tv|daily|weekly"
    r"|standard|courier|dispatch|review|independent|reuters|afp|wire)"
)
_PUBLISHER = re.compile(
    rf"(?P<name>(?:\w[\w.'’&-]*\s){{0,5}}?{OUTLET}(?:\s\w[\w.'’&-]*){{0,2}})"
    r"(?:,?\s?[|,–—:-]\s?.{0,40})?",
    _I,
)
_SECTION = re.compile(
    r"(?P<name>[^\W\d_][\w.'’& -]{2,40}?)\s[|›»]\s"
    r"(?:news|world|politics|conflict|opinion|home|africa|asia|europe|middle east|americas)",
    _I,
)

_UPPER = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.'’-])+"
_NAME = r"[^\W\d_][\w.'’-]*"
AGENCY_DATELINE = re.compile(
    rf"(?P<place>{_UPPER}(?:[ /]{_UPPER}){{0,4}})"
    rf"(?P<region>,\s(?!(?i:{DAY_AND_MONTH})){_NAME}(?:\s{_NAME}){{0,2}})?"
    rf"(?P<date>,?\s(?i:{FULL_DATE}|{DAY_AND_MONTH}))?"
    r"(?:,?\s\((?P<agency>[^()\d]{2,40})\))?"
    r"\s?(?:(?<=\s)(?:-|--)(?=\s)|(?<=\))-(?=\s)|[–—])\s*"
)
"""`KABUL, May 6 (Agency) - `: the start of a report."""


def is_boilerplate(line: str) -> bool:
    """Whether a line is left over from a web page: markup, notices, links to elsewhere."""
    if len(line) > LONGEST:
        return False
    return _is_share_bar(line) or any(each.fullmatch(line) for each in _BOILERPLATE)


def is_credit(line: str) -> bool:
    """Whether a line says who made a picture or the report."""
    return len(line) <= LONGEST and any(each.fullmatch(line) for each in _CREDIT)


def is_byline(line: str) -> bool:
    """Whether a line of the head names the author."""
    words = line.split()
    is_short = _FEWEST <= len(words) <= _MOST and not line.endswith((".", "?", "!"))
    return is_short and words[0].casefold() == "by" and words[1][0].isalpha()


def publisher_in(line: str) -> str:
    """Return the outlet that a line of the head names, "" when it names none."""
    if len(line) > 80 or line.endswith((".", "?", "!")):  # noqa: PLR2004 - a line's length
        return ""
    found = _PUBLISHER.fullmatch(line) or _SECTION.fullmatch(line)
    return found["name"].strip() if found else ""


def source_in(line: str) -> str:
    """Return what a `SOURCE:` line names, when it is an outlet and not a photographer."""
    label, colon, name = line.partition(":")
    is_source = colon and label.strip().casefold() == "source" and "/" not in name
    return name.strip() if is_source and re.search(rf"\b{OUTLET}\b", name, _I) else ""


def _is_share_bar(line: str) -> bool:
    """Whether a line is made of nothing but the words of buttons."""
    words = [word.casefold() for word in _TOKEN.findall(line)]
    if not words or words[0] not in _SHARE_WORDS:
        return False
    return all(w in _SHARE_WORDS or w in _SHARE_FILLERS or w.isdecimal() for w in words)
