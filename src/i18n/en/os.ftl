### Operating systems, their releases and who uses them: /os and /harmonyos.
### Keys begin with `os-`; docs/WORDING.md says how words sound.

## First lines: they answer. At most 256 characters, better 60.

# $system is a system, perhaps with a market: "HarmonyOS in China".
os-name-in = { $system } { $place }
# A version and the day on which it was the newest, where that is long ago.
os-newest-as-of = { $version } as of { $date }
# $version is the newest version as its maker writes it, perhaps with a date.
os-title-info = { $system }: newest is { $version }
# It is known where $system is offered, and not in the market asked for.
os-title-info-elsewhere = { $system }: not offered, as far as known
os-title-info-plain = { $system }: what is known
os-title-versions = { $system }: newest is { $version }
# $count is the number of versions that are supported today.
os-title-versions-supported =
    { $count ->
        [one] { $system }: newest is { $version }, { $count } version supported today
       *[other] { $system }: newest is { $version }, { $count } versions supported today
    }
os-title-versions-count =
    { $count ->
        [one] { $system }: { $count } release
       *[other] { $system }: { $count } releases
    }
os-title-versions-none = { $system }: no releases on record
# Numbers of devices: $devices have it, the others are only announced, rumored or were denied.
os-title-devices =
    { $devices ->
        [0]
            { $announced ->
                [0]
                    { $rumored ->
                        [0]
                            { $denied ->
                                [0] { $system }: no confirmed device on record
                                [one] { $system }: no device, { $denied } denied
                               *[other] { $system }: no device, { $denied } denied
                            }
                       *[other] { $system }: no device yet, { $rumored } only rumored
                    }
               *[other] { $system }: no device yet, { $announced } announced
            }
        [one]
            { $rumored ->
                [0] { $system }: { $devices } device has it
               *[other] { $system }: { $devices } device has it, { $rumored } only rumored
            }
       *[other]
            { $rumored ->
                [0] { $system }: { $devices } devices have it
               *[other] { $system }: { $devices } devices have it, { $rumored } only rumored
            }
    }
# Numbers of makers: $ships ship it, the others are only announced, rumored or denied.
os-title-makers =
    { $ships ->
        [0]
            { $announced ->
                [0]
                    { $rumored ->
                        [0]
                            { $denied ->
                                [0] { $system }: no maker known to ship it
                               *[other] { $system }: no maker known to ship it, { $denied } denied
                            }
                       *[other] { $system }: no maker known to ship it, { $rumored } only rumored
                    }
               *[other] { $system }: no maker ships it yet, { $announced } announced
            }
        [one]
            { $rumored ->
                [0] { $system }: { $ships } maker ships it
               *[other] { $system }: { $ships } maker ships it, { $rumored } only rumored
            }
       *[other]
            { $rumored ->
                [0] { $system }: { $ships } makers ship it
               *[other] { $system }: { $ships } makers ship it, { $rumored } only rumored
            }
    }

## What the card speaks of.

os-kind-family = Operating system by { $maker }
os-kind-family-unknown = Operating system
# $family is the system that the line or release belongs to.
os-kind-line = One line of { $family }
os-kind-release = One release of { $family }
# $base is the system beneath.
os-kind-skin = Interface by { $maker } on { $base }
os-kind-skin-unknown = Interface on another system
# $version is the newest version of a line.
os-newest = newest { $version }
# On every page. $others names systems or lines that people take for this one.
os-apart = Only { $system }, not { $others }
os-apart-lines = All lines of { $system }, not { $others }

## The menu.

os-menu = Topic, line or market
os-menu-info = What it is
os-menu-versions = Versions and support
os-menu-devices = Devices
os-menu-makers = Makers
os-menu-all-lines = All of { $family }
os-menu-every-market = Every market
# $place is "in China", "outside China".
os-menu-market = Only { $place }

## What it is.

os-section-made = What it is
os-section-offered = Release and markets
os-section-figures = In figures
os-section-statements = Statements
os-section-service = { $service }, a service of its maker
os-section-skins = Interfaces built on it
os-info-nothing = Nothing more is known of { $system }.

## Releases.

os-section-supported = Supported today
os-section-ended = No longer supported
# Nothing is known about the support of these.
os-section-open = { $system }: support not known
os-section-early = { $system }: for developers and testers
# No releases, but devices with them.
os-section-seen = Seen on devices
os-section-builds = Patches
os-versions-nothing = No releases of { $system } on record.
os-versions-elsewhere =
    { $count ->
        [one] { $count } release for other markets is left out.
       *[other] { $count } releases for other markets are left out.
    }
# Kinds of release, in front of a date.
os-release-preview = preview
os-release-developer = developer release
os-release-open-source = source code
os-release-observed = seen on devices
os-release-developers = for developers { $date }
os-release-shown = shown { $date }
os-release-base = on { $base }
os-release-undated = date not known
os-support-until = supported until { $date }
os-support-active = supported as of { $date }
os-support-active-undated = supported
os-support-ended = support ended { $date }
os-support-inactive = not supported as of { $date }
os-support-over = no longer supported

## Devices. $place is "in China" or several places, $count how many devices follow.

# $when says where and since when: "in China, since 10 Aug 2019".
os-overview-maker = { $maker } ({ $when })
os-overview-released = Came with it
os-overview-updated = Got it as an update
# It has it; whether it came with it is not known.
os-overview-runs = Runs it
os-overview-once = Had it once
os-devices-released = Came with it { $place } ({ $count })
os-devices-updated = Got it as an update { $place } ({ $count })
os-devices-runs = Runs it { $place } ({ $count })
os-devices-once = Had it once { $place } ({ $count })
os-devices-announced = Announced { $place } ({ $count })
os-devices-rumored = Only rumored { $place } ({ $count })
# Rumors without a new source for half a year.
os-devices-stale = Only rumored { $place }, no news for half a year ({ $count })
os-devices-denied = Denied { $place } ({ $count })
# A line above a section, for all of its rows.
os-stale-all = No news on these for half a year.
os-devices-nothing = No confirmed device with { $system } is on record.
os-devices-version-unsaid =
    { $count ->
        [one] { $count } device with an unknown version of { $family } is left out.
       *[other] { $count } devices with an unknown version of { $family } are left out.
    }
# $skin is one interface built on $system.
os-devices-skins = Devices listed under an interface on { $system }, such as { $skin }, are told there.
# Parts of a device's row. $version is one version or several.
os-device-launch = { $version } at launch
os-device-since = { $version } since { $date }
# $when is "in Q4 2021", "on 8 Oct 2024".
os-device-when = { $version } { $when }
os-device-later = { $version } later

## Makers.

os-makers-ships = Ships it
os-makers-once = Shipped it once
# Only older devices are known; nobody said that it stopped.
os-makers-earlier = Shipped it, no newer device known
os-makers-announced = Announced
os-makers-partner = Partner outside phones
os-makers-rumored = Only rumored
os-makers-denied = Denied
os-makers-nothing = No maker that is confirmed to ship { $system } is on record.
# $makers of which something was said that names no version of $family.
os-makers-version-unsaid = Said of { $family } without a version: { $makers }. Look under { $family }.
os-maker-since = since { $date }
# When something began that is over.
os-maker-from = from { $date }
# $place is "in China", "worldwide".
os-maker-plan = plan { $place }
os-maker-talks = in talks { $place }
os-maker-phones = on its phones { $place }
os-maker-devices =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
# The same as lines of their own, beneath a maker.
os-beneath-ships = Ships it { $place }
os-beneath-partner = Partner { $place }
os-beneath-plan = Plan { $place }
os-beneath-talks = In talks { $place }
os-beneath-phones = On its phones { $place }
os-maker-newest = newest { $year }
os-maker-version-unknown = Version not known
# $count of its devices.
os-maker-expected =
    { $count ->
        [one] { $count } device announced or rumored
       *[other] { $count } devices announced or rumored
    }
# $place is where.
os-maker-denied = Denied { $place } for { $devices }
# $systems with their markets: "ColorOS in China and OxygenOS outside China".
os-maker-instead = Its phones run { $systems }
os-maker-of-family = Of { $family }, without a version:
os-maker-skins = As { $skins }
os-devices-count =
    { $count ->
        [one] { $count } device in the catalog
       *[other] { $count } devices in the catalog
    }

## Where to look next, and the closing lines.

os-next-markets = Choose another market in the menu.
os-next-topics = Choose another topic in the menu.
os-next-info = See what it is: `/os info { $system }`.
os-footer-hidden =
    { $count ->
        [one] Unconfirmed reports are hidden here: { $count }
       *[other] Unconfirmed reports are hidden here: { $count }
    }
# What was typed was not the exact name.
os-footer-showing = Showing { $system } for "{ $typed }"
os-footer-sources =
    { $count ->
        [one] { $count } source, last change { $date }
       *[other] { $count } sources, last change { $date }
    }
