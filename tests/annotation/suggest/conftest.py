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
    return doc

def load(**overrides):
    nlp = spacy.blank("en", meta={"version": "9.9"})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Dosta"}])
    nlp.add_pipe("troublemaker")
    return nlp
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
