//! The rules of the packs, written a second time from the words of their sources.

use chrono::NaiveDate;
use mangfold::packs::{EarlierText, KsConfiguration};
use mangfold::{
    AssertedBy, Before, Clock, Condition, Consistency, Country, Deadline, Edge, EntryKind, Ground, InScope,
    Modality, Opening, Pool, Sector,
};

use super::{Asks, Duty, Entry, Invited, Of, Text, Wants, Who};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn on(text: &str) -> Edge {
    Edge::On(day(text))
}

/// "minst én av disse søkerne", out of "de kvalifiserte søkerne", "dersom noen", "før innstillingen avgis".
fn at_least_one(who: Who, by_consent: bool) -> Invited {
    Invited {
        wants: Wants::AtLeast(1),
        presupposes: 1,
        // Whoever renounces what they declared is read as not having declared it.
        of: Of { waived: false, ..Of::new(who, by_consent) },
        each_for_one: Vec::new(),
        pool: Pool::Qualified,
        deadline: Deadline::Recommendation,
        on_the_day: true,
        withdrawn_after_invitation: true,
        every_stage: false,
        mode: None,
        consistency: Consistency::NotAsked,
    }
}

fn in_the_state(from: Edge, until: Edge, asks: Invited) -> Text {
    // Posts of six months or less are exempt from §§ 3 to 6 of statsansatteloven, and the rule is tied to § 5.
    let scope = vec![
        Condition::Country(vec![Country::NORWAY]),
        Condition::Sector(vec![Sector::State]),
        Condition::LongerThanMonths(6),
    ];
    Text { from, until, modality: Modality::Must, scope, unless: vec![], asks: Asks::Invited(asks) }
}

pub(crate) fn norway_state() -> Vec<Duty> {
    let duty = |rule: &str, texts: Vec<Text>| Duty {
        rule: rule.parse().expect("a rule id"),
        clock: Clock::Advertised,
        texts,
    };
    // "oppgir å ha en funksjonsnedsettelse som vil kreve tilrettelegging": FOR-2017-06-21-838 § 6, from 2017-07-01.
    let disability = in_the_state(
        on("2017-07-01"),
        Edge::Open,
        at_least_one(Who::Says(Ground::DisabilityNeedingAccommodation), false),
    );
    // "gjelder for stillinger som lyses ut 1. januar 2020 eller senere"
    let cv_gap = in_the_state(on("2020-01-01"), Edge::Open, at_least_one(Who::Says(Ground::CvGap), false));
    // An order and a circular, neither statute, regulation nor agreement: only what is declared with consent.
    let region = || at_least_one(Who::Says(Ground::ImmigrantBackgroundRegion), true);
    let dfo = at_least_one(Who::Says(Ground::ImmigrantBackgroundDfo), true);
    // PM-2010-08 is of 2010; the definition is the old one in the handbook of 2017 and the new one on 2023-02-16.
    let circular = Edge::Between { first: day("2010-01-01"), last: day("2010-12-31") };
    let redefined = Edge::Between { first: day("2017-01-01"), last: day("2023-02-16") };
    let immigrant = vec![
        // The trial ran 2002-06-01 to 2004-06-01; whether the order stood after it is not known.
        in_the_state(on("2002-06-01"), Edge::NotVerified { stands_on: day("2004-05-31") }, region()),
        in_the_state(circular, redefined, region()),
        in_the_state(redefined, Edge::Open, dfo),
    ];
    vec![
        duty("no.state.interview.disability", vec![disability]),
        duty("no.state.interview.cv_gap", vec![cv_gap]),
        duty("no.state.interview.immigrant", immigrant),
    ]
}

/// "minst én kvalifisert søker med minoritetsbakgrunn blir innkalt til intervju": what KS aims at, and what a
/// municipality that has bound itself must do.
pub(crate) fn ks(configuration: &KsConfiguration) -> Vec<Duty> {
    let mut scope = vec![
        Condition::Country(vec![Country::NORWAY]),
        Condition::Sector(vec![Sector::Municipal, Sector::County]),
    ];
    if configuration.internal_postings == InScope::No {
        scope.push(Condition::Opening(Opening::External));
    }
    let text = |from: Edge, until: Edge, modality: Modality| {
        let asks = at_least_one(Who::of(&configuration.definition), true);
        let confirmed = configuration.asserted_by == AssertedBy::ApplicantConfirmed;
        let of = Of { confirmed, ..asks.of };
        let asks = Asks::Invited(Invited { of, deadline: configuration.deadline, ..asks });
        Text { from, until, modality, scope: scope.clone(), unless: vec![], asks }
    };
    // "Vedtak i sentralstyre 26.05.06" beside "vedtak fattet 16.06.06".
    let adopted = Edge::Between { first: day("2006-05-26"), last: day("2006-06-16") };
    let texts = match &configuration.binding {
        None => vec![text(adopted, Edge::Open, Modality::Should)],
        Some(binding) if binding.from <= day("2006-05-26") => {
            vec![text(Edge::On(binding.from), Edge::Open, Modality::Must)]
        }
        Some(binding) => vec![
            text(adopted, Edge::On(binding.from), Modality::Should),
            text(Edge::On(binding.from), Edge::Open, Modality::Must),
        ],
    };
    vec![Duty { rule: "no.ks.interview.minority".parse().expect("a rule id"), clock: Clock::Invited, texts }]
}

pub(crate) const OSLO_2009: &str = "Oslo kommune ønsker at våre arbeidsplasser skal preges av mangfold, og at våre \
    ansatte skal gjenspeile byens befolkning. Vi ønsker representasjon av kvinner og menn i alle stillingskategorier. \
    Personer med minoritetsbakgrunn oppfordres til å søke.";

pub(crate) fn oslo(earlier: Option<&EarlierText>) -> Vec<Duty> {
    let scope = vec![Condition::Country(vec![Country::NORWAY]), Condition::Sector(vec![Sector::Municipal])];
    // "Vedtakspunkt 2 ... oppheves" on 2013-05-15: what stood in point 2 is not known.
    let repealed = Edge::Partial { on: day("2013-05-15") };
    let adopted = day("2001-05-30");
    let changed = match earlier {
        None => Edge::Between { first: adopted, last: day("2009-05-11") },
        Some(earlier) => Edge::On(earlier.until),
    };
    let wordings = vec![
        (Edge::On(adopted), changed, earlier.map(|earlier| earlier.text.to_string())),
        (changed, Edge::Open, Some(OSLO_2009.to_owned())),
    ];
    let duty = |rule: &str, from: Edge, modality: Modality, asks: Asks| Duty {
        rule: rule.parse().expect("a rule id"),
        clock: Clock::Advertised,
        texts: vec![Text { from, until: repealed, modality, scope: scope.clone(), unless: vec![], asks }],
    };
    vec![
        // "15 obligatoriske tiltak", "tiltak 1 – annonsering", "ble vedtatt 30. mai 2001"
        duty(
            "no.oslo.advert.standard_text",
            Edge::On(adopted),
            Modality::Must,
            Asks::Statement { code: "oslo.standard_text".to_owned(), wordings },
        ),
        // "Det er nå tatt inn en henvisning til handlingsplanen", in the memo of 2006-05-29; no older than the plan.
        duty(
            "no.oslo.file.plan_reference",
            Edge::Between { first: day("2001-05-30"), last: day("2006-05-29") },
            Modality::Should,
            Asks::Entry(Entry {
                kind: EntryKind::ActionPlanReference,
                about: None,
                before: Before::Open,
                on_the_day: true,
            }),
        ),
    ]
}
