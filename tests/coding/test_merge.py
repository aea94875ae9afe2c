"""Which reports are one event. All texts invented for the test."""

from dataclasses import replace

import pytest

from armslength.coding.merge import Provenance, merge
from armslength.records import Mention, Report, Span

SIGNED = "Minsk and Moscow signed a gas contract for the coming year."


def actor(country):
    return Mention(0, 3, country, country, country, "GOV", "state", "name")


def report(
    number, *, who="RUS", class_="SANCTION", whom="BLR", day="2020-01-03", basis="stated", document="d1", **kw
):
    base = Report(
        id=f"{document}.r{number}",
        document=document,
        sentence=f"{document}.s{number}",
        trigger=Span(number * 10, number * 10 + 3),
        trigger_text="cut",
        source=(actor(who),) if who else (),
        target=(actor(whom),) if whom else (),
        class_=class_,
        quad=4,
        intensity=-5.0,
        modality="happened",
        by=None,
        date=day,
        date_basis=basis if day else None,
        contexts=("energy",),
        probability={
            "event": 0.9,
            "class": 0.8,
            "modality": 0.9,
            "source": 0.9,
            "target": 0.7,
            "report": 0.5,
        },
        coder="test@1",
    )
    return replace(base, **kw)


def told(sentence="Russia cut oil deliveries to Belarus.", publisher="A", content="x"):
    return Provenance(sentence=sentence, content_hash=content, publisher=publisher)


def test_two_publishers_with_their_own_words_are_one_event_told_by_two():
    one, two = report(1, document="da"), report(1, document="db", day="2020-01-04")
    where = {
        one.id: told("Russia cut oil deliveries to Belarus.", "A", "x"),
        two.id: told("Moscow on Saturday halted the flow of crude to its neighbour.", "B", "y"),
    }
    (event,) = merge([one, two], where)
    assert event.reports == ("da.r1", "db.r1")
    assert event.publishers == 2
    assert event.source == ("RUS",)
    assert event.target == ("BLR",)


def test_ten_copies_of_one_text_are_one_event_with_one_publisher():
    reports = [report(1, document=f"d{n}") for n in range(10)]
    where = {r.id: told(publisher=f"paper {n}") for n, r in enumerate(reports)}
    (event,) = merge(reports, where)
    assert event.publishers == 1
    assert len(event.reports) == 10


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2020-01-09"},
        {"class_": "ACCUSE"},
        {"modality": "denied"},
        {"who": "BLR", "whom": "RUS"},
        {"whom": "UKR"},
    ],
)
def test_another_day_class_modality_direction_or_party_is_another_event(other):
    one, two = report(1, document="da"), report(1, document="db", **other)
    where = {one.id: told("One.", "A", "x"), two.id: told("Two.", "B", "y")}
    assert len(merge([one, two], where)) == 2


def test_stand_in_dates_need_like_words():
    one = report(1, document="da", basis="published")
    near = report(1, document="db", basis="published")
    far = report(1, document="dc", basis="published")
    where = {
        one.id: told("Russia cut oil deliveries to Belarus over a tax.", "A", "x"),
        near.id: told("Over a tax, Russia has cut oil deliveries to Belarus.", "B", "y"),
        far.id: told("The border closed to milk lorries.", "C", "z"),
    }
    events = merge([one, near, far], where)
    assert sorted(len(e.reports) for e in events) == [1, 2]


def test_a_report_without_a_known_party_on_a_side_makes_no_event():
    lone = report(1, whom=None)
    assert merge([lone], {lone.id: told()}) == []


def test_a_mutual_act_is_one_event_whichever_side_is_named_first():
    one = report(1, document="da", class_="AGREE", who="RUS", whom="BLR")
    two = report(1, document="db", class_="AGREE", who="BLR", whom="RUS")
    where = {one.id: told(SIGNED, "A", "x"), two.id: told("A contract was signed.", "B", "y")}
    assert len(merge([one, two], where)) == 1


def test_undated_reports_are_one_event_only_in_the_same_words():
    one, two = report(1, document="da", day=None), report(1, document="db", day=None)
    same = {one.id: told("X met Y.", "A", "x"), two.id: told("X met Y.", "B", "y")}
    other = {one.id: told("X met Y.", "A", "x"), two.id: told("Y met X again.", "B", "y")}
    assert len(merge([one, two], same)) == 1
    assert len(merge([one, two], other)) == 2


def test_the_order_of_reports_does_not_matter():
    reports = [report(n, document=f"d{n % 3}", day=f"2020-01-0{1 + n % 5}") for n in range(1, 9)]
    where = {r.id: told(f"Sentence {r.id}.", r.document, r.document) for r in reports}
    assert merge(reports, where) == merge(reports[::-1], where)


def test_the_surest_dated_report_leads_and_confidence_is_a_probability():
    vague = report(1, document="da", basis="published")
    sure = report(1, document="db")
    where = {
        vague.id: told("Russia cut oil to Belarus.", "A", "x"),
        sure.id: told("Russia cut oil to Belarus on Friday.", "B", "y"),
    }
    (event,) = merge([vague, sure], where)
    assert event.reports[0] == "db.r1"
    assert event.date_basis == "stated"
    assert 0 < event.confidence < 1


def test_a_deed_told_years_later_by_its_month_joins_the_only_one_of_its_kind():
    then = report(1, document="da", day="2009-06-28", class_="REJECT")
    later = report(1, document="db", day="2009-06", class_="REJECT")
    where = {
        then.id: told("Moscow turned a ferry away on Sunday.", "A", "x"),
        later.id: told("A ferry was not let in that June, ten years ago.", "B", "y"),
    }
    (event,) = merge([then, later], where)
    assert (event.date, event.reports) == ("2009-06-28", ("da.r1", "db.r1"))


def test_where_two_of_a_kind_fall_into_its_month_words_must_say_which():
    first = report(1, document="da", day="2009-06-10")
    second = report(1, document="db", day="2009-06-28")
    later = report(1, document="dc", day="2009-06")
    silent = report(1, document="dd", day="2009-06")
    where = {
        first.id: told("Russia banned Belarusian milk over powder.", "A", "x"),
        second.id: told("Russia cut off the oil pipeline over a debt.", "B", "y"),
        later.id: told("Ten years ago Russia cut off the pipeline for a debt.", "C", "z"),
        silent.id: told("It was a hard June between the two.", "D", "w"),
    }
    events = merge([first, second, later, silent], where)
    assert sorted(e.reports for e in events) == [("da.r1",), ("db.r1", "dc.r1"), ("dd.r1",)]


def test_a_deed_read_as_a_class_at_its_border_is_the_same_where_words_say_so():
    one = report(1, document="da", class_="SANCTION")
    two = report(1, document="db", class_="COERCE")
    other = report(1, document="dc", class_="AID")
    where = {
        one.id: told("Russia closed a Minsk newspaper office.", "A", "x"),
        two.id: told("An office of a newspaper was shut by Russia.", "B", "y"),
        other.id: told("Russia gave a newspaper an office.", "C", "z"),
    }
    events = merge([one, two, other], where)
    assert sorted(e.reports for e in events) == [("da.r1", "db.r1"), ("dc.r1",)]


def test_two_words_of_one_sentence_are_two_deeds():
    met, agreed = (report(n, class_=class_, sentence="d1.s1") for n, class_ in ((1, "CONSULT"), (2, "AGREE")))
    where = {r.id: told("The two met and agreed on gas.", "A", "x") for r in (met, agreed)}
    assert len(merge([met, agreed], where)) == 2


def test_two_raids_in_two_towns_on_a_day_are_two():
    one, two = report(1, document="da", class_="ASSAULT"), report(1, document="db", class_="ASSAULT")
    where = {
        one.id: told("Jets struck a depot near Gomel at dawn.", "A", "x"),
        two.id: told("Jets struck a barracks in Brest at dawn.", "B", "y"),
    }
    assert len(merge([one, two], where)) == 2
    where[two.id] = told("Jets struck a barracks in Gomel at dawn.", "B", "y")
    assert len(merge([one, two], where)) == 1


def test_the_two_met_and_the_one_met_the_other_are_one_meeting():
    both = (actor("BLR"), actor("RUS"))
    one = report(1, document="da", class_="CONSULT", source=both, target=both)
    two = report(1, document="db", class_="CONSULT")
    where = {
        one.id: told("The two presidents met.", "A", "x"),
        two.id: told("Putin saw his guest.", "B", "y"),
    }
    assert len(merge([one, two], where)) == 1


def test_a_deed_told_without_a_date_is_one_of_the_days_before():
    done = report(1, document="da", day="2020-01-03")
    for published, together in (("2020-01-05", True), ("2020-01-20", False), ("2019-12-20", False)):
        undated = report(1, document="db", day=published, basis="published")
        where = {
            done.id: told("Russia closed the border on Friday.", "A", "x"),
            undated.id: told("Lorries are stuck since the crossing was shut.", "B", "y"),
        }
        assert len(merge([done, undated], where)) == (1 if together else 2)


@pytest.mark.parametrize(("one", "other"), [("2014-03", "2014-04"), ("2017", "2018")])
def test_neighbouring_months_or_years_are_two_deeds(one, other):
    first, second = report(1, document="da", day=one), report(1, document="db", day=other)
    where = {
        first.id: told("Russia banned wine.", "A", "x"),
        second.id: told("Russia banned wine over gas debts.", "B", "y"),
    }
    assert len(merge([first, second], where)) == 2


def test_a_war_told_of_as_a_whole_is_one_and_two_wars_of_other_years_are_two():
    def war(document, day, basis="stated"):
        return report(1, document=document, day=day, basis=basis, class_="ASSAULT", trigger_text="invasion")

    told_late = [war(f"d{n}", f"2022-0{n}-10", "published") for n in (5, 6, 7)]
    dated = [war("da", "2014"), war("db", "2022")]
    where = {r.id: told(f"Words of {r.document}.", r.document, r.document) for r in (*told_late, *dated)}
    assert sorted(len(e.reports) for e in merge([*told_late, *dated], where)) == [1, 4]


def test_the_day_on_which_a_war_was_condemned_does_not_date_it():
    def war(document, day, basis, words="war of"):
        return report(1, document=document, day=day, basis=basis, class_="ASSAULT", trigger_text=words)

    began = war("da", "2022-02-25", "published", "aggression")
    condemned = [
        war("db", "2022-05-06", "relative", "ongoing aggression"),
        war("dc", "2023-02-23", "published"),
    ]
    where = {r.id: told(f"Words of {r.document}.", r.document, r.document) for r in (began, *condemned)}
    (event,) = merge([began, *condemned], where)
    assert (len(event.reports), event.start) == (3, "2022-02-25")
    stated = war("de", "2022-02-24", "stated", "war")
    where[stated.id] = told("Words of de.", "de", "de")
    (event,) = merge([stated, began, *condemned], where)
    assert (event.start, event.date_basis) == ("2022-02-24", "stated")
    other = war("df", "2025-01-10", "stated", "war")
    where[other.id] = told("Other words of df.", "df", "df")
    assert len(merge([stated, other], where)) == 2
    earlier = war("dd", "2014-08-28", "published")
    where[earlier.id] = told("Words of dd.", "dd", "dd")
    assert len(merge([earlier, began, *condemned], where)) == 2


def test_two_meetings_of_a_day_inside_one_state_are_two_unless_words_say_so():
    one = report(1, document="da", who="RUS", whom="RUS", class_="CONSULT")
    two = report(1, document="db", who="RUS", whom="RUS", class_="CONSULT")
    where = {
        one.id: told("The president saw the governor about harvests.", "A", "x"),
        two.id: told("The premier met bankers over the rouble.", "B", "y"),
    }
    assert len(merge([one, two], where)) == 2
    where[two.id] = told("About harvests the governor was received.", "B", "y")
    assert len(merge([one, two], where)) == 1


def test_a_war_is_one_deed_whoever_tells_of_it_as_an_attack_on_the_state_or_as_launched():
    said = {
        "da": ("We condemn Russia's brutal war against Ukraine.", "war", "2022-03-24"),
        "db": ("Since it launched its war of aggression, Russia stands alone.", "launched", "2023-04-04"),
        "dc": ("Russia's unprovoked attack on Ukraine threatens the world.", "attack", "2022-10-02"),
    }
    reports = [
        report(1, document=d, whom="UKR", class_="ASSAULT", trigger_text=word, day=day, basis="published")
        for d, (_, word, day) in said.items()
    ]
    where = {f"{d}.r1": told(text, d, d) for d, (text, _, _) in said.items()}
    (event,) = merge(reports, where)
    assert set(event.reports) == {"da.r1", "db.r1", "dc.r1"}


@pytest.mark.parametrize(
    "attack",
    [
        "Russia's missile attack on Ukraine threatens the world.",
        "Russia's attack on Odesa threatens the world.",
        "Russia's attack on Ukraine wounded 14 miners.",
    ],
)
def test_an_attack_with_an_arm_a_place_or_a_number_is_not_the_war(attack):
    one = report(
        1,
        document="da",
        whom="UKR",
        class_="ASSAULT",
        trigger_text="war",
        day="2022-03-24",
        basis="published",
    )
    two = report(
        1,
        document="db",
        whom="UKR",
        class_="ASSAULT",
        trigger_text="attack",
        day="2022-10-02",
        basis="published",
    )
    where = {
        one.id: told("We condemn Russia's brutal war against Ukraine.", "A", "x"),
        two.id: told(attack, "B", "y"),
    }
    assert len(merge([one, two], where)) == 2


def test_two_attacks_on_a_state_are_no_war():
    reports = [
        report(1, document=d, whom="UKR", class_="ASSAULT", trigger_text="attack", day=day, basis="published")
        for d, day in (("da", "2022-03-24"), ("db", "2022-10-02"))
    ]
    where = {
        r.id: told(f"They spoke of the attack on Ukraine in {r.document}.", r.document, r.document)
        for r in reports
    }
    assert len(merge(reports, where)) == 2


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        (
            ("informed", "Russia informed Belarus of the harvest."),
            ("discussed", "They discussed fertiliser."),
            1,
        ),
        (
            ("talks", "Following the talks, Russia and Belarus dined."),
            ("talks", "After the talks they left."),
            1,
        ),
        (
            ("met", "Russia met Belarus at noon on barges."),
            ("met", "Russia met Belarus at dusk on granite."),
            2,
        ),
    ],
)
def test_what_was_said_and_talks_taken_for_known_belong_to_the_talks_of_the_text(first, second, number):
    (one_word, one), (two_word, two) = first, second
    reports = [
        report(n, class_="CONSULT", basis="published", trigger_text=word, trigger=Span(n * 10, n * 10 + 3))
        for n, word in ((1, one_word), (2, two_word))
    ]
    where = {reports[0].id: told(one), reports[1].id: told(two)}
    assert len(merge(reports, where)) == number


def test_a_visit_and_its_return_are_two():
    reports = [
        report(1, document=d, class_="CONSULT", who=who, whom=whom, trigger_text=word, day=day)
        for d, who, whom, word, day in (
            ("da", "RUS", "BLR", "visit", "2020-01"),
            ("db", "BLR", "RUS", "pay", "2020-01-30"),
        )
    ]
    where = {
        reports[0].id: told("The visit to Minsk was short."),
        reports[1].id: told("Belarus will pay a long working visit to Sochi.", "B", "y"),
    }
    assert len(merge(reports, where)) == 2


@pytest.mark.parametrize(("modality", "number"), [("planned", 1), ("happened", 2)])
def test_a_plan_may_be_told_weeks_before_its_day(modality, number):
    words = "Putin will open the Baranovichi harvester works beside the Union council."
    reports = [
        report(1, document=d, class_="CONSULT", modality=modality, day=day, basis=basis, trigger_text="open")
        for d, day, basis in (("da", "2020-01-03", "published"), ("db", "2020-02-05", "stated"))
    ]
    where = {reports[0].id: told(words), reports[1].id: told(words.replace("will open", "opens"), "B", "y")}
    assert len(merge(reports, where)) == number


def test_two_counts_of_one_thing_are_two_deeds():
    reports = [report(1, document=d, class_="COERCE") for d in ("da", "db")]
    where = {
        reports[0].id: told("Russia arrested three Belarusian labourers at a rally."),
        reports[1].id: told("Russia deported two hundred Belarusian labourers by ferry.", "B", "y"),
    }
    assert len(merge(reports, where)) == 2
    where[reports[1].id] = told("Russia deported four Belarusian labourers by ferry.", "B", "y")
    assert len(merge(reports, where)) == 1


def test_the_date_that_both_sentences_write_is_no_word_in_common():
    reports = [report(n, document=d, class_="SUPPORT", basis="published") for n, d in ((1, "da"), (1, "db"))]
    where = {
        reports[0].id: told("On 3 January 2020 Russia praised dairy farms."),
        reports[1].id: told("Russia hailed a chess champion on 3 January 2020.", "B", "y"),
    }
    assert len(merge(reports, where)) == 2


def test_a_war_untold_for_years_is_another_one():
    days = ("2009-01-05", "2010-03-01", "2014-07-20", "2015-08-01")
    reports = [
        report(1, document=f"d{n}", day=day, basis="published", class_="ASSAULT", trigger_text="war")
        for n, day in enumerate(days)
    ]
    where = {r.id: told(f"Words of {r.document}.", r.document, r.document) for r in reports}
    assert sorted(len(e.reports) for e in merge(reports, where)) == [2, 2]


def test_an_attack_years_before_a_war_is_none_of_it():
    one = report(
        1,
        document="da",
        whom="UKR",
        day="1998-12-17",
        class_="ASSAULT",
        trigger_text="attack",
        basis="published",
    )
    two = report(
        1,
        document="db",
        whom="UKR",
        day="2003-03-25",
        class_="ASSAULT",
        trigger_text="war",
        basis="published",
    )
    where = {
        one.id: told("The attack on Ukraine was condemned.", "A", "x"),
        two.id: told("The war goes on.", "B", "y"),
    }
    assert len(merge([one, two], where)) == 2


@pytest.mark.parametrize(("day", "number"), [("2006-07-22", 1), ("2024-10-02", 2)])
def test_the_same_words_years_later_are_no_copy(day, number):
    reports = [
        report(1, document="da", day="2006-07-20", basis="published"),
        report(1, document="db", day=day, basis="published"),
    ]
    where = {r.id: told("Freedonia shelled the port.", r.document, r.document) for r in reports}
    assert len(merge(reports, where)) == number
