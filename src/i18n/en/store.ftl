### The store, for who operates it: `specdex log`, `fsck`, `backup`, `forget`.
### Keys begin with `store-`; docs/WORDING.md says how words sound.

store-no-folder = There is no folder for what the program remembers. Name one with `SPECDEX_STATE_DIR`.
# $file is where it would be.
store-none = There is no store yet: { $file } is made with the first edit.

## The log.

store-log-empty = No edits.
# $seq is its number, $time when, $kind what, $version the form of it, $user the number of the person in Discord.
store-log-event = { $seq }  { $time }  { $kind } { $version }, by { $user }
store-log-event-forgotten = { $seq }  { $time }  { $kind } { $version }, by somebody who was forgotten
# $slot says which text, $text is what somebody wrote.
store-log-text = { $slot }: { $text }
store-log-erased = { $slot }: erased

## The check.

# $file is the file, $events, $texts and $erased are numbers.
store-check-seen = { $file } holds { $events } events, { $texts } texts, and { $erased } places of erased texts.
# $hash is 64 digits.
store-check-hash = The last hash is { $hash }. Keep it elsewhere to notice if the whole log is replaced.
# $count is the number of events.
store-check-unread =
    { $count ->
        [one] { $count } event says what this version cannot read. It is kept, and has no effect here.
       *[other] { $count } events say what this version cannot read. They are kept, and have no effect here.
    }
store-check-clean = Nothing is wrong.
# The lines below it name each. $count is how many rumors.
store-check-conflicts =
    { $count ->
        [one] The data files and the edits disagree about { $count } rumor; nothing decides between the two.
       *[other] The data files and the edits disagree about { $count } rumors; nothing decides between the two.
    }
store-check-remedy = Stop the program, keep the file, and put the newest backup that has no such lines in its place.

## What the check found. $first and $second are numbers of events.

# $text is what SQLite says.
store-found-damage = The file is damaged: { $text }
store-found-gap = Events are missing between { $first } and { $second }.
store-found-changed = Event { $first } is not what was written, or the one before it is not.
# $text says which text.
store-found-text = The text "{ $text }" of event { $first } is not what was written.
store-found-unreadable = Event { $first } cannot be read.
store-found-end = The log ends at { $second }, but { $first } was noted as its end.

## Backup and forgetting.

# $file is the new file.
store-backup-done = A whole copy is in { $file }.
# $user is a number of Discord.
store-forget-unknown = Nothing is known of { $user }; nothing was erased.
# $texts is how many texts were erased.
store-forget-done =
    { $texts ->
        [one] { $user } is forgotten, with { $texts } text. Restart bots that are running, and delete older backups.
       *[other] { $user } is forgotten, with { $texts } texts. Restart bots that are running, and delete older backups.
    }
