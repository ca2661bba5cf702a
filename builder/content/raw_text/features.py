"""The features of each line of a raw text: its form, what recurs of it, its neighbors, and what the whole text is like.

The features of a line are strings, as the tagger weighs them: each a name and a value, a number being the step of a scale that it reaches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from builder.content.raw_text.cells import cells
from builder.content.raw_text.line_forms import FORMS
from builder.content.raw_text.line_marks import SURNAME
from builder.content.raw_text.line_traits import LineTraits, shape, step
from builder.content.raw_text.lines import RawLine
from builder.content.raw_text.page_frames import frame_lines
from builder.content.raw_text.wraps import breaking_width, joined, own_width
from builder.model.genres import Genre

_OPENING = "([<【〈《“‘「『-―—"
_NAME = re.compile(rf"^{SURNAME}[가-힣]{{2}}$")
_HAS_NAME = re.compile(rf"(?:^|[ ·/]){SURNAME}[가-힣]{{2}}(?:$|[ (·/,])")
_YEAR = re.compile(r"(?:1[89]|20)\d{2}")
_SHORT, _LONGEST_NAME, _LONGEST_VERSE, _LONGEST_SHORT = 30, 10, 32, 50
_NEAR = (-2, -1, 1, 2)
_PARTS = {(False, False): "whole", (False, True): "begins", (True, True): "goes on", (True, False): "ends"}  # of a line
_HEAD = 6  # lines in which a text says what it is
# Words that tell of a text what it is, among its first lines or anywhere.
_HEADED = {
    "talk": re.compile("인터뷰|대담|좌담|일문일답|만나다|에게 듣"),
    "met": re.compile("만났다|물었다|들었다|나눴다|나누었다|들어 ?[보봤]|이야기를 (?:들|나)"),
    "minutes": re.compile("회의록|개의|안건|의사일정|위원회|총회|이사회"),
    "press": re.compile("보도자료|보도시점|배포|담당부서|담당자"),
    "play": re.compile("등장인물|나오는 사람|무대|막|희곡|시나리오|장면"),
    "law": re.compile("제1조|법률|조례|규칙|정관|회칙|학칙"),
}
_ANYWHERE = {"audience": re.compile("여러분"), "signed": re.compile("(?:올림|드림|에게|께|씀)$", re.MULTILINE)}


def features(lines: Sequence[RawLine], genre: Genre | None = None) -> Iterator[list[str]]:
    """The features of each line of a text, in order; its genre stands for what the whole text is like, if it is known."""
    text = _Text(lines)
    known = [f"genre={genre}"] if genre else [*text.is_like()]
    for at, form in enumerate(text.forms):
        yield [*text.form_of(at), *text.recurring(at), *text.beside(at), *text.place(at), *_crossed(known, form, at)]


def _crossed(known: Iterable[str], form: LineTraits, at: int) -> Iterator[str]:
    """What is known of the whole text, for a line of this form at this place: it tells little without that."""
    for one in known:
        for own in (f"says={form.says}", form.length, f"at={min(at, 4)}"):
            yield f"{one}|{own}"


class _Text:
    """The lines of a text, and what is counted in them."""

    def __init__(self, lines: Sequence[RawLine]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]
        self.forms = [LineTraits(text) for text in self.texts]
        self.words = [text.split() for text in self.texts]
        self.groups = Counter(line.group for line in lines)
        self.openings = Counter(form.opening for form in self.forms)
        self.asking = Counter(form.opening for form in self.forms if form.asks)
        self.names = Counter(form.label.name for form in self.forms if form.label)
        self.same = Counter(self.texts)
        self.first_words = Counter(words[0].rstrip(":：") for words in self.words)
        self.frame = frame_lines(self.texts)
        self.broken = self._broken()
        self.stanzas = self._stanzas()
        self.labelled = [bool(form.label and self.names[form.label.name] > 1) for form in self.forms]
        spoken = [at for at, found in enumerate(self.labelled) if found]
        self.speeches = step(len(spoken), (0, 2, 5))
        self.spoken = range(spoken[0], spoken[-1] + 1) if spoken else range(0)

    def _stanzas(self) -> frozenset[int]:
        """The groups of short lines without marks, not broken at a width, of which most end no sentence."""
        members: dict[int, list[int]] = {}
        for at, line in enumerate(self.lines):
            members.setdefault(line.group, []).append(at)
        return frozenset(group for group, places in members.items() if len(places) > 1 and self._is_stanza(places))

    def _is_stanza(self, places: Sequence[int]) -> bool:
        forms = [self.forms[at] for at in places]
        return (
            all(self.broken[at] == "whole" for at in places)
            and all(len(form.text) <= _LONGEST_VERSE and form.begins in ("word", "label") for form in forms)
            and 2 * sum(form.is_sentence for form in forms) <= len(forms)
        )

    def _broken(self) -> list[str]:
        """Whether each line goes on with the one before it, goes on in the next, both or neither, where lines were broken at a width."""
        groups = self._grouped()
        width = breaking_width(groups)
        self.wrapped = width is not None
        widths = (width or own_width(group) for group in groups)
        runs = (
            run
            for group, own in zip(groups, widths, strict=True)
            for run in (joined(group, own) if own else ((line,) for line in group))
        )
        return [_PARTS[at > 0, at < len(run) - 1] for run in runs for at in range(len(run))]

    def is_like(self) -> Iterator[str]:
        """What the whole text is like."""
        count = len(self.lines)

        def share(found: Iterable[bool], scale: Sequence[float]) -> int:
            return step(sum(found) / count, scale)

        names = [times for times in self.names.values() if times > 1]
        alone = sum(times > 1 and len(text) <= _LONGEST_NAME for text, times in self.same.items())
        yield f"sentences={share((form.is_sentence for form in self.forms), (0.2, 0.4, 0.6, 0.8))}"
        yield f"short={share((len(text) <= _SHORT for text in self.texts), (0.2, 0.4, 0.6, 0.8))}"
        yield f"several={share((form.says.endswith('more') for form in self.forms), (0.02, 0.1, 0.3, 0.5))}"
        yield f"items={share((form.begins[:4] in ('sign', 'numb') for form in self.forms), (0.1, 0.3, 0.5))}"
        yield f"verse={share((line.group in self.stanzas for line in self.lines), (0.1, 0.4, 0.7))}"
        yield f"groups={step(len(self.groups) / count, (0.25, 0.5, 0.9))}"
        yield f"questions={step(sum(form.asks for form in self.forms), (0, 1, 3))}"
        yield f"questions alike={step(max(self.asking.values(), default=0), (0, 1, 2))}"
        yield f"labelled={self.speeches}"
        yield f"names={step(len(names), (0, 1, 3))}"
        yield f"names alone={step(alone, (0, 1, 3))}"
        yield f"articles={step(self.openings['provision조'], (0, 2))}"
        yield f"lines={step(count, (8, 20, 40))}"
        yield f"wrapped={self.wrapped}"
        head, whole = "\n".join(self.texts[:_HEAD]), "\n".join(self.texts)
        yield from (f"headed={name}" for name, form in _HEADED.items() if form.search(head))
        yield from (f"anywhere={name}" for name, form in _ANYWHERE.items() if form.search(whole))

    def _grouped(self) -> list[tuple[str, ...]]:
        groups: dict[int, list[str]] = {}
        for line in self.lines:
            groups.setdefault(line.group, []).append(line.text)
        return [tuple(lines) for lines in groups.values()]

    def form_of(self, at: int) -> Iterator[str]:
        """The form of a line, its words, and what a document says of it."""
        text, form, words = self.texts[at], self.forms[at], self.words[at]
        yield from form.core
        yield f"begins={form.begins}"
        yield f"words={step(len(words), (1, 2, 3, 5, 8, 12))}"
        yield f"within={f'{text[0]}{text[-1]}' if text[0] in _OPENING else ''}"
        yield f"figures={step(sum(map(str.isdigit, text)) / len(text), (0, 0.1, 0.3))}"
        yield f"latin={step(sum(char.isascii() and char.isalpha() for char in text) / len(text), (0, 0.3, 0.7))}"
        yield f"hanja={step(sum('一' <= char <= '鿿' for char in text) / len(text), (0, 0.2, 0.6))}"
        yield f"shape={shape(text)[:12]}"
        yield f"shape of end={shape(text[-6:])}"
        yield f"cells={min(len(cells(text)), 4)}"
        yield from (f"form={name}" for name, pattern in FORMS.items() if pattern.search(text))
        yield from (
            f"has={name}"
            for name, pattern in (("name", _NAME), ("a name", _HAS_NAME), ("year", _YEAR))
            if pattern.search(text)
        )
        yield from (f"first={words[0][:5]}", f"first ends={words[0][-1]}", f"last={words[-1][-5:]}")
        bare = text.rstrip(".!? ")
        yield from (f"head={text[:2]}", f"head={text[:3]}", f"tail={bare[-2:]}", f"tail={bare[-3:]}")
        yield from (f"word={word[:4]}" for word in words[:10] if len(text) < _LONGEST_SHORT)
        if unit := self.lines[at].unit:
            yield f"emphasis={'all' if unit.emphasis == (text,) else 'some' if unit.emphasis else 'none'}"
            yield f"stated={unit.kind}"

    def recurring(self, at: int) -> Iterator[str]:
        """How often what a line begins with, or is, stands in the text."""
        line, form, text = self.lines[at], self.forms[at], self.texts[at]
        yield f"opening recurs={step(self.openings[form.opening], (1, 2, 4))}:{form.opening}"
        yield f"questions recur={step(self.asking[form.opening], (0, 1, 2))}:{form.begins}"
        name, sign = (form.label.name, form.label.sign) if form.label else ("", "")
        yield f"name recurs={step(self.names[name], (0, 1, 2, 4))}:{sign}"
        yield f"line recurs={step(self.same[text], (1, 2))}:{len(text) <= _LONGEST_NAME}"
        yield f"first word recurs={step(self.first_words[self.words[at][0].rstrip(':：')], (1, 2, 4))}"
        where = "before" if at < self.spoken.start else "after" if at >= self.spoken.stop else "among"
        yield f"speeches={where if self.spoken else 'none'}:{self.speeches}"
        yield f"stanza={line.group in self.stanzas}"
        yield f"frame={at in self.frame}"
        yield f"broken={self.broken[at]}"

    def place(self, at: int) -> Iterator[str]:
        """Where a line stands in the text and in its group."""
        yield f"at={min(at, 6)}"
        yield f"to the end={min(len(self.lines) - 1 - at, 4)}"
        yield f"begins group={at == 0 or self.lines[at].group != self.lines[at - 1].group}"
        yield f"group={step(self.groups[self.lines[at].group], (1, 2, 4, 8))}"

    def beside(self, at: int) -> Iterator[str]:
        """What the lines before and after a line are like, and whether they are like it."""
        own = self.forms[at]
        for distance in _NEAR:
            other = at + distance
            if not 0 <= other < len(self.lines):
                yield f"{distance}:none"
                continue
            form = self.forms[other]
            yield from (f"{distance}:{one}" for one in form.core)
            yield f"{distance}:opens alike={own.opening == form.opening}:{own.begins}"
            yield f"{distance}:begins group={other == 0 or self.lines[other].group != self.lines[other - 1].group}"
            yield f"{distance}:{form.begins}|{own.begins}"
            yield f"{distance}:{form.says}|{own.says}"
            yield f"{distance}:labelled={self.labelled[other]}|{self.labelled[at]}"
            if abs(distance) == 1:
                short = len(self.texts[other]) <= _LONGEST_NAME
                yield f"{distance}:last={self.words[other][-1][-3:]}"
                yield f"{distance}:first={self.words[other][0][:4]}"
                yield f"{distance}:recurs={self.same[self.texts[other]] > 1}:{short}"
