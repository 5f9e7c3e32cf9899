//! The ways in which requests are refused, for the documentation.

use crate::refusal::Problem;
use utoipa::IntoResponses;

/// Of anything about a dataset.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the documentation is made from it")]
pub enum Asking {
    /// The address asks for something that cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    BadQuery(Problem),
    /// There is no dataset of this name.
    #[response(status = 404, content_type = "application/problem+json")]
    UnknownDataset(Problem),
    /// The tables do not have what this needs: they are a catalogue, without programs or openings.
    #[response(status = 409, content_type = "application/problem+json")]
    Incomplete(Problem),
    /// A choice is out of range or beyond a limit, or nothing has the id or name that is asked for.
    #[response(status = 422, content_type = "application/problem+json")]
    Choice(Problem),
    /// Something failed that should not.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// Too many solves wait (with Retry-After), the solve took too long, or the service stops.
    #[response(status = 503, content_type = "application/problem+json")]
    Busy(Problem),
}

/// Of any body.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "the documentation is made from it")]
pub enum Sending {
    /// The body took too long.
    #[response(status = 408, content_type = "application/problem+json")]
    SlowBody(Problem),
    /// The body is larger than is taken, or has more rows.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// Bodies of this type are not taken.
    #[response(status = 415, content_type = "application/problem+json")]
    WrongType(Problem),
}
