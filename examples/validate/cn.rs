//! The Chinese catalogue: vocational majors, occupations, the links between them, and the occupations that the
//! official profiles of majors name.

use crate::cells::{cell, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocmatch::dataset::rows::{CategoryRow, MajorOccupationRow, MajorRow, OccupationRow, TextRow};
use vocmatch::dataset::{Dataset, TextSubject};
use vocmatch::unit::Level;

/// Pairs of a major and an occupation, by id.
pub type Pairs = BTreeSet<(String, String)>;

/// The catalogue as a dataset, and the pairs that official profiles name. The names and posts in the profiles are
/// the answers, and no part of the texts.
pub fn catalogue(folder: &Path) -> Result<(Dataset, Pairs), String> {
    let mut data = Dataset::default();
    majors(&mut data, folder)?;
    texts(&mut data, folder)?;
    let by_name = occupations(&mut data, folder)?;
    let known =
        |data: &Dataset, occupation: &str| data.occupations.iter().any(|row| row.occupation_id == occupation);
    let majors: BTreeSet<String> = data.majors.iter().map(|row| row.major_id.clone()).collect();
    for row in rows(folder, "major_occupation_crosswalk.csv")? {
        let (major, occupation) = (cell(&row, "major_code"), cell(&row, "occupation_code"));
        if majors.contains(major) && known(&data, occupation) {
            data.major_occupations.push(MajorOccupationRow {
                major_id: major.to_owned(),
                occupation_id: occupation.to_owned(),
                ..MajorOccupationRow::default()
            });
        }
    }
    let linked: BTreeSet<&str> = data
        .major_occupations
        .iter()
        .map(|row| row.major_id.as_str())
        .collect();
    let mut named = Pairs::new();
    for row in rows(folder, "major_targets.csv")? {
        let major = cell(&row, "major_code");
        if cell(&row, "kind") == "occupation" && linked.contains(major) {
            for occupation in by_name.get(cell(&row, "name")).into_iter().flatten() {
                named.insert((major.to_owned(), occupation.clone()));
            }
        }
    }
    Ok((data, named))
}

fn majors(data: &mut Dataset, folder: &Path) -> Result<(), String> {
    let mut classes: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    for row in rows(folder, "vocational_majors.csv")? {
        let group = cell(&row, "category_code").to_owned();
        let class = cell(&row, "class_code").to_owned();
        classes.insert(group.clone(), (cell(&row, "category_name").to_owned(), None));
        classes.insert(class.clone(), (cell(&row, "class_name").to_owned(), Some(group)));
        data.majors.push(MajorRow {
            major_id: cell(&row, "major_code").to_owned(),
            name: cell(&row, "major_name").to_owned(),
            level: match cell(&row, "level") {
                "secondary" => Level::Secondary,
                "higher_vocational" => Level::HigherVocational,
                _ => Level::AppliedBachelor,
            },
            category_id: Some(class),
            ..MajorRow::default()
        });
    }
    data.categories
        .extend(classes.into_iter().map(|(id, (name, parent))| CategoryRow {
            category_id: id,
            name,
            parent_id: parent,
            ..CategoryRow::default()
        }));
    Ok(())
}

/// Competences, courses and certificates, every field of a major as one text.
fn texts(data: &mut Dataset, folder: &Path) -> Result<(), String> {
    let mut texts: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    let majors: BTreeSet<&str> = data.majors.iter().map(|row| row.major_id.as_str()).collect();
    let tables = [
        ("major_competences.csv", "competence"),
        ("major_courses.csv", "course"),
        ("major_certificates.csv", "certificate"),
    ];
    for (file, column) in tables {
        for row in rows(folder, file)? {
            let field = match (column, cell(&row, "kind")) {
                ("competence", _) => "competences",
                ("certificate", _) => "certificates",
                (_, "core") => "courses",
                (_, "foundation") => "foundation",
                _ => "training",
            };
            let major = cell(&row, "major_code");
            if majors.contains(major) {
                texts
                    .entry((major.to_owned(), field))
                    .or_default()
                    .push(cell(&row, column).to_owned());
            }
        }
    }
    data.texts
        .extend(texts.into_iter().map(|((major, field), parts)| TextRow {
            subject_kind: TextSubject::Major,
            subject_id: major,
            field: field.to_owned(),
            text: parts.join("；"),
            ..TextRow::default()
        }));
    Ok(())
}

/// Occupations with their classes and texts; the answer gives the occupations of each name.
fn occupations(data: &mut Dataset, folder: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let rows = rows(folder, "occupations_2022.csv")?;
    let classes = rows.iter().filter(|row| cell(row, "level") != "4");
    let codes: BTreeSet<&str> = classes.map(|row| cell(row, "code")).collect();
    let mut seen = BTreeSet::new();
    let mut by_name: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in &rows {
        let (code, name) = (cell(row, "code"), cell(row, "name"));
        if !seen.insert((cell(row, "level"), code)) {
            continue;
        }
        // 2-02-38-01 lies in 2-02-38-00, that in 2-02-00-00, that in 2-00-00-00.
        let above = |keep: usize| format!("{}{}", &code[..keep], &"0-00-00-00"[keep..]);
        let parent = [7, 4, 1]
            .map(above)
            .into_iter()
            .find(|up| up != code && codes.contains(up.as_str()));
        if cell(row, "level") != "4" {
            data.categories.push(CategoryRow {
                category_id: code.to_owned(),
                name: name.to_owned(),
                parent_id: parent,
                ..CategoryRow::default()
            });
            continue;
        }
        by_name
            .entry(name.to_owned())
            .or_default()
            .insert(code.to_owned());
        data.occupations.push(OccupationRow {
            occupation_id: code.to_owned(),
            name: name.to_owned(),
            aliases: Some(cell(row, "title_aliases").to_owned()).filter(|all| !all.is_empty()),
            category_id: parent,
            ..OccupationRow::default()
        });
        for (field, column) in [("description", "definition"), ("tasks", "tasks")] {
            if !cell(row, column).is_empty() {
                data.texts.push(TextRow {
                    subject_kind: TextSubject::Occupation,
                    subject_id: code.to_owned(),
                    field: field.to_owned(),
                    text: cell(row, column).to_owned(),
                    ..TextRow::default()
                });
            }
        }
    }
    Ok(by_name)
}
