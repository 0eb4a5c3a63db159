//! The resource group of KS (2006).

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate};

use super::bounds::{BoundKind, CohortBound, CohortBounds, Facet};
use super::data::{Programme, ProgrammeError, body, labels, owed, quoted, reading, silent, sources};
use super::documents::KS_2006;
use super::due::Due;
use super::obligation::{Obligation, OwedBy};
use super::plan::Plan;
use crate::literal::{built, date, lit};
use crate::monitor::Period;
use crate::source::{Element, Part};

/// What the mandate of the resource group leaves open.
///
/// ```
/// use mangfold::programme::ResourceGroupConfiguration;
/// assert_eq!(ResourceGroupConfiguration { days_to_report: 90 }.days_to_report, 90);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "what the sources leave open, and the caller settles")]
pub struct ResourceGroupConfiguration {
    /// How many days after the two years the evaluation and the status report may still come.
    pub days_to_report: u16,
}

const FIRST_MEETING: NaiveDate = date(2006, 9, 15);
const END: NaiveDate = date(2008, 9, 15);

/// The first day of the resource group's two years, and the first day after them.
///
/// ```
/// let (from, until) = mangfold::programme::resource_group_term();
/// assert_eq!((from.to_string(), until.to_string()), ("2006-09-15".to_owned(), "2008-09-15".to_owned()));
/// ```
#[must_use]
pub const fn resource_group_term() -> (NaiveDate, NaiveDate) {
    (FIRST_MEETING, END)
}

/// The resource group for integration and inclusion of KS: fifteen seats, 2 + 6 + 3 + 4 by constituency, led by KS, two years from the
/// first meeting on 2006-09-15.
///
/// Bounds are about the facts `constituency` and `chair`, as [`Seating::findings`](super::Seating::findings) gives them. Its
/// duties: two meetings a year, KS as secretariat, reports to the managing director, examples and proposals, and in the end an
/// evaluation of its own work and a status report.
///
/// Source: KS, resolutions of the central board 2006, with the mandate of the group.
///
/// # Errors
///
/// A [`ProgrammeError`] where the days to report reach beyond the calendar.
///
/// ```
/// use mangfold::programme::{ResourceGroupConfiguration, Standing, resource_group};
///
/// let group = resource_group(ResourceGroupConfiguration { days_to_report: 90 })?;
/// let review = group.plan().review(&[], "2008-12-15".parse()?)?;
/// let report = review.findings().iter().find(|finding| finding.obligation().as_str() == "ks.resource_group.status_report");
/// assert_eq!(report.unwrap().standing(), Standing::Overdue, "ninety days are over since the two years were");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn resource_group(configuration: ResourceGroupConfiguration) -> Result<Programme, ProgrammeError> {
    let last = END.checked_add_days(Days::new(configuration.days_to_report.into())).unwrap_or(END);
    let meetings = Due::times(NonZeroU32::MIN.saturating_add(1), Period::Year, FIRST_MEETING, Some(END))?;
    let (within, after) = (Due::between(FIRST_MEETING, END)?, Due::between(END, last)?);
    let (ks, group) = (body("ks"), body("resource_group"));
    let [twice, keeps, reports, examples, proposals, evaluates, tells] = duties();
    let obligations = vec![
        twice.owed(
            "meetings",
            &group,
            &meetings,
            "minutes",
            "a year is read as twelve months from the first meeting on, as the two years are",
        ),
        keeps.owed(
            "secretariat",
            &ks,
            &Due::once(FIRST_MEETING),
            "appointment",
            "read as: from the first meeting on",
        ),
        reports.owed(
            "reports",
            &group,
            &within,
            "report_to_managing_director",
            "how often is not told: read as once within the two years at the least",
        ),
        examples.owed("examples", &group, &within, "examples", "read as: within the two years"),
        proposals.owed("proposals", &group, &within, "proposals", "read as: within the two years"),
        evaluates.owed("evaluation", &group, &after, "evaluation", HOW_LONG),
        tells.owed("status_report", &group, &after, "status_report", HOW_LONG),
    ];
    let plan = Plan::new(lit("ks.resource_group"), sources(&[KS_2006]), vec![], obligations)?.with_labels(
        labels(&[
            ("ks", "KS"),
            ("resource_group", "ressursgruppen"),
            ("minutes", "referat"),
            ("appointment", "oppnevning"),
            ("report_to_managing_director", "rapport til administrerende direktør"),
            ("examples", "gode eksempler"),
            ("proposals", "forslag"),
            ("evaluation", "evaluering"),
            ("status_report", "statusrapport"),
        ]),
    );
    let words = [
        (
            Element::Scope,
            "skal ressursgruppen være en bidragsyter og et rådgivende organ for KS i arbeidet for å nå disse målene",
        ),
        (Element::Bound, "Ressursgruppen skal bestå av 15 representanter"),
        // The resolution, before the mandate gave numbers.
        (
            Element::Force,
            "KS skal etablere en ressursgruppe for integrering og inkludering, samt samarbeid omkring arbeidskraftspørsmål",
        ),
        (
            Element::Bound,
            "Ressursgruppa skal bestå av representanter fra KS medlemmer, KS og innvandrerepresentanter",
        ),
        (Element::Bound, "Det er også ønskelig at ansattes organisasjoner deltar"),
    ];
    let words = words.map(|(of, words)| quoted(of, words, KS_2006)).to_vec();
    Ok(Programme::new(plan, words).with_bounds(bounds()))
}

const HOW_LONG: &str = "how long after the two years they may come is a choice of the configuration";

/// What is owed, and the words for it.
struct Duty {
    title: &'static str,
    words: &'static str,
}

const fn duties() -> [Duty; 7] {
    let end = "skal etter endt periode evaluere sitt eget arbeid, og avgi en statusrapport";
    [
        Duty { title: "Møtes minst to ganger i året", words: "skal møtes minst to ganger i året" },
        Duty { title: "KS er sekretariat", words: "KS er sekretariat for ressursgruppen" },
        Duty {
            title: "Rapporterer til administrerende direktør i KS",
            words: "rapporterer til administrerende direktør i KS",
        },
        Duty {
            title: "Følge utviklingen og samle inn gode eksempler",
            words: "Følge utviklingen og samle inn gode eksempler fra kommunesektoren",
        },
        Duty {
            title: "Komme med konkrete forslag til tiltak og forbedringer",
            words: "Komme med konkrete forslag til tiltak og forbedringer som kan bidra til å nå målsetningene",
        },
        Duty { title: "Evaluere sitt eget arbeid", words: end },
        Duty { title: "Avgi en statusrapport", words: end },
    ]
}

impl Duty {
    fn owed(&self, code: &str, by: &OwedBy, due: &Due, evidence: &str, clock: &str) -> Obligation {
        let parts = vec![
            quoted(Element::Force, self.words, KS_2006),
            quoted(
                Element::Clock,
                "Ressursgruppen har virke på to år fra første møte som ble avholdt 15.09.06",
                KS_2006,
            ),
            silent(Element::Clock, clock),
            silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours"),
        ];
        let code = format!("ks.resource_group.{code}");
        owed(&code, self.title, by.clone(), due.clone(), &[evidence], parts)
    }
}

fn bounds() -> CohortBounds {
    let seats = [
        ("ks", 2, "2 representant fra KS"),
        ("ks_members", 6, "6 representanter fra KS medlemmer"),
        ("immigrants", 3, "3 innvandrerrepresentanter"),
        ("employees", 4, "4 representanter fra arbeidstakerorganisasjonene"),
    ];
    let exactly = |facet: &str, value: &str, number| BoundKind::Count {
        facet: Facet::Fact(lit(facet)),
        value: lit(value),
        least: number,
        most: Some(number),
    };
    let mut all: Vec<CohortBound> = seats
        .into_iter()
        .map(|(constituency, number, words)| {
            let parts: Vec<Part> = vec![quoted(Element::Bound, words, KS_2006)];
            CohortBound::must(lit(constituency), exactly("constituency", constituency, number))
                .with_parts(parts)
        })
        .collect();
    all.push(CohortBound::must(lit("led_by_ks"), exactly("chair", "ks", 1)).with_parts(vec![reading(
        Element::Bound,
        "Ressursgruppen, som ledes av KS",
        KS_2006,
        "led by one of those who sit for KS",
    )]));
    built(CohortBounds::new(lit("ks.resource_group"), 15, 15, all))
}
