"""What reviewers decide about claims: the record that passes from review to store and reconcile."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from extractor.model import Record

Answer = Literal["same fact", "not the same", "value confirmed", "rejected"]
OF_PAIRS: tuple[Answer, ...] = ("same fact", "not the same")


class Decision(Record):
    """What a reviewer decided, and no later run overrides: whether the claims `a` and `b` answer
    one question, or whether the claim `a` alone is right (`b` is null). `decided` is the day."""

    a: str
    b: str | None = None
    decision: Answer
    reviewer: str | None = None
    decided: date | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.decision in OF_PAIRS) != (self.b is not None):
            wanted = "one claim" if self.b else "two claims"
            raise ValueError(f"{self.decision!r} is about {wanted}")
        if self.b is not None and self.a >= self.b:
            raise ValueError("of two claims, a is the one whose id comes first")
        return self

    @property
    def origin(self) -> str:
        """By whom and when: " by Ana on 2026-11-23", or as much of it as is known."""
        who = f" by {self.reviewer}" if self.reviewer else ""
        return f"{who} on {self.decided}" if self.decided else who
