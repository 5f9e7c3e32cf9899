//! Changes of bases: new ones, and places.

use super::change::{Amount, Change};
use super::fault::Fault;
use super::programs::new_id;
use super::table_editor::TableEditor;
use crate::dataset::rows::{BaseProgramRow, BaseRow, BaseSkillRow};

pub(super) fn add(editor: &mut TableEditor, change: &Change) {
    let Change::AddBase {
        base,
        name,
        region,
        places,
        skills,
        programs,
        enterprise,
        industry,
    } = change
    else {
        return;
    };
    if !new_id(editor, "base", base, |editor| {
        editor.basis.dataset.bases.iter().any(|row| row.base_id == *base)
    }) {
        return;
    }
    editor.region("region", region);
    editor.count("places", *places);
    if let Some(id) = enterprise {
        editor.find(
            "enterprise",
            "enterprise",
            id,
            |data| &data.enterprises,
            |row| row.enterprise_id.as_str(),
        );
    }
    if let Some(id) = industry {
        editor.industry("industry", id);
    }
    for program in programs {
        editor.program("programs", program);
    }
    for level in skills.values() {
        editor.share("skills", *level);
    }
    editor.edit("bases").bases.push(BaseRow {
        base_id: base.clone(),
        name: name.clone(),
        enterprise_id: enterprise.clone(),
        industry_id: industry.clone(),
        region_id: region.clone(),
        places: *places,
        weeks: None,
        ..BaseRow::default()
    });
    let taught = skills.iter().map(|(skill, level)| BaseSkillRow {
        base_id: base.clone(),
        skill: skill.clone(),
        level: *level,
        ..BaseSkillRow::default()
    });
    editor.edit("base_skills").base_skills.extend(taught);
    let sent = programs.iter().map(|program| BaseProgramRow {
        base_id: base.clone(),
        program_id: program.clone(),
        places: None,
        ..BaseProgramRow::default()
    });
    editor.edit("base_programs").base_programs.extend(sent);
}

pub(super) fn places(editor: &mut TableEditor, base: &str, program: Option<&str>, places: Amount) {
    let at = editor.find(
        "base",
        "base",
        base,
        |data| &data.bases,
        |row| row.base_id.as_str(),
    );
    let Some(program) = program else {
        if let Some(at) = at {
            let before = editor.basis.dataset.bases[at].places;
            if let Some(places) = editor.amount("places", places, before) {
                editor.edit("bases").bases[at].places = places;
            }
        }
        return;
    };
    if editor.program("program", program).is_none() || at.is_none() {
        return;
    }
    let rows = &editor.basis.dataset.base_programs;
    let at = rows
        .iter()
        .position(|row| row.base_id == base && row.program_id == program);
    let before = at.and_then(|at| rows[at].places);
    if before.is_none() && !matches!(places, Amount::To(_)) {
        editor.tell(Some("places"), Fault::NoNumber("places"));
        return;
    }
    let Some(places) = editor.amount("places", places, before.unwrap_or(0)) else {
        return;
    };
    let rows = &mut editor.edit("base_programs").base_programs;
    match at {
        Some(at) => rows[at].places = Some(places),
        None => rows.push(BaseProgramRow {
            base_id: base.to_owned(),
            program_id: program.to_owned(),
            places: Some(places),
            ..BaseProgramRow::default()
        }),
    }
}
