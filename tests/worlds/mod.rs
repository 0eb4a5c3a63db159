//! A small world for every rule of every pack: on the days around each of its edges, on vacancies that it is about, is
//! not about and may be about, with everyone whom it tells apart.
#![expect(clippy::panic, reason = "a test fails where the mistake is")]

mod courses;
mod people;
mod posts;
mod rule;
mod shapes;

use std::num::NonZeroU32;
use std::path::Path;

use mangfold::packs::{self, Binding, EarlierText, KsConfiguration, MunicipalConfiguration};
use mangfold::{AssertedBy, Bound, Deadline, Ground, Group, InScope, Modality, Policy, Pool, Verdict};

use self::courses::as_it_is;
use self::rule::Worlds;
use self::shapes::{advertised, assessed, entered, few, invited, inviting, preferred, told};
use crate::second::Duty;
use crate::second::packs as sources;

fn configuration() -> KsConfiguration {
    KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    }
}

/// Every pack, beside its rules as the sources have them.
fn every_pack() -> Vec<(Policy, Vec<Duty>)> {
    vec![
        (packs::norway_state(), sources::norway_state()),
        (packs::norway_adverts(), sources::norway_adverts()),
        (packs::ks(configuration()).unwrap(), sources::ks(&configuration())),
        (packs::oslo(None).unwrap(), sources::oslo(None)),
        (packs::trondheim(), sources::trondheim()),
        (packs::bergen(), sources::bergen()),
        (packs::germany(), sources::germany()),
        (packs::uk(), sources::uk()),
        (packs::us(), sources::us()),
        (packs::eu(), sources::eu()),
    ]
}

fn nationality(rule: &str) -> Worlds {
    let good = [
        "Personer med minoritetsbakgrunn oppfordres til å søke.",
        "Vi har mange svensker. Alle oppfordres til å søke.",
        "Alle oppfordres til å søke, uansett om de er svensker.",
        "Utenlandske statsborgere oppfordres til å søke.",
        "Vi er svensker\n\nAlle oppfordres til å søke",
    ];
    let bad = ["Vi oppfordrer svensker til å søke.", "Vi oppmodar polakkar og andre om å søkje."];
    advertised(Worlds::of(rule), &["2026-11-23"], &good, &bad)
}

fn encouraging_women(rule: &str) -> Worlds {
    let good = [
        "Kvinner og menn oppfordres til å søke.",
        "Alle oppfordres til å søke. Vi har mange kvinner.",
        "Vi oppfordrer alle til å søke • Kvinner er velkomne",
        "Vi oppfordrer alle til å søke\r\n\r\nKvinner er velkomne",
        "Vi oppfordrer alle til å søke\n \t\nKvinner er velkomne",
        "Kvinner og mannlige søkere oppfordres til å søke.",
    ];
    let bad = [
        "Vi oppfordrer kvinner til å søke.",
        "Kvinnelige søkere OPP\u{ad}FORDRES til å søke!",
        "Vi oppmodar\nkvinner\nom å søkje",
        "Kvinner oppfordres til å søke. Menn er velkomne.",
    ];
    advertised(Worlds::of(rule), &["2017-01-01"], &good, &bad)
}

fn encouraging_men(rule: &str) -> Worlds {
    let good = [
        "Menn og kvinner oppfordres til å søke.",
        "Mennesker med ulik bakgrunn oppfordres til å søke.",
        "Alle oppfordres til å søke. Vi har få menn.",
    ];
    let bad = ["Menn oppfordres til å søke.", "Vi oppmodar mannlege søkjarar om å søkje."];
    advertised(Worlds::of(rule), &["2017-01-01"], &good, &bad)
}

fn part_time(rule: &str) -> Worlds {
    let good = ["Die Stelle kann in Teilzeit besetzt werden.", "Sie ist TEIL\u{ad}ZEITgeeignet"];
    advertised(Worlds::of(rule), &["2022-03-27"], &good, &["Vollzeit.", "Eine Altersteilzeit-Stelle"])
}

fn calling_women(rule: &str) -> Worlds {
    let good = [
        "Frauen werden ausdrücklich zur Bewerbung aufgefordert.",
        "Wir freuen uns\nüber Bewerbungen\nvon Frauen",
        "Frauen, bewirb dich!",
    ];
    let bad = ["Wir freuen uns über Bewerbungen.", "Frauen sind willkommen. Bewerben Sie sich!"];
    advertised(Worlds::of(rule), &["2022-03-27"], &good, &bad)
}

/// One test a rule, and the rules that have one.
macro_rules! worlds {
    ($($test:ident: $rule:literal, $look:expr;)+) => {
        const RULES: &[&str] = &[$($rule),+];

        $(
            #[test]
            fn $test() {
                let look: fn(&str) -> Worlds = $look;
                look($rule).every_verdict();
            }
        )+
    };
}

worlds! {
    disability_interview_agrees: "no.state.interview.disability", |rule| invited(rule, &["2024-05-05"]);
    cv_gap_interview_agrees: "no.state.interview.cv_gap", |rule| invited(rule, &["2024-05-05"]);
    immigrant_interview_agrees: "no.state.interview.immigrant",
        |rule| invited(rule, &["2003-03-03", "2015-05-05", "2024-05-05"]);
    disability_and_cv_gap_quota_agrees: "no.state.quota.dis_cvgap",
        |rule| preferred(rule, &["2018-05-05", "2024-05-05"]);
    quota_of_women_agrees: "no.state.quota.sex.woman", |rule| preferred(rule, &["2017-01-01"]);
    quota_of_men_agrees: "no.state.quota.sex.man", |rule| preferred(rule, &["2017-01-01"]);
    immigrant_quota_agrees: "no.state.quota.immigrant", |rule| preferred(rule, &["2008-12-31", "2012-12-31"]);
    disability_assessment_agrees: "no.state.record.assessment.disability", |rule| assessed(rule, &["2025-05-05"]);
    cv_gap_assessment_agrees: "no.state.record.assessment.cv_gap", |rule| assessed(rule, &["2025-05-05"]);
    immigrant_assessment_agrees: "no.state.record.assessment.immigrant",
        |rule| assessed(rule, &["2025-05-05"]);
    hearing_agrees: "no.hovedavtalen.30.heard", |rule| entered(rule, &["2026-11-23"]);
    consideration_agrees: "no.hovedavtalen.30.considered", |rule| entered(rule, &["2026-11-23"]);
    standard_text_of_the_state_agrees: "no.state.ad.standard", |rule| {
        advertised(Worlds::of(rule), &["2024-05-05"], &[sources::STANDARD], &["Leder søkes."])
    };
    nationality_agrees: "no.nav.ad.nationality", nationality;
    norwegian_agrees: "no.nav.ad.norwegian", |rule| {
        let (good, bad) = (["Vi tilbyr norskkurs.", "Flytende norsk er en fordel."], ["Du snakker flytende norsk."]);
        advertised(Worlds::of(rule), &["2026-11-23"], &good, &bad)
    };
    encouraging_women_agrees: "no.ad.sex40.woman", encouraging_women;
    encouraging_men_agrees: "no.ad.sex40.man", encouraging_men;
    minority_interview_agrees: "no.ks.interview.minority", |rule| invited(rule, &["2007-03-01"]);
    tariff_on_women_agrees: "no.ks.hta.2.2.sex.woman", |rule| preferred(rule, &["2026-11-23"]);
    tariff_on_men_agrees: "no.ks.hta.2.2.sex.man", |rule| preferred(rule, &["2026-11-23"]);
    tariff_on_seniority_agrees: "no.ks.hta.2.2.seniority", |rule| preferred(rule, &["2026-11-23"]);
    standard_text_of_oslo_agrees: "no.oslo.advert.standard_text", |rule| {
        advertised(Worlds::of(rule), &["2010-05-05"], &[sources::OSLO_2009], &["Leder søkes."])
    };
    plan_reference_agrees: "no.oslo.file.plan_reference", |rule| entered(rule, &["2010-05-05"]);
    trondheim_immigrant_agrees: "no.trondheim.2006.immigrant", |rule| invited(rule, &["2008-03-01"]);
    trondheim_disability_agrees: "no.trondheim.2006.disability", |rule| invited(rule, &["2008-03-01"]);
    trondheim_over_fifty_agrees: "no.trondheim.2006.over_fifty", |rule| invited(rule, &["2008-03-01"]);
    trondheim_women_agree: "no.trondheim.2006.sex.woman", |rule| preferred(rule, &["2008-03-01"]);
    trondheim_men_agree: "no.trondheim.2006.sex.man", |rule| preferred(rule, &["2008-03-01"]);
    bergen_agrees: "no.bergen.saerskilt", |rule| invited(rule, &["2026-11-23"]);
    severe_disability_agrees: "de.sgb9.165", |rule| invited(rule, &["2020-05-05"]);
    representative_informed_agrees: "de.sgb9.164.informed", |rule| entered(rule, &["2020-05-05"]);
    parity_of_women_agrees: "de.bgleig.7", |rule| invited(rule, &["2021-08-11", "2023-05-05"]);
    parity_of_men_agrees: "de.bgleig.7.men", |rule| invited(rule, &["2021-08-11"]);
    panel_agrees: "de.bgleig.7.panel", |rule| entered(rule, &["2023-05-05"]);
    part_time_agrees: "de.bgleig.6.part_time", part_time;
    calling_women_agrees: "de.bgleig.6.call", calling_women;
    choice_of_women_agrees: "de.bgleig.8", |rule| preferred(rule, &["2023-05-05"]);
    thuringia_women_agree: "de.th.gleichg.7.women", |rule| invited(rule, &["2026-08-01"]);
    thuringia_men_agree: "de.th.gleichg.7.men", |rule| invited(rule, &["2026-08-01"]);
    berlin_agrees: "de.be.partmigg.11", |rule| invited(rule, &["2024-06-01"]);
    offer_of_an_interview_agrees: "uk.dc.offer", |rule| invited(rule, &["2021-05-05"]);
    // Nothing it asks for can be unknown.
    choice_among_equals_agrees: "uk.eqa.159", |rule| preferred(rule, &["2021-05-05"]).never(Verdict::Undetermined);
    head_coach_agrees: "nfl.rooney.head_coach", |rule| invited(rule, &["2021-05-05", "2023-05-05"]);
    general_manager_agrees: "nfl.rooney.general_manager",
        |rule| invited(rule, &["2021-05-05", "2022-01-05", "2023-05-05"]);
    coordinator_agrees: "nfl.rooney.coordinator",
        |rule| invited(rule, &["2021-05-05", "2022-01-05", "2023-05-05"]);
    quarterback_coach_agrees: "nfl.rooney.qb_coach", |rule| invited(rule, &["2023-05-05"]);
    mansfield_agrees: "us.mansfield", |rule| told(rule, &["2020-05-05"]);
    four_fifths_agrees: "us.ugesp.four_fifths", |rule| told(rule, &["2020-05-05"]);
    local_law_144_agrees: "us.nyc.ll144", |rule| told(rule, &["2023-07-05"]);
    board_women_agree: "eu.2022_2381.6.woman", |rule| preferred(rule, &["2026-07-01"]);
    board_men_agree: "eu.2022_2381.6.man", |rule| preferred(rule, &["2026-07-01"]);
}

#[test]
fn every_rule_of_every_pack_has_a_small_world() {
    let mut worlds: Vec<String> = RULES.iter().map(ToString::to_string).collect();
    let mut rules = Vec::new();
    for (policy, duties) in every_pack() {
        let of_pack: Vec<String> = policy.rules().iter().map(|rule| rule.id().to_string()).collect();
        let of_sources: Vec<String> = duties.iter().map(|duty| duty.rule.to_string()).collect();
        assert_eq!(of_pack, of_sources, "{}", policy.id());
        rules.extend(of_pack);
    }
    // The casebook has a file for each rule, those of a pack that stands nowhere above among them.
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/casebook");
    let files = std::fs::read_dir(book).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut cases: Vec<String> = files
        .filter_map(|file| Some(file.strip_suffix(".md")?.to_owned()))
        .filter(|rule| rule != "README")
        .collect();
    for all in [&mut worlds, &mut rules, &mut cases] {
        all.sort();
    }
    assert_eq!(worlds, rules);
    assert_eq!(worlds, cases);
}

#[test]
fn what_a_municipality_of_ks_chooses_agrees() {
    let rule = "no.ks.interview.minority";
    let binding = |from: &str| Binding {
        from: from.parse().unwrap(),
        citation: "Bystyret, sak 12/08".parse().unwrap(),
        says: "Minst én skal innkalles.".parse().unwrap(),
    };
    let bound = |from: &str| KsConfiguration { binding: Some(binding(from)), ..configuration() };
    let strict = KsConfiguration {
        asserted_by: AssertedBy::ApplicantConfirmed,
        internal_postings: InScope::No,
        deadline: Deadline::Hire,
        ..configuration()
    };
    let both: &[&str] = &["2007-03-01", "2008-03-01"];
    for (configuration, settled) in
        [(bound("2006-05-20"), &both[..1]), (bound("2008-01-01"), both), (strict, &both[..1])]
    {
        let duties = sources::ks(&configuration);
        let policy = packs::ks(configuration).unwrap();
        inviting(Worlds::among(&policy, &duties, rule), settled).every_verdict();
    }
    // Within the two dates it is never settled that it is merely aimed at.
    let configuration = bound("2006-06-01");
    let duties = sources::ks(&configuration);
    let policy = packs::ks(configuration).unwrap();
    let mut worlds = Worlds::among(&policy, &duties, rule);
    let texts = worlds.duty.texts.clone();
    let settled = ["2006-06-20".parse().unwrap()];
    worlds.around(&settled, &[vec![]], &|opens_on| few(&texts, opens_on), &[as_it_is()]);
    worlds.every_verdict();
}

#[test]
fn what_oslo_said_before_2009_agrees_where_the_caller_knows_it() {
    let earlier = EarlierText {
        text: "Alle oppfordres til å søke.".parse().unwrap(),
        until: "2007-01-01".parse().unwrap(),
    };
    let duties = sources::oslo(Some(&earlier));
    let policy = packs::oslo(Some(earlier.clone())).unwrap();
    let worlds = || Worlds::among(&policy, &duties, "no.oslo.advert.standard_text");
    let earlier = earlier.text.as_str();
    advertised(worlds(), &["2006-12-31"], &[earlier], &[sources::OSLO_2009]).every_verdict();
    advertised(worlds(), &["2007-01-01"], &[sources::OSLO_2009], &[earlier]).every_verdict();
}

#[test]
fn what_a_municipality_decides_itself_agrees() {
    let one = Bound::AtLeast(NonZeroU32::MIN);
    for (bound, pool, deadline, internal_postings, modality) in [
        (one, Pool::Qualified, Deadline::Recommendation, InScope::Yes, Modality::Must),
        (Bound::All, Pool::NotObviouslyUnsuited, Deadline::Hire, InScope::No, Modality::Should),
        (Bound::Best(NonZeroU32::MIN), Pool::Qualified, Deadline::Open, InScope::No, Modality::Must),
    ] {
        let configuration = MunicipalConfiguration {
            rule: "no.asker.interview".parse().unwrap(),
            group: Group::declared(Ground::ImmigrantBackground),
            bound,
            pool,
            modality,
            from: "2026-01-01".parse().unwrap(),
            citation: "Kommunestyret, sak 12/25".parse().unwrap(),
            says: "Minst én skal innkalles.".parse().unwrap(),
            deadline,
            internal_postings,
        };
        let duties = sources::municipal(&configuration);
        let policy = packs::municipal(configuration).unwrap();
        inviting(Worlds::among(&policy, &duties, "no.asker.interview"), &["2026-05-05"]).every_verdict();
    }
}
