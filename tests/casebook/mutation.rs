//! Changes of a rule's data, each of which some case of its casebook has to notice.

use chrono::{Days, NaiveDate};
use mangfold::Policy;
use serde_json::{Value, json};

/// One value of a policy's wire form replaced by another; `None` removes it from its list.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    pub(crate) name: String,
    at: String,
    was: Value,
    to: Option<Value>,
}

impl Mutation {
    /// The policy with the value replaced; policies that do not have it stay as they are.
    pub(crate) fn apply(&self, policy: &Policy) -> Result<Policy, String> {
        let mut whole = serde_json::to_value(policy).map_err(|error| error.to_string())?;
        if whole.pointer(&self.at) != Some(&self.was) {
            return Ok(policy.clone());
        }
        if let Some(to) = &self.to {
            if let Some(place) = whole.pointer_mut(&self.at) {
                *place = to.clone();
            }
        } else {
            let (list, place) = self.at.rsplit_once('/').ok_or("no list")?;
            if let (Some(list), Ok(place)) =
                (whole.pointer_mut(list).and_then(Value::as_array_mut), place.parse::<usize>())
            {
                list.remove(place);
            }
        }
        serde_json::from_value(whole).map_err(|error| error.to_string())
    }
}

pub(crate) fn of(policy: &Policy, rule: &str) -> Vec<Mutation> {
    let whole = serde_json::to_value(policy).unwrap_or_default();
    let mut found = Vec::new();
    let mut add = |at: &str, to: Option<Value>| {
        let Some(was) = whole.pointer(at).cloned() else { return };
        if Some(&was) != to.as_ref() {
            let shown = to.as_ref().map_or("dropped".to_owned(), |to| format!("becomes {to}"));
            found.push(Mutation { name: format!("{at} {was} {shown}"), at: at.to_owned(), was, to });
        }
    };
    let rules = whole["rules"].as_array().cloned().unwrap_or_default();
    let Some(place) = rules.iter().position(|known| known["id"] == rule) else { return found };
    let here = format!("/rules/{place}");
    for clock in ["advertised", "applied", "invited", "recommended"] {
        add(&format!("{here}/clock"), Some(json!(clock)));
    }
    for number in 0..whole[&"rules"][place]["versions"].as_array().map_or(0, Vec::len) {
        let version = format!("{here}/versions/{number}");
        let value = whole.pointer(&version).cloned().unwrap_or_default();
        for modality in ["must", "should", "may"] {
            add(&format!("{version}/modality"), Some(json!(modality)));
        }
        for force in ["regulation", "instruction", "resolution"] {
            add(&format!("{version}/force"), Some(json!(force)));
        }
        add(&format!("{version}/legal_basis"), Some(json!("explicit_consent")));
        add(&format!("{version}/legal_basis"), Some(json!("employment_law")));
        days(&value["span"], &format!("{version}/span"), &mut add);
        for (at, condition) in value["scope"].as_array().into_iter().flatten().enumerate() {
            let at = format!("{version}/scope/{at}");
            add(&at, None);
            if let Some(months) = condition["longer_than_months"].as_u64() {
                add(&format!("{at}/longer_than_months"), Some(json!(months - 1)));
                add(&format!("{at}/longer_than_months"), Some(json!(months + 1)));
            }
            for place in 0..condition["sector"].as_array().map_or(0, Vec::len) {
                add(&format!("{at}/sector/{place}"), Some(json!("private")));
            }
        }
        let invite = format!("{version}/check/invite");
        for (key, values) in [
            ("bound", vec![json!({"at_least": 2}), json!("all")]),
            (
                "of",
                vec![
                    json!({"declared": "sex.woman"}),
                    json!({"declared_not": value["check"]["invite"]["of"]["declared"]}),
                ],
            ),
            ("out_of", vec![json!("not_obviously_unsuited"), json!("everyone")]),
            ("presupposes", vec![json!(0), json!(2)]),
            ("asserted_by", vec![json!("applicant"), json!("applicant_confirmed")]),
            ("deadline", vec![json!("open"), json!("recommendation"), json!("hire")]),
            ("on_the_day", vec![json!("does_not_count")]),
            ("withdrawn_after_invitation", vec![json!("does_not_count")]),
        ] {
            for to in values {
                add(&format!("{invite}/{key}"), Some(to));
            }
        }
        add(&format!("{version}/check/record/entry"), Some(json!({"own": "another_note"})));
        // A part that is dropped takes its mark with it; where other parts of the element remain, or every finding rests
        // on a reading anyhow, none need notice.
        let parts = value["parts"].as_array().cloned().unwrap_or_default();
        for (at, part) in parts.iter().enumerate() {
            let alone = parts.iter().filter(|other| other["of"] == part["of"]).count() == 1;
            let sure = parts.iter().any(|part| part["of"] == "scope" && part["mark"] == "V");
            if alone && sure && part["mark"] == "V" && rule.starts_with("no.state.") {
                add(&format!("{version}/parts/{at}"), None);
            }
        }
    }
    if rule.ends_with("standard_text") {
        for number in 0..whole["statements"][0]["wordings"].as_array().map_or(0, Vec::len) {
            // Two wordings meet in one edge: either side of it alone says when the later one stands.
            let at = format!("/statements/0/wordings/{number}");
            add(&format!("{at}/text"), Some(json!("Alle oppfordres til å søke.")));
            add(&format!("{at}/mark"), Some(json!("G")));
        }
    }
    found
}

fn days(span: &Value, at: &str, add: &mut impl FnMut(&str, Option<Value>)) {
    let mut shift = |pointer: String, day: &Value| {
        let Some(day) = day.as_str().and_then(|day| day.parse::<NaiveDate>().ok()) else { return };
        for to in
            [day.checked_add_days(Days::new(1)), day.checked_sub_days(Days::new(1))].into_iter().flatten()
        {
            add(&pointer, Some(json!(to.to_string())));
        }
    };
    for end in ["from", "until"] {
        let edge = &span[end];
        shift(format!("{at}/{end}/on"), &edge["on"]);
        for kind in ["between", "not_verified", "partial"] {
            for (key, day) in edge[kind].as_object().into_iter().flatten() {
                shift(format!("{at}/{end}/{kind}/{key}"), day);
            }
        }
    }
    shift(format!("{at}/confirmed_to"), &span["confirmed_to"]);
}
