//! What an answer about a system is about: a family, one line of it, one
//! release, or a skin; and whether a value speaks of it.

use crate::catalog::{Catalog, Details, Subject};
use crate::domain::{OsVersion, SubjectId, SubjectNumber, Text, Value};

/// What an answer about a system is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The subject that was asked for.
    pub number: SubjectNumber,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ScopeKind,
    /// The family or skin that it belongs to; itself where it is one.
    pub family: SubjectNumber,
    /// The name of that family or skin.
    pub family_name: String,
    /// The name of the maker of the family or skin.
    pub maker: Option<String>,
    /// The number of that maker.
    pub maker_number: Option<SubjectNumber>,
    /// The id of the family or skin, as values name it.
    pub(super) system: SubjectId,
}

/// What kind of system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeKind {
    /// All releases of an operating system.
    Family,
    /// One line of it.
    Line,
    /// One release.
    Release(Text),
    /// A maker's surface on the system of this name, where it is known.
    Skin(Option<String>),
}

/// Whether a value speaks of what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Yes,
    /// It names the system but no version, so that the line stays open.
    Unsaid,
    /// It does not.
    No,
}

impl Scope {
    /// The scope of a subject. What is no system is treated as a family
    /// without releases; nothing leads there.
    pub(in crate::answers) fn of(catalog: &Catalog, subject: &Subject) -> Self {
        let (kind, family) = match &subject.details {
            Details::Line { family, .. } => (ScopeKind::Line, *family),
            Details::Release(release) => {
                (ScopeKind::Release(release.version.clone()), release.family)
            }
            Details::Skin { base } => {
                let base = base.and_then(|number| catalog.subject(number));
                let name = base.map(|base| base.name.to_string());
                (ScopeKind::Skin(name), subject.number)
            }
            _ => (ScopeKind::Family, subject.number),
        };
        let owner = catalog.subject(family).unwrap_or(subject);
        let maker = owner.brand.and_then(|number| catalog.subject(number));
        Self {
            number: subject.number,
            name: subject.name.to_string(),
            kind,
            family,
            family_name: owner.name.to_string(),
            maker: maker.map(|maker| maker.name.to_string()),
            maker_number: maker.map(|maker| maker.number),
            system: owner.id.clone(),
        }
    }

    /// Whether this system version is what was asked for.
    pub(in crate::answers) fn fits(&self, catalog: &Catalog, os: &OsVersion) -> Fit {
        if os.system != self.system {
            return Fit::No;
        }
        let inside = match &self.kind {
            ScopeKind::Family | ScopeKind::Skin(_) => return Fit::Yes,
            ScopeKind::Line if os.major().is_some() => catalog
                .line_of(os)
                .is_some_and(|line| line.number == self.number),
            ScopeKind::Release(version) => return self.fits_release(catalog, os, version),
            ScopeKind::Line => return Fit::Unsaid,
        };
        if inside { Fit::Yes } else { Fit::No }
    }

    /// Whether a version is this release: as it is written, or closer. "12" may
    /// be 12.1, unless there is a 12 too.
    fn fits_release(&self, catalog: &Catalog, os: &OsVersion, release: &Text) -> Fit {
        let Some(version) = &os.version else {
            return Fit::Unsaid;
        };
        let asked = OsVersion {
            system: self.system.clone(),
            version: Some(release.clone()),
        };
        let length = |text: &Text| text.as_str().trim_end_matches(".0").len();
        if !os.agrees(&asked) {
            return Fit::No;
        }
        if length(version) >= length(release) {
            return Fit::Yes;
        }
        let version = version.as_str().replace('.', "-");
        match catalog.by_id(&format!("{}-{version}", self.system)) {
            Some(_) => Fit::No,
            None => Fit::Unsaid,
        }
    }

    /// Whether a value speaks of it: the best fit among the systems that it names.
    pub(super) fn fit(&self, catalog: &Catalog, value: &Value) -> Fit {
        let fits: Vec<Fit> = systems(value).map(|os| self.fits(catalog, os)).collect();
        [Fit::Yes, Fit::Unsaid]
            .into_iter()
            .find(|fit| fits.contains(fit))
            .unwrap_or(Fit::No)
    }
}

/// The systems that a value names.
pub(super) fn systems(value: &Value) -> impl Iterator<Item = &OsVersion> {
    value.each().iter().filter_map(|one| match one {
        Value::Os(os) => Some(os),
        _ => None,
    })
}
