"""What the suggestions cost beside the bare spaCy pipeline, on the same texts and batch size.

Both are loaded in this process and take turns; the ratio is of the medians. Run:
`python -m benchmarks.suggest`.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from annotation.codebook_reader import read_codebook
from annotation.suggest.messages import BATCH, Job
from annotation.suggest.pipeline import DEFAULT_MODEL, load, load_model
from benchmarks.figures import Figure, show

ALLOWED = 1.25
ROUNDS = 7
COPIES = 4
SAMPLES = Path(__file__).resolve().parent.parent / "storage" / "samples"


def main() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))] * COPIES
    bare = load_model(DEFAULT_MODEL)
    suggester = load(DEFAULT_MODEL, read_codebook("conflict"))
    jobs = [Job(number, str(number), text) for number, text in enumerate(texts)]

    def read_bare() -> int:
        return sum(1 for _ in bare.pipe(texts, batch_size=BATCH))

    def suggest() -> int:
        return sum(1 for _ in suggester.suggest(jobs))

    floor, ours = _in_turns(read_bare, suggest)
    count = len(texts)
    name = "suggestions for an article"
    show([Figure(name, ours / count, floor / count, ratio=ALLOWED, note=f"{count} at a time")])


def _in_turns(first: Callable[[], int], second: Callable[[], int]) -> tuple[float, float]:
    """Return the median seconds of two pieces of work, done alternately after a warm-up."""
    first(), second()
    times = [(_seconds(first), _seconds(second)) for _ in range(ROUNDS)]
    return median(each[0] for each in times), median(each[1] for each in times)


def _seconds(work: Callable[[], int]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
