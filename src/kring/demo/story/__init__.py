"""Stories of invented families. `families`, `region` and `cast_story` tell them; `shapes` says what they hold."""

from kring.demo.story.calibration import PUBLISHED, Scenario
from kring.demo.story.cast import cast_story
from kring.demo.story.families import families, family
from kring.demo.story.region import region

__all__ = ["PUBLISHED", "Scenario", "cast_story", "families", "family", "region"]
