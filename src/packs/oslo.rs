//! Oslo municipality's action plan of 2001, as far as memo 23/2006 reveals it. Historical.

use chrono::NaiveDate;

use super::{built, date, lit, quoted, read, source, titles};
use crate::case_file::EntryKind;
use crate::check::{Check, Record};
use crate::condition::Condition;
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::policy::{Policy, PolicyError};
use crate::rule::{Rule, RuleError};
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span};
use crate::statement::{Statement, StatementStatus, Wording};
use crate::text::AdvertText;

use crate::version::{Elsewhere, Version, VersionError};

/// The standard text that stood before the one the sources have, as the caller knows it.
///
/// ```
/// use mangfold::packs::EarlierText;
///
/// let earlier = EarlierText { text: "Alle oppfordres til å søke.".parse()?, until: "2009-01-01".parse()? };
/// assert_eq!(earlier.until.to_string(), "2009-01-01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "two facts the caller gives")]
pub struct EarlierText {
    /// The whole text.
    pub text: AdvertText,
    /// The first day on which it no longer stood: after 2001-05-30, and at the latest 2009-05-11.
    pub until: NaiveDate,
}

/// Two rules of Oslo's action plan of 2001-05-30, historical, with an uncertain end.
///
/// - `no.oslo.advert.standard_text` (measure 1): the standard text stands in every advert. The sources have the
///   wording of 2009; for earlier adverts the caller gives it, else they are undetermined.
/// - `no.oslo.file.plan_reference` (measure 14, personnel rules 3.2): the case file refers to the plan. That each case
///   file does so is a reading of "a reference is taken into rules 3.2".
///
/// A part of the decision of 2001 was repealed on 2013-05-15, and which is not known: from that day it is unsettled
/// whether the rules are in force ([`Question::Edge`]). What the other measures say is not in the sources. The pack is
/// for units of Oslo municipality; that the employer is one is the caller's knowledge.
///
/// Sources: Oslo kommune, notat 23/2006; Mangfoldsportalen 2009-05-11; bystyret 2013-05-15, sak 129/13.
///
/// # Errors
///
/// [`PolicyError`] when the earlier text did not stand between 2001-05-30 and 2009-05-11.
///
/// ```
/// let policy = mangfold::packs::oslo(None)?;
/// assert_eq!(policy.rules().len(), 2);
/// # Ok::<(), mangfold::PolicyError>(())
/// ```
pub fn oslo(earlier: Option<EarlierText>) -> Result<Policy, PolicyError> {
    let mut sources = vec![
        source("memo", "Oslo kommune, notat til bystyrets organer nr. 23/2006 (29.05.2006)", None),
        source("portal", "Oslo kommunes standardtekst i utlysninger", Some("Mangfoldsportalen, 2009-05-11")),
        source(
            "repeal",
            "Oslo bystyre 15.05.2013, sak 129/13, vedtakspunkt 2",
            Some("Status bystyresak 129/13 Mangfoldets muligheter"),
        ),
    ];
    if earlier.is_some() {
        sources.push(source(
            "caller",
            "Oslo kommunes tidligere standardtekst, slik brukeren av regelsettet har oppgitt den",
            None,
        ));
    }
    let rules = vec![standard_text(), plan_reference()];
    Policy::new(lit("oslo"), date(2026, 11, 22), sources, vec![statement(earlier)?], rules)
}

const ADOPTED: NaiveDate = date(2001, 5, 30);
const KNOWN: NaiveDate = date(2009, 5, 11);
const REPEALED: Edge = Edge::Partial { on: date(2013, 5, 15) };

fn statement(earlier: Option<EarlierText>) -> Result<Statement, PolicyError> {
    let change = match &earlier {
        None => Edge::Between { first: ADOPTED, last: KNOWN },
        Some(earlier) => Edge::On(earlier.until.min(KNOWN)),
    };
    let refused = |error| {
        PolicyError::Rule(RuleError::Version {
            rule: lit("no.oslo.advert.standard_text"),
            error: Box::new(VersionError::Span(error)),
        })
    };
    let before = Span::new(Edge::On(ADOPTED), change).map_err(refused)?;
    let first = match earlier {
        None => Wording::not_in_the_sources(lit("nb"), before),
        Some(earlier) => {
            Wording::new(lit("nb"), before, earlier.text, lit("caller"), Mark::Interpretation).map_err(
                |error| PolicyError::Wording { statement: lit("oslo.standard_text"), error: Box::new(error) },
            )?
        }
    };
    let text = lit(
        "Oslo kommune ønsker at våre arbeidsplasser skal preges av mangfold, og at våre ansatte skal gjenspeile byens \
         befolkning. Vi ønsker representasjon av kvinner og menn i alle stillingskategorier. Personer med \
         minoritetsbakgrunn oppfordres til å søke.",
    );
    let after = Span::new(change, Edge::Open).map_err(refused)?.confirmed_to(KNOWN);
    let second = built(Wording::new(lit("nb"), after, text, lit("portal"), Mark::Verified));
    let keys = ["preges av mangfold", "gjenspeile byens befolkning", "oppfordres til å søke"];
    let second = built(second.with_key_phrases(titles(&keys)));
    Ok(Statement::new(lit("oslo.standard_text"), StatementStatus::Historical, vec![first, second]))
}

fn scoped(version: Version) -> Version {
    let scope = vec![Condition::Country(vec![Country::NORWAY]), Condition::Sector(vec![Sector::Municipal])];
    let edge =
        "a part of the decision of 2001 was repealed on 2013-05-15, and what it contained is not known";
    built(built(version.with_scope(scope)).with_silences(vec![Silence::new(Question::Edge, lit(edge))]))
}

fn the_units() -> Part {
    quoted(
        Element::Scope,
        "Det er den enkelte virksomhet i Oslo kommune som er ansvarlig for gjennomføring av tiltakene",
        "memo",
        Mark::Interpretation,
    )
    .read_as(lit(
        "the memo counts the measures 1 and 14 among those of the central level: that they bind each unit's own round is a \
         reading; that the employer is a unit of Oslo is the caller's knowledge",
    ))
}

fn standard_text() -> Rule {
    let span = built(Span::new(Edge::On(ADOPTED), REPEALED)).confirmed_to(KNOWN);
    let parts = vec![
        the_units(),
        quoted(Element::Clock, "ble vedtatt 30. mai 2001", "memo", Mark::Verified),
        quoted(Element::Clock, "Vedtakspunkt 2 i bystyrets vedtak av sak 219/01", "repeal", Mark::Verified),
        quoted(Element::Force, "inneholder 15 obligatoriske tiltak", "memo", Mark::Verified),
        read(Element::Clock, "the event that picks the version is the advert, which the measure is about"),
        quoted(Element::Statement, "tiltak 1 – annonsering", "memo", Mark::Interpretation)
            .read_as(lit("the memo does not say which text: read as the one on the portal on 2009-05-11")),
        quoted(
            Element::Channel,
            "slik tekst er innarbeidet i malen for fellesannonsene og på nettet",
            "memo",
            Mark::Interpretation,
        )
        .read_as(lit(
            "that joint adverts and the web carry it is known; that every advert has to is a reading",
        )),
    ];
    let check = Check::Statement(lit("oslo.standard_text"));
    let version = built(Version::new(span, Force::Instruction, Modality::Must, check, parts));
    let version = version.with_elsewhere(vec![Elsewhere::new(
        lit("De andre tiltakene skal gjennomføres på virksomhetsnivå, og dreier seg om saksbehandling i \
             ansettelsesprosesser"),
        lit("memo"),
        lit("the texts of the other measures are not in the sources"),
    )]);
    built(Rule::new(lit("no.oslo.advert.standard_text"), Clock::Advertised, vec![scoped(version)]))
}

fn plan_reference() -> Rule {
    // Nothing can refer to a plan that is not adopted; by the day of the memo the reference stands.
    let memo = date(2006, 5, 29);
    let taken_in = Edge::Between { first: ADOPTED, last: memo };
    let span = built(Span::new(taken_in, REPEALED)).confirmed_to(memo);
    let parts = vec![
        the_units(),
        quoted(Element::Clock, "Personalreglementet er pt under revisjon", "memo", Mark::Verified),
        quoted(Element::Clock, "Vedtakspunkt 2 i bystyrets vedtak av sak 219/01", "repeal", Mark::Verified),
        read(Element::Clock, "the event that picks the version is the advert"),
        quoted(
            Element::Force,
            "Det er nå tatt inn en henvisning til handlingsplanen under reglementets punkt 3.2",
            "memo",
            Mark::Interpretation,
        )
        .read_as(lit("that the rules refer to the plan is known; that each case file should is a reading")),
        quoted(
            Element::Record,
            "I dette reglementet er det inntatt en henvisning til handlingsplanen under punkt 3.2 (saksbehandling ved \
             ansettelser)",
            "memo",
            Mark::Interpretation,
        )
        .read_as(lit("read as: the file of each case refers to the plan")),
    ];
    let check = Check::Record(Record::new(EntryKind::ActionPlanReference));
    let version = built(Version::new(span, Force::Instruction, Modality::Should, check, parts));
    built(Rule::new(lit("no.oslo.file.plan_reference"), Clock::Advertised, vec![scoped(version)]))
}
