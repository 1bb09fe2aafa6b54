### What went wrong and what to do next. No blame, always a next step.
### Keys begin with error-; docs/WORDING.md says how words sound.

## Controls.

error-control-old = This control is from an older version. Run the command again.

# For somebody who pressed the button that removes a message of somebody else.
error-control-delete = Nothing was deleted. Only who asked for this card, and members who may manage messages, can delete it. Ask one of them.

## Asking. Only in Discord.

# $reference is a short code under which the log has the cause.
error-failure = There is no answer this time, because something broke. Ask again in a moment. If it stays so, give the code { $reference } to whoever runs this bot.
error-too-many =
    { $seconds ->
        [one] There is no answer this time, because too much was asked at once. Ask again in { $seconds } second.
       *[other] There is no answer this time, because too much was asked at once. Ask again in { $seconds } seconds.
    }

## A typed line. $typed is what was typed.

# $example is the name of a device.
error-nothing = Nothing was typed. Name a device, such as { $example }, or see /help.
error-command-unknown = There is no command "{ $typed }". See /help for all commands.
# $nearest is the nearest command, with its slash.
error-command-unknown-near = There is no command "{ $typed }". The nearest is { $nearest }; /help lists all.
# $group is a first name such as /os, $parts a list of what may follow, $example a line that works.
error-command-incomplete = { $group } needs one more word: { $parts }. Try { $example }
error-command-part = { $group } has no "{ $typed }". It takes { $parts }. Try { $example }

## Options. $command is the command with its slash, $option the name of the option.

# $example is a line that works.
error-option-missing = { $command } needs "{ $option }". Try { $example }
# $nearest is the nearest option.
error-option-unknown-near = { $command } has no option "{ $typed }". The nearest is { $nearest }.
# $known is a list of the options that it has.
error-option-unknown = { $command } has no option "{ $typed }". It takes { $known }.
error-option-repeated = "{ $option }" stands there twice. Give it once.
# $example is a line that works.
error-option-superfluous = { $command } takes no "{ $typed }". Try { $example }
# $given is how many devices were named, $most how many it takes.
error-option-too-many = { $command } takes at most { $most } devices, and { $given } were named. Leave some out.
# $example is how it is written, such as hidden:yes.
error-option-flag = "{ $option }" is yes or no, and "{ $typed }" is neither. Try { $example }
# $codes is a list of codes, such as "cn, eu or us".
error-market-unknown = There is no market "{ $typed }". Use a code such as { $codes }, or leave it out for all markets.
# $market is the name of the nearest market, $example how it is written, such as market:cn.
error-market-unknown-near = There is no market "{ $typed }". The nearest is { $market }: { $example }

## What an option cannot be. $option is the name of the option, $typed what was
## typed, $example how one is written that works, such as brand:nokia.

# $nearest is the nearest that it can be.
error-value-near = "{ $option }" cannot be "{ $typed }". The nearest is { $nearest }: { $example }
# $known is a list of all that it can be.
error-value-unlisted = "{ $option }" cannot be "{ $typed }". It takes { $known }.
error-value-name = "{ $option }" cannot be "{ $typed }", because nothing on record has that name. Try { $example }
error-value-year = "{ $option }" is a year or two, and "{ $typed }" is neither. Try { $example } or { $option }:2022-2024
# $unit is a unit such as mAh.
error-value-figure = "{ $option }" is a number in { $unit }, and "{ $typed }" is none. Try { $example }
# $bound is the most, or the least, that a device can have: "60,000 mAh".
error-value-above = "{ $option }" cannot be "{ $typed }", because no device has more than { $bound }. Try { $example }
error-value-below = "{ $option }" cannot be "{ $typed }", because no device has less than { $bound }. Try { $example }
