### The card of one device and its pages: /spec.
### Keys begin with `spec-`; docs/WORDING.md says how words sound.

## The head of the card.

# $name is the full name, $stage how far it has come: "released 15 Jan 2020".
spec-title = { $name }: { $stage }
# $reported and $denied are dates inside a sentence: "in Jun 2021", "on 30 Jun 2021".
spec-reported-denied = Reported { $reported }, denied { $denied }.
spec-reported-denied-same-day = Reported { $reported }, denied the same day.
spec-reported-denied-same-week = Reported { $reported }, denied the same week.
spec-denied = Reported, then denied { $denied }.
spec-denied-undated = Reported, then denied.
# $date is when somebody looked for a release.
spec-looked-for = No release found as of { $date }
# $places are the first few: "China, India, Japan"; $count how many more there are.
spec-sold-more = { $places } and { $count } more

## Lines of the overview. Labels: one word where possible.

spec-row-battery = Battery
spec-row-display = Display
spec-row-camera = Camera
spec-row-chip = Chip
spec-row-memory = Memory
spec-row-support = Support
# Until when it gets new versions of its system.
spec-row-upgrades = OS updates
spec-row-body = Body
spec-label-os = OS
spec-label-expected = Expected
# Instead of "Support until", where the day has passed.
spec-label-support-ended = Support ended
spec-label-upgrades-ended = OS updates ended
# Where only some countries are known, there may be more.
spec-label-sold-partly = Sold at least in
# Beside a value for China: everywhere else. $label is the label of a row.
spec-label-elsewhere = { $label } elsewhere
# What a maker puts on its phones in general, not on this one.
spec-label-habit = { $owner } phones
# Something that is said of a series or a brand, not of this device.
spec-label-stated = { $owner }, { $label }
spec-label-about = About { $owner }
spec-mark-stated = said of { $owner }
# The maker itself says so, after a report of another system was denied.
spec-maker-stays = { $maker } says it stays with { $system }
# Cameras, charging, memory; $value has its unit: "200 MP".
spec-part-main = { $value } main
spec-part-ultrawide = { $value } ultrawide
spec-part-telephoto = { $value } telephoto
spec-part-front = { $value } front
spec-part-charging = { $value } charging
spec-part-thick = { $value } thick
spec-part-ram = { $value } RAM
# Support and updates; $value is a date: "1 Oct 2030".
spec-part-until = until { $value }
spec-part-ended = ended { $value }
# Nobody gives a day.
spec-support-going-on = goes on
spec-support-over = ended
# A value with the date from which it holds.
spec-since = { $value }, since { $date }
spec-only-hidden = Only unconfirmed values are known; they are hidden here.
spec-nothing-known = Nothing but its name is known.
# $sources names data sets, as in "A, B and C".
spec-only-named = Only its name and model codes are known, from { $sources }.
# $sources names data sets, as in "A, B and C".
spec-little-known = Little else is known of it. It is in { $sources }.

## Sections: headings, and lines of the menu (at most 40 characters).

spec-section-overview = Overview
spec-section-display = Display and body
spec-section-camera = Cameras
spec-section-battery = Battery and charging
spec-section-performance = Performance
spec-section-software = OS and markets
spec-section-sources = Sources: who said what
spec-section-history = History: what changed
spec-section-empty = Nothing is known about this. Choose another section below.
spec-section-hidden = Only unconfirmed values may be known about this; they are hidden here. Choose another section below.

## Sources and history.

# Several sources that repeat one origin count once.
spec-origins =
    { $origins ->
        [one] { $sources } sources of one origin
       *[other] { $sources } sources of { $origins } origins
    }
spec-origins-some-unknown =
    { $origins ->
        [one] { $sources } sources: one known origin, independence of { $unknown } unknown
       *[other] { $sources } sources: { $origins } known origins, independence of { $unknown } unknown
    }
spec-origins-unknown = { $sources } sources, independence unknown
spec-history-undated = Without a date
spec-history-source = source added
spec-history-revised = value corrected
spec-history-undone = change undone
spec-history-moderator = by a moderator

## The closing lines.

# $name is the short name of what is shown, $typed what was typed.
spec-footer-showing = Showing { $name } for "{ $typed }"
spec-footer-market = Values for { $market }
spec-footer-confirmed = All confirmed
spec-footer-mixed = Confirmed unless marked
spec-footer-unconfirmed = Nothing about it is confirmed
spec-footer-stale = No news on its rumors for half a year
spec-footer-stale-some = Some of its rumors: no news for half a year
spec-footer-hidden =
    { $count ->
        [one] { $count } unconfirmed value is hidden here
       *[other] { $count } unconfirmed values are hidden here
    }
spec-footer-sources =
    { $sources ->
        [one] { $sources } source, last change { $date }
       *[other] { $sources } sources, last change { $date }
    }
spec-footer-sources-undated =
    { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }

## Controls. Buttons: at most 20 characters.

spec-menu = More about it, or another market
spec-menu-runner-up = Show this one instead
spec-menu-all-markets = All markets
# $market is a name such as "China" or "the US".
spec-menu-market = Market: { $market }
spec-button-overview = Overview
spec-button-sources = Sources
