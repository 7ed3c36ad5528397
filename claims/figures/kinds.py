"""What figures in the news count: the known kinds, the people who are counted, and what happened to them from."""

from enum import StrEnum

__all__ = ["HARMED", "TOLD_AFTER_THE_DEAD", "Cause", "CountedKind", "Population"]


class CountedKind(StrEnum):
    """A known kind of thing that a figure counts.

    Killed, injured, arrested or displaced people add up as more becomes known; people missing or in custody, roads
    that are blocked, prices and distances rise and fall.

    >>> CountedKind.DEATHS.is_level, CountedKind.MISSING.is_level
    (False, True)
    """

    DEATHS = "deaths"
    INJURED = "injured"
    BODIES = "bodies"
    DEAD_OR_MISSING = "dead_or_missing"
    MISSING = "missing"
    DETAINED = "detained"
    ARRESTS = "arrests"
    KIDNAPPED = "kidnapped"
    DISPLACED = "displaced"
    HOMELESS = "homeless"
    AFFECTED = "affected"
    EVACUATED = "evacuated"
    RESCUED = "rescued"
    TRAPPED = "trapped"
    HOSPITALISED = "hospitalised"
    CASES = "cases"
    HOMES = "homes"
    BUILDINGS = "buildings"
    ROADBLOCKS = "roadblocks"
    ATTENDANCE = "attendance"
    DEPLOYED = "deployed"
    ATTACKS = "attacks"
    JOBS = "jobs"
    VOTES = "votes"
    MONEY = "money"
    RATE = "rate"
    DISTANCE = "distance"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    MAGNITUDE = "magnitude"
    POWER = "power"
    DATA = "data"
    DURATION = "duration"
    AGE = "age"
    PEOPLE = "people"
    PLACES = "places"

    @property
    def is_level(self) -> bool:
        """Tell whether the measure may rise and fall; otherwise it can only grow while people learn more."""
        return self not in CUMULATIVE

    @property
    def is_count(self) -> bool:
        """Tell whether things are counted, so that a figure below 0 makes no sense."""
        return self not in MEASURED


CUMULATIVE = frozenset(
    {
        CountedKind.DEATHS,
        CountedKind.INJURED,
        CountedKind.BODIES,
        CountedKind.DEAD_OR_MISSING,
        CountedKind.ARRESTS,
        CountedKind.KIDNAPPED,
        CountedKind.DISPLACED,
        CountedKind.AFFECTED,
        CountedKind.EVACUATED,
        CountedKind.RESCUED,
        CountedKind.CASES,
        CountedKind.HOMES,
        CountedKind.BUILDINGS,
        CountedKind.ATTACKS,
        CountedKind.VOTES,
    }
)

MEASURED = frozenset(
    {
        CountedKind.MONEY,
        CountedKind.RATE,
        CountedKind.DISTANCE,
        CountedKind.AREA,
        CountedKind.VOLUME,
        CountedKind.MASS,
        CountedKind.TEMPERATURE,
        CountedKind.SPEED,
        CountedKind.MAGNITUDE,
        CountedKind.POWER,
        CountedKind.DATA,
        CountedKind.DURATION,
        CountedKind.AGE,
    }
)

# What happens to people, not to things.
HARMED = frozenset(
    {
        CountedKind.DEATHS,
        CountedKind.INJURED,
        CountedKind.MISSING,
        CountedKind.DEAD_OR_MISSING,
        CountedKind.DISPLACED,
        CountedKind.HOMELESS,
        CountedKind.AFFECTED,
        CountedKind.TRAPPED,
        CountedKind.EVACUATED,
        CountedKind.KIDNAPPED,
        CountedKind.DETAINED,
        CountedKind.ARRESTS,
    }
)

# What reports tell of people behind the dead: "30 were killed and another 200 injured" adds nothing to the 30.
TOLD_AFTER_THE_DEAD = HARMED - {CountedKind.DEATHS, CountedKind.DETAINED, CountedKind.ARRESTS, CountedKind.KIDNAPPED}


class Population(StrEnum):
    """Who is counted, where the words say it."""

    CIVILIANS = "civilians"
    MINORS = "minors"
    WOMEN = "women"
    MEN = "men"
    PROTESTERS = "protesters"
    POLICE = "police"
    MILITARY = "military"
    SECURITY_FORCES = "security_forces"
    FIGHTERS = "fighters"
    JOURNALISTS = "journalists"
    STUDENTS = "students"
    MEDICAL_WORKERS = "medical_workers"
    AID_WORKERS = "aid_workers"
    WORKERS = "workers"
    FARMERS = "farmers"
    CLERGY = "clergy"
    PRISONERS = "prisoners"
    FOREIGNERS = "foreigners"


class Cause(StrEnum):
    """By what or whom, where the words say it."""

    STATE_FORCES = "state_forces"
    ARMED_GROUPS = "armed_groups"
    CLASHES = "clashes"
    PROTESTS = "protests"
    ATTACK = "attack"
    AIR_STRIKE = "air_strike"
    EARTHQUAKE = "earthquake"
    FLOOD = "flood"
    STORM = "storm"
    FIRE = "fire"
    HEAT = "heat"
    DISEASE = "disease"
    COLLAPSE = "collapse"
    ACCIDENT = "accident"
