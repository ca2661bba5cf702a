"""Rules of pictures: what an edition shows is there and can be shown, and what is there is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.messages.marker import _
from builder.model.corpus import Corpus
from builder.model.edition import PictureProblem
from builder.model.finding import Place
from builder.rules.rule import Fault, OfEdition, rule

_PROBLEMS: Mapping[PictureProblem, str] = {
    "missing": _("there is no file figures/{name}"),
    "damaged": _("figures/{name} is no PNG, JPEG or WebP picture, or a damaged one: save it again"),
    "misnamed": _("figures/{name} is a picture of another kind than its name says: rename it, or save it again"),
    "large": _("figures/{name} is too large: save it with at most 2,000,000 bytes and 25,000,000 pixels"),
}


@rule("S117", "picture-not-shown")
def picture_not_shown(subject: OfEdition) -> Iterator[Fault]:
    """A picture cannot be shown: there is no such file in `figures/`, or it is not what its name says, is damaged, or too large.

    A picture is a PNG, JPEG or WebP of at most 2,000,000 bytes and 25,000,000 pixels. SVG is refused, since it may hold programs.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: missing.png, description: {ko: 등대, en: A lighthouse}}
    ```

    Good:

    ```yaml
    # figures/lighthouse.png
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: lighthouse.png, description: {ko: 등대, en: A lighthouse}}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: caption, ko: 그림 1. 등대, en: Figure 1. A lighthouse}
    ```
    """
    for figure in subject.edition.figures:
        if figure.meant:
            message = "there is no file figures/{name}; did you mean ‘{near}’?"
            yield figure.place("figure"), message, {"name": figure.entry.figure, "near": figure.meant}
        elif figure.problem:
            yield figure.place("figure"), _PROBLEMS[figure.problem], {"name": figure.entry.figure}


@rule("S119", "picture-says-more")
def picture_says_more(subject: OfEdition) -> Iterator[Fault]:
    """A picture also says what nobody sees in it: where and when it was taken, with which device, a comment, a smaller copy.

    A photograph of a telephone has the place where it was taken to a few meters, and everyone who loads the page can read it.
    `daeyeok fmt figures/lighthouse.jpg` takes all that out and leaves what is shown as it is, byte for byte; how the picture is turned,
    and the profile of its colors, stay. `daeyeok new` does so with the pictures of a document.

    Bad:

    ```yaml
    # figures/lighthouse.jpg
    taken: 2024:05:01 10:20:00
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: lighthouse.jpg, description: {ko: 등대, en: A lighthouse}}
    ```

    Good:

    ```yaml
    # figures/lighthouse.jpg
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: lighthouse.jpg, description: {ko: 등대, en: A lighthouse}}
    ```

    Good:

    ```yaml
    # figures/drawing.png
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: drawing.png, description: {ko: 등대 그림, en: A drawing of a lighthouse}}
    ```
    """
    for figure in subject.edition.figures:
        if figure.picture and figure.picture.says_more:
            message = "figures/{name} also says where, when or with what it was made: `daeyeok fmt figures/{name}` takes that out"
            yield figure.place("figure"), message, {"name": figure.entry.figure}


@rule("S118", "unused-picture")
def unused_picture(corpus: Corpus) -> Iterator[Fault]:
    """A file in `figures/` is a picture of no edition: name it where it belongs, or delete it.

    Bad:

    ```yaml
    # figures/harbor.png
    ```

    Good:

    ```yaml
    # figures/harbor.png
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {figure: harbor.png, description: {ko: 등대, en: A lighthouse}}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    ```
    """
    used = {name for digest in corpus.digests for name in digest.figures}
    for name in corpus.figures:
        if name not in used:
            yield (
                Place(f"figures/{name}"),
                "no edition has this picture: name it where it belongs, or delete the file",
                {},
            )


EDITION = (picture_not_shown, picture_says_more)
CORPUS = (unused_picture,)
