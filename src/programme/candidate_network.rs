//! The candidate network «Mangfold i ledelse» of KS (2007).

use std::num::NonZeroU32;

use chrono::{Months, NaiveDate};

use super::bounds::{BoundKind, CohortBound, CohortBounds, Facet};
use super::data::{
    Programme, ProgrammeError, body, everybody, labels, owed, quoted, reading, silent, sources, told,
};
use super::documents::{FAGBLADET_10_2007, FAGBLADET_12_2007, IMDI_2009, KS_2006};
use super::due::Due;
use super::obligation::OwedBy;
use super::plan::Plan;
use crate::literal::{built, lit};
use crate::monitor::{Category, CodeBook, Dimension, Period, Stage, Step};
use crate::ratio::Ratio;
use crate::source::{Element, Part};
use crate::text::{Code, Title};

/// What the documents on the candidate network leave open: no field has a default.
///
/// ```
/// use mangfold::programme::{NetworkConfiguration, Nominators, candidate_network};
/// use mangfold::Ratio;
///
/// let configuration = NetworkConfiguration {
///     municipalities: vec!["Bergen".parse()?, "Drammen".parse()?],
///     nominated_by: Nominators::Either,
///     nominate_by: "2007-04-01".parse()?,
///     first_gathering: "2007-09-01".parse()?,
///     least: 50,
///     most: 100,
///     least_share_of_each_sex: Ratio::new(2, 5)?,
///     service_areas: 3,
///     backgrounds: 3,
/// };
/// assert_eq!(candidate_network(configuration)?.bounds().unwrap().bounds().len(), 10);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "what the sources leave open, and the caller settles")]
pub struct NetworkConfiguration {
    /// The municipalities invited.
    pub municipalities: Vec<Title>,
    /// Who must have nominated: the documents name both, and not whether together.
    pub nominated_by: Nominators,
    /// By when a municipality nominates.
    pub nominate_by: NaiveDate,
    /// The day of the first gathering, with which the year begins.
    pub first_gathering: NaiveDate,
    /// The least number of participants: planned were 50 to 100, and about 50; 29 or 30 took part.
    pub least: u32,
    /// The greatest number of participants.
    pub most: u32,
    /// What "noenlunde jevn kjønnsfordeling" is: the least share of women, and of men.
    pub least_share_of_each_sex: Ratio,
    /// How many different service areas "ulike tjenesteområder" are.
    pub service_areas: u32,
    /// How many different backgrounds, as declared, "ulik etnisk bakgrunn" is.
    pub backgrounds: u32,
}

/// Who must have nominated a candidate.
///
/// ```
/// use mangfold::programme::Nominators;
/// assert_ne!(Nominators::Either, Nominators::Both);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "the readings that two names allow")]
pub enum Nominators {
    /// The municipal director (rådmann) or the personnel manager (personalsjef).
    Either,
    /// Both.
    Both,
}

/// The candidate network of KS, as it had it in mind: leaders to be with immigrant background, employed in municipalities, nominated there, brought together four times in a year.
///
/// Bounds are about the facts `employed`, `willing`, `costs_covered` (each `yes` or another code), `municipality` and
/// `service_area`; about who nominated (`municipal_director`, `personnel_manager`); and about what candidates declared:
/// `immigrant_background` (`yes`), `sex` (`woman`, `man`, or another code) and `background`. `employed` is by the municipality that
/// `municipality` names. Nothing of it is known of anybody who was not asked.
///
/// Sources: KS, presentation of 2007; Fagbladet 10/2007 and 12/2007; Mangfoldsportalen 2009.
///
/// # Errors
///
/// A [`ProgrammeError`]: bounds that no network can keep, no municipality or one twice, a year beyond the calendar.
///
/// ```
/// # use mangfold::programme::{NetworkConfiguration, Nominators};
/// # use mangfold::Ratio;
/// # let configuration = NetworkConfiguration {
/// #     municipalities: vec!["Bergen".parse()?], nominated_by: Nominators::Both, nominate_by: "2007-04-01".parse()?,
/// #     first_gathering: "2007-09-01".parse()?, least: 50, most: 100, least_share_of_each_sex: Ratio::new(3, 5)?,
/// #     service_areas: 3, backgrounds: 3,
/// # };
/// let error = mangfold::programme::candidate_network(configuration).unwrap_err();
/// assert!(error.to_string().contains("women, men"), "three fifths of each are more than all");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn candidate_network(configuration: NetworkConfiguration) -> Result<Programme, ProgrammeError> {
    let bounds = bounds(&configuration)?;
    let NetworkConfiguration { municipalities, nominate_by, first_gathering, .. } = configuration;
    let year = first_gathering.checked_add_months(Months::new(Period::Year.months()));
    let four = NonZeroU32::MIN.saturating_add(3);
    let kind_of_evidence =
        || silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours");
    let obligations = vec![
        told(owed(
            "ks.network.nomination",
            "Foreslå minst én kandidat",
            OwedBy::EachUnit,
            Due::once(nominate_by),
            &["nomination"],
            vec![
                quoted(Element::Force, "Det vi tenker oss...", KS_2006),
                reading(
                    Element::Bound,
                    "Målgruppen inviteres primært gjennom rådmann, som foreslår minst en kandidat fra sin kommune/lokalsamfunn",
                    KS_2006,
                    "of a municipality invited, so many are expected",
                ),
                silent(Element::Clock, "by when is a choice of the configuration"),
                kind_of_evidence(),
            ],
        )),
        told(owed(
            "ks.network.gatherings",
            "Fire samlinger i løpet av ett år",
            body("ks"),
            Due::times(four, Period::Year, first_gathering, year)?,
            &["gathering"],
            vec![
                quoted(
                    Element::Bound,
                    "Nettverksprogrammet varer i ett år, med fire samlinger",
                    FAGBLADET_12_2007,
                ),
                quoted(Element::Bound, "de fire nettverks-samlingene", IMDI_2009),
                quoted(
                    Element::Bound,
                    "kandidatnettverk som skal samles flere ganger i regi av KS det kommende året",
                    FAGBLADET_10_2007,
                ),
                silent(Element::Clock, "the year is read as beginning with the first gathering"),
                kind_of_evidence(),
            ],
        )),
        told(owed(
            "ks.network.cooperation",
            "Formalisert samarbeid med IMDi i gjennomføringen",
            body("ks"),
            Due::no_day(),
            &["agreement"],
            vec![
                quoted(Element::Force, "Formalisert samarbeid med IMDI i gjennomføringen", KS_2006),
                kind_of_evidence(),
            ],
        )),
    ];
    let documents = sources(&[KS_2006, FAGBLADET_10_2007, FAGBLADET_12_2007, IMDI_2009]);
    let plan = Plan::new(lit("ks.network"), documents, municipalities, obligations)?.with_labels(labels(&[
        ("ks", "KS"),
        ("nomination", "forslag"),
        ("gathering", "program for samlingen"),
        ("agreement", "avtale"),
    ]));
    Ok(Programme::new(plan, words()).with_bounds(bounds).with_contents(themes()))
}

fn fact(code: &str) -> Facet {
    Facet::Fact(lit(code))
}

fn declared(code: &str) -> Facet {
    Facet::Declared(lit(code))
}

fn yes(code: &str) -> BoundKind {
    everybody(fact(code), &["yes"])
}

fn must(code: &str, kind: BoundKind, parts: Vec<Part>) -> CohortBound {
    CohortBound::must(lit(code), kind).with_parts(parts)
}

fn bounds(configuration: &NetworkConfiguration) -> Result<CohortBounds, ProgrammeError> {
    let all = [of_each(configuration.nominated_by), together(configuration)].concat();
    Ok(CohortBounds::new(lit("ks.network"), configuration.least, configuration.most, all)?)
}

/// What each one who takes part must be.
fn of_each(nominators: Nominators) -> Vec<CohortBound> {
    let (director, manager) = ("municipal_director", "personnel_manager");
    let nominated = |code: &str, roles: &[&str]| {
        let words = "rådmenn og personalsjefer har foreslått kandidater med innvandrerbakgrunn";
        let how = "whether one of the two is enough is a choice of the configuration";
        let kind = everybody(Facet::NominatedBy, roles);
        must(code, kind, vec![reading(Element::Pool, words, FAGBLADET_10_2007, how)])
    };
    let mut all = vec![
        must(
            "employed",
            yes("employed"),
            vec![quoted(
                Element::Pool,
                "50-100 ledertalenter og ressurspersoner ansatt i kommunene",
                KS_2006,
            )],
        ),
        must(
            "immigrant_background",
            everybody(declared("immigrant_background"), &["yes"]),
            vec![reading(
                Element::Group,
                "foreslått kandidater med innvandrerbakgrunn",
                FAGBLADET_10_2007,
                "as they declare for this network; whoever declares nothing is not chosen",
            )],
        ),
    ];
    match nominators {
        Nominators::Either => all.push(nominated("nominated", &[director, manager])),
        Nominators::Both => all.extend([
            nominated("nominated_by_director", &[director]),
            nominated("nominated_by_personnel_manager", &[manager]),
        ]),
    }
    all.push(must(
        "willing",
        yes("willing"),
        vec![quoted(
            Element::Pool,
            "der alle ønsker å vurdere aktivt å gå inn i en lederjobb eller synlig nøkkelposisjon",
            KS_2006,
        )],
    ));
    all
}

/// What those who take part are together, and what is wished.
fn together(configuration: &NetworkConfiguration) -> Vec<CohortBound> {
    let share = |value: &str| BoundKind::Share {
        facet: declared("sex"),
        value: lit(value),
        least: configuration.least_share_of_each_sex,
    };
    let even = || {
        vec![
            reading(
                Element::Bound,
                "Noenlunde jevn kjønnsfordeling",
                KS_2006,
                "neither women nor men are under a share that the configuration names; the text names none",
            ),
            quoted(
                Element::Bound,
                "Både kvinner og menn deltar i innvandrernettverket som nå bygges opp",
                FAGBLADET_10_2007,
            ),
        ]
    };
    vec![
        must(
            "municipalities",
            BoundKind::Each { facet: fact("municipality"), values: None, least: 1, most: None },
            vec![reading(
                Element::Bound,
                "som foreslår minst en kandidat fra sin kommune/lokalsamfunn",
                KS_2006,
                "and at least one of each that nominated takes part; the text speaks of the proposals alone",
            )],
        ),
        must("women", share("woman"), even()),
        must("men", share("man"), even()),
        must(
            "service_areas",
            BoundKind::Different { facet: fact("service_area"), least: configuration.service_areas },
            vec![reading(
                Element::Bound,
                "Fra ulike tjenesteområder i kommunen",
                KS_2006,
                "at least so many different ones as the configuration names",
            )],
        ),
        must(
            "backgrounds",
            BoundKind::Different { facet: declared("background"), least: configuration.backgrounds },
            vec![reading(
                Element::Bound,
                "Med ulik etnisk bakgrunn",
                KS_2006,
                "at least so many different ones, as declared, as the configuration names",
            )],
        ),
        CohortBound::wish(lit("costs_covered"), yes("costs_covered")).with_parts(vec![quoted(
            Element::Bound,
            "som helst får dekket deltakerutgiftene av kommunen/arbeidsgiver",
            KS_2006,
        )]),
    ]
}

fn words() -> Vec<Part> {
    let words = [
        (
            "KS har initiert programmet «Neste steg, kandidatnettverk for mangfold i ledelse»",
            FAGBLADET_12_2007,
        ),
        (
            "Med kandidatnettverket Mangfold i Ledelse inviterte KS til et program som skal utvikle ressurspersoner blant ansatte \
             med innvandrerbakgrunn for en videre karriere i kommunesektoren",
            IMDI_2009,
        ),
        (
            "KS vil øke rekrutteringen av innvandrere til kommunale sjefsstillinger ved hjelp av et kandidatnettverk",
            FAGBLADET_10_2007,
        ),
        ("Målet er å motivere deltakerne til å ta et karrieresteg videre i kommunen", FAGBLADET_12_2007),
        (
            "Deltakerne skal bli flinkere til å bygge nettverk, utvikle og lede prosjekter, forstå og håndtere kommunal \
             oppgaveløsning, kommunisere godt, veilede andre og lede seg selv",
            FAGBLADET_12_2007,
        ),
        (
            "Øke rekrutteringsgrunnlaget av innvandrere til lederstillinger og synlige nøkkelposisjoner.",
            KS_2006,
        ),
        (
            "Skape en arena for motivasjon for talentfulle medarbeidere som aktivt vil vurdere å ta ett skritt videre i sin \
             karriere.",
            KS_2006,
        ),
        ("Synliggjøre rollemodeller og formidle kunnskap og gode eksempler", KS_2006),
        // What the bounds rest on is a plan: what KS had in mind.
        ("Det vi tenker oss...", KS_2006),
        (
            "i grove trekk er sydd over samme lest som kandidatnettverket KS etablerte for få år siden for å få flere kvinner til å \
             søke ledige rådmannsstillinger",
            FAGBLADET_10_2007,
        ),
        ("En vesentlig del av vår jobb blir derfor å stimulere og støtte deltakerne", FAGBLADET_10_2007),
    ];
    words.into_iter().map(|(words, source)| quoted(Element::Scope, words, source)).collect()
}

/// As proposed; which gathering was to have which is not told.
fn themes() -> Vec<Part> {
    let themes = [
        "Få innblikk i KS' arbeidsgiverstrategi 2020 og hva det vil si å være leder i kommunal sektor, utfordringer, verdier, mål \
         osv",
        "Kvalifisering og bevisstgjøring i kommunal ledelse og oppgaveløsning (prosjektledelse)",
        "Møte med rollemodeller – og mulighet til tenke seg inn i rollen",
        "Kjenne på egen motivasjon for å ta et neste skritt i karrieren - hva lokker og hva skremmer?",
        "Bevisstgjøring om egne lederidealer og ferdigheter",
        "Kontakt og erfaringsutveksling med kommuneansatte i samme situasjon",
    ];
    themes.into_iter().map(|words| quoted(Element::Scope, words, KS_2006)).collect()
}

/// The code book in which the next steps of participants are counted: those who took part, who then applied for a leading post, were
/// interviewed, were appointed; each a stage of the one before; by sex as declared.
///
/// Each rate has its exact interval ([`Rate::clopper_pearson`](crate::monitor::Rate::clopper_pearson)). To compare with: of the 50
/// women of an earlier network 11 became rådmenn (Fagbladet 10/2007), in [`knowledge_base`](super::knowledge_base).
///
/// ```
/// use mangfold::monitor::{GroupCounts, PartId, Tally};
///
/// let book = mangfold::programme::next_steps_book();
/// let part = PartId::new("network/2007".parse()?, "2008".parse()?);
/// let counts = [("woman", [16, 10, 6, 4]), ("man", [13, 8, 5, 3])].map(|(sex, counts)| GroupCounts::new([sex], counts));
/// let tally = Tally::from_counts(&book, part, counts)?;
/// assert_eq!(tally.reached(&"own.appointed".parse()?), Some(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn next_steps_book() -> CodeBook {
    let stage = |code: &str| Stage::Own(lit::<Code>(code));
    let step = |to: &str, from: &str| Step::new(stage(to), stage(from));
    let steps = vec![
        step("applied", "participated"),
        step("interviewed", "applied"),
        step("appointed", "interviewed"),
    ];
    let sexes = ["woman", "man"].map(|sex| Category::told(lit(sex), lit("self_declared")));
    let sex = built(Dimension::new(lit("sex"), None, sexes.to_vec()));
    built(CodeBook::new(stage("participated"), steps, vec![sex]))
}
