//! Name → concept, with a confidence (methods §1).
//!
//! Offers and needs use many names: other spellings, other words, another order of words, typing errors. A
//! [`Lexicon`] holds the names of a taxonomy and finds the concept that a name means, or reports that several have it
//! or none does.
//!
//! ```
//! use vocmatch::lexicon::{Answer, Entry, Lexicon, LinkConfig};
//!
//! let lexicon = Lexicon::new([
//!     Entry::new("31-1131", "Nursing assistants").with_aliases(["Certified nurse aide (CNA)"]),
//!     Entry::new("29-1141", "Registered nurses"),
//!     Entry::new("2-02-09-06", "集成电路工程技术人员").with_aliases(["芯片测试工程师"]),
//! ]);
//! let mut searcher = lexicon.searcher();
//! for (name, id) in [
//!     ("CNA", "31-1131"),
//!     ("nurse, registred", "29-1141"),
//!     ("集成电路工程技术人圆", "2-02-09-06"),
//! ] {
//!     let Answer::Match(found) = searcher.find(name, &LinkConfig::default()) else {
//!         panic!("{name} is not linked");
//!     };
//!     assert_eq!(found.id, id);
//! }
//! assert!(matches!(searcher.find("welder", &LinkConfig::default()), Answer::NoMatch(_)));
//! ```
//!
//! # How it works
//!
//! A name is folded ([`folded`]) and looked up as it is. If no concept has exactly this name, the names that share
//! words and letter groups with it are found in an inverted index, up to 128 are compared with it in full
//! ([`Likeness`]), and the names of each concept vote for it. Paraphrases ("perform", "carry out") are learnt from
//! the names of the taxonomy itself. The confidence follows from the likeness of the best name and its lead, not from
//! votes, and is calibrated: of links with confidence .9, nine in ten are right. `docs/accuracy.md` has the
//! measurements.

mod answer;
mod build;
mod calibrate;
mod compare;
mod confidence;
mod entry;
mod fold;
mod likeness;
mod paraphrase;
mod search;
mod stem;
mod vocabulary;
#[doc(hidden)]
pub mod words;

pub use answer::{Answer, LinkConfig};
pub use build::Lexicon;
#[doc(hidden)]
pub use calibrate::Calibration;
pub use entry::Entry;
#[doc(hidden)]
pub use fold::{MAX_LENGTH, folded};
#[doc(hidden)]
pub use likeness::Likeness;
pub use search::{Candidate, Searcher};
