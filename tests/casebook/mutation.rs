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

pub(crate) fn of(policy: &Policy, rule: &str) -> Result<Vec<Mutation>, String> {
    let whole = serde_json::to_value(policy).map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    let mut add = |at: &str, to: Option<Value>| {
        let Some(was) = whole.pointer(at).cloned() else { return };
        if Some(&was) != to.as_ref() {
            let shown = to.as_ref().map_or("dropped".to_owned(), |to| format!("becomes {to}"));
            found.push(Mutation { name: format!("{at} {was} {shown}"), at: at.to_owned(), was, to });
        }
    };
    let rules = whole["rules"].as_array().cloned().unwrap_or_default();
    let Some(place) = rules.iter().position(|known| known["id"] == rule) else { return Ok(found) };
    let here = format!("/rules/{place}");
    for clock in ["advertised", "applied", "invited", "recommended"] {
        add(&format!("{here}/clock"), Some(json!(clock)));
    }
    for number in 0..whole[&"rules"][place]["versions"].as_array().map_or(0, Vec::len) {
        let version = format!("{here}/versions/{number}");
        let value = whole.pointer(&version).cloned().unwrap_or_default();
        for modality in ["must", "should", "may", "notice"] {
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
            conditions(condition, &at, &mut add);
        }
        for (at, exception) in value["unless"].as_array().into_iter().flatten().enumerate() {
            let at = format!("{version}/unless/{at}");
            add(&at, None);
            let caps = exception["effect"] == "caps_alike";
            if caps {
                add(&format!("{at}/effect"), Some(json!("lifts")));
            }
            conditions(&exception["when"]["fact"], &format!("{at}/when/fact"), &mut add);
        }
        // No round can pick a version that is over before its review is due.
        let day = |value: &Value| value.as_str().and_then(|day| day.parse::<NaiveDate>().ok());
        let over = day(&value["span"]["until"]["between"]["last"]);
        let before_review = over.is_some_and(|over| day(&value["justification"]["review_by"]) >= Some(over));
        if number + 1 == rules[place]["versions"].as_array().map_or(0, Vec::len) && !before_review {
            shift(
                &value["justification"]["review_by"],
                &format!("{version}/justification/review_by"),
                &mut add,
            );
        }
        invites(&value["check"]["invite"], &format!("{version}/check/invite"), &mut add);
        checks(&value["check"], value["modality"] != "may", &format!("{version}/check"), &mut add);
        // A part that is dropped takes its mark with it; where other parts of the element remain, or every finding rests
        // on a reading anyhow, none need notice.
        let parts = value["parts"].as_array().cloned().unwrap_or_default();
        for (at, part) in parts.iter().enumerate() {
            let alone = parts.iter().filter(|other| other["of"] == part["of"]).count() == 1;
            if alone && part["mark"] == "V" && shows(&value, part["of"].as_str().unwrap_or_default()) {
                add(&format!("{version}/parts/{at}"), None);
            }
        }
    }
    let versions = whole["rules"][place]["versions"].as_array().cloned().unwrap_or_default();
    for (statement, known) in whole["statements"].as_array().into_iter().flatten().enumerate() {
        if !versions.iter().any(|version| version["check"]["statement"] == known["id"]) {
            continue;
        }
        for number in 0..known["wordings"].as_array().map_or(0, Vec::len) {
            // Two wordings meet in one edge: either side of it alone says when the later one stands.
            let at = format!("/statements/{statement}/wordings/{number}");
            // What only informs tells nothing of the adverts.
            let duty = |version: &Value| version["modality"] == "must" || version["modality"] == "should";
            if versions.iter().any(duty) {
                add(&format!("{at}/text"), Some(json!("Alle oppfordres til å søke.")));
            }
            add(&format!("{at}/mark"), Some(json!("G")));
        }
    }
    Ok(found)
}

/// Whether the mark of an element shows in some finding, as every other element of it is verified.
fn shows(version: &Value, element: &str) -> bool {
    let verified = |element: &&str| {
        let mut about =
            version["parts"].as_array().into_iter().flatten().filter(|part| part["of"] == **element);
        let first = about.next().is_some_and(|part| part["mark"] == "V");
        first && about.all(|part| part["mark"] == "V")
    };
    let scoped = version["scope"].as_array().is_some_and(|scope| !scope.is_empty());
    let duty = version["modality"] == "must" || version["modality"] == "should";
    let check = &version["check"];
    let mut used: Vec<Vec<&str>> = vec![vec![]];
    if check["invite"].is_object() {
        let mut judged = vec!["pool", "group", "bound"];
        let short = ["force", "pool", "group", "bound", "presupposition"];
        if check["invite"]["mode"].is_string() {
            judged.push("mode");
        }
        used.push(vec!["group", "undeclared"]);
        // Where it is left open how many are enough, every parity or share that is judged rests on a reading.
        let open =
            version["silent"].as_array().into_iter().flatten().any(|silence| silence["question"] == "enough");
        let bound = &check["invite"]["bound"];
        if open && (bound["as_many_as"].is_object() || bound["share"].is_object()) {
            return shown(used, element, scoped, &verified);
        }
        used.push(vec!["pool", "group", "presupposition"]);
        used.push(judged);
        if duty && check["invite"]["mode"].is_null() {
            used.push(short.to_vec());
        }
        for more in ["deadline", "legal_basis"] {
            used.push(vec!["pool", "group", "bound", more]);
        }
    } else if check["statement"].is_string() || check["sentence"].is_object() {
        used.push(vec!["statement", "channel"]);
        if duty {
            used.push(vec!["force", "statement", "channel"]);
        }
    } else if check["record"].is_object() {
        used.push(vec!["record"]);
        if duty {
            used.push(vec!["force", "record"]);
        }
        if check["record"]["before"] != "open" {
            used.push(vec!["force", "record", "deadline"]);
        }
        if check["record"]["about"].is_object() {
            used.push(vec!["group", "undeclared"]);
        }
    } else if check["assessment"].is_object() {
        used.push(vec!["group", "undeclared"]);
        used.push(vec!["pool", "group", "presupposition"]);
        used.push(vec!["group", "record"]);
        if duty {
            used.push(vec!["force", "group", "record"]);
        }
    } else if check["preference"].is_object() {
        used.push(vec!["comparison"]);
        // Where the day of review is left open, whatever rests on the group rests on a reading, too.
        let reviewed = version["silent"].as_array().into_iter().flatten();
        if !reviewed.into_iter().any(|silence| silence["question"] == "review_by") {
            used.push(vec!["group", "comparison"]);
        }
    } else if check["period_share"].is_object() {
        used.push(vec!["group", "bound"]);
    } else {
        used.push(vec!["bound"]);
    }
    shown(used, element, scoped, &verified)
}

fn shown(mut used: Vec<Vec<&str>>, element: &str, scoped: bool, verified: &dyn Fn(&&str) -> bool) -> bool {
    used.iter_mut().any(|used| {
        if scoped {
            used.push("scope");
        }
        used.contains(&element) && used.iter().all(verified)
    })
}

type Add<'a> = &'a mut dyn FnMut(&str, Option<Value>);

/// The number one more and, where it is more than `least`, one less.
fn step(number: &Value, least: u64, at: &str, add: Add<'_>) {
    let Some(number) = number.as_u64() else { return };
    add(at, Some(json!(number + 1)));
    if number > least {
        add(at, Some(json!(number - 1)));
    }
}

fn others(now: &Value, at: &str, values: &[&str], add: Add<'_>) {
    if now.is_string() {
        for to in values {
            add(at, Some(json!(to)));
        }
    }
}

const COUNTS: [&str; 2] = ["counts", "does_not_count"];

fn conditions(condition: &Value, at: &str, add: Add<'_>) {
    step(&condition["longer_than_months"], 0, &format!("{at}/longer_than_months"), add);
    for place in 0..condition["sector"].as_array().map_or(0, Vec::len) {
        add(&format!("{at}/sector/{place}"), Some(json!("private")));
        add(&format!("{at}/sector/{place}"), Some(json!("church")));
    }
    for place in 0..condition["region"].as_array().map_or(0, Vec::len) {
        add(&format!("{at}/region/{place}"), Some(json!("XX-X")));
    }
    for place in 0..condition["category"].as_array().map_or(0, Vec::len) {
        add(&format!("{at}/category/{place}"), Some(json!({"own": "another_category"})));
    }
    if condition["country"].as_array().is_some_and(|countries| countries.len() == 1) {
        add(&format!("{at}/country/0"), Some(json!("XX")));
    }
    others(&condition["opening"], &format!("{at}/opening"), &["external", "internal"], add);
    if condition["fact"].is_string() {
        add(&format!("{at}/fact"), Some(json!("another_fact")));
    }
    let measured = format!("{at}/underrepresented");
    let measure = &condition["underrepresented"]["measure"];
    if measure.is_object() {
        add(&format!("{measured}/ground"), Some(json!("own.another")));
        add(&format!("{measured}/measure"), Some(json!({"below": {"numerator": 1, "denominator": 100}})));
        add(&format!("{measured}/measure"), Some(json!({"below": {"numerator": 1, "denominator": 1}})));
        let odd = format!("{measured}/measure/below_half");
        others(&measure["below_half"], &odd, &["at_least_two", "any_imbalance"], add);
    }
}

fn invites(invite: &Value, at: &str, add: Add<'_>) {
    if !invite.is_object() {
        return;
    }
    let beside = json!([{"declared": "own.another"}]);
    for (key, values) in [
        ("bound", vec![json!({"at_least": 2}), json!("all")]),
        ("of", vec![json!({"declared": "own.another"}), json!({"declared_not": invite["of"]["declared"]})]),
        ("out_of", vec![json!("qualified"), json!("not_obviously_unsuited"), json!("everyone")]),
        ("presupposes", vec![json!(0), json!(2)]),
        ("asserted_by", vec![json!("applicant"), json!("applicant_confirmed")]),
        ("deadline", vec![json!("open"), json!("recommendation"), json!("hire")]),
        ("withdrawn_after_invitation", COUNTS.map(|counts| json!(counts)).to_vec()),
        ("waived", COUNTS.map(|counts| json!(counts)).to_vec()),
        ("declared_late", COUNTS.map(|counts| json!(counts)).to_vec()),
        ("stages", vec![json!("any"), json!("every")]),
        ("mode", vec![json!("in_person"), json!("remote")]),
        ("consistency", vec![json!("not_asked"), json!("any_reason"), json!("every_reason")]),
        ("overlap", vec![json!("for_each"), json!({"for_one": beside}), json!({"union": beside})]),
    ] {
        for to in values {
            add(&format!("{at}/{key}"), Some(to));
        }
    }
    // Where no deadline is set, no day of it counts or not.
    if invite["deadline"] != "open" {
        others(&invite["on_the_day"], &format!("{at}/on_the_day"), &COUNTS, add);
    }
    let (bound, place) = (&invite["bound"], format!("{at}/bound"));
    step(&bound["best"], 1, &format!("{place}/best"), add);
    for (kind, keys) in [
        ("as_many_as", vec!["other", "enough", "too_few", "neither", "on_top_counts", "on_top"]),
        ("share", vec!["least", "rounding", "enough", "too_few"]),
    ] {
        if !bound[kind].is_object() {
            continue;
        }
        for key in keys {
            let (now, at) = (&bound[kind][key], format!("{place}/{kind}/{key}"));
            match key {
                "other" | "on_top" => {
                    if now.is_object() {
                        add(&at, Some(json!({"declared": "own.another"})));
                    }
                }
                "enough" | "least" => {
                    for (numerator, denominator) in [(1, 10), (9, 10)] {
                        add(&at, Some(json!({"numerator": numerator, "denominator": denominator})));
                    }
                }
                "too_few" => others(now, &at, &["all_of_them", "no_duty"], add),
                "neither" => {
                    others(now, &at, &["on_neither_side", "with_the_group", "with_the_others"], add);
                }
                "rounding" => others(now, &at, &["up", "down"], add),
                // Without a group on top nobody is.
                _ if bound[kind]["on_top"].is_null() => {}
                _ => others(now, &at, &COUNTS, add),
            }
        }
    }
}

/// What the other checks say.
fn checks(check: &Value, is_duty: bool, at: &str, add: Add<'_>) {
    // Which words advice is about moves no verdict: the tests of adverts look at them.
    let nothing = Value::Null;
    let sentence = if is_duty { &check["sentence"] } else { &nothing };
    others(&sentence["presence"], &format!("{at}/sentence/presence"), &["required", "forbidden"], add);
    for (list, words) in sentence["words"].as_array().into_iter().flatten().enumerate() {
        add(&format!("{at}/sentence/words/{list}"), None);
        for word in 0..words.as_array().map_or(0, Vec::len) {
            add(&format!("{at}/sentence/words/{list}/{word}"), Some(json!("another")));
        }
    }
    let record = &check["record"];
    if record.is_object() {
        add(&format!("{at}/record/entry"), Some(json!({"own": "another_note"})));
        let events = ["open", "publication", "invitation", "recommendation"];
        others(&record["before"], &format!("{at}/record/before"), &events, add);
        if record["before"] != "open" {
            others(&record["on_the_day"], &format!("{at}/record/on_the_day"), &COUNTS, add);
        }
        if record["about"].is_object() {
            add(&format!("{at}/record/about"), Some(json!({"declared": "own.another"})));
        }
    }
    let assessment = &check["assessment"];
    if assessment.is_object() {
        add(&format!("{at}/assessment/of"), Some(json!({"declared": "own.another"})));
        let pools = ["qualified", "not_obviously_unsuited", "everyone"];
        others(&assessment["out_of"], &format!("{at}/assessment/out_of"), &pools, add);
        others(&assessment["on_the_day"], &format!("{at}/assessment/on_the_day"), &COUNTS, add);
    }
    let preference = &check["preference"];
    others(&preference["among"], &format!("{at}/preference/among"), &["equal", "nearly_equal"], add);
    if preference["of"].is_object() {
        add(&format!("{at}/preference/of"), Some(json!({"declared": "own.another"})));
    }
    let share = &check["period_share"];
    if share.is_object() {
        add(&format!("{at}/period_share/of"), Some(json!({"declared": "own.another"})));
        others(&share["out_of"], &format!("{at}/period_share/out_of"), &["applied", "invited"], add);
    }
}

fn shift(day: &Value, at: &str, add: Add<'_>) {
    let Some(day) = day.as_str().and_then(|day| day.parse::<NaiveDate>().ok()) else { return };
    for to in [day.checked_add_days(Days::new(1)), day.checked_sub_days(Days::new(1))].into_iter().flatten() {
        add(at, Some(json!(to.to_string())));
    }
}

fn days(span: &Value, at: &str, add: Add<'_>) {
    for end in ["from", "until"] {
        let edge = &span[end];
        shift(&edge["on"], &format!("{at}/{end}/on"), add);
        for kind in ["between", "not_verified", "partial"] {
            for (key, day) in edge[kind].as_object().into_iter().flatten() {
                shift(day, &format!("{at}/{end}/{kind}/{key}"), add);
            }
        }
    }
    // Confirmed up to its last day, a version is over before anybody could be told that it is not confirmed.
    let day = |value: &Value| value.as_str().and_then(|day| day.parse::<NaiveDate>().ok());
    let last = day(&span["until"]["on"]).and_then(|until| until.pred_opt());
    if last.is_none() || last != day(&span["confirmed_to"]) {
        shift(&span["confirmed_to"], &format!("{at}/confirmed_to"), add);
    }
}
