//! Decisions of single municipalities, and a template for one's own.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use super::{built, date, lit, quoted, read, source, undated_copy};
use crate::bound::Bound;
use crate::check::{Check, Equality, LegalBasis, Preference};
use crate::condition::{Condition, Measure, OddNumber};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{Deadline, Invite, Pool, Undeclared};
use crate::policy::{Policy, PolicyError};
use crate::rule::{Rule, RuleError};
use crate::silence::{InScope, Question, Silence};
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Clock, Edge, Span};
use crate::text::{Reason, RuleId, Title};
use crate::vacancy::Opening;
use crate::version::{Exception, Justification, Version, VersionError, When};

/// Trondheim municipality's decision of 2006-09-19.
///
/// All instructions, *must*, where not said otherwise; whether they stand after 2009-05-11 is not verified.
///
/// - `no.trondheim.2006.immigrant`: at least one qualified applicant with immigrant background is invited.
/// - `no.trondheim.2006.disability`: every qualified applicant with a disability is.
/// - `no.trondheim.2006.over_fifty`: every qualified applicant over fifty is, unless a named human records that a diverse
///   composition by age stands against it (`age_diversity`).
/// - `no.trondheim.2006.sex.woman` and `.man`: a notice; of those found equally qualified, the sex under-represented in
///   the unit is offered the post.
///
/// Only declarations given with explicit consent count, since neither law nor collective agreement stands behind them.
/// The rules are for units of Trondheim municipality; that the employer is one is the caller's knowledge. Whether a
/// municipality may ask for such declarations at all is open: § 30 of likestillings- og diskrimineringsloven keeps
/// employers from collecting ethnicity or disability in hiring, and that a voluntary tick stands beside it is a reading.
/// Ask a lawyer before asking applicants.
///
/// Open questions: [`Question::Definition`], [`Question::InternalPostings`] (in scope), [`Question::Deadline`] (none),
/// [`Question::OnePersonInTwoGroups`] (counts for each),
/// [`Question::WithdrawnAfterInvitation`] (counts), [`Question::OddNumber`] (being fewer is enough),
/// [`Question::ReviewBy`] (2027-11-22, the pack's own day), [`Question::Edge`] (unsettled).
///
/// Source: Mangfoldsportalen, 2009-05-11.
///
/// ```
/// use mangfold::testing::{Person, RoundSketch, stamp};
/// use mangfold::{Ground, Sector, assert_broken, packs};
///
/// let round = RoundSketch::new()
///     .sector(Sector::Municipal)
///     .opened_on("2008-03-01")
///     .person(Person::new("A").suited().declares(Ground::Disability).invited())
///     .person(Person::new("B").suited().declares(Ground::Disability))
///     .build();
/// let policy = packs::trondheim();
/// assert_broken!(policy.decide(&round, stamp()), "no.trondheim.2006.disability");
/// ```
#[must_use]
pub fn trondheim() -> Policy {
    let sources = vec![source(
        "s35",
        "Trondheim kommune, formannskapet 19.09.2006",
        Some("Mangfoldsportalen, 2009-05-11: Trondheim"),
    )];
    let rules = vec![
        trondheim_immigrant(),
        trondheim_disability(),
        trondheim_over_fifty(),
        trondheim_sex("no.trondheim.2006.sex.woman", Ground::Woman),
        trondheim_sex("no.trondheim.2006.sex.man", Ground::Man),
    ];
    built(Policy::new(lit("trondheim"), date(2026, 11, 22), sources, Vec::new(), rules))
}

fn in_a_municipality() -> Vec<Condition> {
    vec![Condition::Country(vec![Country::NORWAY]), Condition::Sector(vec![Sector::Municipal])]
}

fn consent() -> Part {
    read(
        Element::LegalBasis,
        "a municipality's decision is neither law nor collective agreement: only declarations given with explicit consent \
         are counted (GDPR art. 9(2)(a)). Sex and age are not among what the sources quote of that article: that the same is \
         asked for them is the pack's own choice",
    )
}

fn by_declaring() -> Part {
    read(Element::Undeclared, "nothing is inferred: whoever has not declared is outside the group")
}

fn no_deadline() -> Part {
    read(Element::Deadline, "none in the text")
}

fn if_anybody_applied() -> Part {
    read(Element::Presupposition, "one can only invite whoever applied")
}

fn inside() -> Silence {
    Silence::new(
        Question::InternalPostings,
        lit("internal postings are not mentioned; in scope unless chosen otherwise"),
    )
}

fn until_when() -> Silence {
    Silence::new(
        Question::Deadline,
        lit("no deadline is given: an invitation counts whenever it is made, unless chosen otherwise"),
    )
}

fn attends() -> Silence {
    Silence::new(
        Question::WithdrawnAfterInvitation,
        lit(
            "withdrawal after a sent invitation: the text asks that one is invited, not that one attends; counts",
        ),
    )
}

fn invited(bound: Bound, of: Group, span: Span, parts: Vec<Part>, silent: Vec<Silence>) -> Version {
    let invite = Invite::new(bound, of, Pool::Qualified, Undeclared::OutsideGroup);
    let version = built(Version::counting(
        LegalBasis::ExplicitConsent,
        span,
        Force::Instruction,
        Modality::Must,
        Check::invite(invite),
        parts,
    ));
    built(built(version.with_scope(in_a_municipality())).with_silences(silent))
}

const PORTAL: NaiveDate = date(2009, 5, 11);

fn in_trondheim() -> Span {
    let from = Edge::On(date(2006, 9, 19));
    built(Span::new(from, Edge::NotVerified { stands_on: PORTAL })).confirmed_to(PORTAL)
}

fn whether_it_stands() -> Silence {
    Silence::new(
        Question::Edge,
        lit("whether the decision stands after the report of 2009-05-11 is not verified"),
    )
}

fn undefined(group: &str) -> Silence {
    Silence::new(
        Question::Definition,
        lit(&format!(
            "{group} is not defined in the text: as the applicant understands it, unless chosen otherwise"
        )),
    )
}

fn adopted() -> [Part; 2] {
    [
        read(
            Element::Scope,
            "vacancies of Trondheim municipality; that the employer is its unit is the caller's knowledge",
        ),
        read(
            Element::Clock,
            "adopted by the formannskap on 2006-09-19, as reported; the advert picks the version",
        ),
    ]
}

fn trondheim_immigrant() -> Rule {
    let words = "Minst en kvalifisert søker med innvandrerbakgrunn skal kalles inn";
    let mut parts = adopted().to_vec();
    parts.extend([
        quoted(Element::Force, "skal kalles inn", "s35", Mark::Verified),
        quoted(Element::Pool, "kvalifisert søker", "s35", Mark::Verified),
        quoted(Element::Group, "søker med innvandrerbakgrunn", "s35", Mark::Verified),
        quoted(Element::Bound, words, "s35", Mark::Verified),
        by_declaring(),
        no_deadline(),
        if_anybody_applied(),
        consent(),
    ]);
    let silent = vec![
        undefined("immigrant background"),
        Silence::new(
            Question::OnePersonInTwoGroups,
            lit("one applicant in two groups is not mentioned; counts for each"),
        ),
        inside(),
        until_when(),
        attends(),
        whether_it_stands(),
    ];
    let one = Bound::AtLeast(NonZeroU32::MIN);
    let version = invited(one, Group::declared(Ground::ImmigrantBackground), in_trondheim(), parts, silent);
    built(Rule::new(lit("no.trondheim.2006.immigrant"), Clock::Advertised, vec![version]))
}

fn trondheim_disability() -> Rule {
    let words = "Kvalifiserte søkere med funksjonsnedsettelser skal innkalles";
    let mut parts = adopted().to_vec();
    parts.extend([
        quoted(Element::Force, "skal innkalles", "s35", Mark::Verified),
        quoted(Element::Pool, "Kvalifiserte søkere", "s35", Mark::Verified),
        quoted(Element::Group, "søkere med funksjonsnedsettelser", "s35", Mark::Verified),
        quoted(Element::Bound, words, "s35", Mark::Verified).read_as(lit("no number: all of them")),
        by_declaring(),
        no_deadline(),
        if_anybody_applied(),
        consent(),
    ]);
    let silent = vec![undefined("a disability"), inside(), until_when(), attends(), whether_it_stands()];
    let version = invited(Bound::All, Group::declared(Ground::Disability), in_trondheim(), parts, silent);
    built(Rule::new(lit("no.trondheim.2006.disability"), Clock::Advertised, vec![version]))
}

fn trondheim_over_fifty() -> Rule {
    let words = "Det samme skal arbeidssøkere over 50 år gjøres";
    let mut parts = adopted().to_vec();
    parts.extend([
        quoted(Element::Force, words, "s35", Mark::Verified),
        quoted(Element::Pool, words, "s35", Mark::Interpretation)
            .read_as(lit("\"det samme\": the qualified among them, as in the sentence before")),
        quoted(Element::Group, "arbeidssøkere over 50 år", "s35", Mark::Verified),
        quoted(Element::Bound, words, "s35", Mark::Verified).read_as(lit("no number: all of them")),
        by_declaring(),
        no_deadline(),
        if_anybody_applied(),
        consent(),
    ]);
    let words = "dersom dette ikke står i motstrid til en mangfoldig alderssammensetning";
    let against = quoted(Element::Exception, words, "s35", Mark::Verified)
        .read_as(lit("a judgement: holds where a named human recorded it"));
    let version = invited(
        Bound::All,
        Group::declared(Ground::OverFifty),
        in_trondheim(),
        parts,
        vec![inside(), until_when(), attends(), whether_it_stands()],
    );
    let version =
        built(version.unless(vec![Exception::new(lit("age_diversity"), When::Recorded, vec![against])]));
    built(Rule::new(lit("no.trondheim.2006.over_fifty"), Clock::Advertised, vec![version]))
}

fn trondheim_sex(id: &str, ground: Ground) -> Rule {
    let words = "skal det kjønnet som er underrepresentert på enheten, tilbys stillingen";
    let mut parts = adopted().to_vec();
    parts.extend([
        quoted(Element::Scope, "underrepresentert på enheten", "s35", Mark::Verified),
        quoted(Element::Force, words, "s35", Mark::Verified).read_as(lit(
            "shall, by its words: told here and not decided, since a human weighs those who are found equal",
        )),
        quoted(Element::Group, "det kjønnet som er underrepresentert på enheten", "s35", Mark::Verified),
        read(Element::Comparison, "applicants of both sexes who are equally qualified"),
        consent(),
    ]);
    let why = Justification::new(
        lit("that the sex under-represented in the unit is hired where it is equally qualified"),
        lit("only among applicants whom a human found equally qualified; no score decides it"),
        date(2027, 11, 22),
    );
    let check = Check::Preference(Preference::new(Equality::Equal).of(Group::declared(ground.clone())));
    let version = built(Version::preferring(
        why,
        LegalBasis::ExplicitConsent,
        in_trondheim(),
        Force::Instruction,
        Modality::Notice,
        check,
        parts,
    ));
    let measure = Measure::BelowHalf(OddNumber::AnyImbalance);
    let scope = [in_a_municipality(), vec![Condition::Underrepresented { ground, measure }]].concat();
    let silent = vec![
        Silence::new(
            Question::OddNumber,
            lit(
                "\"underrepresentert\" has no measure in the text: read as fewer than half, in an odd number, too",
            ),
        ),
        Silence::new(
            Question::ReviewBy,
            lit(
                "the decision names no day: a year after this release is the pack's own; the employer sets its own",
            ),
        ),
        whether_it_stands(),
    ];
    let version = built(built(version.with_scope(scope)).with_silences(silent));
    built(Rule::new(lit(id), Clock::Advertised, vec![version]))
}

/// Bergen municipality's special consideration on request, as its page on vacancies has it.
///
/// - `no.bergen.saerskilt`: instruction, *must*; of those with immigrant background or a disability who ask for it, the
///   best qualified is invited: one place for both grounds. The declaration is the request. Which one is the best is told
///   by the scores of those asking; without scores it is undetermined where more than one asks.
///
/// The page was read in a stored copy without a date, of July 2026 at the latest: since when it stands, and whether it
/// does today, is not verified. Only declarations given with explicit consent count. That the employer is a unit of Bergen
/// municipality is the caller's knowledge; on § 30 of likestillings- og diskrimineringsloven see [`trondheim`].
///
/// Open questions: [`Question::Definition`], [`Question::InternalPostings`] (in scope), [`Question::Deadline`] (none),
/// [`Question::WithdrawnAfterInvitation`] (counts), [`Question::Edge`] (unsettled).
///
/// Source: Bergen kommune, Ledige stillinger.
///
/// ```
/// use mangfold::testing::{Person, RoundSketch, stamp};
/// use mangfold::{Ground, Sector, assert_broken, packs};
///
/// let round = RoundSketch::new()
///     .sector(Sector::Municipal)
///     .opened_on("2026-11-22")
///     .person(Person::new("A").suited().declares(Ground::Disability))
///     .person(Person::new("B").suited().invited())
///     .build();
/// let policy = packs::bergen();
/// assert_broken!(policy.decide(&round, stamp()), "no.bergen.saerskilt");
/// ```
#[must_use]
pub fn bergen() -> Policy {
    let group =
        Group::any([Group::declared(Ground::ImmigrantBackground), Group::declared(Ground::Disability)]);
    let best = "Dersom flere kvalifiserte søkere ber om særskilt vurdering, er det den best kvalifiserte som får mulighet.";
    let parts = vec![
        read(Element::Scope, "vacancies of Bergen municipality; that the employer is its unit is the caller's knowledge"),
        read(Element::Clock, "the page was read in a copy without a date; the event that picks the version is the advert"),
        quoted(
            Element::Force,
            "Dette gir ingen fortrinnsrett til ansettelse …, men en mulighet til å presentere seg i intervju.",
            "s36",
            Mark::Interpretation,
        )
        .read_as(lit("the municipality's own promise to whoever asks: it must keep it")),
        quoted(Element::Pool, "kvalifiserte søkere", "s36", Mark::Verified),
        quoted(Element::Group, "ber om særskilt vurdering", "s36", Mark::Interpretation).read_as(lit(
            "those with immigrant background or a disability, one place for both; the declaration is the request",
        )),
        quoted(Element::Bound, best, "s36", Mark::Verified),
        quoted(Element::Undeclared, "ber om særskilt vurdering", "s36", Mark::Verified)
            .read_as(lit("the duty is triggered by asking: whoever has not is outside the group")),
        no_deadline(),
        if_anybody_applied(),
        consent(),
    ];
    let silent = vec![
        undefined("the group"),
        inside(),
        until_when(),
        attends(),
        Silence::new(
            Question::Edge,
            lit(
                "the page was read in a stored copy without a date, of July 2026 at the latest: since when it stands, and \
                 whether it does today, is not verified",
            ),
        ),
    ];
    let version = invited(Bound::Best(NonZeroU32::MIN), built(group), undated_copy(), parts, silent);
    let rule = built(Rule::new(lit("no.bergen.saerskilt"), Clock::Advertised, vec![version]));
    let sources = vec![source("s36", "Bergen kommune, Ledige stillinger", None)];
    built(Policy::new(lit("bergen"), date(2026, 11, 22), sources, Vec::new(), vec![rule]))
}

/// A municipality's own invite rule: everything its decision has to say.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{packs::MunicipalConfiguration, Bound, Deadline, Ground, Group, InScope, Modality, Pool};
///
/// let configuration = MunicipalConfiguration {
///     rule: "no.asker.interview".parse()?,
///     group: Group::declared(Ground::ImmigrantBackground),
///     bound: Bound::AtLeast(NonZeroU32::MIN),
///     pool: Pool::Qualified,
///     modality: Modality::Must,
///     from: "2027-01-01".parse()?,
///     citation: "Kommunestyret, sak 12/26".parse()?,
///     says: "Minst én kvalifisert søker med innvandrerbakgrunn skal innkalles til intervju.".parse()?,
///     deadline: Deadline::Recommendation,
///     internal_postings: InScope::No,
/// };
/// assert_eq!(configuration.pool, Pool::Qualified);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "required configuration, written in full")]
pub struct MunicipalConfiguration {
    /// The id of the rule.
    pub rule: RuleId,
    /// Whom it is about.
    pub group: Group,
    /// How many of them are invited.
    pub bound: Bound,
    /// Out of whom is counted.
    pub pool: Pool,
    /// Whether it must be followed, or should.
    pub modality: Modality,
    /// From when it holds.
    pub from: NaiveDate,
    /// How the decision is cited.
    pub citation: Title,
    /// Its words.
    pub says: Reason,
    /// Until when an invitation counts.
    pub deadline: Deadline,
    /// Whether internal postings are in scope.
    pub internal_postings: InScope,
}

/// A template for a municipality's own invite rule, with the words of its own decision beside it.
///
/// An instruction: it binds the units of the municipality. Only declarations given with explicit consent count. Every
/// element is marked as a reading, force and bound beside the words of the decision, which nobody read in a source.
///
/// # Errors
///
/// [`PolicyError`] when the group uses a ground that serves statistics only, or group, bound and modality do not go
/// together.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::testing::{Person, RoundSketch, stamp};
/// use mangfold::{packs, Bound, Deadline, Ground, Group, InScope, Modality, Pool, Sector, assert_broken};
///
/// let policy = packs::municipal(packs::MunicipalConfiguration {
///     rule: "no.asker.interview".parse()?,
///     group: Group::declared(Ground::ImmigrantBackground),
///     bound: Bound::AtLeast(NonZeroU32::MIN),
///     pool: Pool::Qualified,
///     modality: Modality::Must,
///     from: "2026-01-01".parse()?,
///     citation: "Kommunestyret, sak 12/25".parse()?,
///     says: "Minst én kvalifisert søker med innvandrerbakgrunn skal innkalles til intervju.".parse()?,
///     deadline: Deadline::Recommendation,
///     internal_postings: InScope::Yes,
/// })?;
/// let round = RoundSketch::new()
///     .sector(Sector::Municipal)
///     .person(Person::new("A").suited().declares(Ground::ImmigrantBackground))
///     .person(Person::new("B").suited().invited())
///     .build();
/// assert_broken!(policy.decide(&round, stamp()), "no.asker.interview");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn municipal(configuration: MunicipalConfiguration) -> Result<Policy, PolicyError> {
    let MunicipalConfiguration { rule, group, bound, pool, modality, from, .. } = configuration;
    let MunicipalConfiguration { citation, says, deadline, internal_postings, .. } = configuration;
    let words = |of: Element| {
        Part::quoted(of, says.clone(), lit("own"), Mark::Interpretation)
            .read_as(lit("the decision as the caller gave it; not read in a source"))
    };
    let parts = vec![
        read(Element::Scope, "vacancies of the municipality that decided"),
        read(Element::Clock, "the event that picks the version is the advert"),
        words(Element::Force),
        words(Element::Bound),
        read(Element::Pool, "out of whom is counted: as configured"),
        read(Element::Group, "whom the decision is about: as configured"),
        by_declaring(),
        read(Element::Deadline, "until when an invitation counts: as configured"),
        if_anybody_applied(),
        consent(),
    ];
    let mut scope = in_a_municipality();
    if internal_postings == InScope::No {
        scope.push(Condition::Opening(Opening::External));
    }
    let on_the_day =
        "an invitation on the very day of the deadline: civil days do not tell which came first; counts";
    let silent = vec![attends(), Silence::new(Question::OnTheDay, lit(on_the_day))];
    let invite = Invite::new(bound, group, pool, Undeclared::OutsideGroup).with_deadline(deadline);
    let version = Span::new(Edge::On(from), Edge::Open).map_err(VersionError::Span).and_then(|span| {
        let (basis, span) = (LegalBasis::ExplicitConsent, span.confirmed_to(from));
        Version::counting(basis, span, Force::Instruction, modality, Check::invite(invite), parts)?
            .with_scope(scope)?
            .with_silences(silent)
    });
    let version = version.map_err(|error| {
        PolicyError::Rule(RuleError::Version { rule: rule.clone(), error: Box::new(error) })
    })?;
    let sources = vec![Source::new(lit("own"), citation)];
    let rule = Rule::new(rule, Clock::Advertised, vec![version]).map_err(PolicyError::Rule)?;
    Policy::new(lit("municipal"), date(2026, 11, 22), sources, Vec::new(), vec![rule])
}
