//! The Norwegian state: FOR-2017-06-21-838 § 6, circulars, the handbook of 2017, and what is to stand on record.

use mangfold::{Clock, Condition, Country, Deadline, Edge, Equality, Ground, Modality, Pool, Sector};

use super::super::{Asks, Assessed, Duty, Invited, Of, Text, Wants, Who};
use super::{among, between, duty, employer, fact, fewer_than_forty, invited, on, stood, text};

pub(crate) fn norway_state() -> Vec<Duty> {
    let mut all: Vec<Duty> = interviews().into();
    all.extend(preferences());
    all.extend(records());
    all
}

fn state() -> Vec<Condition> {
    employer(Country::NORWAY, &[Sector::State])
}

/// Posts of six months or less are exempt from §§ 3 to 6 of statsansatteloven (its § 7), and the rules are tied to
/// them.
fn longer_posts() -> Vec<Condition> {
    [state(), vec![Condition::LongerThanMonths(6)]].concat()
}

/// "Dersom noen av de kvalifiserte søkerne", "minst én av disse søkerne", "før innstillingen avgis".
fn at_least_one(ground: Ground, by_consent: bool) -> Invited {
    let deadline = Deadline::Recommendation;
    Invited { deadline, ..invited(Wants::AtLeast(1), Who::Says(ground), by_consent) }
}

/// FOR-2017-06-21-838 § 6 is of 2017-07-01; the gap in the CV "gjelder for stillinger som lyses ut 1. januar 2020
/// eller senere".
fn regulation() -> [(Edge, Edge); 2] {
    [(on("2017-07-01"), Edge::Open), (on("2020-01-01"), Edge::Open)]
}

/// When the order on applicants with immigrant background stood, and by which definition.
fn order() -> [(Edge, Edge, Ground); 3] {
    // PM-2010-08 is of 2010; the definition is the old one in the handbook of 2017 and the new one on 2023-02-16.
    let (circular, redefined) = (between("2010-01-01", "2010-12-31"), between("2017-01-01", "2023-02-16"));
    [
        // "2002-06-01 – 2004-06-01": a trial, and whether the order stood after it is not known.
        (on("2002-06-01"), stood("2004-05-31"), Ground::ImmigrantBackgroundRegion),
        (circular, redefined, Ground::ImmigrantBackgroundRegion),
        // "selv har innvandret eller som er norskfødt og der begge foreldrene har innvandret"
        (redefined, Edge::Open, Ground::ImmigrantBackgroundDfo),
    ]
}

fn interviews() -> [Duty; 3] {
    let one = |(from, until): (Edge, Edge), ground: Ground, by_consent: bool| {
        let asks = Asks::Invited(at_least_one(ground, by_consent));
        text((from, until), Modality::Must, &longer_posts(), asks)
    };
    let [disability, cv_gap] = regulation();
    // "oppgir å ha en funksjonsnedsettelse som vil kreve tilrettelegging"
    let disability = one(disability, Ground::DisabilityNeedingAccommodation, false);
    // "til sammen minst to år de siste fem årene", as the applicant declares
    let cv_gap = one(cv_gap, Ground::CvGap, false);
    // "har Regjeringen pålagt alle statlige etater": neither statute, regulation nor agreement, so by consent.
    let immigrant = order().map(|(from, until, ground)| one((from, until), ground, true));
    [
        duty("no.state.interview.disability", Clock::Advertised, vec![disability]),
        duty("no.state.interview.cv_gap", Clock::Advertised, vec![cv_gap]),
        duty("no.state.interview.immigrant", Clock::Advertised, immigrant.into()),
    ]
}

fn preferences() -> [Duty; 4] {
    let near = |who: Who, by_consent: bool| among(Equality::NearlyEqual, Some(who), by_consent);
    // "En søker med funksjonsnedsettelse kan ansettes dersom vedkommende er tilnærmet like godt kvalifisert", and from
    // 2020 "Søkere med hull i CV eller funksjonsnedsettelse kan ansettes dersom … tilnærmet like godt kvalifiserte".
    let disability = || Who::Says(Ground::DisabilityNeedingAccommodation);
    let either = Who::Any(vec![disability(), Who::Says(Ground::CvGap)]);
    let amended = on("2020-01-01");
    let regulation = vec![
        text((on("2017-07-01"), amended), Modality::May, &longer_posts(), near(disability(), false)),
        text((amended, Edge::Open), Modality::May, &longer_posts(), near(either, false)),
    ];
    // "flere søkere som har tilnærmet like kvalifikasjoner … skal det kjønn som har mindre enn 40 % av de tilsatte i
    // den aktuelle stillingsgruppe foretrekkes": the handbook of 2017, and no other was seen. Told, as the pack reads
    // it.
    let sex = |rule: &str, ground: Ground| {
        let scope = [state(), vec![fewer_than_forty(ground.clone())]].concat();
        let handbook = (stood("2017-01-01"), stood("2017-01-01"));
        let told = text(handbook, Modality::Notice, &scope, near(Who::Says(ground), true));
        duty(rule, Clock::Advertised, vec![told])
    };
    // "1st pilot may, 2nd pilot shall (participating agencies)", 2008– and 2012–; "skal kvotere når to søkere er
    // tilnærmet likt kvalifisert". Told where it says shall, as the pack reads it.
    let trial = |year: i32, until: Edge, modality: Modality| {
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        let scope = [state(), vec![fact("immigrant_quota_trial")]].concat();
        let asks = near(Who::Says(Ground::ImmigrantBackgroundRegion), true);
        text((between(&first, &last), until), modality, &scope, asks)
    };
    // "lapsed/agency policy": by the day of the latest copy.
    let lapsed = between("2013-01-01", "2026-07-31");
    let trials = vec![trial(2008, stood("2008-12-31"), Modality::May), trial(2012, lapsed, Modality::Notice)];
    [
        duty("no.state.quota.dis_cvgap", Clock::Advertised, regulation),
        sex("no.state.quota.sex.woman", Ground::Woman),
        sex("no.state.quota.sex.man", Ground::Man),
        duty("no.state.quota.immigrant", Clock::Advertised, trials),
    ]
}

/// "mangler ved utredningen og dokumentasjon": where nobody of a group of an invite rule qualifies, each assessment
/// stands on record with its reason, before the shortlist is made. All of it is a reading, and so is the consent.
fn records() -> [Duty; 3] {
    let assessed = |(from, until): (Edge, Edge), ground: Ground| {
        let of = Of::new(Who::Says(ground), true);
        let asks = Asks::Assessed(Assessed { of, pool: Pool::Qualified, on_the_day: true });
        text((from, until), Modality::Should, &longer_posts(), asks)
    };
    let record = |rule: &str, texts: Vec<Text>| duty(rule, Clock::Advertised, texts);
    // The ombud's page is of 2024-06-10, and no rule on inviting one of the group in its words now is older.
    let told = |first: &str| (between(first, "2024-06-10"), Edge::Open);
    let disability = assessed(told("2017-07-01"), Ground::DisabilityNeedingAccommodation);
    let cv_gap = assessed(told("2020-01-01"), Ground::CvGap);
    let immigrant = assessed(told("2017-01-01"), Ground::ImmigrantBackgroundDfo);
    [
        record("no.state.record.assessment.disability", vec![disability]),
        record("no.state.record.assessment.cv_gap", vec![cv_gap]),
        record("no.state.record.assessment.immigrant", vec![immigrant]),
    ]
}
