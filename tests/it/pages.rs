//! The report as one HTML file: nothing in tables becomes markup, nothing is lost, and the same plan gives the same page.

use crate::cases;
use crate::world::{model, planned, shuffled, small, worlds};
use proptest::prelude::*;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::Dataset;
use vocmatch::matching::Objective;
use vocmatch_report::{HtmlConfig, Language, html};

fn page(data: &Dataset, config: &HtmlConfig) -> String {
    let model = model(data);
    let plan = planned(&model, Objective::BestFit);
    let advice = recommend(&model, &plan, &AdviceConfig::default()).unwrap();
    html(&model, &plan, &advice, config)
}

fn in_language(language: Language) -> HtmlConfig {
    HtmlConfig {
        language,
        ..HtmlConfig::default()
    }
}

/// Whether every element of these kinds that opens is closed.
fn is_balanced(page: &str) -> bool {
    let kinds = [
        "html", "body", "main", "section", "details", "summary", "table", "tbody", "tr", "ul", "dl", "svg",
        "figure",
    ];
    kinds.iter().all(|kind| {
        let opened = page.matches(&format!("<{kind}>")).count() + page.matches(&format!("<{kind} ")).count();
        opened == page.matches(&format!("</{kind}>")).count()
    })
}

#[test]
fn cells_of_tables_never_become_markup() {
    let mut data = small();
    let evil = "</script><script>alert(1)</script><b>\"&'";
    data.regions[0].name = evil.to_owned();
    for occupation in &mut data.occupations {
        occupation.name.push_str(evil);
    }
    for major in &mut data.majors {
        major.name.push_str(evil);
    }
    for school in &mut data.schools {
        school.name.push_str(evil);
    }
    for demand in &mut data.demand {
        demand.note = Some(evil.to_owned());
    }
    for language in [Language::English, Language::Chinese] {
        let page = page(
            &data,
            &HtmlConfig {
                title: evil.to_owned(),
                ..in_language(language)
            },
        );
        assert!(!page.contains("<script>alert"), "{language:?}");
        assert!(!page.contains("<b>\""), "{language:?}");
        // Three of the page's own: words, matching, and the script itself.
        assert_eq!(page.matches("</script>").count(), 3);
        assert!(page.contains("&lt;/script&gt;"));
        assert!(is_balanced(&page));
    }
}

#[test]
fn the_page_shows_what_the_plan_has_and_where_it_comes_from() {
    let data = small();
    let model = model(&data);
    let plan = planned(&model, Objective::BestFit);
    let page = page(
        &data,
        &HtmlConfig {
            title: "Small".to_owned(),
            ..HtmlConfig::default()
        },
    );
    let first = plan
        .periods
        .iter()
        .find(|period| period.summary.openings > 0)
        .unwrap();
    let of = &first.summary;
    for number in [of.openings, of.graduates, of.placed] {
        assert!(page.contains(&format!("<b>{number}</b>")), "{number}");
    }
    // The first row of the matching, in the data of the script: who, where to, how many.
    let pairs = plan.periods.iter().flat_map(|period| {
        period
            .pairs()
            .map(move |(pair, heads)| (std::cmp::Reverse(heads), period.first_year(), pair, period))
    });
    let (std::cmp::Reverse(heads), _, pair, period) = pairs
        .min_by_key(|(heads, year, pair, _)| (*heads, *year, pair.supply, pair.demand))
        .unwrap();
    let occupation = &model
        .occupation(period.market.demand()[pair.demand as usize].occupation)
        .name;
    let json = page.split("id=\"matching-data\"").nth(1).unwrap();
    let json = json.split_once('>').unwrap().1.split("</script>").next().unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(json["pairs"][0][3], heads);
    let demand = usize::try_from(json["pairs"][0][2].as_u64().unwrap()).unwrap();
    let named = usize::try_from(json["demand"][demand][0].as_u64().unwrap()).unwrap();
    assert_eq!(json["occupations"][named], occupation.as_str());
    let people: i64 = json["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair[3].as_i64().unwrap())
        .sum();
    assert_eq!(
        people,
        plan.periods
            .iter()
            .map(|period| period.summary.placed)
            .sum::<i64>()
    );
    // Openings name their rows, as the tables are called.
    let file = usize::try_from(json["demand"][demand][3][0][0].as_u64().unwrap()).unwrap();
    assert!(json["files"][file][0].as_str().unwrap().starts_with("demand"));
}

#[test]
fn what_is_left_out_is_counted() {
    let data = small();
    let pairs = |config: &HtmlConfig| {
        let page = page(&data, config);
        let told = page.contains("more rows are not shown");
        (page.len(), told)
    };
    let (whole, told) = pairs(&HtmlConfig::default());
    assert!(!told);
    let (cut, told) = pairs(&HtmlConfig {
        pairs: 1,
        balances: 1,
        ..HtmlConfig::default()
    });
    assert!(told && cut < whole);
}

proptest! {
    #![proptest_config(cases(40))]

    /// Any world has a page in either language, whole, and the same whatever the order of its rows.
    #[test]
    fn every_world_has_one_page(world in worlds(), seed: u64, chinese: bool) {
        let config = in_language(if chinese { Language::Chinese } else { Language::English });
        let one = page(&world, &config);
        prop_assert!(is_balanced(&one));
        let json = one.split("type=\"application/json\">").skip(1);
        for part in json {
            let text = part.split("</script>").next().unwrap();
            prop_assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
        }
        // Only the numbers of rows follow their order.
        let other = page(&shuffled(&world, seed), &config);
        // Balances, the matching and warnings name rows; what stands before them does not.
        let without_rows = |page: &str| {
            let (before, _) = page.split_once("id=\"to-know\"").unwrap();
            before.split("id=\"balances\"").next().unwrap().to_owned()
        };
        prop_assert_eq!(without_rows(&one), without_rows(&other));
    }
}
