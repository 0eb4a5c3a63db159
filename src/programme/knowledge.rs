//! What the founding documents tell of how things stood: figures, perspectives and findings, each in its own words.

use chrono::NaiveDate;
use serde::Serialize;

use super::documents::{FAGBLADET_10_2007, FAGBLADET_12_2007, IMDI_2009, KS_2006, OSLO_MEMO_2006, documents};
use super::figure::{Denominator, Figure, FigureValue, Precision};
use crate::literal::lit;
use crate::monitor::{PopulationShare, Rate};
use crate::source::{Element, Mark, Part, Source};
use crate::text::{Code, Reason, Title};

/// The figures, perspectives and findings of the five founding documents, as cited data.
///
/// Nothing in it is a threshold: it is there to compare oneself with. Where documents give different figures for one thing,
/// all of them are here, and a [`Disagreement`] names them.
///
/// ```
/// use mangfold::programme::{FigureValue, knowledge_base};
///
/// let base = knowledge_base();
/// let figure = base.figure("ks.2007.municipalities.measures_carried_out").unwrap();
/// assert_eq!(figure.value(), FigureValue::Count(16));
/// assert!(base.figure("ks.2007.municipalities.measures_that_worked").is_none());
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct KnowledgeBase {
    sources: Vec<Source>,
    figures: Vec<Figure>,
    perspectives: Vec<Perspective>,
    findings: Vec<ResearchFinding>,
    disagreements: Vec<Disagreement>,
}

impl KnowledgeBase {
    /// The five documents, under the keys that parts cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The figures, document by document.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure of a code.
    #[must_use]
    pub fn figure(&self, code: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.code().as_str() == code)
    }

    /// The three perspectives of the research project.
    #[must_use]
    pub fn perspectives(&self) -> &[Perspective] {
        &self.perspectives
    }

    /// What was found, with who says so.
    #[must_use]
    pub fn findings(&self) -> &[ResearchFinding] {
        &self.findings
    }

    /// Where the documents disagree. None is resolved.
    #[must_use]
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }

    /// The figures of a disagreement, in its order.
    pub fn figures_of<'a>(&'a self, disagreement: &'a Disagreement) -> impl Iterator<Item = &'a Figure> {
        disagreement.figures.iter().filter_map(|code| self.figure(code.as_str()))
    }
}

/// A perspective of the research project, with the words of the plan of 2007.
///
/// ```
/// let base = mangfold::programme::knowledge_base();
/// let codes: Vec<&str> = base.perspectives().iter().map(|perspective| perspective.code().as_str()).collect();
/// assert_eq!(codes, ["employer", "candidate", "role_model"]);
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Perspective {
    code: Code,
    parts: Vec<Part>,
}

impl Perspective {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// The words of the plan: its name first, then its heading and its question.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

/// Something found, in the words of the document, with who says it there.
///
/// ```
/// let base = mangfold::programme::knowledge_base();
/// let finding = base.findings().iter().find(|finding| finding.code().as_str() == "early_phase").unwrap();
/// assert_eq!(finding.part().says().unwrap().as_str(), "De fleste som har tatt tak i dette befinner seg i en tidlig fase");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ResearchFinding {
    code: Code,
    says: Title,
    said_by: Title,
    part: Part,
}

impl ResearchFinding {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// What was found, in English, short.
    #[must_use]
    pub const fn says(&self) -> &Title {
        &self.says
    }

    /// Who says it in the document.
    #[must_use]
    pub const fn said_by(&self) -> &Title {
        &self.said_by
    }

    /// The words, with their source.
    #[must_use]
    pub const fn part(&self) -> &Part {
        &self.part
    }
}

/// Figures that the documents give for one thing, or seem to, and that differ. It is not resolved.
///
/// ```
/// let base = mangfold::programme::knowledge_base();
/// let people = base.disagreements().iter().find(|one| one.code().as_str() == "network.people").unwrap();
/// let precise: Vec<String> = base.figures_of(people).map(|figure| figure.precision().to_string()).collect();
/// assert_eq!(precise, ["exact", "exact", "up_to"]); // 29, 30, up to 40
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Disagreement {
    code: Code,
    about: Title,
    figures: Vec<Code>,
    note: Reason,
}

impl Disagreement {
    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// What the figures are about, in English.
    #[must_use]
    pub const fn about(&self) -> &Title {
        &self.about
    }

    /// The codes of the figures, two or more.
    #[must_use]
    pub fn figures(&self) -> &[Code] {
        &self.figures
    }

    /// In what they differ.
    #[must_use]
    pub const fn note(&self) -> &Reason {
        &self.note
    }
}

/// The figures, perspectives and findings of the founding documents.
///
/// Sources: Fagbladet 12/2007 s. 31 and 10/2007 s. 27; Mangfoldsportalen 2009-05-07; KS, resolutions of 2006 and plan of 2007;
/// Oslo kommune, notat 23/2006.
///
/// ```
/// let base = mangfold::programme::knowledge_base();
/// assert_eq!(base.sources().len(), 5);
/// assert!(base.figures().iter().all(|figure| figure.part().says().is_some()));
/// ```
#[must_use]
pub fn knowledge_base() -> KnowledgeBase {
    let figures =
        [fagbladet_12_2007(), imdi_2009(), ks_2006(), fagbladet_10_2007(), oslo_memo_2006()].concat();
    KnowledgeBase {
        sources: documents(),
        figures,
        perspectives: perspectives(),
        findings: findings(),
        disagreements: disagreements(),
    }
}

#[expect(clippy::panic, reason = "data of the crate itself, built by its tests")]
fn figure(document: &str, code: &str, value: FigureValue, counts: &str, says: &str) -> Figure {
    let part = Part::quoted(Element::Bound, lit(says), lit(document), Mark::Verified);
    match Figure::new(lit(code), value, lit(counts), part) {
        Ok(figure) => match day_of(document) {
            Some(day) => figure.dated(day),
            None => figure,
        },
        Err(error) => panic!("figure: {error}"),
    }
}

fn read_as(
    document: &str,
    code: &str,
    value: FigureValue,
    counts: &str,
    says: &str,
    reading: &str,
) -> Figure {
    figure(document, code, value, counts, says).read_as(lit(reading))
}

/// The day a document bears; an issue of a magazine and an undated presentation have none.
fn day_of(document: &str) -> Option<NaiveDate> {
    match document {
        IMDI_2009 => NaiveDate::from_ymd_opt(2009, 5, 7),
        OSLO_MEMO_2006 => NaiveDate::from_ymd_opt(2006, 5, 29),
        _ => None,
    }
}

#[expect(clippy::panic, reason = "data of the crate itself, built by its tests")]
fn share(part: u64, whole: u64) -> FigureValue {
    match PopulationShare::new(part, whole) {
        Ok(share) => FigureValue::Share(share),
        Err(error) => panic!("figure: {error}"),
    }
}

#[expect(clippy::panic, reason = "data of the crate itself, built by its tests")]
fn rate(selected: u64, of: u64) -> FigureValue {
    match Rate::new(selected, of) {
        Ok(rate) => FigureValue::Rate(rate),
        Err(error) => panic!("figure: {error}"),
    }
}

fn date(text: &str) -> NaiveDate {
    lit(text)
}

fn fagbladet_12_2007() -> Vec<Figure> {
    use FigureValue::Count;
    let given = |code, value, counts, says| figure(FAGBLADET_12_2007, code, value, counts, says);
    let network = "29 ressurspersoner og ledertalenter med innvandrerbakgrunn fra 20 kommuner deltar";
    let gatherings = "Nettverksprogrammet varer i ett år, med fire samlinger";
    let minister = "Innvandrerbefolkningen utgjør nesten ti prosent av befolkningen i Norge, og således burde de utgjort \
                    ti prosent av topplederne i kommunen også";
    let oslo = "I Oslo, der en firedel av innbyggerne har innvandrerbakgrunn, har kun 18 av 225 folkevalgte representanter \
                minoritetsbakgrunn";
    vec![
        read_as(
            FAGBLADET_12_2007,
            "ks.2007.leaders.without_background",
            share(977, 1_000),
            "leaders in the country's municipalities without immigrant background",
            "En undersøkelse fra KS viser at 97,7 prosent av lederne i landets kommuner er Blenda-hvite",
            "the magazine's word («Blenda-hvite») is read as without immigrant background; it does not define it",
        )
        .of(Denominator::Leaders),
        given(
            "ks.2007.municipalities.unit_leaders",
            share(13, 100),
            "municipalities that have non-western immigrants as leaders of units",
            "Den samme undersøkelsen viser at bare 13 prosent av kommunene har ikke-vestlige innvandrere som \
             virksomhetsledere i for eksempel barnehage eller sykehjem",
        )
        .of(Denominator::Municipalities),
        given("oslo.2007.inhabitants", share(1, 4), "inhabitants of Oslo with immigrant background", oslo)
            .of(Denominator::Inhabitants),
        given("oslo.2007.elected_members", rate(18, 225), "elected members in Oslo with minority background", oslo)
            .of(Denominator::ElectedMembers),
        given(
            "ks.2007.municipalities.policy_document",
            share(1, 5),
            "municipalities with a document of personnel policy on recruiting people with minority background to leading posts",
            "Kun en av fem kommuner har laget et personalpolitisk dokument for rekruttering av folk med minoritetsbakgrunn til \
             lederstillinger",
        )
        .of(Denominator::Municipalities),
        given(
            "ks.2007.municipalities.measures_carried_out",
            Count(16),
            "municipalities that have carried out concrete measures",
            "Og bare 16 kommuner har gjennomført konkrete tiltak",
        ),
        given("norway.2007.inhabitants", share(10, 100), "immigrant population of Norway", minister)
            .of(Denominator::Inhabitants)
            .given(Precision::Nearly),
        given(
            "minister.2007.top_managers",
            share(10, 100),
            "top managers of municipalities who, by the minister's words, ought to have been of the immigrant population",
            minister,
        )
        .of(Denominator::TopManagers),
        given("network.12_2007.people", Count(29), "people who take part in the network", network),
        given("network.12_2007.municipalities", Count(20), "municipalities they come from", network),
        given("network.12_2007.years", Count(1), "years that the network lasts", gatherings),
        given("network.12_2007.gatherings", Count(4), "gatherings of the network", gatherings),
    ]
}

fn imdi_2009() -> Vec<Figure> {
    use FigureValue::Count;
    let given = |code, value, counts, says| figure(IMDI_2009, code, value, counts, says);
    let network = "30 kandidater fra 20 kommuner deltok på de fire nettverks-samlingene";
    vec![
        given(
            "ks.2009.municipalities.any_tier",
            share(1, 3),
            "municipalities with staff of non-western immigrant background in a key position or a leading post on some tier",
            "Om lag en tredjedel av kommunene har medarbeidere med ikke-vestlig innvandrerbakgrunn i en nøkkelposisjon eller \
             lederstilling på ett eller annet nivå",
        )
        .of(Denominator::Municipalities)
        .given(Precision::About),
        given(
            "ks.2009.municipalities.top_managers",
            share(23, 1_000),
            "municipalities that have top managers with immigrant background",
            "Av kommunene er det bare 2,3 prosent som har toppledere med innvandrerbakgrunn",
        )
        .of(Denominator::Municipalities),
        given(
            "ks.2009.municipalities.measures_established",
            Count(16),
            "municipalities that have established measures or projects to qualify people for leading posts",
            "16 kommuner har etablert tiltak/prosjekter med det siktemål å kvalifisere personer med ikke-vestlig \
             innvandrerbakgrunn til lederstillinger",
        ),
        given(
            "ks.2009.checkpoints",
            Count(6),
            "checkpoints that mark municipalities which have put diversity on the agenda",
            "følgende seks sjekkpunkter som kjennetegner kommuner som har satt mangfold på dagsorden",
        ),
        given("network.2009.people", Count(30), "candidates who took part in the gatherings", network),
        given("network.2009.municipalities", Count(20), "municipalities they came from", network),
        given("network.2009.gatherings", Count(4), "gatherings of the network", network),
    ]
}

fn ks_2006() -> Vec<Figure> {
    use FigureValue::{Count, Day, Period, Range};
    let given = |code, value, counts, says| figure(KS_2006, code, value, counts, says);
    let months =
        "only the months are given: read as from the first day of the one to the last day of the other";
    vec![
        given(
            "ks.resolution.introduction",
            Day(date("2006-06-16")),
            "the day of the resolution, by the introduction",
            "KS sentralstyre ønsker gjennom vedtak fattet 16.06.06",
        ),
        given(
            "ks.resolution.heading",
            Day(date("2006-05-26")),
            "the day of the resolution, by its heading",
            "Vedtak i sentralstyre 26.05.06",
        ),
        given(
            "network.plan.people",
            Range { from: 50, to: 100 },
            "people planned for the network",
            "50-100 ledertalenter og ressurspersoner ansatt i kommunene",
        ),
        read_as(
            KS_2006,
            "network.plan.people_in_frame",
            Count(50),
            "people in the frame of the network",
            "Ca 50 personer (?)",
            "the question mark is the plan's own",
        )
        .given(Precision::About),
        given(
            "network.plan.kroner",
            Count(150_000),
            "kroner: the frame of the network in KS",
            "Økonomisk ramme i KS 150.000,-",
        ),
        read_as(
            KS_2006,
            "network.plan.period",
            Period { first: date("2007-04-01"), last: date("2008-09-30") },
            "the time of the network",
            "Tidsramme april 2007 – sept 2008",
            months,
        ),
        read_as(
            KS_2006,
            "research.plan.kroner",
            Range { from: 600_000, to: 800_000 },
            "kroner: the frame of the research project",
            "Økonomisk ramme 600-800.000,-",
            "read as from 600,000 to 800,000",
        ),
        read_as(
            KS_2006,
            "research.plan.period",
            Period { first: date("2007-04-01"), last: date("2009-01-31") },
            "the time of the research project",
            "Tidsramme april 2007 – januar 2009",
            months,
        ),
        given(
            "research.plan.institutions_asked",
            Count(20),
            "institutions asked for a tender",
            "Tilbudsforespørsel sendt ca 20 inst",
        )
        .given(Precision::About),
        given(
            "research.plan.institutions_negotiated_with",
            Count(3),
            "research institutions negotiated with",
            "Forhandlinger med 3 forskningsmiljøer",
        ),
        given("research.plan.perspectives", Count(3), "perspectives of the project", "3 perspektiver"),
    ]
}

fn fagbladet_10_2007() -> Vec<Figure> {
    let given = |code, value, counts, says| figure(FAGBLADET_10_2007, code, value, counts, says);
    vec![
        given(
            "network.10_2007.people",
            FigureValue::Count(40),
            "immigrants whom KS gathers in the programme",
            "KS samler opptil 40 innvandrere i et program som skal sørge for at flere kommuner får rådmenn og kommunale sjefer \
             med innvandrerbakgrunn",
        )
        .given(Precision::UpTo),
        given(
            "network.10_2007.municipalities",
            FigureValue::Count(21),
            "municipalities represented",
            "21 kommuner er representert",
        ),
        given(
            "women_network.2007.became_top_managers",
            rate(11, 50),
            "women of the earlier candidate network who became rådmann",
            "11 av de 50 kvinnene som deltok i dette programmet ble rådmenn",
        )
        .of(Denominator::Participants),
    ]
}

fn oslo_memo_2006() -> Vec<Figure> {
    use FigureValue::{Count, Day};
    let given = |code, value, counts, says| figure(OSLO_MEMO_2006, code, value, counts, says);
    let groups = "2 grupper av ca 15 personer har gjennomført traineeprogrammet";
    vec![
        given(
            "oslo.plan.adopted",
            Day(date("2001-05-30")),
            "the day the action plan was adopted",
            "ble vedtatt 30. mai 2001",
        ),
        given(
            "oslo.plan.measures",
            Count(15),
            "obligatory measures of the plan",
            "inneholder 15 obligatoriske tiltak",
        ),
        given(
            "oslo.plan.headings",
            Count(4),
            "headings of the plan",
            "Handlingsplanen har fire hovedpunkter",
        ),
        given("oslo.trainees.groups", Count(2), "groups that completed the trainee programme", groups),
        given("oslo.trainees.people_in_a_group", Count(15), "people in a group of trainees", groups)
            .given(Precision::About),
        given(
            "oslo.workshops.units",
            Count(6),
            "units that took part in the workshops",
            "med seks virksomheter",
        ),
        given(
            "oslo.strategy.adopted",
            Day(date("2005-12-22")),
            "the day the strategy of personnel policy was adopted",
            "Personalpolitisk strategi, vedtatt 22.12.2005",
        ),
    ]
}

fn perspectives() -> Vec<Perspective> {
    let perspective = |code: &str, words: &[&str]| Perspective {
        code: lit(code),
        parts: words
            .iter()
            .map(|says| Part::quoted(Element::Scope, lit(says), lit(KS_2006), Mark::Verified))
            .collect(),
    };
    vec![
        perspective(
            "employer",
            &[
                "Arbeidsgiverperspektiv",
                "Jakten på ledertalenter",
                "Hvordan tenker / hva er viktig for arbeidsgiverne",
            ],
        ),
        perspective(
            "candidate",
            &[
                "Kandidatperspektiv",
                "Skal, skal ikke, skal...",
                "Hva lokker og hva skremmer. Har jeg det som trengs?",
            ],
        ),
        perspective(
            "role_model",
            &[
                "Rollemodellperspektiv",
                "Rollemodeller",
                "Historier om hvordan det er å være innvandrer i lederstilling og veien dit",
                "de relevante ANDRE som jeg velger å imitere eller la meg inspirere av",
            ],
        ),
    ]
}

const RESEARCHERS: &str = "the researchers of Asplan analyse, in the magazine";
const MAGAZINE: &str = "the magazine";
const PROJECT: &str = "KS, of the research project by Asplan Analyse and Kulturell Dialog";

/// Code, who says it, source, what it says, and in which words.
const FINDINGS: [[&str; 5]; 16] = [
    [
        "seldom_at_the_top",
        MAGAZINE,
        FAGBLADET_12_2007,
        "people with minority background seldom reach top posts",
        "Folk med minoritetsbakgrunn når sjelden toppstillinger, det vil si rådmann, kommunalsjef eller etatssjef",
    ],
    [
        "few_apply",
        MAGAZINE,
        FAGBLADET_12_2007,
        "people with immigrant background apply little or not at all for leading posts or key positions",
        "Folk med innvandrerbakgrunn søker i liten eller ingen grad på lederstillinger eller nøkkelposisjoner i \
         kommunesektoren",
    ],
    [
        "seldom_addressed",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "municipalities address people with immigrant background to a small degree",
        "I liten grad henvender kommunene seg til personer med innvandrerbakgrunn",
    ],
    [
        "great_potential",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "that tells of a great potential",
        "Det vitner om et stort potensial",
    ],
    [
        "adverts_only",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "as far as municipalities try to reach people with minority background, it is through adverts",
        "I den grad kommunene prøver å nå frem til personer med minoritetsbakgrunn er det gjennom stillingsannonser",
    ],
    [
        "adverts_not_enough",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "adverts alone are not good enough, the researchers think",
        "Og det er for dårlig, mener forskerne Helle Sekkesæter og Christian Skattum i Asplan analyse",
    ],
    [
        "very_few_measures",
        MAGAZINE,
        FAGBLADET_12_2007,
        "very few municipalities have measures or projects to recruit immigrants to leading posts",
        "Svært få kommuner har utviklet tiltak eller prosjekter for å rekruttere innvandrere til lederstillinger",
    ],
    [
        "users_more_positive",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "users who have met immigrants in a service are more positive than those who have not",
        "Generelt er brukere som har vært i kontakt med innvandrere i forbindelse med tjenesteyting mer positive enn de \
         som ikke har hatt noen slik kontakt",
    ],
    [
        "colleagues_more_positive",
        RESEARCHERS,
        FAGBLADET_12_2007,
        "those who have had immigrant colleagues are more positive than those who have not",
        "De som har hatt innvandrerkolleger er mer positive enn de som ikke har hatt det",
    ],
    [
        "a_process_of_maturing",
        PROJECT,
        IMDI_2009,
        "diversity in leadership can be understood as a process of developing and maturing",
        "Mangfold i ledelse i norske kommuner kan forstås som en utviklings- og modningsprosess",
    ],
    [
        "differently_far",
        PROJECT,
        IMDI_2009,
        "municipalities have come differently far",
        "Kommunene er kommet ulikt på vei med å styrke mangfold i ledelse",
    ],
    [
        "many_but_few_in_leadership",
        PROJECT,
        IMDI_2009,
        "some have no staff with immigrant background, others many, but few in leading posts and key positions",
        "Noen kommuner har per i dag ingen ansatte med innvandrerbakgrunn, andre har mange, men få i lederstillinger og \
         nøkkelposisjoner",
    ],
    [
        "early_phase",
        PROJECT,
        IMDI_2009,
        "most of those that have taken it up are in an early phase",
        "De fleste som har tatt tak i dette befinner seg i en tidlig fase",
    ],
    [
        "systematic_work_emerging",
        PROJECT,
        IMDI_2009,
        "systematic work is emerging, above all in the larger towns and in some municipalities of the Oslo region",
        "Det er en gryende tendens til å jobbe systematisk med mangfold, og da særlig i de større byene og i en del \
         kommuner i Oslo-regionen – kommuner som etter hvert har fått en stor innvandrerbefolkning",
    ],
    [
        "network_motivated",
        "KS, of its candidate network",
        IMDI_2009,
        "several of those in the network were motivated to take a next step",
        "Flere av dem ble motivert til å ta et neste steg i sin karriere",
    ],
    [
        "social_costs",
        "the project leader at KS, of research that was there already",
        FAGBLADET_10_2007,
        "research suggests that the social costs of standing out can be felt as too high by many with immigrant background",
        "Vi har allerede forskning som tyder på at de sosiale omkostningene ved «å stikke nesa fram» og vise interesse for \
         avansement, kan oppleves som for stor for mange med innvandrerbakgrunn",
    ],
];

fn findings() -> Vec<ResearchFinding> {
    FINDINGS
        .iter()
        .map(|[code, said_by, source, says, words]| ResearchFinding {
            code: lit(code),
            says: lit(says),
            said_by: lit(said_by),
            part: Part::quoted(Element::Scope, lit(words), lit(source), Mark::Verified),
        })
        .collect()
}

fn disagreements() -> Vec<Disagreement> {
    let differ = |code: &str, about: &str, figures: &[&str], note: &str| Disagreement {
        code: lit(code),
        about: lit(about),
        figures: figures.iter().map(|figure| lit(figure)).collect(),
        note: lit(note),
    };
    vec![
        differ(
            "ks.resolution.day",
            "the day of the resolution of KS",
            &["ks.resolution.introduction", "ks.resolution.heading"],
            "one document gives two days: in its introduction and in the heading of the resolution",
        ),
        differ(
            "network.people",
            "how many people take part in the candidate network",
            &["network.12_2007.people", "network.2009.people", "network.10_2007.people"],
            "29 in one issue of the magazine and up to 40 in another, 30 on the portal afterwards",
        ),
        differ(
            "network.municipalities",
            "how many municipalities they come from",
            &[
                "network.12_2007.municipalities",
                "network.2009.municipalities",
                "network.10_2007.municipalities",
            ],
            "20 in one issue of the magazine and on the portal, 21 in the other issue",
        ),
        differ(
            "network.time",
            "how long the network lasts",
            &["network.12_2007.years", "network.plan.period"],
            "a year as carried out; the plan of 2007 gave it from April 2007 to September 2008",
        ),
        differ(
            "network.plan.size",
            "how many people were planned for the network",
            &["network.plan.people", "network.plan.people_in_frame"],
            "one document plans 50 to 100, and reckons with about 50, with a question mark, in the frame",
        ),
        differ(
            "leadership.whole",
            "leadership without and with immigrant background",
            &["ks.2007.leaders.without_background", "ks.2009.municipalities.top_managers"],
            "97.7 and 2.3 percent make a hundred, and are given of different wholes: of the leaders in the one document, of \
             the municipalities in the other",
        ),
        differ(
            "municipalities.measures",
            "what 16 municipalities have done",
            &["ks.2007.municipalities.measures_carried_out", "ks.2009.municipalities.measures_established"],
            "the same number: carried out concrete measures in the one document, established measures or projects to qualify \
             people in the other",
        ),
    ]
}
