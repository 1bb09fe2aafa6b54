//! What a device must have to be found, and in which order: small enough for
//! the id of a control.

use crate::domain::{DeviceKind, StageKind, SubjectNumber};
use crate::search::Figure;

/// What a device must have to be found. What is `None` may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Criteria {
    /// What kind of product it is; a phone may fold.
    pub kind: Option<DeviceKind>,
    /// Its brand.
    pub brand: Option<SubjectNumber>,
    /// The system, line, release or skin that it has.
    pub system: Option<SubjectNumber>,
    /// When it came out.
    pub years: Option<Years>,
    /// How far it has come.
    pub stage: Option<StageKind>,
    /// The least of its figures, or the most.
    pub limits: Limits,
    /// In which order devices are told.
    pub order: Order,
}

/// Years from one to another, both included, within 1970 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    /// The first one.
    pub first: i16,
    /// The last one.
    pub last: i16,
}

/// A limit for each figure, in thousandths of its unit: the most of what is
/// best low, the least of everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Limits([Option<u32>; Figure::ALL.len()]);

/// In which order devices are told. What is not known comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// What came out last first; behind it what did not come out yet.
    #[default]
    Newest,
    /// The best figure first.
    Best(Figure),
    /// By full name.
    Name,
}

/// One thing that a device must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// [`Criteria::kind`].
    Kind,
    /// [`Criteria::brand`].
    Brand,
    /// [`Criteria::system`].
    System,
    /// [`Criteria::years`].
    Years,
    /// [`Criteria::stage`].
    Stage,
    /// One of [`Criteria::limits`].
    Limit(Figure),
    /// The market that was asked for, which stands beside the criteria.
    Market,
}

impl Years {
    /// The first and the last year that criteria can name.
    pub const RANGE: (i16, i16) = (1970, 2199);
}

impl Limits {
    /// The limit of a figure.
    pub fn get(&self, figure: Figure) -> Option<u32> {
        self.0.get(figure.place()).copied().flatten()
    }

    /// Sets the limit of a figure, or lifts it.
    pub fn set(&mut self, figure: Figure, limit: Option<u32>) {
        if let Some(place) = self.0.get_mut(figure.place()) {
            *place = limit;
        }
    }
}

impl Order {
    /// Every order with the key that commands use. Controls carry places in
    /// this list.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Newest, "newest"),
        (Self::Best(Figure::Battery), "battery"),
        (Self::Best(Figure::RefreshRate), "refresh"),
        (Self::Best(Figure::Camera), "camera"),
        (Self::Best(Figure::Ram), "ram"),
        (Self::Best(Figure::Weight), "weight"),
        (Self::Name, "name"),
    ];

    /// The key of the words that say what comes first.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Newest => "find-order-newest",
            Self::Best(Figure::Battery) => "find-order-battery",
            Self::Best(Figure::RefreshRate) => "find-order-refresh",
            Self::Best(Figure::Camera) => "find-order-camera",
            Self::Best(Figure::Ram) => "find-order-ram",
            Self::Best(Figure::Weight) => "find-order-weight",
            Self::Name => "find-order-name",
        }
    }
}

impl Criteria {
    /// What is asked for, in the order in which it is told.
    pub fn asked(&self) -> Vec<Criterion> {
        let named = [
            (self.kind.is_some(), Criterion::Kind),
            (self.brand.is_some(), Criterion::Brand),
            (self.system.is_some(), Criterion::System),
            (self.years.is_some(), Criterion::Years),
            (self.stage.is_some(), Criterion::Stage),
        ];
        let limits = Figure::ALL
            .into_iter()
            .map(|figure| (self.limits.get(figure).is_some(), Criterion::Limit(figure)));
        let all = named.into_iter().chain(limits);
        all.filter_map(|(asked, criterion)| asked.then_some(criterion))
            .collect()
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(mut self, criterion: Criterion) -> Self {
        match criterion {
            Criterion::Kind => self.kind = None,
            Criterion::Brand => self.brand = None,
            Criterion::System => self.system = None,
            Criterion::Years => self.years = None,
            Criterion::Stage => self.stage = None,
            Criterion::Limit(figure) => self.limits.set(figure, None),
            Criterion::Market => {}
        }
        self
    }
}
