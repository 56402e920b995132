"""What all word lists are made of."""

from pydantic import BaseModel, ConfigDict


class Words(BaseModel):
    """What all word lists share: they never change, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
