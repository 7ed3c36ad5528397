"""What a method makes of a measure's figures at a day, by the rules of a data package; needs nothing but Python. See recompute.py."""

from collections import Counter
from decimal import Decimal
from itertools import combinations, groupby

from relating import low_end, relate

INFINITY = Decimal("Infinity")


def propose(figures, method, as_of, grades, rules):
    """Return what a method makes of figures at a day."""
    current, excluded = standing(figures, as_of, rules)
    included, reason = chosen(current, method, grades)
    kept = {figure.key for figure in included}
    excluded |= {figure.key: (reason, None) for figure in current if figure.key not in kept}
    range_ = lowest(included) if method == "acled" else hull(included)
    deciding = included[0].range if method == "range" and included else range_
    return {
        "range": range_,
        "best": deciding[0] if deciding is not None and deciding[0] == deciding[1] else None,
        "conflict": conflict(current, rules),
        "included": kept,
        "excluded": excluded,
    }


def standing(figures, as_of, rules):
    """Divide figures into those that stand on a day, the latest first, and the others with reasons."""
    excluded = {figure.key: (reason, None) for figure in figures if (reason := unfit(figure, as_of))}
    groups = {}
    for figure in figures:
        if figure.key not in excluded:
            says = (
                (figure.origin, figure.range, figure.scope, figure.basis, figure.part) if figure.origin else figure.key
            )
            groups.setdefault(says, []).append(figure)
    firsts = []
    for group in groups.values():
        first, *repeats = sorted(group, key=lambda f: (f.published_on is None, str(f.published_on or ""), f.key))
        firsts.append(first)
        excluded |= {repeat.key: ("repeat", first.key) for repeat in repeats}
    latest = max((figure.window[1] for figure in firsts), default=as_of)
    current, highest = [], []
    for figure in sorted(firsts, key=lambda f: (f.window[1], f.number or Decimal(0), f.key), reverse=True):
        if figure.measure_kind == "level" and figure.window[1] < latest:
            excluded[figure.key] = ("earlier_moment", None)
        elif (by := next((later for later in highest if takes_the_place(later, figure, rules)), None)) is not None:
            excluded[figure.key] = ("superseded", by.key)
        else:
            current.append(figure)
            highest = sorted([*highest, figure], key=least, reverse=True)[: rules["limits"]["successors"]]
    return current, excluded


def unfit(figure, as_of):
    if figure.basis == "feared":
        return "feared"
    if figure.part != "total":
        return "not_a_total"
    if figure.qualifier == "at_most":
        return "upper_estimate"
    if figure.is_vague or figure.range is None:
        return "vague"
    if figure.window[2] == "unknown":
        return "undated"
    return "later" if figure.window[1] > as_of else None


def takes_the_place(later, figure, rules):
    pair, rule = relate(later, figure, rules)
    return rule["kind"] == "superseded" and pair.later is later


def least(figure):
    return Decimal(0) if figure.range is None or figure.range[0] is None else figure.range[0]


def chosen(current, method, grades):
    """Return the figures that a method counts, and why it leaves the others out."""
    if method == "majority":
        saying = {}
        for figure in current:
            saying.setdefault(figure.range, []).append(figure)
        by_support = sorted(saying.values(), key=origin_count, reverse=True)
        if len(by_support) > 1 and origin_count(by_support[0]) == origin_count(by_support[1]):
            return current, "minority"
        return (by_support[0] if by_support else []), "minority"
    if method == "source_hierarchy":
        best = max((grades[figure.origin] for figure in current), default=0)
        return [figure for figure in current if grades[figure.origin] == best], "lower_grade"
    if method == "acled":
        lowest_number = min(map(least, current), default=None)
        return [figure for figure in current if least(figure) == lowest_number], "higher_report"
    return current, None


def origin_count(figures):
    return len({figure.origin or figure.key for figure in figures})


def hull(figures):
    ranges = [figure.range for figure in figures if figure.range is not None]
    if not ranges:
        return None
    first = min(ranges, key=lambda r: (-INFINITY if r[0] is None else r[0], not r[2]))
    last = max(ranges, key=lambda r: (INFINITY if r[1] is None else r[1], r[3]))
    return (first[0], last[1], first[2], last[3])


def lowest(figures):
    number = min(map(least, figures), default=None)
    return None if number is None else (number, number, True, True)


def conflict(current, rules):
    """Tell whether figures conflict: yes, no, or open until a person has looked."""
    in_time = sorted(current, key=lambda f: (*f.window[:2], f.number_or_less, f.key))
    comparable, apart = set_apart(in_time, rules)
    pairs = combinations(comparable, 2)
    if len(comparable) > rules["limits"]["every_pair_up_to"]:
        pairs = telling_pairs(comparable, rules["limits"]["neighbours"])
    families = {relate(one, other, rules)[1]["family"] for one, other in pairs}
    return "yes" if "conflict" in families else "open" if "open" in families or apart else "no"


def set_apart(figures, rules):
    """Divide figures into those comparable with the scope that most share, and how many are not."""
    if not figures:
        return [], 0
    shared = Counter((figure.scope, figure.basis, figure.part) for figure in figures).most_common(1)[0][0]
    reference = next(figure for figure in figures if (figure.scope, figure.basis, figure.part) == shared)
    comparable = [f for f in figures if f is reference or relate(reference, f, rules)[1]["kind"] != "not_comparable"]
    return comparable, len(figures) - len(comparable)


def telling_pairs(figures, neighbours):
    """Yield the pairs that show every figure in conflict without looking at all pairs."""
    for index, figure in enumerate(figures):
        for neighbour in figures[index + 1 : index + 1 + neighbours]:
            yield figure, neighbour
    for _, of_one_day in groupby(figures, key=lambda f: f.window):
        same_day = list(of_one_day)
        extremes = (
            min(same_day, key=lambda f: INFINITY if f.range[1] is None else f.range[1]),
            max(same_day, key=lambda f: -INFINITY if f.range[0] is None else f.range[0]),
        )
        yield from ((figure, extreme) for figure in same_day for extreme in extremes if extreme is not figure)
    highest = None
    for figure in figures:
        if highest is not None:
            yield highest, figure
        if highest is None or low_end(figure.range)[0] > low_end(highest.range)[0]:
            highest = figure
