//! The `earnings` table from a file of the College Scorecard: what those who completed earn, by class and level.

use crate::catalogue::class_id;
use crate::options::Options;
use crate::raw::{Numbers, Result, Table, told};
use crate::reading::both;
use crate::rules::Rules;
use crate::supply::Majors;
use crate::tables::Rows;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;
use vocmatch::unit::Level;

/// The columns of the `earnings` table.
pub const EARNINGS: &[&str] = &[
    "subject_kind",
    "subject_id",
    "level",
    "earnings",
    "people",
    "threshold",
];

const COLUMNS: [&str; 6] = [
    "state",
    "cip_code",
    "credential_level",
    "completers_count",
    "earnings",
    "earnings_threshold_state",
];

/// Sums over the institutions of a class and level.
#[derive(Default)]
struct Sums {
    people: f64,
    earnings: f64,
    /// People where a threshold is stated, and the thresholds summed.
    tested: f64,
    threshold: f64,
}

/// Opens the file.
pub fn open(file: &Path, options: &Options) -> Result<Rc<Table>> {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| told(both!("the file of earnings needs a name", "收入文件需要文件名")))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(options
        .raw_tables
        .open(folder.unwrap_or(Path::new(".")), name, "", &COLUMNS))
}

/// Means of the state's institutions by class and level, each weighted by those who completed; a program whose number
/// is not told counts as one person. Classes without majors here are left out.
pub fn table(
    file: &Path,
    options: &Options,
    rules: &Rules,
    majors: &Majors,
    tally: &mut Tally,
) -> Result<Rows> {
    let table = open(file, options)?;
    let taught: BTreeSet<(String, Level)> = majors
        .iter()
        .map(|(field, level)| (class_id(options, field, *level), *level))
        .collect();
    let mut sums: BTreeMap<(String, Level), Sums> = BTreeMap::new();
    for row in table.rows().filter(|row| row.text("state") == options.state) {
        let Some(level) = rules.level("earnings_level", row.text("credential_level")) else {
            tally.add("rows of earnings left out: outside the four levels", 1);
            continue;
        };
        let Some((family, rest)) = row.text("cip_code").split_at_checked(2) else {
            tally.add("rows of earnings left out: no code of a class", 1);
            continue;
        };
        let class = class_id(options, &format!("{family}.{rest}"), level);
        let Some(earnings) = row
            .number("earnings")
            .filter(|_| taught.contains(&(class.clone(), level)))
        else {
            tally.add("rows of earnings left out: no program of the class and level", 1);
            continue;
        };
        let people = row
            .number("completers_count")
            .filter(|people| *people > 0.0)
            .unwrap_or(1.0);
        let sum = sums.entry((class, level)).or_default();
        sum.people += people;
        sum.earnings += people * earnings;
        if let Some(threshold) = row.number("earnings_threshold_state") {
            sum.tested += people;
            sum.threshold += people * threshold;
        }
    }
    tally.add("classes and levels with earnings", u32::try_from(sums.len())?);
    let row = |((class, level), sum): ((String, Level), Sums)| {
        let threshold = (sum.tested > 0.0).then(|| format!("{:.0}", sum.threshold / sum.tested));
        vec![
            "class".to_owned(),
            class,
            level.name().to_owned(),
            format!("{:.0}", sum.earnings / sum.people),
            format!("{:.0}", sum.people),
            threshold.unwrap_or_default(),
        ]
    };
    Ok(sums.into_iter().map(row).collect())
}
