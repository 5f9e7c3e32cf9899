//! What parsers say in English, in Chinese.

/// Says in Chinese why a document cannot be read; `why` is the English of a parser or of this crate.
pub(crate) fn foreign(why: &str) -> String {
    let place = match (number_after(why, "line "), number_after(why, "column ")) {
        (Some(line), Some(column)) => format!("第{line}行第{column}列"),
        (Some(line), None) => format!("第{line}行"),
        _ => String::new(),
    };
    let what = first_quoted(why);
    if why.contains("a quote is opened") {
        return format!("{place}这里打开的引号没有关闭");
    }
    if why.contains("UTF-16") {
        return "文件是 UTF-16 文本（“Unicode 文本”），不是 UTF-8".to_owned();
    }
    if why.contains("probably GBK") {
        return format!("{place}不是 UTF-8；文件可能是 GBK，中文电子表格程序保存 CSV 时用这种编码");
    }
    if why.contains("not UTF-8") {
        return format!("{place}不是 UTF-8；文件可能使用西文代码页");
    }
    let said = match (why, what) {
        (_, Some(field)) if why.starts_with("missing field") => format!("缺少字段“{field}”"),
        (_, Some(field)) if why.starts_with("unknown field") => format!("没有字段“{field}”"),
        (_, Some(field)) if why.starts_with("duplicate field") => format!("字段“{field}”出现两次"),
        (_, Some(key)) if why.contains("stands twice") => format!("键“{key}”出现两次"),
        (_, Some(word)) if why.starts_with("unknown variant") => format!("“{word}”不是可用的词"),
        (_, Some(word)) if why.starts_with("a scenario has no") => format!("情景没有字段“{word}”"),
        _ if why.starts_with("invalid type") || why.starts_with("invalid value") => {
            "有字段的内容类型不对".to_owned()
        }
        _ if why.contains("did not match") => "有字段的内容不符合要求".to_owned(),
        _ if why.starts_with("EOF") => "内容不完整".to_owned(),
        _ => match why.split_once(" is ") {
            Some((field, _))
                if field
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_') =>
            {
                format!("字段“{field}”的类型不对")
            }
            _ if place.is_empty() => "内容不符合要求".to_owned(),
            _ => "语法有误".to_owned(),
        },
    };
    if place.is_empty() {
        said
    } else {
        format!("{place}{said}")
    }
}

/// The number that stands after a word.
fn number_after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (_, rest) = text.rsplit_once(word)?;
    let end = rest.bytes().take_while(u8::is_ascii_digit).count();
    (end > 0).then(|| &rest[..end])
}

/// The first text in quotes or back quotes.
fn first_quoted(text: &str) -> Option<&str> {
    let at = text.find(['`', '"'])?;
    let quote = if text[at..].starts_with('`') { '`' } else { '"' };
    let rest = &text[at + 1..];
    rest.find(quote).map(|end| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn what_parsers_say_is_told_in_chinese() {
        assert_eq!(
            foreign("missing field `program` at line 3 column 9"),
            "第3行第9列缺少字段“program”"
        );
        assert_eq!(
            foreign("expected value at line 1 column 14"),
            "第1行第14列语法有误"
        );
        assert_eq!(foreign("a scenario has no \"nme\""), "情景没有字段“nme”");
        assert_eq!(
            foreign("the key \"name\" stands twice at line 1 column 20"),
            "第1行第20列键“name”出现两次"
        );
        assert_eq!(foreign("changes is a text"), "字段“changes”的类型不对");
        assert_eq!(
            foreign("line 2 is not UTF-8; the file is probably in a Western code page"),
            "第2行不是 UTF-8；文件可能使用西文代码页"
        );
        assert_eq!(foreign("anything else"), "内容不符合要求");
    }
}
