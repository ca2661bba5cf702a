"""The forms of English verbs: spelling by rule, the irregular ones by table, and phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.languages.english.plurals import plurals
from builder.languages.english.verbs import verb_forms
from builder.languages.english.words import inflected

# The verb and its further forms, as dictionaries have them.
TABLE = """
decouple decouples decoupled decoupling
regulate regulates regulated regulating
work works worked working
check checks checked checking
watch watches watched watching
push pushes pushed pushing
miss misses missed missing
tax taxes taxed taxing
echo echoes echoed echoing
carry carries carried carrying
deploy deploys deployed deploying
rely relies relied relying
tie ties tied tying
agree agrees agreed agreeing
shoe shoes shoed shoeing
dye dyes dyed dyeing
stop stops stopped stopping
plan plans planned planning
ban bans banned banning
curb curbs curbed curbing
tow tows towed towing
rain rains rained raining
contain contains contained containing
admit admits admitted admitting
commit commits committed committing
prefer prefers preferred preferring
offer offers offered offering
occur occurs occurred occurring
control controls controlled controlling
equip equips equipped equipping
develop develops developed developing
travel travels traveled traveling
label labels labeled labeling
traffic traffics trafficked trafficking
lead leads led leading
build builds built building
catch catches caught catching
take takes took taken taking
win wins won winning
cut cuts cut cutting
set sets set setting
begin begins began begun beginning
have has had having
go goes went gone going
undertake undertakes undertook undertaken undertaking
withdraw withdraws withdrew withdrawn withdrawing
quiz quizzes quizzed quizzing
radio radios radioed radioing
reset resets reset resetting
outbid outbids outbid outbidding
outrun outruns outran outrun outrunning
forget forgets forgot forgotten forgetting
rebuild rebuilds rebuilt rebuilding
override overrides overrode overridden overriding
offset offsets offset offsetting
understand understands understood understanding
overlap overlaps overlapped overlapping
relay relays relayed relaying
render renders rendered rendering
undo undoes undid undone undoing
"""


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_forms_are_those_of_the_dictionary(row: str) -> None:
    verb, *others = row.split()
    assert verb_forms(verb) == tuple(dict.fromkeys((verb, *others)))


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("check China", ("check China", "checks China", "checked China", "checking China")),
        ("co-evolve", ("co-evolve", "co-evolves", "co-evolved", "co-evolving")),
        ("split into blocs", ("split into blocs", "splits into blocs", "splitting into blocs")),
    ],
)
def test_the_first_word_of_a_phrase_is_inflected(phrase: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(phrase) == forms


def test_a_verb_has_no_plural_and_both_spellings() -> None:
    assert set(inflected("to weaponize")) == {
        *("weaponize", "weaponizes", "weaponized", "weaponizing"),
        *("weaponise", "weaponises", "weaponised", "weaponising"),
    }
    assert {"labeled", "labelled", "labeling", "labelling"} <= set(inflected("to label"))
    assert "tolls" in inflected("toll")  # a noun that only begins like one


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("North German", "North Germans"),
        ("talisman", "talismans"),
        ("human", "humans"),
        ("spokesman", "spokesmen"),
        ("layman", "laymen"),
        ("quiz", "quizzes"),
    ],
)
def test_men_are_mutated_and_germans_are_not(noun: str, plural: str) -> None:
    assert plurals(noun) == (plural,)


@pytest.mark.parametrize(
    ("form", "british"),
    [
        ("gray zone", "grey zone"),
        ("Fulfillment", "Fulfilment"),
        ("data center", "data centre"),
        ("behavioral", "behavioural"),
        ("program", "programme"),
        ("analog", "analogue"),
    ],
)
def test_a_form_is_found_in_british_spelling(form: str, british: str) -> None:
    assert british in inflected(form)


@pytest.mark.parametrize("form", ["laboratory", "Colorado plan", "citizen", "prize", "seizure"])
def test_what_only_looks_american_has_no_other_spelling(form: str) -> None:
    assert set(inflected(form)) == {form, *plurals(form)}


@given(st.text("abcdefghiklmnoprstuvwyz", min_size=2, max_size=12))
def test_every_word_has_forms_that_begin_alike(word: str) -> None:
    plain, *others = verb_forms(word)
    assert plain == word
    if len(others) == 3:  # a regular one
        assert all(other.startswith(word[:-2]) for other in others)
        assert others[0].endswith("s")
        assert others[-1].endswith("ing")
