//! Which cells of linked tables are withheld, so that no sum gives a small one back.

/// Cells of linked tables, and the sums that hold between them.
pub(super) struct Linked {
    /// What each cell counts.
    pub(super) values: Vec<u32>,
    /// Between what the cell may lie, whatever else is known: it never exceeds what it is counted out of.
    pub(super) between: Vec<(u32, u32)>,
    /// Whether the cell is small, or leaves few out.
    pub(super) small: Vec<bool>,
    pub(super) lines: Vec<Line>,
}

/// A cell that is the sum of others.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

impl Linked {
    /// Which cells are withheld.
    ///
    /// Small ones first. Then, as long as there is need, one more: where a sum lacks one cell only; where what it lacks is
    /// known to be fewer than `threshold` in all; and where a withheld cell is still known, since no other table with the
    /// same sums has another number in it. Each time it is the least cell of the sum that can be another number at all, the
    /// first of equals.
    pub(super) fn withheld(&self, threshold: u32) -> Vec<bool> {
        let mut hidden = self.small.clone();
        let of = self.lines_of();
        loop {
            self.withhold_by_lines(&mut hidden, threshold);
            let Some(known) = self.first_known(&hidden, &of) else { return hidden };
            let near = of.get(known).into_iter().flatten().filter_map(|line| self.lines.get(*line));
            let near = near.flat_map(|line| line.parts.iter().copied().chain([line.whole]));
            let next = self.least(near, &hidden).or_else(|| self.least(0..self.values.len(), &hidden));
            match next {
                Some(next) => hide(&mut hidden, next),
                None => return hidden,
            }
        }
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

    fn withhold_by_lines(&self, hidden: &mut [bool], threshold: u32) {
        loop {
            let mut changed = false;
            for line in &self.lines {
                while let Some(next) = self.lacking(line, hidden, threshold) {
                    hide(hidden, next);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// The cell that must be withheld, too, for the sake of a sum.
    fn lacking(&self, line: &Line, hidden: &[bool], threshold: u32) -> Option<usize> {
        let is_hidden = |cell: &usize| hidden.get(*cell).copied().unwrap_or_default();
        let lacks: Vec<usize> = line.parts.iter().copied().filter(is_hidden).collect();
        let whole = is_hidden(&line.whole);
        let one = lacks.len() + usize::from(whole) == 1;
        let sum: u32 = lacks.iter().filter_map(|cell| self.values.get(*cell)).sum();
        let few = !whole && !lacks.is_empty() && sum < threshold;
        if one || few {
            self.least(line.parts.iter().copied(), hidden).or_else(|| self.least([line.whole], hidden))
        } else {
            None
        }
    }

    /// The least cell that is shown and might be another number; of these, nobody is last.
    fn least(&self, cells: impl IntoIterator<Item = usize>, hidden: &[bool]) -> Option<usize> {
        let open = cells.into_iter().filter(|cell| {
            let free = self.between.get(*cell).is_some_and(|(low, high)| low < high);
            free && !hidden.get(*cell).copied().unwrap_or(true)
        });
        let value = |cell: &usize| self.values.get(*cell).copied().unwrap_or_default();
        open.min_by_key(|cell| (value(cell) == 0, value(cell), *cell))
    }

    /// The first withheld cell for which no other table has been found.
    fn first_known(&self, hidden: &[bool], of: &[Vec<usize>]) -> Option<usize> {
        let mut open = vec![false; hidden.len()];
        for (cell, is_hidden) in hidden.iter().enumerate() {
            let free = self.between.get(cell).is_some_and(|(low, high)| low < high);
            if !is_hidden || !free || open.get(cell).copied().unwrap_or_default() {
                continue;
            }
            let found = [1, -1].into_iter().find_map(|step| self.another(cell, step, hidden, of));
            let Some(moved) = found else { return Some(cell) };
            for cell in moved {
                hide(&mut open, cell);
            }
        }
        None
    }

    /// The cells in which another table with the same sums differs by one, this cell among them.
    fn another(&self, cell: usize, step: i32, hidden: &[bool], of: &[Vec<usize>]) -> Option<Vec<usize>> {
        const DEEPEST: [usize; 5] = [4, 6, 8, 12, 20];
        const TRIES: u32 = 3_000;
        DEEPEST.into_iter().find_map(|deepest| {
            let mut search = Search {
                linked: self,
                hidden,
                of,
                moved: vec![0; self.values.len()],
                off: vec![0; self.lines.len()],
                order: Vec::new(),
                left: TRIES,
                deepest,
            };
            (search.take(cell, step) && search.close()).then_some(search.order)
        })
    }
}

fn hide(cells: &mut [bool], cell: usize) {
    if let Some(cell) = cells.get_mut(cell) {
        *cell = true;
    }
}

/// A search for a table that differs from the true one in withheld cells only, by one in each.
struct Search<'a> {
    linked: &'a Linked,
    hidden: &'a [bool],
    of: &'a [Vec<usize>],
    moved: Vec<i32>,
    off: Vec<i32>,
    order: Vec<usize>,
    left: u32,
    deepest: usize,
}

impl Search<'_> {
    /// Whether a cell may be moved, which it then is.
    fn take(&mut self, cell: usize, step: i32) -> bool {
        let Some((value, (low, high))) = self.linked.values.get(cell).zip(self.linked.between.get(cell))
        else {
            return false;
        };
        let next = i64::from(*value) + i64::from(step);
        if next < i64::from(*low) || next > i64::from(*high) {
            return false;
        }
        self.shift(cell, step);
        self.order.push(cell);
        true
    }

    fn shift(&mut self, cell: usize, step: i32) {
        if let Some(moved) = self.moved.get_mut(cell) {
            *moved += step;
        }
        for number in self.of.get(cell).into_iter().flatten() {
            let sign = match self.linked.lines.get(*number) {
                Some(line) if line.whole == cell => -1,
                _ => 1,
            };
            if let Some(off) = self.off.get_mut(*number) {
                *off += sign * step;
            }
        }
    }

    /// Whether every sum can be made right again.
    fn close(&mut self) -> bool {
        // Only sums through a moved cell can be off.
        let wrong = self.order.iter().flat_map(|cell| self.of.get(*cell).into_iter().flatten());
        let Some(number) = wrong.copied().find(|line| self.off.get(*line).is_some_and(|off| *off != 0))
        else {
            return true;
        };
        if self.order.len() >= self.deepest || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let (Some(line), Some(off)) = (self.linked.lines.get(number), self.off.get(number).copied()) else {
            return false;
        };
        let sign = off.signum();
        let candidates = line.parts.iter().map(|cell| (*cell, -sign)).chain([(line.whole, sign)]);
        for (cell, step) in candidates {
            let free = self.hidden.get(cell) == Some(&true) && self.moved.get(cell) == Some(&0);
            if free && self.take(cell, step) {
                if self.close() {
                    return true;
                }
                self.shift(cell, -step);
                self.order.pop();
            }
        }
        false
    }
}
