//! What people are grouped by: categories that exclude each other, each by its definition.

use serde::{Deserialize, Serialize};

use crate::check::LegalBasis;
use crate::ground::{Ground, Group};
use crate::text::{Code, twice};

/// One group of a dimension: its code, the definition it goes by, and who is in it.
///
/// ```
/// use mangfold::monitor::Category;
/// use mangfold::{Ground, Group};
///
/// let women = Category::of("woman".parse()?, "self_declared".parse()?, Group::declared(Ground::Woman));
/// assert_eq!(women.definition().as_str(), "self_declared");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a category")]
pub struct Category {
    code: Code,
    definition: Code,
    who: Who,
}

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Who {
    /// Only the host knows: columns and counts.
    Told,
    Group(Group),
    /// Those in more than one of the others.
    Several,
    /// Those who say that they are in none of the others.
    Other,
}

impl Category {
    /// A group that the host tells of, in columns or counts.
    #[must_use]
    pub const fn told(code: Code, definition: Code) -> Self {
        Self { code, definition, who: Who::Told }
    }

    /// Those of a round who declare themselves in a group.
    #[must_use]
    pub const fn of(code: Code, definition: Code, group: Group) -> Self {
        Self { code, definition, who: Who::Group(group) }
    }

    /// Those who declare themselves in more than one of the other groups of the dimension ("two or more").
    #[must_use]
    pub const fn several(code: Code, definition: Code) -> Self {
        Self { code, definition, who: Who::Several }
    }

    /// Those who declare themselves in none of the other groups of the dimension.
    #[must_use]
    pub const fn other(code: Code, definition: Code) -> Self {
        Self { code, definition, who: Who::Other }
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// The definition it goes by: a code, such as `imm.no.dfo`, since no text about people belongs in a tally.
    #[must_use]
    pub const fn definition(&self) -> &Code {
        &self.definition
    }

    pub(super) const fn who(&self) -> &Who {
        &self.who
    }
}

/// What people are grouped by: sex, background, disability. Everybody counted is in exactly one category of it, or
/// [`UNDISCLOSED`], which is a value of its own and never "no".
///
/// Grounds that overlap (a disability *and* a minority background) are two dimensions.
///
/// ```
/// use mangfold::monitor::Dimension;
/// use mangfold::{Ground, LegalBasis};
///
/// let background = Dimension::of_ground(&Ground::MinorityBackground, "ks.2006".parse()?, LegalBasis::ExplicitConsent);
/// assert_eq!(background.categories().len(), 2); // "declared" and "declared_not"
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "DimensionFields", into = "DimensionFields")]
pub struct Dimension {
    // INVARIANT: 1 ..= MOST_CATEGORIES categories, no code twice, none "undisclosed", at most one `Several` and one `Other`.
    code: Code,
    basis: Option<LegalBasis>,
    categories: Vec<Category>,
}

/// The code of those who did not say: declined, left blank, never asked, withdrawn or erased.
pub const UNDISCLOSED: &str = "undisclosed";

const MOST_CATEGORIES: usize = 100;

/// Why a dimension cannot be.
///
/// ```
/// use mangfold::monitor::{Dimension, DimensionError};
///
/// let none = Dimension::new("sex".parse()?, None, vec![]);
/// assert_eq!(none, Err(DimensionError::Empty { dimension: "sex".parse()? }));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DimensionError {
    /// No category.
    #[error("dimension {dimension}: no category")]
    Empty {
        /// The dimension.
        dimension: Code,
    },
    /// Too many categories.
    #[error("dimension {dimension}: {count} categories, at most {MOST_CATEGORIES} are allowed")]
    TooMany {
        /// The dimension.
        dimension: Code,
        /// How many.
        count: usize,
    },
    /// A code is there twice, or is the one of those who did not say.
    #[error("dimension {dimension}: {category} is taken")]
    Taken {
        /// The dimension.
        dimension: Code,
        /// The code of the category.
        category: Code,
    },
    /// Two categories for those in several, or in none, of the others.
    #[error(
        "dimension {dimension}: {category} is a second category for those in several, or in none, of the others"
    )]
    TwoCatchAlls {
        /// The dimension.
        dimension: Code,
        /// The code of the second.
        category: Code,
    },
}

impl DimensionError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "dimension_empty",
            Self::TooMany { .. } => "dimension_too_many_categories",
            Self::Taken { .. } => "dimension_category_taken",
            Self::TwoCatchAlls { .. } => "dimension_two_catch_alls",
        }
    }
}

impl Dimension {
    /// Groups that exclude each other, and the legal basis on which special categories of data are counted (GDPR art. 9(2)):
    /// on explicit consent, a declaration without it is undisclosed. None is given for what is no special category, such as
    /// sex.
    ///
    /// # Errors
    ///
    /// [`DimensionError::Empty`] without a category, [`DimensionError::TooMany`] with over a hundred,
    /// [`DimensionError::Taken`] for a code that is there twice or is [`UNDISCLOSED`], [`DimensionError::TwoCatchAlls`].
    pub fn new(
        code: Code,
        basis: impl Into<Option<LegalBasis>>,
        categories: Vec<Category>,
    ) -> Result<Self, DimensionError> {
        let basis = basis.into();
        if categories.is_empty() {
            return Err(DimensionError::Empty { dimension: code });
        }
        if categories.len() > MOST_CATEGORIES {
            return Err(DimensionError::TooMany { dimension: code, count: categories.len() });
        }
        let taken = twice(categories.iter().map(|category| &category.code)).cloned().or_else(|| {
            let undisclosed = categories.iter().find(|category| category.code.as_str() == UNDISCLOSED);
            undisclosed.map(|category| category.code.clone())
        });
        if let Some(category) = taken {
            return Err(DimensionError::Taken { dimension: code, category });
        }
        for catch_all in [Who::Several, Who::Other] {
            if let Some(second) = categories.iter().filter(|category| category.who == catch_all).nth(1) {
                return Err(DimensionError::TwoCatchAlls { dimension: code, category: second.code.clone() });
            }
        }
        Ok(Self { code, basis, categories })
    }

    /// Those who declare a ground and those who declare not to have it; its code is the ground's text.
    ///
    #[must_use]
    pub fn of_ground(ground: &Ground, definition: Code, basis: impl Into<Option<LegalBasis>>) -> Self {
        // A ground's text is a code: words joined by single dots.
        let code = ground.to_string().parse().unwrap_or_else(|_| Code::of_literal("ground"));
        let declared = Group::declared(ground.clone());
        let categories = vec![
            Category::of(Code::of_literal("declared"), definition.clone(), declared.clone()),
            Category::of(Code::of_literal("declared_not"), definition, declared.opposite()),
        ];
        Self { code, basis: basis.into(), categories }
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// The legal basis on which it is counted; none where it is no special category of data.
    #[must_use]
    pub const fn basis(&self) -> Option<LegalBasis> {
        self.basis
    }

    /// Its categories; the number of one here is its code in columns, and the number after the last is undisclosed.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// How many values there are, with undisclosed.
    pub(super) fn values(&self) -> usize {
        self.categories.len() + 1
    }

    /// The number of a category, or of undisclosed.
    pub(super) fn number(&self, code: &str) -> Option<usize> {
        if code == UNDISCLOSED {
            return Some(self.categories.len());
        }
        self.categories.iter().position(|category| category.code.as_str() == code)
    }

    /// The category of a number, or [`UNDISCLOSED`].
    pub(super) fn name(&self, number: usize) -> &str {
        self.categories.get(number).map_or(UNDISCLOSED, |category| category.code.as_str())
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a dimension")]
struct DimensionFields {
    code: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<LegalBasis>,
    categories: Vec<Category>,
}

impl TryFrom<DimensionFields> for Dimension {
    type Error = DimensionError;

    fn try_from(f: DimensionFields) -> Result<Self, DimensionError> {
        Self::new(f.code, f.basis, f.categories)
    }
}

impl From<Dimension> for DimensionFields {
    fn from(d: Dimension) -> Self {
        Self { code: d.code, basis: d.basis, categories: d.categories }
    }
}
