//! What a person may declare, what they declared, and groups as predicates over both.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::text::{Code, TextError, optional_day, shown};

/// What an applicant may declare (diskrimineringsgrunnlag).
///
/// The three Norwegian definitions of immigrant background are three grounds and are never merged.
/// A hiring system's own grounds are [`Ground::Own`], written `own.` and a code.
///
/// ```
/// use mangfold::Ground;
///
/// let ground: Ground = "immigrant_background.dfo".parse()?;
/// assert_eq!(ground, Ground::ImmigrantBackgroundDfo);
/// assert_eq!("own.first_in_family".parse::<Ground>()?.to_string(), "own.first_in_family");
/// assert!("imigrant_background".parse::<Ground>().is_err());
/// # Ok::<(), mangfold::GroundError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Ground {
    /// Minority background (minoritetsbakgrunn), which the KS resolution of 2006 names and leaves undefined.
    MinorityBackground,
    /// Immigrated from, or both parents immigrated from, the listed regions (`imm.no.region`, 2002 to at least 2017).
    ImmigrantBackgroundRegion,
    /// Immigrated, or born in Norway of two immigrated parents, from any country (`imm.no.dfo`, known from 2023-02-16).
    ImmigrantBackgroundDfo,
    /// Statistics Norway's definition (`imm.no.ssb`), a ground for statistics only: no rule may use it.
    ImmigrantBackgroundSsb,
    /// A disability that will need accommodation (funksjonsnedsettelse som vil kreve tilrettelegging).
    DisabilityNeedingAccommodation,
    /// A gap in the CV (hull i CV-en) that meets the published criteria; the cause is never stored.
    CvGap,
    /// Sex, as declared, or as the register has it where a rule says so: woman.
    Woman,
    /// Sex, as declared, or as the register has it where a rule says so: man.
    Man,
    /// Immigrant background (innvandrerbakgrunn), as the applicant understands it: the text defines none.
    ImmigrantBackground,
    /// Migration background by the Berlin definition: no German citizenship at birth, oneself or a parent.
    MigrationBackgroundBerlin,
    /// A disability, by the definition of the scheme (Equality Act 2010, or none given).
    Disability,
    /// A severe disability (`GdB` of at least 50), or put on an equal footing with one (§§ 2, 151 SGB IX).
    SevereDisability,
    /// Over fifty years of age.
    OverFifty,
    /// Person of colour, or racial or ethnic minority, as the American schemes have it.
    PersonOfColour,
    /// Lesbian, gay, bisexual, transgender or queer.
    Lgbtq,
    /// A ground of the hiring system's own.
    Own(Code),
}

/// A text that names no ground.
///
/// The message shows the text, since it may stand in a policy. Where it is somebody's answer, do not log it.
///
/// ```
/// let error = "minority".parse::<mangfold::Ground>().unwrap_err();
/// assert_eq!(error.code(), "ground_unknown");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GroundError {
    /// Neither a ground of the crate nor `own.` and a code.
    #[error("unknown ground: {value} (one's own grounds are written \"own.\" and a code)")]
    Unknown {
        /// The text given.
        value: String,
    },
    /// What follows `own.` is no code.
    #[error("ground of one's own: {0}")]
    Own(#[source] TextError),
}

impl GroundError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "ground_unknown",
            Self::Own(_) => "ground_own_not_a_code",
        }
    }
}

const GROUNDS: [(&str, Ground); 15] = [
    ("minority_background", Ground::MinorityBackground),
    ("immigrant_background.region", Ground::ImmigrantBackgroundRegion),
    ("immigrant_background.dfo", Ground::ImmigrantBackgroundDfo),
    ("immigrant_background.ssb", Ground::ImmigrantBackgroundSsb),
    ("disability_needing_accommodation", Ground::DisabilityNeedingAccommodation),
    ("cv_gap", Ground::CvGap),
    ("sex.woman", Ground::Woman),
    ("sex.man", Ground::Man),
    ("immigrant_background", Ground::ImmigrantBackground),
    ("migration_background.berlin", Ground::MigrationBackgroundBerlin),
    ("disability", Ground::Disability),
    ("severe_disability", Ground::SevereDisability),
    ("age.over_fifty", Ground::OverFifty),
    ("person_of_colour", Ground::PersonOfColour),
    ("lgbtq", Ground::Lgbtq),
];

impl Ground {
    /// Whether the ground serves statistics only, so that no rule may count it.
    ///
    /// ```
    /// use mangfold::Ground;
    /// assert!(Ground::ImmigrantBackgroundSsb.is_for_statistics_only());
    /// ```
    #[must_use]
    pub const fn is_for_statistics_only(&self) -> bool {
        matches!(self, Self::ImmigrantBackgroundSsb)
    }
}

#[cfg(feature = "schema")]
impl Ground {
    /// Every ground of the crate's own.
    pub(crate) fn known() -> impl Iterator<Item = Self> {
        GROUNDS.into_iter().map(|(_, ground)| ground)
    }
}

#[cfg(feature = "schema")]
impl Answer {
    /// Every answer, as it is written.
    pub(crate) fn known() -> impl Iterator<Item = &'static str> {
        ANSWERS.into_iter().map(|(text, _)| text)
    }
}

#[cfg(feature = "schema")]
pub(crate) fn declaration_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    <DeclarationFields as schemars::JsonSchema>::json_schema(generator)
}

#[cfg(feature = "schema")]
pub(crate) fn group_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    <Wire as schemars::JsonSchema>::json_schema(generator)
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(code) => write!(f, "own.{code}"),
            known => {
                f.write_str(GROUNDS.iter().find(|(_, ground)| ground == known).map_or("", |(text, _)| text))
            }
        }
    }
}

impl std::str::FromStr for Ground {
    type Err = GroundError;

    fn from_str(text: &str) -> Result<Self, GroundError> {
        if let Some(own) = text.strip_prefix("own.") {
            return own.parse().map(Self::Own).map_err(GroundError::Own);
        }
        let known = GROUNDS.into_iter().find(|(name, _)| *name == text);
        known.map(|(_, ground)| ground).ok_or_else(|| GroundError::Unknown { value: shown(text) })
    }
}

impl Serialize for Ground {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ground {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// What an applicant answered about one ground (avkryssing).
///
/// *Declined*, *not answered* and *not asked* are all *undeclared* to every rule; the difference is kept for
/// statistics. A missing declaration is *not asked*.
///
/// ```
/// use mangfold::Answer;
///
/// assert!(Answer::Declined.is_undeclared() && Answer::Withdrawn.is_undeclared());
/// assert!(!Answer::Erased.is_undeclared(), "what was erased is unknown, not undeclared");
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook an answer")]
pub enum Answer {
    /// Yes: the applicant declares the ground.
    Declared,
    /// No: the applicant declares not to have the ground.
    DeclaredNot,
    /// Asked, and declined to answer.
    Declined,
    /// Asked, and left blank.
    NotAnswered,
    /// Never asked.
    NotAsked,
    /// Declared once and withdrawn since; read as undeclared.
    Withdrawn,
    /// Erased from the hiring system; unknown.
    Erased,
}

const ANSWERS: [(&str, Answer); 7] = [
    ("declared", Answer::Declared),
    ("declared_not", Answer::DeclaredNot),
    ("declined", Answer::Declined),
    ("not_answered", Answer::NotAnswered),
    ("not_asked", Answer::NotAsked),
    ("withdrawn", Answer::Withdrawn),
    ("erased", Answer::Erased),
];

impl Answer {
    /// Whether every rule reads the answer as undeclared, that is outside the group without being a "no".
    #[must_use]
    pub const fn is_undeclared(self) -> bool {
        matches!(self, Self::Declined | Self::NotAnswered | Self::NotAsked | Self::Withdrawn)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = ANSWERS.iter().find(|(_, answer)| answer == self);
        serializer.serialize_str(found.map_or("", |(text, _)| text))
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // What stands here is about a person: an error must not carry it into a log.
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Answer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an answer")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Answer, E> {
                ANSWERS.iter().find(|(name, _)| *name == text).map(|(_, answer)| *answer).ok_or_else(|| {
                    let wanted: Vec<&str> = ANSWERS.iter().map(|(name, _)| *name).collect();
                    E::custom(format!(
                        "no answer (the value is withheld; one of {} is wanted)",
                        wanted.join(", ")
                    ))
                })
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// What an applicant declared about one ground, for this vacancy only.
///
/// `Debug` shows nothing of it: special-category data must not reach a log.
///
/// ```
/// use mangfold::{Answer, Declaration, Ground};
///
/// let declaration = Declaration::new(Ground::CvGap, Answer::Declared).with_explicit_consent();
/// assert_eq!(declaration.answer(), Answer::Declared);
/// assert_eq!(format!("{declaration:?}"), "Declaration([redacted])");
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Declaration {
    ground: Ground,
    answer: Answer,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    explicit_consent: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    confirmed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    waived: bool,
    #[serde(skip_serializing_if = "Option::is_none", with = "optional_day")]
    on: Option<NaiveDate>,
}

impl Declaration {
    /// The applicant's answer about one ground, given without explicit consent to its use.
    #[must_use]
    pub const fn new(ground: Ground, answer: Answer) -> Self {
        Self { ground, answer, explicit_consent: false, confirmed: false, waived: false, on: None }
    }

    /// Records that the applicant explicitly consented to this use (GDPR art. 9(2)(a)).
    #[must_use]
    pub fn with_explicit_consent(self) -> Self {
        Self { explicit_consent: true, ..self }
    }

    /// Records that somebody entitled to has confirmed the declaration.
    #[must_use]
    pub fn with_confirmation(self) -> Self {
        Self { confirmed: true, ..self }
    }

    /// Records that the applicant waived in advance what the declaration would give them. A rule says whether it reads
    /// that as no declaration, or whether nobody can waive it.
    #[must_use]
    pub fn with_waiver(self) -> Self {
        Self { waived: true, ..self }
    }

    /// Records the day of the answer.
    #[must_use]
    pub fn with_day(self, on: NaiveDate) -> Self {
        Self { on: Some(on), ..self }
    }

    /// The ground the answer is about.
    #[must_use]
    pub const fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The answer.
    #[must_use]
    pub const fn answer(&self) -> Answer {
        self.answer
    }

    /// Whether it was given with explicit consent to this use.
    #[must_use]
    pub const fn has_explicit_consent(&self) -> bool {
        self.explicit_consent
    }

    /// Whether somebody entitled to has confirmed it.
    #[must_use]
    pub const fn is_confirmed(&self) -> bool {
        self.confirmed
    }

    /// Whether the applicant waived in advance what it would give them.
    #[must_use]
    pub const fn is_waived(&self) -> bool {
        self.waived
    }

    /// The day of the answer, where known.
    #[must_use]
    pub const fn on(&self) -> Option<NaiveDate> {
        self.on
    }
}

impl fmt::Debug for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Declaration([redacted])")
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a declaration")]
struct DeclarationFields {
    ground: Ground,
    answer: Answer,
    #[serde(default)]
    explicit_consent: bool,
    #[serde(default)]
    confirmed: bool,
    #[serde(default)]
    waived: bool,
    #[serde(default, with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    on: Option<NaiveDate>,
}

impl<'de> Deserialize<'de> for Declaration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let DeclarationFields { ground, answer, explicit_consent, confirmed, waived, on } =
            DeclarationFields::deserialize(deserializer).map_err(|_| de::Error::custom(WITHHELD))?;
        Ok(Self { ground, answer, explicit_consent, confirmed, waived, on })
    }
}

/// What stands among declarations is about a person: an error must not carry it into a log.
pub(crate) const WITHHELD: &str = "no declaration (what stands there is withheld; an object with a known ground and an \
    answer is wanted, the answer one of declared, declared_not, declined, not_answered, not_asked, withdrawn, erased)";

/// A predicate over declarations and plain facts: who a rule is about.
///
/// Each ground, and the origin, may be named once. Undeclared is in no group: not in the one of those who declare
/// the ground, and not in its opposite, which is the group of those who declare *not* to have it.
///
/// ```
/// use mangfold::{Ground, Group};
///
/// let either = Group::any([Group::declared(Ground::CvGap), Group::declared(Ground::DisabilityNeedingAccommodation)])?;
/// let external = Group::all([either, Group::external()])?;
/// assert_eq!(external.grounds().count(), 2);
/// let twice = Group::all([Group::declared(Ground::CvGap), Group::declared(Ground::CvGap)]);
/// assert_eq!(twice.unwrap_err().to_string(), "the group names cv_gap twice");
/// # Ok::<(), mangfold::GroupError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, PartialOrd, Ord)]
pub struct Group {
    // INVARIANT: negations only at the leaves, each leaf at most once, no empty or single-child node, children
    // sorted, none of the parent's kind. Read-once makes the range over unknown facts exact.
    node: Node,
}

#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Node {
    Declared(Ground),
    DeclaredNot(Ground),
    External,
    Internal,
    All(Vec<Node>),
    Any(Vec<Node>),
}

/// Why a group cannot be.
///
/// ```
/// use mangfold::{Group, GroupError};
///
/// assert_eq!(Group::any([]), Err(GroupError::Empty));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GroupError {
    /// A conjunction or union of nothing.
    #[error("a group of no parts")]
    Empty,
    /// One ground, or the origin, is named twice, so that the parts would not be independent.
    #[error("the group names {named} twice")]
    NamedTwice {
        /// The ground, or `origin`.
        named: String,
    },
    /// More than sixteen parts.
    #[error("a group of {parts} parts, at most 16 are allowed")]
    TooLarge {
        /// How many.
        parts: usize,
    },
}

impl GroupError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "group_empty",
            Self::NamedTwice { .. } => "group_named_twice",
            Self::TooLarge { .. } => "group_too_large",
        }
    }
}

impl Group {
    /// Those who declare the ground.
    #[must_use]
    pub const fn declared(ground: Ground) -> Self {
        Self { node: Node::Declared(ground) }
    }

    /// Those who apply from outside the employer.
    #[must_use]
    pub const fn external() -> Self {
        Self { node: Node::External }
    }

    /// Those who apply from inside the employer.
    #[must_use]
    pub const fn internal() -> Self {
        Self { node: Node::Internal }
    }

    /// Those who are in every one of the groups.
    ///
    /// # Errors
    ///
    /// [`GroupError::Empty`], [`GroupError::NamedTwice`] or [`GroupError::TooLarge`].
    pub fn all(groups: impl IntoIterator<Item = Self>) -> Result<Self, GroupError> {
        Self::checked(Node::All(groups.into_iter().map(|group| group.node).collect()))
    }

    /// Those who are in at least one of the groups.
    ///
    /// # Errors
    ///
    /// [`GroupError::Empty`], [`GroupError::NamedTwice`] or [`GroupError::TooLarge`].
    pub fn any(groups: impl IntoIterator<Item = Self>) -> Result<Self, GroupError> {
        Self::checked(Node::Any(groups.into_iter().map(|group| group.node).collect()))
    }

    /// The opposite group. Undeclared people are in neither.
    ///
    /// ```
    /// use mangfold::{Ground, Group};
    /// let women = Group::declared(Ground::Woman);
    /// assert_eq!(women.clone().opposite().opposite(), women);
    /// ```
    #[must_use]
    pub fn opposite(self) -> Self {
        Self { node: sorted(negated(self.node)) }
    }

    /// The grounds it names, in their order.
    pub fn grounds(&self) -> impl Iterator<Item = &Ground> {
        let mut leaves = Vec::new();
        collect_leaves(&self.node, &mut leaves);
        leaves.into_iter().filter_map(|leaf| match leaf {
            Node::Declared(ground) | Node::DeclaredNot(ground) => Some(ground),
            _ => None,
        })
    }

    /// What it names: grounds, and the origin.
    pub(crate) fn named(&self) -> Vec<String> {
        let mut leaves = Vec::new();
        collect_leaves(&self.node, &mut leaves);
        leaves.into_iter().map(name_of).collect()
    }

    pub(crate) const fn node(&self) -> &Node {
        &self.node
    }

    fn checked(node: Node) -> Result<Self, GroupError> {
        let node = sorted(node);
        if matches!(&node, Node::All(parts) | Node::Any(parts) if parts.is_empty()) {
            return Err(GroupError::Empty);
        }
        let mut leaves = Vec::new();
        collect_leaves(&node, &mut leaves);
        if leaves.len() > 16 {
            return Err(GroupError::TooLarge { parts: leaves.len() });
        }
        let mut names: Vec<String> = leaves.into_iter().map(name_of).collect();
        names.sort();
        if let Some([named, _]) = names.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(GroupError::NamedTwice { named: named.clone() });
        }
        Ok(Self { node })
    }
}

fn name_of(leaf: &Node) -> String {
    match leaf {
        Node::Declared(ground) | Node::DeclaredNot(ground) => ground.to_string(),
        _ => "origin".to_owned(),
    }
}

fn negated(node: Node) -> Node {
    match node {
        Node::Declared(ground) => Node::DeclaredNot(ground),
        Node::DeclaredNot(ground) => Node::Declared(ground),
        Node::External => Node::Internal,
        Node::Internal => Node::External,
        Node::All(parts) => Node::Any(parts.into_iter().map(negated).collect()),
        Node::Any(parts) => Node::All(parts.into_iter().map(negated).collect()),
    }
}

fn sorted(node: Node) -> Node {
    let one_kind = |parts: Vec<Node>, take: fn(Node) -> Result<Vec<Node>, Node>| {
        let mut flat = Vec::new();
        for part in parts {
            match take(sorted(part)) {
                Ok(inner) => flat.extend(inner),
                Err(other) => flat.push(other),
            }
        }
        flat.sort();
        flat
    };
    let (mut parts, of): (_, fn(Vec<Node>) -> Node) = match node {
        Node::All(parts) => (
            one_kind(parts, |node| if let Node::All(inner) = node { Ok(inner) } else { Err(node) }),
            Node::All,
        ),
        Node::Any(parts) => (
            one_kind(parts, |node| if let Node::Any(inner) = node { Ok(inner) } else { Err(node) }),
            Node::Any,
        ),
        leaf => return leaf,
    };
    if parts.len() == 1 { parts.remove(0) } else { of(parts) }
}

fn collect_leaves<'a>(node: &'a Node, into: &mut Vec<&'a Node>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect_leaves(part, into)),
        leaf => into.push(leaf),
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Wire {
    Declared(Ground),
    DeclaredNot(Ground),
    External,
    Internal,
    All(Vec<Group>),
    Any(Vec<Group>),
    Not(Box<Group>),
}

impl Serialize for Group {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let groups = |parts: &[Node]| parts.iter().cloned().map(|node| Self { node }).collect();
        match &self.node {
            Node::Declared(ground) => Wire::Declared(ground.clone()),
            Node::DeclaredNot(ground) => Wire::DeclaredNot(ground.clone()),
            Node::External => Wire::External,
            Node::Internal => Wire::Internal,
            Node::All(parts) => Wire::All(groups(parts)),
            Node::Any(parts) => Wire::Any(groups(parts)),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Group {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Wire::deserialize(deserializer)? {
            Wire::Declared(ground) => Ok(Self::declared(ground)),
            Wire::DeclaredNot(ground) => Ok(Self::declared(ground).opposite()),
            Wire::External => Ok(Self::external()),
            Wire::Internal => Ok(Self::internal()),
            Wire::All(groups) => Self::all(groups).map_err(de::Error::custom),
            Wire::Any(groups) => Self::any(groups).map_err(de::Error::custom),
            Wire::Not(group) => Ok(group.opposite()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(code: &str) -> Group {
        Group::declared(Ground::Own(code.parse().unwrap()))
    }

    #[test]
    fn every_ground_survives_its_own_text() {
        for (text, ground) in GROUNDS {
            assert_eq!(ground.to_string(), text);
            assert_eq!(text.parse::<Ground>().unwrap(), ground);
        }
        assert_eq!("own.".parse::<Ground>().unwrap_err().code(), "ground_own_not_a_code");
    }

    #[test]
    fn an_error_about_an_answer_withholds_it() {
        let error =
            serde_json::from_str::<Declaration>(r#"{"ground":"cv_gap","answer":"secret"}"#).unwrap_err();
        assert!(error.to_string().contains("withheld") && !error.to_string().contains("secret"));
        for value in ["17", "true", "[\"secret\"]"] {
            let json = format!(r#"{{"ground":"cv_gap","answer":{value}}}"#);
            assert!(serde_json::from_str::<Declaration>(&json).is_err());
        }
    }

    #[test]
    fn debug_shows_neither_answer_nor_ground() {
        let declaration = Declaration::new(Ground::CvGap, Answer::Declared);
        assert_eq!(
            format!("{declaration:?} {:?}", declaration.answer()),
            "Declaration([redacted]) [redacted]"
        );
    }

    #[test]
    fn a_group_has_one_form_however_it_is_written() {
        let (a, b, c) = (own("a"), own("b"), own("c"));
        let flat = Group::any([c.clone(), a.clone(), b.clone()]).unwrap();
        let nested = Group::any([Group::any([b.clone(), c.clone()]).unwrap(), a.clone()]).unwrap();
        assert_eq!(flat, nested);
        assert_eq!(Group::all([a.clone()]).unwrap(), a);
        let de_morgan = Group::all([a.clone().opposite(), b.clone().opposite()]).unwrap();
        assert_eq!(Group::any([a, b]).unwrap().opposite(), de_morgan);
    }

    #[test]
    fn a_group_refuses_what_it_cannot_count_exactly() {
        assert_eq!(Group::all([]).unwrap_err().code(), "group_empty");
        let twice = Group::any([Group::external(), own("a"), Group::internal()]);
        assert_eq!(twice.unwrap_err(), GroupError::NamedTwice { named: "origin".to_owned() });
        let many = (0..17).map(|n| own(&format!("g{n}")));
        assert_eq!(Group::any(many).unwrap_err(), GroupError::TooLarge { parts: 17 });
        assert!(Group::any((0..16).map(|n| own(&format!("g{n}")))).is_ok());
    }

    #[test]
    fn a_group_survives_the_wire_through_its_constructor() {
        let group =
            Group::all([own("a").opposite(), Group::any([own("b"), Group::external()]).unwrap()]).unwrap();
        let json = serde_json::to_string(&group).unwrap();
        assert_eq!(serde_json::from_str::<Group>(&json).unwrap(), group);
        assert_eq!(
            serde_json::from_str::<Group>(r#"{"not":{"declared":"cv_gap"}}"#).unwrap(),
            Group::declared(Ground::CvGap).opposite()
        );
        assert!(serde_json::from_str::<Group>(r#"{"all":[]}"#).is_err());
    }
}
