"""This repository's own content: clean under every rule, the seeds as they were received."""

from __future__ import annotations

import hashlib

from builder.build import pipeline
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary

SEEDS = {
    "seeds/000_9b4aa5cac16f13ea.txt": "45e67c5b72f7dacf041830304bd8c8dca664bbb560b10767788f312cd7dff5d1",
    "seeds/001_12b83e8367b5d248.txt": "543b587e5509d0328f30b5e003b3fd9c4e7dcf5dd13918db21f99c2295839844",
    "seeds/002_3b9d4e0d6e9c7df5.txt": "5010eee93904854952d3ebdc73a1c583cf231869e7052a077068008de81bb808",
    "seeds/004_d5e980b9de7404cb.txt": "04b4f6dd9e932c54126d0644750fb5a62c6e2abdbe93638bcad96c2d4e01cc2c",
}


def test_seeds_are_as_received(real: Repository) -> None:
    assert {seed.name: hashlib.sha256(seed.data).hexdigest() for seed in real.seeds} == SEEDS


def test_content_is_clean(real: Repository) -> None:
    assert [finding.line() for finding in pipeline.check(real)] == []


def test_every_seed_has_an_edition_that_covers_it(
    real: Repository, real_corpus: Corpus, real_editions: tuple[Edition, ...]
) -> None:
    assert {f"seeds/{edition.entry.seed}" for edition in real_editions} == {seed.name for seed in real.seeds}
    assert all(digest.counts.covered == digest.counts.seed_chars > 0 for digest in real_corpus.digests)


def test_the_terms_that_the_project_was_founded_on_are_marked(real_corpus: Corpus) -> None:
    assert {"sovereign-ai", "gijeonghak", "yuksoho"} <= real_corpus.uses.keys()


def test_names_without_a_source_say_so(real_glossary: Glossary) -> None:
    assert [term.id for term in real_glossary.terms if not term.sources] == []
