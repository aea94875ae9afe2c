"""Borders of classes that a verb with its object settles. All sentences invented."""

import pytest

from armslength.coding.borders import settled


@pytest.mark.parametrize(
    ("sentence", "trigger", "read", "class_"),
    [
        ("The EU suspended the travel ban on 36 officials.", "suspended", "SANCTION", "RETREAT"),
        ("Washington eased its oil sanctions on Monday.", "eased", "SANCTION", "RETREAT"),
        ("The sanctions on the refinery were lifted in March.", "lifted", "SANCTION", "RETREAT"),
        ("The Council extended its sanctions by a year.", "extended", "RETREAT", "SANCTION"),
        ("Sanctions against the ministers were prolonged.", "prolonged", "RETREAT", "SANCTION"),
        ("Russia tightened the embargo on fruit.", "tightened", "SANCTION", "SANCTION"),
        ("The EU suspended the talks.", "suspended", "SANCTION", None),
        ("The EU imposed sanctions.", "imposed", "SANCTION", None),
        ("The two extended the treaty and spoke of sanctions relief.", "extended", "RETREAT", None),
        ("They ended the meeting; sanctions stay.", "ended", "RETREAT", None),
        ("The Council extended its sanctions by a year.", "extended", "AGREE", None),
        ("Niger wished Chad to open the road.", "wished", "SUPPORT", "REQUEST"),
        ("Niger wants the Chadians to leave.", "wants", "SUPPORT", "REQUEST"),
        ("Niger wished Chad's new president success.", "wished", "SUPPORT", None),
        ("Niger wished a speedy recovery to all the injured.", "wished", "SUPPORT", None),
        ("Ottawa sanctioned 29 more judges.", "sanctioned", "COERCE", "SANCTION"),
        ("Two firms were blacklisted by Oslo.", "were blacklisted", "COERCE", "SANCTION"),
        ("The court sanctioned the use of force.", "sanctioned", "COERCE", None),
        ("The raid was sanctioned by a Minsk court.", "sanctioned", "COERCE", None),
        ("Oslo sanctioned raids on charities.", "sanctioned", "COERCE", None),
        ("Oslo sanctioned the deportation of the sailors.", "sanctioned", "COERCE", None),
        ("Three banks were sanctioned by the United States.", "sanctioned", "COERCE", "SANCTION"),
        ("Budapest lifted its veto on sanctions against the firm.", "lifted", "SANCTION", None),
        ("Washington ended waivers from sanctions on the oil.", "ended", "RETREAT", "SANCTION"),
        ("Washington extended a waiver of sanctions to the bank.", "extended", "SANCTION", "RETREAT"),
        ("The EU suspended talks and imposed sanctions.", "suspended", "SANCTION", None),
        ("Rome eased fears over sanctions on the port.", "eased", "RETREAT", None),
        ("The mandate of the sanctions panel was extended.", "extended", "RETREAT", None),
        ("Tokyo settled the debt dispute with the firm.", "settled", "AID", None),
        ("Mr Sharon called Vladimir Putin to discuss the ceasefire.", "called", "REQUEST", "CONSULT"),
        ("The premier phoned President Ilir Meta to congratulate him.", "phoned", "REQUEST", "CONSULT"),
        ("Mr Sharon called on Mr Putin to discuss the ceasefire.", "called", "REQUEST", None),
        ("Ottawa called parliament to discuss the strike.", "called", "REQUEST", None),
        ("Rabat abolished visas for Russian citizens.", "abolished", "SANCTION", "RETREAT"),
        ("The EU scrapped the visa waiver for Vanuatu.", "scrapped", "SANCTION", None),
        ("President Biden called Congress to discuss the debt.", "called", "REQUEST", None),
        ("Rabat abolished the law on visas.", "abolished", "SANCTION", None),
        ("Crews cleared the debris of the bridge.", "cleared", "AID", None),
        ("Oslo paid 50 million to help the state meet its debts.", "paid", "AID", None),
        ("London helped clear the arrears of the state.", "clear", "AID", None),
        ("Minsk repaid 300 million dollars of its gas debt.", "repaid", "AID", "COOPERATE"),
        ("Kyiv will pay its arrears by June.", "pay", "AID", "COOPERATE"),
        ("Doha paid the teachers; the debt stays.", "paid", "AID", None),
        ("Doha paid the wages of the teachers.", "paid", "AID", None),
        ("Minsk yielded and paid its arrears.", "paid", "CONCEDE", None),
        ("Gazprom raised the gas price for Moldova.", "raised", "CONCEDE", "SANCTION"),
        ("Minsk raised the question of gas prices.", "raised", "REQUEST", None),
        ("Moscow cut the gas price for Belarus.", "cut", "SANCTION", "CONCEDE"),
        ("Moscow cut off gas to Ukraine in a price dispute.", "cut off", "SANCTION", None),
        ("Moscow cut supplies, and the price rose.", "cut", "SANCTION", None),
        ("Moscow wrote off Cuba's debt.", "wrote off", "SANCTION", "AID"),
        ("Part of the debt was cancelled by Beijing.", "cancelled", "SANCTION", "AID"),
        ("Beijing cancelled the debt talks.", "cancelled", "SANCTION", None),
        ("La Paz nationalised the Spanish power company.", "nationalised", "SUPPORT", "COERCE"),
        ("The firm was expropriated.", "was expropriated", "SANCTION", "COERCE"),
    ],
)
def test_what_a_verb_is_done_to_says_the_class(sentence, trigger, read, class_):
    at = sentence.index(trigger)
    border = settled(read, sentence, at, at + len(trigger))
    assert (border.class_ if border else None) == class_
