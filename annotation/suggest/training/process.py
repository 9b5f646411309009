"""The training process: takes the gold from a pipe, trains, says what happens, and ends."""

import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection

from annotation.codebook import Codebook
from annotation.errors import UserError
from annotation.learning.training import News, NotTrained, Sample, TrainingPlan
from annotation.suggest.training.train import train


def main(pipe: Connection, plan: TrainingPlan, codebook: Codebook) -> None:
    """Train once. The target of the process; whatever is no sentence ends it with a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this process ends
    if sys.platform != "win32":
        os.nice(10)
    try:
        samples = pipe.recv()
        pipe.send(_outcome(pipe, plan, samples, codebook))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone: nobody wants the model


def _outcome(
    pipe: Connection, plan: TrainingPlan, samples: Sequence[Sample], codebook: Codebook
) -> News:
    try:
        return train(plan, samples, codebook, pipe.send, pipe.poll)
    except UserError as error:
        return NotTrained(str(error))
    except OSError as error:
        return NotTrained(f"The model could not be written: {error.strerror or error}.")
    except MemoryError:
        return NotTrained("The computer's memory does not suffice to train this model.")
