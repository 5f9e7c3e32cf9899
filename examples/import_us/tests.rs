//! The converter on a small slice of the raw tables.
