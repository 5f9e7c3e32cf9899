//! Each code has an example that its rule prints, and docs/errors.md tells of each, in order.

mod cases;

use std::fmt::Write;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;
use vocmatch::problem::{Code, Severity};

/// A small dataset without problems; examples replace tables of it or add to them.
const SOUND: &[(&str, &str)] = &[
    (
        "regions",
        "region_id,name,latitude,longitude\nnorth,North,40,116\neast,East,,\n",
    ),
    ("industries", "industry_id,name\nmaking,Making\n"),
    ("categories", "category_id,name\n51,Electronics\n"),
    (
        "skills",
        "skill_id,name,aliases\ns1,Welding,joining|TIG\ns2,Reading,\n",
    ),
    (
        "occupations",
        "occupation_id,name,min_level\nwelder,Welder,secondary\nnurse,Nurse,\n",
    ),
    ("schools", "school_id,name,region_id\nk1,North school,north\n"),
    (
        "majors",
        "major_id,name,level\n710401,Basics,secondary\n510401,Circuits,higher_vocational\n310401,Design,applied_bachelor\n",
    ),
    (
        "programs",
        "program_id,school_id,major_id,seats,completion_rate\np1,k1,710401,50,.9\np2,k1,510401,40,\np3,k1,310401,,\n",
    ),
    ("bases", "base_id,name,region_id,places\nb1,Works,north,30\n"),
    (
        "stages",
        "stage_id,name,first_age,years\nprimary,Primary,6,6\njunior,Junior,12,3\n",
    ),
];

/// What is told, in English and in Chinese.
struct Told {
    english: String,
    chinese: String,
}

impl Told {
    fn text(&self, language: Language) -> &str {
        language.pick(&self.english, &self.chinese)
    }
}

/// What only workbooks or very large tables can be told of.
fn literal(english: &str, chinese: &str) -> Told {
    Told {
        english: english.to_owned(),
        chinese: chinese.to_owned(),
    }
}

fn told(dataset: Dataset) -> Told {
    let problems = Model::new(dataset).map_or_else(|problems| problems, |model| model.warnings().clone());
    assert_eq!(problems.to_string(), problems.text(Language::English));
    Told {
        english: problems.text(Language::English),
        chinese: problems.text(Language::Chinese),
    }
}

/// What is told of the sound dataset once these tables stand in place of its own.
fn told_with(tables: &[(&str, &[u8])]) -> Told {
    let mut dataset = Dataset::default();
    for (table, text) in SOUND {
        if tables.iter().all(|(other, _)| other != table) {
            assert!(dataset.read_csv(table, text.as_bytes()));
        }
    }
    for (table, text) in tables {
        assert!(dataset.read_csv(table, text));
    }
    told(dataset)
}

#[test]
fn the_sound_dataset_has_no_problems() {
    let told = told_with(&[]);
    assert_eq!((told.english, told.chinese), (String::new(), String::new()));
}

/// An example of each code, as printed.
fn examples() -> Vec<(Code, Told)> {
    let mut examples = vec![
        (Code::Unreadable, told(Dataset::read_dir("no/such/folder"))),
        (
            Code::NotUtf8,
            told_with(&[("regions", b"region_id,name\nm,M\xFCnchen\nnorth,North\n")]),
        ),
        (Code::NotJson, told(Dataset::from_json("{\"regions\": [}"))),
        (Code::UnknownTable, told(Dataset::from_json("{\"progams\": []}"))),
        (
            Code::NotATable,
            told(Dataset::from_json("{\"regions\": {\"north\": \"North\"}}")),
        ),
        (
            Code::TakenForGb18030,
            told_with(&[("regions", b"region_id,name\nnorth,\xB1\xB1\xBE\xA9\neast,East\n")]),
        ),
        // Workbooks are read with the feature `xlsx` only: tests/workbook has their rules.
        (
            Code::NotAWorkbook,
            literal(
                "V016 data.xlsx: the workbook cannot be read: it has a password, or is of the older kind .xls; \
                 save it as an Excel workbook (.xlsx) without a password",
                "V016 data.xlsx：工作簿读不了：它带有密码，或是旧格式 .xls；请另存为不带密码的 Excel 工作簿（.xlsx）",
            ),
        ),
        (
            Code::TooLarge,
            literal(
                "V017 data.xlsx: the workbook takes more memory than is given to one; \
                 remove what is not a table, or save the tables as CSV",
                "V017 data.xlsx：工作簿占用的内存超过上限；请删除不是表的内容，或把各表另存为 CSV",
            ),
        ),
        (
            Code::MergedCells,
            literal(
                "V018 demand!E2, min_level: demand!E2:E4 is merged, and \"secondary\" counts for each of its rows and \
                 columns; check it, and write the value into each cell",
                "V018 demand!E2, min_level：demand!E2:E4 是合并单元格，“secondary”计入其中每行每列；请核对，并把值写入每个单元格",
            ),
        ),
        (
            Code::MergedKey,
            literal(
                "V019 skills!A2, skill_id: skills!A2:A3 is merged, and \"s1\" cannot count for all of it: each row needs a \
                 key of its own; split the merged cells, and write the value of each row",
                "V019 skills!A2, skill_id：skills!A2:A3 是合并单元格，“s1”不能计入其中每个单元格：每一行应有自己的主键；请取消合并，并填写每一行的值",
            ),
        ),
        (
            Code::NotCalculated,
            literal(
                "V108 demand!I2, openings: the formula of the cell was never calculated; open the workbook in a \
                 spreadsheet program and save it once",
                "V108 demand!I2, openings：单元格中的公式没有计算结果；请用电子表格程序打开工作簿并保存一次",
            ),
        ),
        // A table of this length does not fit into a test: the rule has a unit test of its own.
        (
            Code::TooManyRows,
            literal(
                "V012 graduates: the table has 3,000,000,000 rows, more than 2,147,483,648; split the dataset",
                "V012 graduates：该表有 3,000,000,000 行，超过 2,147,483,648 行；请拆分数据集",
            ),
        ),
        (
            Code::LongId,
            told_with(&[(
                "industries",
                format!("industry_id,name\n{},Making\n", "x".repeat(201)).as_bytes(),
            )]),
        ),
    ];
    for (code, tables) in cases::CASES {
        let tables: Vec<_> = tables
            .iter()
            .map(|(table, text)| (*table, text.as_bytes()))
            .collect();
        examples.push((*code, told_with(&tables)));
    }
    examples.sort_by_key(|(code, _)| *code);
    examples
}

#[test]
fn each_code_is_printed_by_its_rule() {
    let examples = examples();
    let codes: Vec<Code> = examples.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, Code::ALL, "an example for each code, in order");
    for (code, told) in examples {
        for lines in [&told.english, &told.chinese] {
            assert!(
                lines.lines().any(|line| line.starts_with(code.as_str())),
                "{code}:\n{lines}"
            );
            // A circle cannot rise all the way round; every other example breaks one rule alone.
            assert_eq!(
                lines.lines().count(),
                if code == Code::PathwayCycle { 2 } else { 1 },
                "{lines}"
            );
        }
    }
}

/// Three words of English or more in a row, outside quotes.
fn english(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut close = None;
    for c in text.chars() {
        match (close, c) {
            (Some(end), c) if c == end => close = None,
            (Some(_), _) => {}
            (None, '"') => close = Some('"'),
            (None, '`') => close = Some('`'),
            (None, '“') => close = Some('”'),
            (None, c) => plain.push(c),
        }
    }
    let words = plain.split(|c: char| !(c.is_ascii_alphanumeric() || " ,.:;'".contains(c)));
    let sentence = words.map(|part| {
        let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let words: Vec<&str> = part.split_whitespace().collect();
        let runs = words.split(|word| !is_word(&word.trim_matches([',', '.', ':', ';'])));
        runs.filter(|run| run.len() > 2).map(|run| run.join(" ")).next()
    });
    sentence.flatten().next()
}

#[test]
fn no_problem_in_chinese_has_an_english_sentence() {
    assert_eq!(
        english("V001 x：the cell is empty").as_deref(),
        Some("the cell is empty")
    );
    assert_eq!(english("V001 “the cell is” 空，CSV UTF-8，data.xlsx"), None);
    for (code, told) in examples() {
        assert_eq!(english(&told.chinese), None, "{}", told.chinese);
        assert!(!told.chinese.contains(" row "), "{}", told.chinese);
        for text in [code.meaning(Language::Chinese), code.remedy(Language::Chinese)] {
            assert!(!text.is_ascii() && english(text).is_none(), "{text}");
        }
    }
}

/// docs/errors.md or docs/errors.zh.md as the codes and examples make it.
fn page(language: Language) -> String {
    let head = language.pick(include_str!("errors_head.md"), include_str!("errors_head.zh.md"));
    let mut page = String::from(head);
    let groups = [
        ("V0", "Files, tables and columns", "文件、表和列"),
        ("V1", "Cells", "单元格"),
        ("V2", "Ids and references", "代码与引用"),
        ("V3", "Agreement within and between rows", "行内与行间的一致"),
        ("V4", "The pathway", "升学路径"),
    ];
    for (start, title, chinese) in groups {
        writeln!(page, "\n## {start}xx {}", language.pick(title, chinese)).unwrap();
        for (code, told) in examples()
            .iter()
            .filter(|(code, _)| code.as_str().starts_with(start))
        {
            let mut lines = told.text(language).lines();
            let example = lines
                .find(|line| line.starts_with(code.as_str()))
                .unwrap_or_default();
            let (meaning, remedy) = (code.meaning(language), code.remedy(language));
            match language {
                Language::English => write!(
                    page,
                    "\n### {code} ({})\n\n{}{}. To do: {remedy}.\n\n```text\n{example}\n```\n",
                    code.severity(),
                    meaning[..1].to_uppercase(),
                    &meaning[1..]
                ),
                Language::Chinese => write!(
                    page,
                    "\n### {code}（{}）\n\n{meaning}。处理办法：{remedy}。\n\n```text\n{example}\n```\n",
                    match code.severity() {
                        Severity::Error => "错误",
                        Severity::Warning => "警告",
                    }
                ),
            }
            .unwrap();
        }
    }
    page
}

/// With the environment variable `VOCMATCH_BLESS` set, writes the pages instead.
#[test]
fn the_pages_of_errors_tell_of_every_code_in_order() {
    for (file, language) in [
        ("errors.md", Language::English),
        ("errors.zh.md", Language::Chinese),
    ] {
        let path = format!("{}/../docs/{file}", env!("CARGO_MANIFEST_DIR"));
        let page = page(language);
        if std::env::var_os("VOCMATCH_BLESS").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "{file}");
    }
}
