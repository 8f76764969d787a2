"""Something that the person at the keyboard can mend: said in one line, without a trace."""


class Mistake(Exception):  # noqa: N818 — it is said to a person
    """What is wrong and what to do."""

    def __init__(self, words: str, exit_code: int = 2) -> None:
        super().__init__(words)
        self.exit_code = exit_code
