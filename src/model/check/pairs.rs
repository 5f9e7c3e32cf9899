//! Rules about cells of one row that must be consistent.

use super::super::names::Names;
use super::diagnostics::{At, Diagnostics, level_zh};
use super::years::usual_levels;
use crate::problem::{Code, Said, both};
use crate::unit::Level;

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    half_point(diagnostics);
    let data = diagnostics.data;
    for (index, row) in data.demand.iter().enumerate() {
        years_reversed(
            diagnostics,
            ("demand", index, "last_year"),
            Some(row.first_year),
            row.last_year,
        );
    }
    for (index, row) in data.alliance_members.iter().enumerate() {
        years_reversed(
            diagnostics,
            ("alliance_members", index, "last_year"),
            row.first_year,
            row.last_year,
        );
    }
    levels(diagnostics, names);
    wages(diagnostics);
    self_pairs(diagnostics);
}

/// `V314`: the quarters of pay do not lie around the pay.
fn wages(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.demand.iter().enumerate() {
        wage_order(
            diagnostics,
            ("demand", index),
            (row.wage_p25, row.annual_wage, row.wage_p75),
        );
    }
    for (index, row) in data.employment.iter().enumerate() {
        wage_order(
            diagnostics,
            ("employment", index),
            (row.wage_p25, row.annual_wage, row.wage_p75),
        );
    }
}

/// `V314` for one row: of the lower quarter, the pay and the upper quarter no one is above the next that is given.
fn wage_order(
    diagnostics: &mut Diagnostics,
    (table, index): (&'static str, usize),
    (low, pay, high): (Option<f64>, Option<f64>, Option<f64>),
) {
    let given = [("wage_p25", low), ("annual_wage", pay), ("wage_p75", high)];
    let mut given = given
        .into_iter()
        .filter_map(|(column, wage)| Some((column, wage?)));
    let mut last = given.next();
    for (column, wage) in given {
        if let Some((before, lower)) = last
            && lower > wage
        {
            // The quarter is at fault; of two quarters, the upper.
            let (at, other, value) = match column {
                "annual_wage" => (before, column, lower),
                _ => (column, before, wage),
            };
            let data = diagnostics.data;
            diagnostics.tell(Code::WageOrder, (table, index, at), &[other], |_| {
                let (before_zh, column_zh) = (
                    data.chinese_column(table, before),
                    data.chinese_column(table, column),
                );
                Said::new(both!(
                    "{before} is {lower}, above {column}, {wage}",
                    "“{before_zh}”为 {lower}，高于“{column_zh}”的 {wage}"
                ))
                .of(value)
            });
        }
        last = Some((column, wage));
    }
}

/// `V301`: a latitude is given without a longitude, or the other way round.
fn half_point(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.regions.iter().enumerate() {
        let (there, missing) = match (row.latitude, row.longitude) {
            (Some(_), None) => ("latitude", "longitude"),
            (None, Some(_)) => ("longitude", "latitude"),
            _ => continue,
        };
        diagnostics.tell(Code::HalfPoint, ("regions", index, missing), &[there], |_| {
            let there_zh = data.chinese_column("regions", there);
            let missing_zh = data.chinese_column("regions", missing);
            Said::new(both!(
                "the {there} is given without a {missing}",
                "填了“{there_zh}”，但没有填“{missing_zh}”"
            ))
        });
    }
}

/// `V302`: the first year is after the last.
fn years_reversed(diagnostics: &mut Diagnostics, at: At, first: Option<i32>, last: Option<i32>) {
    if let (Some(first), Some(last)) = (first, last)
        && first > last
    {
        diagnostics.tell(Code::YearsReversed, at, &["first_year"], |_| {
            Said::new(both!(
                "the last year {last} is before the first, {first}",
                "结束年份 {last} 早于起始年份 {first}"
            ))
            .of(last)
        });
    }
}

/// `V303` for occupations, and for the levels that openings give or take from their occupation.
fn levels(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    for (index, row) in data.occupations.iter().enumerate() {
        levels_reversed(
            diagnostics,
            ("occupations", index, "max_level"),
            row.min_level,
            row.max_level,
            ("", ""),
        );
    }
    let of_occupation = usual_levels(data, names);
    let usual = |id: &str| of_occupation.get(names.occupations.get(id)?).copied().flatten();
    let demand = data
        .demand
        .iter()
        .map(|row| (&row.occupation_id, row.min_level, row.max_level));
    let employment = data
        .employment
        .iter()
        .map(|row| (&row.occupation_id, row.min_level, row.max_level));
    for (index, (id, min, max)) in demand.enumerate() {
        let whose = if min.is_none() {
            (" of the occupation", "该职业的")
        } else {
            ("", "")
        };
        levels_reversed(
            diagnostics,
            ("demand", index, "max_level"),
            min.or_else(|| max.and_then(|_| usual(id))),
            max,
            whose,
        );
    }
    for (index, (id, min, max)) in employment.enumerate() {
        let whose = if min.is_none() {
            (" of the occupation", "该职业的")
        } else {
            ("", "")
        };
        levels_reversed(
            diagnostics,
            ("employment", index, "max_level"),
            min.or_else(|| max.and_then(|_| usual(id))),
            max,
            whose,
        );
    }
}

/// `V303`: the lowest level is above the highest.
fn levels_reversed(
    diagnostics: &mut Diagnostics,
    at: At,
    min: Option<Level>,
    max: Option<Level>,
    (whose, whose_zh): (&str, &str),
) {
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        diagnostics.tell(Code::LevelsReversed, at, &["min_level"], |_| {
            let (max_zh, min_zh) = (level_zh(max), level_zh(min));
            Said::new(both!(
                "the highest level {max} is below the lowest{whose}, {min}",
                "最高层次{max_zh}低于{whose_zh}最低层次{min_zh}"
            ))
            .of(max)
        });
    }
}

/// `V308`: something is paired with itself. A region may have mobility to itself: share 1.
fn self_pairs(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.mobility.iter().enumerate() {
        if row.willingness < 1.0 {
            self_pair(
                diagnostics,
                ("mobility", index, "to_region_id"),
                "from_region_id",
                &row.from_region_id,
                &row.to_region_id,
            );
        }
    }
    for (index, row) in data.occupation_relations.iter().enumerate() {
        let (from, to) = (&row.from_occupation_id, &row.to_occupation_id);
        self_pair(
            diagnostics,
            ("occupation_relations", index, "to_occupation_id"),
            "from_occupation_id",
            from,
            to,
        );
    }
    for (index, row) in data.stage_progression.iter().enumerate() {
        let (from, to) = (&row.from_stage_id, &row.to_stage_id);
        self_pair(
            diagnostics,
            ("stage_progression", index, "to_stage_id"),
            "from_stage_id",
            from,
            to,
        );
    }
}

fn self_pair(diagnostics: &mut Diagnostics, at: At, other: &str, from: &str, to: &str) {
    if from == to && !from.is_empty() {
        diagnostics.tell(Code::SelfPair, at, &[other], |_| {
            Said::new(both!("\"{to}\" is paired with itself", "“{to}”与自己配对")).of(to)
        });
    }
}

#[cfg(all(test, feature = "csv"))]
mod tests {
    use crate::dataset::Dataset;
    use crate::model::Model;

    /// The columns that are told of in a row of demand with this pay, and what is said.
    fn told(pay: &str) -> Vec<String> {
        let mut dataset = Dataset::default();
        dataset.read_csv("regions", b"region_id,name\nr,North\n");
        dataset.read_csv(
            "occupations",
            b"occupation_id,name,min_level\no,Welder,secondary\n",
        );
        let head = "occupation_id,region_id,first_year,openings,wage_p25,annual_wage,wage_p75";
        dataset.read_csv("demand", format!("{head}\no,r,2027,5,{pay}\n").as_bytes());
        let problems = Model::new(dataset).map_or_else(|problems| problems, |model| model.warnings().clone());
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn quarters_lie_around_the_pay_where_they_are_given() {
        for sound in ["1,2,3", "2,2,2", ",2,", "1,,3", ",2,3", "1,2,", ",,"] {
            assert_eq!(told(sound), [""; 0], "{sound}");
        }
        let row = "V314 demand.csv row 2";
        assert_eq!(
            told("3,2,1"),
            [
                format!("{row}, wage_p25: wage_p25 is 3, above annual_wage, 2; correct one of them"),
                format!("{row}, wage_p75: annual_wage is 2, above wage_p75, 1; correct one of them"),
            ]
        );
        assert_eq!(
            told("3,,1"),
            [format!(
                "{row}, wage_p75: wage_p25 is 3, above wage_p75, 1; correct one of them"
            )]
        );
    }
}
