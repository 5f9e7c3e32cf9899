//! What a reader must know to believe a plan, in English.

use crate::format::whole;
use vocmatch::plan::Note;

/// A note in words.
pub(crate) fn note(note: &Note) -> String {
    let count = |n: usize| whole(i64::try_from(n).unwrap_or(i64::MAX));
    match note {
        Note::Remark {
            text,
            openings,
            open_to_graduates,
        } => {
            format!(
                "{text} ({} openings a year, {} of them for graduates).",
                whole(*openings),
                whole(*open_to_graduates)
            )
        }
        Note::CarriedForward {
            programs,
            heads,
            last_observed,
        } => format!(
            "Graduates of {} programs ({} a year) are those of the last observed year, at the latest {last_observed}, \
             carried forward.",
            count(*programs),
            whole(*heads)
        ),
        Note::ContinueElsewhere { heads } => {
            format!(
                "{} graduates a year go on to study outside these tables and are no supply.",
                whole(*heads)
            )
        }
        Note::WorkingAdults { heads, of } => format!(
            "{} of the {} graduates of these years are working adults: they count as new entrants like the others, though \
             they may stay where they work.",
            whole(*heads),
            whole(*of)
        ),
        Note::UnknownCompletion { programs } => {
            format!(
                "The completion rate of {} programs is unknown: 1 is assumed.",
                count(*programs)
            )
        }
        Note::UnknownSupply { programs } => {
            format!("{} programs have no known graduates yet.", count(*programs))
        }
        Note::InferredProfiles { majors, of } => format!(
            "The skills of {} of {} majors are inferred from their documented occupations.",
            count(*majors),
            count(*of)
        ),
        Note::PreparedDropped => {
            "No major's own skills are known: fit rests on documented links and on the majors of the class."
                .to_owned()
        }
        Note::RoutesOnly { articulations } => format!(
            "{} articulations have neither share nor quota: they open routes, but move nobody.",
            count(*articulations)
        ),
        Note::NoCandidates { year, heads } => {
            format!(
                "{} graduates of {year} have no opening that they could take.",
                whole(*heads)
            )
        }
        Note::CandidatesCut { year, pairs } => {
            format!(
                "{} pairs of {year} were cut: groups with too many candidates keep the best.",
                count(*pairs)
            )
        }
        Note::UnknownCoordinates { regions } => format!(
            "{} regions have no coordinates: people stay at home there, unless the mobility table says more.",
            count(*regions)
        ),
        Note::NoOpenings { year } => format!("The tables give no openings for {year}."),
    }
}
