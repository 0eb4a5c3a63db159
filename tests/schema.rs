//! The generated schemas against the ones that are checked in, and against real documents by an independent validator.
#![expect(clippy::unwrap_used, reason = "a test fails where the mistake is")]

use std::path::Path;

use jsonschema::Validator;
use mangfold::testing::{self, policies, rounds};
use mangfold::{packs, schema};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// Which schemars wrote the schemas that are checked in. Another one may write the same schema in another form.
const WRITTEN_BY: &str = "schemars 1.2.3";

fn generated() -> [(&'static str, Value); 3] {
    [("round", schema::round()), ("policy", schema::policy()), ("decision", schema::decision())]
        .map(|(name, schema)| (name, serde_json::to_value(schema).unwrap()))
}

fn validator(name: &str) -> Validator {
    let found = generated().into_iter().find(|(known, _)| *known == name).unwrap();
    jsonschema::options().should_validate_formats(true).build(&found.1).unwrap()
}

#[track_caller]
fn valid(validator: &Validator, document: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}\n{document}", errors.join("\n"));
}

fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_schemas_checked_in_are_the_ones_the_types_generate() {
    for (name, schema) in generated() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{name}.json"));
        if std::env::var_os("MANGFOLD_WRITE_SCHEMA").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, serde_json::to_string_pretty(&schema).unwrap() + "\n").unwrap();
        }
        let kept: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert!(
            kept == schema,
            "schema/{name}.json is not what the types generate; it was written by {WRITTEN_BY}. \
             MANGFOLD_WRITE_SCHEMA=1 writes it anew"
        );
    }
}

#[test]
fn real_documents_are_valid() {
    let round = validator("round");
    for path in ["tests/golden/round.json", "tests/golden/round_bare.json", "examples/data/round.json"] {
        valid(&round, &file(path));
    }
    let policy = validator("policy");
    for path in ["tests/golden/policy.json", "examples/data/policy.json"] {
        valid(&policy, &file(path));
    }
    valid(&validator("decision"), &file("tests/golden/decision.json"));
    valid(&policy, &serde_json::to_value(packs::norway_state()).unwrap());
    valid(&policy, &serde_json::to_value(packs::oslo(None).unwrap()).unwrap());
}

#[test]
fn drawn_documents_are_valid() {
    let mut runner = TestRunner::deterministic();
    let (round, policy, decision) = (validator("round"), validator("policy"), validator("decision"));
    for _ in 0..200 {
        let drawn = (rounds(), policies()).new_tree(&mut runner).unwrap().current();
        valid(&round, &serde_json::to_value(&drawn.0).unwrap());
        valid(&policy, &serde_json::to_value(&drawn.1).unwrap());
        valid(&decision, &serde_json::to_value(drawn.1.decide(&drawn.0, testing::stamp())).unwrap());
    }
}

#[test]
fn what_reading_refuses_for_its_form_the_schema_refuses() {
    let round = validator("round");
    let good = file("tests/golden/round.json");
    valid(&round, &good);
    let changed = |at: &str, to: Value| {
        let mut document = good.clone();
        *document.pointer_mut(at).unwrap() = to;
        document
    };
    let mut extra = good.clone();
    extra["vacancy"]["colour"] = json!("blue");
    let mut without = good.clone();
    without.as_object_mut().unwrap().remove("vacancy");
    for document in [
        extra,
        without,
        changed("/format", json!(0)),
        changed("/vacancy/opens_on", json!("7 June 2026")),
        changed("/vacancy/employer/country", json!("Norway")),
        changed("/applicants/0/id", json!("A")),
        changed("/applicants", json!({})),
    ] {
        assert!(!round.is_valid(&document), "{document}");
        assert!(serde_json::from_value::<mangfold::Round>(document).is_err());
    }
    let policy = validator("policy");
    let share = json!({"numerator": 5, "denominator": -4});
    let mut document = serde_json::to_value(packs::norway_state()).unwrap();
    document["rules"][0]["versions"][0]["check"]["invite"]["bound"] =
        json!({"share": {"least": share, "rounding": "up", "enough": share, "too_few": "no_duty"}});
    assert!(!policy.is_valid(&document));
}
