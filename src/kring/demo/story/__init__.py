"""Stories of invented families: `families`, `region` and `cast_story` tell them, `shapes` says what they hold."""
