"""Decides without end, and says what it decided only after it is saved. For test_crash."""

import sys

from storage.project import Project
from tests.storage.desk import adding, decision, span, suggestion


def main(path: str) -> None:
    with Project.open(path) as project:
        editor = project.editor(project.documents("")[0].id, "anna")
        while True:
            value = span()
            editor.do(adding(value, decision(suggestion(value), "accepted", value.id)))
            sys.stdout.write(f"{value.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
