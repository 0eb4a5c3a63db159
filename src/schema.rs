//! JSON Schemas (draft 2020-12) of the documents the crate reads: rounds, policies and recorded decisions.
//!
//! They are generated from the types that read the documents, so that they cannot drift from them. A schema tells the
//! form: what does not belong together (an invitation to somebody who did not apply) only reading tells.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::decision::RecordedDecision;
use crate::employer::{Country, Region};
use crate::ground::{Answer, Declaration, Ground, Group};
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::policy::Policy;
use crate::round::{Format, Round};
use crate::text::{AdvertText, Code, Day, LanguageTag, Name, PolicyId, Reason, RuleId, Stamp, Title};

/// The schema of a round.
///
/// ```
/// let schema = mangfold::schema::round();
/// assert_eq!(schema.get("title").unwrap(), "Round");
/// ```
#[must_use]
pub fn round() -> Schema {
    of::<Round>()
}

/// The schema of a policy.
///
/// ```
/// let schema = mangfold::schema::policy();
/// assert_eq!(schema.get("title").unwrap(), "Policy");
/// ```
#[must_use]
pub fn policy() -> Schema {
    of::<Policy>()
}

/// The schema of a recorded decision.
///
/// ```
/// let schema = mangfold::schema::decision();
/// assert_eq!(schema.get("title").unwrap(), "RecordedDecision");
/// ```
#[must_use]
pub fn decision() -> Schema {
    of::<RecordedDecision>()
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

macro_rules! written_as {
    ($($name:ty, $title:literal => $schema:expr;)*) => { $(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed($title)
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    )* };
}

const LOWER_CASE_WORDS: &str = r"^[a-z0-9_]+(\.[a-z0-9_]+)*$";

fn text(most: u32) -> Schema {
    json_schema!({ "type": "string", "minLength": 1, "description": format!("At most {most} characters, trimmed.") })
}

fn coded() -> Schema {
    json_schema!({ "type": "string", "pattern": LOWER_CASE_WORDS, "maxLength": 100 })
}

fn uuid() -> Schema {
    json_schema!({ "type": "string", "format": "uuid" })
}

written_as! {
    ApplicantId, "ApplicantId" => |_| uuid();
    ShortlistId, "ShortlistId" => |_| uuid();
    VacancyId, "VacancyId" => |_| uuid();
    Name, "Name" => |_| text(200);
    Title, "Title" => |_| text(500);
    Reason, "Reason" => |_| text(10_000);
    AdvertText, "AdvertText" => |_| text(10_000_000);
    Code, "Code" => |_| coded();
    RuleId, "RuleId" => |_| coded();
    PolicyId, "PolicyId" => |_| coded();
    LanguageTag, "LanguageTag" => |_| json_schema!({ "type": "string", "pattern": "^[a-z]{2,3}$" });
    Day, "Day" => |_| json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
    Stamp, "Stamp" => |_| json_schema!({ "type": "string", "format": "date-time" });
    Country, "Country" => |_| json_schema!({ "type": "string", "pattern": "^[A-Z]{2}$" });
    Region, "Region" => |_| json_schema!({ "type": "string", "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$" });
    Format, "Format" => |_| json_schema!({ "const": Format::CURRENT });
    Ground, "Ground" => |_| {
        let known: Vec<Value> = Ground::known().map(|ground| Value::from(ground.to_string())).collect();
        json_schema!({ "anyOf": [{ "enum": known }, { "type": "string", "pattern": r"^own\.[a-z0-9]" }] })
    };
    Answer, "Answer" => |_| {
        let answers: Vec<Value> = Answer::known().map(Value::from).collect();
        json_schema!({ "enum": answers })
    };
    Declaration, "Declaration" => |generator| crate::ground::declaration_schema(generator);
    Group, "Group" => |generator| crate::ground::group_schema(generator);
    Round, "Round" => |generator| crate::round::round_schema(generator);
}
