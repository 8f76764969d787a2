"""Families in which the question is a separation hold a safety screen, each parent apart."""

from collections import Counter

from kring.demo.story.screens import SAID, is_about_separation, screens_of
from tests.demo.conftest import TODAY


def test_separations_are_screened_and_no_other_family(told):
    found = [(one, screens_of(one, TODAY)) for family in told for one in family.episodes]

    assert all(not screens and not ends for one, (screens, ends) in found if not is_about_separation(one))
    patterns = Counter(ends[-1].pattern for _one, (_screens, ends) in found if ends)
    assert min(patterns[one] for one in ("coercive_control", "mutual", "no_violence")) >= 1, patterns


def test_a_conclusion_comes_after_both_were_asked_and_within_the_dossier(told):
    for family in told:
        for one in family.episodes:
            screens, conclusions = screens_of(one, TODAY)
            for conclusion in conclusions:
                assert len(screens) >= 2
                assert max(screen.done_on for screen in screens) < conclusion.on
            if conclusions:
                assert conclusions[-1].on < (one.closed_on or TODAY) <= conclusions[-1].look_again_on


def test_who_is_held_in_power_is_never_asked_on_a_phone(told):
    ways = {
        screen.way
        for family in told for one in family.episodes for screen in screens_of(one, TODAY)[0]
        if screen.answers is SAID["held"]
    }  # fmt: skip

    assert ways == {"face_to_face"}
