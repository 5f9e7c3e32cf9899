//! The sentences of the pages of plain text, a file a page: whole sentences with places for values, and the names of kinds.

pub(crate) mod alliance;
pub(crate) mod compare;
pub(crate) mod invitations;
pub(crate) mod joint;
pub(crate) mod marks;
pub(crate) mod prospects;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod stations;
pub(crate) mod sureness;
pub(crate) mod tendency;
pub(crate) mod tracking;

/// Every word of every page: its page and field, English, Chinese.
#[cfg(test)]
pub(crate) fn all() -> Vec<(String, &'static str, &'static str)> {
    let pages = [
        ("alliance", alliance::AllianceWords::all()),
        ("compare", compare::CompareWords::all()),
        ("invitations", invitations::InvitationWords::all()),
        ("joint", joint::JointWords::all()),
        ("marks", marks::Marks::all()),
        ("prospects", prospects::ProspectWords::all()),
        ("routes", routes::RouteWords::all()),
        ("rules", rules::RuleWords::all()),
        ("stations", stations::StationWords::all()),
        ("sureness", sureness::SurenessWords::all()),
        ("tendency", tendency::TendencyWords::all()),
        ("tracking", tracking::TrackingWords::all()),
    ];
    let words = pages.into_iter().flat_map(|(page, words)| {
        words
            .into_iter()
            .map(move |(field, english, chinese)| (format!("{page}.{field}"), english, chinese))
    });
    words.collect()
}
