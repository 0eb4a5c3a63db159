//! The Norwegian state: three groups, at least one qualified applicant of each is invited to interview; who may be
//! preferred among near-equals; and what is to stand on record.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::{built, date, lit, quoted, read, source};
use crate::bound::{Bound, Counts};
use crate::check::{AssessmentCheck, Check, Equality, LegalBasis, Preference};
use crate::condition::{Condition, Measure};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{Deadline, Invite, Pool, Undeclared};
use crate::policy::Policy;
use crate::ratio::Ratio;
use crate::rule::Rule;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span};
use crate::version::{Elsewhere, Justification, Version};

/// The rules of the Norwegian state on applicants, with their versions: whom to invite, whom one may prefer, what is
/// to stand on record. Its rules on adverts are [`norway_adverts`](super::norway_adverts).
///
/// - `no.state.interview.disability`: regulation, from 2017-07-01.
/// - `no.state.interview.cv_gap`: regulation, for vacancies advertised from 2020-01-01.
/// - `no.state.interview.immigrant`: instruction, not regulation; two definitions of immigrant background, dated and
///   never merged; counts only declarations given with explicit consent, since neither statute, regulation nor
///   collective agreement stands behind it in the sources.
/// - `no.state.quota.dis_cvgap`: regulation, *may*; disability from 2017-07-01, a gap in the CV as well from 2020-01-01.
/// - `no.state.quota.sex.woman` and `.man`: guidance of 2017, a notice where less than 40 % of the staff are of the sex.
/// - `no.state.quota.immigrant`: instruction, two trials from 2008 (*may*) and 2012 (*shall* in the agencies that took
///   part, a notice here), only where the fact `immigrant_quota_trial` is recorded of the vacancy; lapsed since, the days not
///   verified.
/// - `no.state.record.assessment.disability`, `.cv_gap` and `.immigrant`: guidance, *should*, a reading: where nobody of
///   a group qualifies, why each does not is on record by a named human before the first invitation.
///
/// A rule that allows or tells decides nothing: it applies where a human recorded that people are near each other.
///
/// Whether the posts of senior officials (embetsmenn) are in is not in the sources: they are taken as any other post of
/// the state.
///
/// Open questions: [`Question::ShortPosts`] (default: out of scope), [`Question::InternalPostings`] (in scope),
/// [`Question::OnePersonInTwoGroups`] (counts for each), [`Question::WithdrawnAfterInvitation`] and
/// [`Question::OnTheDay`] (both count), [`Question::Edge`] (unsettled), [`Question::ReviewBy`] (2027-11-22, the pack's
/// own day).
///
/// Sources: FOR-2017-06-21-838 § 6 as quoted by Jobbnorge; DFØ, 2023-02-16; SPH 2017 pts 1.6.5 and 2.3.2.3; and others,
/// each named in the policy's own data.
///
/// ```
/// let policy = mangfold::packs::norway_state();
/// let rule = policy.rule(&"no.state.interview.immigrant".parse()?).unwrap();
/// assert_eq!(rule.versions().len(), 3);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn norway_state() -> Policy {
    let sources = vec![
        source("s1", "Compendia, Søker med hull i CV-en skal innkalles til intervju", None),
        source(
            "s2",
            "FOR-2017-06-21-838 § 6",
            Some("Jobbnorge support, Særskilte regler for søkere med funksjons-/yrkeshemming"),
        ),
        source("s4", "DFØ, Positiv særbehandling når man søker jobb i staten (2023-02-16)", None),
        source("s7t", "UiT, Rekruttering av ansatte – 5. Innstilling", None),
        source("s7u", "UiO, Inkluderingsdugnad (2020-02-21)", None),
        source("s8", "Statens personalhåndbok 2017 pkt. 2.3.2.3", None),
        source("s10", "Utrop, Innvandrere til jobb-intervju i staten", None),
        source("s13", "Statens personalhåndbok 2017 pkt. 1.6.5", None),
        source("s15", "Statens personalhåndbok 2017 pkt. 2.3.3.2", None),
        source("s16", "LOV-2017-06-16-51 § 11", Some("Kifinfo, Lover og avtaler")),
        source("s27", "Sivilombudet, Ansettelser fra A til Å (2024-06-10)", None),
        source("s30", "Utrop, om det utvidede forsøket med moderat kvotering", None),
    ];
    let [disability_recorded, cv_gap_recorded, immigrant_recorded] = assessments();
    let rules = vec![
        disability(),
        cv_gap(),
        immigrant(),
        quota_disability_cv_gap(),
        quota_sex("no.state.quota.sex.woman", Ground::Woman),
        quota_sex("no.state.quota.sex.man", Ground::Man),
        quota_immigrant(),
        disability_recorded,
        cv_gap_recorded,
        immigrant_recorded,
    ];
    built(Policy::new(lit("norway_state"), date(2026, 11, 22), sources, Vec::new(), rules))
}

fn invite(ground: Ground) -> Check {
    let group = Group::declared(ground);
    let invite =
        Invite::new(Bound::AtLeast(NonZeroU32::MIN), group, Pool::Qualified, Undeclared::OutsideGroup);
    Check::invite(invite.with_deadline(Deadline::Recommendation))
}

fn scoped(version: Version, edge: Option<&str>) -> Version {
    let scope = vec![
        Condition::Country(vec![Country::NORWAY]),
        Condition::Sector(vec![Sector::State]),
        Condition::LongerThanMonths(6),
    ];
    let mut silent = vec![
        Silence::new(
            Question::ShortPosts,
            lit(
                "posts of six months or less: statsansatteloven § 7, from 2017-07-01, exempts them from §§ 3 to 6, and the \
                 rule is tied to the innstilling; read alike before then; out of scope unless chosen otherwise",
            ),
        ),
        Silence::new(
            Question::InternalPostings,
            lit("internal postings: no exemption found; in scope unless chosen otherwise"),
        ),
        Silence::new(
            Question::OnePersonInTwoGroups,
            lit(
                "one applicant in two groups: «minst én søker i hver av disse gruppene» fits one person who is of both, and no \
                 authority was found; counts for each, and a remark tells where one person alone keeps several rules; \
                 a person of its own for each group, or the groups as one, may be chosen instead",
            ),
        ),
        Silence::new(
            Question::WithdrawnAfterInvitation,
            lit(
                "withdrawal after a sent invitation: the text asks that one is invited, not that one attends; one \
                 agency's checklist (UiT) asks that an interview was held",
            ),
        ),
        Silence::new(
            Question::OnTheDay,
            lit("an invitation on the very day of the innstilling: civil days do not tell which came first"),
        ),
    ];
    if let Some(edge) = edge {
        silent.push(Silence::new(Question::Edge, lit(edge)));
    }
    built(built(version.with_scope(scope)).with_silences(silent))
}

fn clock() -> Part {
    read(Element::Clock, "the event that picks the version is the advert, as the amendment of 2020 has it")
}

fn in_the_state() -> Part {
    quoted(Element::Scope, "Positiv særbehandling når man søker jobb i staten", "s4", Mark::Verified)
}

fn disability_span() -> Span {
    built(Span::new(Edge::On(date(2017, 7, 1)), Edge::Open)).confirmed_to(date(2017, 7, 1))
}

fn cv_gap_span() -> Span {
    built(Span::new(Edge::On(date(2020, 1, 1)), Edge::Open)).confirmed_to(date(2023, 2, 16))
}

/// The trial, the circular with the old definition, the circular with the new one.
fn immigrant_spans() -> [Span; 3] {
    let trial_end = Edge::NotVerified { stands_on: date(2004, 5, 31) };
    let circular = Edge::Between { first: date(2010, 1, 1), last: date(2010, 12, 31) };
    let redefined = Edge::Between { first: date(2017, 1, 1), last: date(2023, 2, 16) };
    [
        built(Span::new(Edge::On(date(2002, 6, 1)), trial_end)).confirmed_to(date(2004, 5, 31)),
        built(Span::new(circular, redefined)).confirmed_to(date(2017, 1, 1)),
        built(Span::new(redefined, Edge::Open)).confirmed_to(date(2023, 2, 16)),
    ]
}

/// Why the edges of each version of the instruction are unsettled.
const IMMIGRANT_EDGES: [&str; 3] = [
    "the trial was to end on 2004-06-01; whether the order stood after that, until PM-2010-08, is not verified",
    "PM-2010-08 is of 2010, the day is not verified; the definition changed on some day after the 2017 handbook \
     and by 2023-02-16",
    "the definition changed on some day after the 2017 handbook and by 2023-02-16",
];

fn disability() -> Rule {
    let span = disability_span();
    let parts = vec![
        in_the_state(),
        clock(),
        quoted(Element::Force, "skal minst én av disse søkerne innkalles til intervju", "s2", Mark::Verified),
        quoted(
            Element::Presupposition,
            "Dersom noen av de kvalifiserte søkerne til en stilling",
            "s2",
            Mark::Verified,
        ),
        quoted(Element::Pool, "noen av de kvalifiserte søkerne", "s2", Mark::Verified),
        quoted(
            Element::Group,
            "oppgir å ha en funksjonsnedsettelse som vil kreve tilrettelegging på arbeidsplassen eller i \
             arbeidsforholdet",
            "s2",
            Mark::Verified,
        ),
        quoted(Element::Undeclared, "oppgir å ha", "s2", Mark::Verified).read_as(lit(
            "the duty is triggered by declaring: whoever has not declared is outside the group",
        )),
        quoted(Element::Bound, "skal minst én av disse søkerne innkalles til intervju", "s2", Mark::Verified),
        quoted(Element::Deadline, "før innstillingen avgis", "s2", Mark::Verified),
        read(
            Element::LegalBasis,
            "an obligation of employment law laid down by regulation (GDPR art. 9(2)(b))",
        ),
    ];
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        span,
        Force::Regulation,
        Modality::Must,
        invite(Ground::DisabilityNeedingAccommodation),
        parts,
    ));
    let rule =
        Rule::new(lit("no.state.interview.disability"), Clock::Advertised, vec![scoped(version, None)]);
    built(rule).with_note_on_before(lit(
        "the predecessor, forskrift til tjenestemannsloven § 9, is not in the sources",
    ))
}

fn cv_gap() -> Rule {
    let span = cv_gap_span();
    let parts = vec![
        in_the_state(),
        quoted(
            Element::Clock,
            "de nye reglene gjelder for stillinger som lyses ut 1. januar 2020 eller senere",
            "s1",
            Mark::Secondary,
        ),
        quoted(Element::Force, "de nye reglene gjelder for stillinger som lyses ut", "s1", Mark::Secondary),
        quoted(
            Element::Force,
            "skal virksomheter innkalle minst én søker i hver av disse gruppene til intervju",
            "s4",
            Mark::Verified,
        ),
        quoted(Element::Presupposition, "kvalifisert søker som har oppgitt", "s7t", Mark::Secondary)
            .read_as(lit("as one agency's checklist has it")),
        quoted(Element::Pool, "kvalifisert søker", "s7t", Mark::Secondary)
            .read_as(lit("as one agency's checklist has it")),
        quoted(
            Element::Group,
            "opphold fra arbeid, utdanning eller opplæring i til sammen minst to år de siste fem årene på grunn av \
             sykdom, psykisk sykdom, rus eller soning, eller de må i fraværsperioden ha vært aktive arbeidssøkere",
            "s4",
            Mark::Verified,
        )
        .read_as(lit("one declares to meet the criteria; the cause is never stored")),
        quoted(
            Element::Group,
            "Ovennevnte omfatter likevel ikke søkere som på søknadstidspunktet har fast ansettelse eller midlertidig \
             ansettelse av varighet på mer enn ett år",
            "s7u",
            Mark::Secondary,
        )
        .read_as(lit("as reported on 2020-02-21; the summary of 2023 does not have it")),
        quoted(
            Element::Undeclared,
            "som oppgir å ha fravær fra arbeid, utdanning eller opplæring",
            "s7u",
            Mark::Secondary,
        ),
        quoted(
            Element::Bound,
            "skal virksomheter innkalle minst én søker i hver av disse gruppene til intervju",
            "s4",
            Mark::Verified,
        ),
        read(Element::Deadline, "as for disability, in the same regulation: before the innstilling is issued"),
        read(Element::LegalBasis, "an obligation of employment law laid down by regulation (GDPR art. 9(2)(b))"),
    ];
    let version = built(Version::counting(
        LegalBasis::EmploymentLaw,
        span,
        Force::Regulation,
        Modality::Must,
        invite(Ground::CvGap),
        parts,
    ));
    built(Rule::new(lit("no.state.interview.cv_gap"), Clock::Advertised, vec![scoped(version, None)]))
}

/// Europe outside EU and EFTA, and so on: quoted in English in the sources' own summary, so a reading here.
const REGIONS: &str = "by the handbook of 2017 pt 1.6.3 and Jobbnorge, whose words are not quoted here: immigrated from, or both parents immigrated from, Europe outside EU/EFTA, Asia including \
    Turkey, Africa, South or Central America, or Oceania except Australia and New Zealand; as the applicant declares";

const REGIONS_2002: &str = "in the version of 2002: Africa, Eastern Europe, Asia, Latin America; as the applicant \
    declares";

fn immigrant() -> Rule {
    let [trial, circular, redefined] = immigrant_spans();
    let [on_trial, on_circular, on_redefined] = IMMIGRANT_EDGES;
    let version = |span: Span, ground: Ground, parts: Vec<Part>, edge: &str| {
        let version = Version::counting(
            LegalBasis::ExplicitConsent,
            span,
            Force::Instruction,
            Modality::Must,
            invite(ground),
            parts,
        );
        scoped(built(version), Some(edge))
    };
    let versions = vec![
        version(trial, Ground::ImmigrantBackgroundRegion, parts_2002(), on_trial),
        version(circular, Ground::ImmigrantBackgroundRegion, parts_2010(), on_circular),
        version(redefined, Ground::ImmigrantBackgroundDfo, parts_2023(), on_redefined),
    ];
    built(Rule::new(lit("no.state.interview.immigrant"), Clock::Advertised, versions))
}

fn consent() -> Part {
    read(
        Element::LegalBasis,
        "an instruction is neither law nor collective agreement: only declarations given with explicit consent are \
         counted (GDPR art. 9(2)(a))",
    )
}

fn same_deadline() -> Part {
    read(Element::Deadline, "as for disability: before the innstilling is issued")
}

fn by_declaring() -> Part {
    read(
        Element::Undeclared,
        "the rule runs on what applicants declare: whoever has not declared is outside the group",
    )
}

fn parts_2002() -> Vec<Part> {
    vec![
        read(Element::Scope, "the order went to all state bodies"),
        clock(),
        quoted(
            Element::Force,
            "å innkalle minst én søker med innvandrerbakgrunn til intervju",
            "s10",
            Mark::Verified,
        ),
        quoted(Element::Presupposition, "forutsatt at søkeren var kvalifisert", "s10", Mark::Verified),
        quoted(Element::Pool, "forutsatt at søkeren var kvalifisert", "s10", Mark::Verified),
        quoted(Element::Group, "søker med innvandrerbakgrunn", "s10", Mark::Verified)
            .read_as(lit(REGIONS_2002)),
        by_declaring(),
        quoted(Element::Bound, "minst én søker med innvandrerbakgrunn til intervju", "s10", Mark::Verified),
        same_deadline(),
        consent(),
    ]
}

fn parts_2010() -> Vec<Part> {
    vec![
        quoted(Element::Scope, "alle statlige etater", "s8", Mark::Verified),
        clock(),
        quoted(
            Element::Force,
            "har Regjeringen pålagt alle statlige etater å innkalle minst en person med innvandrerbakgrunn til intervju",
            "s8",
            Mark::Verified,
        ),
        quoted(
            Element::Presupposition,
            "Det er en forutsetning at søkeren er kvalifisert",
            "s8",
            Mark::Verified,
        ),
        quoted(Element::Pool, "søkeren er kvalifisert", "s8", Mark::Verified),
        quoted(Element::Group, "person med innvandrerbakgrunn", "s8", Mark::Interpretation)
            .read_as(lit(REGIONS)),
        by_declaring(),
        quoted(Element::Bound, "minst en person med innvandrerbakgrunn til intervju", "s8", Mark::Verified),
        same_deadline(),
        consent(),
    ]
}

fn parts_2023() -> Vec<Part> {
    vec![
        in_the_state(),
        clock(),
        quoted(
            Element::Force,
            "skal virksomheter innkalle minst én søker i hver av disse gruppene til intervju",
            "s4",
            Mark::Interpretation,
        )
        .read_as(lit(
            "whether a regulation has come to stand behind it after 2017 is not verified: an instruction",
        )),
        quoted(
            Element::Presupposition,
            "kvalifisert søker som har oppgitt innvandrerbakgrunn",
            "s7t",
            Mark::Interpretation,
        )
        .read_as(lit("as one agency's checklist has it")),
        quoted(Element::Pool, "kvalifisert søker", "s7t", Mark::Interpretation)
            .read_as(lit("as one agency's checklist has it")),
        quoted(
            Element::Group,
            "selv har innvandret eller som er norskfødt og der begge foreldrene har innvandret",
            "s4",
            Mark::Verified,
        ),
        quoted(Element::Undeclared, "Vi oppfordrer søkere til å krysse av", "s4", Mark::Verified).read_as(
            lit("the rule runs on what applicants declare: whoever has not declared is outside the group"),
        ),
        quoted(
            Element::Bound,
            "skal virksomheter innkalle minst én søker i hver av disse gruppene til intervju",
            "s4",
            Mark::Verified,
        ),
        same_deadline(),
        consent(),
    ]
}

fn in_the_state_alone() -> Vec<Condition> {
    vec![Condition::Country(vec![Country::NORWAY]), Condition::Sector(vec![Sector::State])]
}

fn review_by() -> Silence {
    Silence::new(
        Question::ReviewBy,
        lit(
            "ldl § 11 (in force from 2018-01-01) has positive action end when its purpose is reached and names no day: a year \
             after this release is the pack's own; the employer sets its own",
        ),
    )
}

fn justification(purpose: &str) -> Justification {
    let proportion =
        "only among applicants whom a human found near each other in qualification; no score decides it";
    Justification::new(lit(purpose), lit(proportion), date(2027, 11, 22))
}

/// A preference: what it is among, and on which basis the group is counted.
fn preferring(
    of: Group,
    basis: LegalBasis,
    force: Force,
    modality: Modality,
    span: Span,
    why: Justification,
    parts: Vec<Part>,
) -> Version {
    let check = Check::Preference(Preference::new(Equality::NearlyEqual).of(of));
    built(Version::preferring(why, basis, span, force, modality, check, parts))
}

fn quota_disability_cv_gap() -> Rule {
    let amended = Edge::On(date(2020, 1, 1));
    let before = built(Span::new(Edge::On(date(2017, 7, 1)), amended)).confirmed_to(date(2017, 7, 1));
    let after = built(Span::new(amended, Edge::Open)).confirmed_to(date(2020, 1, 1));
    let disability = || Group::declared(Ground::DisabilityNeedingAccommodation);
    let either = built(Group::any([disability(), Group::declared(Ground::CvGap)]));
    let purpose =
        "that people with a disability or a gap in the CV are hired where they are nearly equally qualified";
    let version = |span: Span, of: Group, parts: Vec<Part>| {
        let version = preferring(
            of,
            LegalBasis::EmploymentLaw,
            Force::Regulation,
            Modality::May,
            span,
            justification(purpose),
            parts,
        );
        let scope = [in_the_state_alone(), vec![Condition::LongerThanMonths(6)]].concat();
        let silent = vec![
            Silence::new(
                Question::ShortPosts,
                lit(
                    "posts of six months or less: statsansatteloven § 7, from 2017-07-01, exempts them from §§ 3 to 6, and with \
                     them from the merit principle that this departs from; out of scope unless chosen otherwise",
                ),
            ),
            review_by(),
        ];
        built(built(version.with_scope(scope)).with_silences(silent)).with_elsewhere(vec![Elsewhere::new(
            lit(POSITIVE_ACTION),
            lit("s16"),
            lit(
                "the limits of all positive action, in force from 2018-01-01: the justification beside each preference answers \
                 to them",
            ),
        )])
    };
    let versions = vec![
        version(before, disability(), parts_of_the_quota_2017()),
        version(after, either, parts_of_the_quota_2020()),
    ];
    built(Rule::new(lit("no.state.quota.dis_cvgap"), Clock::Advertised, versions))
        .with_note_on_before(lit("what stood before is not in the sources"))
}

const POSITIVE_ACTION: &str = "Positiv særbehandling er tillatt hvis a) særbehandlingen er egnet til å fremme lovens \
    formål, b) det er et rimelig forhold … og c) særbehandlingen opphører når formålet med den er oppnådd.";

const ALLOWED: &str = "En søker med funksjonsnedsettelse kan ansettes dersom vedkommende er tilnærmet like godt \
    kvalifisert som den best kvalifiserte søkeren.";

fn parts_of_the_quota_2017() -> Vec<Part> {
    vec![
        in_the_state(),
        clock(),
        quoted(Element::Force, "kan ansettes", "s2", Mark::Verified),
        quoted(Element::Group, "En søker med funksjonsnedsettelse", "s2", Mark::Interpretation).read_as(lit(
            "the disability of the same section: one that will need accommodation, as the applicant declares",
        )),
        quoted(Element::Comparison, ALLOWED, "s2", Mark::Verified),
        read(Element::LegalBasis, "employment law laid down by regulation (GDPR art. 9(2)(b))"),
    ]
}

fn parts_of_the_quota_2020() -> Vec<Part> {
    vec![
        in_the_state(),
        quoted(
            Element::Clock,
            "de nye reglene gjelder for stillinger som lyses ut 1. januar 2020 eller senere",
            "s1",
            Mark::Secondary,
        ),
        quoted(Element::Force, "kan ansettes hvis … tilnærmet like godt kvalifisert", "s1", Mark::Secondary),
        quoted(Element::Group, "Søkere med hull i CV eller funksjonsnedsettelse", "s7t", Mark::Interpretation)
            .read_as(lit(
                "the disability and the gap of the same regulation: a disability that will need accommodation; the \
                 criteria of the gap as the applicant declares to meet them",
            )),
        quoted(
            Element::Comparison,
            "Søkere med hull i CV eller funksjonsnedsettelse kan ansettes dersom … tilnærmet like godt kvalifiserte",
            "s7t",
            Mark::Verified,
        ),
        read(Element::LegalBasis, "employment law laid down by regulation (GDPR art. 9(2)(b))"),
    ]
}

fn quota_sex(id: &str, ground: Ground) -> Rule {
    let handbook = Edge::NotVerified { stands_on: date(2017, 1, 1) };
    let span = built(Span::new(handbook, handbook)).confirmed_to(date(2017, 1, 1));
    let parts = vec![
        quoted(
            Element::Scope,
            "det kjønn som har mindre enn 40 % av de tilsatte i den aktuelle stillingsgruppe",
            "s13",
            Mark::Verified,
        )
        .read_as(lit("the staff counted are those of the post group that the vacancy is in")),
        read(
            Element::Clock,
            "the handbook of 2017 says so; since when, and whether that of 2025 still does, is not verified",
        ),
        quoted(Element::Force, "skal det kjønn … foretrekkes", "s13", Mark::Verified).read_as(lit(
            "shall, by the handbook: told here and not decided, since a human weighs those who are near each other",
        )),
        quoted(Element::Group, "det kjønn som har mindre enn 40 % av de tilsatte", "s13", Mark::Verified),
        quoted(
            Element::Comparison,
            "flere søkere som har tilnærmet like kvalifikasjoner … skal det kjønn som har mindre enn 40 % av de tilsatte \
             i den aktuelle stillingsgruppe foretrekkes",
            "s13",
            Mark::Verified,
        ),
        read(
            Element::LegalBasis,
            "guidance is no law: only declarations given with explicit consent are counted. Sex is not among what the \
             sources quote of GDPR art. 9: that is the pack's own choice, as for the other groups",
        ),
    ];
    let version = preferring(
        Group::declared(ground.clone()),
        LegalBasis::ExplicitConsent,
        Force::Guidance,
        Modality::Notice,
        span,
        justification("that neither sex has less than 40 % of the staff in a post group"),
        parts,
    );
    let fewer_than_forty = Measure::Below(built(Ratio::new(2, 5)));
    let scope =
        [in_the_state_alone(), vec![Condition::Underrepresented { ground, measure: fewer_than_forty }]]
            .concat();
    let edge =
        "the handbook of 2017 is the only text seen: since when it said so, and until when, is not verified";
    let silent = vec![Silence::new(Question::Edge, lit(edge)), review_by()];
    let version =
        built(built(version.with_scope(scope)).with_silences(silent)).with_elsewhere(vec![Elsewhere::new(
            lit("to eller flere søkere … tilnærmet likeverdig kvalifisert, skal kvinner rangeres foran menn"),
            lit("s7t"),
            lit("of one university, for academic posts: the direction is an employer's own configuration"),
        )]);
    built(Rule::new(lit(id), Clock::Advertised, vec![version]))
}

fn quota_immigrant() -> Rule {
    let first = Edge::Between { first: date(2008, 1, 1), last: date(2008, 12, 31) };
    let second = Edge::Between { first: date(2012, 1, 1), last: date(2012, 12, 31) };
    let edge = "a first trial from 2008 and a second from 2012, the days not verified; both have lapsed since, the days not \
                verified either; what an agency does today is its own policy";
    let lapsed = Edge::Between { first: date(2013, 1, 1), last: date(2026, 7, 31) };
    let version = |span: Span, modality: Modality, parts: Vec<Part>| {
        let version = preferring(
            Group::declared(Ground::ImmigrantBackgroundRegion),
            LegalBasis::ExplicitConsent,
            Force::Instruction,
            modality,
            span,
            justification(
                "that people with immigrant background are hired where they are nearly equally qualified",
            ),
            parts,
        );
        let scope = [in_the_state_alone(), vec![Condition::Fact(lit("immigrant_quota_trial"))]].concat();
        let silent = vec![Silence::new(Question::Edge, lit(edge)), review_by()];
        built(built(version.with_scope(scope)).with_silences(silent))
    };
    let versions = vec![
        version(
            built(Span::new(first, Edge::NotVerified { stands_on: date(2008, 12, 31) }))
                .confirmed_to(date(2008, 12, 31)),
            Modality::May,
            parts_of_the_first_trial(),
        ),
        version(
            built(Span::new(second, lapsed)).confirmed_to(date(2012, 12, 31)),
            Modality::Notice,
            parts_of_the_second_trial(),
        )
        .with_elsewhere(vec![Elsewhere::new(
            lit("vilkår at den man ønsker å særbehandle er tilnærmet like godt kvalifisert som den best kvalifiserte"),
            lit("s15"),
            lit("the limit of all positive action at appointment; each preference here is among near-equals"),
        )]),
    ];
    built(Rule::new(lit("no.state.quota.immigrant"), Clock::Advertised, versions))
}

fn parts_of_a_trial() -> Vec<Part> {
    vec![
        read(
            Element::Scope,
            "state agencies that took part in the trial: the fact immigrant_quota_trial, recorded of the vacancy",
        ),
        read(
            Element::Clock,
            "the years of the two trials, as reported; the event that picks the version is the advert",
        ),
        read(Element::Group, REGIONS),
        consent(),
    ]
}

fn parts_of_the_first_trial() -> Vec<Part> {
    let mut parts = parts_of_a_trial();
    parts.extend([
        read(Element::Force, "the first trial allowed it, as reported; its words were not seen"),
        read(Element::Comparison, "nearly equally qualified, as in the second trial"),
    ]);
    parts
}

fn parts_of_the_second_trial() -> Vec<Part> {
    let words = "skal kvotere når to søkere er tilnærmet likt kvalifisert";
    let mut parts = parts_of_a_trial();
    parts.extend([
        quoted(Element::Force, words, "s30", Mark::Secondary).read_as(lit(
            "shall, for the agencies that took part: told here and not decided, since a human weighs those who are near",
        )),
        quoted(Element::Comparison, words, "s30", Mark::Secondary),
    ]);
    parts
}

/// Where nobody of a group qualifies, why each does not is on record: since when the ombud says so is not known, no
/// earlier than the rule on inviting one of the group has held in the words it has now.
fn assessments() -> [Rule; 3] {
    let rule = |id: &str, versions: Vec<Version>| built(Rule::new(lit(id), Clock::Advertised, versions));
    let told = |first: NaiveDate| {
        let told = Edge::Between { first, last: date(2024, 6, 10) };
        built(Span::new(told, Edge::Open)).confirmed_to(date(2024, 6, 10))
    };
    [
        rule(
            "no.state.record.assessment.disability",
            vec![assessed(told(date(2017, 7, 1)), Ground::DisabilityNeedingAccommodation)],
        ),
        rule("no.state.record.assessment.cv_gap", vec![assessed(told(date(2020, 1, 1)), Ground::CvGap)]),
        rule(
            "no.state.record.assessment.immigrant",
            vec![assessed(told(date(2017, 1, 1)), Ground::ImmigrantBackgroundDfo)],
        ),
    ]
}

fn assessed(span: Span, ground: Ground) -> Version {
    let parts = vec![
        read(Element::Scope, "where the rule on inviting one of the group holds"),
        read(Element::Clock, "the event that picks the version is the advert, as for the rule on inviting one of the group"),
        quoted(Element::Force, "mangler ved utredningen og dokumentasjon", "s27", Mark::Interpretation)
            .read_as(lit("the ombud names it a failing; read as: it should be on record")),
        read(Element::Group, "the group of the rule on inviting one of it"),
        read(Element::Undeclared, "as in that rule: whoever has not declared is outside the group"),
        read(Element::Pool, "qualified: meets what the advert requires, as a human assessed it"),
        read(Element::Presupposition, "where somebody of the group qualifies, the rule on inviting one of them decides"),
        quoted(Element::Record, "mangler ved utredningen og dokumentasjon", "s27", Mark::Interpretation).read_as(lit(
            "that nobody of the group qualifies is found for each, by a named human, with a requirement not met and a reason, \
             before the shortlist is made",
        )),
        read(
            Element::LegalBasis,
            "guidance is no law: only declarations given with explicit consent are counted (GDPR art. 9(2)(a))",
        ),
    ];
    let check = AssessmentCheck::new(Group::declared(ground), Pool::Qualified, Counts::Counts);
    let version = built(Version::counting(
        LegalBasis::ExplicitConsent,
        span,
        Force::Guidance,
        Modality::Should,
        Check::Assessment(check),
        parts,
    ));
    let silent = vec![
        Silence::new(
            Question::ShortPosts,
            lit(
                "posts of six months or less: as the rule on inviting one of the group; out of scope unless chosen otherwise",
            ),
        ),
        Silence::new(
            Question::InternalPostings,
            lit(
                "internal postings: as the rule on inviting one of the group; in scope unless chosen otherwise",
            ),
        ),
        Silence::new(
            Question::OnTheDay,
            lit(
                "an assessment on the very day of the first invitation: civil days do not tell which came first; counts",
            ),
        ),
        Silence::new(
            Question::Edge,
            lit("the ombud's page is of 2024-06-10: since when it says so is not verified"),
        ),
    ];
    let scope = [in_the_state_alone(), vec![Condition::LongerThanMonths(6)]].concat();
    built(built(version.with_scope(scope)).with_silences(silent))
}
