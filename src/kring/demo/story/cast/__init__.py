"""The family of Amina, Noor and Sem, written by hand: the one every example, test and demonstration turns to."""

from datetime import date, timedelta

from kring.demo.story.cast.explanation import explanations, factors, influences
from kring.demo.story.cast.meetings import conferences, contacts
from kring.demo.story.cast.people import authorities, households, people, places, relations, residences
from kring.demo.story.cast.plan import actions, goals, plan_versions
from kring.demo.story.cast.reports import involvements, members, reports, safety_holders
from kring.demo.story.cast.week import agreements, frames, incidents, phases, ratings
from kring.demo.story.choices import Approach, Course, Informant, ProblemType, Situation, Wave
from kring.demo.story.shapes import EpisodeStory, FamilyStory, ResearchStory, ScoreStory

OPENED = 254  # days ago


def cast_story(today: date) -> FamilyStory:
    """The family of the cast as it stands on a day. Noor is always 14, Sem always 9.

    Keys of persons: amina, karim, noor, sem, fatna. Professionals: jan, fleur, sami (until a month ago) and
    some of block 0 of
    the region, so `region(count, seed, today)` holds them for every count and seed. Piet, Ria, Wim and Petra
    are in the region only.
    """
    return FamilyStory(
        number=0,
        label="Het gezin van Amina, Noor en Sem",
        municipality="m0",
        situation=Situation.RUNNING,
        persons=people(today),
        households=households(),
        residences=residences(today),
        relations=relations(today),
        authorities=authorities(today),
        places=places(today),
        reports=reports(today),
        episodes=(episode(today),),
        research=research(today),
    )


def episode(today: date) -> EpisodeStory:
    """The one period in which their dossier is open: since about eight months."""
    return EpisodeStory(
        number=1,
        opened_on=today - timedelta(days=OPENED),
        approach=Approach.VEILIG_THUIS_WITH_SAFETY_TEAM,
        problem=ProblemType.PARTNER_VIOLENCE,
        members=members(today),
        involvements=involvements(today),
        safety_holders=safety_holders(today),
        phases=phases(today),
        frames=frames(today),
        factors=factors(today),
        influences=influences(),
        explanations=explanations(today),
        goals=goals(today),
        actions=actions(today),
        plan_versions=plan_versions(today),
        agreements=agreements(today),
        incidents=incidents(today),
        ratings=ratings(today),
        conferences=conferences(today),
        contacts=contacts(today),
    )


def research(today: date) -> ResearchStory:
    """Amina answered the first questionnaire; the second is still to come."""
    asked = today - timedelta(days=238)
    answers = {"trauma_adult": 61.0, "parenting_stress": 58.0, "quality_of_life": 44.0, "felt_safety": 3.5}
    scores = [ScoreStory(Wave.T1, "incidents_year", "amina", Informant.SELF, asked, 34)]
    scores += [ScoreStory(Wave.T1, name, "amina", Informant.SELF, asked, score) for name, score in answers.items()]
    scores += [
        ScoreStory(Wave.T1, "felt_unsafety_child", child, Informant.SELF, asked, score)
        for child, score in (("noor", 6.0), ("sem", 5.0))
    ]
    return ResearchStory(
        course=Course.DECREASED,
        incidents_t1=34,
        incidents_t2=9,
        incidents_t3=4,
        serious_t1=True,
        serious_t2=False,
        serious_t3=False,
        partner_violence=True,
        child_violence=False,
        poverty=True,
        parents_with_history=("karim",),
        adults_drinking=(),
        children_with_trauma=("noor",),
        children_without_help=(),
        asked_on=asked,
        took_part=(Wave.T1,),
        answered_later=False,
        scores=tuple(scores),
    )
