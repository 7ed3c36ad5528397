"""English vocabulary: what happens to people, who they are, who says so, and why."""

from claims.figures.figure import Basis
from claims.figures.kinds import Cause, CountedKind, Population
from claims.figures.languages.table import Form, State, by_first_word, by_word, merged, states, word_tuples, words_of

KIND = CountedKind
BOTH = Form.BEFORE | Form.AFTER

STATES = merged(
    states(KIND.DEATHS, Form.NOUN, "deaths death fatalities fatality dead killings killing murders murder slaying"),
    states(KIND.DEATHS, Form.NOUN, "assassination assassinations massacre slayings execution executions homicides"),
    states(KIND.DEATHS, Form.NOUN, "homicide drownings femicides suicides"),
    states(KIND.DEATHS, Form.AFTER, "died dies perished drowned die dying succumbed suffocated starved dead lifeless"),
    states(KIND.DEATHS, BOTH, "killed murdered slain assassinated massacred executed slaughtered"),
    states(KIND.DEATHS, Form.BEFORE, "kills killing kill murdering massacring slaying assassinating"),
    states(KIND.INJURED, Form.NOUN, "injuries injury wounding injured wounded hurt"),
    states(KIND.INJURED, BOTH, "injured wounded hurt maimed harmed"),
    states(KIND.INJURED, Form.AFTER, "shot"),
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
    states(KIND.DISPLACED, Form.NOUN, "refugees refugee displaced"),
    states(KIND.DISPLACED, BOTH, "displaced uprooted"),
    states(KIND.DISPLACED, Form.BEFORE, "displacing displaces"),
    states(KIND.DISPLACED, Form.AFTER, "fled fleeing"),
    states(KIND.HOMELESS, Form.NOUN | Form.AFTER, "homeless"),
    states(KIND.EVACUATED, BOTH, "evacuated"),
    states(KIND.EVACUATED, Form.BEFORE, "evacuating"),
    states(KIND.EVACUATED, Form.NOUN, "evacuees evacuations evacuation"),
    states(KIND.DISPLACED, Form.NOUN, "displacement"),
    states(KIND.RESCUED, Form.NOUN, "rescue"),
    states(KIND.RESCUED, BOTH, "rescued"),
    states(KIND.RESCUED, Form.BEFORE, "saved saves saving save"),
    states(KIND.DEPLOYED, BOTH, "deployed mobilised mobilized"),
    states(KIND.RESCUED, Form.NOUN, "survivors rescues"),
    states(KIND.RESCUED, Form.AFTER, "alive"),
    states(KIND.TRAPPED, BOTH, "trapped stranded"),
    states(KIND.HOSPITALISED, BOTH, "hospitalized hospitalised"),
    states(KIND.HOSPITALISED, Form.NOUN, "hospitalizations hospitalisations"),
    states(KIND.AFFECTED, BOTH, "affected"),
    states(KIND.CASES, Form.NOUN, "infections cases"),
    states(KIND.CASES, BOTH, "infected sickened"),
    states(KIND.ATTENDANCE, Form.AFTER, "gathered marched rallied protested attended demonstrated march rally protest"),
    states(KIND.BODIES, Form.NOUN, "bodies corpses"),
    states(None, Form.NOUN, "casualties casualty victims victim"),
    states(None, BOTH, "released freed liberated"),
    states(None, BOTH, "destroyed damaged burned burnt razed blocked attacked"),
)

DONE_TO_DEATH = (
    "shot burned burnt beaten stabbed hacked crushed trampled tortured stoned starved frozen froze bled strangled"
    " clubbed battered scalded"
)

STATE_PHRASES = by_first_word(
    {
        "lost their lives|lose their lives|lost his life|lost her life": State(KIND.DEATHS, Form.AFTER),
        "shot dead|shot and killed|gunned down|found dead": State(KIND.DEATHS, BOTH),
        "|".join(f"{done} to death" for done in words_of(DONE_TO_DEATH)): State(KIND.DEATHS, BOTH),
        "claimed the lives of|claiming the lives of|took the lives of": State(KIND.DEATHS, Form.BEFORE),
        "taken hostage|held hostage": State(KIND.KIDNAPPED, Form.AFTER),
        "taken into custody|in custody|behind bars": State(KIND.DETAINED, Form.AFTER),
        "left homeless|made homeless|lost their homes|lost their houses": State(KIND.HOMELESS, Form.AFTER),
        "found alive|pulled alive": State(KIND.RESCUED, Form.AFTER),
        "taking their own lives|took their own lives|taken their own lives": State(KIND.DEATHS, Form.AFTER),
        "took part|turned out|take part": State(KIND.ATTENDANCE, Form.AFTER),
        "dead or missing|dead and missing|dead or presumed dead": State(KIND.DEAD_OR_MISSING, Form.AFTER | Form.NOUN),
        "missing and feared dead|missing , presumed dead|missing presumed dead|missing , feared dead"
        "|missing or dead|killed or missing|missing feared dead": State(KIND.DEAD_OR_MISSING, Form.AFTER | Form.NOUN),
        "killed or wounded|killed or injured|dead or injured|dead or wounded|killed and wounded": State(
            None, Form.AFTER | Form.NOUN
        ),
    }
)

DONE = {
    KIND.DEATHS: "killed",
    KIND.INJURED: "injured",
    KIND.ARRESTS: "arrested",
    KIND.DETAINED: "detained",
    KIND.KIDNAPPED: "kidnapped",
    KIND.DISPLACED: "displaced",
    KIND.EVACUATED: "evacuated",
    KIND.RESCUED: "rescued",
}

NOUNS = by_word(
    {
        KIND.DEATHS: "toll lives",
        KIND.HOMES: "homes houses dwellings households",
        KIND.BUILDINGS: "buildings schools shops stores churches hospitals structures building",
        KIND.ROADBLOCKS: "roadblocks blockades barricades roadblock",
        KIND.VOTES: "votes ballots vote",
        KIND.ATTACKS: "attacks bombings strikes airstrikes explosions shootings attack incidents",
        KIND.JOBS: "jobs layoffs",
        KIND.PLACES: "regions cities towns villages provinces departments districts countries places states",
        KIND.DEPLOYED: "troops reinforcements",
        KIND.ATTENDANCE: "crowd turnout attendance attendees",
    }
)

POPULATIONS = by_word(
    {
        Population.CIVILIANS: "civilians civilian bystanders residents passers-by pedestrians",
        Population.MINORS: "children child minors minor teenagers teenager babies infants boys girls kids"
        " toddlers boy girl",
        Population.WOMEN: "women woman",
        Population.MEN: "men man",
        Population.PROTESTERS: "protesters protestors demonstrators marchers protester demonstrator rioters",
        Population.POLICE: "policemen officers policeman officer cops police policewomen",
        Population.MILITARY: "soldiers servicemen marines sailors soldier servicemembers generals colonels airmen",
        Population.SECURITY_FORCES: "guards bodyguards guardsmen",
        Population.FIGHTERS: "militants rebels guerrillas insurgents fighters gunmen terrorists extremists subversives"
        " terrorist extremist rebel",
        Population.JOURNALISTS: "journalists reporters journalist reporter photographers",
        Population.STUDENTS: "students student pupils",
        Population.MEDICAL_WORKERS: "doctors nurses medics paramedics",
        Population.AID_WORKERS: "volunteers rescuers firefighters",
        Population.WORKERS: "workers employees miners staff worker employee",
        Population.FARMERS: "farmers peasants campesinos peasant farmer",
        Population.CLERGY: "priests jesuits nuns clergymen monks missionaries priest",
        Population.PRISONERS: "inmates prisoners inmate prisoner",
        Population.FOREIGNERS: "foreigners tourists migrants",
    }
)

PERSONS = words_of(
    "people persons person others individuals citizens inhabitants members voters families adults passengers leaders",
    "peruvians americans attendees participants supporters relatives victims activists patients suspects refugees",
    "detainees politicians officials personnel agents humans survivors residents nationals commuters athletes teachers",
    "defendants immigrants refugees evacuees hostages pensioners villagers siblings sisters brothers sons daughters",
    "lawmakers senators judges lawyers fans spectators festivalgoers worshippers pilgrims motorists shoppers crew",
    "attackers suspects bombers smugglers prisoners convicts recruits conscripts reservists troops peacekeepers",
    "contractors engineers diplomats executives customers clients traders vendors fishermen sailors monks",
)

# One of these behind "a" is a person, and counts one where something happened to them.
ONE_PERSON = words_of(
    "person man woman child minor boy girl teenager civilian protester demonstrator policeman policewoman officer",
    "soldier worker journalist reporter student farmer peasant bystander passer-by pedestrian firefighter prisoner",
    "inmate resident terrorist extremist rebel guard bodyguard tourist nurse doctor priest driver passenger baby",
    "toddler infant youth insurgent militant fighter guerrilla gunman sniper bomber attacker facilitator commander",
    "leader suspect individual member official marine sailor airman pilot serviceman servicewoman peacekeeper trooper",
    "sergeant lieutenant captain colonel villager pensioner schoolboy schoolgirl pupil teacher mother father son",
    "daughter brother sister grandmother lawyer activist politician mayor candidate judge lawmaker senator",
    "businessman shopkeeper vendor miner fisherman labourer laborer employee lecturer paramedic medic volunteer",
    "cameraman photographer nun monk bishop cleric imam motorcyclist cyclist motorist commuter migrant refugee",
    "detainee hostage survivor victim adult citizen immigrant jesuit missionary trader contractor engineer executive",
    "diplomat ambassador consul adviser aide intern athlete dealer trafficker",
)

ASK = {
    "casualties": "“casualties” may mean the dead, or the dead and the injured: which?",
    "casualty": "“casualty” may mean a dead or an injured person: which?",
    "victims": "“victims” may mean the dead, or all who were harmed: which?",
    "victim": "“victim” may mean a dead or a harmed person: which?",
}

CLAIMANTS = by_word(
    {
        "government": "government ministry minister president presidency cabinet governor mayor officials official"
        " authorities authority administration state congress council ombudsman prefecture agency bureau",
        "police": "police sheriff constabulary",
        "military": "army military navy coprefa battalion command brigade forces",
        "prosecutors": "prosecutor prosecutors prosecution attorney",
        "medical": "hospital hospitals doctors doctor medics health coroner morgue medical",
        "ngo": "organizations organisations ngo ngos amnesty observatory watch coordinator committee foundation"
        " association activists rights cross crescent",
        "un": "un u.n. united nations unicef unhcr ocha who",
        "media": "newspaper radio television tv reuters afp efe ap bbc cnn media reports newspapers station",
        "party": "party opposition union unions rebels organizers organisers protesters",
        "witness": "witness witnesses residents relatives survivors",
    }
)

SAYS = by_word(
    {
        Basis.CONFIRMED: "confirmed confirms confirm",
        Basis.ESTIMATED: "estimated estimates estimate reckoned reckons calculated calculates believes believed",
        Basis.FEARED: "feared fears fear",
        Basis.REPORTED: "said says say reported reports report announced announces stated states told added adds"
        " claimed"
        " claims claim noted notes declared recorded records counted put puts acknowledged disclosed revealed warned"
        " denied documented registered tallied listed",
    }
)

CAUSES = by_word(
    {
        Cause.CLASHES: "clashes clash fighting confrontation confrontations battle battles",
        Cause.PROTESTS: "protest protests demonstrations demonstration unrest riots riot marches uprising",
        Cause.ATTACK: "attack attacks bombing explosion blast shooting bomb bombings shootings explosions ambush raid",
        Cause.AIR_STRIKE: "airstrike airstrikes strafing bombardment",
        Cause.EARTHQUAKE: "earthquake quake tremor aftershock",
        Cause.FLOOD: "flood floods flooding mudslide landslide landslides",
        Cause.STORM: "storm hurricane typhoon cyclone tornado storms",
        Cause.FIRE: "fire wildfire blaze wildfires fires",
        Cause.HEAT: "heatwave",
        Cause.DISEASE: "covid coronavirus virus cholera outbreak epidemic pandemic disease",
        Cause.COLLAPSE: "collapse collapsed",
        Cause.ACCIDENT: "crash accident accidents derailment collision",
    }
)

STATE_FORCES = words_of("police policemen army soldiers troops military forces security officers gendarmes")
SHOOTS = words_of("fire fired opened shot shooting shoots shoot")
NONE = word_tuples("no|no one|nobody|none|not one|not a single")
TOLLS = words_of("toll number total count tally estimates")
ROADS = words_of("highways roads highway road routes streets bridges")
BLOCKED = words_of("blocked blocking block blockaded closed")
