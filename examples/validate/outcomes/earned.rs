//! What those who completed earn, by class of majors and level: a file in the form of the College Scorecard.

use crate::cells::{cell, rows};
use std::collections::BTreeMap;
use std::path::Path;
use vocmatch::unit::Level;

/// A class of majors at a level.
pub type Cell = (String, Level);

/// What was earned in a cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Earned {
    people: f64,
    sum: f64,
    tested: f64,
    threshold: f64,
}

impl Earned {
    /// The mean.
    pub fn earnings(&self) -> f64 {
        self.sum / self.people
    }

    /// The mean threshold, if any is stated.
    pub fn threshold(&self) -> Option<f64> {
        (self.tested > 0.0).then(|| self.threshold / self.tested)
    }

    /// Whether it is below the threshold; `None` without one.
    pub fn fails(&self) -> Option<bool> {
        self.threshold().map(|threshold| self.earnings() < threshold)
    }
}

/// The level of a credential of the Scorecard.
fn level(credential: &str) -> Option<Level> {
    match credential {
        "1" => Some(Level::Secondary),
        "2" => Some(Level::HigherVocational),
        "3" => Some(Level::AppliedBachelor),
        "5" => Some(Level::ProfessionalMaster),
        _ => None,
    }
}

/// Earnings by cell, of one state or of all.
pub fn read(file: &Path, state: Option<&str>) -> Result<BTreeMap<Cell, Earned>, String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str());
    let mut cells: BTreeMap<Cell, Earned> = BTreeMap::new();
    for row in rows(folder, name.unwrap_or_default())? {
        let number = |column| cell(&row, column).parse::<f64>().ok();
        let here = state.is_none_or(|state| cell(&row, "state") == state);
        let class = cell(&row, "cip_code").split_at_checked(2);
        let (true, Some((family, rest)), Some(level), Some(earnings)) = (
            here,
            class,
            level(cell(&row, "credential_level")),
            number("earnings"),
        ) else {
            continue;
        };
        let people = number("completers_count")
            .filter(|people| *people > 0.0)
            .unwrap_or(1.0);
        let earned = cells.entry((format!("{family}.{rest}"), level)).or_default();
        earned.people += people;
        earned.sum += people * earnings;
        if let Some(threshold) = number("earnings_threshold_state") {
            earned.tested += people;
            earned.threshold += people * threshold;
        }
    }
    Ok(cells)
}
