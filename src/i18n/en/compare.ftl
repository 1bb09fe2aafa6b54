### Two to four devices side by side: /compare.
### Keys begin with `compare-`; docs/WORDING.md says how words sound.

# $names are two to four full names, joined with "and".
compare-title = { $names }
# Beside a value for China: everywhere else. $label is the label of a property.
compare-elsewhere = { $label } elsewhere
# What one device has beside what the next one has, in the order of the title.
compare-beside = { $left } / { $right }
# Behind a value: the better of the known, exact values.
compare-mark-better = better
# Other sources that are as good give another value; the first one is shown by
# an order among the sources.
compare-mark-others = others say { $value }
# The value is said of the series or brand, not of this device.
compare-mark-stated = said of { $owner }
compare-no-difference = Nothing known tells them apart.

## The closing lines.

# $name is the short name of what is shown, $typed what was typed.
compare-showing = Showing { $name } for "{ $typed }"
compare-named-twice = { $name } was named twice and is shown once.
compare-too-many = Four devices fit on one card; the others are left out.
compare-market = Values for { $market }
compare-confirmed = All confirmed
compare-mixed = Confirmed unless marked
compare-hidden =
    { $count ->
        [one] { $count } unconfirmed value is hidden here
       *[other] { $count } unconfirmed values are hidden here
    }

## One device only.

compare-one-title = Only { $name } was named
compare-same-title = Each of these is { $name }
compare-one = Name two to four different devices: `/compare huawei mate 60 pro, iphone 15 pro`. Or open its card below.

## Controls. Buttons: at most 20 characters.

compare-menu = Open a card with all sources
compare-button-differences = Only differences
compare-button-all = Show all
compare-button-card = Open its card
