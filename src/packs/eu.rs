//! The European Union: priority among equally qualified candidates for the boards of listed companies.

use super::{built, date, lit, quoted, read, source};
use crate::check::{Check, Equality, LegalBasis, Preference};
use crate::condition::{Condition, Measure};
use crate::employer::Country;
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::policy::Policy;
use crate::ratio::Ratio;
use crate::rule::Rule;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark};
use crate::span::{Clock, Edge, Span};
use crate::version::{Exception, Justification, Version, When};

/// Article 6 of Directive (EU) 2022/2381, on the boards of listed companies.
///
/// - `eu.2022_2381.6.woman` and `eu.2022_2381.6.man`: among equally qualified candidates, priority for the sex that has
///   less than 40 % of the non-executive directors. *Notices*: they tell, and decide nothing.
///
/// The directive binds states, which transpose it by statute. Its text is given from general knowledge; of the
/// transpositions the French alone was read, and is quoted. So only declarations given with explicit consent count. A
/// vacancy says by the fact `listed_company` that it is for a director of a listed company that is under the directive.
///
/// Open questions: [`Question::ReviewBy`] (2027-11-22), [`Question::Edge`] (unsettled).
///
/// ```
/// use mangfold::{packs, Ground, Group};
///
/// let policy = packs::eu();
/// let check = policy.rule(&"eu.2022_2381.6.woman".parse()?).unwrap().versions()[0].check();
/// assert_eq!(check.group(), Some(&Group::declared(Ground::Woman)));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn eu() -> Policy {
    let sources = vec![source(
        "s83b",
        "The French transposition of Directive (EU) 2022/2381, LEGIARTI000052036519",
        Some("legal.tricoteuses.fr"),
    )];
    let rules =
        vec![priority("eu.2022_2381.6.woman", Ground::Woman), priority("eu.2022_2381.6.man", Ground::Man)];
    built(Policy::new(lit("eu"), date(2026, 11, 22), sources, Vec::new(), rules))
}

const MEMBER_STATES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

fn priority(rule: &str, of: Ground) -> Rule {
    let parts = vec![
        read(
            Element::Scope,
            "directors of listed companies, small and medium ones excepted, of a sex with less than 40 % of the \
             non-executive directors, whose numbers are to be given, not those of the staff; the other measure, 33 % of all \
             directors, is not looked at",
        ),
        read(Element::Clock, "the event that picks the version is the choice among the candidates"),
        quoted(Element::Force, "la priorité est accordée", "s83b", Mark::General)
            .read_as(lit("a directive, which binds through the statute of each state; the French says it in these words")),
        quoted(Element::Group, "candidat du sexe sous-représenté", "s83b", Mark::General)
            .read_as(lit("the under-represented sex, as declared; the French says it in these words")),
        quoted(
            Element::Comparison,
            "la priorité est accordée au candidat du sexe sous-représenté",
            "s83b",
            Mark::General,
        )
        .read_as(lit(
            "art. 6: among the equally qualified, after a comparative assessment by criteria clear, neutral and set \
             beforehand; read as a named human's finding",
        )),
        read(
            Element::LegalBasis,
            "the statute that transposes it was read for France alone: only declarations given with explicit consent are \
             counted (GDPR art. 9(2)(a))",
        ),
    ];
    let reasons = Exception::new(
        lit("reasons_of_greater_weight"),
        When::Recorded,
        vec![
            quoted(
                Element::Exception,
                "Toutefois … exception … pour des motifs d'une importance supérieure",
                "s83b",
                Mark::General,
            )
            .read_as(lit("art. 6: unless, exceptionally, reasons of greater legal weight; the French says it in these words")),
        ],
    );
    let justification = Justification::new(
        lit("boards on which neither sex has less than 40 % of the non-executive directors"),
        lit("among the equally qualified alone, and not against reasons of greater weight (art. 6)"),
        date(2027, 11, 22),
    );
    let stands_on = date(2026, 6, 30);
    let span = built(Span::new(Edge::NotVerified { stands_on }, Edge::Open));
    let silences = vec![
        Silence::new(
            Question::ReviewBy,
            lit(
                "by when the preference is reviewed: a year after this release, the company sets its own day",
            ),
        ),
        Silence::new(
            Question::Edge,
            lit(
                "since when each state's statute stands is not verified: 2026-06-30 is the day by which the shares are to \
                 be reached, and no day on which a text was seen",
            ),
        ),
    ];
    let countries: Vec<Country> = MEMBER_STATES.into_iter().map(lit).collect();
    let scope = vec![
        Condition::Country(countries),
        Condition::Fact(lit("listed_company")),
        Condition::Underrepresented { ground: of.clone(), measure: Measure::Below(built(Ratio::new(2, 5))) },
    ];
    let version = built(Version::preferring(
        justification,
        LegalBasis::ExplicitConsent,
        span,
        Force::Directive,
        Modality::Notice,
        Check::Preference(Preference::new(Equality::Equal).of(Group::declared(of))),
        parts,
    ));
    let version =
        built(built(built(version.with_scope(scope)).unless(vec![reasons])).with_silences(silences));
    built(Rule::new(lit(rule), Clock::Recommended, vec![version]))
}
