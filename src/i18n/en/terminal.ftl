### What only the terminal says: greeting, prompt, progress.
### Keys begin with `terminal-`; docs/WORDING.md says how words sound.

## The first screen of the terminal bot. Three examples stand below `try`.

terminal-greeting = Specdex: what is known about phones, tablets, watches and their systems, and who says so.
terminal-greeting-try = Three things to try:
terminal-greeting-keys = Tab completes. A number presses what stands beside it. `quit` leaves.
terminal-greeting-connect = To connect it to Discord, set `DISCORD_TOKEN`; `config.example.toml` has every setting.

## What cannot be done, and what can.

terminal-no-connection = A token is set, but this program was built without Discord. Build it with the feature `discord`, or use `specdex chat` to talk in the terminal.
terminal-run-needs-token = No token is set. Set `DISCORD_TOKEN` to connect to Discord, or use `specdex chat` to talk in the terminal.
terminal-token-refused = Discord does not accept the token. Open https://discord.com/developers/applications, choose the application, and reset the token on the page "Bot"; then set `DISCORD_TOKEN` to the new one.
terminal-nothing-to-do = Nothing to do: no token is set, and there is nothing to read. Set `DISCORD_TOKEN` to connect to Discord, or use `specdex chat` in a terminal.
# $limit is the most characters of a line.
terminal-line-long = That line is longer than { $limit } characters, so it was left out. Ask in fewer words.
# A number was typed before there was a card with controls.
terminal-number-without-card = Nothing is numbered yet. Name a device first, or type `/help`.
# $number is what was typed, $last is the largest number of the last card.
terminal-number-unknown =
    { $last ->
        [one] There is no { $number } on the last card; its only number is 1.
       *[other] There is no { $number } on the last card; its numbers are 1 to { $last }.
    }
# $typed is what was typed, $codes are all codes.
terminal-market-unknown = There is no market "{ $typed }". The markets are { $codes }.
# $typed is what was typed, $near is the code that resembles it.
terminal-market-unknown-near = There is no market "{ $typed }". Did you mean { $near }?

## Changing rumors.

terminal-edit-needs-as = To change rumors, say as whom: start with `--as contributor`, `--as moderator` or `--as admin`.
terminal-form-in-chat = That needs a few lines more. Use `specdex chat` with `--as`.
# A field of a form. $label is what it asks for, $value what stands in it.
terminal-form-field = { $label }: (a command leaves the form)
terminal-form-field-filled = { $label }: { $value } (an empty line keeps it, `-` empties it, a command leaves the form)

## Work on the data files.

# $files is the number of files.
terminal-lint-clean =
    { $files ->
        [one] { $files } file, nothing wrong.
       *[other] { $files } files, nothing wrong.
    }
# $files, $errors and $warnings are numbers.
terminal-lint-found = Files: { $files }. Errors: { $errors }. Warnings: { $warnings }.
# $id is what was typed.
terminal-preview-unknown = No file has the id "{ $id }". It is the first line of the file, such as "nokia-x60-pro".
# $id is what was typed, $near is the id that resembles it.
terminal-preview-unknown-near = No file has the id "{ $id }". Did you mean "{ $near }"?
# $count is the number of subjects that got a number.
terminal-number-done =
    { $count ->
        [0] Every id has its number; nothing was changed.
        [one] { $count } id got its number.
       *[other] { $count } ids got their numbers.
    }

# $name is what was typed, $names are all data sets.
terminal-import-unknown = There is no data set { $name }. There are { $names }.
# $name is what was typed, $near is the data set that resembles it, $names are all.
terminal-import-unknown-near = There is no data set { $name }. Did you mean { $near }? There are { $names }.
# `--data-dir data` is typed as it stands.
terminal-import-no-folder = Say which data folder to write to, with --data-dir data.
# Somebody's own files are in error; `specdex data lint` is typed as it stands.
terminal-import-errors = Some hand-written files have errors, so nothing was imported or merged. `specdex data lint` names them; mend them and try again.
# $path is the folder that was given, $name the data set.
terminal-import-nothing = { $path } holds no file that { $name } reads. Give the top folder of the copy.
# $name is the data set, $path the folder that was given.
terminal-import-empty = Nothing in { $path } can be used, so what was imported of { $name } before stays. Get a fresh copy and try again.
# Numbers of records: not there before, saying something else, as before, not there any more, and not usable.
terminal-import-summary = { $new } new, { $changed } changed, { $unchanged } unchanged, { $gone } gone, { $refused } refused.
# Below some lines that name what could not be used. $count is how many more there are.
terminal-import-more = And { $count } more.
# $name is the data set, $digest a long number; what follows the colon is written as it stands.
terminal-import-digest = In sources.toml, write at { $name }: digest = "{ $digest }"
# $devices and $values are the numbers of all that is generated.
terminal-merge-unchanged = Nothing changes: { $devices } generated devices, { $values } values.
# $devices and $values are the numbers of all that is generated, $unknown of records, $retired and $gone of ids.
terminal-merge-changed = { $devices } generated devices, { $values } values. { $unknown } records of model codes name no device. { $retired } ids were retired; { $gone } more are nobody's now, and lint names them.
# The same numbers, as they would be; nothing was written.
terminal-merge-would-change = Nothing was written. There would be { $devices } generated devices and { $values } values. { $unknown } records of model codes name no device. { $retired } ids would be retired, and { $gone } more would be nobody's.

## `specdex check`.

# $file is a path.
terminal-check-file = Settings: { $file } and the environment.
terminal-check-no-file = Settings: only the environment; there is no `config.toml` here or in the state folder.
# $dir is a path.
terminal-check-state = State: { $dir }.
terminal-check-state-file = state.dir: error: { $dir } is not a folder, so nothing can be remembered there. Name a folder, or leave it out.
terminal-check-no-state = State: no folder, because there is no home folder. Set `SPECDEX_STATE_DIR` to keep the history of the terminal.
terminal-check-token = Token: set.
terminal-check-token-odd = Token: set, but a bot token has three parts with dots between them. Compare it with the page "Bot" of the application.
terminal-check-no-token = Token: none, so Specdex talks in the terminal.
# $version is a text such as "3f9a0c12be44", $newest a date, $devices and $claims are numbers.
terminal-check-data = Data: version { $version }, last change { $newest }, { $devices } devices, { $claims } values.
terminal-check-clean = Nothing is wrong.
# $count is the number of problems above.
terminal-check-found =
    { $count ->
        [one] { $count } problem.
       *[other] { $count } problems.
    }

terminal-search-show = The first is shown. The text was read piece by piece.
terminal-search-show-whole = The first is shown. The text was looked up as a whole name.
terminal-search-ask = Which one is asked. The text was read piece by piece.
terminal-search-ask-whole = Which one is asked. The text was looked up as a whole name.
terminal-search-none = None is meant. The nearest:
terminal-search-exact = its name
terminal-search-alias = another name
terminal-search-code = a model code
terminal-search-tokens = its words
terminal-search-distance = with a slip or a nickname
