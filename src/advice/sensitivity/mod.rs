//! Sensitivity: how plan and advice change with their assumptions, and how sure each action therefore is (methods §10).
//!
//! Staying recommended proves nothing by itself: what is wrong may be wrong under every assumption. What tells actions
//! apart is how much of the gain for each head is left, and under which assumption it is gone.

mod measure;
mod world;

pub use measure::{Sensitivity, sensitivity};
