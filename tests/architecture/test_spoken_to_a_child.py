"""A child is called *je*: what a family reads and says *u* has a second wording, and a child reads that one."""

import gettext
import re

from django.urls import reverse

from kring.foundation.accounts.viewer import looking_as
from kring.foundation.sharing.who import viewer_of
from tests.architecture.test_translation import SOURCE, differs, entries, faults, marked

WRITTEN = SOURCE / "locale/nl_JE/LC_MESSAGES/django.po"
ADDRESSED = re.compile(r"\b(u|U|uw|Uw|uzelf)\b")
# Where no child comes: the screens of professionals, and numbers about a region.
FOR_PROFESSIONALS = (
    "doors/workbench", "doors/api", "insight", "demo", "foundation/ui/samples", "foundation/ui/templates/ui/gallery",
    "foundation/organisations", "foundation/sharing/emergency", "foundation/sharing/log_",
    "foundation/sharing/replacement", "foundation/sharing/approaches", "foundation/sharing/retention",
)  # fmt: skip


def test_every_text_for_a_family_that_says_u_can_say_je():
    known = {entry.key for entry in entries(WRITTEN.read_text(encoding="utf-8"))}
    said = {
        key: file
        for key, file in marked().items()
        if ADDRESSED.search(key[1]) and not file.startswith(FOR_PROFESSIONALS)
    }

    assert len(said) > 150
    assert [
        f"{file}: “{key[1]}” has no wording with je in {WRITTEN}" for key, file in said.items() if key not in known
    ] == []


def test_the_wordings_say_je_and_hold_the_same_blanks():
    catalogue = entries(WRITTEN.read_text(encoding="utf-8"))

    assert [entry.text for entry in catalogue if any(map(ADDRESSED.search, entry.translations))] == []
    assert [f"“{entry.text}” {fault}" for entry in catalogue for fault in faults(entry)] == []
    with WRITTEN.with_suffix(".mo").open("rb") as file:
        assert differs(catalogue, gettext.GNUTranslations(file)) == []


def test_noor_is_called_je_and_her_mother_u(cast, signed_in):
    young, grown = (signed_in(name).get(reverse("portal:my_plan")).content.decode() for name in ("noor", "amina"))

    assert "Hoe veilig vind je het?" in young
    assert "Hoe veilig vindt u het?" in grown
    assert '<html lang="nl"' in young


def test_only_a_child_is_young(cast, signed_in):
    with looking_as(cast["jan"]):
        assert viewer_of(cast.users["noor"].pk).young
        assert not viewer_of(cast.users["amina"].pk).young
        assert not viewer_of(cast.users["jan"].pk).young


def test_a_child_who_chose_english_reads_english(cast, signed_in, settings):
    client = signed_in("noor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert '<html lang="en"' in client.get(reverse("portal:my_plan")).content.decode()
