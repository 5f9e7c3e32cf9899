//! The pages of the repository's folder `docs`, to be read beside the code.
//!
//! Links from page to page lead to files of the repository. Start with [`architecture`] or [`glossary`].

/// A module for each page.
macro_rules! pages {
    ($($name:ident $path:literal)*) => {
        $(
            #[doc = include_str!(concat!("../docs/", $path))]
            pub mod $name {}
        )*
    };
}

pages! {
    accuracy "accuracy.md"
    architecture "architecture.md"
    changelog "changelog.md"
    contributing "CONTRIBUTING.md"
    errors "errors.md"
    errors_zh "errors.zh.md"
    glossary "glossary.md"
    methods "methods.md"
    performance "performance.md"
    publishing "publishing.md"
    reading_the_plan "reading-the-plan.md"
    tables "tables.md"
    tutorial "tutorial.md"
    tutorial_zh "tutorial.zh.md"
}

/// Guides: one task a page.
pub mod how_to {
    pages! {
        add_a_column "how-to/add-a-column.md"
        add_a_rule "how-to/add-a-rule.md"
        add_a_warning_rule "how-to/add-a-warning-rule.md"
        add_an_action "how-to/add-an-action.md"
        add_an_indicator "how-to/add-an-indicator.md"
        advise "how-to/advise.md"
        alliance "how-to/alliance.md"
        compare_scenarios "how-to/compare-scenarios.md"
        embed "how-to/embed.md"
        joint_plan "how-to/joint-plan.md"
        report "how-to/report.md"
        settle_names "how-to/settle-names.md"
        small_tools "how-to/small-tools.md"
        watch_and_stop "how-to/watch-and-stop.md"
        workbooks "how-to/workbooks.md"
    }
}

/// Decisions: the question, the choice, what it costs.
pub mod decisions {
    pages! {
        overview "decisions/README.md"
        actions_by_kind "decisions/actions-by-kind.md"
        adults "decisions/adults.md"
        alliance "decisions/alliance.md"
        baseline "decisions/baseline.md"
        bounded_reports "decisions/bounded-reports.md"
        carry_over "decisions/carry-over.md"
        caution_column "decisions/caution-column.md"
        compiled_once "decisions/compiled-once.md"
        control "decisions/control.md"
        demand_key "decisions/demand-key.md"
        destinations "decisions/destinations.md"
        draws "decisions/draws.md"
        evidence "decisions/evidence.md"
        figures_by_group "decisions/figures-by-group.md"
        html "decisions/html.md"
        joint_plan "decisions/joint-plan.md"
        names_on_load "decisions/names-on-load.md"
        one_more "decisions/one-more.md"
        orders "decisions/orders.md"
        overflow "decisions/overflow.md"
        portfolio "decisions/portfolio.md"
        promises "decisions/promises.md"
        proportional "decisions/proportional.md"
        reading_never_fails "decisions/reading-never-fails.md"
        related_evidence "decisions/related-evidence.md"
        same_question "decisions/same-question.md"
        as_sent "decisions/as-sent.md"
        sensitivity "decisions/sensitivity.md"
        scenarios "decisions/scenarios.md"
        service "decisions/service.md"
        session "decisions/session.md"
        small_groups "decisions/small-groups.md"
        supply_nodes "decisions/supply-nodes.md"
        tables_as_they_come "decisions/tables-as-they-come.md"
        three_crates "decisions/three-crates.md"
        ties "decisions/ties.md"
        trade_off "decisions/trade-off.md"
        two_markets "decisions/two-markets.md"
        what_an_empty_cell_means "decisions/what-an-empty-cell-means.md"
    }
}
