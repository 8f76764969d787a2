"""A form ties label, explanation and fault to its field, keeps what was typed, and sums up what is wrong."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kring.foundation.ui.samples import SampleForm


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, name):
        return [attrs for _tag, attrs in self.found if attrs.get("name") == name]

    @property
    def ids(self):
        return [attrs["id"] for _tag, attrs in self.found if "id" in attrs]


@pytest.fixture
def faulty():
    form = SampleForm({"wording": "", "who": "Amina", "agreed_on": "2026-02-31", "rating": "7"})
    form.is_valid()
    return form


def test_a_field_points_at_its_explanation_and_its_fault(faulty):
    page = Elements(faulty.render())

    (wording,) = page.named("wording")
    assert wording["aria-invalid"] == "true"
    assert wording["aria-describedby"].split() == ["id_wording_helptext", "id_wording_error"]
    assert {"id_wording_helptext", "id_wording_error"} <= set(page.ids)


def test_what_was_typed_stays(faulty):
    page = Elements(faulty.render())

    (who,) = page.named("who")
    (day,) = page.named("agreed_on")
    chosen = [attrs["value"] for attrs in page.named("rating") if "checked" in attrs]
    assert who["value"] == "Amina"
    assert day["value"] == "2026-02-31"
    assert chosen == ["7"]


def test_the_summary_leads_to_every_fault(faulty):
    page = Elements(faulty.render())

    links = [attrs["href"].removeprefix("#") for tag, attrs in page.found if tag == "a"]
    assert links == ["id_wording", "id_agreed_on", "id_frame_0"]
    assert set(links) <= set(page.ids)


def test_the_summary_gets_the_attention(faulty):
    (summary,) = [attrs for _tag, attrs in Elements(faulty.render()).found if attrs.get("role") == "alert"]

    assert {"autofocus", "tabindex"} <= set(summary)


def test_a_form_without_faults_has_no_summary():
    assert 'role="alert"' not in SampleForm().render()


def test_every_id_is_used_once(faulty):
    ids = Elements(faulty.render()).ids

    assert sorted(ids) == sorted(set(ids))


def test_choices_are_a_group_with_a_name():
    html = SampleForm()["frame"].as_field_group()

    assert html.strip().startswith("<fieldset")
    assert "<legend" in html
    assert html.count("<label") == 3


def test_only_what_is_optional_says_so():
    form = SampleForm()

    assert "(niet verplicht)" in form["approach"].as_field_group()
    assert "(niet verplicht)" not in form["who"].as_field_group()


def test_a_scale_says_what_its_ends_mean():
    html = SampleForm()["rating"].as_field_group()

    assert html.count('type="radio"') == 11
    assert "0: helemaal niet veilig" in html
    assert "10: helemaal veilig" in html


def test_own_classes_of_a_widget_stay():
    form = SampleForm()
    form.fields["who"].widget.attrs["class"] = "breed"

    (who,) = Elements(form["who"].as_field_group()).named("who")

    assert who["class"].split() == ["utrecht-textbox", "utrecht-textbox--html-input", "breed"]


def test_a_fault_cannot_become_markup(faulty):
    faulty.add_error("who", "<script>")

    assert "<script>" not in faulty.render()
