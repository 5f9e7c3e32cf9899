//! The spreadsheet row of each CSV record.

use csv::StringRecord;

/// Counts rows as a spreadsheet does: blank lines count, line breaks inside quotes do not.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    /// Where the current record starts.
    start: usize,
    pub(crate) row: usize,
    separator: u8,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(bytes: &'a [u8], separator: u8) -> Lines<'a> {
        Lines {
            bytes,
            start: 0,
            row: 0,
            separator,
        }
    }

    /// Moves on to the next record: over the line ends that lie before its first cell.
    pub(crate) fn next(&mut self, record: &StringRecord) {
        let byte = record.position().map_or(0, csv::Position::byte);
        self.start = usize::try_from(byte).unwrap_or(usize::MAX);
        self.row += 1;
        let at = |k: usize| self.bytes.get(k).copied();
        // The CSV reader stops between the two bytes of a CRLF.
        if self.start > 0 && at(self.start) == Some(b'\n') && at(self.start - 1) == Some(b'\r') {
            self.start += 1;
        }
        loop {
            let skip = match (at(self.start), at(self.start + 1)) {
                (Some(b'\r'), Some(b'\n')) => 2,
                (Some(b'\r' | b'\n'), _) => 1,
                _ => break,
            };
            self.start += skip;
            self.row += 1;
        }
    }

    /// Whether a quote of the current record, which ends before byte `end`, closes where no cell ends: two stray quotes
    /// have taken what lies between them for one cell.
    pub(crate) fn has_stray_quotes(&self, end: u64) -> bool {
        let end = usize::try_from(end).unwrap_or(usize::MAX).min(self.bytes.len());
        let record = self.bytes.get(self.start..end).unwrap_or_default();
        let (mut quoted, mut fresh) = (false, true);
        let mut rest = record.iter().peekable();
        while let Some(byte) = rest.next() {
            match (quoted, byte, rest.peek()) {
                (true, b'"', Some(b'"')) => {
                    rest.next();
                }
                (true, b'"', next) => {
                    quoted = false;
                    let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r' | b' ');
                    if next.is_some_and(|next| !ends(next)) {
                        return true;
                    }
                }
                (false, b'"', _) if fresh => quoted = true,
                _ => {}
            }
            fresh = !quoted && (*byte == self.separator || matches!(byte, b'\n' | b'\r'));
        }
        false
    }

    /// Whether the last record ends inside a quote.
    pub(crate) fn end_in_quote(&self) -> bool {
        let (mut quoted, mut fresh) = (false, true);
        let mut rest = self.bytes.get(self.start..).unwrap_or_default().iter().peekable();
        while let Some(byte) = rest.next() {
            match (quoted, byte) {
                (true, b'"') if rest.peek() == Some(&&b'"') => {
                    rest.next();
                }
                (true, b'"') => quoted = false,
                (false, b'"') if fresh => quoted = true,
                _ => {}
            }
            fresh = !quoted && (*byte == self.separator || matches!(byte, b'\n' | b'\r'));
        }
        quoted
    }
}
