"""English."""

from claims.figures.figure import Qualifier
from claims.figures.languages.en_words import (
    ASK,
    BLOCKED,
    CAUSES,
    CLAIMANTS,
    DONE,
    NONE,
    NOUNS,
    ONE_PERSON,
    PERSONS,
    POPULATIONS,
    ROADS,
    SAYS,
    SHOOTS,
    STATE_FORCES,
    STATE_PHRASES,
    STATES,
    TOLLS,
)
from claims.figures.languages.table import (
    EARLY,
    LATE,
    MIDDLE,
    ROUND_WHOLES,
    Language,
    Tag,
    by_last_word,
    in_order,
    numbers,
    phrases,
    tagged,
    word_tuples,
    words_of,
)

NUMBERS = (
    numbers("zero", zero=0, nought=0)
    | numbers("unit", one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9)
    | numbers("teen", ten=10, eleven=11, twelve=12, thirteen=13, fourteen=14, fifteen=15, sixteen=16)
    | numbers("teen", seventeen=17, eighteen=18, nineteen=19)
    | numbers("ten", twenty=20, thirty=30, forty=40, fourty=40, fifty=50, sixty=60, seventy=70, eighty=80, ninety=90)
    | numbers("hundred", hundred=100)
    | numbers("scale", thousand=10**3, million=10**6, billion=10**9, trillion=10**12, quadrillion=10**15)
    | numbers("scale", lakh=10**5, lkh=10**5, crore=10**7, koti=10**7, mln=10**6, bln=10**9)
    | numbers("collective", dozen=12, score=20, couple=2, pair=2)
    | numbers("plural", tens=10, dozens=12, scores=20, hundreds=100, thousands=10**3, millions=10**6, billions=10**9)
    | numbers("plural", trillions=10**12, lakhs=10**5, lkhs=10**5, crores=10**7)
    | numbers("few", several=1, few=1, handful=1)
    | numbers("half", half=2)
    | numbers("fraction", third=3, thirds=3, quarter=4, quarters=4, fourth=4, fourths=4, fifth=5, fifths=5, sixth=6)
    | numbers("fraction", sixths=6, seventh=7, sevenths=7, eighth=8, eighths=8, ninth=9, ninths=9, tenth=10, tenths=10)
    | numbers("fraction", halves=2, hundredth=100, hundredths=100, thousandth=1000, thousandths=1000, twentieth=20)
)

BEFORE = phrases(
    {
        Qualifier.AT_LEAST: (
            "at least|at the least|at the very least|no fewer than|no less than|not less than|not fewer than"
            "|a minimum of|minimum of|minimum|upwards of|upward of|as few as|at least or equal to|> =|≥|= >"
            "|more than or equal to|greater than or equal to|larger than or equal to|higher than or equal to"
            "|greater or equal to|greater or equal than|larger or equal than|larger or equal to|more or equal than"
            "|bigger or equal than|equal to or more than|equal to or greater than|equal to or larger than"
            "|equal or more than|equal or greater than|equal or larger than|equal to or higher than|equal to or above"
            "|bigger than or equal to|no lower than|no smaller than|not lower than"
        ),
        Qualifier.MORE_THAN: (
            "more than|over|over than|in excess of|above|exceeding|exceeded|exceeds|exceed|surpassed|surpasses"
            "|surpassing|surpass|topped|topping|tops|greater than|larger than|higher than|bigger than|beyond|well over"
            "|just over|far more than|well above|slightly more than|slightly over|a little over|a little more than"
            "|little more than|>|passes|passed|passing|crossed|crosses|longer than|heavier than|older than|taller than"
            "|far exceeding|upwards from|much more than|over the age of|above the age of|now exceeds"
            "|climbed past|rose past|risen past|soared past|surged past|jumped past|grew past|grown past|went past"
            "|gone past|moved past|well past"
        ),
        Qualifier.AT_MOST: (
            "up to|as many as|as much as|at most|at the most|no more than|not more than|no greater than|no higher than"
            "|no larger than|not greater than|not larger than|not higher than|a maximum of|maximum of|maximum"
            "|not exceeding|up to a maximum of|< =|≤|= <|less than or equal to|smaller than or equal to"
            "|lower than or equal to|less or equal than|less or equal to|smaller or equal than|smaller or equal to"
            "|equal to or less than|equal to or smaller than|equal or less than|equal or smaller than"
            "|fewer than or equal to|equal to or lower than|equal to or below|no bigger than|as high as|as long as"
            "|up to as many as"
        ),
        Qualifier.LESS_THAN: (
            "fewer than|less than|under|below|just under|well under|lower than|smaller than|just below|short of"
            "|slightly less than|slightly under|a little under|a little less than|little less than|just less than"
            "|shorter than|younger than|lighter than|just shy of|shy of|well below|far fewer than|far less than|sub -"
            "|<|under the age of|below the age of"
        ),
        Qualifier.NEARLY: (
            "nearly|almost|close to|approaching|nearing|virtually|verging on|getting on for|not quite|practically"
            "|very nearly|very close to|near to"
        ),
        Qualifier.ABOUT: (
            "about|around|some|roughly|approximately|approx|approx .|circa|an estimated|estimated|~|≈|∼"
            "|something like|in the region of|in the neighborhood of|in the neighbourhood of|on the order of"
            "|in the order of|or about|or around|somewhere around|more or less|ca|ca .|an approximate"
        ),
        Qualifier.EXACT: "exactly|precisely|equal to|equals to|equals|is equal to|a total of|totaling|totalling",
    },
    by_last_word=True,
)

AFTER = phrases(
    {
        Qualifier.AT_LEAST: (
            "or more|and more|or above|and above|and up|or higher|or greater|or over|and over|and counting|plus"
            "|+|at least|at minimum|or larger|or longer|or older|or bigger|at the least|minimum|at the very least"
        ),
        Qualifier.AT_MOST: (
            "or less|or fewer|or below|or under|and under|or lower|at most|at the most|maximum|or smaller|tops"
            "|or younger"
        ),
        Qualifier.ABOUT: "or so|odd|- odd|or thereabouts|approximately|- ish|roughly|more or less|give or take",
    },
    by_last_word=False,
)

FRAMES = {
    "between": frozenset({"and", "to", "-", "–", "—"}),
    "from": frozenset({"to", "through", "until", "till", "-", "–", "—"}),
    "ranging": frozenset({"to"}),
}

TRENDS = words_of(
    "up down rose rise rises rising risen fell fall falls falling fallen grew grow grows grown increased increase",
    "increases increasing dropped drop drops decreased declined jumped climbed climbs soared slid slipped plunged",
    "plummeted went gone raised raise cut revised lowered shrank slumped surged moved swung changed higher lower",
    "against versus doubled widened narrowed eased tumbled advanced gained upped boosted reduced slow",
)

MONTHS = in_order(
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
    first=1,
)  # fmt: skip

WEEKDAYS = in_order(
    "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday sun",
    first=0,
)  # fmt: skip

RELATIVE_DAYS = by_last_word(
    {
        0: "today|tonight|this morning|this afternoon|this evening",
        -1: "yesterday|last night",
        -2: "the day before yesterday",
        -7: "a week ago|a week earlier",
        None: "the day before|the previous day|a day earlier",
    }
)

PREPOSITIONS = words_of(
    "of in on at by for from to with within without into onto across through during before after since until till",
    "against among amid between under over above below near off out about around along behind beside besides despite",
    "towards toward upon via per than as like including excluding except ago inside outside throughout versus vs due",
)

AUXILIARIES = words_of(
    "was were is are be been being has have had having will would can could may might must shall should do does did",
    "got get gets remain remains remained became become left wasn't weren't isn't aren't hasn't haven't hadn't",
    "it's they've we've i've",
)

FUNCTION_WORDS = words_of(
    "and or but nor so yet if because while although though whereas when where why how which who whom whose that this",
    "these those there here it they them he she we you i me him us its their his her our your my what not also then",
    "said says say told reported added announced the a an any each every either neither both all such only just even",
    "still already now later earlier yesterday today tomorrow tonight apiece respectively however meanwhile alone",
    "never ever made make makes took take takes came come comes went go goes gave give gives became came begin began",
    "last next found including compared according up down ago instead whether once again altogether too much very x",
    "worth",
)

ADVERBS = words_of(
    "also reportedly already still only just later seriously slightly badly severely critically gravely so far now",
    "since confirmed allegedly presumed presumably believed feared thought said known reported officially brutally",
    "mercilessly cruelly deliberately being either then subsequently apparently previously fatally currently now",
    "later further recently listed as to have been another other not altogether",
)

DETERMINERS = words_of(
    "earlier previous the these those his her its their our your my this that all another other both such each every"
)

NAMES = words_of(
    "article articles section chapter no number nos page pages route highway flight room channel law bill decree act",
    "resolution level type category phase part game week day area formula apartment suite unit group model version",
    "windows iphone galaxy psalm grade class episode season volume vol figure table exit gate pier stage world war",
    "covid stoxx nasdaq ftse nikkei dax cac russell topix sp p fortune mark",
)

SINCE = words_of("since until till by before beginning starting from")
PRESENT = words_of("has have is are far remain remains rises reaches today now currently risen climbs increases stands")
GROWTH = words_of(
    "rises rose risen rising climbs climbed increases increased jumps jumped grew grows growing soared up"
)
INSIDE = words_of("in at near across around outside")
CLAUSES = words_of("that who which whom where when while because after before")

EN = Language(
    code="en",
    decimal_mark=".",
    numbers=NUMBERS,
    articles=frozenset({"a", "an"}),
    joins=frozenset({"and"}),
    join_after_tens=False,
    verb_first=False,
    links_nouns=False,
    share_joins=frozenset({"and"}),
    of=frozenset({"of"}),
    per=frozenset({"per"}),
    ratios=((("in",), frozenset()), (("out", "of"), ROUND_WHOLES)),
    points=frozenset({"point"}),
    minus=frozenset({"minus", "negative"}),
    before=BEFORE,
    after=AFTER,
    or_equal=(("or", "equal", "to"), ("or", "equal")),
    frames=FRAMES,
    betweens=frozenset({"to", "through", "-", "–", "—", "‑", "−", "~", "or"}),
    eithers=frozenset({"or"}),
    trends=TRENDS,
    states=STATES,
    state_phrases=STATE_PHRASES,
    done=DONE,
    perfect=frozenset({"has", "have", "had", "having"}),
    verb_endings=("ed",),
    verbs=words_of(
        "rose fell grew sank met led won lost drew saw held kept ran sold spent felt brought bought caught built paid",
        "sent stood struck swept threw wore wrote knew spoke chose broke drove flew froze rode shook slept taught",
        "tore meant",
    ),
    by=frozenset({"by"}),
    since=SINCE,
    onset=frozenset({"since"}),
    relative_days=RELATIVE_DAYS,
    thirds=by_last_word({EARLY: "early|beginning of|start of", MIDDLE: "mid|mid -|middle of", LATE: "late|end of"}),
    earlier_than=words_of("from against versus compared"),
    grown_by=frozenset({"by"}),
    goes_up_to=words_of("revised adjusted"),
    below_zero=word_tuples("below zero|below freezing"),
    nouns=NOUNS,
    populations=POPULATIONS,
    attributive=words_of("police civilian minor student child terrorist rebel worker staff prisoner farmer soldier"),
    implied="people",
    them=words_of("them whom these those"),
    ask=ASK,
    none=NONE,
    nobody=frozenset({"one", "nobody", "none"}),
    age_bounds=words_of("under over below above"),
    has_age=frozenset(),
    part_before=words_of("including include includes included among"),
    part_phrases=word_tuples("among them|among whom|of which|of whom|of them"),
    more_before=words_of("another further additional extra"),
    more_after=words_of("more further additional"),
    newly=frozenset({"new"}),
    says=SAYS,
    says_of_things=words_of(
        "put puts recorded records counted listed registered documented claims claim claimed tallied"
    ),
    sources_before=(("according", "to"), ("citing",), ("quoting",)),
    may=words_of("could may might"),
    comes_to=words_of("reach exceed surpass top hit total number climb kill die leave cost affect displace lose"),
    expects=words_of("expect expects expected expecting anticipate anticipates anticipated"),
    claimants=CLAIMANTS,
    causes=CAUSES,
    months=MONTHS,
    weekdays=WEEKDAYS,
    tags=tagged(
        (Tag.NUMBER, NUMBERS),
        (Tag.ARTICLE, ("a", "an")),
        (Tag.STOP, PREPOSITIONS | AUXILIARIES | FUNCTION_WORDS),
        (Tag.PREPOSITION, PREPOSITIONS),
        (Tag.AUX, AUXILIARIES),
        (Tag.AND, ("and", "or", "but", ",", "plus", "&", "as", "well")),
        (Tag.OF, ("of",)),
        (Tag.DETERMINER, DETERMINERS),
        (Tag.ADVERB, ADVERBS),
        (Tag.MONTH, MONTHS),
        (Tag.WEEKDAY, WEEKDAYS),
        (Tag.STATE, [*STATES, *STATE_PHRASES]),
        (Tag.SAYS, SAYS),
        (Tag.SOURCE, ("according", "citing", "quoting")),
        (Tag.NAME, NAMES),
        (Tag.PERSON, PERSONS | frozenset(POPULATIONS)),
        (Tag.ONE_PERSON, ONE_PERSON),
        (Tag.ONE_UNIT, ("hour", "day", "week", "month", "year", "decade", "century", "mile", "kilometre", "kilometer")),
        (Tag.CLAUSE, CLAUSES),
        (Tag.NOUN, NOUNS),
        (Tag.DAY, RELATIVE_DAYS),
        (Tag.INSIDE, INSIDE),
        (Tag.CAUSE, CAUSES),
        (Tag.ROAD, ROADS),
        (Tag.BLOCKED, BLOCKED),
        (Tag.PRESENT, PRESENT),
        (Tag.GROWTH, GROWTH),
        (Tag.FORCES, STATE_FORCES),
        (Tag.SHOOTS, SHOOTS),
        (Tag.TOLL, TOLLS),
        (Tag.TREND, TRENDS),
        (Tag.POINT, ("points", "point", "places")),
        (Tag.GOES_ON, [*NUMBERS, *["and", "point", "in", "out", "-", "a", "an", "of"]]),
        (Tag.NONE, {phrase[0] for phrase in NONE}),
    ),
)
