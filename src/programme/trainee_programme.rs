//! Oslo's trainee programme for future leaders with minority background, as memo 23/2006 tells of it.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CandidateId;
use super::bounds::{CohortBound, CohortBounds, Facet};
use super::data::{
    Programme, ProgrammeError, body, everybody, labels, owed, quoted, reading, silent, sources, told,
};
use super::documents::OSLO_MEMO_2006;
use super::due::Due;
use super::plan::Plan;
use crate::literal::lit;
use crate::source::Element;
use crate::text::day;

/// How large a group of trainees is: "ca 15" in the memo.
///
/// ```
/// use mangfold::programme::{TraineeConfiguration, trainee_programme};
/// let programme = trainee_programme(TraineeConfiguration { least: 13, most: 17 })?;
/// assert_eq!(programme.bounds().unwrap().most(), 17);
/// # Ok::<(), mangfold::programme::ProgrammeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "what the sources leave open, and the caller settles")]
pub struct TraineeConfiguration {
    /// The least number that is still about fifteen.
    pub least: u32,
    /// The greatest.
    pub most: u32,
}

/// The trainee programme of Oslo: groups of about fifteen employees with minority background, trained towards leading at the first line.
///
/// Bounds are about the fact `employed` and the declaration `background` with the value `minority`: who declared nothing is not
/// chosen. To have completed it qualifies nobody for a post by itself: see [`TraineeCompletion`].
///
/// Source: Oslo kommune, memo 23/2006.
///
/// # Errors
///
/// [`ProgrammeError::Bounds`] for a group of nobody, or the sizes the wrong way round.
///
/// ```
/// # use mangfold::programme::{TraineeConfiguration, trainee_programme};
/// let none = trainee_programme(TraineeConfiguration { least: 0, most: 17 }).unwrap_err();
/// assert_eq!(none.to_string(), "least: a size of 0");
/// ```
pub fn trainee_programme(configuration: TraineeConfiguration) -> Result<Programme, ProgrammeError> {
    let all = vec![
        CohortBound::must(lit("employed"), everybody(Facet::Fact(lit("employed")), &["yes"])).with_parts(
            vec![reading(
                Element::Pool,
                "utvikle talentfulle medarbeidere med minoritetsbakgrunn",
                OSLO_MEMO_2006,
                "«medarbeidere»: employed by the municipality",
            )],
        ),
        CohortBound::must(
            lit("minority_background"),
            everybody(Facet::Declared(lit("background")), &["minority"]),
        )
        .with_parts(vec![reading(
            Element::Group,
            "Traineeprogram for fremtidige ledere med minoritetsbakgrunn",
            OSLO_MEMO_2006,
            "as they declare for this programme",
        )]),
    ];
    let bounds = CohortBounds::new(lit("oslo.trainee"), configuration.least, configuration.most, all)?;
    let agency = || body("oslo.development_and_competence");
    let evidence =
        || silent(Element::Record, "what shows it is not told: the kind of evidence is a choice of ours");
    let obligations = vec![
        told(owed(
            "oslo.trainee.training",
            "Gjennomføre traineeprogrammet",
            agency(),
            Due::no_day(),
            &["programme"],
            vec![
                reading(
                    Element::Force,
                    "Dette programmet er utviklet og gjennomført av Utviklings- og kompetanseetaten med støtte fra OU-fondet og \
                     Flyktninge- og innvandreretaten",
                    OSLO_MEMO_2006,
                    "told as done, not as owed",
                ),
                evidence(),
            ],
        )),
        told(owed(
            "oslo.trainee.network",
            "Støtte deltakerne når de ønsker å starte et nettverk",
            agency(),
            Due::no_day(),
            &["support"],
            vec![
                reading(
                    Element::Force,
                    "støtter deltakerne i traineeprogrammet når de nå ønsker å starte et nettverk for nåværende eller fremtidige \
                     ledere med minoritetsbakgrunn",
                    OSLO_MEMO_2006,
                    "told as done, not as owed",
                ),
                evidence(),
            ],
        )),
    ];
    let plan = Plan::new(lit("oslo.trainee"), sources(&[OSLO_MEMO_2006]), vec![], obligations)?.with_labels(
        labels(&[
            ("oslo.development_and_competence", "Utviklings- og kompetanseetaten"),
            ("programme", "program"),
            ("support", "støtte"),
        ]),
    );
    let words = [
        "Tiltak på overordnet nivå: tiltak 9 er et element i traineeprogrammet for fremtidige ledere med minoritetsbakgrunn",
        "Målet har vært å utvikle talentfulle medarbeidere med minoritetsbakgrunn til å kunne mestre en lederstilling på \
         førstelinjenivå",
        "Formålet med programmet har vært å gi personer med minoritetsbakgrunn mulighet for lederopplæring og -utvikling og \
         rekruttering inn i lederstillinger i Oslo kommune",
        "å delta på eller gjennomføre traineeprogrammet kvalifiserer ikke automatisk for en lederstilling i Oslo kommune",
    ];
    let words = words.map(|words| quoted(Element::Scope, words, OSLO_MEMO_2006)).to_vec();
    Ok(Programme::new(plan, words).with_bounds(bounds))
}

/// That somebody completed the trainee programme, on a day. It gives nobody a post, and says nothing of whether they are qualified.
///
/// «Å delta på eller gjennomføre traineeprogrammet kvalifiserer ikke automatisk for en lederstilling» (memo 23/2006). So nothing of a
/// hiring round can be made of it: its person is a [`CandidateId`], not the [`ApplicantId`](crate::ApplicantId) of a
/// vacancy, and there is no way from the one to the other but naming both by hand.
///
/// ```
/// use mangfold::programme::{CandidateId, TraineeCompletion};
/// use uuid::Uuid;
///
/// let completion = TraineeCompletion::new(CandidateId::new(Uuid::from_u128(7)), "2005-06-01".parse()?);
/// assert_eq!(completion.on().to_string(), "2005-06-01");
/// # Ok::<(), chrono::ParseError>(())
/// ```
///
/// It is no assessment:
///
/// ```compile_fail,E0308
/// use mangfold::programme::TraineeCompletion;
/// use mangfold::Applicant;
///
/// fn assessed(applicant: Applicant, completion: TraineeCompletion) -> Applicant {
///     applicant.with_assessment(completion).unwrap()
/// }
/// ```
///
/// It becomes none, and no hire either:
///
/// ```compile_fail,E0277
/// use mangfold::programme::TraineeCompletion;
/// use mangfold::Assessment;
///
/// fn assessment(completion: TraineeCompletion) -> Assessment {
///     completion.into()
/// }
/// ```
///
/// ```compile_fail,E0308
/// use mangfold::programme::TraineeCompletion;
/// use mangfold::Hire;
///
/// fn hire(completion: &TraineeCompletion) -> Hire {
///     Hire::new(completion.person(), completion.on())
/// }
/// ```
///
/// Nor is it read as one:
///
/// ```
/// # use mangfold::programme::{CandidateId, TraineeCompletion};
/// # let completion = TraineeCompletion::new(CandidateId::new(uuid::Uuid::from_u128(7)), "2005-06-01".parse()?);
/// let json = serde_json::to_string(&completion)?;
/// assert!(serde_json::from_str::<mangfold::Assessment>(&json).is_err());
/// assert!(serde_json::from_str::<mangfold::Hire>(&json).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a completion of the trainee programme")]
pub struct TraineeCompletion {
    person: CandidateId,
    #[serde(with = "day")]
    completed_on: NaiveDate,
}

impl fmt::Debug for TraineeCompletion {
    /// Without the person: whoever completed it declared a minority background.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TraineeCompletion([redacted])")
    }
}

impl TraineeCompletion {
    /// Somebody completed it on a day.
    #[must_use]
    pub const fn new(person: CandidateId, on: NaiveDate) -> Self {
        Self { person, completed_on: on }
    }

    /// Who.
    #[must_use]
    pub const fn person(&self) -> CandidateId {
        self.person
    }

    /// On which day.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.completed_on
    }
}
