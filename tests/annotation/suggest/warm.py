"""What a suggestion process has imported and read before it does anything: imported by the one
process from which the tests start theirs."""

import sklearn.linear_model  # noqa: F401 - to have it
import spacy

import annotation.suggest.learned.fit
import annotation.suggest.worker  # noqa: F401 - to have it
from annotation.codebook_reader import read_codebook
from annotation.suggest import pipeline

_NLP = spacy.blank("en")
pipeline._add_components(_NLP, read_codebook("conflict"))  # noqa: SLF001 - it reads all lists
list(_NLP.pipe(["Rebels met in Dosta."]))
