"""The real pipeline once for all, and a pipeline that dies on command, as an installed package."""

from collections.abc import Iterator

import pytest

from annotation.codebook import Codebook
from annotation.codebook_reader import read_codebook
from annotation.suggest.lexicon import Lexicon, load_lexicon
from annotation.suggest.pipeline import DEFAULT_MODEL, Suggester, load

TROUBLED = "troubled_pipeline"
_CODE = """
import os, signal
import spacy
from spacy.language import Language

@Language.component("troublemaker")
def troublemaker(doc):
    words = {token.text for token in doc}
    if "ABORT" in words:
        os.abort()
    if "STOP" in words:
        os.kill(os.getpid(), signal.SIGSTOP)
    if "MEMORY" in words:
        raise MemoryError
    if "HUNGER" in words:
        os._exit(77)
    return doc

def load(**overrides):
    nlp = spacy.blank("en", meta={"version": "9.9"})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Dosta"}])
    nlp.add_pipe("troublemaker")
    return nlp
"""
SOURCES = "troubled_sources"
_SOURCES_CODE = """
import os, signal

def steady(nlp, codebook):
    return lambda doc: [(m, m + 5, "gpe", 0.5) for m in [doc.text.find("Sarno")] if m >= 0]

def raising(nlp, codebook):
    def find(doc):
        raise RuntimeError("the table is empty")
    return find

def wild(nlp, codebook):
    return lambda doc: [(-3, 2, "gpe"), (0, len(doc.text) + 9, "gpe"), ("0", 4, "gpe"),
                        (0, 4, "dragon"), (0, 4, "person", float("nan"))]

def deadly(nlp, codebook):
    def find(doc):
        if "fatal" in doc.text:
            os.abort()
        return []
    return find

def hanging(nlp, codebook):
    os.kill(os.getpid(), signal.SIGSTOP)

def broken(nlp, codebook):
    raise ImportError("no such library")

def nothing(nlp, codebook):
    return None
"""


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return read_codebook("conflict")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def suggester(codebook: Codebook) -> Suggester:
    return load(DEFAULT_MODEL, codebook)


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Install a pipeline without parser that aborts, stops or runs out of memory."""
    folder = tmp_path_factory.mktemp("packages")
    package = folder / TROUBLED
    package.mkdir()
    (package / "__init__.py").write_text(_CODE, "utf-8")
    facts = folder / f"{TROUBLED}-9.9.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {TROUBLED}\nVersion: 9.9\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield TROUBLED


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Install components that raise, hang, end the process or say what makes no sense."""
    folder = tmp_path_factory.mktemp("components")
    (folder / f"{SOURCES}.py").write_text(_SOURCES_CODE, "utf-8")
    facts = folder / f"{SOURCES}-1.2.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {SOURCES}\nVersion: 1.2\n")
    names = ("steady", "raising", "wild", "deadly", "hanging", "broken", "nothing")
    points = "\n".join(f"{name} = {SOURCES}:{name}" for name in names)
    (facts / "entry_points.txt").write_text(f"[goldleaf.sources]\n{points}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield SOURCES
