"""English."""

from claims.figures.figure import Basis, Qualifier
from claims.figures.kinds import Cause, CountedKind, Population
from claims.figures.languages.table import (
    Form,
    Language,
    State,
    Tag,
    merged,
    numbers,
    phrases,
    spelled,
    states,
    tagged,
    words_of,
)

NUMBERS = (
    numbers("zero", zero=0)
    | numbers("unit", one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9)
    | numbers("teen", ten=10, eleven=11, twelve=12, thirteen=13, fourteen=14, fifteen=15, sixteen=16)
    | numbers("teen", seventeen=17, eighteen=18, nineteen=19)
    | numbers("ten", twenty=20, thirty=30, forty=40, fourty=40, fifty=50, sixty=60, seventy=70, eighty=80, ninety=90)
    | numbers("hundred", hundred=100)
    | numbers("scale", thousand=10**3, million=10**6, billion=10**9, trillion=10**12, quadrillion=10**15)
    | numbers("scale", lakh=10**5, lkh=10**5, crore=10**7, koti=10**7, mln=10**6, bln=10**9, bn=10**9, mil=10**6)
    | numbers("collective", dozen=12, score=20, couple=2, pair=2)
    | numbers("plural", tens=10, dozens=12, scores=20, hundreds=100, thousands=10**3, millions=10**6, billions=10**9)
    | numbers("plural", trillions=10**12, lakhs=10**5, lkhs=10**5, crores=10**7)
    | numbers("few", several=1, few=1, handful=1)
    | numbers("half", half=2)
    | numbers("fraction", third=3, thirds=3, quarter=4, quarters=4, fourth=4, fourths=4, fifth=5, fifths=5, sixth=6)
    | numbers("fraction", sixths=6, seventh=7, sevenths=7, eighth=8, eighths=8, ninth=9, ninths=9, tenth=10, tenths=10)
    | numbers("fraction", halves=2, hundredth=100, hundredths=100, thousandth=1000, thousandths=1000, twentieth=20)
    | numbers("article", a=1, an=1)
)

BEFORE = phrases(
    {
        Qualifier.AT_LEAST: (
            "at least|at the least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"
            "|minimum|upwards of|upward of|as few as|a total of at least|at least or equal to|> =|≥|= >"
            "|more than or equal to|greater than or equal to|larger than or equal to|higher than or equal to"
            "|greater or equal to|greater or equal than|larger or equal than|larger or equal to|more or equal than"
            "|bigger or equal than|equal to or more than|equal to or greater than|equal to or larger than"
            "|equal or more than|equal or greater than|equal or larger than|equal to or higher than|equal to or above"
            "|bigger than or equal to|no lower than|no smaller than|not lower than"
        ),
        Qualifier.MORE_THAN: (
            "more than|over|in excess of|above|exceeding|exceeded|exceeds|exceed|surpassed|surpasses|surpassing"
            "|surpass|topped|topping|tops|greater than|larger than|higher than|bigger than|beyond|well over|just over"
            "|far more than|well above|slightly more than|slightly over|a little over|little more than|not less|>"
            "|passes|passed|passing|crossed|crosses|longer than|heavier than|older than|taller than|far exceeding"
            "|upwards from|much more than"
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
            "fewer than|less than|under|below|just under|well under|lower than|smaller than|just below|slightly less than"
            "|slightly under|a little under|little less than|just less than|shorter than|younger than|lighter than"
            "|short of|just shy of|shy of|well below|far fewer than|far less than|sub -|<"
        ),
        Qualifier.NEARLY: (
            "nearly|almost|close to|approaching|nearing|virtually|verging on|getting on for|not quite|practically"
            "|very nearly|very close to|near to"
        ),
        Qualifier.ABOUT: (
            "about|around|some|roughly|approximately|approx|approx .|circa|an estimated|estimated|estimated at|~|≈|∼"
            "|something like|in the region of|in the neighborhood of|in the neighbourhood of|on the order of"
            "|in the order of|or about|or around|or so|somewhere around|more or less|anywhere from|ca|ca .|c ."
            "|an average of|averaging|averages|averaged|an approximate|estimated to be"
        ),
        Qualifier.EXACT: "exactly|precisely|equal to|equals to|equals|is equal to|a total of|totaling|totalling",
    },
    by_last_word=True,
)

AFTER = phrases(
    {
        Qualifier.AT_LEAST: (
            "or more|and more|or above|and above|and up|or higher|or greater|or over|and over|and counting|plus"
            "|+|at least|at minimum|or larger|or longer|or older|or bigger|at the least|minimum"
        ),
        Qualifier.AT_MOST: (
            "or less|or fewer|or below|or under|and under|or lower|at most|at the most|maximum|or smaller|tops|or younger"
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

BETWEENS = frozenset({"to", "through", "-", "–", "—", "‑", "−", "~", "or"})

TRENDS = words_of(
    "up down rose rise rises rising risen fell fall falls falling fallen grew grow grows grown increased increase",
    "increases increasing dropped drop drops decreased declined jumped climbed climbs soared slid slipped plunged",
    "plummeted went gone raised raise cut revised lowered shrank slumped surged moved swung changed higher lower",
    "doubled widened narrowed eased tumbled advanced gained upped boosted reduced",
)

KIND = CountedKind
BOTH = Form.BEFORE | Form.AFTER


STATES = merged(
    states(KIND.DEATHS, Form.NOUN, "deaths death fatalities fatality dead killings killing murders murder slaying"),
    states(KIND.DEATHS, Form.NOUN, "assassination assassinations massacre slayings execution executions homicides"),
    states(KIND.DEATHS, Form.NOUN, "homicide fatally lifeless drownings femicides"),
    states(KIND.DEATHS, Form.AFTER, "died dies perished drowned die dying succumbed suffocated starved"),
    states(KIND.DEATHS, BOTH, "killed murdered slain assassinated massacred executed slaughtered"),
    states(KIND.DEATHS, Form.BEFORE, "kills killing kill murdering killer massacring slaying assassinating claiming"),
    states(KIND.INJURED, Form.NOUN, "injuries injury wounding injured wounded hurt"),
    states(KIND.INJURED, BOTH, "injured wounded hurt maimed shot"),
    states(KIND.INJURED, Form.BEFORE, "injuring wounding injures wounds injure wound hurting"),
    states(KIND.MISSING, Form.NOUN | Form.AFTER, "missing disappeared unaccounted vanished disappearances"),
    states(KIND.ARRESTS, Form.NOUN, "arrests arrest"),
    states(KIND.ARRESTS, BOTH, "arrested apprehended"),
    states(KIND.ARRESTS, Form.BEFORE, "arresting arrests arrest"),
    states(KIND.DETAINED, Form.NOUN, "detainees detentions detention detainee"),
    states(KIND.DETAINED, BOTH, "detained jailed imprisoned captured"),
    states(KIND.DETAINED, Form.BEFORE, "detaining detains detain jailing capturing captures"),
    states(KIND.KIDNAPPED, Form.NOUN, "kidnapping kidnappings abduction abductions hostages hostage"),
    states(KIND.KIDNAPPED, BOTH, "kidnapped abducted kidnaped"),
    states(KIND.KIDNAPPED, Form.BEFORE, "kidnapping abducting"),
    states(KIND.DISPLACED, Form.NOUN, "refugees refugee"),
    states(KIND.DISPLACED, BOTH, "displaced uprooted"),
    states(KIND.DISPLACED, Form.BEFORE, "displacing"),
    states(KIND.DISPLACED, Form.AFTER, "fled fleeing"),
    states(KIND.HOMELESS, Form.NOUN | Form.AFTER, "homeless"),
    states(KIND.EVACUATED, BOTH, "evacuated"),
    states(KIND.EVACUATED, Form.BEFORE, "evacuating"),
    states(KIND.EVACUATED, Form.NOUN, "evacuees evacuations"),
    states(KIND.RESCUED, BOTH, "rescued saved"),
    states(KIND.RESCUED, Form.NOUN, "survivors rescues"),
    states(KIND.TRAPPED, BOTH, "trapped stranded"),
    states(KIND.HOSPITALISED, BOTH, "hospitalized hospitalised"),
    states(KIND.HOSPITALISED, Form.NOUN, "hospitalizations hospitalisations"),
    states(KIND.AFFECTED, BOTH, "affected"),
    states(KIND.CASES, Form.NOUN, "infections cases"),
    states(KIND.CASES, BOTH, "infected sickened"),
    states(KIND.ATTENDANCE, Form.AFTER, "gathered marched rallied protested attended demonstrated turned"),
    states(None, Form.NOUN, "casualties casualty victims victim bodies corpses"),
    states(None, BOTH, "destroyed damaged burned burnt burnt-out razed blocked attacked"),
)

STATE_PHRASES = {
    "lost": ((("lost", "their", "lives"), State(KIND.DEATHS, Form.AFTER)),),
    "lose": ((("lose", "their", "lives"), State(KIND.DEATHS, Form.AFTER)),),
    "claimed": ((("claimed", "the", "lives", "of"), State(KIND.DEATHS, Form.BEFORE)),),
    "took": ((("took", "part"), State(KIND.ATTENDANCE, Form.AFTER)),),
    "shot": (
        (("shot", "to", "death"), State(KIND.DEATHS, BOTH)),
        (("shot", "dead"), State(KIND.DEATHS, BOTH)),
        (("shot", "and", "killed"), State(KIND.DEATHS, BOTH)),
    ),
    "gunned": ((("gunned", "down"), State(KIND.DEATHS, BOTH)),),
    "burned": ((("burned", "to", "death"), State(KIND.DEATHS, BOTH)),),
    "found": ((("found", "dead"), State(KIND.DEATHS, Form.AFTER)),),
    "taken": ((("taken", "hostage"), State(KIND.KIDNAPPED, Form.AFTER)),),
    "held": ((("held", "hostage"), State(KIND.KIDNAPPED, Form.AFTER)),),
    "left": ((("left", "homeless"), State(KIND.HOMELESS, Form.AFTER)),),
}

NOUNS = {
    word: kind
    for kind, words in {
        KIND.HOMES: "homes houses dwellings households home house",
        KIND.BUILDINGS: "buildings schools shops stores churches hospitals structures building",
        KIND.ROADBLOCKS: "roadblocks blockades barricades roadblock",
        KIND.VOTES: "votes ballots vote",
        KIND.ATTACKS: "attacks bombings strikes airstrikes explosions shootings attack incidents",
        KIND.JOBS: "jobs roles layoffs posts",
        KIND.PLACES: "regions cities towns villages provinces departments districts countries points places states",
        KIND.DEPLOYED: "troops reinforcements",
    }.items()
    for word in words.split()
}

POPULATIONS = {
    word: population
    for population, words in {
        Population.CIVILIANS: "civilians civilian bystanders residents passers-by pedestrians",
        Population.MINORS: "children child minors minor teenagers teenager babies infants boys girls kids toddlers boy girl",
        Population.WOMEN: "women woman",
        Population.MEN: "men man",
        Population.PROTESTERS: "protesters protestors demonstrators marchers protester demonstrator rioters",
        Population.POLICE: "policemen officers policeman officer cops police policewomen",
        Population.MILITARY: "soldiers troops servicemen marines sailors soldier servicemembers generals colonels airmen",
        Population.SECURITY_FORCES: "guards bodyguards guardsmen",
        Population.FIGHTERS: "militants rebels guerrillas insurgents fighters gunmen terrorists extremists subversives",
        Population.JOURNALISTS: "journalists reporters journalist reporter photographers",
        Population.STUDENTS: "students student pupils",
        Population.MEDICAL_WORKERS: "doctors nurses medics paramedics",
        Population.AID_WORKERS: "volunteers rescuers firefighters",
        Population.WORKERS: "workers employees miners staff worker employee",
        Population.FARMERS: "farmers peasants campesinos peasant farmer",
        Population.CLERGY: "priests jesuits nuns clergymen monks missionaries",
        Population.PRISONERS: "inmates prisoners inmate prisoner",
        Population.FOREIGNERS: "foreigners tourists migrants nationals",
    }.items()
    for word in words.split()
}

PERSONS = words_of(
    "people persons person others individuals citizens inhabitants members voters families adults passengers leaders",
    "peruvians americans attendees participants supporters relatives victims activists patients suspects refugees",
    "detainees politicians officials personnel agents men women humans",
)

ASK = {
    "casualties": "“casualties” may mean the dead, or the dead and the injured: which?",
    "casualty": "“casualty” may mean a dead or an injured person: which?",
    "victims": "“victims” may mean the dead, or all who were harmed: which?",
    "victim": "“victim” may mean a dead or a harmed person: which?",
}

CLAIMANTS = {
    word: kind
    for kind, words in {
        "government": "government ministry minister president presidency cabinet governor mayor officials official"
        " authorities authority administration state congress council ombudsman spokesman prefecture",
        "police": "police sheriff constabulary",
        "military": "army military navy coprefa battalion command brigade forces",
        "prosecutors": "prosecutor prosecutors prosecution attorney",
        "medical": "hospital hospitals doctors doctor medics health coroner morgue medical",
        "ngo": "organizations organisations ngo ngos amnesty observatory watch coordinator committee foundation"
        " association activists rights cross crescent",
        "un": "un u.n. united nations unicef unhcr ocha who",
        "media": "newspaper radio television tv agency reuters afp efe ap bbc cnn media reports newspapers station",
        "party": "party opposition union unions rebels organizers organisers protesters",
        "witness": "witness witnesses residents relatives survivors",
    }.items()
    for word in words.split()
}

SAYS = {
    word: basis
    for basis, words in {
        Basis.CONFIRMED: "confirmed confirms confirm",
        Basis.ESTIMATED: "estimated estimates estimate reckoned reckons calculated calculates believes believed",
        Basis.FEARED: "feared fears fear",
        Basis.REPORTED: "said says say reported reports report announced announces stated states told added adds claimed"
        " claims claim noted notes declared recorded records counted put puts acknowledged disclosed revealed warned"
        " denied documented registered tallied listed",
    }.items()
    for word in words.split()
}

CAUSES = {
    word: cause
    for cause, words in {
        Cause.CLASHES: "clashes clash fighting confrontation confrontations battle battles",
        Cause.PROTESTS: "protest protests demonstrations demonstration unrest riots riot marches uprising",
        Cause.ATTACK: "attack attacks bombing explosion blast shooting bomb bombings shootings explosions ambush raid",
        Cause.AIR_STRIKE: "airstrike airstrikes strafing bombardment",
        Cause.EARTHQUAKE: "earthquake quake tremor aftershock",
        Cause.FLOOD: "flood floods flooding mudslide landslide landslides",
        Cause.STORM: "storm hurricane typhoon cyclone tornado storms",
        Cause.FIRE: "fire wildfire blaze wildfires fires",
        Cause.HEAT: "heatwave",
        Cause.DISEASE: "covid covid-19 coronavirus virus cholera outbreak epidemic pandemic disease",
        Cause.COLLAPSE: "collapse collapsed",
        Cause.ACCIDENT: "crash accident accidents derailment collision",
    }.items()
    for word in words.split()
}

STATE_FORCES = words_of("police policemen army soldiers troops military forces security officers gendarmes")

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}

PREPOSITIONS = words_of(
    "of in on at by for from to with within without into onto across through during before after since until till",
    "against among amid between under over above below near off out about around along behind beside besides despite",
    "towards toward upon via per than as like including excluding except ago inside outside throughout versus vs",
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
    "made make makes took take takes came come comes went go goes gave give gives became come began begin found",
    "including compared according up down ago instead whether once again altogether too much very",
)

ADVERBS = words_of(
    "also reportedly already still only just later seriously slightly badly severely critically gravely so far now",
    "since confirmed allegedly presumed presumably believed feared thought said known reported officially brutally",
    "mercilessly cruelly deliberately being either then subsequently apparently previously fatally currently now",
    "further recently listed as to have been another other not",
)

DETERMINERS = words_of("the these those his her its their our your my this that all another other both such each every")

NAMES = words_of(
    "article articles section chapter no number nos page pages route highway flight room channel law bill decree act",
    "resolution level type category phase part game week day area formula apartment suite unit group model version",
    "windows iphone galaxy psalm grade class episode season volume vol figure table exit gate pier stage world war",
    "covid g f-",
)

EN = Language(
    code="en",
    decimal_mark=".",
    numbers=NUMBERS,
    joins=frozenset({"and"}),
    join_after_tens=False,
    of=frozenset({"of"}),
    points=frozenset({"point"}),
    minus=frozenset({"minus", "negative"}),
    before=BEFORE,
    after=AFTER,
    frames=FRAMES,
    betweens=BETWEENS,
    trends=TRENDS,
    states=spelled(STATES),
    state_phrases=STATE_PHRASES,
    perfect=frozenset({"has", "have", "had", "having"}),
    verb_endings=("ed",),
    roads=words_of("highways roads highway road routes streets bridges"),
    blocked=words_of("blocked blocking block blockaded closed"),
    state_forces=STATE_FORCES,
    by=frozenset({"by"}),
    inside=frozenset({"in", "at", "near", "across", "around", "outside"}),
    present=words_of(
        "has have is are far remain remains rises reaches today now currently risen climbs increases stands"
    ),
    growth=words_of(
        "rises rose risen rising climbs climbed increases increased jumps jumped grew grows growing soared"
    ),
    since=frozenset({"since", "until", "till", "by", "before", "beginning", "starting", "from"}),
    relative_days={
        "today": ((("today",), 0),),
        "tonight": ((("tonight",), 0),),
        "yesterday": ((("yesterday",), -1),),
        "last": ((("last", "night"), -1),),
        "the": ((("the", "day", "before"), None), (("the", "previous", "day"), None)),
        "this": ((("this", "morning"), 0), (("this", "afternoon"), 0), (("this", "evening"), 0)),
    },
    nouns=NOUNS,
    populations=POPULATIONS,
    ask=ASK,
    none=frozenset({"no", "zero"}),
    part_before=words_of("including include includes included among"),
    more_before=words_of("another further additional extra"),
    more_after=words_of("more further additional"),
    says=SAYS,
    sources_before=(("according", "to"),),
    according=frozenset({"according"}),
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
        (Tag.STATE, STATES),
        (Tag.STATE, STATE_PHRASES),
        (Tag.SAYS, SAYS),
        (Tag.NAME, NAMES),
        (Tag.PERSON, PERSONS | frozenset(POPULATIONS)),
        (Tag.CLAUSE, ("that", "who", "which", "whom", "where", "when", "while", "because", "after", "before")),
        (Tag.MARK, ("‘", "'", "-", "+")),
    ),
)
