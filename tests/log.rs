//! The log: what a record shows and hides, what verification finds, what erasing leaves.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests, which want to fail where the mistake is"
)]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use mangfold::audit::{Origin, Record, *};
use mangfold::testing::{self, Person, RoundSketch, id};
use mangfold::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn at() -> DateTime<Utc> {
    testing::stamp()
}

fn origin() -> Origin {
    lit("agency.example/decisions")
}

fn key(number: u64) -> SaltKey {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes[31] = 1;
    SaltKey::from_bytes(bytes)
}

/// A log with its bundle, its policies and its lines.
struct Kept {
    log: Log,
    bundle: Bundle,
    policies: Policies,
    records: Vec<Record>,
    people: u64,
}

impl Kept {
    fn new() -> Self {
        Self {
            log: Log::new(origin()),
            bundle: Bundle::new(origin(), key(0)),
            policies: Policies::default(),
            records: Vec::new(),
            people: 0,
        }
    }

    fn append(&mut self, round: &Round, policy: &Policy) -> Record {
        self.append_with(round, policy, &[])
    }

    fn append_with(&mut self, round: &Round, policy: &Policy, departures: &[Departure]) -> Record {
        for applicant in round.applicants() {
            if !self.bundle.keys().has_key(applicant.id()) {
                self.people += 1;
                self.bundle.add_person(key(self.people), [applicant.id()]).unwrap();
            }
        }
        self.policies.add(policy.clone());
        let decision = policy.decide(round, at());
        let sealed = self.log.seal(&decision, departures, lit("2026-117"), self.bundle.keys()).unwrap();
        self.keep(&sealed)
    }

    fn keep(&mut self, sealed: &Sealed) -> Record {
        self.bundle.keep(sealed.disclosures()).unwrap();
        self.log.append(sealed.record()).unwrap();
        self.records.push(sealed.record().clone());
        sealed.record().clone()
    }

    fn erase(&mut self, erasure: &Erasure) -> Result<Record, Box<Record>> {
        match self.bundle.erase(erasure, at(), &self.log).unwrap() {
            Erasing::Erases(sealed) => Ok(self.keep(&sealed)),
            Erasing::Refused(sealed, _) => Err(Box::new(self.keep(&sealed))),
        }
    }

    fn lines(&self) -> Vec<Vec<u8>> {
        self.records.iter().map(Record::to_bytes).collect()
    }

    fn stored_and_read(&self) -> Bundle {
        let parts = self.bundle.records().map(|record| Disclosures::from_bytes(&record.to_bytes()).unwrap());
        Bundle::from_parts(Keyring::from_bytes(&self.bundle.keys().to_bytes()).unwrap(), parts).unwrap()
    }

    fn holds(&self) -> bool {
        self.records.iter().all(|record| self.bundle.check(record).holds())
    }
}

fn by() -> Name {
    lit("Ola Vik, personvernombud")
}

fn because() -> Reason {
    lit("Krav om sletting.")
}

fn packs() -> Vec<Policy> {
    vec![
        packs::norway_state(),
        packs::germany(),
        packs::uk(),
        packs::eu(),
        packs::norway_adverts(),
        packs::oslo(None).unwrap(),
    ]
}

/// A round with everything a round may hold.
fn full_round() -> Round {
    let text = include_str!("golden/round.json");
    Round::from_json(text.as_bytes(), &Limits::default()).unwrap()
}

#[test]
fn a_decision_is_sealed_verified_and_replayed_to_the_byte() {
    let mut kept = Kept::new();
    for policy in packs() {
        for round in [testing::sample(), testing::sample_broken(), full_round()] {
            let record = kept.append(&round, &policy);
            assert_eq!(Record::from_bytes(&record.to_bytes()).as_ref(), Ok(&record));
            let disclosed = kept.bundle.check(&record);
            assert!(disclosed.holds() && disclosed.erased() == 0, "{disclosed:?}");
            assert_eq!(kept.bundle.replay(&record, &kept.policies), Replay::Same);
            let decision = policy.decide(&round, at());
            assert_eq!(record.decision(), Some(&decision.body()));
            assert_eq!(record.decision().unwrap().outcome(), decision.outcome());
        }
    }
    // From what was stored alone.
    let stored = kept.stored_and_read();
    assert_eq!(stored, kept.bundle);
    for record in &kept.records {
        assert!(stored.check(record).holds());
        assert_eq!(stored.replay(record, &kept.policies), Replay::Same);
    }
}

#[test]
fn a_record_names_nobody_and_is_under_two_kilobytes() {
    let mut kept = Kept::new();
    let two =
        Policy::combined(lit("both"), lit("2026-01-01"), [packs::germany(), packs::norway_state()]).unwrap();
    for policy in packs().into_iter().chain([two]) {
        for number in 0..6 {
            let round = round_of(50, number);
            let record = kept.append(&round, &policy);
            let text = String::from_utf8(record.to_bytes()).unwrap();
            assert!(text.len() < 2048, "{} bytes under {}: {text}", text.len(), policy.id());
            assert!(round.applicants().iter().all(|applicant| !text.contains(&applicant.id().to_string())));
            for told in ["Kari", "declared", "disability_needing", "Seniorr"] {
                assert!(!text.contains(told), "{told} in {text}");
            }
        }
    }
}

/// A round of so many people of whom a quarter or so declare each ground, and a fifth are invited.
fn round_of(people: u32, seed: u32) -> Round {
    let grounds =
        [Ground::DisabilityNeedingAccommodation, Ground::CvGap, Ground::SevereDisability, Ground::Woman];
    let mut sketch = RoundSketch::new();
    for number in 0..people {
        let draw = number.wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(40_503)) >> 7;
        let mut person = Person::new(&format!("person {number}"));
        for (place, ground) in (0_u32..).zip(&grounds) {
            if (draw >> place) % 4 == 0 {
                person = person.declares(ground.clone());
            }
        }
        person = if draw & 64 == 0 { person.suited() } else { person.found(Suitability::Unqualified) };
        sketch = sketch.person(if number % 5 == 0 { person.invited() } else { person });
    }
    sketch.build()
}

/// Every round of up to three people, each of one of twelve kinds.
fn small_rounds() -> Vec<Round> {
    let person = |kind: usize, number: usize| {
        let person = Person::new(&format!("{number}"));
        let person = match kind % 3 {
            0 => person,
            1 => person.declares(Ground::DisabilityNeedingAccommodation),
            _ => person.declares(Ground::CvGap),
        };
        let person = if [0, 2].contains(&(kind / 3)) {
            person.suited()
        } else {
            person.found(Suitability::Unqualified)
        };
        if kind < 6 { person } else { person.invited() }
    };
    let mut rounds = Vec::new();
    for a in 0..12 {
        rounds.push(RoundSketch::new().person(person(a, 1)).build());
        for b in a..12 {
            rounds.push(RoundSketch::new().person(person(a, 1)).person(person(b, 2)).build());
            for c in b..12 {
                let two = RoundSketch::new().person(person(a, 1)).person(person(b, 2));
                rounds.push(two.person(person(c, 3)).build());
            }
        }
    }
    rounds
}

#[test]
fn records_of_rounds_that_differ_in_who_applied_or_declared_are_alike_but_for_their_root() {
    let policy = packs::norway_state();
    let mut by_outcome: Vec<(String, String, usize)> = Vec::new();
    for round in small_rounds() {
        let decision = policy.decide(&round, at());
        let of = |verdict| {
            let findings = decision.findings().iter().filter(|finding| finding.verdict() == verdict);
            findings.map(|finding| finding.rule().to_string()).collect::<BTreeSet<String>>()
        };
        let told =
            format!("{:?} {:?} {:?}", decision.outcome(), of(Verdict::Broken), of(Verdict::Undetermined));
        let record = Kept::new().append(&round, &policy);
        let text = String::from_utf8(record.to_bytes()).unwrap();
        let text = text.replace(&record.commitments().to_string(), "");
        match by_outcome.iter_mut().find(|(known, _, _)| *known == told) {
            None => by_outcome.push((told, text, 1)),
            Some((told, known, count)) => {
                assert_eq!(*known, text, "{told}");
                *count += 1;
            }
        }
    }
    let seen: Vec<usize> = by_outcome.iter().map(|(_, _, count)| *count).collect();
    assert_eq!(seen.iter().sum::<usize>(), 454);
    assert!(seen.len() >= 4 && seen.iter().all(|&count| count > 10), "{seen:?}");
}

#[test]
fn whether_a_rule_was_kept_is_told_where_the_group_its_eligible_and_its_invited_are_five_and_not_below() {
    let policy = packs::norway_state();
    let rule: RuleId = lit("no.state.interview.disability");
    let body = |members: u32, suited: u32, invited: u32| {
        let mut sketch = RoundSketch::new();
        for number in 0..12 {
            let person = Person::new(&number.to_string());
            let person =
                if number < suited { person.suited() } else { person.found(Suitability::Unqualified) };
            let person = if number < members {
                person.declares(Ground::DisabilityNeedingAccommodation)
            } else {
                person
            };
            sketch = sketch.person(if number < invited { person.invited() } else { person });
        }
        Kept::new().append(&sketch.build(), &policy).decision().unwrap().clone()
    };
    let told = body(5, 12, 5);
    assert!(told.kept()[&lit::<Code>("met")].contains(&rule));
    assert_eq!(told.threshold().get(), 5);
    for (members, suited, invited) in [(4, 12, 5), (5, 12, 4), (5, 4, 5), (6, 0, 5), (0, 12, 5)] {
        let told = body(members, suited, invited);
        assert!(told.followed().contains(&rule), "{members} {suited} {invited}");
    }
    // Nobody of six is invited: that the rule is broken is told, why is not.
    assert_eq!(body(6, 12, 0).broken()[&lit::<Code>("withheld")], [rule]);
}

#[test]
fn no_commitment_is_made_twice_and_no_salt_serves_two_records() {
    let mut kept = Kept::new();
    let round = testing::sample();
    kept.append(&round, &packs::norway_state());
    kept.append(&round, &packs::norway_state());
    let mut seen = BTreeSet::new();
    for record in kept.records.clone() {
        for disclosure in kept.bundle.disclose(record.sequence(), |_| true) {
            assert!(seen.insert(disclosure.commitment().to_string()));
            assert!(seen.insert(disclosure.text()[..34].to_owned()), "one salt twice");
            disclosure.verify(&record).unwrap();
        }
    }
    assert!(seen.len() > 100);
    assert_ne!(kept.records[0].commitments(), kept.records[1].commitments());
    // The same keys for another log are other salts.
    let mut other = Log::new(lit("another.example/log"));
    let mut keys = Keyring::new(other.origin().clone(), key(0));
    for (number, applicant) in (1..).zip(round.applicants()) {
        keys.add_person(key(number), [applicant.id()]).unwrap();
    }
    let policy = packs::norway_state();
    let sealed = other.seal(&policy.decide(&round, at()), &[], lit("2026-117"), &keys).unwrap();
    other.append(sealed.record()).unwrap();
    assert_ne!(sealed.record().commitments(), kept.records[0].commitments());
}

#[test]
fn a_disclosure_shows_one_value_of_one_record_and_any_change_of_it_is_seen() {
    let mut kept = Kept::new();
    let record = kept.append(&testing::sample(), &packs::norway_state());
    let other = kept.append(&testing::sample(), &packs::norway_state());
    let shown = kept.bundle.disclose(0, |field| field == "vacancy");
    assert_eq!(shown.len(), 1);
    let (field, value) = shown[0].verify(&record).unwrap();
    assert_eq!(field, "vacancy");
    assert!(value.starts_with('{') && value.contains("opens_on"));
    assert_eq!(shown[0].verify(&other).unwrap_err().code(), "disclosure_another_record");
    let json = serde_json::to_string(&shown[0]).unwrap();
    let mut refused = 0;
    for place in 0..json.len() {
        for bit in 0..8 {
            let mut bytes = json.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            match serde_json::from_slice::<Disclosure>(&bytes) {
                Ok(read) if read == shown[0] => {} // an escape or a space written otherwise
                Ok(read) => {
                    assert!(read.verify(&record).is_err(), "byte {place}, bit {bit}");
                    refused += 1;
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > json.len() * 7);
    assert!(kept.bundle.disclose(9, |_| true).is_empty());
    // An inner node of the tree of commitments is no commitment.
    let mut forged = serde_json::to_value(&shown[0]).unwrap();
    forged["path"]["path"].as_array_mut().unwrap().pop();
    assert!(serde_json::from_value::<Disclosure>(forged).is_ok_and(|forged| forged.verify(&record).is_err()));
}

#[test]
fn erasing_a_person_reaches_every_record_and_leaves_every_root_and_proof_as_it_was() {
    let mut kept = Kept::new();
    let (policy, round) = (packs::norway_state(), full_round());
    let person = round.applicants()[0].id();
    let again = id("the same person in another round");
    let other_round = RoundSketch::new()
        .person(Person::new("the same person in another round").declares(Ground::CvGap).suited())
        .person(Person::new("somebody else").suited().invited())
        .build();
    kept.append(&round, &policy);
    kept.bundle.add_application(person, again).unwrap();
    kept.append(&other_round, &policy);
    let (lines, before) = (kept.lines(), kept.bundle.export(person));
    assert!(before.iter().any(|value| value.record() == 0) && before.iter().any(|value| value.record() == 1));
    let kept_apart: Vec<Exported> = kept.bundle.export(id("somebody else"));

    let record = kept.erase(&Erasure::of_person(again, by(), because())).unwrap();
    assert_eq!(record.kind(), RecordKind::Erasure);
    assert!(!String::from_utf8(record.to_bytes()).unwrap().contains(&again.to_string()));
    assert_eq!(kept.lines()[..2], lines[..], "the log is append-only");
    assert!(kept.holds());
    for sequence in [0, 1] {
        let disclosed = kept.bundle.check(&kept.records[sequence]);
        assert!(disclosed.erased() > 0 && disclosed.lost() == 0, "{disclosed:?}");
        let replay = kept.bundle.replay(&kept.records[sequence], &kept.policies);
        let Replay::NotReplayable { erased, policy: None, no_round: None } = replay else {
            panic!("{replay:?}")
        };
        assert_eq!(erased.len(), disclosed.erased());
    }
    assert!(kept.bundle.export(person).is_empty() && kept.bundle.export(again).is_empty());
    assert!(!kept.bundle.keys().has_key(person) && !kept.bundle.keys().has_key(again));
    assert_eq!(kept.bundle.export(id("somebody else")).len(), kept_apart.len());
    // Nothing of it is stored any more: neither ids, nor the key.
    for record in kept.bundle.records() {
        let text = String::from_utf8(record.to_bytes()).unwrap();
        assert!(!text.contains(&person.to_string()) && !text.contains(&again.to_string()));
    }
    assert_eq!(kept.stored_and_read(), kept.bundle);
    let nothing = kept.bundle.erase(&Erasure::of_person(person, by(), because()), at(), &kept.log);
    assert_eq!(nothing.unwrap_err().code(), "erasure_nothing_held");
    // Carrying it out twice, as after a crash, changes nothing.
    let bundle = kept.bundle.clone();
    let erasure = bundle.record(2).unwrap().clone();
    kept.bundle.keep(&erasure).unwrap();
    assert_eq!(kept.bundle, bundle);
}

#[test]
fn an_erasure_recorded_and_not_carried_out_is_carried_out_when_the_bundle_is_read() {
    let mut kept = Kept::new();
    kept.append(&testing::sample(), &packs::norway_state());
    let applicant = testing::sample().applicants()[0].id();
    let before = kept.bundle.clone();
    let Erasing::Erases(sealed) =
        kept.bundle.erase(&Erasure::of_person(applicant, by(), because()), at(), &kept.log).unwrap()
    else {
        panic!("refused")
    };
    assert_eq!(kept.bundle, before, "preparing it erases nothing");
    kept.keep(&sealed);
    let parts = before.records().cloned().chain([sealed.disclosures().clone()]);
    let read = Bundle::from_parts(before.keys().clone(), parts).unwrap();
    assert_eq!(read, kept.bundle);
}

#[test]
fn one_field_is_erased_with_the_findings_that_may_tell_it_and_the_rest_still_verifies() {
    let mut kept = Kept::new();
    let round = testing::sample();
    let record = kept.append(&round, &packs::norway_state());
    kept.append(&round, &packs::norway_state());
    let declared = round.applicants().iter().find(|applicant| !applicant.declarations().is_empty()).unwrap();
    let (applicant, ground) = (declared.id(), declared.declarations()[0].ground().clone());
    let field = format!("declarations.{ground}");
    let fields = |kept: &Kept| {
        let values = kept.bundle.export(applicant).into_iter().filter(|value| value.record() == 0);
        values.map(|value| value.field().to_owned()).collect::<BTreeSet<String>>()
    };
    let before = fields(&kept);
    kept.erase(&Erasure::of_person(applicant, by(), because()).of_field(&field)).unwrap();
    let after = fields(&kept);
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(gone.iter().any(|name| **name == format!("{applicant}.{field}")));
    assert!(gone.iter().all(|name| name.ends_with(&field) || name.starts_with("findings.")), "{gone:?}");
    assert!(after.contains(&format!("{applicant}.applied_on")));
    assert!(kept.holds() && kept.stored_and_read() == kept.bundle);
    assert!(matches!(kept.bundle.replay(&record, &kept.policies), Replay::NotReplayable { .. }));
    // The key is gone, so that nobody can try which declaration it was; what remains has its salts.
    assert!(!kept.bundle.keys().has_key(applicant));
    let policy = packs::norway_state();
    let missing = kept.log.seal(&policy.decide(&round, at()), &[], lit("3"), kept.bundle.keys());
    assert_eq!(missing.unwrap_err(), SealError::KeyMissing { applicant });
    kept.append(&round, &packs::norway_state());
    assert!(kept.holds());
    // What is left of the person can go, too, by another key.
    kept.erase(&Erasure::of_person(applicant, by(), because())).unwrap();
    assert!(kept.holds() && kept.bundle.export(applicant).is_empty());
    let unknown = Erasure::of_person(applicant, by(), because()).of_field("score");
    let nothing = kept.bundle.erase(&unknown, at(), &kept.log).unwrap_err();
    assert_eq!(nothing.code(), "erasure_nothing_held");
}

#[test]
fn a_legal_hold_refuses_an_erasure_and_the_refusal_is_recorded_until_the_hold_ends() {
    for on in 0..3 {
        let mut kept = Kept::new();
        let round = testing::sample();
        let (held, free) = (round.applicants()[0].id(), id("in another round"));
        kept.append(&round, &packs::norway_state());
        let other_round = RoundSketch::new().person(Person::new("in another round").suited()).build();
        kept.append(&other_round, &packs::norway_state());
        let on = [HoldOn::Applicant(held), HoldOn::Record(0), HoldOn::Log][on];
        let preparing =
            kept.bundle.hold(on, by(), lit("Diskrimineringsnemnda har bedt om saken."), at(), &kept.log);
        let recorded = kept.keep(&preparing.unwrap());
        assert_eq!((recorded.kind(), recorded.sequence()), (RecordKind::Hold, 2));
        let text = String::from_utf8(recorded.to_bytes()).unwrap();
        assert!(!text.contains(&held.to_string()) && !text.contains("Diskriminering"));
        let values = kept.bundle.export(held).len();
        let refusal = kept.erase(&Erasure::of_person(held, by(), because())).unwrap_err();
        assert_eq!(refusal.kind(), RecordKind::Refusal);
        assert_eq!(kept.bundle.export(held).len(), values + 1, "the refusal is held about the person, too");
        let other = kept.erase(&Erasure::of_person(free, by(), because()));
        assert_eq!(other.is_ok(), on != HoldOn::Log);
        assert_eq!(kept.bundle.holds().collect::<Vec<u64>>(), [2]);
        let nobody = kept.bundle.release(0, by(), because(), at(), &kept.log);
        assert_eq!(nobody.unwrap_err().code(), "erasure_no_hold");
        let release = kept.bundle.release(2, by(), lit("Saken er avsluttet."), at(), &kept.log).unwrap();
        assert_eq!(kept.keep(&release).kind(), RecordKind::Release);
        assert!(kept.bundle.holds().next().is_none() && kept.holds());
        assert!(kept.erase(&Erasure::of_person(held, by(), because())).is_ok());
        assert!(kept.holds() && kept.bundle.export(held).is_empty());
        assert_eq!(kept.stored_and_read(), kept.bundle);
    }
}

#[test]
fn a_hold_on_one_person_keeps_what_is_about_them_and_another() {
    let mut kept = Kept::new();
    let round = RoundSketch::new()
        .person(Person::new("A").suited().invited())
        .person(Person::new("B").suited())
        .compared(&["A", "B"], Equality::NearlyEqual)
        .build();
    kept.append(&round, &packs::norway_state());
    let hold = kept.bundle.hold(HoldOn::Applicant(id("B")), by(), because(), at(), &kept.log).unwrap();
    kept.keep(&hold);
    kept.erase(&Erasure::of_person(id("A"), by(), because())).unwrap_err();
    assert!(kept.bundle.export(id("B")).iter().any(|value| value.field() == "comparisons.0"));
    // Nor does a hold on the record let a field of A go, since the findings would go with it.
    let release = kept.bundle.release(1, by(), because(), at(), &kept.log).unwrap();
    kept.keep(&release);
    let hold = kept.bundle.hold(HoldOn::Record(0), by(), because(), at(), &kept.log).unwrap();
    kept.keep(&hold);
    kept.erase(&Erasure::of_person(id("A"), by(), because()).of_field("applied_on")).unwrap_err();
    assert!(kept.holds());
}

#[test]
fn the_ids_of_a_person_stay_one_persons_after_one_field_was_erased() {
    let mut kept = Kept::new();
    let round = |name: &str| RoundSketch::new().person(Person::new(name).suited().scored(7)).build();
    kept.append(&round("in one round"), &packs::eu());
    kept.bundle.add_application(id("in one round"), id("in another")).unwrap();
    kept.append(&round("in another"), &packs::eu());
    let before = kept.bundle.export(id("in one round")).len();
    kept.erase(&Erasure::of_person(id("in another"), by(), because()).of_field("score")).unwrap();
    let after = kept.bundle.export(id("in one round"));
    assert!(after.len() < before && !after.iter().any(|value| value.field().ends_with("score")));
    assert!(!kept.bundle.keys().has_key(id("in another")) && kept.stored_and_read() == kept.bundle);
    let mut again = kept.bundle.clone();
    again.add_person(key(99), [id("in another")]).unwrap();
    assert!(again.keys().has_key(id("in one round")), "a new key is the person's, under every id");
    kept.erase(&Erasure::of_person(id("in one round"), by(), because())).unwrap();
    assert!(kept.bundle.export(id("in another")).is_empty() && kept.holds());
    assert!(kept.bundle.keys().applications(id("in another")).is_empty());
    assert_eq!(kept.stored_and_read(), kept.bundle);
}

#[test]
fn disclosures_of_sd_jwt_have_their_published_digests_and_ours_have_their_form() {
    let vectors: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("vectors/sd_jwt_disclosures.json")).unwrap();
    assert!(vectors.len() >= 10);
    for vector in &vectors {
        assert_eq!(sd_jwt_digest(vector["disclosure"].as_str().unwrap()), vector["digest"].as_str().unwrap());
    }
    let mut kept = Kept::new();
    kept.append(&RoundSketch::new().build(), &packs::eu());
    let shown = &kept.bundle.disclose(0, |field| field == "vacancy")[0];
    let text: serde_json::Value = serde_json::from_str(shown.text()).unwrap();
    assert_eq!((text.as_array().unwrap().len(), &text[1]), (3, &serde_json::json!("vacancy")));
    assert!(shown.to_sd_jwt().starts_with("Wy"), "the base64url of [\"");
}

#[test]
fn a_hold_on_somebody_whose_key_is_gone_is_theirs_and_goes_with_them() {
    let mut kept = Kept::new();
    kept.append(&RoundSketch::new().person(Person::new("A").suited().scored(3)).build(), &packs::eu());
    kept.erase(&Erasure::of_person(id("A"), by(), because()).of_field("score")).unwrap();
    let hold = kept.bundle.hold(HoldOn::Applicant(id("A")), by(), because(), at(), &kept.log).unwrap();
    kept.keep(&hold);
    kept.erase(&Erasure::of_person(id("A"), by(), because())).unwrap_err();
    let fields: Vec<String> =
        kept.bundle.export(id("A")).iter().map(|value| value.field().to_owned()).collect();
    assert!(fields.contains(&"hold".to_owned()) && fields.contains(&"refusal".to_owned()), "{fields:?}");
    assert!(kept.holds() && kept.stored_and_read() == kept.bundle);
    let release = kept.bundle.release(2, by(), because(), at(), &kept.log).unwrap();
    kept.keep(&release);
    kept.erase(&Erasure::of_person(id("A"), by(), because())).unwrap();
    assert!(kept.bundle.export(id("A")).is_empty() && kept.holds());
}

#[test]
fn erasing_takes_the_findings_whose_counts_would_tell_what_went() {
    let mut kept = Kept::new();
    let mut sketch = RoundSketch::new();
    for number in 0..6 {
        sketch = sketch.person(Person::new(&number.to_string()).declares(Ground::CvGap).suited().invited());
    }
    // Nobody names the last one: declared, and not eligible.
    let unqualified = Person::new("last").declares(Ground::CvGap).found(Suitability::Unqualified);
    kept.append(&sketch.person(unqualified).build(), &packs::norway_state());
    kept.erase(&Erasure::of_person(id("last"), by(), because())).unwrap();
    let left: Vec<&str> = kept.bundle.record(0).unwrap().values().map(|(field, _)| field).collect();
    assert!(left.iter().any(|field| field.ends_with("declarations.cv_gap")));
    assert!(!left.iter().any(|field| field.starts_with("findings.")), "{left:?}");
    assert!(kept.holds());
}

#[test]
fn a_keyring_has_a_key_of_its_own_for_each_person() {
    let mut keys = Keyring::new(origin(), key(0));
    keys.add_person(key(1), [id("A"), id("B")]).unwrap();
    let text = String::from_utf8(keys.to_bytes()).unwrap();
    let person =
        |applicant: &str, key: &str| format!(r#"{{"applicants":["{}"],"key":"{key}"}}"#, id(applicant));
    let hex = text.split(r#"],"key":""#).nth(1).unwrap()[..64].to_owned();
    let before = text.split(r#""people":["#).next().unwrap();
    let (mut first, mut second) = (person("A", &hex), person("B", &hex));
    if id("B") < id("A") {
        std::mem::swap(&mut first, &mut second);
    }
    let split = format!(r#"{before}"people":[{first},{second}]}}"#);
    assert!(
        Keyring::from_bytes(split.as_bytes()).is_err(),
        "split in two, one erasure would leave the other"
    );
    assert_eq!(keys.add_person(key(2), [id("B")]).unwrap_err().code(), "keyring_has_key");
    assert_eq!(keys.add_application(id("C"), id("D")).unwrap_err().code(), "keyring_without_key");
}

#[test]
fn values_that_sealing_does_not_make_are_not_replayed() {
    let mut kept = Kept::new();
    let (policy, round) = (packs::norway_state(), testing::sample_broken());
    let departure = Departure::new(lit("no.state.interview.disability"), by(), because(), lit("2026-06-25"));
    let record = kept.append_with(&round, &policy, std::slice::from_ref(&departure));
    assert_eq!(kept.bundle.replay(&record, &kept.policies), Replay::Same);
    // A departure in the record that nobody gave a reason for, one of a rule that there is not, one left out.
    let text = String::from_utf8(record.to_bytes()).unwrap();
    let given = r#"{"on":"2026-06-25","rule":"no.state.interview.disability"}"#;
    for departures in [
        format!("{given},{}", given.replace("disability", "cv_gap")),
        format!("{given},{given}"),
        given.replace("no.state.interview.disability", "no.such.rule"),
    ] {
        let forged = Record::from_bytes(text.replace(given, &departures).as_bytes()).unwrap();
        let replay = kept.bundle.replay(&forged, &kept.policies);
        assert!(matches!(replay, Replay::NotReplayable { no_round: Some(_), .. }), "{replay:?}");
    }
}

#[test]
fn what_is_exported_of_a_person_names_no_other_applicant() {
    let mut kept = Kept::new();
    let round = testing::sample_broken();
    kept.append(&round, &packs::norway_state());
    kept.append(&full_round(), &packs::norway_state());
    for applicant in round.applicants().iter().chain(full_round().applicants()) {
        let exported = kept.bundle.export(applicant.id());
        assert!(exported.iter().any(|value| value.field().ends_with("applied_on")));
        let text = serde_json::to_string(&exported).unwrap();
        for other in round.applicants().iter().chain(full_round().applicants()) {
            assert_eq!(text.contains(&other.id().to_string()), other.id() == applicant.id());
        }
        assert!(!format!("{exported:?}").contains(&applicant.id().to_string()));
    }
}

#[test]
fn a_value_lost_without_a_record_of_its_erasure_is_a_fault_and_no_erasure() {
    let mut kept = Kept::new();
    let record = kept.append(&testing::sample(), &packs::norway_state());
    let mut stored: serde_json::Value =
        serde_json::from_slice(&kept.bundle.record(0).unwrap().to_bytes()).unwrap();
    let value = stored["values"][7].as_object_mut().unwrap();
    value.retain(|name, _| name == "commitment");
    let changed = Disclosures::from_bytes(&canonical_bytes(&stored).unwrap()).unwrap();
    assert_eq!(changed.erased(), 1);
    let bundle = Bundle::from_parts(kept.bundle.keys().clone(), [changed]).unwrap();
    let disclosed = bundle.check(&record);
    assert_eq!((disclosed.lost(), disclosed.erased(), disclosed.holds()), (1, 0, false));
    let empty = Bundle::new(origin(), key(0));
    assert!(empty.check(&record).is_missing() && !empty.check(&record).holds());
}

#[test]
fn every_flipped_bit_of_a_bundle_is_seen() {
    let mut kept = Kept::new();
    let round = RoundSketch::new()
        .person(Person::new("a").declares(Ground::CvGap).suited().invited())
        .person(Person::new("b").suited())
        .build();
    kept.append(&round, &packs::eu());
    kept.erase(&Erasure::of_person(id("a"), by(), because()).of_field("declarations.cv_gap")).unwrap();
    kept.erase(&Erasure::of_person(id("b"), by(), because())).unwrap();
    let holds = |keys: Result<Keyring, DocumentError>, parts: Vec<Result<Disclosures, DocumentError>>| {
        let parts: Result<Vec<Disclosures>, DocumentError> = parts.into_iter().collect();
        let (Ok(keys), Ok(parts)) = (keys, parts) else { return false };
        if *keys.origin() != origin() {
            return false;
        }
        let Ok(bundle) = Bundle::from_parts(keys.clone(), parts.clone()) else { return false };
        let as_stored = bundle.records().eq(&parts) && *bundle.keys() == keys;
        let as_stored = as_stored && bundle.applicants_without_values().is_empty();
        as_stored && kept.records.iter().all(|record| bundle.check(record).holds())
    };
    let keys = kept.bundle.keys().to_bytes();
    let parts: Vec<Vec<u8>> = kept.bundle.records().map(Disclosures::to_bytes).collect();
    let read = |parts: &[Vec<u8>]| parts.iter().map(|part| Disclosures::from_bytes(part)).collect::<Vec<_>>();
    assert!(holds(Keyring::from_bytes(&keys), read(&parts)));
    for place in 0..keys.len() * 8 {
        let mut changed = keys.clone();
        changed[place / 8] ^= 1 << (place % 8);
        assert!(!holds(Keyring::from_bytes(&changed), read(&parts)), "keyring, bit {place}");
    }
    for number in 0..parts.len() {
        for place in 0..parts[number].len() * 8 {
            let mut changed = parts.clone();
            changed[number][place / 8] ^= 1 << (place % 8);
            let shown =
                String::from_utf8_lossy(&changed[number][place / 8..]).chars().take(40).collect::<String>();
            assert!(
                !holds(Keyring::from_bytes(&keys), read(&changed)),
                "record {number}, bit {place}: {shown}"
            );
        }
    }
}

#[test]
fn every_flipped_bit_of_a_policy_is_seen() {
    let mut policies = Policies::default();
    let digest = policies.add(packs::eu());
    let bytes = policies.bytes(digest).unwrap();
    assert!(Policies::default().add_bytes(&bytes, digest).is_ok());
    for place in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[place / 8] ^= 1 << (place % 8);
        let refused = Policies::default().add_bytes(&changed, digest).unwrap_err();
        assert_eq!(refused.code(), "policies_another_digest");
    }
}

/// Signatures of a kind that only the tests know: what matters here is which bytes are signed by whom.
fn signature(key: &[u8; 32], text: &[u8]) -> [u8; 64] {
    let half = |salt: u8| *Digest::of(&(salt, key, text)).unwrap().as_bytes();
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&half(0));
    signature[32..].copy_from_slice(&half(1));
    signature
}

fn verifies(key: &[u8; 32], text: &[u8], made: &[u8; 64]) -> bool {
    signature(key, text) == *made
}

fn signed(log: &Log, keys: &[NoteKey]) -> SignedNote {
    let sign = |key: &NoteKey| {
        let key = *key.as_bytes();
        move |text: &[u8]| Ok::<_, String>(signature(&key, text))
    };
    let note = SignedNote::sign(&log.checkpoint().to_string(), &keys[0], sign(&keys[0])).unwrap();
    keys[1..].iter().fold(note, |note, key| note.cosign(key, sign(key)).unwrap())
}

fn keys() -> Vec<NoteKey> {
    vec![NoteKey::new(lit(origin().as_str()), [1; 32]), NoteKey::new(lit("ombud.example"), [2; 32])]
}

/// A log of six records with a checkpoint after the third and after the last.
fn signed_log() -> (Vec<Vec<u8>>, Vec<SignedNote>) {
    let (mut kept, mut notes) = (Kept::new(), Vec::new());
    for number in 1..=6 {
        kept.append(&RoundSketch::new().build(), &packs::eu());
        if number % 3 == 0 {
            notes.push(signed(&kept.log, &keys()));
        }
    }
    (kept.lines(), notes)
}

fn verified(lines: &[Vec<u8>], notes: &[SignedNote]) -> Integrity {
    LogVerifier::new(origin(), keys()).verify(lines.iter().map(Vec::as_slice), notes, verifies)
}

#[test]
fn a_log_with_its_checkpoints_verifies_and_says_how_much_is_signed_for() {
    let (mut lines, notes) = signed_log();
    let integrity = verified(&lines, &notes);
    assert!(integrity.holds(), "{:?}", integrity.faults());
    assert_eq!((integrity.size(), integrity.signed()), (6, 6));
    let mut log = Log::new(origin());
    for line in &lines {
        log.append(&Record::from_bytes(line).unwrap()).unwrap();
    }
    assert_eq!(log.checkpoint().head(), integrity.head());
    let integrity = verified(&lines, &notes[..1]);
    assert_eq!((integrity.holds(), integrity.signed()), (true, 3));
    // Records behind the last checkpoint may be missing: nobody signed for them.
    lines.truncate(4);
    assert!(verified(&lines, &notes[..1]).holds());
    assert!(!verified(&lines, &notes).holds());
}

#[test]
fn every_flipped_bit_of_a_record_a_checkpoint_or_a_signature_is_seen() {
    let (lines, notes) = signed_log();
    for number in [0, 5] {
        for place in 0..lines[number].len() * 8 {
            let mut changed = lines.clone();
            changed[number][place / 8] ^= 1 << (place % 8);
            assert!(!verified(&changed, &notes).holds(), "record {number}, bit {place}");
        }
    }
    let text = notes[1].to_string().into_bytes();
    for place in 0..text.len() * 8 {
        let mut changed = text.clone();
        changed[place / 8] ^= 1 << (place % 8);
        let note = String::from_utf8(changed).ok().and_then(|text| text.parse::<SignedNote>().ok());
        let holds = note.is_some_and(|note| verified(&lines, &[notes[0].clone(), note]).holds());
        assert!(!holds, "checkpoint, bit {place}");
    }
}

#[test]
fn records_reordered_dropped_doubled_or_spliced_are_seen() {
    let (lines, notes) = signed_log();
    let mut another = Kept::new();
    for _ in 0..6 {
        another.append(&testing::sample(), &packs::norway_state());
    }
    let other = another.lines();
    let seen = |changed: &[Vec<u8>], what: &str| assert!(!verified(changed, &notes).holds(), "{what}");
    for a in 0..6 {
        for b in 0..a {
            let mut changed = lines.clone();
            changed.swap(a, b);
            seen(&changed, "swapped");
        }
        let mut changed = lines.clone();
        changed.remove(a);
        seen(&changed, "dropped");
        for to in 0..=6 {
            let mut changed = lines.clone();
            changed.insert(to, lines[a].clone());
            seen(&changed, "doubled");
        }
        let mut changed = lines.clone();
        changed[a] = other[a].clone();
        seen(&changed, "spliced");
        seen(&[&lines[..a], &other[a..]].concat(), "another end");
    }
}

#[test]
fn a_checkpoint_of_another_log_key_or_order_is_no_checkpoint_of_this_one() {
    let (lines, notes) = signed_log();
    let faults = |notes: &[SignedNote]| {
        verified(&lines, notes).faults().iter().map(ToString::to_string).collect::<Vec<String>>()
    };
    assert!(faults(&[notes[1].clone(), notes[0].clone()])[0].contains("fewer than one before it"));
    let alone = signed(&Log::new(origin()), &keys()[..1]);
    assert_eq!(faults(&[alone]), ["checkpoint 1: ombud.example did not sign it"]);
    let elsewhere = signed(&Log::new(lit("another.example/log")), &keys());
    assert!(faults(&[elsewhere])[0].starts_with("checkpoint 1: "));
    let stranger = signed(&Log::new(origin()), &[NoteKey::new(lit("stranger.example"), [3; 32])]);
    assert!(faults(&[stranger])[0].contains("none of the known keys signed"));
    // The first checkpoint may be of nothing: there is nothing to prove.
    assert!(verified(&lines, &[signed(&Log::new(origin()), &keys()), notes[1].clone()]).holds());
    let mut doubled = Log::new(origin());
    let first = Record::from_bytes(&lines[0]).unwrap();
    doubled.append(&first).unwrap();
    assert_eq!(doubled.append(&first).unwrap_err(), AppendError::NotNext { sequence: 0, wanted: 1 });
}

#[test]
fn a_record_that_was_decided_otherwise_is_named_and_another_revision_is_no_tampering() {
    let mut kept = Kept::new();
    let record = kept.append(&testing::sample_broken(), &packs::norway_state());
    let text = String::from_utf8(record.to_bytes()).unwrap();
    let forged = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} in {text}");
        Record::from_bytes(text.replace(from, to).as_bytes()).unwrap()
    };
    let rule: RuleId = lit("no.state.interview.disability");
    let replay = |record: &Record| kept.bundle.replay(record, &kept.policies);
    assert_eq!(
        replay(&forged(r#""outcome":"blocked""#, r#""outcome":"advised""#)),
        Replay::Different { rules: vec![], outcome: true, semantics: None }
    );
    assert_eq!(
        replay(&forged(r#""broken":{"withheld""#, r#""broken":{"short""#)),
        Replay::Different { rules: vec![rule.clone()], outcome: false, semantics: None }
    );
    let later = forged(r#""semantics":1,"#, r#""semantics":2,"#);
    assert_eq!(replay(&later), Replay::Same, "another revision that decides alike");
    let text = String::from_utf8(later.to_bytes()).unwrap();
    let later = Record::from_bytes(text.replace("withheld", "short").as_bytes()).unwrap();
    let semantics = Some((2, SEMANTICS));
    assert_eq!(replay(&later), Replay::Different { rules: vec![rule], outcome: false, semantics });
    assert_eq!(
        kept.bundle.replay(&kept.records[0], &Policies::default()),
        Replay::NotReplayable {
            erased: vec![],
            policy: Some(packs::norway_state().digest()),
            no_round: None
        }
    );
    let hold = kept.bundle.hold(HoldOn::Log, by(), because(), at(), &kept.log).unwrap();
    assert_eq!(replay(hold.record()), Replay::NotADecision);
}

#[test]
fn what_was_decided_under_an_older_policy_is_replayed_under_that_one() {
    let mut kept = Kept::new();
    let older = packs::norway_state();
    let rule = lit("no.state.interview.disability");
    let newer = older.clone().with_choice(&rule, &Choice::ShortPosts(InScope::Yes)).unwrap();
    for policy in [&older, &newer] {
        kept.append(&testing::sample(), policy);
    }
    assert_eq!(kept.policies.digests().count(), 2);
    for record in &kept.records {
        assert_eq!(kept.bundle.replay(record, &kept.policies), Replay::Same);
    }
}

#[test]
fn a_departure_stands_in_the_record_by_rule_and_day_and_its_human_and_reason_are_committed() {
    let mut kept = Kept::new();
    let (policy, round) = (packs::norway_state(), testing::sample_broken());
    let rule: RuleId = lit("no.state.interview.disability");
    let departure =
        Departure::new(rule.clone(), lit("Kari Nordmann"), lit("Lyses ut på nytt."), lit("2026-06-25"))
            .invoking(lit("urgent"), lit("Vikar fra mandag."));
    let record = kept.append_with(&round, &policy, std::slice::from_ref(&departure));
    let shown = &record.departures()[0];
    assert_eq!(
        (shown.rule(), shown.on(), shown.exception()),
        (&rule, lit("2026-06-25"), Some(&lit("urgent")))
    );
    let text = String::from_utf8(record.to_bytes()).unwrap();
    assert!(!text.contains("Kari") && !text.contains("nytt") && !text.contains("mandag"));
    let why = kept.bundle.disclose(0, |field| field.starts_with("departures."));
    let expected = r#"{"by":"Kari Nordmann","facts":"Vikar fra mandag.","reason":"Lyses ut på nytt."}"#;
    assert_eq!(why[0].verify(&record).unwrap(), (format!("departures.{rule}").as_str(), expected));
    assert_eq!(kept.bundle.replay(&record, &kept.policies), Replay::Same);

    let decision = policy.decide(&round, at());
    let refused = |departures: &[Departure]| {
        kept.log.seal(&decision, departures, lit("1"), kept.bundle.keys()).unwrap_err().code()
    };
    assert_eq!(refused(&[departure.clone(), departure]), "seal_departed_twice");
    let unknown = Departure::new(lit("no.such.rule"), by(), because(), lit("2026-06-25"));
    assert_eq!(refused(&[unknown]), "seal_unknown_rule");
    let elsewhere = Keyring::new(lit("another.example/log"), key(0));
    let refused = kept.log.seal(&decision, &[], lit("1"), &elsewhere).unwrap_err();
    assert_eq!(refused.code(), "seal_another_log");
}

#[test]
fn a_record_has_one_form_only() {
    let record = Kept::new().append(&testing::sample(), &packs::norway_state());
    let text = String::from_utf8(record.to_bytes()).unwrap();
    for (from, to, code) in [
        ("{\"at\"", "{ \"at\"", "record_not_canonical"),
        (r#""format":1"#, r#""format":0"#, "record_none"),
        (r#""format":1"#, r#""format":1,"more":1"#, "record_none"),
        (r#""kind":"decision""#, r#""kind":"erasure""#, "record_none"),
        (r#""kind":"decision""#, r#""kind":"deletion""#, "record_none"),
        (r#""sequence":0"#, r#""sequence":9007199254740992"#, "record_none"),
        (r#""sequence":0"#, r#""sequence":0.0"#, "record_none"),
        (r#""sequence":0"#, r#""sequence":0,"sequence":0"#, "record_none"),
        (r#""outcome":"clear""#, r#""outcome":"fine""#, "record_none"),
        (r#""round":"2026-117""#, r#""round":"Kari Nordmann""#, "record_none"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        let refused = Record::from_bytes(text.replacen(from, to, 1).as_bytes());
        assert_eq!(refused.unwrap_err().code(), code, "{to}");
    }
    for rubbish in [&b""[..], b"{}", b"[]", b"null", b"\xff", &text.as_bytes()[1..]] {
        assert_eq!(Record::from_bytes(rubbish).unwrap_err().code(), "record_none");
    }
    let deep = "[".repeat(100_000);
    assert!(
        Record::from_bytes(deep.as_bytes()).is_err() && Disclosures::from_bytes(deep.as_bytes()).is_err()
    );
}

#[test]
fn secrets_and_values_are_not_shown_when_printed_for_debugging() {
    let mut kept = Kept::new();
    let record = kept.append(&testing::sample(), &packs::norway_state());
    let sealed = kept.bundle.hold(HoldOn::Log, by(), because(), at(), &kept.log).unwrap();
    let disclosure = &kept.bundle.disclose(0, |_| true)[0];
    let shown = format!("{:?} {:?} {sealed:?} {disclosure:?} {record:?}", kept.bundle, kept.bundle.keys());
    for applicant in testing::sample().applicants() {
        assert!(!shown.contains(&applicant.id().to_string()));
    }
    assert!(!shown.contains("Vik") && !shown.contains("declared"));
    let wrong = r#"{"format":1,"key":"ABC","origin":"a.example","people":[]}"#;
    assert!(!Keyring::from_bytes(wrong.as_bytes()).unwrap_err().to_string().contains("ABC"));
}

/// The files of a small log as they were written when its format was frozen. They are never written anew: whatever comes
/// later reads them, verifies them and replays them.
#[test]
fn the_log_of_format_1_is_read_verified_and_replayed_from_its_files_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/log");
    if std::env::var_os("MANGFOLD_WRITE_LOG").is_some() && !folder.join("log.jsonl").exists() {
        write_golden_log(&folder);
    }
    let file = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let lines = file("log.jsonl");
    let lines: Vec<&[u8]> = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    let key: NoteKey = lit(String::from_utf8(file("pin")).unwrap().trim_end());
    let note: SignedNote = lit(&String::from_utf8(file("checkpoint.note")).unwrap());
    let verifier = LogVerifier::new(origin(), vec![key]);
    let integrity = verifier.verify(lines.iter().copied(), &[note], ed25519);
    assert!(integrity.holds(), "{:?}", integrity.faults());
    assert_eq!((integrity.size(), integrity.signed()), (6, 6));

    let disclosures = (0..6).map(|number| Disclosures::from_bytes(&file(&format!("{number}.json"))).unwrap());
    let bundle =
        Bundle::from_parts(Keyring::from_bytes(&file("keyring.json")).unwrap(), disclosures).unwrap();
    let mut policies = Policies::default();
    for name in ["own", "norway_state"] {
        let bytes = file(&format!("policy.{name}.json"));
        let policy = Policy::from_json(&bytes, &Limits::default()).unwrap();
        policies.add_bytes(&bytes, policy.digest()).unwrap();
    }
    let records: Vec<Record> = lines.iter().map(|line| Record::from_bytes(line).unwrap()).collect();
    let found: Vec<(RecordKind, bool, Replay)> = records
        .iter()
        .map(|record| (record.kind(), bundle.check(record).holds(), bundle.replay(record, &policies)))
        .collect();
    let kinds: Vec<RecordKind> = found.iter().map(|(kind, ..)| *kind).collect();
    let decided = RecordKind::Decision;
    assert_eq!(
        kinds,
        [decided, decided, decided, RecordKind::Hold, RecordKind::Refusal, RecordKind::Erasure]
    );
    assert!(found.iter().all(|(_, holds, _)| *holds), "{found:?}");
    assert_eq!((&found[0].2, &found[1].2), (&Replay::Same, &Replay::Same));
    assert!(
        matches!(&found[2].2, Replay::NotReplayable { erased, policy: None, no_round: None } if !erased.is_empty())
    );
}

fn write_golden_log(folder: &Path) {
    use ed25519_dalek::{Signer, SigningKey};

    let own = include_str!("golden/policy.json");
    let own = Policy::from_json(own.as_bytes(), &Limits::default()).unwrap();
    let mut kept = Kept::new();
    kept.append(&full_round(), &own);
    let departure = Departure::new(lit("no.state.interview.disability"), by(), because(), lit("2026-06-25"));
    kept.append_with(&testing::sample_broken(), &packs::norway_state(), &[departure]);
    let apart = RoundSketch::new()
        .person(Person::new("somebody erased").declares(Ground::CvGap).suited().invited())
        .person(Person::new("somebody held").declares(Ground::CvGap).suited())
        .build();
    kept.append(&apart, &packs::norway_state());
    let hold =
        kept.bundle.hold(HoldOn::Applicant(id("somebody held")), by(), because(), at(), &kept.log).unwrap();
    kept.keep(&hold);
    kept.erase(&Erasure::of_person(id("somebody held"), by(), because())).unwrap_err();
    kept.erase(&Erasure::of_person(id("somebody erased"), by(), because())).unwrap();

    std::fs::create_dir_all(folder).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let lines: Vec<u8> = kept.lines().into_iter().flat_map(|line| [line, b"\n".to_vec()].concat()).collect();
    write("log.jsonl", &lines);
    write("keyring.json", &kept.bundle.keys().to_bytes());
    for record in kept.bundle.records() {
        write(&format!("{}.json", record.sequence()), &record.to_bytes());
    }
    for policy in [&own, &packs::norway_state()] {
        write(&format!("policy.{}.json", policy.id()), &kept.policies.bytes(policy.digest()).unwrap());
    }
    let signer = SigningKey::from_bytes(&[7; 32]);
    let key = NoteKey::new(lit(origin().as_str()), signer.verifying_key().to_bytes());
    let text = kept.log.checkpoint().to_string();
    let note = SignedNote::sign(&text, &key, |text| Ok::<_, String>(signer.sign(text).to_bytes())).unwrap();
    write("checkpoint.note", note.to_string().as_bytes());
    write("pin", format!("{key}\n").as_bytes());
}

/// What deciding means is pinned: every decision of some hundred rounds under frozen policies, as one digest. Where it
/// changes for unchanged input, the revision goes up, and this file with it.
#[test]
fn a_change_of_what_deciding_means_is_a_new_revision() {
    let mut policies = Vec::new();
    for text in [
        &include_bytes!("golden/log/policy.own.json")[..],
        include_bytes!("golden/log/policy.norway_state.json"),
        include_bytes!("golden/policy_shapes.json"),
    ] {
        policies.push(Policy::from_json(text, &Limits::default()).unwrap());
    }
    let bare = Round::from_json(include_bytes!("golden/round_bare.json"), &Limits::default()).unwrap();
    let mut rounds = vec![full_round(), bare, testing::sample(), testing::sample_broken()];
    rounds.extend(small_rounds());
    rounds.extend((0..40).map(|seed| round_of(30, seed)));
    let mut decided: Vec<RecordedDecision> = Vec::new();
    for policy in &policies {
        decided.extend(rounds.iter().map(|round| policy.decide(round, at()).to_recorded()));
    }
    let found = format!("{SEMANTICS} {}\n", Digest::of(&decided).unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/semantics.txt");
    if std::env::var_os("MANGFOLD_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let wanted = std::fs::read_to_string(path).unwrap();
    assert_eq!(found, wanted, "where decisions change for unchanged input, SEMANTICS goes up by one");
}
