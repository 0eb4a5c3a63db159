//! How breaking depends on the unknown, and so which facts settle it.

use std::collections::BTreeSet;

use super::shape::{Assessed, Balanced, Compared, Shape};
use super::version::View;

use crate::applicant::{Applicant, Assessment, Suitability};
use crate::balance::{Balance, Lead, Standpoint};
use crate::bound::{Bound, Counts, Membership, Plain};
use crate::census::Counting;
use crate::check::Check;
use crate::condition::{Condition, Matter};
use crate::distinct::{Distinct, Member};
use crate::finding::Fact;
use crate::ground::{Answer, Group, Node};
use crate::id::ApplicantId;
use crate::invite::{Consistency, Invite, Pool};
use crate::ranking::{Entrant, Ranking};
use crate::text::Code;
use crate::vacancy::{Criterion, Opening};
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
    /// Which check of adverts, where the adverts leave something open.
    pub(super) adverts: Option<Check>,
    /// How many more selected members, and members, would change it.
    pub(super) wanted: (i64, i64),
    /// What remains to be known of each person it depends on.
    pub(super) people: Vec<Open>,
    /// What else it depends on people by.
    pub(super) by: Option<By>,
}

/// How breaking depends on people where more than two counts decide it.
#[derive(Eq, PartialEq)]
pub(super) enum By {
    Balance(Balance, Lead, Vec<(usize, Standpoint)>),
    Ranking(usize, Vec<(usize, Entrant)>),
    Distinct(Vec<(usize, Member)>),
    Assessments(Assessed),
    Comparisons(Vec<Compared>),
    Applied(Vec<usize>),
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
            Condition::Country(countries) => {
                countries.sort();
                countries.dedup();
            }
            Condition::Region(regions) => {
                regions.sort();
                regions.dedup();
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
            Condition::Opening(_)
            | Condition::LongerThanMonths(_)
            | Condition::Underrepresented { .. }
            | Condition::Criterion(_)
            | Condition::Fact(_) => {}
        }
        if exception { Self::AllBut(condition) } else { Self::These(condition) }
    }

    fn about(&self) -> Matter {
        match self {
            Self::These(condition) | Self::AllBut(condition) => condition.about(),
        }
    }
}

/// What remains to be known of one person.
#[derive(Eq, PartialEq)]
pub(super) struct Open {
    pub(super) person: usize,
    /// Whether they are selected; none where that is unknown.
    pub(super) selected: Option<bool>,
    /// The pool, with how it matters whether a reason was overlooked in others.
    pub(super) pool: Option<(Pool, Consistency)>,
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
            check @ (Check::Statement(_) | Check::Sentence(_)) if breaking => {
                let adverts = self.adverts();
                if !adverts.missing && adverts.unknown {
                    facts.extend(adverts.facts);
                    function.adverts = Some(check.clone());
                }
            }
            Check::Record(record) => {
                // An entry that is there keeps it whoever applied; for what only tells, who applied decides.
                if let Some((certain, perhaps)) = record.about().map(|group| self.applied_of(group))
                    && certain.is_empty()
                    && !(breaking && self.entry(record).is_ok())
                {
                    for &place in &perhaps {
                        self.name_group(place, record.about(), self.counted_by_basis(), &mut facts);
                    }
                    function.by = (!perhaps.is_empty()).then_some(By::Applied(perhaps));
                }
            }
            Check::Assessment(check) => {
                let assessed = self.assessed(check);
                for (place, group, assessment) in assessed.turns() {
                    if group {
                        self.name_group(place, Some(check.of()), self.counted_by_basis(), &mut facts);
                    }
                    if assessment && let Some(id) = self.id_at(place) {
                        facts.push(Fact::Assessment(id));
                    }
                }
                function.by = Some(By::Assessments(assessed));
            }
            Check::Preference(preference) => {
                let compared = self.compared(preference);
                if !compared.iter().any(Compared::surely) {
                    for (id, node) in compared.iter().flat_map(|one| &one.open) {
                        name_open(node, *id, &mut facts);
                    }
                    let open = |one: &Compared| !one.open.is_empty();
                    function.by = compared.iter().any(open).then_some(By::Comparisons(compared));
                }
            }
            Check::Statement(_) | Check::Sentence(_) | Check::PeriodShare(_) | Check::Monitor(_) => {}
        }
        facts.sort();
        facts.dedup();
        if facts.is_empty() {
            // It depends on nothing: what else is known of people does not tell it from another such function.
            function.by = None;
        }
        Function { facts, ..function }
    }

    fn depends_on_people(
        &self,
        invite: &Invite,
        breaking: bool,
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        match self.shape(invite) {
            Shape::Plain(plain) => self.depends_on_counts(invite, plain, breaking, function, facts),
            _ if !breaking => {}
            Shape::ForOne(beside) => self.depends_on_each(invite, beside, function, facts),
            Shape::Best(wanted) => self.depends_on_ranking(invite, wanted, function, facts),
            Shape::AsManyAs(as_many) => {
                let others = [Some(as_many.other()), as_many.on_top().map(|(group, _)| group)];
                self.depends_on_balance(invite, &self.as_many(invite, as_many), others, function, facts);
            }
            Shape::Share(share) => {
                self.depends_on_balance(invite, &self.share(invite, share), [None, None], function, facts);
            }
        }
    }

    fn depends_on_counts(
        &self,
        invite: &Invite,
        plain: Plain,
        breaking: bool,
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        let standing = self.standing(invite);
        let (known, missing) = {
            let known = i64::from(*standing.members().start());
            (known, (i64::from(invite.presupposes()) - known).max(0))
        };
        let turns = if breaking {
            plain.turns(&standing, invite.presupposes())
        } else {
            let turns = missing > 0;
            crate::bound::Turns { selected: turns, unselected: turns, unsure: turns, ..Default::default() }
        };
        function.wanted = match (breaking, plain) {
            (true, Plain::AtLeast(wanted)) => (i64::from(wanted) - i64::from(standing.selected), missing),
            (true, Plain::All) => (-1 - i64::from(standing.unselected.min(1)), missing),
            (false, _) => (0, known.max(missing)),
        };
        let all = |wanted: bool| if wanted { u64::MAX } else { 0 };
        let (selected, unselected, unsure) = (all(turns.selected), all(turns.unselected), all(turns.unsure));
        let (of_members, of_unknown) = (all(turns.selection_of_members), all(turns.selection_of_unknown));
        for word in 0..self.census().words() {
            let people = self.word(invite, word);
            let perhaps = people.maybe_selected & !people.selected;
            let membership = people.maybe
                & (selected & people.selected | unselected & !people.maybe_selected | unsure & perhaps);
            let mode = perhaps & (people.member & of_members | people.maybe & of_unknown);
            for bit in super::shape::places(1, |_| membership | mode) {
                let person = word * 64 + bit;
                let Some(id) = self.id_at(person) else { continue };
                if mode >> bit & 1 == 1 {
                    facts.push(Fact::Mode(id));
                }
                let (pool, group) = if membership >> bit & 1 == 1 {
                    let pool = self.name_pool(person, invite, facts);
                    let group = self.name_node(person, self.group(invite), self.counting(invite), facts);
                    (pool, group)
                } else {
                    (None, None)
                };
                let is_unsure = perhaps >> bit & 1 == 1;
                let selected = (!is_unsure).then_some(people.selected >> bit & 1 == 1);
                function.people.push(Open { person, selected, pool, group });
            }
        }
        if function.people.is_empty() {
            function.wanted = (0, 0);
        }
    }

    fn depends_on_each(
        &self,
        invite: &Invite,
        beside: &[Group],
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        let members = self.members(invite, beside);
        let distinct = Distinct::of(members.iter().map(|(_, member)| *member));
        let groups: Vec<&Group> = std::iter::once(invite.of()).chain(beside).collect();
        let mut turned: Vec<(Member, (bool, u8))> = Vec::new();
        for &(person, member) in members.iter().filter(|(_, one)| one.maybe_pool || one.maybe != 0) {
            let known = turned.iter().find(|(known, _)| *known == member).map(|(_, turns)| *turns);
            let (pool, which) = known.unwrap_or_else(|| distinct.turns_on(member));
            if known.is_none() {
                turned.push((member, (pool, which)));
            }
            if pool {
                self.name_pool(person, invite, facts);
            }
            for (_, group) in groups.iter().enumerate().filter(|(at, _)| which >> at & 1 == 1) {
                self.name_group(person, Some(group), self.counting(invite), facts);
            }
        }
        function.by = Some(By::Distinct(members));
    }

    fn depends_on_ranking(
        &self,
        invite: &Invite,
        wanted: u32,
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        let (places, entrants) = self.entrants(invite);
        let ranking = Ranking::new(wanted, invite.presupposes(), &entrants);
        for (&person, entrant) in places.iter().zip(&entrants) {
            let (eligible, score) = ranking.turns_on(entrant);
            if eligible {
                self.name_pool(person, invite, facts);
                self.name_node(person, self.group(invite), self.counting(invite), facts);
            }
            if score && let Some(id) = self.id_at(person) {
                facts.push(Fact::Score(id));
            }
        }
        let wanted = ranking.wanted();
        function.by = Some(By::Ranking(wanted, places.into_iter().zip(entrants).collect()));
    }

    fn depends_on_balance(
        &self,
        invite: &Invite,
        balanced: &Balanced,
        others: [Option<&Group>; 2],
        function: &mut Function,
        facts: &mut Vec<Fact>,
    ) {
        if balanced.everyone.is_some() {
            return;
        }
        let left_out = |counts: &Bound| matches!(counts, Bound::AsManyAs(many) if matches!(many.on_top(), Some((_, Counts::DoesNotCount))));
        let mut turned: Vec<(Standpoint, [bool; 4])> = Vec::new();
        for &(person, standpoint) in &balanced.open {
            let known = turned.iter().find(|(known, _)| *known == standpoint).map(|(_, turns)| *turns);
            let turns = known.unwrap_or_else(|| standpoint.turns(&balanced.balance, balanced.lead));
            if known.is_none() {
                turned.push((standpoint, turns));
            }
            let [pool, group, other, apart] = turns;
            if pool && standpoint.pool == Membership::Unknown {
                self.name_pool(person, invite, facts);
            }
            if group {
                self.name_node(person, self.group(invite), self.counting(invite), facts);
            }
            if other {
                self.name_group(person, others[0], self.counting(invite), facts);
            }
            if apart && left_out(invite.bound()) {
                self.name_group(person, others[1], self.counting(invite), facts);
            }
        }
        function.by = Some(By::Balance(balanced.balance.clone(), balanced.lead, balanced.open.clone()));
    }

    /// Names what would tell whether a person is of the pool.
    fn name_pool(
        &self,
        person: usize,
        invite: &Invite,
        facts: &mut Vec<Fact>,
    ) -> Option<(Pool, Consistency)> {
        let applicant = self.round.applicants().get(person)?;
        match (invite.out_of(), applicant.suitability()) {
            (Pool::Qualified, None | Some(Suitability::Doubtful)) | (Pool::NotObviouslyUnsuited, None) => {
                facts.push(Fact::Assessment(applicant.id()));
            }
            (_, Some(Suitability::ObviouslyUnsuited)) if invite.consistency() != Consistency::NotAsked => {}
            _ => return None,
        }
        Some((invite.out_of(), self.name_overlooked(applicant, invite, facts)))
    }

    /// Names what would tell whether the reason for which a person is kept out, or may turn out to be, was overlooked in
    /// others. Readings that come to the same are equal values.
    fn name_overlooked(&self, applicant: &Applicant, invite: &Invite, facts: &mut Vec<Fact>) -> Consistency {
        if invite.consistency() == Consistency::NotAsked {
            return Consistency::NotAsked;
        }
        let mut others = self.chosen();
        others.retain(|other| other.id() != applicant.id());
        let known = others.iter().filter_map(|other| other.assessment());
        let overlooked: BTreeSet<&Code> = known.flat_map(Assessment::criteria_not_met).collect();
        // A reason not given yet may be any criterion of the vacancy.
        let reasons: BTreeSet<&Code> = match applicant.assessment() {
            Some(assessment) => assessment.criteria_not_met().iter().collect(),
            None => self.round.vacancy().criteria().iter().map(Criterion::id).collect(),
        };
        let open = reasons.difference(&overlooked).count();
        let unassessed = others.iter().filter(|other| other.assessment().is_none());
        let before = facts.len();
        if open > 0 {
            facts.extend(unassessed.map(|other| Fact::Assessment(other.id())));
        }
        if open == reasons.len() && facts.len() == before {
            Consistency::NotAsked
        } else if open == 0 || reasons.len() < 2 {
            Consistency::EveryReason
        } else {
            invite.consistency()
        }
    }

    fn name_group(&self, person: usize, group: Option<&Group>, counting: Counting, facts: &mut Vec<Fact>) {
        if let Some(group) = group {
            self.name_node(person, group.node(), counting, facts);
        }
    }

    /// Names what would tell whether a person is of a group, and gives what is left of it.
    fn name_node(
        &self,
        person: usize,
        node: &Node,
        counting: Counting,
        facts: &mut Vec<Fact>,
    ) -> Option<Node> {
        let applicant = self.round.applicants().get(person)?;
        match residual(node, applicant, self.asked(counting)) {
            Residual::Open(node) => {
                name_open(&node, applicant.id(), facts);
                Some(node)
            }
            Residual::Inside | Residual::Outside => None,
        }
    }
}

/// Which declarations count, with the day after which they come late.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) counting: Counting,
    pub(super) first_invitation: Option<chrono::NaiveDate>,
}

pub(super) fn residual(node: &Node, applicant: &Applicant, asked: Asked) -> Residual {
    let counting = asked.counting;
    match node {
        Node::Declared(ground) | Node::DeclaredNot(ground) => {
            let Some(declaration) = applicant.declarations().iter().find(|known| known.ground() == ground)
            else {
                return Residual::Outside;
            };
            let late = || declaration.on().zip(asked.first_invitation).is_some_and(|(on, first)| on > first);
            let counted =
                (!counting.consent || declaration.has_explicit_consent()) && !(counting.in_time && late());
            let confirmed = (!counting.confirmation || declaration.is_confirmed())
                && !(counting.unwaived && declaration.is_waived());
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
        Node::All(parts) => joined(parts, applicant, asked, true),
        Node::Any(parts) => joined(parts, applicant, asked, false),
    }
}

pub(super) fn joined(parts: &[Node], applicant: &Applicant, asked: Asked, all: bool) -> Residual {
    let mut open = Vec::new();
    for part in parts {
        match (residual(part, applicant, asked), all) {
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
