### Rumors: the feed, one subject, one rumor with its history: /rumors.
### Keys begin with `rumor-`; docs/WORDING.md says how words sound.

## The feed: newest changes first.

# First line of the card. $count is how many changes there are on all pages,
# $date when the newest of them was.
rumor-feed-title =
    { $count ->
        [one] Rumors: { $count } change, { $date }
       *[other] Rumors: { $count } changes, newest { $date }
    }
# The same about one device, brand or system, $name.
rumor-feed-title-about =
    { $count ->
        [one] { $name }, rumors: { $count } change, { $date }
       *[other] { $name }, rumors: { $count } changes, newest { $date }
    }
rumor-feed-title-empty = No rumors
rumor-feed-title-empty-about = No rumors about { $name }
# Everything that would stand here is unconfirmed and hidden.
rumor-title-hidden = Rumors
rumor-title-hidden-about = { $name }, rumors
rumor-feed-none = Nothing contested is on record here. Look at `/rumors feed` without options for everything.
# Heading of changes whose date nobody wrote down.
rumor-undated = Date unknown

## What stands behind the value of one change, after a comma.

# $status is what the rumor is now.
rumor-marks = { $happened }, { $status }
# It has moved on since this change.
rumor-marks-since = { $happened }, now { $status }
# The change is what it is now: "now confirmed".
rumor-marks-now = now { $status }

## What happened; stands before a status.

rumor-happened-reported = first reported
rumor-happened-reported-again = reported again
rumor-happened-denied = denied
rumor-happened-source = new source
rumor-happened-revised = corrected
rumor-happened-undone = last step undone
rumor-happened-taken-back = taken back

## One subject, by what has become of its rumors.

# First line of the card. $open are still open, $settled are not.
rumor-dossier-title = { $name }, rumors: { $open } open, { $settled } settled
rumor-dossier-none = Nothing contested is on record. `/rumors feed` shows what is new elsewhere.
rumor-group-open = Open
# Where it holds for all of them; the same words as mark-stale.
rumor-group-open-stale = Open, no news for half a year
rumor-group-confirmed = Confirmed since
rumor-group-debunked = Found false
rumor-group-withdrawn = Withdrawn
rumor-group-superseded = No longer so
# $owner is a series or brand; the device only shares what is said of it.
rumor-said-of = said of { $owner } in general

## How many sources speak for a rumor, and how independent they are.

rumor-backing-none = no source
rumor-backing-one = 1 source
# Nobody knows whether they repeat one another.
rumor-backing-unknown = { $sources } sources, independence unknown
rumor-backing-known =
    { $origins ->
        [one] { $sources } sources, one origin
       *[other] { $sources } sources, { $origins } independent origins
    }
# Some of them have an unknown origin and may repeat the others.
rumor-backing-partly =
    { $origins ->
        [one] { $sources } sources, at least one origin
       *[other] { $sources } sources, at least { $origins } origins
    }

## One rumor with its whole life.

# First line of the card.
rumor-history-title = { $subject }, { $label }: { $value }, { $status }
# The same where the value is long and stands in a row of its own.
rumor-history-title-short = { $subject }, { $label }: { $status }
# The same where unconfirmed values are hidden.
rumor-history-title-hidden = { $subject }, { $label }
# In the place of a status: an edit took the whole rumor back.
rumor-taken-back = taken back
# The same on a line of its own. $number is the number of the edit.
rumor-history-taken-back = Taken back by edit { $number }; it counts for nothing.
rumor-history-steps = What happened
# One step. $who recorded it, $what it became.
rumor-step = { $date }, { $who }: { $what }
# A step that was taken back later.
rumor-step-undone = undone later
rumor-step-revised = corrected to { $value }, { $status }
# The same where it is known what it said before: $from.
rumor-step-revised-from = corrected from { $from } to { $value }, { $status }
rumor-by-file = catalog
rumor-by-import = open data
# $mark stands for a person: the same letters, the same person.
rumor-by-person = moderator { $mark }
# Headings of the sources of one step.
rumor-sources = Sources
rumor-sources-first = Behind the first report
rumor-sources-leaked = Behind the leak
rumor-sources-announced = Behind the announcement
rumor-sources-confirmed = Behind the confirmation
rumor-sources-debunked = Behind the denial
rumor-sources-later = Added later
# $kind is what kind of voice it is, with its record; $title is quoted.
rumor-source-title = { $kind }: "{ $title }"
# How often this voice was right before: of the devices that it reported on
# early and that are settled, about how many most of it was confirmed.
rumor-source-record = { $kind }, { $confirmed } of { $resolved } confirmed
# What to type to come back to this rumor; $id is its permanent id.
rumor-history-id = `/rumors history { $id }`

## Several rumors fit what was typed.

rumor-choices-title =
    { $count ->
        [one] { $count } rumor fits "{ $typed }"
       *[other] { $count } rumors fit "{ $typed }"
    }
rumor-choices-next = Choose one below, or type more of its id.

## Below every card.

# What was typed was not the exact name.
rumor-showing = Showing { $name } for "{ $typed }"
# $place is "in China", "outside China".
rumor-market = What holds { $place }
rumor-hidden = Unconfirmed values are hidden here.
# Where nothing else is left to show.
rumor-hidden-next = All of it is unconfirmed. `/spec` shows what is confirmed.

## Controls.

rumor-select = Open one with its sources
# The same where the menu has rumors of several subjects.
rumor-select-of = { $subject }, { $label }: { $value }
rumor-button-dossier = Sorted by status
rumor-button-feed = Newest first
rumor-button-all = All its rumors
rumor-button-device = Show the device
