//! Solving: on a few threads of its own, once for all who ask the same, and only while somebody waits.

mod flights;
mod kept;
mod pool;
mod stop;

pub use flights::Flights;
pub use pool::Pool;
pub use stop::Stop;
