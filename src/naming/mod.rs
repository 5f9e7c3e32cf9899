//! Settles names: the meaning of each text of a column, its confidence, and who decided it.
//!
//! Planners write skills, occupations and majors by name, with many spellings. `settle` finds the meaning of each: by
//! a decision of the planner, by a name that exactly one thing has, or by likeness ([`lexicon`](crate::lexicon)), if
//! the confidence is high enough. Other names are not linked: they are returned with the likeliest candidates, for a
//! planner to decide. A [`NameLink`] is a row of that review, and a
//! [`DecisionRow`](crate::dataset::rows::DecisionRow) once its id is filled in.
//!
//! ```
//! use vocmatch::dataset::NameKind;
//! use vocmatch::lexicon::{Entry, LinkConfig};
//! use vocmatch::naming::{Verdict, settle};
//!
//! let skills = [Entry::new("s1", "Circuit design and simulation"), Entry::new("s2", "Wafer inspection")];
//! let texts = ["circuit design and simulatoin", "Gardening", "wafer inspection"];
//! let settled = settle(NameKind::Skill, &skills, &[], texts, &LinkConfig::default());
//! let of = |text| settled.get(text).map(|link| (link.verdict, link.id.as_deref()));
//! assert_eq!(of("wafer inspection"), Some((Verdict::Exact, Some("s2"))));
//! assert_eq!(of("circuit design and simulatoin"), Some((Verdict::Linked, Some("s1"))));
//! assert_eq!(of("Gardening"), Some((Verdict::Unknown, None)));
//! ```

mod likely;
mod link;
mod settle;

pub use link::{NameLink, Offer, Verdict};
pub use settle::{MOST_COMPARED, NOTHING, Settled, plain, settle};
