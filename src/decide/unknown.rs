//! How breaking depends on the unknown, and so which facts settle it.

use super::version::{View, Word};

use crate::applicant::{Applicant, Suitability};
use crate::bound::Bound;
use crate::census::Counting;
use crate::check::{Check, Condition, Invite, Matter, Pool};
use crate::finding::Fact;
use crate::ground::{Answer, Node};
use crate::id::ApplicantId;
use crate::text::Code;
use crate::vacancy::Opening;
use crate::version::When;

/// How breaking (or, for what cannot be broken, applying) depends on the unknown. Equal functions are equal values.
#[derive(Default, Eq, PartialEq)]
pub(super) struct Function {
    /// Whether it ever happens.
    pub(super) ever: bool,
    /// The facts it depends on, in order.
    pub(super) facts: Vec<Fact>,
    /// Which values of the vacancy's unknown facts it takes, by fact.
    pub(super) takes: Vec<Takes>,
    /// Which statement, where the adverts leave something open.
    pub(super) statement: Option<Code>,
    /// How many more selected members, and members, would change it.
    pub(super) wanted: (i64, i64),
    /// What remains to be known of each person it depends on.
    pub(super) people: Vec<Open>,
}

/// Which values of one plain fact of the vacancy open a version. Conditions that ask the same are equal values.
#[derive(Eq, PartialEq)]
pub(super) enum Takes {
    These(Condition),
    AllBut(Condition),
}

impl Takes {
    fn of(condition: &Condition, exception: bool) -> Self {
        let mut condition = condition.clone();
        match &mut condition {
            Condition::Sector(sectors) => {
                sectors.sort();
                sectors.dedup();
            }
            Condition::Category(categories) => {
                categories.sort();
                categories.dedup();
            }
            // Excepting the one opening is asking for the other.
            Condition::Opening(opening) if exception => {
                let other = match opening {
                    Opening::External => Opening::Internal,
                    Opening::Internal => Opening::External,
                };
                return Self::These(Condition::Opening(other));
            }
            Condition::Country(_) | Condition::Opening(_) | Condition::LongerThanMonths(_) => {}
        }
        if exception { Self::AllBut(condition) } else { Self::These(condition) }
    }

    const fn about(&self) -> Matter {
        match self {
            Self::These(condition) | Self::AllBut(condition) => condition.about(),
        }
    }
}

/// What remains to be known of one person.
#[derive(Eq, PartialEq)]
pub(super) struct Open {
    pub(super) person: usize,
    pub(super) selected: bool,
    pub(super) pool: Option<Pool>,
    pub(super) group: Option<Node>,
}

/// What is left of a group for one person, once the known is filled in.
pub(super) enum Residual {
    Inside,
    Outside,
    Open(Node),
}

impl View<'_> {
    /// How breaking, or for what cannot be broken applying, depends on the unknown.
    pub(super) fn function(&self, breaking: bool) -> Function {
        let may = self.may(None);
        let ever = if breaking { may.break_ } else { may.keep };
        if !ever {
            return Function::default();
        }
        let vacancy = self.round.vacancy();
        let exceptions = self.version.exceptions().iter().filter_map(|exception| match exception.when() {
            When::Fact(condition) => Some(condition),
            When::Recorded => None,
        });
        let scope = self.version.scope().iter().map(|condition| (condition, false));
        let conditions = scope.chain(exceptions.map(|condition| (condition, true)));
        let unknown = conditions.filter(|(condition, _)| condition.holds(vacancy).is_none());
        let mut takes: Vec<Takes> =
            unknown.map(|(condition, exception)| Takes::of(condition, exception)).collect();
        takes.sort_by_key(Takes::about);
        let mut facts: Vec<Fact> = takes.iter().map(|takes| Fact::Vacancy(takes.about())).collect();
        let mut function = Function { ever, takes, ..Function::default() };
        match self.version.check() {
            Check::Invite(invite) => self.depends_on_people(invite, breaking, &mut function, &mut facts),
            Check::Statement(statement) if breaking && self.version.modality().is_duty() => {
                let adverts = self.adverts(statement);
                if !adverts.missing && adverts.unknown {
                    facts.extend(adverts.facts);
                    function.statement = Some(statement.clone());
                }
            }
            Check::Statement(_) | Check::Entry(_) => {}
        }
        facts.sort();
        facts.dedup();
        Function { facts, ..function }
    }

    pub(super) fn depends_on_people(
        &self,
        invite: &Invite,
        breaking: bool,
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        let standing = self.standing(invite);
        let judgement = invite.bound().judge(&standing, invite.presupposes());
        let (known, missing) = {
            let known = i64::from(*standing.members().start());
            (known, (i64::from(invite.presupposes()) - known).max(0))
        };
        let (selected, unselected) = if breaking {
            (judgement.turns_on_unknown_selected(), judgement.turns_on_unknown_unselected())
        } else {
            let turns = judgement.may_be_vacuous();
            (turns, turns)
        };
        if !(selected || unselected) {
            return;
        }
        function.wanted = match (breaking, invite.bound()) {
            (true, Bound::AtLeast(wanted)) => {
                (i64::from(wanted.get()) - i64::from(standing.selected), missing)
            }
            (true, Bound::All) => (-1 - i64::from(standing.unselected.min(1)), missing),
            (false, _) => (0, known.max(missing)),
        };
        let keep = |word: Word| {
            word.maybe
                & (if selected { word.selected } else { 0 } | if unselected { !word.selected } else { 0 })
        };
        for person in self.places(invite, keep) {
            let Some(applicant) = self.round.applicants().get(person) else { continue };
            let pool = match (invite.out_of(), applicant.suitability()) {
                (Pool::Qualified, None | Some(Suitability::Doubtful))
                | (Pool::NotObviouslyUnsuited, None) => {
                    facts.push(Fact::Assessment(applicant.id()));
                    Some(invite.out_of())
                }
                _ => None,
            };
            let group = match residual(invite.of().node(), applicant, self.counting(invite)) {
                Residual::Open(node) => {
                    name_open(&node, applicant.id(), facts);
                    Some(node)
                }
                Residual::Inside | Residual::Outside => None,
            };
            let word = self.word(invite, person / 64);
            function.people.push(Open {
                person,
                selected: word.selected >> (person % 64) & 1 == 1,
                pool,
                group,
            });
        }
    }
}

pub(super) fn residual(node: &Node, applicant: &Applicant, counting: Counting) -> Residual {
    match node {
        Node::Declared(ground) | Node::DeclaredNot(ground) => {
            let Some(declaration) = applicant.declarations().iter().find(|known| known.ground() == ground)
            else {
                return Residual::Outside;
            };
            let counted = !counting.consent || declaration.has_explicit_consent();
            let confirmed = !counting.confirmation || declaration.is_confirmed();
            match (declaration.answer(), node) {
                (Answer::Erased, _) => Residual::Open(node.clone()),
                (Answer::Declared, Node::Declared(_)) if counted && confirmed => Residual::Inside,
                (Answer::DeclaredNot, Node::DeclaredNot(_)) if counted => Residual::Inside,
                _ => Residual::Outside,
            }
        }
        Node::External | Node::Internal => match (applicant.origin(), node) {
            (None, _) => Residual::Open(node.clone()),
            (Some(crate::applicant::Origin::External), Node::External)
            | (Some(crate::applicant::Origin::Internal), Node::Internal) => Residual::Inside,
            _ => Residual::Outside,
        },
        Node::All(parts) => joined(parts, applicant, counting, true),
        Node::Any(parts) => joined(parts, applicant, counting, false),
    }
}

pub(super) fn joined(parts: &[Node], applicant: &Applicant, counting: Counting, all: bool) -> Residual {
    let mut open = Vec::new();
    for part in parts {
        match (residual(part, applicant, counting), all) {
            (Residual::Outside, true) => return Residual::Outside,
            (Residual::Inside, false) => return Residual::Inside,
            (Residual::Open(node), _) => open.push(node),
            _ => {}
        }
    }
    match (open.len(), all) {
        (0, true) => Residual::Inside,
        (0, false) => Residual::Outside,
        (1, _) => Residual::Open(open.remove(0)),
        (_, true) => Residual::Open(Node::All(open)),
        (_, false) => Residual::Open(Node::Any(open)),
    }
}

pub(super) fn name_open(node: &Node, applicant: ApplicantId, facts: &mut Vec<Fact>) {
    match node {
        Node::Declared(ground) | Node::DeclaredNot(ground) => {
            facts.push(Fact::Declaration { applicant, ground: ground.clone() });
        }
        Node::External | Node::Internal => facts.push(Fact::Origin(applicant)),
        Node::All(parts) | Node::Any(parts) => {
            for part in parts {
                name_open(part, applicant, facts);
            }
        }
    }
}
