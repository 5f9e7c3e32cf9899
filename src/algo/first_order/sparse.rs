//! Sparse rows of numbers, one after the other.

/// Terms by row: row `i` is `terms[starts[i]..starts[i + 1]]`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sparse {
    starts: Vec<usize>,
    terms: Vec<(u32, f64)>,
}

impl Sparse {
    pub(super) fn new<'a>(rows: impl IntoIterator<Item = &'a [(u32, f64)]>) -> Sparse {
        let mut sparse = Sparse {
            starts: vec![0],
            terms: Vec::new(),
        };
        for row in rows {
            sparse.terms.extend_from_slice(row);
            sparse.starts.push(sparse.terms.len());
        }
        sparse
    }

    pub(super) fn row(&self, row: usize) -> &[(u32, f64)] {
        &self.terms[self.starts[row]..self.starts[row + 1]]
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[(u32, f64)]> {
        self.starts.windows(2).map(|ends| &self.terms[ends[0]..ends[1]])
    }

    /// Σ of the terms of a row, each by its number in `point`.
    pub(super) fn dot(&self, row: usize, point: &[f64]) -> f64 {
        self.row(row)
            .iter()
            .map(|&(column, factor)| factor * point[column as usize])
            .sum()
    }

    /// The same terms by column. A column keeps the order of rows.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the caller has fewer than 2^32 rows"
    )]
    pub(super) fn transposed(&self, columns: usize) -> Sparse {
        let mut starts = vec![0; columns + 1];
        for &(column, _) in &self.terms {
            starts[column as usize + 1] += 1;
        }
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }
        let mut ends = starts.clone();
        let mut terms = vec![(0, 0.0); self.terms.len()];
        for (row, cells) in self.rows().enumerate() {
            for &(column, factor) in cells {
                let end = &mut ends[column as usize];
                terms[*end] = (row as u32, factor);
                *end += 1;
            }
        }
        Sparse { starts, terms }
    }
}
