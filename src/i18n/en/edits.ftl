### Changing rumors: /rumor, its previews, forms and refusals.
### Keys begin with `edit-`; docs/WORDING.md says how words sound.

## Choices while typing: at most 40 characters.

# A rumor of the device that was chosen already.
edit-choice-claim = { $property }: { $value }, { $status }
edit-choice-on = on
edit-choice-off = off

## An option that means nothing. $typed is what was typed.

# $names is a list of devices, such as "X60 or X60 Pro".
edit-misread-several = "{ $typed }" fits several: { $names }. Type the name in full.
edit-misread-nearest = No record of "{ $typed }". The nearest names are { $names }.
edit-misread-nobody = No record of "{ $typed }". Look for its name with `/spec`.
# $nearest is the key of a property, such as battery.capacity.
edit-misread-property-near = There is no property "{ $typed }". The nearest is { $nearest }.
edit-misread-property = There is no property "{ $typed }". Choose one while typing; `statement` takes what has none of its own.
# $property is the label of a property, $unit a unit such as mAh.
edit-misread-value-quantity = { $property } is a number in { $unit }, and "{ $typed }" is none. Write "120 { $unit }", "more than 120 { $unit }" or "100 to 120 { $unit }".
edit-misread-value-count = { $property } is a number, and "{ $typed }" is none. Write "530,000,000" or "more than 1,000".
edit-misread-value-resolution = { $property } is width and height in pixels, and "{ $typed }" is not. Write "1080 x 2340".
edit-misread-value-date = { $property } is a date, and "{ $typed }" is none. Write "2027-03-15", "2027-Q1", "early 2027" or "not before 2027".
edit-misread-value-boolean = { $property } is yes or no, and "{ $typed }" is neither.
edit-misread-value-os = { $property } is a system, and "{ $typed }" is none on record. Write its name and, where it is known, the version: "HarmonyOS 4".
edit-misread-value-market = { $property } is a country or region, and "{ $typed }" is none on record. Write a code such as cn, eu or us.
# $limit is the most characters.
edit-misread-value-text = { $property } is a text of at most { $limit } characters on one line. Write it in fewer words.
# $option is the name of the option.
edit-misread-date = "{ $option }" is a date, and "{ $typed }" is none. Write "2027-03-15", "2027-03" or "early 2027".
edit-misread-address = "{ $typed }" is no address of a page. Copy it from the browser; it begins with https://
edit-misread-address-https = "{ $typed }" does not begin with https://, so nothing was taken from it. Use the address that does.
edit-misread-address-user = That address carries a user name, so nothing was taken from it. Use the one without.
edit-misread-address-long = That address has more than { $limit } characters. Use a shorter one of the same page.
# $nearest is the id of a publisher.
edit-misread-publisher-near = There is no publisher "{ $typed }". The nearest is { $nearest }.
edit-misread-publisher = There is no publisher "{ $typed }". Leave it out: it follows from the address.
edit-misread-claim = There is no rumor "{ $typed }". Choose the device first, then one of its rumors while typing.
edit-misread-claim-other = "{ $typed }" is a rumor of another device. Choose one of this device while typing.
edit-misread-who = "{ $typed }" is neither a user nor a role. Mention one with @, or give a number.
edit-misread-edit = "{ $typed }" is no number of an edit. `/rumors history` shows the numbers.
# $limit is the most characters.
edit-misread-text = "{ $option }" is a text of at most { $limit } characters. Write it in fewer words.

## Options: at most 70 characters.

edit-option-device = The device, series or maker, such as x60 pro
edit-option-property = What it is about, such as battery or OS at launch
edit-option-value = What is said, with its unit, such as 6000 mAh or early 2027
edit-option-source = The address of the page that says so
edit-option-market = Where it holds, such as cn; everywhere without it
edit-option-status = How far it is backed: rumored, leaked, announced, confirmed
edit-option-date = When the page says so; today without it
edit-option-publisher = Who says so; it follows from the address
edit-option-reason = Why, in a few words
edit-option-claim = The rumor; choose the device first
edit-option-claims = The rumors that are confirmed, with commas; chosen later without it
edit-option-narrow = Only rumors about this, where there are many
edit-option-edit = The number of the edit, such as 42
edit-option-debunk = Rumors that this shows to be false, with commas
edit-option-by = Whose edits; the mark that the history shows
edit-option-since = Since when, such as 2027-03-15
edit-option-name = Its name without the brand, such as Z90 Fold
edit-option-series = The series that it belongs to
edit-option-who = A user or a role: a mention, or a number
edit-option-level = What they may do: contributor, moderator, admin or none
edit-option-state = on or off; on without it

## The first line of a preview, and of what was written.

edit-preview-recorded = Record this?
edit-preview-changed = Change this?
edit-preview-proposed = Propose this?
edit-preview-undone = Take this back?
edit-preview-approved = Agree to this?
edit-preview-rejected = Turn this down?
edit-preview-locked = Stop edits of this?
edit-preview-unlocked = Let this be edited again?
edit-preview-frozen = Stop all edits?
edit-preview-thawed = Let edits go on?
edit-preview-subject = Add this?
edit-preview-granted = Let them edit?
edit-preview-revoked = Let them edit no longer?
edit-written-recorded = Recorded
edit-written-changed = Changed
edit-written-proposed = Proposed, waits for a second person
edit-written-undone = Taken back
edit-written-approved = Approved
edit-written-rejected = Turned down
edit-written-locked = Edits of this are stopped
edit-written-unlocked = This can be edited again
edit-written-frozen = All edits are stopped
edit-written-thawed = Edits go on
edit-written-subject = Added

## What becomes of a rumor.

# $value is a value with its status: "6,000 mAh, rumored".
edit-before = before: { $value }
# In the place of a value that would be gone.
edit-gone = no longer on record
# $id is the permanent id of a rumor.
edit-claim = Rumor { $id }
# $market is the name of a market, "worldwide".
edit-market = Market: { $market }
edit-date = Date: { $date }
edit-reason = Reason: { $reason }
# The kind of a publisher that nobody has looked at yet.
edit-publisher-new = new publisher
# $name is a name without its brand, $brand the brand.
edit-new-device = { $brand } { $name }, a device
edit-new-series = { $brand } { $name }, a series
# An undo takes it back, or brings it back. $name is one of the two above.
edit-subject-gone = { $name }: no longer on record
edit-subject-back = { $name }: on record again
# $number is the permanent number of an edit.
edit-number = Edit { $number }
# The same with the day on which it was made.
edit-number-dated = Edit { $number }, { $date }

## What to know before it is confirmed.

# $claims is a list of ids.
edit-remark-cited = This page is cited already by { $claims }.
# $names is a list of devices and addresses.
edit-remark-also = The message also names { $names }. Record that by itself.
edit-remark-rivals =
    { $count ->
        [one] { $count } other rumor says something else. Choose it below if the source shows that it is false.
       *[other] { $count } other rumors say something else. Choose below which of them the source shows to be false.
    }
edit-remark-waits = It counts once a second person agrees.
edit-preview-valid =
    { $minutes ->
        [one] Nothing is written yet. Valid for { $minutes } minute.
       *[other] Nothing is written yet. Valid for { $minutes } minutes.
    }
edit-already = That was written already
edit-already-next = It counts once. `/rumor undo` takes it back.
# First line; what is wrong stands below it.
edit-unread = Nothing is written yet
edit-canceled = Nothing was changed
edit-canceled-next = `/rumor` has everything that can be changed.

## Controls: buttons at most 20 characters.

edit-button-confirm = Confirm
edit-button-propose = Propose
edit-button-change = Change
edit-button-more = Change more
edit-button-cancel = Cancel
edit-button-undo = Undo
edit-button-approve = Approve
edit-button-reject = Turn down
edit-select-rivals = Also found false
edit-select-claims = Which does the source confirm?

## The form behind "Change": at most 30 characters.

edit-form = Rumor
edit-field-device = Device
edit-field-property = Property
edit-field-value = Value
edit-field-source = Address of the page
edit-field-market = Market
edit-field-status = Status
edit-field-date = Date
edit-field-publisher = Publisher
edit-field-name = Name without the brand
edit-field-brand = Brand
edit-field-kind = Kind
edit-field-series = Series
edit-field-edit = Number of the edit
edit-field-by = Whose edits
edit-field-since = Since when
edit-field-state = On or off
edit-field-who = User or role
edit-field-level = Level
edit-field-reason = Reason

## Choosing several, and what waits.

# First line. $name is a device, $count how many of its rumors are open.
edit-choose =
    { $count ->
        [one] { $name }: { $count } open rumor
       *[other] { $name }: { $count } open rumors
    }
edit-choose-next = Choose those that the source confirms; a preview follows.
# The menu is full. $most is how many it holds.
edit-choose-more = The menu has room for the first { $most }. For the others, give `property` or `claims` with the command.
edit-choose-none = Nothing is open here. `/rumor add` records something new.
edit-waiting =
    { $count ->
        [0] Nothing waits
        [one] { $count } edit waits
       *[other] { $count } edits wait
    }
# $number is the number of an edit, $who stands for a person.
edit-waiting-one = Edit { $number } by { $who }
edit-waiting-next = A second person agrees with `/rumor approve`, or turns it down with `/rumor reject`.
# $claims is a list of ids of rumors.
edit-conflicts = The data files and the edits disagree about { $claims }. Look at `/rumors history`, then decide.
edit-waiting-none = `/rumors feed` shows what is new.

## Who may edit.

edit-level-contributor = contributor, proposes
edit-level-moderator = moderator, changes and approves
edit-level-admin = admin, everything
edit-level-none = none, only reads
# Somebody who is granted something: a user or a role, by number, with or without a name.
edit-who-user = User { $id }
edit-who-user-named = { $name }, user { $id }
edit-who-role = Role { $id } of server { $guild }
edit-who-role-named = { $name }, role { $id } of server { $guild }
# First line, after somebody was allowed something. $level is such as "moderator, changes and approves".
edit-granted = From now on: { $level }
# $who is one of the above.
edit-granted-one = { $who }: { $level }
edit-granted-settings = The settings say { $level }; that stays.
# Heading of everything that was granted.
edit-granted-all = Granted in all
edit-granted-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
edit-granted-next = It holds at once. `/rumor grant` with level:none takes it back.

## Refusals.

edit-refused-contributor = Nothing was changed, because only contributors and moderators of this catalog's servers can do that. `/rumors feed` shows what is known.
edit-refused-moderator = Nothing was changed, because only moderators can do that. Ask one of them.
edit-refused-admin = Nothing was changed, because only admins can do that. Ask one of them.
edit-refused-no-log = Nothing was changed, because edits are not set up here. Whoever runs this bot finds how in its README.
# $who stands for a person, $when is such as "3 minutes ago", $why is a reason.
edit-refused-frozen = Nothing was changed, because all edits were stopped by { $who } { $when }: { $why }. Try again later.
edit-refused-locked = Nothing was changed, because edits of this device were stopped by { $who } { $when }: { $why }. Ask an admin.
edit-refused-locked-claim = Nothing was changed, because edits of this rumor were stopped by { $who } { $when }: { $why }. Ask an admin.
edit-no-reason = no reason given
edit-ago =
    { $minutes ->
        [0] just now
        [one] { $minutes } minute ago
       *[other] { $minutes } minutes ago
    }
edit-refused-no-subject = Nothing was changed, because that is no longer on record. Look for its name with `/spec`.
edit-refused-no-claim = Nothing was changed, because that rumor is no longer on record. Choose one while typing.
edit-refused-no-market = There is no market "{ $market }". Choose one while typing.
edit-refused-no-system = No system "{ $typed }" is on record. Write its name, such as HarmonyOS.
edit-refused-unread = "{ $typed }" cannot be read, so nothing was changed. Choose what is offered while typing.
edit-refused-text = Nothing was changed, because a text cannot be kept as it is. Write it in fewer words on one line.
edit-refused-name = Nothing was changed, because no id can be made of that name. Write it in Latin letters and digits, or undo the edit that took it back.
# $date is a date.
edit-refused-ahead = Nothing was changed, because nobody knew that before { $date }. Give a date that has passed, or leave it out.
# $id is the id of a rumor.
edit-refused-exists = That is on record already as { $id }. Add the page with `/rumor source`.
edit-refused-subject-exists = { $name } is on record already. Use that name.
edit-refused-same = Nothing was changed, because it says that already.
edit-refused-granted = Nothing was changed, because that is what they were granted already.
edit-refused-known = That rumor rests on this page already. Add another page, or change its status with `/rumor status`.
edit-refused-own = Nobody agrees to what they proposed. Ask a second person.
edit-refused-nothing = There is nothing to do here. `/rumor` has everything that can be changed.
# $most is a number of edits.
edit-refused-waiting = Nothing was changed, because { $most } of your edits wait already. Ask a moderator to look at them, or take one back with `/rumor reject`.
# $most is a number.
edit-refused-too-many = That is more than { $most } at once. Choose fewer, then the rest.
# $property is the label of a property.
edit-refused-misfit = { $property } is nothing that this can have. Choose another property while typing.
edit-refused-implausible = Nothing was changed, because no device can have that { $property }. Compare it with the page.
# $from and $to are statuses, $legal is a list of them.
edit-refused-move = This rumor is { $from } and cannot become { $to }. It can become { $legal }.
edit-refused-final = This rumor is { $from }, and that stays so. Undo the edit that made it so, or record a new rumor.
# $status is a status.
edit-refused-gate-source = Nothing becomes { $status } without a page that says so. Add its address.
edit-refused-gate-primary = { $status } needs the maker, an authority or a shop as its source. Add such a page, or choose an earlier status.
edit-refused-gate-press = { $status } needs the press or a known leaker as its source. Add such a page, or choose rumored.
edit-refused-gate-reason = { $status } needs a reason. Say in a few words how that is known.
# $now is what it says now: "6,000 mAh, rumored"; $what is what was done: "confirmed and a new source".
edit-refused-moved = It has changed since the preview, so nothing was written. Now it says { $now }. Look again, then decide.
edit-refused-moved-by = It has changed since the preview, so nothing was written: { $what }, by { $who } { $when }. Now it says { $now }. Look again, then decide.
edit-refused-moved-files = The catalog has changed since the preview, so nothing was written: { $what }. Now it says { $now }. Look again, then decide.
edit-did-source = a new source
edit-did-revise = a corrected value
edit-did-undo = a step taken back
# $number is the number of an edit.
edit-refused-no-edit = There is no edit { $number } that this could be about. `/rumors history` and `/rumor waiting` show the numbers.
edit-refused-not-undoable = Edit { $number } is not taken back but switched: use `/rumor lock` or `/rumor freeze` with state:off.
edit-refused-undone = Edit { $number } has no effect any more, so nothing was changed. `/rumors history` shows what has.
# $later is a list of numbers.
edit-refused-built-on = Edit { $number } was not taken back, because later edits build on it: { $later }. Take these back first.
# $status is a status, $later the number of the edit that set it.
edit-refused-rests-on = Edit { $number } was not taken back, because { $status } rests on it since edit { $later }. Take edit { $later } back first, or add another page that says so.
# $names is a list of devices, $later the numbers of the edits that added them.
edit-refused-has-members = Edit { $number } was not taken back, because this belongs to it: { $names }. First take back what added that: { $later }.
# $later is the number of the edit that took back what it is about.
edit-refused-subject-gone = Edit { $number } was not taken back, because what it is about is gone since edit { $later }. Take that back first.
# $count is how many rumors.
edit-refused-has-claims =
    { $count ->
        [one] Edit { $number } was not taken back, because { $count } rumor is about it. Take that back first.
       *[other] Edit { $number } was not taken back, because { $count } rumors are about it. Take these back first.
    }
edit-refused-unfit = Nothing was changed, because what would be left does not hold together. Take later edits back first.

## Drafts and the store.

edit-refused-draft = Nothing was changed, because this preview is no longer there. Run the command again.
# $line is the command to type.
edit-refused-expired = Nothing was changed, because this preview is too old. Type it again: { $line }
edit-refused-foreign = Nothing was changed, because this preview is somebody else's. Run the command yourself.
edit-refused-full = Nothing was changed, because there is no room left to write. Whoever runs this bot must make some; everything can still be read.
edit-refused-busy = Nothing was changed, because too much is being written at once. Try again in a moment.
edit-refused-broken = Nothing was changed, because the log of edits cannot be used. Whoever runs this bot finds why with `specdex fsck`.
edit-refused-guild = Nothing was changed, because that role is of no trusted server. Name a role of this server.
edit-refused-person = Nobody is known by the mark "{ $typed }", or several are. `/rumors history` shows the marks.
