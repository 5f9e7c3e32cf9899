//! Names and what they were taken for, as a table that a planner edits.

use super::table::{ResultTable, csv};
use vocmatch::Error;
use vocmatch::naming::{NOTHING, NameLink, Verdict};

/// How many candidates a row shows.
const SHOWN: usize = 5;

/// The table `names.csv`: every name that was not settled word for word, with what it means or may mean. `None`
/// if there is none.
///
/// Its first columns are those of the table `decisions`, and that table passes its other columns over. So a planner
/// fills in or corrects `id`, saves the file as `decisions.csv`, and the next load obeys. A row that is linked
/// has its id already; one that is open has none, and without one decides nothing.
///
/// # Errors
/// None that is known: the text is written to memory.
///
/// ```
/// # use vocmatch::{dataset::Dataset, model::{ModelConfig, review_names}};
/// # use vocmatch_report::names_table;
/// let mut dataset = Dataset::default();
/// dataset.read_csv("skills", b"skill_id,name\ns1,Welding\n");
/// dataset.read_csv("base_skills", b"base_id,skill,level\nb1,Joinery,.5\n");
/// let names = review_names(&dataset, &ModelConfig::default());
/// let (_, table) = names_table(&names)?.unwrap();
/// assert_eq!(table, "kind,text,id,note,verdict,rows,label,confidence,candidates\nskill,Joinery,,,unknown,1,,,\n");
/// # Ok::<(), vocmatch::Error>(())
/// ```
pub fn names_table(names: &[NameLink]) -> Result<Option<ResultTable>, Error> {
    let header = [
        "kind",
        "text",
        "id",
        "note",
        "verdict",
        "rows",
        "label",
        "confidence",
        "candidates",
    ];
    let shown = names.iter().filter(|link| link.verdict != Verdict::Exact);
    let mut rows = shown.map(row).peekable();
    if rows.peek().is_none() {
        return Ok(None);
    }
    Ok(Some(("names.csv", csv(header, rows)?)))
}

fn row(link: &NameLink) -> [String; 9] {
    let id = match link.verdict {
        Verdict::LeftOut => NOTHING.to_owned(),
        _ => link.id.clone().unwrap_or_default(),
    };
    let candidates = link.candidates.iter().take(SHOWN);
    let candidates: Vec<String> = candidates
        .map(|offer| format!("{} {} {:.3}", offer.id, offer.label, offer.confidence))
        .collect();
    [
        link.kind.name().to_owned(),
        link.text.clone(),
        id,
        link.note.clone().unwrap_or_default(),
        link.verdict.name().to_owned(),
        link.rows.to_string(),
        link.label.clone().unwrap_or_default(),
        link.confidence
            .map(|confidence| format!("{confidence:.3}"))
            .unwrap_or_default(),
        candidates.join(" | "),
    ]
}
