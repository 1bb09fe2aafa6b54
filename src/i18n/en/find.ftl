### Devices that have what was asked for: /find.
### Keys begin with `find-`; docs/WORDING.md says how words sound.

## First lines: they answer.

find-title =
    { $count ->
        [one] { $count } device fits
       *[other] { $count } devices fit
    }
# Nothing was asked for, so every device fits.
find-title-all =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
find-title-none = No device fits

## What was asked for, one after another: "phone, Xiaomi, battery at least 6,000 mAh".

find-asked-system = with { $system }
# $years is a year or "2022 to 2024".
find-asked-years = out in { $years }
find-years = { $first } to { $last }
# $limit is such as "at least 6,000 mAh" or "up to 200 g".
find-asked-battery = battery { $limit }
find-asked-refresh = refresh rate { $limit }
find-asked-camera = main camera { $limit }
find-asked-ram = RAM { $limit }
find-asked-weight = weight { $limit }
# $place is "in China", "outside China".
find-asked-market = values { $place }

## Orders: headings, lines of the menu and choices while typing; at most 40 characters.

find-order-newest = Newest first
find-order-battery = Largest battery first
find-order-refresh = Highest refresh rate first
find-order-camera = Main camera: most megapixels first
find-order-ram = Most RAM first
find-order-weight = Lightest first
find-order-name = By name

## Values on the row of a device.

find-part-ram = { $value } RAM
# Its release is not known, but when it was shown to the public, or will be as
# far as somebody says.
find-part-shown = shown { $date }
find-part-expected = expected { $date }
# What decides the order is not known of this device. $label is a property.
find-part-unknown = { $label } not known

## Nothing fits: what to leave out. Also buttons, at most 20 characters.

find-without = Leave something out
find-without-row =
    { $count ->
        [one] { $label }: { $count } device
       *[other] { $label }: { $count } devices
    }
find-without-several = Leave out two or more of these, or ask for less: `/find kind:phone battery:5000`.
find-any-kind = Any kind
find-any-brand = Any brand
find-any-system = Any OS
find-any-year = Any year
find-any-stage = Any status
find-any-battery = Any battery
find-any-refresh = Any refresh rate
find-any-camera = Any camera
find-any-ram = Any RAM
find-any-weight = Any weight
find-any-market = Every market

## The closing lines.

find-footer-confirmed = All confirmed
find-footer-mixed = Confirmed unless marked
find-footer-stale = Some of these rumors: no news for half a year
find-footer-market = Values for { $market }
# Devices of which something that was asked for is not known.
find-footer-unknown =
    { $count ->
        [one] { $count } device is left out, because not all of it is known
       *[other] { $count } devices are left out, because not all of it is known
    }
find-footer-hidden =
    { $count ->
        [one] { $count } device is left out: its unconfirmed values are hidden here
       *[other] { $count } devices are left out: their unconfirmed values are hidden here
    }
find-footer-elsewhere =
    { $count ->
        [one] { $count } device is left out, on record only for other markets
       *[other] { $count } devices are left out, on record only for other markets
    }

## The menu.

find-menu = Open a card with all sources, or another order
find-menu-every-market = Every market
