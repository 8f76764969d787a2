"""A complex separation: each parent answers apart, neither sees the other, and at coercive control nobody mediates."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.accounts import lend_account
from tests.journeys.walker import NARROW, WIDE, Walker

TODAY = date.today()
SHE_SAYS = "Hij kijkt elke dag in mijn telefoon"
HE_SAYS = "Zij overdrijft alles"
NEVER_FOR_A_PARENT = ("Dwingende controle", "dwingende controle", "Niet samen aan tafel, zij is bang", "onclusie")
# Everything that a parent can open of their family, and of themselves.
FOR_PARENTS = (
    "/mijn/", "/mijn/wie-keek/", "/mijn/wie-leest-mee/", "/mijn/rechten/", "/mijn/rechten/inzage/", "{family}plan/",
    "{family}plan/op-een-blad/", "{family}veiligheid/", "{family}overleg/", "{family}verklaring/", "{family}afsluiten/",
)  # fmt: skip


@pytest.fixture
def walker(chromium, kring):
    walker = Walker(chromium, kring.address)
    yield walker
    walker.close()


@pytest.mark.journey
@pytest.mark.xdist_group("walk")
def test_two_parents_apart_and_no_mediation_with_coercive_control(walker, kring):
    family = report_and_triage(walker)
    who_decides(walker, family)
    before_the_check_nothing_together(walker, family)
    ask_each_apart(walker, family)
    she_answers_on_her_phone(walker, kring, family)
    he_answers_in_a_talk(walker, family)
    each_sees_nothing_of_the_other(walker, kring, family)
    a_person_concludes(walker, family)
    mediation_is_refused(walker, family)
    help_each_apart(walker, family)
    each_sees_nothing_of_the_other(walker, kring, family)
    look_again(walker, family)


def report_and_triage(walker: Walker) -> str:
    walker.be("fleur")
    walker.open("/meldingen/nieuw/")
    walker.fill(
        situation="Ouders zijn uit elkaar. Bij het halen van het kind liep het uit de hand.",
        reporter_kind="education", name="Juf Els", desk="Lokaal team Noord",
        persoon__0__given_names="Mara", persoon__0__surname="Zonneveld", persoon__0__role="parent",
        persoon__0__birth_date="1988-04-05",
        persoon__1__given_names="Ruben", persoon__1__surname="Zonneveld", persoon__1__role="parent",
        persoon__1__birth_date="1986-01-09",
        persoon__2__given_names="Tess", persoon__2__surname="Zonneveld", persoon__2__role="child",
        persoon__2__birth_date="2016-03-04",
    )  # fmt: skip
    walker.press("Melding versturen")
    walker.be("jan")
    walker.open("/meldingen/")
    walker.follow("Zonneveld")
    walker.follow("Beoordelen")
    walker.fill(safety_level="structural", outcome="open_dossier", reasons="De ouders zitten vast, het kind zit klem.")
    walker.press("Verder")
    walker.fill(
        problem_type="complex_separation", coordinator="Jan de Boer", second="Fleur Wit", safety_holder="Fleur Wit",
        approach="Complexe scheiding",
    )  # fmt: skip
    walker.press("Dossier openen")
    family = re.search(r"/gezinnen/\d+/", walker.page.url).group(0)
    walker.open(f"{family}werkwijze/")
    assert "Veiligheidscheck, met elke ouder apart" in walker.text()
    return family


def who_decides(walker: Walker, family: str) -> None:
    for parent in ("Mara", "Ruben"):
        walker.open(f"{family}kring/gezag/")
        walker.fill(parent=parent, child="Tess", source="by_law", from_on="2016-03-04")
        walker.press("Vastleggen")


def before_the_check_nothing_together(walker: Walker, family: str) -> None:
    walker.open(f"{family}plan/doel/nieuw/")
    walker.fill(wording="Tess hoeft niet te kiezen", agreed_on=TODAY)
    walker.press("Doel afspreken")
    walker.follow("Wat kan helpen?")
    assert "Ouder zijn, ieder apart" in walker.text()
    assert "Bemiddeling bij scheiding" not in walker.text()
    assert "Zonder hulp waarbij de ouders samen zitten" in walker.text()
    walker.open(f"{family}veiligheid/")
    walker.follow("Naar de veiligheidscheck")
    assert "Eerst de veiligheidscheck, met elke ouder apart" in walker.text()


def ask_each_apart(walker: Walker, family: str) -> None:
    for name, way in (("Mara", "portal"), ("Ruben", "face_to_face")):
        walker.open(f"{family}veiligheid/scheiding/")
        walker.page.locator("main li", has_text=name).get_by_role("link", name=re.compile("^Vragen")).click()
        walker.look()
        walker.fill(way=way)
        walker.press("Vragen klaarzetten")
        assert f"De vragen staan klaar voor {name}" in walker.text()


def she_answers_on_her_phone(walker: Walker, kring, family: str) -> None:
    lend_account(kring, family, "Mara", account="fatna")
    walker.be("fatna")
    walker.page.set_viewport_size(NARROW)
    walker.follow("Naar de vragen")
    walker.follow("Bang zijn")
    choose(walker, "Bent u bang voor de andere ouder?", "vaak")
    walker.press("Bewaar en ga verder")
    assert "Geld, contact, telefoon" in walker.text(), "on to what comes next"
    walker.follow("Terug")
    assert "deels ingevuld" in walker.text(), "half filled in is kept"

    walker.be("fatna")
    walker.follow("Naar de vragen")
    walker.follow("Geld, contact")
    choose(walker, "Kijkt de andere ouder in uw telefoon, of wil die steeds weten waar u bent?", "vaak", SHE_SAYS)
    walker.press("Bewaar en ga verder")
    choose(walker, "Durft u nee te zeggen tegen de andere ouder?", "nee")
    walker.press("Bewaar en ga verder")
    walker.follow("Terug")
    walker.press("Ik ben klaar")
    assert "praat er met u apart over" in walker.text()
    walker.page.set_viewport_size(WIDE)


def choose(walker: Walker, question: str, answer: str, words: str = "") -> None:
    """Answer one question by its words, as a person finds it."""
    group = walker.page.locator("main fieldset", has_text=question)
    group.get_by_label(answer, exact=True).check()
    if words:
        name = group.locator("input").first.get_attribute("name").replace("antwoord", "woorden")
        walker.page.locator(f'[name="{name}"]').fill(words)


def he_answers_in_a_talk(walker: Walker, family: str) -> None:
    walker.be("jan")
    assert "Antwoorden op de veiligheidscheck lezen" in walker.text(), "on Vandaag"
    walker.open(f"{family}veiligheid/scheiding/")
    walker.page.locator("main li", has_text="Ruben").get_by_role("link", name="Samen invullen").click()
    walker.look()
    choose(walker, "Bent u bang voor de andere ouder?", "nooit", HE_SAYS)
    choose(walker, "Wie beslist als u het niet eens bent?", "allebei even veel")
    walker.fill(klaar=True)
    walker.press("Bewaren")
    text = walker.text()
    assert SHE_SAYS in text, "a professional sees them beside one another"
    assert HE_SAYS in text
    assert "let op" in text
    assert "Nog geen conclusie" in text, "and nothing concludes by itself"
    walker.page.locator("main").get_by_role("button", name="Ik heb dit gelezen").click()
    walker.look()
    walker.open("/vandaag/")
    assert walker.page.locator(f'main a[href="{family}veiligheid/scheiding/"]').count() == 0, "and no longer on Vandaag"


def each_sees_nothing_of_the_other(walker: Walker, kring, family: str) -> None:
    for name, theirs, mine in (("Mara", HE_SAYS, SHE_SAYS), ("Ruben", SHE_SAYS, HE_SAYS)):
        lend_account(kring, family, name, account="fatna")
        walker.be("fatna")
        seen = ""
        for page in FOR_PARENTS:
            walker.open(page.format(family=family))
            seen += walker.text()
        for words in (theirs, *NEVER_FOR_A_PARENT):
            assert words not in seen, f"{name} reads: {words}"
        assert mine in seen, f"{name} reads their own words back"


def a_person_concludes(walker: Walker, family: str) -> None:
    walker.be("fleur")
    walker.open(f"{family}veiligheid/scheiding/conclusie/")
    walker.press("Conclusie vastleggen")
    assert "/conclusie/" in walker.page.url, "nothing is chosen beforehand"
    walker.fill(
        pattern="coercive_control", severity="serious", power="unequal", reasons="Niet samen aan tafel, zij is bang.",
        observed="Zij keek steeds naar haar telefoon.", concluded_on=TODAY, look_again_on=TODAY + timedelta(days=60),
    )  # fmt: skip
    walker.press("Conclusie vastleggen")
    assert "wordt hier niet aangeboden" in walker.text()


def mediation_is_refused(walker: Walker, family: str) -> None:
    walker.be("jan")
    walker.open("/hulpaanbod/?woord=bemiddeling")
    href = walker.page.locator("main a", has_text="Bemiddeling bij scheiding").first.get_attribute("href")
    number = re.search(r"\d+", href).group(0)
    walker.open(f"{family}plan/actie/nieuw/")
    service = walker.page.locator('main [name="service"]')
    assert service.locator("option", has_text="Bemiddeling bij scheiding").count() == 0
    assert "Hulp waarbij de ouders samen zitten, staat er niet bij." in walker.text()
    walker.fill(wording="Samen praten met een bemiddelaar", doer="Jan de Boer", frame="voluntary", agreed_on=TODAY)
    # As from a page that stood open since before the check.
    service.evaluate("(list, number) => list.add(new Option('Bemiddeling', number, true, true))", number)
    walker.press("Actie afspreken")
    text = walker.text()
    assert "Dat is hier niet veilig. Wel mogelijk: hulp voor elke ouder apart, en iemand voor de kinderen." in text
    assert walker.page.locator('[name="wording"]').input_value() == "Samen praten met een bemiddelaar"


def help_each_apart(walker: Walker, family: str) -> None:
    walker.fill(
        wording="Elke ouder krijgt iemand voor zichzelf", service="Ouder zijn, ieder apart", goal="Tess hoeft niet",
        bridge="Jan belt elke ouder apart op maandag",
    )  # fmt: skip
    walker.press("Actie afspreken")
    assert "Elke ouder krijgt iemand voor zichzelf" in walker.text()
    walker.open(f"{family}veiligheid/afspraak/nieuw/")
    walker.fill(
        wording="Tess wordt op school gehaald en gebracht", doer="Mara en Ruben", agreed_on=TODAY,
        otherwise="Dan belt school Fleur",
    )  # fmt: skip
    walker.press("Afspraak maken")
    walker.open(f"{family}plan/vaststellen/")
    walker.fill(reason="eerste plan, ieder apart", on=TODAY, organisations_present=2)
    walker.press("Plan vaststellen")
    assert "Versie 1" in walker.text()


def look_again(walker: Walker, family: str) -> None:
    walker.be("fleur")
    walker.open(f"{family}veiligheid/scheiding/")
    walker.follow("Opnieuw vaststellen")
    walker.fill(
        pattern="coercive_control", severity="minor", power="unequal", reasons="Minder, en het patroon is er nog.",
        concluded_on=TODAY, look_again_on=TODAY + timedelta(days=90),
    )  # fmt: skip
    walker.press("Conclusie vastleggen")
    text = walker.text()
    assert "Versie 2" in text
    walker.page.locator("main summary", has_text="Eerdere conclusies").click()
    assert "Niet samen aan tafel, zij is bang." in walker.text(), "the older conclusion stays"
