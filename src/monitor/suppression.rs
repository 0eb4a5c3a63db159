//! Which cells of linked tables are withheld, so that no sum gives a small one back.

/// Cells of linked tables, none of them below nought, and every sum that holds between them.
pub(super) struct Linked {
    /// What each cell counts.
    pub(super) values: Vec<u32>,
    /// Whether the cell is small.
    pub(super) small: Vec<bool>,
    /// Whether the cell is printed. One that is not is known all the same where the others of a sum are.
    pub(super) printed: Vec<bool>,
    pub(super) lines: Vec<Line>,
}

/// A cell that is the sum of others.
pub(super) struct Line {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

/// So many steps may the search for other tables take in all.
const STEPS: u32 = 1_000_000;

impl Linked {
    /// Which cells are withheld; none where no end is found to that.
    ///
    /// Small ones first. Then, as long as there is need, one more: where a sum lacks one cell only; where what it lacks is
    /// known to be fewer than `threshold` in all; and where a withheld cell is still known, since no other table with the
    /// same sums has another number in it. Each time it is the least cell of the sum, one that is not printed before all
    /// others, the first of equals.
    pub(super) fn withheld(&self, threshold: u32) -> Option<Vec<bool>> {
        let mut withholding = Withholding {
            linked: self,
            threshold,
            hidden: self.small.clone(),
            of: self.lines_of(),
            open: (0..self.lines.len()).collect(),
        };
        withholding.settle();
        let mut search = Search::new(self);
        // A cell for which another table was found stays so: what is withheld later only gives more room.
        let mut safe = vec![false; self.values.len()];
        while let Some(cell) = withholding.unsafe_cell(&safe) {
            if let Some(moved) = search.another(cell, &withholding) {
                for cell in moved {
                    mark(&mut safe, cell);
                }
            } else if search.left == 0 {
                return None;
            } else if !withholding.withhold_near(cell) {
                // Everything is withheld already.
                mark(&mut safe, cell);
            }
        }
        Some(withholding.hidden)
    }

    fn lines_of(&self) -> Vec<Vec<usize>> {
        let mut of = vec![Vec::new(); self.values.len()];
        for (number, line) in self.lines.iter().enumerate() {
            for cell in line.parts.iter().chain([&line.whole]) {
                if let Some(lines) = of.get_mut(*cell) {
                    lines.push(number);
                }
            }
        }
        of
    }

    fn value(&self, cell: usize) -> u32 {
        self.values.get(cell).copied().unwrap_or_default()
    }
}

fn mark(cells: &mut [bool], cell: usize) {
    if let Some(cell) = cells.get_mut(cell) {
        *cell = true;
    }
}

/// What is withheld so far, and the sums that must be looked at again.
struct Withholding<'a> {
    linked: &'a Linked,
    threshold: u32,
    hidden: Vec<bool>,
    of: Vec<Vec<usize>>,
    open: Vec<usize>,
}

impl Withholding<'_> {
    fn is_hidden(&self, cell: usize) -> bool {
        self.hidden.get(cell).copied().unwrap_or(true)
    }

    fn lines(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        self.of.get(cell).into_iter().flatten().copied()
    }

    fn hide(&mut self, cell: usize) {
        mark(&mut self.hidden, cell);
        self.open.extend(self.of.get(cell).into_iter().flatten());
    }

    /// Until no sum lacks one cell only, or too few people.
    fn settle(&mut self) {
        while let Some(number) = self.open.pop() {
            if let Some(next) = self.linked.lines.get(number).and_then(|line| self.lacking(line)) {
                self.hide(next);
            }
        }
    }

    /// The cell that must be withheld, too, for the sake of a sum.
    fn lacking(&self, line: &Line) -> Option<usize> {
        let lacks = line.parts.iter().filter(|cell| self.is_hidden(**cell));
        let (cells, people) = lacks.fold((0, 0_u64), |(cells, people), cell| {
            (cells + 1, people + u64::from(self.linked.value(*cell)))
        });
        let whole = self.is_hidden(line.whole);
        let one = cells + u32::from(whole) == 1;
        let few = !whole && cells > 0 && people < u64::from(self.threshold);
        if one || few {
            self.least(line.parts.iter().copied()).or_else(|| self.least([line.whole]))
        } else {
            None
        }
    }

    /// The least cell that is shown: one that is not printed before all others, nobody last.
    fn least(&self, cells: impl IntoIterator<Item = usize>) -> Option<usize> {
        let shown = cells.into_iter().filter(|cell| !self.is_hidden(*cell));
        let printed = |cell: usize| self.linked.printed.get(cell).copied().unwrap_or(true);
        shown.min_by_key(|cell| {
            let value = self.linked.value(*cell);
            (value == 0, printed(*cell), value, *cell)
        })
    }

    /// Withholds one more cell of the sums that a cell is in, or of all; false where there is none.
    fn withhold_near(&mut self, cell: usize) -> bool {
        let near = self.lines(cell).filter_map(|line| self.linked.lines.get(line));
        let near = near.flat_map(|line| line.parts.iter().copied().chain([line.whole]));
        let next = self.least(near).or_else(|| self.least(0..self.hidden.len()));
        if let Some(next) = next {
            self.hide(next);
            self.settle();
        }
        next.is_some()
    }

    /// The first withheld cell, small or printed, for which no other table has been found yet.
    fn unsafe_cell(&self, safe: &[bool]) -> Option<usize> {
        let wanted = |cell: &usize| {
            let of = |cells: &[bool]| cells.get(*cell).copied().unwrap_or_default();
            of(&self.hidden) && !of(safe) && (of(&self.linked.printed) || of(&self.linked.small))
        };
        (0..self.hidden.len()).find(wanted)
    }
}

/// A search for a table that differs from the true one in withheld cells only, by one in each.
struct Search<'a> {
    linked: &'a Linked,
    moved: Vec<i32>,
    off: Vec<i32>,
    order: Vec<usize>,
    left: u32,
}

impl<'a> Search<'a> {
    fn new(linked: &'a Linked) -> Self {
        Self {
            linked,
            moved: vec![0; linked.values.len()],
            off: vec![0; linked.lines.len()],
            order: Vec::new(),
            left: STEPS,
        }
    }

    /// The cells in which another table with the same sums differs by one, this cell among them.
    fn another(&mut self, cell: usize, withholding: &Withholding<'_>) -> Option<Vec<usize>> {
        const TRIES: u32 = 2_000;
        for (deepest, step) in [6, 10, 16, 30].into_iter().flat_map(|deepest| [(deepest, 1), (deepest, -1)]) {
            let mut tries = TRIES.min(self.left);
            let given = tries;
            let found = self.take(cell, step, withholding) && self.close(deepest, &mut tries, withholding);
            self.left -= given - tries;
            let moved = self.order.clone();
            while let Some(cell) = self.order.last().copied() {
                self.undo(cell, withholding);
            }
            if found {
                return Some(moved);
            }
        }
        None
    }

    /// Whether a cell may be moved, which it then is.
    fn take(&mut self, cell: usize, step: i32, withholding: &Withholding<'_>) -> bool {
        if step < 0 && self.linked.value(cell) == 0 {
            return false;
        }
        self.shift(cell, step, withholding);
        self.order.push(cell);
        true
    }

    fn undo(&mut self, cell: usize, withholding: &Withholding<'_>) {
        let step = self.moved.get(cell).copied().unwrap_or_default();
        self.shift(cell, -step, withholding);
        self.order.pop();
    }

    fn shift(&mut self, cell: usize, step: i32, withholding: &Withholding<'_>) {
        if let Some(moved) = self.moved.get_mut(cell) {
            *moved += step;
        }
        for number in withholding.lines(cell) {
            let sign = match self.linked.lines.get(number) {
                Some(line) if line.whole == cell => -1,
                _ => 1,
            };
            if let Some(off) = self.off.get_mut(number) {
                *off += sign * step;
            }
        }
    }

    /// Whether every sum can be made right again.
    fn close(&mut self, deepest: usize, tries: &mut u32, withholding: &Withholding<'_>) -> bool {
        // Only sums through a moved cell can be off.
        let wrong = self.order.iter().flat_map(|cell| withholding.lines(*cell));
        let mut wrong = wrong.filter(|line| self.off.get(*line).is_some_and(|off| *off != 0));
        let Some(number) = wrong.next() else { return true };
        if self.order.len() >= deepest || *tries == 0 {
            return false;
        }
        *tries -= 1;
        let (Some(line), Some(off)) = (self.linked.lines.get(number), self.off.get(number).copied()) else {
            return false;
        };
        let sign = off.signum();
        for (cell, step) in line.parts.iter().map(|cell| (*cell, -sign)).chain([(line.whole, sign)]) {
            let free = withholding.is_hidden(cell) && self.moved.get(cell) == Some(&0);
            if free && self.take(cell, step, withholding) {
                if self.close(deepest, tries, withholding) {
                    return true;
                }
                self.undo(cell, withholding);
            }
        }
        false
    }
}
