//! Facts of the engine as plain data: positions become ids, the same way for every type.
//!
//! Actions and reasons derive serde's `Serialize` with positions inside. The serializer here knows the model, and makes an
//! ordered value of them that any format can write:
//!
//! - a field that holds a position becomes its id, and the field `x` becomes `x_id`;
//! - a field that holds a struct gives way to the fields of the struct;
//! - a variant with fields becomes a record whose first field, named by the caller, says which.

use serde::Serialize;
use serde::ser::{
    Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    Serializer,
};
use std::fmt;
use vocmatch::model::Model;

/// A value of any shape, its fields in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain {
    Null,
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    /// The id of what a position stands for.
    Id(String),
    List(Vec<Plain>),
    Record(Vec<(String, Plain)>),
}

/// A fact of the engine with ids for positions; `tag` names the field that says which variant it is.
pub(super) fn described(model: &Model, tag: &'static str, fact: &impl Serialize) -> Plain {
    // The serializer fails on bytes and maps alone, which no fact has.
    fact.serialize(Describe { model, tag }).unwrap_or(Plain::Null)
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Plain::Null => serializer.serialize_unit(),
            Plain::Bool(is) => serializer.serialize_bool(*is),
            Plain::Whole(number) => serializer.serialize_i64(*number),
            Plain::Number(number) => serializer.serialize_f64(*number),
            Plain::Text(text) | Plain::Id(text) => serializer.serialize_str(text),
            Plain::List(all) => {
                let mut list = serializer.serialize_seq(Some(all.len()))?;
                for one in all {
                    list.serialize_element(one)?;
                }
                list.end()
            }
            Plain::Record(fields) => {
                let mut record = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    record.serialize_entry(name, value)?;
                }
                record.end()
            }
        }
    }
}

/// The serializer.
#[derive(Clone, Copy)]
struct Describe<'m> {
    model: &'m Model,
    tag: &'static str,
}

impl<'m> Describe<'m> {
    /// The id at a position, by the name of the position's type; `None` for other types.
    fn id(self, name: &str, position: i64) -> Option<String> {
        let at = usize::try_from(position).ok()?;
        let model = self.model;
        match name {
            "ProgramIx" => model.programs().get(at).map(|one| one.id.to_string()),
            "SchoolIx" => model.schools().get(at).map(|one| one.id.to_string()),
            "MajorIx" => model.majors().get(at).map(|one| one.id.to_string()),
            "SkillIx" => model.skills().get(at).map(|one| one.id.to_string()),
            "OccupationIx" => model.occupations().get(at).map(|one| one.id.to_string()),
            "IndustryIx" => model.industries().get(at).map(|one| one.id.to_string()),
            "RegionIx" => model.regions().get(at).map(|one| one.id.to_string()),
            "EnterpriseIx" => model.enterprises().get(at).map(|one| one.id.to_string()),
            "BaseIx" => model.bases().get(at).map(|one| one.id.to_string()),
            _ => None,
        }
    }

    fn record(self) -> Record<'m> {
        Record {
            describe: self,
            fields: Vec::new(),
        }
    }

    fn list(self) -> Items<'m> {
        Items {
            describe: self,
            items: Vec::new(),
        }
    }
}

/// Whole numbers of every width.
macro_rules! whole {
    ($($name:ident $type:ty),*) => {$(
        fn $name(self, number: $type) -> Result<Plain, fmt::Error> {
            i64::try_from(number).map(Plain::Whole).map_err(|_| fmt::Error)
        }
    )*};
}

impl<'m> Serializer for Describe<'m> {
    type Ok = Plain;
    type Error = fmt::Error;
    type SerializeSeq = Items<'m>;
    type SerializeTuple = Items<'m>;
    type SerializeTupleStruct = Impossible<Plain, fmt::Error>;
    type SerializeTupleVariant = Impossible<Plain, fmt::Error>;
    type SerializeMap = Impossible<Plain, fmt::Error>;
    type SerializeStruct = Record<'m>;
    type SerializeStructVariant = Record<'m>;

    whole!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64
    );

    fn serialize_bool(self, is: bool) -> Result<Plain, fmt::Error> {
        Ok(Plain::Bool(is))
    }

    fn serialize_f32(self, number: f32) -> Result<Plain, fmt::Error> {
        Ok(Plain::Number(f64::from(number)))
    }

    fn serialize_f64(self, number: f64) -> Result<Plain, fmt::Error> {
        Ok(Plain::Number(number))
    }

    fn serialize_char(self, letter: char) -> Result<Plain, fmt::Error> {
        Ok(Plain::Text(letter.to_string()))
    }

    fn serialize_str(self, text: &str) -> Result<Plain, fmt::Error> {
        Ok(Plain::Text(text.to_owned()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Plain, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> Result<Plain, fmt::Error> {
        Ok(Plain::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Plain, fmt::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Plain, fmt::Error> {
        Ok(Plain::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Plain, fmt::Error> {
        Ok(Plain::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Plain, fmt::Error> {
        Ok(Plain::Text(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Plain, fmt::Error> {
        let plain = value.serialize(self)?;
        Ok(match &plain {
            Plain::Whole(position) => self.id(name, *position).map_or(plain, Plain::Id),
            _ => plain,
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Plain, fmt::Error> {
        let plain = value.serialize(self)?;
        let mut record = self.record();
        record.push(self.tag, Plain::Text(variant.to_owned()));
        record.push(variant, plain);
        Ok(Plain::Record(record.fields))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, fmt::Error> {
        Ok(self.list())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Ok(self.list())
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, fmt::Error> {
        Ok(self.record())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        let mut record = self.record();
        record.push(self.tag, Plain::Text(variant.to_owned()));
        Ok(record)
    }
}

/// The items of a list.
struct Items<'m> {
    describe: Describe<'m>,
    items: Vec<Plain>,
}

impl SerializeSeq for Items<'_> {
    type Ok = Plain;
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        self.items.push(value.serialize(self.describe)?);
        Ok(())
    }

    fn end(self) -> Result<Plain, fmt::Error> {
        Ok(Plain::List(self.items))
    }
}

impl SerializeTuple for Items<'_> {
    type Ok = Plain;
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Plain, fmt::Error> {
        SerializeSeq::end(self)
    }
}

/// The fields of a struct or variant.
struct Record<'m> {
    describe: Describe<'m>,
    fields: Vec<(String, Plain)>,
}

impl Record<'_> {
    fn push(&mut self, name: &str, value: Plain) {
        match value {
            Plain::Id(_) => self.fields.push((format!("{name}_id"), value)),
            Plain::Record(fields) => self.fields.extend(fields),
            _ => self.fields.push((name.to_owned(), value)),
        }
    }
}

impl SerializeStruct for Record<'_> {
    type Ok = Plain;
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        let value = value.serialize(self.describe)?;
        self.push(name, value);
        Ok(())
    }

    fn end(self) -> Result<Plain, fmt::Error> {
        Ok(Plain::Record(self.fields))
    }
}

impl SerializeStructVariant for Record<'_> {
    type Ok = Plain;
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        SerializeStruct::serialize_field(self, name, value)
    }

    fn end(self) -> Result<Plain, fmt::Error> {
        SerializeStruct::end(self)
    }
}
