//! A named, released set of rules with their sources and statements.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case_file::RecordedException;
use crate::check::Check;
use crate::recognition::StatementIndex;
use crate::relation::{Relation, cycle};
use crate::round::{Format, Round};
use crate::rule::{Rule, RuleError};
use crate::silence::Choice;
use crate::source::{Part, Source};
use crate::statement::{Statement, WordingError};
use crate::text::twice;
use crate::text::{Code, PolicyId, RuleId, day};
use crate::version::{Version, When};

/// A named, released set of rules (regelsett).
///
/// The packs of the crate and the policies of an embedding system go through this one door, in Rust or from JSON.
///
/// ```
/// use mangfold::packs;
///
/// let policy = packs::norway_state();
/// assert_eq!(policy.id().as_str(), "norway_state");
/// assert_eq!(policy.rules().len(), 10);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Policy {
    id: PolicyId,
    release: NaiveDate,
    sources: Vec<Source>,
    // INVARIANT: made of the policy's statements once, so that no decision makes them ready again.
    index: Arc<StatementIndex>,
    rules: Vec<Rule>,
    relations: Vec<Relation>,
    #[cfg(feature = "audit")]
    pub(crate) digest: Once<crate::audit::Digest>,
}

/// Something computed from the rest when it is first asked for. It says nothing that the rest does not, so that any two
/// are equal.
#[cfg(feature = "audit")]
#[derive(Clone, Debug)]
pub(crate) struct Once<T>(pub(crate) std::sync::OnceLock<T>);

#[cfg(feature = "audit")]
impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(std::sync::OnceLock::new())
    }
}

#[cfg(feature = "audit")]
impl<T> PartialEq for Once<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(feature = "audit")]
impl<T> Eq for Once<T> {}

/// Why a policy cannot be.
///
/// ```
/// use mangfold::{Policy, PolicyError};
///
/// let refused = Policy::new("own".parse()?, "2026-01-01".parse()?, vec![], vec![], vec![]);
/// assert_eq!(refused.unwrap_err(), PolicyError::WithoutRules);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No rule.
    #[error("rules: none")]
    WithoutRules,
    /// Two rules have one id.
    #[error("rules: {rule} is there twice")]
    RuleTwice {
        /// The id.
        rule: RuleId,
    },
    /// Two sources have one key.
    #[error("sources: {key} is there twice")]
    SourceTwice {
        /// The key.
        key: Code,
    },
    /// Two statements have one code.
    #[error("statements: {statement} is there twice")]
    StatementTwice {
        /// The code.
        statement: Code,
    },
    /// Something cites a source that the policy does not have.
    #[error("sources: {cited_by} cites {key}, which is not there")]
    UnknownSource {
        /// The rule or statement that cites it.
        cited_by: String,
        /// The key.
        key: Code,
    },
    /// A rule checks a statement that the policy does not have.
    #[error("statements: {rule} checks {statement}, which is not there")]
    UnknownStatement {
        /// The rule.
        rule: RuleId,
        /// The code.
        statement: Code,
    },
    /// A statement without wordings.
    #[error("statements: {statement}: wordings: none")]
    WithoutWordings {
        /// The statement.
        statement: Code,
    },
    /// More wordings than a statement may have.
    #[error("statements: {statement}: wordings: {count}, at most 32 are allowed")]
    TooManyWordings {
        /// The statement.
        statement: Code,
        /// How many.
        count: usize,
    },
    /// A wording made for the policy cannot be.
    #[error("statements: {statement}: wordings: {error}")]
    Wording {
        /// The statement.
        statement: Code,
        /// Why it cannot.
        #[source]
        error: Box<WordingError>,
    },
    /// Two wordings certainly stand on one day, or are not in order of time.
    #[error("statements: {statement}: wordings: number {number} begins before the one before it ends")]
    WordingsOverlap {
        /// The statement.
        statement: Code,
        /// The later wording, counted from one.
        number: usize,
    },
    /// A choice is made for a rule that the policy does not have.
    #[error("rules: there is no {rule}")]
    UnknownRule {
        /// The id.
        rule: RuleId,
    },
    /// No rule of the policy stands in a relation.
    #[error("relations: there is no {rule}")]
    RelationOfUnknownRule {
        /// The rule it names.
        rule: RuleId,
    },
    /// A rule goes before itself, by way of others.
    #[error("relations: {rule} goes before itself, by way of others")]
    PrecedenceCycle {
        /// One of the rules.
        rule: RuleId,
    },
    /// Two policies have different rules, sources or statements under one name.
    #[error("{what}: {name} is not the same in {first} and {second}")]
    NotTheSame {
        /// `rules`, `sources` or `statements`.
        what: &'static str,
        /// The name.
        name: String,
        /// The policy that had it first.
        first: PolicyId,
        /// The policy that has another.
        second: PolicyId,
    },
    /// A rule that a choice leads to cannot be.
    #[error("rules: {0}")]
    Rule(#[source] RuleError),
}

impl PolicyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutRules => "policy_without_rules",
            Self::RuleTwice { .. } => "policy_rule_twice",
            Self::SourceTwice { .. } => "policy_source_twice",
            Self::StatementTwice { .. } => "policy_statement_twice",
            Self::UnknownSource { .. } => "policy_unknown_source",
            Self::UnknownStatement { .. } => "policy_unknown_statement",
            Self::WithoutWordings { .. } => "policy_without_wordings",
            Self::TooManyWordings { .. } => "policy_too_many_wordings",
            Self::Wording { error, .. } => error.code(),
            Self::WordingsOverlap { .. } => "policy_wordings_overlap",
            Self::UnknownRule { .. } => "policy_unknown_rule",
            Self::RelationOfUnknownRule { .. } => "policy_relation_of_unknown_rule",
            Self::PrecedenceCycle { .. } => "policy_precedence_cycle",
            Self::NotTheSame { .. } => "policy_not_the_same",
            Self::Rule(_) => "policy_rule",
        }
    }
}

impl Policy {
    /// A policy under an id, as released on a day, with the sources and statements its rules name.
    ///
    /// An employer's own rule, from the words to the policy:
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::{Bound, Category, Check, Clock, Code, Condition, Edge, Element, Exception, Force, Ground, Group,
    ///     Invite, LegalBasis, Mark, Modality, Part, Policy, Pool, Rule, Source, Span, Undeclared, Version, When};
    ///
    /// let plan: Code = "plan".parse()?;
    /// let says = |of, words: &str| Ok::<_, mangfold::TextError>(Part::quoted(of, words.parse()?, plan.clone(), Mark::Verified));
    ///
    /// let one_woman = Invite::new(
    ///     Bound::AtLeast(NonZeroU32::MIN), Group::declared(Ground::Woman), Pool::Qualified, Undeclared::OutsideGroup);
    /// let readvertised = Exception::new("readvertised".parse()?, When::Recorded,
    ///     vec![says(Element::Exception, "med mindre stillingen lyses ut på nytt")?]).open_at_clearing();
    /// let version = Version::counting(
    ///         LegalBasis::ExplicitConsent, Span::new(Edge::On("2026-01-01".parse()?), Edge::Open)?,
    ///         Force::Scheme, Modality::Must, Check::invite(one_woman),
    ///         vec![says(Element::Bound, "Minst én kvalifisert kvinne skal innkalles til intervju.")?])?
    ///     .with_scope(vec![Condition::Category(vec![Category::Leadership])])?
    ///     .unless(vec![readvertised])?;
    /// let rule = Rule::new("acme.invite.women".parse()?, Clock::Advertised, vec![version])?;
    /// let source = Source::new(plan.clone(), "Acme AS, Mangfoldsplan 2026".parse()?);
    ///
    /// let policy = Policy::new("acme".parse()?, "2026-01-01".parse()?, vec![source], vec![], vec![rule])?;
    /// assert_eq!(policy.rules()[0].versions()[0].exceptions().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`PolicyError`] when something is there twice, or named and not there.
    pub fn new(
        id: PolicyId,
        release: NaiveDate,
        sources: Vec<Source>,
        statements: Vec<Statement>,
        rules: Vec<Rule>,
    ) -> Result<Self, PolicyError> {
        if rules.is_empty() {
            return Err(PolicyError::WithoutRules);
        }
        if let Some(rule) = twice(rules.iter().map(Rule::id)) {
            return Err(PolicyError::RuleTwice { rule: rule.clone() });
        }
        if let Some(key) = twice(sources.iter().map(Source::key)) {
            return Err(PolicyError::SourceTwice { key: key.clone() });
        }
        if let Some(statement) = twice(statements.iter().map(Statement::id)) {
            return Err(PolicyError::StatementTwice { statement: statement.clone() });
        }
        let known = |key: &Code| sources.iter().any(|source| source.key() == key);
        for rule in &rules {
            let announced = rule.announced().iter().filter_map(|announced| announced.part().source());
            if let Some(key) = announced.into_iter().find(|key| !known(key)) {
                return Err(PolicyError::UnknownSource { cited_by: rule.id().to_string(), key: key.clone() });
            }
            for version in rule.versions() {
                let exceptions = version.exceptions().iter().flat_map(crate::version::Exception::parts);
                let parts = version.parts().iter().chain(exceptions).filter_map(Part::source);
                let elsewhere = version.elsewhere().iter().map(crate::version::Elsewhere::source);
                if let Some(key) = parts.chain(elsewhere).find(|key| !known(key)) {
                    return Err(PolicyError::UnknownSource {
                        cited_by: rule.id().to_string(),
                        key: key.clone(),
                    });
                }
                if let Check::Statement(statement) = version.check()
                    && !statements.iter().any(|known| known.id() == statement)
                {
                    let (rule, statement) = (rule.id().clone(), statement.clone());
                    return Err(PolicyError::UnknownStatement { rule, statement });
                }
            }
        }
        for statement in &statements {
            check_wordings(statement)?;
            let cited = statement.wordings().iter().filter_map(crate::statement::Wording::source);
            if let Some(key) = cited.into_iter().find(|key| !known(key)) {
                return Err(PolicyError::UnknownSource {
                    cited_by: statement.id().to_string(),
                    key: key.clone(),
                });
            }
        }
        let index = Arc::new(StatementIndex::new(statements));
        Ok(Self {
            id,
            release,
            sources,
            index,
            rules,
            relations: Vec::new(),
            #[cfg(feature = "audit")]
            digest: Once::default(),
        })
    }

    /// Says how rules stand to others.
    ///
    /// # Errors
    ///
    /// [`PolicyError::RelationOfUnknownRule`], [`PolicyError::UnknownSource`] or [`PolicyError::PrecedenceCycle`].
    pub fn with_relations(self, relations: Vec<Relation>) -> Result<Self, PolicyError> {
        for relation in &relations {
            let rule = relation.rule();
            if self.rule(rule).is_none() {
                return Err(PolicyError::RelationOfUnknownRule { rule: rule.clone() });
            }
            if let Some(key) = relation.part().source().filter(|key| self.source(key).is_none()) {
                return Err(PolicyError::UnknownSource { cited_by: rule.to_string(), key: key.clone() });
            }
        }
        if let Some(rule) = cycle(&relations) {
            return Err(PolicyError::PrecedenceCycle { rule: rule.clone() });
        }
        Ok(Self {
            relations,
            #[cfg(feature = "audit")]
            digest: Once::default(),
            ..self
        })
    }

    /// One policy of several: law, collective agreement and the employer's own, each with all its rules.
    ///
    /// All rules hold together. A rule that two of them have must be the same in both, so that none can be weakened by
    /// another under its name: whoever wants more than a law asks for adds a rule of its own beside it.
    ///
    /// ```
    /// use mangfold::packs;
    ///
    /// let both = [packs::norway_state(), packs::germany()];
    /// let policy = mangfold::Policy::combined("own.both".parse()?, "2026-11-22".parse()?, both)?;
    /// assert!(policy.rules().len() > packs::germany().rules().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PolicyError::NotTheSame`], or whatever [`Policy::new`] and [`Policy::with_relations`] refuse.
    pub fn combined(
        id: PolicyId,
        release: NaiveDate,
        policies: impl IntoIterator<Item = Self>,
    ) -> Result<Self, PolicyError> {
        let (mut sources, mut statements) = (Merged::new("sources"), Merged::new("statements"));
        let (mut rules, mut relations) = (Merged::new("rules"), Vec::new());
        for policy in policies {
            for source in policy.sources {
                sources.add(source.key().to_string(), source, &policy.id)?;
            }
            for statement in policy.index.statements() {
                statements.add(statement.id().to_string(), statement.clone(), &policy.id)?;
            }
            for rule in policy.rules {
                rules.add(rule.id().to_string(), rule, &policy.id)?;
            }
            for relation in policy.relations {
                if !relations.contains(&relation) {
                    relations.push(relation);
                }
            }
        }
        Self::new(id, release, sources.things(), statements.things(), rules.things())?
            .with_relations(relations)
    }

    /// Answers a question that the text of a rule leaves open.
    ///
    /// ```
    /// use mangfold::{packs, Choice, InScope};
    ///
    /// let rule = "no.state.interview.disability".parse()?;
    /// let policy = packs::norway_state().with_choice(&rule, &Choice::ShortPosts(InScope::Yes))?;
    /// assert_ne!(policy, packs::norway_state());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PolicyError::UnknownRule`], or why the rule that results cannot be.
    pub fn with_choice(mut self, rule: &RuleId, choice: &Choice) -> Result<Self, PolicyError> {
        let Some(place) = self.rules.iter().position(|known| known.id() == rule) else {
            return Err(PolicyError::UnknownRule { rule: rule.clone() });
        };
        let chosen = self.rules.remove(place).with_choice(choice).map_err(PolicyError::Rule)?;
        self.rules.insert(place, chosen);
        #[cfg(feature = "audit")]
        {
            self.digest = Once::default();
        }
        Ok(self)
    }

    /// The exceptions recorded in a round that change nothing under this policy: it has no such rule, or the rule no
    /// such exception that holds by record. A misspelt code shows up here; so does what is meant for another policy.
    ///
    /// ```
    /// use mangfold::{RecordedException, packs, testing::RoundSketch};
    ///
    /// let misspelt = RecordedException::new("no.state.intervju.cv_gap".parse()?, "volume".parse()?,
    ///     "Kari Nordmann".parse()?, "412 søkere til én stilling.".parse()?, "2026-06-20".parse()?);
    /// let round = RoundSketch::new().exception(misspelt.clone()).build();
    /// assert!(packs::norway_state().unknown_exceptions(&round).eq([&misspelt]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unknown_exceptions<'r>(&self, round: &'r Round) -> impl Iterator<Item = &'r RecordedException> {
        round.exceptions().iter().filter(|recorded| {
            let versions = self.rule(recorded.rule()).map(Rule::versions).unwrap_or_default();
            !versions.iter().flat_map(Version::exceptions).any(|exception| {
                exception.id() == recorded.exception() && *exception.when() == When::Recorded
            })
        })
    }

    /// Which policy.
    #[must_use]
    pub const fn id(&self) -> &PolicyId {
        &self.id
    }

    /// The day of this release. A corrected policy is a new release, never an edit.
    #[must_use]
    pub const fn release(&self) -> NaiveDate {
        self.release
    }

    /// The sources its rules cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source with this key.
    #[must_use]
    pub fn source(&self, key: &Code) -> Option<&Source> {
        self.sources.iter().find(|source| source.key() == key)
    }

    /// Its statements: those that its rules check, and others.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        self.index.statements()
    }

    /// Its statements made ready to be looked for in adverts.
    ///
    /// ```
    /// use mangfold::{Markup, Recognition, TextWords, packs};
    ///
    /// let advert = TextWords::read("Der Arbeitsplatz ist teilzeitgeeignet.", Markup::Plain)?;
    /// let policy = packs::germany();
    /// let found = policy.index().check(&advert, None, None);
    /// let present = found.iter().filter(|found| found.recognition() == Recognition::Present);
    /// assert_eq!(present.map(|found| found.statement().as_str()).collect::<Vec<_>>(), ["de.bgleig.6.part_time"]);
    /// # Ok::<(), mangfold::TextWordsError>(())
    /// ```
    #[must_use]
    pub fn index(&self) -> &StatementIndex {
        &self.index
    }

    /// The statement with this code.
    #[must_use]
    pub fn statement(&self, id: &Code) -> Option<&Statement> {
        self.index.statements().iter().find(|statement| statement.id() == id)
    }

    /// The rules, in the order in which findings come.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// How its rules stand to others.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id() == id)
    }
}

/// Things of several policies, each name once.
struct Merged<T> {
    what: &'static str,
    found: Vec<(String, T, PolicyId)>,
}

impl<T: PartialEq> Merged<T> {
    const fn new(what: &'static str) -> Self {
        Self { what, found: Vec::new() }
    }

    fn add(&mut self, name: String, thing: T, of: &PolicyId) -> Result<(), PolicyError> {
        match self.found.iter().find(|(known, _, _)| *known == name) {
            Some((_, known, _)) if *known == thing => {}
            Some((_, _, first)) => {
                let (what, first, second) = (self.what, first.clone(), of.clone());
                return Err(PolicyError::NotTheSame { what, name, first, second });
            }
            None => self.found.push((name, thing, of.clone())),
        }
        Ok(())
    }

    fn things(self) -> Vec<T> {
        self.found.into_iter().map(|(_, thing, _)| thing).collect()
    }
}

fn check_wordings(statement: &Statement) -> Result<(), PolicyError> {
    let (wordings, statement) = (statement.wordings(), statement.id().clone());
    if wordings.is_empty() {
        return Err(PolicyError::WithoutWordings { statement });
    }
    if wordings.len() > 32 {
        return Err(PolicyError::TooManyWordings { statement, count: wordings.len() });
    }
    for (number, later) in (1..).zip(wordings) {
        let before = wordings.iter().take(number - 1).rev();
        let mut of_language = before.filter(|earlier| earlier.language() == later.language());
        if of_language.next().is_some_and(|earlier| later.span().overlaps_after(earlier.span())) {
            return Err(PolicyError::WordingsOverlap { statement, number });
        }
    }
    Ok(())
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a policy")]
struct Fields {
    format: Format,
    id: PolicyId,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    release: NaiveDate,
    sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<Statement>,
    rules: Vec<Rule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation>,
}

impl TryFrom<Fields> for Policy {
    type Error = PolicyError;

    fn try_from(f: Fields) -> Result<Self, PolicyError> {
        Self::new(f.id, f.release, f.sources, f.statements, f.rules)?.with_relations(f.relations)
    }
}

impl From<Policy> for Fields {
    fn from(p: Policy) -> Self {
        Self {
            format: Format,
            id: p.id,
            release: p.release,
            sources: p.sources,
            statements: p.index.statements().to_vec(),
            rules: p.rules,
            relations: p.relations,
        }
    }
}
