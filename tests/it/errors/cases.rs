//! The smallest change to the sound dataset that breaks each rule.

use vocmatch::problem::Code;

/// A code, and the tables that stand in place of the sound dataset's.
type Case = (Code, &'static [(&'static str, &'static str)]);

pub const CASES: &[Case] = &[
    (
        Code::UnknownColumn,
        &[("industries", "industry_id,name,prority\nmaking,Making,1\n")],
    ),
    (Code::MissingColumn, &[("industries", "industry_id\nmaking\n")]),
    (
        Code::DuplicateColumn,
        &[("industries", "industry_id,name,name\nmaking,Making,Making\n")],
    ),
    (
        Code::LongRow,
        &[("industries", "industry_id,name\nmaking,Making, big and small\n")],
    ),
    (
        Code::ShortRow,
        &[("industries", "industry_id,name,priority\nmaking,Making\n")],
    ),
    (Code::EmptyFile, &[("graduates", "")]),
    (
        Code::OpenQuote,
        &[("industries", "industry_id,name\nmaking,\"Making\nmining,Mining\n")],
    ),
    (
        Code::OtherSeparator,
        &[("industries", "industry_id;name\nmaking;Making\n")],
    ),
    (
        Code::Unit,
        &[("bases", "base_id,name,region_id,places (%)\nb1,Works,north,30\n")],
    ),
    (
        Code::UnitRead,
        &[(
            "bases",
            "base_id,name,region_id,places (thousands)\nb1,Works,north,0.03\n",
        )],
    ),
    (
        Code::CountsAsEmpty,
        &[("industries", "industry_id,name,priority\nmaking,Making,N/A\n")],
    ),
    (
        Code::Suppressed,
        &[("industries", "industry_id,name,priority\nmaking,Making,*\n")],
    ),
    (
        Code::SuppressedNeeded,
        &[("entrants", "program_id,year,entrants\np1,2027,<10\n")],
    ),
    (
        Code::ThousandsDot,
        &[("entrants", "program_id,year,entrants\np1,2027,1.000\n")],
    ),
    (
        Code::BlankRows,
        &[("industries", "industry_id,name\nmaking,Making\n,,3\n")],
    ),
    (
        Code::NotData,
        &[("industries", "industry_id,name\nmaking,Making\nTotal,\n")],
    ),
    (
        Code::SwallowedRows,
        &[(
            "industries",
            "industry_id,name\nmaking,\"Making\nmining,Mining\nfishing,\"Fishing\n",
        )],
    ),
    (Code::OtherKind, &[("industries", "PK\u{3}\u{4} xl/workbook.xml")]),
    (Code::EmptyCell, &[("industries", "industry_id,name\nmaking,\n")]),
    (
        Code::NotReadable,
        &[("entrants", "program_id,year,entrants\np1,2027,thirty\n")],
    ),
    (
        Code::NotFinite,
        &[(
            "measures",
            "subject_kind,subject_id,year,measure,value\nschool,k1,2027,pupils,inf\n",
        )],
    ),
    (
        Code::NotAShare,
        &[(
            "programs",
            "program_id,school_id,major_id,completion_rate\np1,k1,710401,1.7\n",
        )],
    ),
    (
        Code::NotACount,
        &[("entrants", "program_id,year,entrants\np1,2027,-3\n")],
    ),
    (
        Code::NotAYear,
        &[("entrants", "program_id,year,entrants\np1,202,30\n")],
    ),
    (
        Code::OutOfRange,
        &[(
            "regions",
            "region_id,name,latitude,longitude\nnorth,North,116,40\n",
        )],
    ),
    (
        Code::ChangedCode,
        &[(
            "schools",
            "school_id,name,region_id\n4.11E+09,North school,north\n",
        )],
    ),
    (
        Code::CodePutBack,
        &[(
            "programs",
            "program_id,school_id,major_id\np1,k1,710401.0\np2,k1,510401\np3,k1,310401\n",
        )],
    ),
    (
        Code::Placeholder,
        &[(
            "majors",
            "major_id,name,level,years\n710401,Basics,secondary,3\n510401,Circuits,higher_vocational,0\n310401,Design,applied_bachelor,4\n",
        )],
    ),
    (
        Code::SpaceInId,
        &[("industries", "industry_id,name\nheavy making,Making\n")],
    ),
    (
        Code::DuplicateKey,
        &[(
            "industries",
            "industry_id,name\nmaking,Making\nmining,Mining\nmaking,Make\n",
        )],
    ),
    (
        Code::UnknownReference,
        &[("programs", "program_id,school_id,major_id\np1,k1,51O401\n")],
    ),
    (
        Code::NothingToReferTo,
        &[
            ("enterprises", "enterprise_id,name,industry_id\nw,Works,making\n"),
            ("industries", "industry_id,name\n"),
        ],
    ),
    (
        Code::ParentCycle,
        &[(
            "categories",
            "category_id,name,parent_id\n5,All,51\n51,Electronics,5104\n5104,Chips,5\n",
        )],
    ),
    (
        Code::UnknownSkill,
        &[("major_skills", "major_id,skill,level\n710401,Weldin,.5\n")],
    ),
    (
        Code::AmbiguousSkill,
        &[
            (
                "skills",
                "skill_id,name,aliases\ns1,Welding,joining\ns2,Gluing,joining\n",
            ),
            ("major_skills", "major_id,skill,level\n710401,Joining,.5\n"),
        ],
    ),
    (
        Code::UnknownKind,
        &[(
            "measures",
            "subject_kind,subject_id,year,measure,value\nhospital,h1,2027,beds,30\n",
        )],
    ),
    (
        Code::UnusedDecision,
        &[("decisions", "kind,text,id\nskill,Weldin,s1\n")],
    ),
    (
        Code::LinkedByLikeness,
        &[
            (
                "skills",
                "skill_id,name\ns1,Reading technical drawings\ns2,Welding\n",
            ),
            (
                "major_skills",
                "major_id,skill,level\n710401,Reading tecnical drawings,.5\n",
            ),
        ],
    ),
    (
        Code::LeftOut,
        &[
            ("decisions", "kind,text,id\nskill,good health,-\n"),
            ("major_skills", "major_id,skill,level\n710401,Good health,.5\n"),
        ],
    ),
    (
        Code::HalfPoint,
        &[("regions", "region_id,name,latitude\nnorth,North,40\n")],
    ),
    (
        Code::YearsReversed,
        &[(
            "demand",
            "occupation_id,industry_id,region_id,first_year,last_year,openings\nwelder,,north,2027,2025,10\n",
        )],
    ),
    (
        Code::LevelsReversed,
        &[(
            "occupations",
            "occupation_id,name,min_level,max_level\nwelder,Welder,applied_bachelor,secondary\n",
        )],
    ),
    (
        Code::OverlappingDemand,
        &[(
            "demand",
            "occupation_id,industry_id,region_id,first_year,last_year,openings\nwelder,making,north,2025,2027,10\nwelder,making,north,2026,2030,12\n",
        )],
    ),
    (
        Code::PartAboveWhole,
        &[(
            "graduates",
            "program_id,year,graduates,continuing\np1,2024,30,31\n",
        )],
    ),
    (
        Code::EntrantsAboveSeats,
        &[("entrants", "program_id,year,entrants\np1,2027,1060\n")],
    ),
    (
        Code::PlacesAboveBase,
        &[("base_programs", "base_id,program_id,places\nb1,p1,20\nb1,p2,15\n")],
    ),
    (
        Code::SelfPair,
        &[(
            "occupation_relations",
            "from_occupation_id,to_occupation_id\nwelder,welder\n",
        )],
    ),
    (
        Code::EmploymentGap,
        &[(
            "employment",
            "occupation_id,region_id,year,employment,exit_rate,transfer_rate\nwelder,north,2024,100,.04,.06\nwelder,north,2026,110,.04,.06\n",
        )],
    ),
    (
        Code::NoLevel,
        &[(
            "demand",
            "occupation_id,industry_id,region_id,first_year,last_year,openings\nnurse,,north,2027,,10\nnurse,,east,2027,,5\n",
        )],
    ),
    (
        Code::DemandTwice,
        &[
            (
                "demand",
                "occupation_id,industry_id,region_id,first_year,last_year,openings\nwelder,,north,2025,2027,10\n",
            ),
            (
                "employment",
                "occupation_id,region_id,year,employment,exit_rate,transfer_rate\nwelder,north,2024,100,.04,.06\nwelder,north,2025,110,.04,.06\n",
            ),
        ],
    ),
    (
        Code::StageOrder,
        &[(
            "stage_progression",
            "from_stage_id,to_stage_id,share\njunior,primary,.9\n",
        )],
    ),
    (
        Code::WishTwice,
        &[("preferences", "person_id,rank,target_id\nli,1,b1\nli,2,b1\n")],
    ),
    (
        Code::WageOrder,
        &[(
            "demand",
            "occupation_id,region_id,first_year,openings,annual_wage,wage_p25,wage_p75\nwelder,north,2027,10,50000,52000,70000\n",
        )],
    ),
    (
        Code::TotalBesideParts,
        &[
            (
                "occupations",
                "occupation_id,name,min_level\nwelder,Welder,secondary\nnurse,Nurse,\nall,All occupations,\n",
            ),
            (
                "demand",
                "occupation_id,region_id,first_year,openings,credential\nwelder,north,2025,10,none\nnurse,north,2025,20,none\nall,north,2025,30,none\n",
            ),
        ],
    ),
    (
        Code::UnlikelyPlace,
        &[(
            "regions",
            "region_id,name,latitude,longitude\nnorth,North,0,0\neast,East,,\n",
        )],
    ),
    (
        Code::MixedEnds,
        &[("articulations", "from_id,to_id,kind,share\np1,510401,3+2,.3\n")],
    ),
    (
        Code::AmbiguousEnds,
        &[
            (
                "programs",
                "program_id,school_id,major_id\n710401,k1,710401\n510401,k1,510401\n",
            ),
            (
                "articulations",
                "from_id,to_id,kind,share\n710401,510401,3+2,.3\n",
            ),
        ],
    ),
    (
        Code::NotUpward,
        &[("articulations", "from_id,to_id,kind,share\np2,p1,exam,.3\n")],
    ),
    (
        Code::PathwayCycle,
        &[(
            "articulations",
            "from_id,to_id,kind,share\np1,p2,3+2,.3\np2,p1,exam,.1\n",
        )],
    ),
    (
        Code::SharesAboveOne,
        &[(
            "articulations",
            "from_id,to_id,kind,share\np1,p2,3+2,.7\np1,p3,3+4,.4\n",
        )],
    ),
    (
        Code::RoutesOnly,
        &[(
            "articulations",
            "from_id,to_id,kind,share\np1,p2,3+2,\np2,p3,exam,\np1,p3,exam,.1\n",
        )],
    ),
    (
        Code::QuotaWithoutProgram,
        &[
            (
                "majors",
                "major_id,name,level\n710401,Basics,secondary\n510401,Circuits,higher_vocational\n310401,Design,applied_bachelor\n0854,Chips,professional_master\n",
            ),
            (
                "articulations",
                "from_id,to_id,kind,quota\n710401,510401,exam,20\n310401,0854,exam,5\n",
            ),
        ],
    ),
    (
        Code::Unreached,
        &[
            ("graduates", "program_id,year,graduates\np1,2025,40\n"),
            ("articulations", "from_id,to_id,kind,share\np1,p2,3+2,.3\n"),
        ],
    ),
];
