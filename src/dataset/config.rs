//! Options for reading tables.

use serde::{Deserialize, Serialize};

/// Options for reading tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadConfig {
    /// The encoding of CSV files. Default [`Encoding::Recognised`].
    pub encoding: Encoding,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// The encoding of a CSV file. A byte order mark, of UTF-8 or of UTF-16, takes precedence over every choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, or GB18030 if the bytes are not valid UTF-8 and look like Chinese: all of them are valid GB18030, and
    /// the header names columns in Chinese or most non-ASCII text is common characters. A file that is decoded as
    /// GB18030 gives a warning.
    #[default]
    Recognised,
    /// UTF-8 and nothing else.
    Utf8,
    /// GB18030, a superset of GBK and GB2312.
    Gb18030,
}
