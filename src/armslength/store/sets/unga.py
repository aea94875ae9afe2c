"""`unga-votes` and `unga-roll-calls`: who voted how in the UN General Assembly, and when each roll call was.

Voeten, Strezhnev and Bailey, United Nations General Assembly Voting Data, Harvard Dataverse, doi:10.7910/DVN/LEJUQZ; and as the R
package unvotes has them. Agreement is Lijphart's index (1963, American Political Science Review 57(4)): of the roll calls on which both
voted, the share on which they voted alike, an abstention against a yes or no counting half.
"""

from __future__ import annotations

from armslength.store.sets import dates
from armslength.store.sets.form import Key, Reckoned, Side, known, new_year, whole
from armslength.store.sets.spelling import spelt

CHOICES = {"yes": 1, "1": 1, "abstain": 2, "2": 2, "no": 3, "3": 3, "absent": 8, "8": 8, "9": 9}
"""As the codebook numbers them: 8 is absent, 9 no member then; of these no agreement is reckoned."""

_CASES = " ".join(f"WHEN '{word}' THEN {code}" for word, code in CHOICES.items())
_VOTE = f"lower(regexp_replace({known('vote')}, '[.]0+$', ''))"
_CODE = f"regexp_replace({known('ccode')}, '[.]0+$', '')"
_OPENED = f"(1945 + {whole('session')})"
_STATE = f"coalesce({known('country')}, {known('Countryname')})"

FIGURES = """
    WITH votes AS (
        SELECT min(number) AS number, rcid, year(any_value(day)) AS year, country, arg_min(choice, number) AS choice
        FROM said WHERE reason IS NULL AND choice <= 3 GROUP BY rcid, country),
    pairs AS (
        SELECT min(least(i.number, j.number)) AS number, i.year, i.country, j.country AS partner,
               avg(1 - abs(i.choice - j.choice) / 2) AS agreement, count(*) AS n
        FROM votes AS i JOIN votes AS j USING (rcid)
        WHERE i.country IN (SELECT code FROM asked) AND i.country <> j.country
        GROUP BY i.year, i.country, j.country),
    both_ways AS (
        SELECT * FROM pairs
        UNION ALL SELECT number, year, partner, country, agreement, n FROM pairs WHERE partner NOT IN (SELECT code FROM asked))
    SELECT number, year AS first, year AS last, country, partner, 'affinity' AS channel, 'vote agreement' AS name,
           agreement AS value, 'agreement' AS unit FROM both_ways
    UNION ALL
    SELECT number, year, year, country, partner, 'affinity', 'votes compared', n, 'votes' FROM both_ways"""

_PUBLISHER = "Voeten, Strezhnev and Bailey; Harvard Dataverse"
_TERMS = (
    "cite Voeten, Strezhnev and Bailey, United Nations General Assembly Voting Data, doi:10.7910/DVN/LEJUQZ"
)
_URL = "https://doi.org/10.7910/DVN/LEJUQZ"

UNGA_VOTES = Reckoned(
    name="unga-votes",
    title="United Nations General Assembly votes",
    publisher=_PUBLISHER,
    licence="CC0 1.0",
    terms=_TERMS,
    url=_URL,
    confidence=1.0,
    confidence_source="a figure is not coded; it is as good as its source",
    kind="table",
    needs=("rcid", "vote"),
    optional=("country", "country_code", "Countryname", "ccode", "date", "year", "session"),
    delimiter=",",
    quote='"',
    sides={
        "country": Side(
            name=f"coalesce({_STATE}, {known('ccode')})",
            sector="NULL",
            keys=(Key("cow", _CODE), spelt(_STATE), Key("iso", _STATE), Key("name", _STATE)),
        )
    },
    # A session runs into the year after: the vote's own day comes first.
    day=f"coalesce({dates.first_day(known('date'))}, {new_year(whole('year'))}, "
    f"(SELECT day FROM calls WHERE calls.rcid = {whole('rcid')}), {new_year(_OPENED)})",
    told={
        "rcid": whole("rcid"),
        "choice": f"CASE {_VOTE} {_CASES} END",
    },
    wrong={
        "vote": ("rcid IS NULL OR choice IS NULL", "no roll call, or no vote, can be read"),
    },
    figures=FIGURES,
    dated_by="unga-roll-calls",
)

UNGA_ROLL_CALLS = Reckoned(
    name="unga-roll-calls",
    title="United Nations General Assembly roll calls",
    publisher=_PUBLISHER,
    licence="CC0 1.0",
    terms=_TERMS,
    url=_URL,
    confidence=1.0,
    confidence_source="nothing is coded",
    kind="table",
    needs=("rcid", "date"),
    delimiter=",",
    quote='"',
    sides={},
    day=dates.first_day(known("date")),
    told={"rcid": whole("rcid")},
    wrong={"vote": ("rcid IS NULL", "no number of a roll call can be read")},
)
