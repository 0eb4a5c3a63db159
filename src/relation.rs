//! How one rule stands to another: an explicit, sourced relation, never a matter of order or of force alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::{Mark, Part};
use crate::text::RuleId;

/// How a rule stands to another.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::RelationKind::Unaffected)?, "\"unaffected\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelationKind {
    /// The other rule is unaffected by this one ("bleibt unberührt").
    Unaffected,
    /// This rule goes before the other: where both cannot be kept, the other yields.
    Before,
    /// This rule has taken the place of the other.
    Replaces,
    /// The two pull apart, and the sources say so.
    Conflicts,
}

/// That a rule stands to another in a certain way, beside the words that say so.
///
/// A relation never removes a rule and never turns broken into kept: it is there to be read, and for a remedy that
/// cannot keep both.
///
/// ```
/// use mangfold::{Element, Mark, Part, Relation, RelationKind};
///
/// let words = Part::quoted(Element::Relation, "§ 165 SGB IX bleibt unberührt.".parse()?, "s40".parse()?, Mark::Verified);
/// let relation = Relation::new("de.bgleig.7".parse()?, RelationKind::Unaffected, "de.sgb9.165".parse()?, words);
/// assert_eq!(relation.mark(), Mark::Verified);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a relation between rules")]
pub struct Relation {
    rule: RuleId,
    kind: RelationKind,
    to: RuleId,
    part: Part,
}

impl Relation {
    /// The rule, how it stands to the other, and the words that say so.
    #[must_use]
    pub const fn new(rule: RuleId, kind: RelationKind, to: RuleId, part: Part) -> Self {
        Self { rule, kind, to, part }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// How it stands to the other.
    #[must_use]
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// The other rule. It may be one that the policy does not have.
    #[must_use]
    pub const fn to(&self) -> &RuleId {
        &self.to
    }

    /// The words that say so.
    #[must_use]
    pub const fn part(&self) -> &Part {
        &self.part
    }

    /// How sure.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.part.mark()
    }
}

/// Whether a rule goes before another, by way of others or not.
pub(crate) fn goes_before(relations: &[Relation], one: &RuleId, other: &RuleId) -> bool {
    let mut reached = vec![one];
    let mut next = 0;
    while let Some(rule) = reached.get(next).copied() {
        next += 1;
        for relation in relations.iter().filter(|one| one.kind == RelationKind::Before && one.rule == *rule) {
            if relation.to == *other {
                return true;
            }
            if !reached.contains(&&relation.to) {
                reached.push(&relation.to);
            }
        }
    }
    false
}

/// A rule that goes before itself, by way of others; none where precedence has no cycle.
pub(crate) fn cycle(relations: &[Relation]) -> Option<&RuleId> {
    let before = || relations.iter().filter(|relation| relation.kind == RelationKind::Before);
    // Whatever goes before nothing that is still open is in no cycle.
    let mut open: BTreeMap<&RuleId, usize> = BTreeMap::new();
    let mut led_by: BTreeMap<&RuleId, Vec<&RuleId>> = BTreeMap::new();
    for relation in before() {
        *open.entry(&relation.rule).or_default() += 1;
        open.entry(&relation.to).or_default();
        led_by.entry(&relation.to).or_default().push(&relation.rule);
    }
    let mut done: Vec<&RuleId> = open.iter().filter(|(_, left)| **left == 0).map(|(rule, _)| *rule).collect();
    while let Some(rule) = done.pop() {
        open.remove(rule);
        for leader in led_by.get(rule).into_iter().flatten() {
            if let Some(left) = open.get_mut(leader) {
                *left -= 1;
                if *left == 0 {
                    done.push(leader);
                }
            }
        }
    }
    before().map(|relation| &relation.rule).find(|rule| open.contains_key(rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Element;

    fn relations(pairs: &[(&str, &str)]) -> Vec<Relation> {
        let part = Part::read(Element::Relation, "so".parse().unwrap());
        let relation = |(rule, to): &(&str, &str)| {
            Relation::new(rule.parse().unwrap(), RelationKind::Before, to.parse().unwrap(), part.clone())
        };
        pairs.iter().map(relation).collect()
    }

    #[test]
    fn a_cycle_of_precedence_is_found_and_a_chain_is_none() {
        assert!(cycle(&relations(&[("a.a", "b.b"), ("b.b", "c.c"), ("a.a", "c.c")])).is_none());
        assert!(cycle(&relations(&[("a.a", "a.a")])).is_some());
        assert!(
            cycle(&relations(&[("x.x", "a.a"), ("a.a", "b.b"), ("b.b", "c.c"), ("c.c", "a.a")])).is_some()
        );
    }
}
