//! The resolution of KS, the association of Norwegian municipalities and counties, of 2006, and a clause of its tariff
//! agreement.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::{built, date, lit, quoted, read, source, undated_copy};
use crate::bound::Bound;
use crate::check::{Check, Equality, LegalBasis, Preference};
use crate::condition::{Condition, Measure, OddNumber};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{AssertedBy, Deadline, Invite, Pool, Undeclared};
use crate::policy::{Policy, PolicyError};
use crate::relation::{Relation, RelationKind};
use crate::rule::Rule;
use crate::silence::{InScope, Question, Silence};
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Clock, Edge, Span, SpanError};
use crate::text::{Reason, Title};
use crate::vacancy::Opening;
use crate::version::{Elsewhere, Justification, Version, VersionError};

/// A municipality's own decision to be bound by the resolution.
///
/// ```
/// use mangfold::packs::Binding;
///
/// let binding = Binding {
///     from: "2008-01-01".parse()?,
///     citation: "Bystyret, sak 12/08".parse()?,
///     says: "Minst én kvalifisert søker med minoritetsbakgrunn skal innkalles til intervju.".parse()?,
/// };
/// assert_eq!(binding.citation.as_str(), "Bystyret, sak 12/08");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "required configuration, written in full")]
pub struct Binding {
    /// From when it is bound.
    pub from: NaiveDate,
    /// How the decision is cited.
    pub citation: Title,
    /// Its words.
    pub says: Reason,
}

/// What the resolution leaves open and the caller has to say: it has no defaults, since the source has none.
///
/// ```
/// use mangfold::{packs::KsConfiguration, AssertedBy, Deadline, Ground, Group, InScope};
///
/// let configuration = KsConfiguration {
///     definition: Group::declared(Ground::MinorityBackground),
///     asserted_by: AssertedBy::Applicant,
///     internal_postings: InScope::Yes,
///     deadline: Deadline::Recommendation,
///     binding: None,
/// };
/// assert!(configuration.binding.is_none());
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "required configuration, written in full")]
pub struct KsConfiguration {
    /// What "minoritetsbakgrunn" means: which ground the employer asks about.
    pub definition: Group,
    /// Whose word makes a declaration.
    pub asserted_by: AssertedBy,
    /// Whether internal postings are in scope.
    pub internal_postings: InScope,
    /// Until when an invitation counts.
    pub deadline: Deadline,
    /// The municipality's own decision to be bound, where there is one: an instruction and *must* from then on, a
    /// resolution and *should* before.
    pub binding: Option<Binding>,
}

/// The invite rule of KS, and the clause of its tariff agreement on choosing among applicants.
///
/// `no.ks.interview.minority`: at least one qualified applicant with minority background is invited to interview. A resolution
/// ("KS vil arbeide for"), so *should*, by a reading; *must* from the day on which the municipality has bound itself.
/// The document gives two dates, 2006-05-26 and 2006-06-16: both are kept, and between them it is unsettled whether
/// the rule is in force. Only declarations given with explicit consent count, since neither statute nor collective
/// agreement stands behind it.
///
/// `no.ks.hta.2.2.sex.woman` and `.man`: collective agreement, *may*; among applicants found equally or nearly equally
/// qualified, the under-represented sex may be preferred. `no.ks.hta.2.2.seniority`: the same clause, a notice; of those
/// otherwise found equally qualified, the one with the longest service is preferred. Sex goes before seniority. The
/// clause was read in a library of clauses without a date, so that since when it stands so is unsettled. It is not
/// Oslo's, which has an agreement of its own (Dokument 25): that the employer is another is the caller's knowledge.
///
/// Where the employer is no state body it is open whether asking for the tick is lawful at all: § 30 of likestillings- og
/// diskrimineringsloven keeps employers from collecting ethnicity or disability in hiring, and that a voluntary tick
/// stands beside it is a reading. Ask a lawyer before asking applicants.
///
/// Open questions of the clause: [`Question::OddNumber`] (being fewer is enough), [`Question::ReviewBy`] (2027-11-22, the
/// pack's own day), [`Question::Edge`] (unsettled). Those of the resolution are required configuration.
///
/// Sources: KS, vedtak i sentralstyret 2006, as quoted in KS's own presentation; Hovedtariffavtalen § 2 pkt. 2.2, in
/// secondary sources.
///
/// # Errors
///
/// [`PolicyError`] when the definition uses a ground that serves statistics only.
///
/// ```
/// use mangfold::{packs, AssertedBy, Deadline, Ground, Group, InScope, Modality};
///
/// let policy = packs::ks(packs::KsConfiguration {
///     definition: Group::declared(Ground::MinorityBackground),
///     asserted_by: AssertedBy::Applicant,
///     internal_postings: InScope::Yes,
///     deadline: Deadline::Recommendation,
///     binding: None,
/// })?;
/// assert_eq!(policy.rules()[0].versions()[0].modality(), Modality::Should);
/// # Ok::<(), mangfold::PolicyError>(())
/// ```
pub fn ks(configuration: KsConfiguration) -> Result<Policy, PolicyError> {
    let KsConfiguration { definition, asserted_by, internal_postings, deadline, binding } = configuration;
    let rule = lit("no.ks.interview.minority");
    let invite =
        Invite::new(Bound::AtLeast(NonZeroU32::MIN), definition, Pool::Qualified, Undeclared::OutsideGroup)
            .with_asserted_by(asserted_by)
            .with_deadline(deadline);
    let refused = |error: VersionError| {
        PolicyError::Rule(crate::rule::RuleError::Version {
            rule: lit("no.ks.interview.minority"),
            error: Box::new(error),
        })
    };
    let version = |span: Result<Span, SpanError>, force: Force, modality: Modality, binds: Part| {
        let span = span.map_err(|error| refused(VersionError::Span(error)))?;
        let mut parts = parts();
        parts.push(binds);
        Version::counting(
            LegalBasis::ExplicitConsent,
            span,
            force,
            modality,
            Check::invite(invite.clone()),
            parts,
        )
        .and_then(|version| scoped(version, internal_postings))
        .map_err(refused)
    };
    let adopted = Edge::Between { first: date(2006, 5, 26), last: date(2006, 6, 16) };
    let known = date(2006, 6, 16);
    let aims = || {
        quoted(Element::Force, "KS vil arbeide for likestilling", "ks", Mark::Interpretation).read_as(lit(
            "what KS will work for, no order to municipalities: read as that its members should",
        ))
    };
    let mut sources = vec![source(
        "ks",
        "KS, vedtak i sentralstyret 26.05.06 (i ingressen: 16.06.06)",
        Some("KS, presentasjon ved Ann-Kristin Bjerke, 2007"),
    )];
    sources.extend([
        source(
            "s22",
            "KS, Hovedtariffavtalen § 2 pkt. 2.2",
            Some("a library of clauses, Kvalifikasjoner; said to be KS's by Legeforeningen, Valg mellom søkere"),
        ),
        source("s22b", "eldre NTO/Spekter § 2.2", None),
    ]);
    let mut versions = Vec::new();
    let until = binding.as_ref().map_or(Edge::Open, |binding| Edge::On(binding.from));
    // A municipality may have bound itself between the two dates: until then it is unsettled here as elsewhere.
    if binding.as_ref().is_none_or(|binding| adopted.earliest().is_some_and(|first| binding.from > first)) {
        versions.push(version(
            Span::new(adopted, until).map(|span| span.confirmed_to(known)),
            Force::Resolution,
            Modality::Should,
            aims(),
        )?);
    }
    if let Some(Binding { from, citation, says }) = binding {
        sources.push(Source::new(lit("own"), citation));
        let bound = Part::quoted(Element::Force, says, lit("own"), Mark::Interpretation)
            .read_as(lit("the decision as the caller gave it; not read in a source"));
        let span = Span::new(Edge::On(from), Edge::Open).map(|span| span.confirmed_to(from));
        versions.push(version(span, Force::Instruction, Modality::Must, bound)?);
    }
    let rule = Rule::new(rule, Clock::Invited, versions).map_err(PolicyError::Rule)?;
    let [woman, man] = [(WOMAN, Ground::Woman), (MAN, Ground::Man)].map(|(id, ground)| by_sex(id, ground));
    let rules = vec![rule, woman, man, by_seniority()];
    Policy::new(lit("ks"), date(2026, 11, 22), sources, Vec::new(), rules)?.with_relations(chain())
}

fn scoped(version: Version, internal_postings: InScope) -> Result<Version, VersionError> {
    let mut scope = vec![
        Condition::Country(vec![Country::NORWAY]),
        Condition::Sector(vec![Sector::Municipal, Sector::County]),
    ];
    if internal_postings == InScope::No {
        scope.push(Condition::Opening(Opening::External));
    }
    let silent = [
        (Question::Definition, "minority background is not defined: required configuration"),
        (Question::AssertedBy, "who asserts it is not said: required configuration"),
        (Question::InternalPostings, "internal postings are not mentioned: required configuration"),
        (Question::Deadline, "no deadline is given: required configuration"),
        (
            Question::OnTheDay,
            "an invitation on the very day of the deadline: civil days do not tell which came first",
        ),
        (
            Question::WithdrawnAfterInvitation,
            "withdrawal after a sent invitation: the text asks that one is invited, not that one attends",
        ),
        (
            Question::Edge,
            "adopted on 2006-05-26 by the heading of the resolution, on 2006-06-16 by the introduction",
        ),
    ];
    let silent = silent.map(|(question, on)| Silence::new(question, lit(on))).into();
    let aim = |says: &str, why: &str| Elsewhere::new(lit(says), lit("ks"), lit(why));
    let version = version.with_scope(scope)?.with_silences(silent)?.with_elsewhere(vec![
        aim(
            "KS mener det må være et mål at ansatte i kommunesektoren gjenspeiler befolkningen",
            "an aim, not a check of a round",
        ),
        aim(
            "KS skal etablere en ressursgruppe for integrering og inkludering",
            "a programme beside recruitment",
        ),
        aim(
            "KS vil jobbe for mangfold også i ledelse og i synlige nøkkelposisjoner",
            "an aim, not a check of a round",
        ),
        aim(
            "KS anbefaler at kommuner og fylkeskommuner har lokale mål for økt rekruttering",
            "a recommendation of targets, beside recruitment",
        ),
    ]);
    Ok(version)
}

fn parts() -> Vec<Part> {
    vec![
        quoted(
            Element::Scope,
            "ansatte i kommunesektoren gjenspeiler befolkningen",
            "ks",
            Mark::Interpretation,
        )
        .read_as(lit(
            "addressed to KS's own work; read as concerning its members, municipalities and counties",
        )),
        quoted(Element::Clock, "Vedtak i sentralstyre 26.05.06", "ks", Mark::Verified),
        quoted(Element::Clock, "vedtak fattet 16.06.06", "ks", Mark::Verified),
        read(
            Element::Clock,
            "the event that picks the version is the invitation, which the resolution speaks of",
        ),
        quoted(Element::Pool, "kvalifisert søker", "ks", Mark::Verified),
        quoted(Element::Group, "søker med minoritetsbakgrunn", "ks", Mark::Verified),
        quoted(
            Element::Bound,
            "minst én kvalifisert søker med minoritetsbakgrunn blir innkalt til intervju",
            "ks",
            Mark::Verified,
        ),
        read(
            Element::Presupposition,
            "one can only invite whoever applied; the text does not say what holds if nobody did",
        ),
        read(Element::Deadline, "none in the text"),
        read(Element::Undeclared, "nothing is inferred: whoever has not declared is outside the group"),
        read(
            Element::LegalBasis,
            "neither a resolution nor a municipality's own decision is law or collective agreement: only declarations given with explicit consent are \
             counted (GDPR art. 9(2)(a))",
        ),
    ]
}

const WOMAN: &str = "no.ks.hta.2.2.sex.woman";
const MAN: &str = "no.ks.hta.2.2.sex.man";
const SENIORITY: &str = "no.ks.hta.2.2.seniority";

const LONGEST: &str =
    "Når søkere for øvrig står kvalifikasjonsmessig likt, foretrekkes den søker som har lengst tjeneste";

/// Merit, then sex, then length of service.
fn chain() -> Vec<Relation> {
    let before = |rule: &str| {
        let words = quoted(Element::Relation, LONGEST, "s22", Mark::Secondary)
            .read_as(lit("\"for øvrig\": where sex has not decided"));
        Relation::new(lit(rule), RelationKind::Before, lit(SENIORITY), words)
    };
    vec![before(WOMAN), before(MAN)]
}

/// The clause as it was read, and what stood before.
fn clause(id: &str, version: Version, silent: Vec<Silence>, further: Option<Condition>) -> Rule {
    let mut scope = vec![
        Condition::Country(vec![Country::NORWAY]),
        Condition::Sector(vec![Sector::Municipal, Sector::County]),
    ];
    scope.extend(further);
    let version = built(built(version.with_scope(scope)).with_silences(silent));
    built(Rule::new(lit(id), Clock::Recommended, vec![version])).with_note_on_before(lit(
        "an older clause of the same family, of NTO and Spekter, says «foretrekkes», so shall and not may, and for leading \
         posts women alone; older editions of KS's own are not in the sources",
    ))
}

fn since_when() -> Silence {
    Silence::new(
        Question::Edge,
        lit(
            "the clause was read in a stored copy without a date, of July 2026 at the latest: since when it stands so, and \
             whether it does today, is not verified",
        ),
    )
}

fn covered() -> [Part; 2] {
    [
        read(
            Element::Scope,
            "whom the tariff agreement of KS covers: municipalities and counties but Oslo, which has its own (Dokument 25, \
             fellesbestemmelser § 2.1); that the employer is not Oslo is the caller's knowledge",
        ),
        read(
            Element::Clock,
            "the event that picks the version is the recommendation, in which applicants are compared",
        ),
    ]
}

fn by_sex(id: &str, ground: Ground) -> Rule {
    let words = "kan søker hvis kjønn er underrepresentert foretrekkes";
    let mut parts = covered().to_vec();
    parts.extend([
        quoted(Element::Force, words, "s22", Mark::Secondary),
        quoted(Element::Group, "søker hvis kjønn er underrepresentert", "s22", Mark::Secondary),
        quoted(
            Element::Comparison,
            "Når søkere av begge kjønn står kvalifikasjonsmessig likt eller tilnærmet likt",
            "s22",
            Mark::Secondary,
        ),
        read(
            Element::LegalBasis,
            "a collective agreement authorises it (GDPR art. 9(2)(b), so far as that is asked for)",
        ),
    ]);
    let why = Justification::new(
        lit("that the under-represented sex is hired where it is equally or nearly equally qualified"),
        lit("only among applicants whom a human found near each other in qualification; no score decides it"),
        date(2027, 11, 22),
    );
    let check = Check::Preference(Preference::new(Equality::NearlyEqual).of(Group::declared(ground.clone())));
    let version = built(Version::preferring(
        why,
        LegalBasis::EmploymentLaw,
        undated_copy(),
        Force::Collective,
        Modality::May,
        check,
        parts,
    ))
    .with_elsewhere(vec![
        Elsewhere::new(
            lit("i første rekke … kvalifikasjoner (teoretisk og praktisk utdanning samt skikkethet for stillingen)"),
            lit("s22"),
            lit("merit, which comes first: humans find who is near whom, and record it"),
        ),
        Elsewhere::new(
            lit("foretrekkes"),
            lit("s22b"),
            lit("the word of an older clause of the same family, shall and not may: see the note on what stood before"),
        ),
    ]);
    let silent = vec![
        since_when(),
        Silence::new(
            Question::OddNumber,
            lit(
                "\"underrepresentert\" has no measure in the text: read as fewer than half, in an odd number, too",
            ),
        ),
        Silence::new(
            Question::ReviewBy,
            lit(
                "the clause names no day: a year after this release is the pack's own; the employer sets its own",
            ),
        ),
    ];
    let measure = Measure::BelowHalf(OddNumber::AnyImbalance);
    clause(id, version, silent, Some(Condition::Underrepresented { ground, measure }))
}

fn by_seniority() -> Rule {
    let mut parts = covered().to_vec();
    parts.extend([
        quoted(Element::Force, "foretrekkes den søker som har lengst tjeneste", "s22", Mark::Secondary)
            .read_as(lit(
                "shall: told here and not decided, since length of service is no fact that the library holds",
            )),
        quoted(Element::Group, "den søker som har lengst tjeneste", "s22", Mark::Secondary),
        quoted(Element::Comparison, LONGEST, "s22", Mark::Secondary),
    ]);
    let check = Check::Preference(Preference::new(Equality::Equal));
    let version = built(Version::new(undated_copy(), Force::Collective, Modality::Notice, check, parts));
    clause(SENIORITY, version, vec![since_when()], None)
}
