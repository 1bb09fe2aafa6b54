### Help and about: /help and /about. What the commands and their options are
### stands in commands.ftl.
### Keys begin with `help-` or `about-`; docs/WORDING.md says how words sound.

## All commands.

help-title = What Specdex answers
# The commands that begin with $name, such as "rumors".
help-title-group = What /{ $name } answers
# A command as it is typed.
help-name = /{ $name }
# The same with what it answers.
help-command = /{ $name }: { $summary }
help-examples = Three to try:
help-more = `/help spec` tells more about one command.

## One command.

help-options = Options
# $name is the option, $summary what it takes.
help-option = { $name }: { $summary }
help-option-required = { $name }: { $summary }, needed
help-example = Example

## No such command.

help-unknown = No command "{ $typed }"
# $name is the nearest command.
help-unknown-nearest = Nearest: `/{ $name }`. `/help` lists all.
help-unknown-next = `/help` lists all commands.

## About.

about-title = Specdex { $version }
about-what = What is known of phones, tablets, watches and their systems, in each market: who said it, when, and whether it is confirmed.
# $digest names the state of the data, $date is its newest date.
about-data-version = Data version { $digest }, up to { $date }
about-data-version-undated = Data version { $digest }
about-count-devices = { $devices } devices of { $brands } brands
about-count-systems = { $systems } systems with { $releases } releases
about-count-claims = { $claims } values, each with a source
# Not every value has a source.
about-count-claims-some = { $claims } values, { $sourced } with a source
about-count-sources = { $sources } sources by { $publishers } publishers
about-license-code = Code: MIT or Apache-2.0
about-license-data = Data: CC BY-SA 4.0; whose work it is stands in `data/ATTRIBUTION.md`.
about-privacy = Privacy: Specdex keeps nothing about you; it reads only commands and the message you ask about.
