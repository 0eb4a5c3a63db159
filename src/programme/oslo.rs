//! Oslo's action plan of 2001, its workshops and its network of diversity workers, as memo 23/2006 tells of them.

use std::num::NonZeroU32;

use chrono::{Months, NaiveDate};

use super::data::{
    Programme, ProgrammeError, body, codes, labels, owed, quoted, reading, silent, sources, told,
};
use super::documents::OSLO_MEMO_2006;
use super::due::Due;
use super::obligation::{Obligation, OwedBy};
use super::plan::Plan;
use super::report::{Evidence, Report};
use crate::literal::{built, lit};
use crate::monitor::Period;
use crate::source::{Element, Part};
use crate::text::Title;

const RECRUITMENT: &str = "recruitment";
const COMPETENCE: &str = "competence";
const INFORMATION: &str = "information_and_attitudes";
const QUALITY: &str = "quality_assurance";

/// What is needed to check Oslo's action plan on a day, and is not in the memo.
///
/// ```
/// use mangfold::programme::{OsloConfiguration, oslo_action_plan};
///
/// let units = vec!["Bydel Bjerke".parse()?, "Gravferdsetaten".parse()?];
/// let configuration = OsloConfiguration {
///     units,
///     reports_from: "2005-01-01".parse()?,
///     reports_until: Some("2013-05-15".parse()?),
///     days_to_report: 90,
/// };
/// assert_eq!(oslo_action_plan(configuration)?.plan().obligations().len(), 19);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "what the sources leave open, and the caller settles")]
pub struct OsloConfiguration {
    /// The units (virksomheter), by name.
    pub units: Vec<Title>,
    /// The first day of the first year that is reported on.
    pub reports_from: NaiveDate,
    /// The first day on which nothing is reported any more, if there is one: a part of the decision of 2001 was repealed on
    /// 2013-05-15, and which is not known.
    pub reports_until: Option<NaiveDate>,
    /// How many days after the year its annual report may still come.
    pub days_to_report: u16,
}

/// Oslo's action plan of 2001-05-30: fifteen obligatory measures under four headings, and the yearly reports of measure 15.
///
/// Measures are `oslo.2001.measure_1` to `oslo.2001.measure_15`. What memo 23/2006 reveals of 1, 9, 11, 14 and 15 stands beside
/// its words; the text of the others is not in the sources. At which level 10, 12 and 13 stand is not told either, and a measure
/// of which the heading is not told names each that the order of the numbers leaves. The two reports are
/// `oslo.2001.report.equality` («likestilling») and `oslo.2001.report.oxlo` («Særskilt rapportering: OXLO»), each year by each
/// unit; a measure at the level of units is reported under its own code.
///
/// It is historical: a part of the decision of 2001 was repealed on 2013-05-15, and which is not known
/// ([`packs::oslo`](crate::packs::oslo)). An employer's own plan has the same form: [`Plan::new`].
///
/// # Errors
///
/// [`ProgrammeError::Plan`] without units, or with one twice.
///
/// ```
/// use mangfold::programme::{OsloConfiguration, Standing, oslo_action_plan, oslo_reports_of_2006};
///
/// let units = vec!["Bydel Bjerke".parse()?];
/// let plan = oslo_action_plan(OsloConfiguration { units, reports_from: "2005-01-01".parse()?, reports_until: None, days_to_report: 90 })?;
/// let review = plan.plan().review(&oslo_reports_of_2006(), "2006-05-29".parse()?)?;
/// let of = |code: &str| review.findings().iter().find(|finding| finding.obligation().as_str() == code).unwrap().standing();
/// assert_eq!(of("oslo.2001.measure_1"), Standing::Met, "«Tiltaket er gjennomført»");
/// assert_eq!(of("oslo.2001.measure_4"), Standing::Open);
/// assert_eq!(of("oslo.2001.report.oxlo"), Standing::Overdue, "for 2005, by the one unit");
/// assert!(!plan.plan().obligation("oslo.2001.measure_4").unwrap().is_revealed());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn oslo_action_plan(configuration: OsloConfiguration) -> Result<Programme, ProgrammeError> {
    let OsloConfiguration { units, reports_from, reports_until, days_to_report } = configuration;
    let yearly = || -> Result<Due, ProgrammeError> {
        let due = Due::times(NonZeroU32::MIN, Period::Year, reports_from, reports_until)?;
        Ok(due.with_days_after(days_to_report))
    };
    let mut obligations: Vec<Obligation> = (1..=15).map(measure).collect();
    obligations.push(report("equality", "Rapportere i årsberetningen under punktet likestilling", yearly()?));
    obligations.push(report(
        "oxlo",
        "Rapportere i årsberetningen under punktet Særskilt rapportering: OXLO",
        yearly()?,
    ));
    obligations.push(control(yearly()?));
    obligations.push(drive());
    let plan =
        Plan::new(lit("oslo.2001"), sources(&[OSLO_MEMO_2006]), units, obligations)?.with_labels(labels(&[
            (RECRUITMENT, "Rekruttering"),
            (COMPETENCE, "Kompetanseutvikling"),
            (INFORMATION, "Informasjons- og holdningsarbeid"),
            (QUALITY, "Kvalitetssikring av tiltakene i handlingsplanen"),
            ("oslo.central", "overordnet nivå"),
            ("account", "redegjørelse"),
            ("annual_report", "årsberetning"),
            ("control", "kontroll"),
        ]));
    let words = [
        "ble vedtatt 30. mai 2001",
        "Det er den enkelte virksomhet i Oslo kommune som er ansvarlig for gjennomføring av tiltakene",
        "Handlingsplanen har fire hovedpunkter som tiltakene er sortert under",
        "Rekruttering:",
        "Kompetanseutvikling:",
        "Informasjons- og holdningsarbeid:",
        "Kvalitetssikring av tiltakene i handlingsplanen:",
        "fremgår det at arbeidsgiver-, opplærings- og kvalifiseringstiltakene i handlingsplanen fortsatt skal følge fordelingen av \
         ansvars- og fagområder mellom byrådsavdelinger og etater slik det fremgår av saken",
        "Handlingsplanen danner arbeidsgiverpolitikken på mangfoldsfeltet og inneholder 15 obligatoriske tiltak",
        "Sikre personer med minoritetsbakgrunn likebehandling ved rekruttering og karriereutvikling til alle typer stillinger",
        "Alle virksomheter skal sørge for at ansattes kompetanse, engasjement og kreativitet verdsettes og brukes uavhengig av \
         alder, kjønn og etnisk bakgrunn",
    ];
    let mut words = words.map(|words| quoted(Element::Scope, words, OSLO_MEMO_2006)).to_vec();
    words.push(silent(
        Element::Clock,
        "historical: a part of the decision of 2001 was repealed on 2013-05-15 (Oslo bystyre, sak 129/13), and which is not known",
    ));
    Ok(Programme::new(plan, words))
}

fn obligatory() -> Part {
    quoted(Element::Force, "inneholder 15 obligatoriske tiltak", OSLO_MEMO_2006)
}

fn headings(number: u32) -> &'static [&'static str] {
    match number {
        1..=3 => &[RECRUITMENT],
        4..=8 => &[RECRUITMENT, COMPETENCE],
        9 => &[COMPETENCE],
        10 => &[COMPETENCE, INFORMATION],
        11 => &[INFORMATION],
        12 | 13 => &[INFORMATION, QUALITY],
        _ => &[QUALITY],
    }
}

fn kind_of_evidence() -> Part {
    silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours")
}

/// One of the fifteen measures.
fn measure(number: u32) -> Obligation {
    let code = format!("oslo.2001.measure_{number}");
    let parts = |own: Vec<Part>| [vec![obligatory()], own, vec![kind_of_evidence()]].concat();
    let measure = if let Some((title, own)) = known(number) {
        owed(&code, title, body("oslo.central"), Due::no_day(), &["account"], parts(own))
    } else {
        let (owed_by, kind, mut own) = unknown(number);
        own.push(silent(Element::Bound, "the text of the measure is not in the sources"));
        let obligation = Obligation::not_in_the_sources(lit(&code), owed_by, Due::no_day(), codes(&[kind]));
        built(obligation).with_parts(parts(own))
    };
    built(measure.with_headings(codes(headings(number))))
}

/// What the memo reveals of a measure: in short, and in its words. All of them are the central level's.
fn known(number: u32) -> Option<(&'static str, Vec<Part>)> {
    let told = |of, words| quoted(of, words, OSLO_MEMO_2006);
    let central = || told(Element::Scope, "Dette punktet er i sin helhet et ansvar på overordnet nivå");
    Some(match number {
        1 => (
            "Annonsering",
            vec![
                told(Element::Scope, "Tiltak på overordnet nivå: tiltak 1 – annonsering"),
                told(
                    Element::Statement,
                    "slik tekst er innarbeidet i malen for fellesannonsene og på nettet",
                ),
            ],
        ),
        9 => (
            "Element i traineeprogrammet for fremtidige ledere med minoritetsbakgrunn",
            vec![
                told(
                    Element::Scope,
                    "Tiltak på overordnet nivå: tiltak 9 er et element i traineeprogrammet for fremtidige ledere med \
                     minoritetsbakgrunn",
                ),
                silent(Element::Bound, "which element is not told"),
            ],
        ),
        11 => (
            "Stimulere til respekt og dialog",
            vec![reading(
                Element::Scope,
                "tiltak 11 – stimulere til respekt og dialog så er dette et element i alle program/lederutviklingsopplegg som \
                 tilbys og gjennomføres med ledere i Oslo kommune",
                OSLO_MEMO_2006,
                "read as the central level's: the memo does not say it",
            )],
        ),
        14 => (
            "Mål 2, like muligheter, i personalpolitisk strategi; henvisning til handlingsplanen i personalreglementet punkt 3.2",
            vec![
                central(),
                reading(
                    Element::Bound,
                    "Personalpolitisk strategi, vedtatt 22.12.2005 inneholder i mål 2 – Like muligheter",
                    OSLO_MEMO_2006,
                    "what was done under the measure; its own text is not quoted",
                ),
                told(Element::Clock, "Personalreglementet er pt under revisjon"),
                told(
                    Element::Record,
                    "I dette reglementet er det inntatt en henvisning til handlingsplanen under punkt 3.2 (saksbehandling ved \
                     ansettelser)",
                ),
                told(
                    Element::Record,
                    "Det er nå tatt inn en henvisning til handlingsplanen under reglementets punkt 3.2",
                ),
            ],
        ),
        15 => (
            "Rapportere og kontrollere tiltakene på virksomhetsnivå",
            vec![
                central(),
                told(Element::Force, "må dette rapporteres og kontrolleres slik tiltakspunkt 15 foreskriver"),
            ],
        ),
        _ => return None,
    })
}

/// Who owes a measure of which the text is unknown, the kind of evidence, and what tells so.
fn unknown(number: u32) -> (OwedBy, &'static str, Vec<Part>) {
    let told = |words| quoted(Element::Scope, words, OSLO_MEMO_2006);
    let order = || silent(Element::Scope, "the headings are read as following the order of the numbers");
    let by_units = |words: Vec<Part>| (OwedBy::EachUnit, "annual_report", words);
    match number {
        // «De andre tiltakene», in the plural, after the first.
        2 | 3 => by_units(vec![
            told(
                "De andre tiltakene skal gjennomføres på virksomhetsnivå, og dreier seg om saksbehandling i \
                 ansettelsesprosesser",
            ),
            order(),
        ]),
        // Whichever of the two headings: the other measures of both are carried out by the units.
        4..=8 => by_units(vec![
            told("De fleste av tiltakene skal gjennomføres på virksomhetsnivå"),
            told("For øvrig skal tiltakene gjennomføres på virksomhetsnivå"),
            order(),
        ]),
        10 => {
            let why = "under its second heading the central level has measures without a number, so that it may be one of them";
            let words = vec![
                told("For øvrig gjennomføres tiltakspunktene på virksomhetsnivå"),
                silent(Element::Scope, why),
                order(),
            ];
            (OwedBy::NotInTheSources, "account", words)
        }
        _ => {
            let why = "whether units or the central level owe it is not told: that depends on its heading, which is not told \
                       either";
            (OwedBy::NotInTheSources, "account", vec![silent(Element::Scope, why)])
        }
    }
}

/// That what units report is controlled, too.
fn control(due: Due) -> Obligation {
    let parts = vec![
        reading(
            Element::Force,
            "må dette rapporteres og kontrolleres slik tiltakspunkt 15 foreskriver",
            OSLO_MEMO_2006,
            "controlled each year, as it is reported",
        ),
        quoted(Element::Scope, "Dette punktet er i sin helhet et ansvar på overordnet nivå", OSLO_MEMO_2006),
        kind_of_evidence(),
    ];
    let title = "Kontrollere det som rapporteres";
    let obligation = owed("oslo.2001.control", title, body("oslo.central"), due, &["control"], parts);
    built(obligation.with_headings(codes(&[QUALITY])))
}

/// That the central level drives the measures of the units.
fn drive() -> Obligation {
    let parts = vec![
        quoted(
            Element::Force,
            "det er også et overordnet, sentralt pådriveransvar, og et rapporterings- og kvalitetssikringsansvar",
            OSLO_MEMO_2006,
        ),
        quoted(
            Element::Force,
            "har kommunen sentralt et overordnet ansvar når det gjelder å være pådrivere for tiltakene",
            OSLO_MEMO_2006,
        ),
        kind_of_evidence(),
    ];
    owed(
        "oslo.2001.drive",
        "Være pådriver for tiltakene",
        body("oslo.central"),
        Due::no_day(),
        &["account"],
        parts,
    )
}

/// What measure 15 has each unit do every year.
fn report(under: &str, title: &str, due: Due) -> Obligation {
    let parts = vec![
        reading(
            Element::Force,
            "må dette rapporteres og kontrolleres slik tiltakspunkt 15 foreskriver",
            OSLO_MEMO_2006,
            "each unit reports each year, under each of the two points",
        ),
        quoted(
            Element::Record,
            "Dette gjøres i virksomhetenes årsberetning, dels under punktet likestilling, dels under punktet Særskilt \
             rapportering: Oxlo – Oslo extra large for en romsligere by mot rasisme og fordommer",
            OSLO_MEMO_2006,
        ),
        silent(Element::Clock, "since when, and by when in the next year, is a choice of the configuration"),
    ];
    let code = format!("oslo.2001.report.{under}");
    let obligation = owed(&code, title, OwedBy::EachUnit, due, &["annual_report"], parts);
    built(obligation.with_headings(codes(&[QUALITY])))
}

/// What memo 23/2006 tells as carried out, as reports of its day, 2006-05-29: measure 1 («Tiltaket er gjennomført») alone.
///
/// Of 9, 11 and 14 it tells what belongs to them, and not that they are done. /// Of practice in the units it says: «Det er ikke gjennomført detaljert undersøkelse om saksbehandlingspraksis i virksomhetene.»
///
/// ```
/// let told = mangfold::programme::oslo_reports_of_2006();
/// assert_eq!(told.len(), 1);
/// assert_eq!(told[0].obligation().as_str(), "oslo.2001.measure_1");
/// ```
#[must_use]
pub fn oslo_reports_of_2006() -> Vec<Report> {
    let day = NaiveDate::from_ymd_opt(2006, 5, 29).unwrap_or_default();
    let told = |number: u32| {
        let place = format!("Oslo kommune, notat nr. 23/2006, tiltak {number}");
        let evidence = Evidence::new(lit("account"), lit(&place));
        Report::new(lit(&format!("oslo.2001.measure_{number}")), day).with_evidence([evidence])
    };
    vec![told(1)]
}

/// The units that took part in Oslo's workshops, as the memo names them.
///
/// ```
/// assert_eq!(mangfold::programme::oslo_workshop_units().len(), 6);
/// ```
#[must_use]
pub fn oslo_workshop_units() -> Vec<Title> {
    let units = [
        "Arbeidstreningsbedriften",
        "Bydel Helsefyr-Sinsen",
        "Bydel Gamle Oslo",
        "Bydel Bjerke",
        "Bydel Manglerud (Østensjø f.om 01.01.04)",
        "Gravferdsetaten",
    ];
    units.map(lit).to_vec()
}

/// By when the duties of workshops are met: the memo names no day.
///
/// ```
/// use mangfold::programme::{WorkshopConfiguration, oslo_workshop_units, oslo_workshops};
///
/// let configuration = WorkshopConfiguration { units: oslo_workshop_units(), anchored_by: None, followed_up_by: None };
/// assert_eq!(oslo_workshops(configuration)?.plan().units().len(), 6);
/// # Ok::<(), mangfold::programme::ProgrammeError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "what the sources leave open, and the caller settles")]
pub struct WorkshopConfiguration {
    /// The units that take part.
    pub units: Vec<Title>,
    /// By when they are anchored in AMU and MBU; none is no day.
    pub anchored_by: Option<NaiveDate>,
    /// By when they are followed up; none is no day.
    pub followed_up_by: Option<NaiveDate>,
}

/// Workshops (utviklingsverksteder): each unit that takes part has them anchored in its working environment committee (AMU) and its
/// co-determination committee (MBU), and follows them up; they are evaluated.
///
/// # Errors
///
/// [`ProgrammeError::Plan`] without units, or with one twice.
///
/// ```
/// use mangfold::programme::{Evidence, Report, Standing, WorkshopConfiguration, oslo_workshops};
///
/// let bjerke = "Bydel Bjerke".parse::<mangfold::Title>()?;
/// let by = Some("2004-06-01".parse()?);
/// let configuration = WorkshopConfiguration { units: vec![bjerke.clone()], anchored_by: by, followed_up_by: by };
/// let workshops = oslo_workshops(configuration)?;
/// let amu_only = Report::new("oslo.workshops.anchoring".parse()?, "2004-02-01".parse()?)
///     .by_unit(bjerke)
///     .with_evidence([Evidence::new("amu_decision".parse()?, "AMU 3/04".parse()?)]);
/// let review = workshops.plan().review(&[amu_only], "2004-06-01".parse()?)?;
/// assert_eq!(review.findings()[0].standing(), Standing::WithoutEvidence, "MBU is missing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn oslo_workshops(configuration: WorkshopConfiguration) -> Result<Programme, ProgrammeError> {
    let due = |by: Option<NaiveDate>| by.map_or_else(Due::no_day, Due::once);
    let day = || silent(Element::Clock, "by when is a choice of the configuration");
    let evidence =
        || silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours");
    let obligations = vec![
        owed(
            "oslo.workshops.anchoring",
            "Forankring i AMU og MBU",
            OwedBy::EachUnit,
            due(configuration.anchored_by),
            &["amu_decision", "mbu_decision"],
            vec![
                quoted(
                    Element::Force,
                    "Virksomhetene som deltok, hadde krav om forankring i AMU og MBU",
                    OSLO_MEMO_2006,
                ),
                day(),
                evidence(),
            ],
        ),
        owed(
            "oslo.workshops.follow_up",
            "Følge opp arbeidet",
            OwedBy::EachUnit,
            due(configuration.followed_up_by),
            &["follow_up"],
            vec![
                quoted(
                    Element::Force,
                    "hver virksomhet var forpliktet til å følge opp arbeidet",
                    OSLO_MEMO_2006,
                ),
                day(),
                evidence(),
            ],
        ),
        told(owed(
            "oslo.workshops.evaluation",
            "Evaluere utviklingsverkstedene",
            body("oslo.central"),
            Due::no_day(),
            &["evaluation"],
            vec![
                reading(
                    Element::Force,
                    "Utviklingsverkstedene er evaluert i samarbeid med SINTEF, og rapporten finnes i trykt utgave og på nett",
                    OSLO_MEMO_2006,
                    "told as done, not as owed",
                ),
                evidence(),
            ],
        )),
    ];
    let plan =
        Plan::new(lit("oslo.workshops"), sources(&[OSLO_MEMO_2006]), configuration.units, obligations)?;
    let words = [
        "Det er gjennomført utviklingsverksteder i samarbeid med KS Oslo og med støtte fra OU-fondet med seks virksomheter",
        "Følgende virksomheter deltok: Arbeidstreningsbedriften, Bydel Helsefyr-Sinsen, Bydel Gamle Oslo, Bydel Bjerke, Bydel \
         Manglerud (Østensjø f.om 01.01.04) og Gravferdsetaten",
        "Hensikten med utviklingsverkstedene var å skape en møteplass der lokale løsninger knyttet til realiseringen av \
         handlingsplanen kunne drøftes på tvers av virksomhetene",
    ];
    Ok(Programme::new(plan, words.map(|words| quoted(Element::Scope, words, OSLO_MEMO_2006)).to_vec()))
}

/// The network of the units' diversity workers (mangfoldsarbeidere): a start of two days, then a meeting a month through 2006.
///
/// `starts_on` is the first of the two days, which the memo does not name; months are counted from the month after it, whole ones, and
/// until the end of that year.
///
/// # Errors
///
/// [`ProgrammeError::Due`] for a start in the last month of a year, which leaves none for meetings.
///
/// ```
/// let network = mangfold::programme::diversity_workers_network("2006-01-16".parse()?)?;
/// let meetings = network.plan().obligation("oslo.diversity_workers.meetings").unwrap();
/// assert_eq!(meetings.due().periods("2007-01-01".parse()?).count(), 11, "February to December");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn diversity_workers_network(starts_on: NaiveDate) -> Result<Programme, ProgrammeError> {
    use chrono::Datelike as _;
    let next_month = starts_on.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    let new_year = NaiveDate::from_ymd_opt(starts_on.year().saturating_add(1), 1, 1);
    let (from, until) = (next_month.unwrap_or(NaiveDate::MAX), new_year.unwrap_or(NaiveDate::MAX));
    let started = || {
        quoted(
            Element::Bound,
            "Arbeidet startet opp med en to dagers samling og deretter månedlige treff i 2006",
            OSLO_MEMO_2006,
        )
    };
    let evidence =
        || silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours");
    let agency = || body("oslo.development_and_competence");
    let two = NonZeroU32::MIN.saturating_add(1);
    let month_after = starts_on.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    let obligations = vec![
        told(owed(
            "oslo.diversity_workers.start",
            "To dagers samling",
            agency(),
            Due::times(two, Period::Month, starts_on, Some(month_after))?,
            &["programme"],
            vec![
                started(),
                silent(Element::Clock, "two days within a month from the first, which the caller names"),
                evidence(),
            ],
        )),
        told(owed(
            "oslo.diversity_workers.meetings",
            "Månedlige treff",
            agency(),
            Due::times(NonZeroU32::MIN, Period::Month, from, Some(until))?,
            &["programme"],
            vec![
                started(),
                silent(
                    Element::Clock,
                    "calendar months, from the one after the start to the end of the year",
                ),
                evidence(),
            ],
        )),
    ];
    let plan = Plan::new(lit("oslo.diversity_workers"), sources(&[OSLO_MEMO_2006]), vec![], obligations)?
        .with_labels(labels(&[
            ("oslo.development_and_competence", "Utviklings- og kompetanseetaten"),
            ("programme", "program"),
        ]));
    let words = [
        "I denne forbindelse er det gjennomført nettverk for virksomhetenes mangfoldsarbeidere",
        "hvor formålet er å skape en arena for erfaringsutveksling, utviklingsarbeid, samarbeidsprosjekter, samt \
         kompetanseutvikling",
        "Nettverk for mangfoldsarbeidere, som er redegjort for under punktet kompetanseutvikling har også relevans for dette punktet",
    ];
    Ok(Programme::new(plan, words.map(|words| quoted(Element::Scope, words, OSLO_MEMO_2006)).to_vec()))
}
