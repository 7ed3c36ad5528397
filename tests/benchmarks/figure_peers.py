"""What other readers of figures find in the same texts, and how long they take.

Runs in an environment of its own, without the project: `python figure_peers.py PEER < texts.json > found.json`, where
the texts are `[{"id", "text", "lang"}]` and the answer is `{"figures": [...], "seconds": ...}`. Their versions are
pinned in `bench_figures`.
"""

import json
import re
import sys
import time
import warnings

DIGITS = re.compile(r"-?\d+(?:[.,]\d+)*")


def quantulum3(text, language):
    """Yield what quantulum3 finds; it reads English only."""
    from quantulum3 import parser

    if language != "en":
        return
    for quantity in parser.parse(text):
        yield {
            "start": quantity.span[0],
            "end": quantity.span[1],
            "low": quantity.value,
            "high": quantity.value,
            "qualifier": "exact",
            "counted": quantity.unit.name if quantity.unit.name != "dimensionless" else None,
        }


def recognizers(text, language):
    """Yield what Recognizers-Text finds as numbers and percentages."""
    from recognizers_number import recognize_number
    from recognizers_text import Culture

    culture = {"en": Culture.English, "es": Culture.Spanish}[language]
    for found in recognize_number(text, culture):
        try:
            value = float(found.resolution["value"])
        except (KeyError, TypeError, ValueError):
            continue
        yield {
            "start": found.start,
            "end": found.end + 1,
            "low": value,
            "high": value,
            "qualifier": "exact",
            "counted": None,
        }


def text2num(text, language):
    """Yield the digits of the text that text2num makes of it; it gives no places."""
    from text_to_num import alpha2digit

    for match in DIGITS.finditer(alpha2digit(text, language)):
        try:
            value = float(match.group().replace(",", ""))
        except ValueError:
            continue
        yield {"start": None, "end": None, "low": value, "high": value, "qualifier": "exact", "counted": None}


PEERS = {"quantulum3": quantulum3, "recognizers-text": recognizers, "text2num": text2num}


def main():
    warnings.simplefilter("ignore")
    peer = PEERS[sys.argv[1]]
    texts = json.load(sys.stdin)
    list(peer("5 km in 3 days", "en"))  # loads what the first call would
    figures, failed = [], 0
    began = time.process_time()
    for row in texts:
        try:
            figures += [{"id": row["id"], **figure} for figure in peer(row["text"], row["lang"])]
        except Exception:  # noqa: BLE001 - a peer that fails on a text has found nothing in it
            failed += 1
    json.dump({"figures": figures, "seconds": time.process_time() - began, "failed": failed}, sys.stdout)


if __name__ == "__main__":
    main()
