"""What happened to those who are counted: told in the phrase, by a verb before the number, or by a verb behind it."""

from claims.figures.kinds import HARMED, CountedKind
from claims.figures.languages.table import Form, Language, State, Tag
from claims.figures.noun_phrases import Counting, Tie, behind_them, is_verb
from claims.figures.quantities import Quantity
from claims.figures.ties import is_aside, opens_parts
from claims.figures.tokens import Tokens

__all__ = ["LONGEST_REACH", "SENTENCE_ENDS", "find_state", "state_from"]

AUX, STATE, AND, OF = int(Tag.AUX), int(Tag.STATE), int(Tag.AND), int(Tag.OF)
DETERMINER, ADVERB, SAYS, ARTICLE = int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.SAYS), int(Tag.ARTICLE)
PREPOSITION, CLAUSE, MARK = int(Tag.PREPOSITION), int(Tag.CLAUSE), int(Tag.MARK)
STANDINGS = frozenset({CountedKind.KIDNAPPED, CountedKind.DETAINED, CountedKind.DISPLACED, CountedKind.HOMELESS})
LEADS_IN = DETERMINER | ADVERB | ARTICLE
AS_NOUN, AFTER, BEFORE = int(Form.NOUN), int(Form.AFTER), int(Form.BEFORE)

NO_OBJECT = AUX | SAYS | PREPOSITION & ~OF | CLAUSE | MARK | int(Tag.NUMBER | Tag.DIGITS)

LONGEST_OBJECT = 7
LONGEST_REACH = 28
SENTENCE_ENDS = frozenset(".;!?")


def find_state(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, tie: Tie, language: Language
) -> None:
    """Find what happened to those counted, and note it in their counting."""
    counting = countings[index]
    if not tokens.bits & STATE:
        return
    for at in range(counting.first, counting.last):
        if tokens.tags[at] & STATE:
            counting.state, counting.state_at = state_from(tokens, at, language)[0], at
            if not is_who_they_are(counting.state):
                return
            break
    at_once = is_told_at_once(tokens, counting.last, language)
    before = state_before(tokens, quantities[index].first, language)
    if (
        before is not None
        and not (counting.state is not None and before[0].kind not in HARMED)
        and not (at_once and is_of_other_object(tokens, before[1], quantities[index].first))
    ):
        counting.state, counting.state_at = before
        counting.state_before = True
        return
    # A remark and an entry of a list share what happened to the whole; the next verb is not theirs, unless it tells of
    # them at once: "five of whom died".
    shared = tie in (Tie.ASIDE, Tie.LISTED) and countings[index - 1].state is not None
    parts_follow = (
        index + 1 < len(quantities)
        and opens_parts(tokens, quantities[index])
        and "," in tokens.words[counting.last : quantities[index + 1].first]
    )
    if counting.told or ((parts_follow or shared) and not at_once):
        return
    after = state_after(tokens, quantities, countings, index, language)
    if after is not None and (counting.state is None or after[0].kind in HARMED):
        counting.state, counting.state_at = after


def is_who_they_are(state: State | None) -> bool:
    """Tell whether a noun says who is counted rather than what happened now: "12 *hostages* were killed"."""
    return state is not None and state.kind in STANDINGS


def is_told_at_once(tokens: Tokens, last: int, language: Language) -> bool:
    """Tell whether a verb follows a number without a noun at once: "of whom five *died*", "192 *fueron liberadas*"."""
    at, tags = behind_them(tokens, last, language), tokens.tags
    while at + 1 < tokens.size and tags[at] & (AUX | ADVERB) and not tags[at] & STATE:
        at += 1
    state = state_from(tokens, at, language)[0] if at < tokens.size and tags[at] & STATE else None
    return state is not None and bool(state.form & AFTER)


def state_from(tokens: Tokens, at: int, language: Language) -> tuple[State | None, int]:
    """Return the state that a token, or the phrase it begins, tells, and the token after it."""
    word = tokens.words[at]
    for phrase, state in language.state_phrases.get(word, ()):
        if tuple(tokens.words[at : at + len(phrase)]) == phrase:
            return state, at + len(phrase)
    return language.states.get(word), at + 1


def state_before(tokens: Tokens, first: int, language: Language) -> tuple[State, int] | None:
    """Return the state in "killed 30", "matando a dos", "the murder of six", "fueron detenidas 14"."""
    tags, words = tokens.tags, tokens.words
    at = first - 1
    while at >= 0 and first - at < 5 and (tags[at] & LEADS_IN) and not tags[at] & STATE:
        at -= 1
    if at > 0 and tags[at] & AND and not tags[at] & MARK:
        at = verb_of_other_object(tokens, at)
    if at < 0:
        return None
    if tags[at] & OF and at and tags[at - 1] & STATE:
        state = language.states.get(words[at - 1])
        return (state, at - 1) if state is not None and state.form & AS_NOUN else None
    for start in range(max(0, at - 3), at + 1):
        if tags[start] & STATE:
            for phrase, state in language.state_phrases.get(words[start], ()):
                if start + len(phrase) == at + 1 and tuple(words[start : at + 1]) == phrase and state.form & BEFORE:
                    return state, start
    state = language.states.get(words[at])
    if state is None:
        return None
    behind_auxiliary = at > 0 and bool(tags[at - 1] & AUX)
    if language.verb_first and behind_auxiliary and state.form & AFTER:
        return state, at
    if not state.form & BEFORE:
        return None
    passive = behind_auxiliary and state.form & AFTER and words[at - 1] not in language.perfect
    return None if passive else (state, at)


def is_of_other_object(tokens: Tokens, verb: int, first: int) -> bool:
    """Tell whether an "and" parts a verb from a number, which has then another one if that follows it.

    So it has in "murió un policía y otros seis *quedaron heridos*".
    """
    return any(tag & AND and not tag & MARK for tag in tokens.tags[verb + 1 : first])


def verb_of_other_object(tokens: Tokens, at: int) -> int:
    """Return the verb behind whose first object an "and" stands: "*killed* the mayor and two guards"."""
    for before in range(at - 1, max(-1, at - LONGEST_OBJECT), -1):
        if tokens.tags[before] & STATE:
            return before if before < at - 1 else at
        if tokens.tags[before] & NO_OBJECT and not tokens.tags[before] & LEADS_IN:
            return at
    return at


def state_after(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> tuple[State, int] | None:
    """Return the state of the verb behind the phrase: "were killed", "resultaron heridas", "lost their lives"."""
    tags = tokens.tags
    at, ahead = countings[index].last, index + 1
    reach = min(tokens.size, at + LONGEST_REACH)
    verb = False
    while ahead < len(quantities) and quantities[ahead].first < at:  # the age in "a 12-year-old boy"
        ahead += 1
    while at < reach:
        if ahead < len(quantities) and at >= quantities[ahead].first:
            if quantities[ahead].head is not None:  # "four jesuits, among them a priest, were killed"
                at, ahead = max(at + 1, countings[ahead].last), ahead + 1
                continue
            if verb or not is_passed_over(tokens, quantities, countings, index, ahead, language):
                return None
            at, ahead = end_of_remark(tokens, max(at + 1, countings[ahead].last), language), ahead + 1
            continue
        tag = tags[at]
        if tag & STATE:
            state, end = state_from(tokens, at, language)
            if state is not None:
                if state.form & BEFORE and not verb and has_object(tokens, state, end, quantities, ahead, language):
                    return None
                if state.form & AFTER or (verb and state.form & AS_NOUN):
                    return state, at
                if state.form & BEFORE and not state.form & AS_NOUN:
                    return None
        if not goes_on(tokens, at, reach, verb, language):
            return None
        verb = verb or bool(tag & AUX)
        at += 1
    return None


def end_of_remark(tokens: Tokens, at: int, language: Language) -> int:
    """Return the comma that closes a remark whose "of whom" stands at a token; any other token as it is."""
    is_open = behind_them(tokens, at, language) > at and "," in tokens.words[at:]
    return tokens.words.index(",", at) if is_open else at


def goes_on(tokens: Tokens, at: int, reach: int, verb: bool, language: Language) -> bool:
    """Tell whether the verb of a phrase may still be ahead of a token, or behind the auxiliary that was met."""
    tag = tokens.tags[at]
    if tokens.words[at] in SENTENCE_ENDS or (tag & SAYS and not tag & ADVERB):
        return False
    if tag & CLAUSE and not (at + 1 < reach and tokens.tags[at + 1] & (AUX | STATE | ADVERB)):
        return False
    if verb:
        return bool(tag & (ADVERB | AUX | DETERMINER | AND | STATE | PREPOSITION))
    return bool(tag & AUX) or not is_verb(tokens.words[at], tag, language)


def has_object(
    tokens: Tokens, state: State, following: int, quantities: list[Quantity], ahead: int, language: Language
) -> bool:
    """Tell whether a verb without an auxiliary is active, by the token behind it.

    So it is in "... and injured *400* others" and in "gunmen killed *the* mayor"; what follows a Spanish verb that may
    stand on either side of its subject is none ("murieron *el* lunes").
    """
    if ahead < len(quantities) and all(tag & LEADS_IN for tag in tokens.tags[following : quantities[ahead].first]):
        return True
    if language.verb_first and state.form & AFTER:
        return False
    return following < tokens.size and bool(tokens.tags[following] & (DETERMINER | ARTICLE))


def is_passed_over(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], waiting: int, index: int, language: Language
) -> bool:
    """Tell whether the verb that a figure waits for may stand behind another figure.

    So it does behind "six priests *and two women* were killed", behind a remark ("26 people, *four of whom* are
    policemen, were hurt") and behind a place ("people from *its 9,000-strong* mission were missing"). What a remark
    tells at once it tells of its own figure alone: "259 people, *72 of whom are missing*".
    """
    quantity = quantities[index]
    if is_aside(tokens, quantity, language) and is_told_at_once(tokens, countings[index].last, language):
        return False
    between = tokens.tags[countings[index - 1].last : quantity.first]
    if all(tag & (AND | LEADS_IN) for tag in between) or is_aside(tokens, quantity, language):
        return True
    if countings[waiting].is_elliptic or not between:
        return False
    return bool(between[0] & PREPOSITION) and not any(tag & AUX for tag in between)
