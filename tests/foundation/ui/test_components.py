"""What a person reads in each component."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from kring.foundation.ui.words import initials


def show(source, path="/", **context):
    request = RequestFactory().get(path)
    return Template("{% load kring %}" + source).render(Context({"request": request, **context}))


def test_a_card_has_a_heading_and_escapes_it():
    html = show('{% card title level=3 more="Alles" more_url="/plan/" %}<p>Tekst</p>{% endcard %}', title="A & <b>")

    assert "<h3" in html
    assert "A &amp; &lt;b&gt;" in html
    assert '<a class="nl-link kring-card__more" href="/plan/">Alles</a>' in html
    assert "<p>Tekst</p>" in html


def test_a_tone_that_does_not_exist_is_refused():
    with pytest.raises(TemplateSyntaxError, match="Unknown tone"):
        show('{% badge "let op" "orange" %}')


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Fase 0 · acuut gevaar"),
        (1, "Fase 1 · directe veiligheid"),
        (2, "Fase 2 · stabiele veiligheid"),
        (3, "Fase 3 · herstel"),
    ],
)
def test_a_phase_has_a_number_and_a_name(number, words):
    assert words in show("{% phase number %}", number=number)


@pytest.mark.parametrize(
    ("kind", "professional", "family"),
    [
        ("voluntary", "Vrijwillig kader", "Deze hulp is vrijwillig"),
        ("pressure", "Dit is vrijwillig in de wet", "Dit is vrijwillig in de wet"),
        ("compulsory", "Gedwongen kader", "De rechter heeft deze hulp verplicht"),
    ],
)
def test_the_legal_frame_is_said_to_everyone_in_their_own_words(kind, professional, family):
    assert professional in show("{% legal_frame kind %}", kind=kind)
    assert family in show("{% legal_frame kind for_family=True %}", kind=kind)


def test_compulsory_help_shows_its_court_order():
    order = {"court": "Rechtbank Noord", "number": "C/1", "decided_on": date(2026, 3, 2), "until": date(2027, 3, 2)}

    html = show('{% legal_frame "compulsory" order=order %}', order=order)

    assert "Rechtbank Noord, zaak C/1, besluit van 2 maart 2026, geldt tot en met 2 maart 2027." in html


def test_a_button_with_an_address_is_a_link():
    assert "<a " in show('{% button "Verder" href="/verder/" kind="primary" %}')
    assert '<button class="nl-button nl-button--secondary" type="submit">' in show('{% button "Opslaan" %}')


def test_a_button_can_say_more_to_who_does_not_see_its_row():
    html = show('{% button "Afvinken" describe="bellen met school" %}')

    assert 'Afvinken<span class="kring-unseen">: bellen met school</span>' in html


def test_progress_is_a_number_in_words_too():
    html = show('{% progress 6.5 10 label="Cijfer van Amina" %}')

    assert "Cijfer van Amina: 6,5 van 10" in html
    assert 'value="6.5" max="10"' in html


def test_a_table_repeats_its_heads_for_a_phone():
    html = show(
        '{% table columns rows caption="Gezinnen" %}',
        columns=["Gezin", ("Dagen", "number")],
        rows=[[("Yara", "/g/1/"), 3]],
    )

    assert '<th scope="row"' in html
    assert '<a class="nl-link" href="/g/1/">Yara</a>' in html
    assert '<span class="kring-table__label" aria-hidden="true">Dagen</span>3' in html


def test_a_table_row_with_a_missing_cell_is_refused():
    with pytest.raises(ValueError, match="longer"):
        show('{% table columns rows caption="Gezinnen" %}', columns=["Gezin", "Dagen"], rows=[["Yara"]])


def test_a_filter_keeps_the_rest_of_the_address_and_starts_at_the_first_page():
    groups = [{"name": "soort", "label": "Soort", "options": [("", "Alles"), ("melding", "Meldingen", 3)]}]

    html = show("{% filters groups %}", path="/?wie=noor&pagina=4&soort=melding", groups=groups)

    assert 'href="?wie=noor"' in html
    assert 'href="?wie=noor&amp;soort=melding" aria-current="true">Meldingen' in html


def test_pages_keep_the_filter():
    page = Paginator(range(50), 10).page(2)

    html = show("{% pagination page %}", path="/?soort=melding", page=page)

    assert 'rel="prev" href="?soort=melding&amp;pagina=1"' in html
    assert 'rel="next" href="?soort=melding&amp;pagina=3"' in html
    assert html.count('aria-current="page"') == 1


def test_one_page_needs_no_links():
    assert show("{% pagination page %}", page=Paginator(range(5), 10).page(1)).strip() == ""


def test_a_chronology_shows_day_person_and_event():
    events = [{"on": date(2026, 11, 12), "who": "Noor", "what": "Gaf een 6", "mark": "nieuw", "note": "als oma er is"}]

    html = show("{% chronology events %}", events=events)

    assert '<time datetime="2026-11-12">12 nov 2026</time>' in html
    for words in ("Noor", "Gaf een 6", "nieuw", "als oma er is"):
        assert words in html


def test_confirming_says_what_follows_and_offers_a_way_back():
    html = show(
        '{% confirm "Afsluiten?" yes="Ja, afsluiten" cancel_url="/terug/" consequences=lines %}{% endconfirm %}',
        lines=["Iedereen krijgt bericht."],
        csrf_token="abc",
    )

    assert "Iedereen krijgt bericht." in html
    assert "Ja, afsluiten" in html
    assert 'href="/terug/"' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html


def test_an_empty_page_says_what_to_do_first():
    html = show('{% empty "Nog geen plan" "Begin klein." action="Doel opschrijven" url="/doel/" %}')

    assert "Nog geen plan" in html
    assert 'href="/doel/">Doel opschrijven</a>' in html


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Jan de Boer", "JB"), ("Noor", "N"), ("Fatna el Idrissi", "FI"), ("", "?"), ("van der", "VD")],
)
def test_initials(name, letters):
    assert initials(name) == letters
