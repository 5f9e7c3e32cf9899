//! What one request may ask for, and how much is done at a time. Each limit is an option of the command line.

use serde::Serialize;
use utoipa::ToSchema;

/// What one request may ask for, and how much is done at a time.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Limits {
    /// Bytes of a body.
    pub body_bytes: usize,
    /// Rows of a dataset, all tables together.
    pub rows: usize,
    /// Datasets.
    pub datasets: usize,
    /// Years of a plan.
    pub years: i32,
    /// Routes of an answer.
    pub routes: usize,
    /// Recommendations, names or prospects of an answer.
    pub listed: usize,
    /// Scenarios of a comparison.
    pub scenarios: usize,
    /// Draws of a comparison.
    pub draws: u32,
    /// Solves at a time.
    pub solves: usize,
    /// Solves that wait for their turn; one more is refused with 503.
    pub queue: usize,
    /// Seconds after which a solve is told to stop.
    pub solve_seconds: u64,
    /// Seconds that the head of a request may take, and a connection may lie idle.
    pub head_seconds: u64,
    /// Seconds that a body may take.
    pub body_seconds: u64,
    /// Seconds that requests may take to end after a signal to stop.
    pub stop_seconds: u64,
    /// Connections at a time; one more waits until another closes.
    pub connections: usize,
    /// Plans that are kept with their models, so that what follows from them need not plan again.
    pub plans_kept: usize,
    /// Bytes of answers that are kept.
    pub answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body_bytes: 64 << 20,
            rows: 2_000_000,
            datasets: 100,
            years: 30,
            routes: 100,
            listed: 500,
            scenarios: 10,
            draws: 1_000,
            solves: 2,
            queue: 32,
            solve_seconds: 60,
            head_seconds: 10,
            body_seconds: 30,
            stop_seconds: 10,
            connections: 1_024,
            plans_kept: 8,
            answer_bytes: 256 << 20,
        }
    }
}
