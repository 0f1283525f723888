"""Words that no text of ours uses: they take a side, or say that somebody is free of blame.

A word is allowed inside a phrase of a statute or a quotation, each with its source.
"""

import re

FORBIDDEN = (
    "clean", "cleared", "clears", "clear", "clearing", "clearance", "compliant", "compliance", "guilty", "innocent",
    "tainted", "untainted", "so-called", "groundless", "baseless", "evade", "evades", "evading", "evasion",
    "circumvent", "circumvents", "circumventing", "circumvention", "hegemony", "hegemonic", "bullying", "smear",
    "genocide", "slave", "slavery", "regime", "absolve", "absolved", "exonerate", "exonerated", "vindicated",
    "proven innocent", "safe to trade", "risk-free", "no risk", "blameless", "complicit", "culprit", "perpetrator",
    "propaganda", "fabricated", "illegal", "unlawful", "loophole", "workaround", "relabel", "re-label",
    "launder", "laundering", "whitewash", "blacklist", "blacklisted",
)  # fmt: skip

# phrase -> where it is written
QUOTED = {
    "clear and convincing evidence": "Pub. L. 117-78, sec. 3(b)(2)",
    "clear and convincing": "Pub. L. 117-78, sec. 3(b)(2)",
}


def side_taking(text: str) -> list[str]:
    """Return each forbidden word that stands in ``text``, with its surroundings."""
    plain = text
    for phrase in sorted(QUOTED, key=len, reverse=True):
        plain = re.sub(re.escape(phrase), "…", plain, flags=re.IGNORECASE)
    found = []
    for word in FORBIDDEN:
        found += [
            f"{word}: {plain[max(0, match.start() - 40) : match.end() + 40]}"
            for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", plain, flags=re.IGNORECASE)
        ]
    return found
