"""`ideal-points`: where states stand by their votes in the UN General Assembly, a row a state and session.

Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2); Harvard Dataverse, doi:10.7910/DVN/LEJUQZ. Session s
opens in September of 1945 + s, and its figures are that year's. What the columns `USAgree`, `RUSSAgree`, ... count was found
by reckoning from the roll calls: the share of votes cast alike, an abstention against a yes or no being unlike.
"""

from __future__ import annotations

from armslength.store.sets.form import Key, Reckoned, Side, known, new_year, number, whole

POWERS = {
    "USAgree": "USA",
    "RUSSAgree": "RUS",
    "BrazilAgree": "BRA",
    "ChinaAgree": "CHN",
    "IndiaAgree": "IND",
    "IsraelAgree": "ISR",
}

_ALIKE = "\nUNION ALL ".join(
    f"SELECT number, year(day) AS first, country, '{code}' AS partner, \"{column}\" AS value FROM rows"
    for column, code in POWERS.items()
)

# A power's own row tells of it first; else what others' rows say of them and the power is said of the power and them.
FIGURES = f"""
    WITH rows AS (SELECT DISTINCT ON (country, day) * FROM said WHERE reason IS NULL ORDER BY country, day, number),
    alike AS ({_ALIKE}),
    both_ways AS (
        SELECT *, 1 AS turn FROM alike WHERE value IS NOT NULL
        UNION ALL SELECT number, first, partner, country, value, 2 FROM alike WHERE value IS NOT NULL),
    distances AS (
        SELECT least(i.number, j.number) AS number, year(i.day) AS first, i.country, j.country AS partner,
               abs(i.ideal - j.ideal) AS value
        FROM rows AS i JOIN rows AS j ON i.day = j.day AND i.country <> j.country
        WHERE i.country IN (SELECT code FROM asked) OR j.country IN (SELECT code FROM asked))
    SELECT number, first, first AS last, country, partner, 'affinity' AS channel, 'votes alike' AS name, value,
           'agreement' AS unit
    FROM (SELECT DISTINCT ON (country, partner, first) * FROM both_ways ORDER BY country, partner, first, turn, number)
    UNION ALL
    SELECT number, first, first, country, partner, 'affinity', 'ideal point distance', value, 'distance' FROM distances"""

IDEAL_POINTS = Reckoned(
    name="ideal-points",
    title="United Nations General Assembly ideal points",
    publisher="Bailey, Strezhnev and Voeten; Harvard Dataverse",
    licence="CC0 1.0",
    terms="cite Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2)",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    confidence=1.0,
    confidence_source="a figure is not coded; it is as good as its source",
    kind="table",
    needs=("session", "ccode", "iso3c"),
    optional=("Countryname", "IdealPointAll", "IdealPoint", *POWERS),
    delimiter=",",
    quote='"',
    sides={
        "country": Side(
            name=f"coalesce({known('iso3c')}, {known('ccode')})",
            sector="NULL",
            keys=(Key("iso", known("iso3c")), Key("cow", known("ccode")), Key("name", known("Countryname"))),
        )
    },
    day=new_year(f"(1945 + {whole('session')})"),
    told={
        "ideal": f"coalesce({number('IdealPointAll')}, {number('IdealPoint')})",
        **{column: number(column) for column in POWERS},
    },
    wrong={
        "value": (
            f"coalesce(ideal, {', '.join(f'{chr(34)}{column}{chr(34)}' for column in POWERS)}) IS NULL",
            "it has neither an ideal point nor an agreement",
        ),
        "share": (
            " OR ".join(f'"{column}" NOT BETWEEN 0 AND 1' for column in POWERS),
            "an agreement lies outside 0 to 1",
        ),
    },
    figures=FIGURES,
)
