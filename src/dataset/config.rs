//! Choices about how tables are read.

use serde::{Deserialize, Serialize};

/// How tables are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadConfig {
    /// In which encoding CSV files are. Default [`Encoding::Recognised`].
    pub encoding: Encoding,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// In which encoding a CSV file is. A byte order mark, of UTF-8 or of UTF-16, is believed whatever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, or GB18030 if the bytes cannot be UTF-8 and look like Chinese: they are GB18030 throughout, and the header
    /// names columns in Chinese or most of what is not English are common characters. A file that is taken for GB18030 is
    /// a warning.
    #[default]
    Recognised,
    /// UTF-8 and nothing else.
    Utf8,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}
