//! Ids: a text id of its own type for each kind of thing, and the dense position that the crate uses in its place.
//!
//! Planners write text ids, and results show them. Positions (`…Ix`) count from 0 in the order of
//! the text ids, so that order by position is order by id.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

macro_rules! ids {
    ($($id:ident $ix:ident $what:literal;)*) => {$(
        #[doc = concat!("The text id of ", $what, ", as written in the tables.")]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(Arc<str>);

        impl $id {
            /// Takes the id as written.
            #[must_use]
            pub fn new(text: &str) -> Self {
                $id(Arc::from(text))
            }

            /// Returns the id as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|text| $id(Arc::from(text)))
            }
        }

        #[doc = concat!("The position of ", $what, " in its model, counted from 0 in id order.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $ix(u32);

        impl $ix {
            /// Returns the position as an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl $ix {
            /// Returns the position of the item at `index`.
            #[expect(clippy::cast_possible_truncation, reason = "a model refuses tables of more than 2^31 rows")]
            #[doc(hidden)]
            #[must_use]
            pub fn at(index: usize) -> Self {
                $ix(index as u32)
            }
        }
    )*};
}

ids! {
    RegionId RegionIx "a region";
    IndustryId IndustryIx "an industry";
    CategoryId CategoryIx "a category (a class of majors or of occupations)";
    SkillId SkillIx "a skill";
    OccupationId OccupationIx "an occupation";
    SchoolId SchoolIx "a school";
    MajorId MajorIx "a major";
    ProgramId ProgramIx "a program";
    EnterpriseId EnterpriseIx "an enterprise";
    BaseId BaseIx "a base";
    AllianceId AllianceIx "an alliance";
    StageId StageIx "a stage of schooling";
    SiteId SiteIx "a site";
}
