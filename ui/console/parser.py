"""The words of the command line. It imports nothing, so that --help is there at once."""

import argparse
from pathlib import Path

COMMANDS = {
    "sample": "make the sample project and open it",
    "new": "make a project",
    "import": "bring articles into a project: files and folders",
    "suggest": "make suggestions for all documents that have none from these sources",
    "accept": "accept suggestions as a coder (logged as one bulk edit a document)",
    "export": "write a layer as a workbook or as JSON lines",
    "info": "documents, layers, decisions, suggestions, codebook, versions",
    "learn": "learn from the finished articles, and use it where it does better",
    "sources": "what became of the suggestions of each source and type",
    "evaluate": "compare a source or a layer with a layer of finished articles",
    "memory": "show, write or bring in what was confirmed and rejected",
    "train": "train a spaCy pipeline on the finished articles of a layer",
    "check": "look whether a project is whole",
    "codebook": "list the codebooks that ship, check and print one, or give a project another",
}
DEFAULT_CODEBOOK = "conflict"
DEFAULT_MODEL = "en_core_web_sm"
FORMATS = ("xlsx", "jsonl")
TRAINED = ("ner", "spancat")


def parse(arguments: list[str], version: str) -> argparse.Namespace:
    """Return what is wanted; `command` is "window" where no command is named.

    Wrong usage ends the program with 2, --help and --version with 0.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first.startswith("-"):
        return _commands(version).parse_args(arguments)
    window = _window()
    meant = _meant(first)
    if meant:
        window.error(f"there is no command “{first}”; did you mean “{meant}”?")
    return window.parse_args(arguments)


def _meant(word: str) -> str:
    """Return the command that is nearest to a word, "" for the name of a project."""
    if not word.isalpha() or any(Path(name).exists() for name in (word, f"{word}.goldleaf")):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), COMMANDS, n=1)
    return near[0] if near else ""


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        usage="main.py [PROJECT]",
        epilog=f"Commands: {', '.join(COMMANDS)}. “main.py --help” explains them.",
    )
    parser.add_argument("project", nargs="?", type=Path, metavar="PROJECT")
    parser.set_defaults(command="window")
    return parser


def _commands(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        usage="main.py [PROJECT]\n       main.py COMMAND ...",
        description="Goldleaf turns a machine's suggestions about a news article into confirmed "
        "annotations. Without a command it opens the window.",
        epilog="“main.py COMMAND --help” explains a command. Exit codes: 0 done, 1 an error that "
        "is told on the standard error, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=version)
    found = parser.add_subparsers(prog="main.py", dest="command", metavar="COMMAND", required=True)
    made = {
        name: found.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        for name, about in COMMANDS.items()
    }
    _projects(made)
    _work(made)
    _export(made["export"])
    _learning(made)
    _training(made["train"])
    return parser


def _projects(made: dict[str, argparse.ArgumentParser]) -> None:
    made["sample"].add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER",
        help="where to make it (default: your own data folder)",
    )  # fmt: skip
    new = made["new"]
    _project(new)
    new.add_argument(
        "--codebook", default=DEFAULT_CODEBOOK, metavar="NAME|FILE",
        help="a codebook that ships, or a TOML file (default: %(default)s)",
    )  # fmt: skip
    for name in ("info", "check"):
        _project(made[name])
    made["info"].add_argument("--json", action="store_true", help="for programs")
    made["codebook"].add_argument(
        "source", nargs="?", metavar="NAME|FILE|PROJECT",
        help="the one to check and print, or the project whose codebook it is",
    )  # fmt: skip
    made["codebook"].add_argument(
        "replacement", nargs="?", metavar="NAME|FILE",
        help="the codebook that the project works with from now on; what was annotated stays",
    )  # fmt: skip


def _work(made: dict[str, argparse.ArgumentParser]) -> None:
    _project(made["import"])
    made["import"].add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with files"
    )
    _project(made["suggest"])
    made["suggest"].add_argument(
        "--model", default="", metavar="NAME|FOLDER",
        help=f"a spaCy pipeline (default: the project's, else {DEFAULT_MODEL})",
    )  # fmt: skip
    _trust(made["suggest"])
    accept = made["accept"]
    _project(accept)
    accept.add_argument(
        "--coder", required=True, type=_name, metavar="NAME", help="whose layer they go into"
    )
    accept.add_argument(
        "--min-score", default=0.0, type=_score, metavar="S",
        help="only those with at least this score, from 0 to 1 (default: all)",
    )  # fmt: skip
    accept.add_argument("--document", metavar="ID", help="only this document (default: all)")


def _export(export: argparse.ArgumentParser) -> None:
    _project(export)
    export.add_argument("--format", required=True, choices=FORMATS, help="the kind of file")
    export.add_argument("--out", required=True, type=Path, metavar="PATH", help="the file to write")
    export.add_argument(
        "--layer", type=_name, metavar="CODER|suggestions",
        help="whose layer (default: the only coder's); suggestions: what nobody has decided",
    )  # fmt: skip


def _learning(made: dict[str, argparse.ArgumentParser]) -> None:
    for name in ("learn", "sources", "evaluate", "memory"):
        _project(made[name])
    for name in ("learn", "sources", "evaluate"):
        made[name].add_argument("--json", action="store_true", help="for programs")
    _trust(made["learn"])
    made["evaluate"].add_argument(
        "--gold", required=True, type=_name, metavar="LAYER", help="the layer that is right"
    )
    made["evaluate"].add_argument(
        "--against", required=True, type=_name, metavar="SOURCE|LAYER",
        help="a source of suggestions, “suggestions” for all, or another layer",
    )  # fmt: skip
    way = made["memory"].add_mutually_exclusive_group()
    way.add_argument("--export", type=Path, metavar="FILE", help="write the whole table")
    way.add_argument(
        "--import", dest="bring", type=Path, metavar="FILE", help="take in the rules of a table"
    )


def _training(train: argparse.ArgumentParser) -> None:
    _project(train)
    train.add_argument(
        "--layer", type=_name, metavar="CODER", help="whose layer (default: the only coder's)"
    )
    train.add_argument(
        "--kind", choices=TRAINED, default=TRAINED[0],
        help="names that do not overlap, or any spans (default: %(default)s)",
    )  # fmt: skip
    train.add_argument("--name", default="", metavar="NAME", help="what the model is called")
    train.add_argument("--folder", type=Path, metavar="FOLDER", help="where the model is put")
    train.add_argument(
        "--model", default=DEFAULT_MODEL, metavar="NAME|FOLDER",
        help="the pipeline to begin with (default: %(default)s)",
    )  # fmt: skip
    train.add_argument(
        "--steps", type=_count, default=5_000, metavar="N",
        help="the most steps that are taken (default: %(default)s)",
    )  # fmt: skip
    train.add_argument("--use", action="store_true", help="let the project work with it")


def _trust(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--trust", action="append", default=[], metavar="NAME",
        help="let a model or source run its own code: only where you know where it comes from",
    )  # fmt: skip


def _project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT", help="the project file")


def _name(text: str) -> str:
    name = text.strip()
    if not name or not name.isprintable():
        raise argparse.ArgumentTypeError("a name has letters")
    return name


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = -1.0
    if not 0.0 <= score <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return score
