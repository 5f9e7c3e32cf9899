//! An action as cells of a table.

use super::document_advice::ActionDocument;

/// Kind, program, school, major, people a year, and what else it names, as `id:number` separated by `|`.
pub(super) fn action_cells(action: &ActionDocument) -> (String, String, String, String, String, String) {
    let pairs = |to: &[(String, i64)]| {
        let all: Vec<String> = to.iter().map(|(id, n)| format!("{id}:{n}")).collect();
        all.join("|")
    };
    let none = String::new;
    let of_program = |kind: &str, program: &String, people: i64, to: String| {
        let people = people.to_string();
        (kind.to_owned(), program.clone(), none(), none(), people, to)
    };
    match action {
        ActionDocument::Expand { program_id, entrants } => {
            of_program("expand", program_id, *entrants, none())
        }
        ActionDocument::Open {
            school_id,
            major_id,
            entrants,
        } => (
            "open".to_owned(),
            none(),
            school_id.clone(),
            major_id.clone(),
            entrants.to_string(),
            none(),
        ),
        ActionDocument::Shrink {
            program_id,
            entrants,
            to,
        } => of_program("shrink", program_id, *entrants, pairs(to)),
        ActionDocument::Suspend {
            program_id,
            entrants,
            to,
        } => of_program("suspend", program_id, *entrants, pairs(to)),
        ActionDocument::Order {
            enterprise_id,
            program_id,
            entrants,
        } => of_program("order", program_id, *entrants, enterprise_id.clone()),
        ActionDocument::Deepen {
            major_id,
            skill_id,
            to,
            ..
        } => (
            "deepen".to_owned(),
            none(),
            none(),
            major_id.clone(),
            none(),
            format!("{skill_id}:{to}"),
        ),
        ActionDocument::OpenBase {
            enterprise_id,
            programs,
            ..
        } => {
            let people: i64 = programs.iter().map(|(_, places)| places).sum();
            let to = format!("{enterprise_id}|{}", pairs(programs));
            of_program("open_base", &none(), people, to)
        }
        ActionDocument::SendToBase {
            base_id,
            program_id,
            places,
        } => of_program("send_to_base", program_id, *places, base_id.clone()),
        ActionDocument::AddPlaces {
            base_id,
            program_id,
            places,
            ..
        } => of_program("add_places", program_id, *places, base_id.clone()),
        ActionDocument::OpenArticulation {
            from_id,
            to_id,
            way,
            quota,
        } => of_program("open_articulation", from_id, *quota, format!("{to_id}:{way}")),
        ActionDocument::RaiseQuota {
            from_id,
            to_id,
            way,
            now,
            quota,
        } => of_program("raise_quota", from_id, quota - now, format!("{to_id}:{way}")),
        ActionDocument::Pair {
            strong_id,
            weak_id,
            completion,
            ..
        } => (
            "pair".to_owned(),
            weak_id.clone(),
            none(),
            none(),
            none(),
            format!("{strong_id}:{completion}"),
        ),
    }
}
