//! The United States: the Rooney rule of the NFL, Mansfield certification, and what monitoring is told to compute.

use std::num::NonZeroU32;

use super::{built, date, lit, quoted, read, source};
use crate::bound::Bound;
use crate::check::{Check, Considered, LegalBasis, Monitored, PeriodShare};
use crate::condition::Condition;
use crate::employer::Country;
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{Deadline, Invite, Pool, Undeclared};
use crate::policy::Policy;
use crate::ratio::Ratio;
use crate::rule::{Announced, Rule};
use crate::shortlist::Mode;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span};
use crate::vacancy::Category;
use crate::version::{Elsewhere, Version};

/// The American schemes and measures, with their versions.
///
/// - `nfl.rooney.head_coach`, `.general_manager`, `.coordinator` and `.qb_coach`: the league's own rule, *must*, contested
///   since 2026: so many people of colour, from 2022-03-28 on people of colour or women, are interviewed before the hire;
///   from then on only interviews in person count. Whether it binds after 2026-03-24 is not verified. One person of
///   several groups is one person. The post's category is `{"own": "head_coach"}` and so on; a vacancy of a club of the
///   league says so by the fact `nfl_club`.
/// - `us.mansfield`: a scheme that firms join, which a vacancy of such a firm says by the fact `mansfield_certification`; a
///   notice: thirty percent of those considered, over a period of certification
///   and not in each round. Each round tells its own counts.
/// - `us.ugesp.four_fifths`: guidance (29 CFR 1607.4(D)), a notice: monitoring over many rounds computes it. Its rescission
///   is announced and not in force; nothing is claimed about how it is enforced today.
/// - `us.nyc.ll144`: regulation of New York City, a notice, where the fact
///   `nyc_automated_employment_decision_tool` is recorded of the vacancy: the impact ratios are disclosed. No threshold is
///   applied: no ratio passes or fails.
///
/// An employer that is no club and no such firm records these facts as not holding: while one is not recorded, whether
/// the rules apply is undetermined.
///
/// Only declarations given with explicit consent count.
///
/// Open questions: [`Question::WithdrawnAfterInvitation`] and [`Question::OnTheDay`] (both count), [`Question::Edge`]
/// (unsettled).
///
/// Sources: press on the amendments of 2020, 2021 and 2022; Diversity Lab's criteria in secondary sources; 29 CFR 1607.4;
/// 6 RCNY § 5-300.
///
/// ```
/// use mangfold::{Because, Monitored, Check, packs};
///
/// let policy = packs::us();
/// let rule = policy.rule(&"nfl.rooney.head_coach".parse()?).unwrap();
/// assert_eq!(rule.versions().len(), 2);
/// let local_law = policy.rule(&"us.nyc.ll144".parse()?).unwrap();
/// assert_eq!(local_law.versions()[0].check(), &Check::Monitor(Monitored::LocalLaw144));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn us() -> Policy {
    let sources = vec![
        source(
            "s63",
            "NFL, Rooney Rule as amended on 2022-03-28",
            Some("L. Jones, The Athletic, 2022-03-28"),
        ),
        source("s65", "NFL, Rooney Rule as amended on 2022-05-24", Some("ajc.com, 2022-05-24")),
        source(
            "s67",
            "reports on the Rooney Rule in 2026",
            Some("easternherald.com, 2026-03-27, and others"),
        ),
        source("s68", "Diversity Lab, Mansfield certification", Some("mclane.com; legal500.com")),
        source("s69", "29 CFR 1607.4 (Uniform Guidelines on Employee Selection Procedures, 1978)", None),
        source("s70", "reginfo.gov, RIN 3046-AB43 (agenda 2025-10, run of 2026-07-05)", None),
        source("s74", "6 RCNY § 5-300, definitions", None),
    ];
    let rules = vec![
        head_coach(),
        general_manager(),
        coordinator(),
        qb_coach(),
        mansfield(),
        four_fifths(),
        local_law_144(),
    ];
    built(Policy::new(lit("us"), date(2026, 11, 22), sources, Vec::new(), rules))
}

const MAY_2020: Edge = Edge::Between { first: date(2020, 5, 1), last: date(2020, 5, 31) };
const OCTOBER_2021: Edge = Edge::Between { first: date(2021, 10, 1), last: date(2021, 10, 31) };
const MARCH_2022: Edge = Edge::On(date(2022, 3, 28));
const CONTESTED: Edge = Edge::NotVerified { stands_on: date(2026, 3, 24) };

fn in_the_states() -> Condition {
    Condition::Country(vec![Country::UNITED_STATES])
}

fn consent() -> Part {
    read(
        Element::LegalBasis,
        "neither law nor collective agreement: only declarations given with explicit consent are counted",
    )
}

fn of_colour() -> Group {
    Group::declared(Ground::PersonOfColour)
}

fn external_of_colour() -> Group {
    built(Group::all([Group::external(), of_colour()]))
}

fn external_diverse() -> Group {
    let diverse = built(Group::any([of_colour(), Group::declared(Ground::Woman)]));
    built(Group::all([Group::external(), diverse]))
}

/// What one amendment of the league's rule asks for one post.
struct Amended {
    span: Span,
    least: u32,
    of: Group,
    in_person: bool,
    /// What says whom, how many and in which mode.
    parts: Vec<Part>,
}

fn rooney(id: &str, post: &str, before: &str, amended: Vec<Amended>) -> Rule {
    let scope = || {
        vec![
            in_the_states(),
            Condition::Fact(lit("nfl_club")),
            Condition::Category(vec![Category::Own(lit(post))]),
        ]
    };
    let versions = amended.into_iter().map(|Amended { span, least, of, in_person, mut parts }| {
        parts.extend(of_the_league());
        let least = NonZeroU32::new(least).unwrap_or(NonZeroU32::MIN);
        let invite = Invite::new(Bound::AtLeast(least), of, Pool::Everyone, Undeclared::OutsideGroup)
            .presupposing(0)
            .with_deadline(Deadline::Hire);
        let invite = if in_person { invite.with_mode(Mode::InPerson) } else { invite };
        let version = built(Version::counting(
            LegalBasis::ExplicitConsent,
            span,
            Force::PrivateRule,
            Modality::Must,
            Check::invite(invite),
            parts,
        ));
        let silent = vec![
            Silence::new(
                Question::OnTheDay,
                lit("an interview on the very day of the hire: civil days do not tell which came first; counts"),
            ),
            Silence::new(
                Question::WithdrawnAfterInvitation,
                lit("withdrawal after a sent invitation is not mentioned; an invitation stands for the interview; counts"),
            ),
            Silence::new(
                Question::Edge,
                lit(
                    "the amendments of 2020 and 2021 are known by their month; since a letter of the attorney general of \
                     Florida of 2026-03-25 it is contested whether the rule binds",
                ),
            ),
        ];
        built(built(version.with_scope(scope())).with_silences(silent)).with_elsewhere(vec![Elsewhere::new(
            lit("best practice"),
            lit("s67"),
            lit("how the league is reported to have worded it anew in 2026: whether the minimums still bind is not verified"),
        )])
    });
    built(Rule::new(lit(id), Clock::Invited, versions.collect())).with_note_on_before(lit(before))
}

fn of_the_league() -> [Part; 8] {
    [
        read(
            Element::Scope,
            "this post at a club of the league, as the vacancy records it, in the United States",
        ),
        read(
            Element::Clock,
            "the event that picks the version is the first invitation; that the amendments hold from when they were adopted \
             is a reading",
        ),
        read(
            Element::Force,
            "the league's own rule, which its clubs must follow; contested since 2026-03-25",
        ),
        read(Element::Pool, "no qualification is asked for: everyone who is considered"),
        read(
            Element::Presupposition,
            "the duty does not presuppose that anybody applied: the club has to look for them",
        ),
        read(Element::Deadline, "before the hire"),
        read(Element::Undeclared, "nothing is inferred: whoever has not declared is outside the group"),
        consent(),
    ]
}

fn from_2020(least: u32, until: Edge, of: Group, asks: &str) -> Amended {
    let span = built(Span::new(MAY_2020, until)).confirmed_to(date(2020, 5, 19));
    let parts = vec![
        read(Element::Group, &format!("{asks}, as reported on 2020-05-19 (si.com), not quoted here")),
        read(Element::Bound, &format!("{asks}, as reported on 2020-05-19 (si.com), not quoted here")),
    ];
    Amended { span, least, of, in_person: false, parts }
}

fn from_2021(asks: &str) -> Amended {
    let span = built(Span::new(OCTOBER_2021, MARCH_2022)).confirmed_to(date(2021, 10, 28));
    let parts = vec![
        read(Element::Group, &format!("{asks}, as reported on 2021-10-28 (thespun.com), not quoted here")),
        read(Element::Bound, &format!("{asks}, as reported on 2021-10-28 (thespun.com), not quoted here")),
    ];
    Amended { span, least: 2, of: external_of_colour(), in_person: false, parts }
}

fn from_2022() -> Amended {
    let span = built(Span::new(MARCH_2022, CONTESTED)).confirmed_to(date(2022, 3, 28));
    let parts = vec![
        quoted(
            Element::Group,
            "in all coaching and front office interview requirements",
            "s63",
            Mark::Verified,
        )
        .read_as(lit(
            "women count beside people of colour; the groups are one, and one person is one: two white women may satisfy it",
        )),
        read(Element::Bound, "two external candidates, as before"),
        quoted(Element::Mode, "only interviews conducted in person will count", "s63", Mark::Verified),
    ];
    Amended { span, least: 2, of: external_diverse(), in_person: true, parts }
}

fn head_coach() -> Rule {
    let first =
        from_2020(2, MARCH_2022, external_of_colour(), "two external candidates of colour for head coach");
    let before = "the editions before May 2020 are not in the sources";
    rooney("nfl.rooney.head_coach", "head_coach", before, vec![first, from_2022()])
}

fn general_manager() -> Rule {
    let asks = "one external candidate of colour for general manager and senior football operations";
    let first = from_2020(1, OCTOBER_2021, external_of_colour(), asks);
    let second = from_2021("two external candidates of colour for general manager");
    let before = "the editions before May 2020 are not in the sources";
    rooney("nfl.rooney.general_manager", "general_manager", before, vec![first, second, from_2022()])
}

fn coordinator() -> Rule {
    let first = from_2020(
        1,
        OCTOBER_2021,
        of_colour(),
        "one candidate of colour, from within the club or outside, for any coordinator",
    );
    let second = from_2021("two external candidates of colour for coordinators");
    let before = "the editions before May 2020 are not in the sources";
    rooney("nfl.rooney.coordinator", "coordinator", before, vec![first, second, from_2022()])
}

fn qb_coach() -> Rule {
    let span = built(Span::new(Edge::On(date(2022, 5, 24)), CONTESTED)).confirmed_to(date(2022, 5, 24));
    let words = "QB coach position … requires one external minority or female candidate";
    let parts = vec![
        quoted(Element::Group, words, "s65", Mark::Verified),
        quoted(Element::Bound, words, "s65", Mark::Verified),
        quoted(Element::Mode, "only interviews conducted in person will count", "s63", Mark::Interpretation)
            .read_as(lit("said two months before of the posts that the rule then had: read as holding for this one as well")),
    ];
    let one = Amended { span, least: 1, of: external_diverse(), in_person: true, parts };
    let before = "no requirement for this post before 2022-05-24 is known";
    rooney("nfl.rooney.qb_coach", "qb_coach", before, vec![one])
}

fn mansfield() -> Rule {
    let from = Edge::Between { first: date(2017, 1, 1), last: date(2017, 12, 31) };
    let last = date(2024, 12, 31);
    let span = built(Span::new(from, Edge::NotVerified { stands_on: last }));
    let words = "considering at least 30 percent women, lawyers of color, LGBTQ+ lawyers, and lawyers with disabilities for \
                 attorney positions, leadership and governance roles, equity partner promotions, and formal client pitch \
                 opportunities";
    let parts = vec![
        read(
            Element::Scope,
            "firms that take part in the certification, for lawyers, as the vacancy records it",
        ),
        read(Element::Clock, "from 2017 on; the event that picks the version is the advert"),
        read(Element::Force, "a scheme that a firm joins of its own accord"),
        quoted(
            Element::Group,
            "women, lawyers of color, LGBTQ+ lawyers, and lawyers with disabilities",
            "s68",
            Mark::Secondary,
        )
        .read_as(lit("the groups are one: a person of several is one person")),
        quoted(Element::Bound, words, "s68", Mark::Secondary)
            .read_as(lit("over the period of certification, for each kind of post")),
        read(Element::Bound, "\"considered\" is read as invited; the sources do not say who counts"),
        read(Element::Undeclared, "nothing is inferred: whoever has not declared is outside the group"),
        consent(),
    ];
    let grounds = [Ground::Woman, Ground::PersonOfColour, Ground::Lgbtq, Ground::Disability];
    let group = built(Group::any(grounds.map(Group::declared)));
    let share = PeriodShare::new(group, Considered::Invited, built(Ratio::new(3, 10)));
    let scope = vec![in_the_states(), Condition::Fact(lit("mansfield_certification"))];
    let version = built(Version::counting(
        LegalBasis::ExplicitConsent,
        span,
        Force::Scheme,
        Modality::Notice,
        Check::PeriodShare(share),
        parts,
    ));
    let edge = "from some day of 2017; a redesign after 2025 is not verified, and the end of 2024 is a day of the pack's own, \
                not of a source";
    let silent = vec![Silence::new(Question::Edge, lit(edge))];
    let version = built(built(version.with_scope(scope)).with_silences(silent));
    built(Rule::new(lit("us.mansfield"), Clock::Advertised, vec![version]))
}

fn four_fifths() -> Rule {
    let from = Edge::Between { first: date(1978, 1, 1), last: date(1978, 12, 31) };
    let span = built(Span::new(from, Edge::Open)).confirmed_to(date(2026, 7, 5));
    let words = "less than four-fifths (4/5) … will generally be regarded … as evidence of adverse impact";
    let parts = vec![
        read(Element::Scope, "employers in the United States whom the guidelines are for"),
        read(Element::Clock, "the guidelines are of 1978; the event that picks the version is the advert"),
        quoted(Element::Force, "will generally be regarded", "s69", Mark::Verified).read_as(lit(
            "evidence, overridden both ways by significance and small numbers: told, never decided",
        )),
        quoted(Element::Bound, words, "s69", Mark::Verified).read_as(lit(
            "each group's rate against that of the group with the highest; exactly four fifths is not below",
        )),
    ];
    let check = Check::Monitor(Monitored::FourFifths);
    let version = built(Version::new(span, Force::Guidance, Modality::Notice, check, parts));
    let edge = "the guidelines are of 1978, the day is not in the sources";
    let elsewhere = |says: &str, source: &str, why: &str| Elsewhere::new(lit(says), lit(source), lit(why));
    let version = built(built(version.with_scope(vec![in_the_states()])).with_silences(vec![Silence::new(
        Question::Edge,
        lit(edge),
    )]))
    .with_elsewhere(vec![
        elsewhere(
            "Smaller differences … may nevertheless constitute adverse impact, where they are significant in both \
             statistical and practical terms or where a user's actions have discouraged applicants",
            "s69",
            "for whoever reads what monitoring computes",
        ),
        elsewhere(
            "Greater differences … may not … where the differences are based on small numbers and are not statistically \
             significant",
            "s69",
            "for whoever reads what monitoring computes",
        ),
    ]);
    let rescission = quoted(
        Element::Clock,
        "The EEOC is rescinding the interpretive rulemaking portions of [UGESP] … 29 CFR part 1607 … would not impact \
             other agencies'",
        "s70",
        Mark::Verified,
    )
    .read_as(lit("at the stage of a final rule on 2026-07-05; its publication was not found, so that it is no end here"));
    built(Rule::new(lit("us.ugesp.four_fifths"), Clock::Advertised, vec![version]))
        .with_announced(vec![Announced::new(None, rescission)])
}

fn local_law_144() -> Rule {
    let (effective, enforced) = (date(2023, 5, 6), date(2023, 7, 5));
    let span = built(Span::new(Edge::On(effective), Edge::Open)).confirmed_to(enforced);
    let words = "(1) the selection rate for a category divided by the selection rate of the most selected category or (2) \
                 the scoring rate for a category divided by the scoring rate for the highest scoring category";
    let parts = vec![
        read(
            Element::Scope,
            "where an automated employment decision tool is used in New York City, whose output is the sole, the weightiest or \
             an overriding criterion (§ 5-300): a fact that is recorded of the vacancy",
        ),
        read(
            Element::Clock,
            "the rules are effective from 2023-05-06 and enforced from 2023-07-05; the event that picks the version is the \
             advert",
        ),
        read(Element::Force, "the city's rules ask for an audit and its disclosure"),
        quoted(Element::Bound, words, "s74", Mark::Verified)
            .read_as(lit("what is disclosed; these words set no threshold, and none is applied here")),
    ];
    let check = Check::Monitor(Monitored::LocalLaw144);
    let version = built(Version::new(span, Force::Regulation, Modality::Notice, check, parts));
    let scope = vec![in_the_states(), Condition::Fact(lit("nyc_automated_employment_decision_tool"))];
    let version = built(version.with_scope(scope)).with_elsewhere(vec![Elsewhere::new(
        lit("the rate at which individuals in a category receive a score above the sample's median score"),
        lit("s74"),
        lit("the scoring rate: monitoring computes it"),
    )]);
    built(Rule::new(lit("us.nyc.ll144"), Clock::Advertised, vec![version]))
}
