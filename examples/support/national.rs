//! The American catalogue: fields of study (CIP 2020), occupations (O*NET), and the official links between them.

use crate::published::{Row, cell};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::rows::{
    CategoryRow, MajorOccupationRow, MajorRow, OccupationRelationRow, OccupationRow, OccupationSkillRow,
    SkillRow, TextRow,
};
use vocmatch::dataset::{Dataset, TextSubject};
use vocmatch::unit::Level;

/// Teachers after secondary school are linked to every field; they are left out.
const LEFT_OUT: &str = "25-1";

/// Reads the rows of a file of the raw tables.
pub type Read<'a> = &'a dyn Fn(&str) -> Result<Vec<Row>, String>;

/// The catalogue as a dataset. The class of a field is its 4-digit family, the group its 2-digit family. The links'
/// table lists occupations without any field under 99.9999, which stands here as a major like the others.
pub fn catalogue(read: Read) -> Result<Dataset, String> {
    let mut data = Dataset::default();
    let links = read("crosswalk/cip2020_soc2018.csv")?;
    let links: Vec<(String, String)> = links
        .iter()
        .map(|row| {
            (
                cell(row, "cip2020_code").to_owned(),
                cell(row, "soc2018_code").to_owned(),
            )
        })
        .filter(|(_, soc)| soc != "99-9999" && !soc.starts_with(LEFT_OUT))
        .collect();
    let majors: BTreeSet<&str> = links.iter().map(|(major, _)| major.as_str()).collect();
    fields(&mut data, read, &majors)?;
    occupations(&mut data, read)?;
    for (major, occupation) in &links {
        data.major_occupations.push(MajorOccupationRow {
            major_id: major.clone(),
            occupation_id: occupation.clone(),
            ..MajorOccupationRow::default()
        });
    }
    Ok(data)
}

fn fields(data: &mut Dataset, read: Read, majors: &BTreeSet<&str>) -> Result<(), String> {
    let mut known = BTreeMap::new();
    for row in read("supply/cip2020.csv")? {
        let code = cell(&row, "cip2020_code").to_owned();
        if code.len() < 7 {
            data.categories.push(CategoryRow {
                category_id: code.clone(),
                name: cell(&row, "title").to_owned(),
                parent_id: (code.len() > 2).then(|| code[..2].to_owned()),
                ..CategoryRow::default()
            });
        }
        known.insert(
            code,
            (
                cell(&row, "title").to_owned(),
                cell(&row, "definition").to_owned(),
            ),
        );
    }
    for code in majors {
        let (name, definition) = known
            .get(*code)
            .cloned()
            .unwrap_or(("No match".to_owned(), String::new()));
        data.majors.push(MajorRow {
            major_id: (*code).to_owned(),
            name,
            level: Level::AppliedBachelor,
            category_id: known.contains_key(*code).then(|| code[..5].to_owned()),
            ..MajorRow::default()
        });
        let (description, instruction) = definition
            .split_once("Includes instruction in")
            .unwrap_or((&definition, ""));
        for (field, text) in [("description", description), ("instruction", instruction)] {
            if !text.trim().is_empty() {
                data.texts.push(about(TextSubject::Major, code, field, text));
            }
        }
    }
    Ok(())
}

fn about(subject_kind: TextSubject, id: &str, field: &str, text: &str) -> TextRow {
    TextRow {
        subject_kind,
        subject_id: id.to_owned(),
        field: field.to_owned(),
        text: text.to_owned(),
        ..TextRow::default()
    }
}

/// The name of an occupation, its other names, its descriptions.
type Titles = (Option<String>, Vec<String>, Vec<String>);

/// Occupations of six digits: their O*NET occupations lend them titles, descriptions and skills.
fn occupations(data: &mut Dataset, read: Read) -> Result<(), String> {
    let mut by_code: BTreeMap<String, Titles> = BTreeMap::new();
    for row in read("onet/occupations.csv")? {
        let (detail, code) = (cell(&row, "onetsoc_code"), cell(&row, "soc2018_code"));
        if !code.starts_with(LEFT_OUT) {
            let entry = by_code.entry(code.to_owned()).or_default();
            let title = cell(&row, "title").to_owned();
            if detail.ends_with(".00") {
                entry.0 = Some(title);
            } else {
                entry.1.push(title);
            }
            entry.2.push(cell(&row, "description").to_owned());
        }
    }
    for row in read("onet/alternate_titles.csv")? {
        let code = cell(&row, "onetsoc_code").get(..7).unwrap_or_default();
        if let Some(entry) = by_code.get_mut(code) {
            let title = cell(&row, "alternate_title").replace('|', " ");
            if !entry.1.contains(&title) {
                entry.1.push(title);
            }
        }
    }
    for (code, (name, aliases, texts)) in &by_code {
        data.occupations.push(OccupationRow {
            occupation_id: code.clone(),
            name: name
                .clone()
                .or_else(|| aliases.first().cloned())
                .unwrap_or_default(),
            aliases: Some(aliases.join("|")).filter(|all| !all.is_empty()),
            ..OccupationRow::default()
        });
        data.texts.push(about(
            TextSubject::Occupation,
            code,
            "description",
            &texts.join(" "),
        ));
    }
    relations(data, read, &|code| by_code.contains_key(code))?;
    skills(data, read, &|code| by_code.contains_key(code))
}

fn relations(data: &mut Dataset, read: Read, known: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let mut weights: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in read("onet/related_occupations.csv")? {
        let code = |column| cell(&row, column).get(..7).unwrap_or_default().to_owned();
        let (from, to) = (code("onetsoc_code"), code("related_onetsoc_code"));
        if known(&from) && known(&to) && from != to {
            let weight = if cell(&row, "tier").starts_with("Primary") {
                1.0
            } else {
                0.5
            };
            let kept = weights.entry((from, to)).or_insert(0.0);
            *kept = kept.max(weight);
        }
    }
    data.occupation_relations = weights
        .into_iter()
        .map(|((from, to), weight)| OccupationRelationRow {
            from_occupation_id: from,
            to_occupation_id: to,
            weight: Some(weight),
            ..OccupationRelationRow::default()
        })
        .collect();
    Ok(())
}

/// Means of importance (1 to 5) and level (0 to 7), at 0 to 1.
fn skills(data: &mut Dataset, read: Read, known: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let mut sums: BTreeMap<(String, String), (f64, f64, f64)> = BTreeMap::new();
    for file in ["onet/skills.csv", "onet/knowledge.csv"] {
        for row in read(file)? {
            let code = cell(&row, "onetsoc_code").get(..7).unwrap_or_default();
            let number = |column| cell(&row, column).parse::<f64>().ok();
            if let (true, Some(importance), Some(level)) =
                (known(code), number("importance"), number("level"))
            {
                let sum = sums
                    .entry((code.to_owned(), cell(&row, "element_id").to_owned()))
                    .or_default();
                *sum = (sum.0 + (importance - 1.0) / 4.0, sum.1 + level / 7.0, sum.2 + 1.0);
            }
        }
    }
    let names: BTreeSet<&String> = sums.keys().map(|(_, skill)| skill).collect();
    data.skills = names
        .into_iter()
        .map(|id| SkillRow {
            skill_id: id.clone(),
            name: id.clone(),
            ..SkillRow::default()
        })
        .collect();
    data.occupation_skills = sums
        .iter()
        .map(
            |((occupation, skill), (importance, level, count))| OccupationSkillRow {
                occupation_id: occupation.clone(),
                skill: skill.clone(),
                importance: (importance / count).clamp(0.0, 1.0),
                level: (level / count).clamp(0.0, 1.0),
                ..OccupationSkillRow::default()
            },
        )
        .collect();
    Ok(())
}
