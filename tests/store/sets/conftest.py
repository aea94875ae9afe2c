"""Files of each format, with invented rows in the layout of the real ones."""

import json

import pytest

from armslength.ontology import polecat
from armslength.store.sets import gdelt

ICEWS_HEADER = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
)


def icews(
    number, day, source, code, target, *, country=("Belarus", "Russian Federation"), publisher="Invented Wire"
):
    return (
        f'{number}\t{day}\t{source}\tGovernment\t{country[0]}\tInvented "words"\t{code}\t-5.0\t{target}\tNA\t{country[1]}\t'
        f"7\t1\t{publisher}\tMinsk\tNA\tMinsk\tBelarus\t53.9\t27.57"
    )


def acled(number, day, precision, kind, sub, one, other):
    return {
        "event_id_cnty": f"UKR{number}", "event_date": day, "year": "2022", "time_precision": precision,
        "disorder_type": "", "event_type": kind, "sub_event_type": sub, "actor1": one, "assoc_actor_1": "", "inter1": "",
        "actor2": other, "assoc_actor_2": "", "inter2": "", "interaction": "", "civilian_targeting": "", "iso": "804",
        "region": "Europe", "country": "Ukraine", "admin1": "", "admin2": "", "admin3": "", "location": "Invented",
        "latitude": "50", "longitude": "30", "geo_precision": "1", "source": "Invented Daily", "source_scale": "National",
        "notes": 'Invented, with "quotes" and a comma.', "fatalities": "0", "tags": "", "timestamp": "1",
    }  # fmt: skip


def as_csv(rows):
    def cell(value):
        return f'"{value.replace(chr(34), chr(34) * 2)}"' if set(value) & set(',"\n') else value

    return "\n".join([",".join(rows[0]), *(",".join(map(cell, row.values())) for row in rows)]) + "\n"


def gdelt_row(**given):
    row = dict.fromkeys(gdelt.COLUMNS, "")
    row |= {
        "GlobalEventID": "1", "Day": "20210304", "EventCode": "036", "EventBaseCode": "036", "EventRootCode": "03",
        "GoldsteinScale": "4.0", "Actor1CountryCode": "BLR", "Actor1Name": "MINSK", "Actor2Name": "EUROPEAN UNION",
        "Actor2KnownGroupCode": "EEC", "ActionGeo_CountryCode": "BO", "ActionGeo_FullName": "Minsk, Belarus",
        "DATEADDED": "20210305010000", "SOURCEURL": "https://www.invented.example/a",
    }  # fmt: skip
    return "\t".join((row | given)[column] for column in gdelt.COLUMNS)


def polecat_row(**given):
    row = dict.fromkeys(polecat.COLUMNS, "None")
    row |= {
        "Event ID": "P1", "Event Date": "2021-03-04", "Event Type": "SANCTION", "Event Mode": "expel", "Intensity": "-5.0",
        "Quad Code": "MATERIAL CONFLICT", "Contexts": "diplomatic;political_institutions;legal",
        "Actor Name": "Invented Ministry", "Actor Country": "BLR", "Primary Actor Sector": "GOV",
        "Recipient Name": "Latvia", "Recipient Country": "LVA", "Source": "Invented Wire", "Publication Date": "2021-03-06",
    }  # fmt: skip
    return "\t".join((row | given)[column] for column in polecat.COLUMNS)


UCDP = (
    "id,relid,year,side_a,side_b,source_office,source_headline,where_coordinates,country,date_prec,date_start,date_end,"
    "gwnoa,gwnob,best\n"
    '1,X-1,2014,Government of Ukraine,Invented Front,Invented Wire,"Fight, invented",Invented,Ukraine,1,'
    "2014-08-03 00:00:00.000,2014-08-05 00:00:00.000,369,,3\n"
    "2,X-2,2014,Government of Russia (Soviet Union),Government of Ukraine,,,Invented,Ukraine,1,"
    "2014-08-24,2014-08-24,365,369,5\n"
)
PLOVER = [
    {
        "id": "p1", "date": "2020-08", "event": ["CONSULT"], "actor": [{"country": "BLR"}, {"code": "RUS"}],
        "recipient": [{"country": "BLR"}, {"code": "RUS"}], "context": ["military"], "text": "An invented talk.",
        "cite_info": {"publisher": "Invented Wire"},
    },
    {"id": "p2", "date": "2020-08-09", "event": "DEMAND", "source": [{"code": "GOV", "actorText": "Poland"}],
     "target": [{"code": "BLR", "actorText": "Minsk"}], "eventText": "demanded", "text": "An invented demand."},
    {"id": "p3", "date": "someday", "event": "DEMAND", "source": [], "target": []},
]  # fmt: skip

# All numbers invented.
OF_FIGURES = {
    "ideal-points": (
        "ideal.csv",
        """Row,ccode,session,NVotesAll,IdealPointAll,iso3c,Countryname,USAgree,RUSSAgree,BrazilAgree,ChinaAgree,IndiaAgree,IsraelAgree
1,370,65,80,-1.5,BLR,Belarus,0.2,0.8,NA,NA,NA,0.25
2,365,65,80,-0.5,RUS,Russia,0.3,1,0.6,NA,NA,NA
3,2,65,80,2.5,USA,United States,1,0.3,NA,NA,NA,0.9
4,290,65,80,1.0,POL,Poland,0.5,0.4,NA,NA,NA,NA
5,290,66,80,NA,POL,Poland,NA,NA,NA,NA,NA,NA
6,290,67,80,1.0,POL,Poland,1.5,NA,NA,NA,NA,NA
7,999,65,80,1.0,XYZ,Nowhere Land,0.5,NA,NA,NA,NA,NA
8,370,someday,80,-1.5,BLR,Belarus,0.2,0.8,NA,NA,NA,NA
""",
    ),
    "unga-roll-calls": (
        "calls.csv",
        """rcid,session,date
1,65,2010-12-01
2,65,2010-12-02
3,65,2011-06-30
4,65,2010-12-03
5,65,someday
x,65,2010-12-03
""",
    ),
    "unga-votes": (
        "votes.csv",
        """rcid,country,country_code,vote,session
1,Belarus,BY,yes,65
1,Russia,RU,yes,65
1,Trinidad & Tobago,TT,no,65
2,Belarus,BY,abstain,65
2,Russia,RU,yes,65
2,Trinidad & Tobago,TT,abstain,65
3,Belarus,BY,yes,65
3,Russia,RU,no,65
3,Poland,PL,no,65
4,Belarus,BY,no,65
4,Russia,RU,absent,65
4,Poland,PL,perhaps,65
4,Nowhere Land,,yes,65
""",
    ),
    "sipri": (
        "tiv.csv",
        """supplier,recipient,year,value,supplier_cown,recipient_cown
Russia,Belarus,2003,60,365,370
Ukraine,Belarus,2005,20,369,370
Unknown supplier(s),Belarus,2006,20,NA,370
United States,Poland,2000,5,2,290
United States,Poland,2014,5,2,290
Russia,Houthi rebels (Yemen)*,2014,3,365,679
France,Poland,2014,0,220,290
Russia,Poland,2014,n/a,365,290
""",
    ),
    "cow-trade": (
        "trade.csv",
        """ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2
365.0,370.0,2010.0,100.0,300.0,100.0,300.0
290.0,370.0,2010.0,50.0,-9.0,50.0,-9.0
370.0,999.0,2010.0,40.0,10.0,40.0,10.0
2.0,290.0,2010.0,7.0,8.0,7.0,8.0
2.0,370.0,2010.0,,-9.0,,-9.0
2.0,370.0,2011.0,0.0,0.0,0.0,0.0
""",
    ),
    "alliances": (
        "atop.csv",
        """ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul
365,370,2010,1,0,0,1,1
370,365,2010,1,0,0,1,1
365,290,1980,1,0,0,0,1
365,370,2011,2,0,0,0,0
2,290,2010,1,0,0,0,1
""",
    ),
    "igo": (
        "igo.csv",
        """ccode,year,state,aaa,bbb,ccc,ddd
365.0,2010.0,russia,1.0,1.0,1.0,1.0
370.0,2010.0,belarus,1.0,1.0,3.0,0.0
2.0,2010.0,usa,0.0,-9.0,1.0,-1.0
290.0,2010.0,poland,1.0,0.0,0.0,0.0
999.0,2010.0,nowhere,1.0,1.0,1.0,1.0
369.0,2010.0,ukraine,-9.0,-9.0,0.0,-9.0
""",
    ),
}


@pytest.fixture
def file(tmp_path):
    """A function that writes an invented file of a format and says where it is."""

    def write(form):
        if form == "icews":
            rows = [
                icews(1, "2021-03-04", "Invented Minister (Belarus)", "1311", "Russia"),
                icews(2, "2021-03-04", "Belarus", "040", "Vladimir Putin", publisher="NA"),
                icews(3, "2021-03-04", "Russia", "040", "Belarus", country=("Russian Federation", "Belarus")),
                icews(4, "2021-03-05", "Belarus", "010", "Russia"),
                icews(5, "2021-02-30", "Belarus", "040", "Russia"),
                icews(6, "2021-03-06", "Belarus", "999", "Russia"),
                "7\tcut off",
            ]
            text, name = "\n".join([ICEWS_HEADER, *rows]) + "\n", "icews.tab"
        elif form == "acled":
            rows = [
                acled(1, "2022-03-05", "1", "Battles", "Armed clash", "Military Forces of Russia (2000-)",
                      "Military Forces of Ukraine (2019-)"),
                acled(2, "05 March 2022", "2", "Protests", "Peaceful protest", "Protesters (Ukraine)", ""),
                acled(3, "2022-03-05", "3", "Strategic developments", "Agreement", "Government of Ukraine (2019-)",
                      "Government of Russia (2000-)"),
                acled(4, "2022-03-05", "1", "Strategic developments", "Other", "Police Forces of Ukraine (2019-)", ""),
            ]  # fmt: skip
            text, name = as_csv(rows), "acled.csv"
        elif form == "gdelt":
            rows = [
                gdelt_row(),
                gdelt_row(GlobalEventID="2", EventCode="0211", Actor1CountryCode="ROM", Actor2CountryCode="BLR",
                          Actor2KnownGroupCode=""),
            ]  # fmt: skip
            text, name = "\n".join(rows) + "\n", "20210305.export.CSV"
        elif form == "polecat":
            rows = [
                "\t".join(polecat.COLUMNS),
                polecat_row(),
                polecat_row(**{"Event ID": "P2", "Event Type": "ODD"}),
            ]
            text, name = "\n".join(rows) + "\n", "polecat.txt"
        elif form == "ucdp":
            text, name = UCDP, "ged.csv"
        elif form == "plover":
            text, name = "".join(json.dumps(record) + "\n" for record in PLOVER), "records.jsonl"
        elif form in OF_FIGURES:
            name, text = OF_FIGURES[form]
        else:
            text = (
                "date,source,target,class,modality,publisher,text\n"
                "2021-03-04,BLR,EU USA,REJECT,happened,Invented Wire,An invented refusal.\n"
                "2021,Minsk,Moscow,consult,planned,,\n"
                "2021-03,Nowhere Land,RUS,AID,happened,,\n"
            )
            name = "events.csv"
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
