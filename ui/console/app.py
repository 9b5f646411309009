"""Runs a command and says how it ended: 0 done, 1 an error in a sentence, 2 wrong usage."""

import argparse
import sys
from collections.abc import Callable, Sequence

from annotation import PROGRAM
from annotation.errors import UserError
from ui.console import terminal
from ui.console.display import Desktop, can_open
from ui.console.naming import named_project
from ui.console.parser import parse

DONE = 0
FAILED = 1
INTERRUPTED = 130
NOBODY_READS = 141

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str], desktop: Desktop) -> int:
    """Do what the arguments say, and return the exit code."""
    terminal.be_lenient()
    try:
        wanted = parse(list(arguments), PROGRAM)
        code = _commands(desktop)[wanted.command](wanted)
        sys.stdout.flush()
    except SystemExit as error:  # argparse: wrong usage, --help, --version
        return error.code if isinstance(error.code, int) else FAILED
    except UserError as error:
        terminal.warn(str(error))
        return FAILED
    except KeyboardInterrupt:
        terminal.warn("Stopped. What was finished before is kept.")
        return INTERRUPTED
    except BrokenPipeError:
        terminal.fall_silent(sys.stdout)
        return NOBODY_READS
    return code


def _commands(desktop: Desktop) -> dict[str, Command]:
    """Return the commands; each imports what it needs when it runs."""
    return {
        "window": lambda wanted: _window(wanted, desktop),
        "sample": lambda wanted: _sample(wanted, desktop),
        "new": _new,
        "import": _import,
        "suggest": _suggest,
        "accept": _accept,
        "export": _export,
        "info": _info,
        "learn": _learn,
        "sources": _sources,
        "evaluate": _evaluate,
        "memory": _memory,
        "train": _train,
        "check": _check,
        "codebook": _codebook,
    }


def _window(wanted: argparse.Namespace, desktop: Desktop) -> int:
    project = None if wanted.project is None else named_project(wanted.project)
    if not can_open():
        raise UserError(
            "There is no display to open a window on. The commands need none: “main.py --help”."
        )
    return desktop.open(project)


def _sample(wanted: argparse.Namespace, desktop: Desktop) -> int:
    from ui.console import sample

    return sample.run(wanted.folder, desktop)


def _new(wanted: argparse.Namespace) -> int:
    from ui.console import projects

    return projects.new(wanted.project, wanted.codebook)


def _import(wanted: argparse.Namespace) -> int:
    from ui.console import importing

    return importing.run(wanted.project, wanted.paths)


def _suggest(wanted: argparse.Namespace) -> int:
    from ui.console import suggesting

    return suggesting.run(wanted.project, wanted.model, wanted.trust)


def _accept(wanted: argparse.Namespace) -> int:
    from ui.console import accepting

    return accepting.run(wanted.project, wanted.coder, wanted.min_score, wanted.document)


def _export(wanted: argparse.Namespace) -> int:
    from ui.console import exporting

    return exporting.run(wanted.project, wanted.format, wanted.out, wanted.layer)


def _info(wanted: argparse.Namespace) -> int:
    from ui.console import projects

    return projects.info(wanted.project, as_json=wanted.json)


def _learn(wanted: argparse.Namespace) -> int:
    from ui.console import learning

    return learning.run(wanted.project, as_json=wanted.json, trusted=wanted.trust)


def _sources(wanted: argparse.Namespace) -> int:
    from ui.console import sources

    return sources.run(wanted.project, wanted.json)


def _evaluate(wanted: argparse.Namespace) -> int:
    from ui.console import evaluating

    return evaluating.run(wanted.project, wanted.gold, wanted.against, wanted.json)


def _memory(wanted: argparse.Namespace) -> int:
    from ui.console import remembering

    return remembering.run(wanted.project, wanted.export, wanted.bring)


def _train(wanted: argparse.Namespace) -> int:
    from ui.console import training

    asked = training.Wanted(
        wanted.layer,
        wanted.kind,
        wanted.name,
        wanted.folder,
        wanted.model,
        wanted.steps,
        wanted.use,
    )
    return training.run(wanted.project, asked)


def _check(wanted: argparse.Namespace) -> int:
    from ui.console import projects

    return projects.check(wanted.project)


def _codebook(wanted: argparse.Namespace) -> int:
    from ui.console import codebooks

    return codebooks.run(wanted.source, wanted.replacement)
