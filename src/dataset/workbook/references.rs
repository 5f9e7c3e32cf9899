//! Which column refers to which table, by its name: `from_region_id` to the table whose key is `region_id`.

use super::super::table::Column;
use super::super::tables::{TABLES, Table};

/// The table whose ids belong in the column of `table`; `None` for its own id, and where the table depends on the row.
pub(super) fn target(table: &Table, column: &Column) -> Option<&'static Table> {
    let name = match column.name {
        "parent_id" => table.columns.first()?.name,
        "skill" => "skill_id",
        name => name
            .strip_prefix("from_")
            .or_else(|| name.strip_prefix("to_"))
            .unwrap_or(name),
    };
    // `from_id` and `to_id` of articulations are programs, more often than majors.
    let name = if name == "id" && column.name != "id" {
        "program_id"
    } else {
        name
    };
    let found = TABLES.iter().find(|one| own_id(one) == Some(name))?;
    (column.name == "parent_id" || found.name != table.name).then_some(found)
}

/// Whether the column must hold an id of the table that it refers to; elsewhere ids are only suggested.
pub(super) fn must_be(column: &Column) -> bool {
    !matches!(column.name, "skill" | "from_id" | "to_id")
}

/// The column of a table's id, if one column is its key.
fn own_id(table: &Table) -> Option<&'static str> {
    let mut keys = table.columns.iter().filter(|column| column.key);
    let name = keys.next()?.name;
    (name.ends_with("_id") && keys.next().is_none()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference rules of the model, one `table { column -> other; … }` a line.
    const RULES: &str = include_str!("../../model/columns.rs");

    #[test]
    fn columns_refer_to_the_tables_that_the_models_rules_name() {
        let mut checked = 0;
        for line in RULES
            .lines()
            .filter(|line| line.contains(" -> ") && line.trim_end().ends_with('}'))
        {
            let Some((table, rest)) = line.trim().split_once(" { ") else {
                continue;
            };
            let table = TABLES.iter().find(|one| one.name == table).unwrap();
            for rule in rest
                .trim_end_matches('}')
                .split(';')
                .map(str::trim)
                .filter(|rule| !rule.is_empty())
            {
                let (column, to) = rule.split_once(" -> ").unwrap();
                let column = table.columns.iter().find(|one| one.name == column).unwrap();
                let found = target(table, column).map(|one| one.name);
                assert_eq!(found, Some(to), "{}.{}", table.name, column.name);
                checked += 1;
            }
        }
        assert!(checked > 40, "{checked}");
    }

    #[test]
    fn an_id_of_its_own_refers_to_nothing() {
        let of = |table: &str, column: &str| {
            let table = TABLES.iter().find(|one| one.name == table).unwrap();
            let column = table.columns.iter().find(|one| one.name == column).unwrap();
            target(table, column).map(|one| one.name)
        };
        assert_eq!(of("schools", "school_id"), None);
        assert_eq!(of("alliance_members", "member_id"), None);
        assert_eq!(of("decisions", "id"), None);
        assert_eq!(of("articulations", "from_id"), Some("programs"));
    }
}
