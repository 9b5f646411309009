"""The shipped lexicon against the codebook, and what a faulty one is told."""

from pathlib import Path

import pytest

from annotation.codebook_reader import read_codebook
from annotation.errors import UserError
from annotation.suggest.lexicon import (
    ENTITY_TYPES,
    NEEDS,
    NOUN,
    ROLES,
    VERB,
    Entry,
    load_lexicon,
)
from annotation.suggest.needs import MEETS

EVENT_TYPES = frozenset(
    [
        "armed_clash",
        "attack",
        "bombing",
        "air_strike",
        "shelling",
        "territory_taken",
        "abduction",
        "killing",
        "injury",
        "displacement",
        "property_destruction",
        "arrest",
        "protest",
        "riot",
        "deployment",
        "withdrawal",
        "handover",
        "ceasefire",
        "agreement",
        "negotiation",
        "statement",
        "demand",
        "accusation",
        "threat",
        "sanction",
        "aid",
        "arming",
        "movement",
        "trial",
        "investigation",
        "restriction",
        "transaction",
        "office",
    ]
)

MINIMAL = """
version = "1"
[roles]
in = "place"
[types.attack]
roles = { subject = ["attacker", "instrument"], object = "target" }
verb_roles = { on = "place" }
noun_roles = { on = "target" }
[types.attack.verbs]
attack = 0.9
"open fire" = { score = 0.8, object = "", on = "target" }
[types.attack.nouns]
strike = { score = 0.5, ambiguous = true }
[light_verbs]
doer = ["launch"]
undergoer = ["suffer"]
[cues]
negation = ["not"]
cessation = ["halt"]
planning = ["plan"]
claim = ["claim"]
telling = ["say"]
confirmation = ["confirm"]
contest = ["dispute"]
denial = ["deny"]
hypothetical = ["if"]
conflict = ["armed"]
[skip]
alone = ["call"]
in_dates = ["march"]
[nominals.armed]
person = ["rebel"]
[nominals.others]
person = ["villager"]
[nouns]
weapon = ["rifle"]
facility = ["checkpoint"]
"""


def entry(lemma: str, pos: str) -> Entry:
    found = load_lexicon().lookup(lemma, pos)
    assert found is not None, f"{lemma} is not in the lexicon"
    return found


def load_text(folder: Path, text: str) -> object:
    path = folder / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    return load_lexicon(path)


def test_that_the_shipped_codebook_has_exactly_these_event_types() -> None:
    assert {each.name for each in read_codebook("conflict").events} == EVENT_TYPES


def test_that_the_shipped_codebook_has_the_roles_and_entity_types_of_the_lexicon() -> None:
    codebook = read_codebook("conflict")
    between = {"claimant", "cause", "part_of", "same_as"}
    assert {each.name for each in codebook.roles} - between == ROLES
    assert {each.name for each in codebook.entities} == ENTITY_TYPES


def test_that_every_entry_is_of_a_known_event_type() -> None:
    assert {each.type for each in load_lexicon().entries.values()} <= EVENT_TYPES


@pytest.mark.parametrize("pos", [VERB, NOUN])
@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_that_every_event_type_has_verbs_and_nouns(name: str, pos: str) -> None:
    assert any(each.type == name and each.pos == pos for each in load_lexicon().entries.values())


def test_that_every_role_is_one_that_the_codebook_gives_to_the_type() -> None:
    codebook = read_codebook("conflict")
    wrong = {
        (each.type, each.lemma, slot, role)
        for each in load_lexicon().entries.values()
        for slot, roles in each.roles.items()
        for role in roles
        if role not in codebook.event(each.type).roles
    }
    assert not wrong


def test_that_every_score_is_above_zero_and_at_most_one() -> None:
    assert all(0 < each.score <= 1 for each in load_lexicon().entries.values())


def test_that_every_entry_is_found_under_its_own_lemma_and_part_of_speech() -> None:
    lexicon = load_lexicon()
    assert all(lexicon.lookup(each.lemma, each.pos) is each for each in lexicon.entries.values())


def test_that_every_phrase_is_found_under_its_head() -> None:
    lexicon = load_lexicon()
    phrases = [each for each in lexicon.entries.values() if len(each.words) > 1]
    assert all(each in lexicon.phrases_of(each.words[each.head], each.pos) for each in phrases)


@pytest.mark.parametrize(
    ("phrase", "pos", "head"),
    [
        ("hand over", VERB, "hand"),
        ("car bomb", NOUN, "bomb"),
        ("loss of life", NOUN, "loss"),
        ("call for", NOUN, "call"),
        ("cease - fire", NOUN, "fire"),
        ("sit - in", NOUN, "sit"),
        ("draw - down", NOUN, "draw"),
    ],
)
def test_that_the_head_of_a_phrase_is_the_word_that_governs_it(
    phrase: str, pos: str, head: str
) -> None:
    each = entry(phrase, pos)
    assert each.words[each.head] == head


def test_that_the_longest_phrase_of_a_head_comes_first() -> None:
    lengths = [len(each.words) for each in load_lexicon().phrases_of("bomb", NOUN)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]


def test_that_case_does_not_matter() -> None:
    assert load_lexicon().lookup("Attack", NOUN) is entry("attack", NOUN)


@pytest.mark.parametrize(
    ("lemma", "pos", "type_name"),
    [
        ("kill", VERB, "killing"),
        ("airstrike", NOUN, "air_strike"),
        ("take over", VERB, "territory_taken"),
        ("pull out", VERB, "withdrawal"),
        ("call for", VERB, "demand"),
        ("talk", NOUN, "negotiation"),
        ("take hostage", VERB, "abduction"),
    ],
)
def test_that_a_word_is_the_event_that_a_reader_expects(
    lemma: str, pos: str, type_name: str
) -> None:
    assert entry(lemma, pos).type == type_name


@pytest.mark.parametrize(
    ("lemma", "pos", "slot", "roles"),
    [
        ("kill", VERB, "subject", ("attacker", "instrument")),
        ("kill", VERB, "passive_subject", ("victim",)),
        ("die", VERB, "subject", ("victim",)),
        ("attack", NOUN, "possessive", ("attacker",)),
        ("attack", NOUN, "on", ("target", "victim")),
        ("attack", VERB, "on", ("place",)),
        ("hand over", VERB, "to", ("recipient",)),
        ("capture", VERB, "object", ("place",)),
        ("flee", VERB, "object", ("place",)),
        ("open fire", VERB, "object", ()),
        ("accuse", VERB, "object", ("recipient",)),
    ],
)
def test_that_a_neighbour_gets_the_role_that_its_place_in_the_sentence_means(
    lemma: str, pos: str, slot: str, roles: tuple[str, ...]
) -> None:
    assert entry(lemma, pos).roles_at(slot) == roles


@pytest.mark.parametrize("lemma", ["call", "leave", "bring", "carry", "move", "send", "conference"])
def test_that_words_too_ambiguous_alone_are_events_only_with_what_they_need(lemma: str) -> None:
    lexicon = load_lexicon()
    found = [lexicon.lookup(lemma, pos) for pos in (VERB, NOUN)]
    assert all(each is None or each.needs for each in found)
    assert lemma in lexicon.alone


def test_that_every_need_can_be_looked_for() -> None:
    assert set(MEETS) == NEEDS


@pytest.mark.parametrize(
    ("nominal", "kind"),
    [
        ("militant", "person"),
        ("security force", "organisation"),
        ("checkpoint", "facility"),
        ("car bomb", "weapon"),
        ("village", "gpe"),
        ("minority", "group"),
        ("outskirt", "location"),
    ],
)
def test_that_a_common_noun_has_a_kind_of_entity(nominal: str, kind: str) -> None:
    assert load_lexicon().entity_type(nominal) == kind


def test_that_an_unlisted_noun_has_no_kind_of_entity() -> None:
    assert load_lexicon().entity_type("cherry") is None


@pytest.mark.parametrize(
    ("word", "is_cue"),
    [("gunman", True), ("rifle", True), ("Ceasefire", True), ("villager", False), ("tea", False)],
)
def test_that_weapons_and_armed_people_are_cues_of_conflict(word: str, is_cue: bool) -> None:
    assert load_lexicon().is_conflict_cue(word) is is_cue


def test_that_doers_and_undergoers_of_light_verbs_are_kept_apart() -> None:
    lexicon = load_lexicon()
    assert "launch" in lexicon.doer_verbs
    assert "suffer" in lexicon.undergoer_verbs
    assert not lexicon.doer_verbs & lexicon.undergoer_verbs


def test_that_an_entry_takes_the_roles_of_all_its_type_its_part_of_speech_and_its_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(MINIMAL, encoding="utf-8")
    lexicon = load_lexicon(path)
    attack, open_fire = lexicon.lookup("attack", VERB), lexicon.lookup("open fire", VERB)
    strike = lexicon.lookup("strike", NOUN)
    assert attack is not None
    assert open_fire is not None
    assert strike is not None
    assert attack.roles == {
        "in": ("place",),
        "on": ("place",),
        "subject": ("attacker", "instrument"),
        "object": ("target",),
    }
    assert open_fire.roles_at("object") == ()
    assert open_fire.roles_at("on") == ("target",)
    assert strike.roles_at("on") == ("target",)
    assert (strike.ambiguous, attack.ambiguous) == (True, False)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("attack = 0.9", "attack = 1.4", r'\[types.attack.verbs\] "attack" has the score 1.4'),
        ("attack = 0.9", "attack = 0", "has the score 0"),
        ("attack = 0.9", "attack = true", "has the score True"),
        ("attack = 0.9", 'attack = "high"', "has the score 'high'"),
        ("attack = 0.9", "attack = { ambiguous = true }", "has the score None"),
        ("attack = 0.9", "attack = 0.9\nattack = 0.8", "not valid TOML"),
        ("attack = 0.9", "Attack = 0.9", "must be lower case"),
        ("attack = 0.9", "call = 0.9", r'"call", which \[skip\] alone'),
        ("ambiguous = true", 'ambiguous = "yes"', "ambiguous is 'yes'"),
        ("ambiguous = true", 'needs = "luck"', "needs 'luck', which is not known"),
        ('on = "place"', 'onto_it = "place"', 'slot "onto_it"'),
        ('on = "place"', 'on = "somewhere"', "role 'somewhere'"),
        ('on = "place"', "on = 3", "role 3"),
        ("verb_roles = {", "verb_rules = {", '"verb_rules", which is not known'),
        ('version = "1"', "", 'the file lacks "version"'),
        ('negation = ["not"]', "", r'\[cues\] lacks "negation"'),
        ('negation = ["not"]', 'negation = "not"', "not a list of words"),
        ('negation = ["not"]', 'negation = ["not", "not"]', '"not" twice'),
        ('negation = ["not"]', 'negation = ["Not"]', 'has "Not"'),
        ('person = ["rebel"]', 'persons = ["rebel"]', '"persons", which is no type of entity'),
        ('person = ["rebel"]', 'person = ["rifle"]', '"rifle" is a weapon too'),
        ('in = "place"', "in = = 3", r"not valid TOML: .*line 4"),
    ],
)
def test_that_a_faulty_lexicon_is_refused_with_file_place_and_reason(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in MINIMAL
    with pytest.raises(UserError, match=told) as refusal:
        load_text(tmp_path, MINIMAL.replace(before, after, 1))
    assert str(tmp_path / "lexicon.toml") in str(refusal.value)


def test_that_a_lemma_in_two_types_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r'verb "attack", which \[types.attack\] has too'):
        load_text(tmp_path, MINIMAL + "[types.riot.verbs]\nattack = 0.4\n")


def test_that_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load_lexicon(tmp_path / "none.toml")


def test_that_a_lexicon_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_bytes(b'version = "\xe9"')
    with pytest.raises(UserError, match="not UTF-8 at byte 11"):
        load_lexicon(path)


def test_that_the_lexicon_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()
