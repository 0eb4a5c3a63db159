//! KS, Oslo, Trondheim, Bergen, and a municipality's own decision.

use mangfold::packs::{EarlierText, KsConfiguration, MunicipalConfiguration};
use mangfold::{
    AssertedBy, Before, Clock, Condition, Country, Edge, EntryKind, Equality, Ground, InScope, Measure,
    Modality, OddNumber, Opening, Sector,
};

use super::super::read::wants;
use super::super::{Asks, Duty, Invited, Of, Text, Wants, Who};
use super::{among, between, day, duty, employer, entry, invited, on, recorded, stood, text, worded};

/// "underrepresentert" has no measure in the texts: fewer than half, in an odd number, too, is a reading.
fn underrepresented(ground: Ground) -> Condition {
    Condition::Underrepresented { ground, measure: Measure::BelowHalf(OddNumber::AnyImbalance) }
}

fn in_ks(internal_postings: InScope) -> Vec<Condition> {
    let mut scope = employer(Country::NORWAY, &[Sector::Municipal, Sector::County]);
    if internal_postings == InScope::No {
        scope.push(Condition::Opening(Opening::External));
    }
    scope
}

/// "minst én kvalifisert søker med minoritetsbakgrunn blir innkalt til intervju": what KS aims at, and what a
/// municipality that has bound itself must do; then the clause of the tariff agreement.
pub(crate) fn ks(configuration: &KsConfiguration) -> Vec<Duty> {
    let confirmed = configuration.asserted_by == AssertedBy::ApplicantConfirmed;
    let one = |span: (Edge, Edge), modality: Modality| {
        let asks = invited(Wants::AtLeast(1), Who::of(&configuration.definition), true);
        let of = Of { confirmed, ..asks.of };
        let asks = Asks::Invited(Invited { of, deadline: configuration.deadline, ..asks });
        text(span, modality, &in_ks(configuration.internal_postings), asks)
    };
    // "Vedtak i sentralstyre 26.05.06" beside "vedtak fattet 16.06.06".
    let adopted = between("2006-05-26", "2006-06-16");
    let texts = match &configuration.binding {
        None => vec![one((adopted, Edge::Open), Modality::Should)],
        Some(binding) if binding.from <= day("2006-05-26") => {
            vec![one((Edge::On(binding.from), Edge::Open), Modality::Must)]
        }
        Some(binding) => vec![
            one((adopted, Edge::On(binding.from)), Modality::Should),
            one((Edge::On(binding.from), Edge::Open), Modality::Must),
        ],
    };
    let [woman, man, seniority] = tariff();
    vec![duty("no.ks.interview.minority", Clock::Invited, texts), woman, man, seniority]
}

fn tariff() -> [Duty; 3] {
    // Read in a copy without a date, of July 2026 at the latest.
    let undated = (stood("2026-07-31"), Edge::Open);
    let scope = in_ks(InScope::Yes);
    // "Når søkere av begge kjønn står kvalifikasjonsmessig likt eller tilnærmet likt, kan søker hvis kjønn er
    // underrepresentert foretrekkes"
    let sex = |rule: &str, ground: Ground| {
        let scope = [scope.clone(), vec![underrepresented(ground.clone())]].concat();
        let asks = among(Equality::NearlyEqual, Some(Who::Says(ground)), false);
        duty(rule, Clock::Recommended, vec![text(undated, Modality::May, &scope, asks)])
    };
    // "Når søkere for øvrig står kvalifikasjonsmessig likt, foretrekkes den søker som har lengst tjeneste": told,
    // since nobody here knows how long anybody has served.
    let longest = text(undated, Modality::Notice, &scope, among(Equality::Equal, None, false));
    [
        sex("no.ks.hta.2.2.sex.woman", Ground::Woman),
        sex("no.ks.hta.2.2.sex.man", Ground::Man),
        duty("no.ks.hta.2.2.seniority", Clock::Recommended, vec![longest]),
    ]
}

pub(crate) const OSLO_2009: &str = "Oslo kommune ønsker at våre arbeidsplasser skal preges av mangfold, og at våre \
    ansatte skal gjenspeile byens befolkning. Vi ønsker representasjon av kvinner og menn i alle stillingskategorier. \
    Personer med minoritetsbakgrunn oppfordres til å søke.";

pub(crate) fn oslo(earlier: Option<&EarlierText>) -> Vec<Duty> {
    // "Vedtakspunkt 2 ... oppheves" on 2013-05-15: what stood in point 2 is not known.
    let repealed = Edge::Partial { on: day("2013-05-15") };
    let adopted = on("2001-05-30");
    let changed = match earlier {
        None => between("2001-05-30", "2009-05-11"),
        Some(earlier) => Edge::On(earlier.until),
    };
    let wordings = vec![
        worded("nb", adopted, changed, earlier.map(|earlier| earlier.text.as_str())),
        worded("nb", changed, Edge::Open, Some(OSLO_2009)),
    ];
    let of_the_plan = |rule: &str, from: Edge, modality: Modality, asks: Asks| {
        let scope = employer(Country::NORWAY, &[Sector::Municipal]);
        duty(rule, Clock::Advertised, vec![text((from, repealed), modality, &scope, asks)])
    };
    vec![
        // "15 obligatoriske tiltak", "tiltak 1 – annonsering", "ble vedtatt 30. mai 2001"
        of_the_plan(
            "no.oslo.advert.standard_text",
            adopted,
            Modality::Must,
            Asks::Statement { code: "oslo.standard_text".to_owned(), wordings },
        ),
        // "Det er nå tatt inn en henvisning til handlingsplanen", in the memo of 2006-05-29; no older than the plan.
        of_the_plan(
            "no.oslo.file.plan_reference",
            between("2001-05-30", "2006-05-29"),
            Modality::Should,
            Asks::Entry(entry(EntryKind::ActionPlanReference, Before::Open)),
        ),
    ]
}

/// The formannskap's decision of 2006-09-19, as reported on 2009-05-11; whether it stood after that is not known.
/// Neither law nor agreement, so by consent.
pub(crate) fn trondheim() -> Vec<Duty> {
    let decided = (on("2006-09-19"), stood("2009-05-11"));
    let scope = employer(Country::NORWAY, &[Sector::Municipal]);
    let of_the_city = |rule: &str, text: Text| duty(rule, Clock::Advertised, vec![text]);
    let must = |wants: Wants, ground: Ground| {
        let asks = Asks::Invited(invited(wants, Who::Says(ground), true));
        text(decided, Modality::Must, &scope, asks)
    };
    // "dersom dette ikke står i motstrid til en mangfoldig alderssammensetning": somebody's judgement, so recorded.
    let over_fifty = Text { unless: vec![recorded("age_diversity")], ..must(Wants::All, Ground::OverFifty) };
    // "skal det kjønnet som er underrepresentert på enheten, tilbys stillingen", of equal applicants: told, as the
    // pack reads it.
    let sex = |rule: &str, ground: Ground| {
        let scope = [scope.clone(), vec![underrepresented(ground.clone())]].concat();
        let asks = among(Equality::Equal, Some(Who::Says(ground)), true);
        of_the_city(rule, text(decided, Modality::Notice, &scope, asks))
    };
    vec![
        // "Minst en kvalifisert søker med innvandrerbakgrunn skal kalles inn"
        of_the_city("no.trondheim.2006.immigrant", must(Wants::AtLeast(1), Ground::ImmigrantBackground)),
        // "Kvalifiserte søkere med funksjonsnedsettelser skal innkalles": no number, so all.
        of_the_city("no.trondheim.2006.disability", must(Wants::All, Ground::Disability)),
        // "Det samme skal arbeidssøkere over 50 år gjøres"
        of_the_city("no.trondheim.2006.over_fifty", over_fifty),
        sex("no.trondheim.2006.sex.woman", Ground::Woman),
        sex("no.trondheim.2006.sex.man", Ground::Man),
    ]
}

/// "Dersom flere kvalifiserte søkere ber om særskilt vurdering, er det den best kvalifiserte som får mulighet": one
/// place for both grounds. Declaring is asking for it, which is a reading; a page without a date.
pub(crate) fn bergen() -> Vec<Duty> {
    let either = Who::Any(vec![Who::Says(Ground::ImmigrantBackground), Who::Says(Ground::Disability)]);
    let scope = employer(Country::NORWAY, &[Sector::Municipal]);
    let best = Asks::Invited(invited(Wants::Best(1), either, true));
    let must = text((stood("2026-07-31"), Edge::Open), Modality::Must, &scope, best);
    vec![duty("no.bergen.saerskilt", Clock::Advertised, vec![must])]
}

/// What a municipality decided itself: nothing of it stands in a source of ours.
pub(crate) fn municipal(configuration: &MunicipalConfiguration) -> Vec<Duty> {
    let mut scope = employer(Country::NORWAY, &[Sector::Municipal]);
    if configuration.internal_postings == InScope::No {
        scope.push(Condition::Opening(Opening::External));
    }
    let asks = Asks::Invited(Invited {
        pool: configuration.pool,
        deadline: configuration.deadline,
        ..invited(wants(&configuration.bound), Who::of(&configuration.group), true)
    });
    let text = text((Edge::On(configuration.from), Edge::Open), configuration.modality, &scope, asks);
    vec![Duty { rule: configuration.rule.clone(), clock: Clock::Advertised, texts: vec![text] }]
}
