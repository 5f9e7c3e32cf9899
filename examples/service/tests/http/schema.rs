//! Whether a value is as a schema of the documentation says: as much of JSON Schema as stands in there.

use serde_json::Value;

/// What is wrong with a value, with the way to it.
pub fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(document, schema, value, "$", &mut found);
    found
}

fn check(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.trim_start_matches('#');
        let target = document.pointer(pointer);
        return match target {
            Some(target) => check(document, target, value, at, found),
            None => found.push(format!("{at}: {name} leads nowhere")),
        };
    }
    for (key, least) in [("oneOf", 1), ("anyOf", 1)] {
        if let Some(options) = schema[key].as_array() {
            let fit = options
                .iter()
                .filter(|one| faults(document, one, value).is_empty())
                .count();
            if fit < least {
                found.push(format!("{at}: none of {key} fits {value}"));
            }
        }
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        check(document, part, value, at, found);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name, value)) {
        found.push(format!("{at}: {value} is none of {types:?}"));
        return;
    }
    if let Some(options) = schema["enum"].as_array()
        && !options.contains(value)
    {
        found.push(format!("{at}: {value} is not among {options:?}"));
    }
    for (k, item) in value.as_array().into_iter().flatten().enumerate() {
        if schema["items"].is_object() {
            check(document, &schema["items"], item, &format!("{at}[{k}]"), found);
        }
    }
    let Some(object) = value.as_object() else {
        return;
    };
    for name in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if !object.contains_key(name) {
            found.push(format!("{at}: {name} is missing"));
        }
    }
    let properties = schema["properties"].as_object();
    for (name, inner) in object {
        let at = format!("{at}.{name}");
        match properties.and_then(|properties| properties.get(name)) {
            Some(schema) => check(document, schema, inner, &at, found),
            None if schema["additionalProperties"].is_object() => {
                check(document, &schema["additionalProperties"], inner, &at, found);
            }
            None => {}
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let document = serde_json::json!({"S": {"type": "object", "required": ["a"], "properties": {"a": {"type": ["null", "integer"]}}}});
    let schema = serde_json::json!({"type": "array", "items": {"$ref": "#/S"}});
    let faults = |value: Value| faults(&document, &schema, &value);
    assert!(faults(serde_json::json!([{"a": 1}, {"a": null}])).is_empty());
    assert_eq!(faults(serde_json::json!([{"a": "x"}, {}])).len(), 2);
    assert_eq!(faults(serde_json::json!(3)).len(), 1);
}
