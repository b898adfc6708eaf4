"""Which answer each named error of a record gets: one table for every form of the site."""

from moothill.commons.record.errors import (
    AlreadyAnswered,
    AlreadyThere,
    ForgedBase,
    Invalid,
    KeyReused,
    ReasonNeeded,
    Stale,
    Unchanged,
    WrongState,
)

STATUS: dict[type[Exception], int] = {
    AlreadyAnswered: 409,
    AlreadyThere: 422,
    ForgedBase: 400,
    Invalid: 422,
    KeyReused: 409,
    ReasonNeeded: 422,
    Stale: 409,
    Unchanged: 422,
    WrongState: 409,
}
