//! The model built from rows: how missing values are filled in, and independence of the order of rows.

use super::{BaseStay, DemandLine, Ends, Model, Subject};
use crate::dataset::{Credential, Dataset, Delivery};
use crate::language::Language;
use crate::unit::{Level, Share};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// A small region in which every table has rows.
const REGION: &[(&str, &str)] = &[
    (
        "regions",
        "region_id,name,parent_id,latitude,longitude,living_wage,median_wage\nn,North,c,40,116,42000,61000\ne,East,c,39,117,,\nc,Country,,,,,\n",
    ),
    (
        "mobility",
        "from_region_id,to_region_id,willingness\nn,e,.4\ne,n,.5\nn,n,1\n",
    ),
    (
        "industries",
        "industry_id,name,parent_id,priority,index\ni,All,,.8,.5\nic,Chips,i,,\nic1,Design,ic,,\nfood,Food,,,\n",
    ),
    (
        "categories",
        "category_id,name,parent_id\n51,Electronics,\n5104,Circuits,51\n",
    ),
    (
        "skills",
        "skill_id,name,aliases,parent_id\ns1,Welding,joining|TIG,\ns2,Reading,,s1\ns3,Testing,,\n",
    ),
    (
        "occupations",
        "occupation_id,name,aliases,category_id,industry_id,min_level,max_level,employment\n\
         o1,Welder,fitter,51,ic,secondary,applied_bachelor,1200\no2,Tester,,,,higher_vocational,,\no3,Clerk,,,,,,0\n",
    ),
    (
        "occupation_skills",
        "occupation_id,skill,importance,level\no1,Reading,.5,.4\no1,s1,.9,.8\no2,ＴＥＳＴＩＮＧ,1,1\n",
    ),
    (
        "occupation_relations",
        "from_occupation_id,to_occupation_id,weight\no1,o2,.3\no2,o3,\n",
    ),
    (
        "demand",
        "occupation_id,industry_id,region_id,first_year,last_year,min_level,openings,credential,experience_years,max_level,note\n\
         o1,ic1,n,2025,2026,,10,,,,\no1,ic1,n,2027,,,12,,,,seen\no1,ic1,n,2025,2027,higher_vocational,5,,2,,\n\
         o2,,e,2025,2025,,7,none,,,\no3,,e,2025,2025,,8,high_school,,,\no1,,e,2025,2025,,9,,,professional_master,\n",
    ),
    (
        "employment",
        "occupation_id,region_id,year,employment,exit_rate,transfer_rate,experienced_share\n\
         o2,n,2025,110,.04,.06,\no2,n,2024,100,.04,.06,.3\n",
    ),
    (
        "schools",
        "school_id,name,region_id\nk2,East school,e\nk1,North school,n\n",
    ),
    (
        "levels",
        "level,name,years\nprofessional_master,Master,2.5\nsecondary,School,\n",
    ),
    (
        "majors",
        "major_id,name,level,category_id,aliases,years,standing\n710401,Basics,secondary,51,,.5,new\n\
         510401,Circuits,higher_vocational,5104,IC | Chips,2.5,\n0854,Chips,professional_master,,,,\n",
    ),
    (
        "major_skills",
        "major_id,skill,level\n510401,tig,.7\n510401,s3,.2\n710401,s1,.1\n",
    ),
    (
        "major_occupations",
        "major_id,occupation_id\n510401,o2\n510401,o1\n",
    ),
    (
        "texts",
        "subject_kind,subject_id,field,text\noccupation,o1,tasks,\"Welds, and\nwelds\"\nmajor,510401,courses,Logic\nmajor,510401,aims,Chips\n",
    ),
    (
        "programs",
        "program_id,school_id,major_id,seats,years,completion_rate,seat_cost,delivery\np2,k1,510401,120,,.925,,混合\n\
         p1,k1,710401,50,,,9000,\np3,k2,0854,,3.9,1,,distance\n",
    ),
    (
        "entrants",
        "program_id,year,entrants,adults,applicants\np1,2026,45,,38\np1,2025,40,5,\np2,2025,100,,420\n",
    ),
    (
        "graduates",
        "program_id,year,graduates,continuing\np2,2024,90,10\np2,2023,80,\n",
    ),
    (
        "articulations",
        "from_id,to_id,kind,share,quota,first_year\np1,p2,3+2,.3,,\np1,p2,exam,,20,2026\n510401,0854,further_study,,,\n",
    ),
    (
        "enterprises",
        "enterprise_id,name,industry_id,region_id,staff\nw,Works,ic,n,300\n",
    ),
    (
        "bases",
        "base_id,name,enterprise_id,industry_id,region_id,places,weeks\nb1,Line,w,,n,31,26\nb2,Lab,w,food,e,5,\n",
    ),
    (
        "base_programs",
        "base_id,program_id,places\nb1,p3,\nb1,p1,10\nb1,p2,\n",
    ),
    ("base_skills", "base_id,skill,level\nb1,welding,.9\nb1,s3,.3\n"),
    (
        "outcomes",
        "program_id,year,occupation_id,tracked,employed,in_field,further_study,own_business\n\
         p2,2024,o1,30,25,20,2,1\np2,2024,,60,,40,15,\np2,2023,,50,,45,,\n",
    ),
    (
        "alliances",
        "alliance_id,name,kind\na1,Chips of the North,consortium\n",
    ),
    (
        "alliance_members",
        "alliance_id,member_kind,member_id,role,first_year,last_year\na1,other,Institute,,,\na1,school,k2,,2024,\na1,school,k1,lead,2024,2026\na1,region,n,,,\n",
    ),
    (
        "population",
        "region_id,birth_year,people\nn,2015,900\nn,2014,1000\n",
    ),
    (
        "stages",
        "stage_id,name,first_age,years\nprimary,Primary,6,6\njunior,Junior,12,3\n",
    ),
    (
        "stage_seats",
        "region_id,stage_id,year,seats\nn,junior,2027,800\nn,primary,2027,950\n",
    ),
    (
        "stage_progression",
        "from_stage_id,to_stage_id,share\nprimary,junior,.99\n",
    ),
    (
        "measures",
        "subject_kind,subject_id,year,measure,value\nschool,k1,2025,teachers,80\nschool,k1,2024,teachers,70\n",
    ),
    ("travel", "from_region_id,to_region_id,minutes\nn,e,45\n"),
    ("sites", "site_id,kind,region_id,capacity\nx,clinic,n,100\n"),
    (
        "posts",
        "base_id,post,staff,places\nb1,etching,20,4\nb1,bonding,30,6\n",
    ),
    ("preferences", "person_id,rank,target_id\nli,2,b2\nli,1,etching\n"),
    (
        "earnings",
        "subject_kind,subject_id,level,earnings,people,threshold\nclass,51,,40000,900,\n\
         class,51,higher_vocational,52000,300,36000\nclass,5104,,61000,,\nprogram,p1,,33000,12,\nprogram,p1,higher_vocational,1,,\n",
    ),
    (
        "observed_flows",
        "major_id,occupation_id,people\n510401,o2,12\n510401,o1,30\n0854,o3,4\n",
    ),
    (
        "link_evidence",
        "major_id,occupation_id,probability\n510401,o2,.25\n510401,o1,.5\n",
    ),
    (
        "observed_stays",
        "school_id,region_id,people\nk2,n,7\nk1,e,2\nk1,n,40\n",
    ),
    (
        "about",
        "language,title,as_of\nzh,北方,2025-05\n,The North,2024-12-31\n",
    ),
    ("decisions", "kind,text,id\nskill,TIG,s1\nskill,reading,s2\n"),
];

fn region() -> Dataset {
    let mut dataset = Dataset::default();
    for (table, text) in REGION {
        assert!(dataset.read_csv(table, text.as_bytes()));
    }
    assert!(
        dataset.lengths().iter().all(|length| *length > 0),
        "every table has rows"
    );
    dataset
}

fn model() -> Model {
    Model::new(region()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn share(number: f64) -> Share {
    Share::new(number).unwrap()
}

#[test]
fn the_region_has_warnings_only() {
    assert_eq!(
        model().warnings().to_string(),
        "V406 articulations.csv, share: 1 row has neither share nor quota: it serves routes, and no one is projected along it; \
         give a share or a quota where it is known"
    );
}

#[test]
fn an_industry_takes_its_own_priority_else_the_nearest_ancestors_else_one() {
    let model = model();
    let priority = |id| model.industry(model.find_industry(id).unwrap()).priority;
    assert_eq!(
        ["i", "ic", "ic1", "food"].map(priority),
        [share(0.8), share(0.8), share(0.8), Share::ONE]
    );
}

#[test]
fn years_are_the_programs_else_the_majors_else_usual_and_whole() {
    let model = model();
    let years: Vec<_> = model
        .programs()
        .iter()
        .map(|program| (program.id.as_str(), program.years))
        .collect();
    assert_eq!(years, [("p1", 0), ("p2", 2), ("p3", 3)]);
    assert_eq!(
        model.majors().iter().map(|major| major.years).collect::<Vec<_>>(),
        [Some(2), Some(2), Some(0)]
    );
}

#[test]
fn programs_without_places_share_what_a_base_has_left() {
    let model = model();
    let places: Vec<_> = model
        .programs()
        .iter()
        .flat_map(|program| &program.bases)
        .map(|stay: &BaseStay| stay.places)
        .collect();
    assert_eq!(
        places,
        [10, 11, 10],
        "31 less the 10 that are given; the first by id takes what is over"
    );
}

#[test]
fn a_base_takes_the_industry_of_its_enterprise_unless_it_has_its_own() {
    let model = model();
    let industries: Vec<_> = model
        .bases()
        .iter()
        .map(|base| model.industry(base.industry.unwrap()).id.as_str())
        .collect();
    assert_eq!(industries, ["ic", "food"]);
}

#[test]
fn working_graduates_are_those_employed_else_those_tracked_less_those_who_study() {
    let model = model();
    let p2 = model.program(model.find_program("p2").unwrap());
    let working: Vec<_> = p2
        .outcomes
        .iter()
        .map(|outcome| (outcome.year, outcome.occupation.is_some(), outcome.working))
        .collect();
    assert_eq!(working, [(2023, false, 50), (2024, false, 45), (2024, true, 25)]);
}

#[test]
fn levels_of_openings_fall_back_on_the_occupation() {
    use Level::{AppliedBachelor, HigherVocational, ProfessionalMaster, Secondary};
    let model = model();
    let levels = |line: &DemandLine| {
        let occupation = model.occupation(line.occupation).id.as_str().to_owned();
        (
            occupation,
            line.row,
            line.last_year,
            line.min_level,
            line.max_level,
        )
    };
    let lines: Vec<_> = model.demand().iter().map(levels).collect();
    let o = |id: &str| id.to_owned();
    assert_eq!(
        lines,
        [
            (o("o1"), 7, 2025, Some(Secondary), Some(ProfessionalMaster)),
            (o("o1"), 2, 2026, Some(Secondary), Some(AppliedBachelor)),
            (o("o1"), 4, 2027, Some(HigherVocational), Some(HigherVocational)),
            (o("o1"), 3, 2027, Some(Secondary), Some(AppliedBachelor)),
            (o("o2"), 5, 2025, Some(HigherVocational), Some(HigherVocational)),
            (o("o3"), 6, 2025, None, None),
        ]
    );
    assert_eq!(model.demand()[4].credential, Credential::None);
}

#[test]
fn skills_are_found_by_id_name_or_alias_in_any_case_and_width() {
    let model = model();
    let names = |skills: Vec<crate::id::SkillIx>| {
        skills
            .into_iter()
            .map(|skill| model.skill(skill).id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    let needs = |id| {
        names(
            model
                .occupation(model.find_occupation(id).unwrap())
                .needs
                .iter()
                .map(|need| need.skill)
                .collect(),
        )
    };
    assert_eq!(
        (needs("o1"), needs("o2")),
        (vec!["s1".to_owned(), "s2".to_owned()], vec!["s3".to_owned()])
    );
    let circuits = model.major(model.find_major("510401").unwrap());
    assert_eq!(
        names(circuits.skills.iter().map(|taught| taught.skill).collect()),
        ["s1", "s3"]
    );
}

#[test]
fn the_rest_is_kept_in_the_order_of_keys() {
    let model = model();
    let at = |id| model.find_region(id).unwrap();
    assert_eq!(model.willingness(at("n"), at("e")), Some(share(0.4)));
    assert_eq!(model.travel_minutes(at("n"), at("e")), Some(45.0));
    assert_eq!(model.travel_minutes(at("e"), at("n")), None);
    let circuits = Subject::Major(model.find_major("510401").unwrap());
    let texts: Vec<_> = model
        .texts_about(circuits)
        .iter()
        .map(|text| text.field.as_str())
        .collect();
    assert_eq!(texts, ["aims", "courses"]);
    assert_eq!(
        model
            .population()
            .iter()
            .map(|one| one.birth_year)
            .collect::<Vec<_>>(),
        [2014, 2015]
    );
    assert_eq!(
        model
            .preferences()
            .iter()
            .map(|wish| wish.target.as_str())
            .collect::<Vec<_>>(),
        ["etching", "b2"]
    );
    assert_eq!(
        model
            .posts()
            .iter()
            .map(|post| post.post.as_str())
            .collect::<Vec<_>>(),
        ["bonding", "etching"]
    );
    assert_eq!(
        model
            .occupation_relations()
            .iter()
            .map(|one| one.weight)
            .collect::<Vec<_>>(),
        [share(0.3), Share::ONE]
    );
    let programs = model
        .articulations()
        .iter()
        .filter(|one| matches!(one.ends, Ends::Programs(..)))
        .count();
    assert_eq!((model.articulations().len(), programs), (3, 2));
    assert_eq!(model.alliances()[0].members.len(), 4);
}

#[test]
fn what_is_known_of_places_and_programs_is_taken_over() {
    let model = model();
    let north = model.region(model.find_region("n").unwrap());
    assert_eq!(
        (north.living_wage, north.median_wage),
        (Some(42_000.0), Some(61_000.0))
    );
    let employed: Vec<_> = model.occupations().iter().map(|one| one.employment).collect();
    assert_eq!(employed, [Some(1200), None, Some(0)], "none is not unknown");
    let delivery: Vec<_> = model.programs().iter().map(|program| program.delivery).collect();
    assert_eq!(delivery, [None, Some(Delivery::Mixed), Some(Delivery::Distance)]);
    let applied: Vec<_> = model
        .programs()
        .iter()
        .flat_map(|program| &program.entrants)
        .collect();
    let applied: Vec<_> = applied.iter().map(|one| one.applicants).collect();
    assert_eq!(applied, [None, Some(38), Some(420)]);
}

#[test]
fn earnings_are_the_programs_else_those_of_the_nearest_class_of_its_level() {
    let model = model();
    let of = |id| {
        let found = model.earnings_of_program(model.find_program(id).unwrap())?;
        Some((found.earnings, found.threshold, found.own))
    };
    assert_eq!(
        of("p1"),
        Some((33_000.0, None, true)),
        "a row of another level is none of its own"
    );
    assert_eq!(
        of("p2"),
        Some((52_000.0, Some(36_000.0), false)),
        "the level of the class above counts for more than a nearer class over all levels"
    );
    assert_eq!(of("p3"), None, "its major has no class");
}

#[test]
fn observations_stand_in_the_order_of_their_keys() {
    let model = model();
    let flows = model.observed_flows().iter();
    let flows: Vec<_> = flows
        .map(|one| {
            (
                &*model.major(one.major).name,
                model.occupation(one.occupation).id.as_str(),
                one.people,
            )
        })
        .collect();
    assert_eq!(
        flows,
        [("Chips", "o3", 4), ("Circuits", "o1", 30), ("Circuits", "o2", 12)]
    );
    let stays = model.observed_stays().iter();
    let stays: Vec<_> = stays
        .map(|one| {
            (
                model.school(one.school).id.as_str(),
                model.region(one.region).id.as_str(),
                one.people,
            )
        })
        .collect();
    assert_eq!(stays, [("k1", "e", 2), ("k1", "n", 40), ("k2", "n", 7)]);
}

#[test]
fn tables_say_what_they_are_about() {
    let model = model();
    let titles = [Language::English, Language::Chinese].map(|language| model.title(language));
    assert_eq!(titles, [Some("The North"), Some("北方")]);
    assert_eq!(
        model.as_of().map(|date| date.to_string()).as_deref(),
        Some("2025-05")
    );
    let empty = Model::new(Dataset::default()).unwrap();
    assert_eq!((empty.title(Language::English), empty.as_of()), (None, None));
}

/// The model without row numbers.
fn without_rows(mut model: Model) -> Model {
    model.demand.iter_mut().for_each(|line| line.row = 0);
    model.employment.iter_mut().for_each(|line| line.row = 0);
    model
}

fn config() -> ProptestConfig {
    let persistence = FileFailurePersistence::Direct("tests/regressions/model.txt");
    ProptestConfig {
        cases: 64,
        failure_persistence: Some(Box::new(persistence)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_rows_does_not_matter(seeds in proptest::collection::vec(any::<u64>(), REGION.len())) {
        let mut dataset = Dataset::default();
        for ((table, text), seed) in REGION.iter().zip(seeds) {
            let (header, rows) = text.split_once('\n').unwrap();
            let mut rows: Vec<&str> = if *table == "texts" { vec![rows.trim_end()] } else { rows.lines().collect() };
            for k in (1..rows.len()).rev() {
                rows.swap(k, usize::try_from(seed.rotate_left(7 * u32::try_from(k).unwrap()) % (k as u64 + 1)).unwrap());
            }
            dataset.read_csv(table, format!("{header}\n{}\n", rows.join("\n")).as_bytes());
        }
        prop_assert_eq!(without_rows(Model::new(dataset).unwrap()), without_rows(model()));
    }
}
