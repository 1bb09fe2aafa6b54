//! `/rumor grant`: who may edit, shown before it holds.
//!
//! A grant is no event of the log. What it would change is looked at once for
//! the preview and once more when it is confirmed, like any edit.

use super::draft::{Draft, MINUTES};
use super::editor;
use super::flow::Doing;
use super::stop::Stop;
use crate::answers::DraftId;
use crate::app::{By, Response};
use crate::commands::{Granted, Wish};
use crate::config::Editor;
use crate::domain::Level;
use crate::store::Holder;
use crate::views::card::Card;
use crate::views::edits::{self, Grant, Who};

/// Under what name a draft keeps which level its preview showed.
const BEFORE: &str = "level";

/// A grant that somebody asks for.
pub(super) struct Granting {
    holder: Holder,
    name: Option<String>,
    level: Option<Level>,
}

impl Doing<'_> {
    /// The grant that a wish asks for; `None` where it asks for an edit. Only
    /// trusted servers have roles that count.
    pub(super) fn granting(&self, wish: &Wish) -> Result<Option<Granting>, Stop> {
        let Wish::Grant { who, name, level } = wish else {
            return Ok(None);
        };
        let here = match &self.request.by {
            By::User(user) => user.member.as_ref().map(|member| member.guild),
            By::Anybody | By::Terminal(_) => None,
        };
        let holder = match *who {
            Granted::User(user) => Holder::User(user),
            Granted::Role { guild, role } => {
                let guild = guild.or(here).ok_or(Stop::NoGuild)?;
                if !self.app.moderation.trusts(guild) {
                    return Err(Stop::NoGuild);
                }
                Holder::Role { guild, role }
            }
        };
        Ok(Some(Granting {
            holder,
            name: name.clone(),
            level: *level,
        }))
    }

    /// Keeps a grant with what it would change, and shows that.
    pub(super) async fn preview_grant(
        &self,
        mut draft: Draft,
        id: DraftId,
        granting: &Granting,
    ) -> Result<Card, Stop> {
        let before = self.held(granting.holder).await?;
        if before == granting.level {
            return Err(Stop::Granted);
        }
        draft.seen = [(BEFORE.to_owned(), code(before))].into();
        self.keep(&draft, id).await?;
        let grant = self.shown(granting, before);
        Ok(self.app.with_context(self.request, |context| {
            edits::grant(&grant, id, MINUTES.into(), context)
        }))
    }

    /// Lets the grant hold from now on.
    pub(super) async fn confirm_grant(
        &self,
        draft: Draft,
        id: DraftId,
        granting: &Granting,
    ) -> Result<Response, Stop> {
        let before = self.held(granting.holder).await?;
        // Another admin was faster: what it changes now is shown first.
        if draft.seen.get(BEFORE) != Some(&code(before)) {
            let again = self.preview_grant(draft, id, granting).await?;
            return Ok(Response::Update(again));
        }
        let (store, by) = (&self.edits.store, self.person.user);
        let name = granting.level.map(Level::key);
        store
            .set_grant(granting.holder, name, by, self.now_ms, Some(id.0))
            .await?;
        let all = self.edits.grants().await?;
        let all: Vec<(Who<'_>, Level)> = all
            .into_iter()
            .map(|(editor, level)| (who(editor, None), level))
            .collect();
        let grant = self.shown(granting, before);
        let card = |context: &crate::views::Context<'_>| edits::granted(&grant, &all, context);
        Ok(Response::Update(self.app.with_context(self.request, card)))
    }

    /// What somebody was granted so far.
    async fn held(&self, holder: Holder) -> Result<Option<Level>, Stop> {
        let granted = self.edits.grants().await?;
        let mut own = granted.iter().filter(|(of, _)| *of == editor(holder));
        Ok(own.next().map(|(_, level)| *level))
    }

    fn shown<'a>(&self, granting: &'a Granting, before: Option<Level>) -> Grant<'a> {
        let editor = editor(granting.holder);
        let settings = self.app.moderation.editors();
        let settings = settings.filter(|(of, _)| *of == editor);
        Grant {
            who: who(editor, granting.name.as_deref()),
            level: granting.level,
            before,
            settings: settings.map(|(_, level)| level).max(),
        }
    }
}

fn who(editor: Editor, name: Option<&str>) -> Who<'_> {
    match editor {
        Editor::User(id) => Who::User { id, name },
        Editor::Role { guild, role } => Who::Role {
            guild,
            id: role,
            name,
        },
    }
}

/// A level as a number.
fn code(level: Option<Level>) -> u64 {
    level.map_or(0, |level| level as u64)
}
