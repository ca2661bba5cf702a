"""The keys of the search box: those of the command line, as data that cannot leave its script."""

from __future__ import annotations

import json

from builder.model.corpus import Corpus
from builder.model.terms import Glossary
from builder.publish.format import SiteInput
from builder.publish.site.lookup import format as search
from builder.terms.lookup import KEY_KINDS, all_keys


def test_keys_of_the_page_are_those_of_the_command_line(mini_corpus: Corpus) -> None:
    data_file, script = search.FORMAT.files(SiteInput(mini_corpus))
    data = json.loads(data_file.data)
    assert (
        script.data.decode().removeprefix("daeyeok.setTerms(").removesuffix(");\n") == data_file.data.decode().strip()
    )
    kept = [
        (key, data["kinds"][kind], data["terms"][term][0])
        for key, kind, term in zip(data["keys"], data["as"], data["of"], strict=True)
    ]
    assert kept == [(key.folded, KEY_KINDS[key.kind], key.term) for key in all_keys(mini_corpus.glossary)]
    assert ("ㄱㅂ", "initials", "getbol") in kept


def test_data_cannot_leave_its_script(mini_corpus: Corpus) -> None:
    hostile = "</script>\u2028\u2029'\"`${x}\\"
    term = mini_corpus.glossary.terms[0].model_copy(update={"en": hostile})
    _, script = search.FORMAT.files(SiteInput(Corpus(Glossary((term,)))))
    text = script.data.decode()
    assert "\u2028" not in text
    assert "\u2029" not in text
    assert json.loads(text.removeprefix("daeyeok.setTerms(").removesuffix(");\n"))["terms"][0][3] == hostile
