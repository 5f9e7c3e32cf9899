//! A JSON value in which no key stands twice.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use vocmatch_algo::sorted::Set;

/// Reads a JSON object: its fields as they stand. A key that stands twice in an object, at any depth, is an error that
/// names it.
pub(super) fn object(text: &str) -> Result<Vec<(String, Value)>, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let fields = reader.deserialize_map(Fields)?;
    reader.end()?;
    Ok(fields)
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields: Self::Value = Vec::new();
        let mut seen = Set::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(twice(&key));
            }
            let value = map.next_value_seed(Unique)?;
            fields.push((key, value));
        }
        Ok(fields)
    }
}

fn twice<E: Error>(key: &str) -> E {
    let key = crate::problem::shortened(key);
    E::custom(format!("the key \"{key}\" stands twice"))
}

/// The key that stands twice in an object of a JSON document, as a sentence; `None` if none does.
#[must_use]
pub fn repeated_key(text: &str) -> Option<String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let error = Unique.deserialize(&mut reader).err()?;
    error.is_data().then(|| error.to_string())
}

struct Unique;

impl<'de> DeserializeSeed<'de> for Unique {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Unique)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if values.contains_key(&key) {
                return Err(twice(&key));
            }
            let value = map.next_value_seed(Unique)?;
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_told_at_any_depth() {
        for (text, key) in [
            (r#"{"name": "a", "name": "b"}"#, "name"),
            (
                r#"{"changes": [{"change": "set_seats", "to": 1, "to": 2}]}"#,
                "to",
            ),
        ] {
            let error = object(text).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("the key \"{key}\" stands twice at line 1")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_found_in_any_document() {
        let told = repeated_key(r#"[{"a": 1}, {"a": 1, "a": 2}]"#).unwrap();
        assert!(told.starts_with("the key \"a\" stands twice"), "{told}");
        assert_eq!(repeated_key(r#"[{"a": 1}, {"a": 1}]"#), None);
        assert_eq!(repeated_key("{"), None);
    }

    #[test]
    fn other_documents_are_read_as_they_stand() {
        let text = r#"{"a": [1, -2, 0.5, true, null, "x"], "b": {"a": 1}}"#;
        let whole: Map<String, Value> = object(text).unwrap().into_iter().collect();
        assert_eq!(whole, serde_json::from_str(text).unwrap());
        let keys = object(r#"{"b": 1, "a": 2}"#).unwrap();
        assert_eq!(keys[0].0, "b");
        assert!(
            object("[1]")
                .unwrap_err()
                .to_string()
                .contains("invalid type: sequence")
        );
        assert!(
            object("{} {}")
                .unwrap_err()
                .to_string()
                .contains("trailing characters")
        );
    }
}
