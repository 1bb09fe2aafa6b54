### Words that every feature shares: markets, statuses, kinds, units,
### properties, dates, values, stages. Code makes most of these keys from the
### keys of the data files (src/i18n/names.rs), so a new property or market
### needs only its line here. docs/WORDING.md says how words sound.

## Markets, as nouns.

market-world = worldwide
market-global = outside China
market-cn = China
market-eu = Europe
market-latam = Latin America
market-ae = the UAE
market-ar = Argentina
market-at = Austria
market-au = Australia
market-bd = Bangladesh
market-be = Belgium
market-br = Brazil
market-ca = Canada
market-ch = Switzerland
market-cl = Chile
market-co = Colombia
market-cz = Czechia
market-de = Germany
market-dk = Denmark
market-eg = Egypt
market-es = Spain
market-fi = Finland
market-fr = France
market-gb = the UK
market-gr = Greece
market-hk = Hong Kong
market-hu = Hungary
market-id = Indonesia
market-ie = Ireland
market-il = Israel
market-in = India
market-it = Italy
market-jp = Japan
market-ke = Kenya
market-kr = South Korea
market-mo = Macao
market-mx = Mexico
market-my = Malaysia
market-ng = Nigeria
market-nl = the Netherlands
market-no = Norway
market-nz = New Zealand
market-pe = Peru
market-ph = the Philippines
market-pk = Pakistan
market-pl = Poland
market-pt = Portugal
market-ro = Romania
market-ru = Russia
market-sa = Saudi Arabia
market-se = Sweden
market-sg = Singapore
market-th = Thailand
market-tr = Türkiye
market-tw = Taiwan
market-ua = Ukraine
market-us = the US
market-vn = Vietnam
market-za = South Africa

## Markets as a place in a sentence; a market with a line of its own here does
## not take the general one.

# $market is one of the names above.
place = in { $market }
place-world = worldwide
place-global = outside China

## Statuses. Their exact meaning stands in docs/WORDING.md.

status-rumored = rumored
status-leaked = leaked
status-announced = announced
status-confirmed = confirmed
status-debunked = debunked
status-withdrawn = withdrawn
status-superseded = superseded

## What is computed beside a status.

# Live claims that disagree.
mark-disputed = disputed
# A rumor or leak without a new source for half a year.
mark-stale = no news for half a year
# Something was expected by a date that has passed.
mark-overdue = expected date passed
# Sources that are as good say something else; the order among them decided.
mark-differs = sources differ

## Stages of a device.

stage-rumored = rumored
stage-announced = announced
stage-released = released
# $date is a day, a month, a year or another date.
stage-released-since = released { $date }
stage-canceled = canceled
stage-no-release = never released, as far as known
# For lists with little room.
stage-no-release-brief = never released
stage-no-release-as-of = no release found as of { $date }
# A name to choose, while typing and in menus; best within 40 characters.
choice = { $name }, { $stage }

## Kinds of source.

source-kind-official = the maker
source-kind-regulator = regulator
source-kind-retailer = shop
source-kind-press = press
source-kind-leaker = leaker
source-kind-dataset = open data
source-kind-community = community
source-kind-inferred = inferred here

## Kinds of product.

device-kind-phone = phone
device-kind-foldable = foldable
device-kind-tablet = tablet
device-kind-watch = watch
device-kind-tv = TV
device-kind-pc = computer
device-kind-handheld = game console
device-kind-reader = e-reader
device-kind-headset = headset
device-kind-other = other device
# Nobody says what kind of product it is.
device-kind-unknown = kind not known

## Kinds of subject.

subject-kind-device = device
subject-kind-series = series
subject-kind-brand = brand
subject-kind-os-family = operating system
subject-kind-os-release = release
subject-kind-skin = interface
subject-kind-service = service

## Parts of a card.

topic-general = General
topic-display = Display
topic-camera = Cameras
topic-battery = Battery
topic-performance = Performance
topic-software = Software

## Values.

value-none = none
value-unknown = unknown
value-yes = yes
value-no = no
# Pixels across and down, digits not grouped.
value-resolution = { $width } × { $height }
# $system is a name such as HarmonyOS, $version what its source writes.
value-system = { $system } { $version }
# Two camera modules of one device.
list-plus = { $left } + { $right }

## Quantities. $amount already has its unit: "6,000 mAh".

quantity-more-than = more than { $amount }
quantity-at-least = at least { $amount }
quantity-less-than = less than { $amount }
quantity-up-to = up to { $amount }
quantity-about = about { $amount }
# Two amounts of one unit, which follows: "120 to 144", then "Hz".
quantity-range = { $low } to { $high }

## Units. $amount is one number or several, formatted; $number chooses the plural.

unit-milliampere-hour = { $amount } mAh
unit-watt-hour = { $amount } Wh
unit-watt = { $amount } W
unit-inch = { $amount } in
unit-hertz = { $amount } Hz
unit-nit =
    { $number ->
        [one] { $amount } nit
       *[other] { $amount } nits
    }
unit-megapixel = { $amount } MP
unit-gigabyte = { $amount } GB
unit-terabyte = { $amount } TB
unit-gram = { $amount } g
unit-millimeter = { $amount } mm
unit-hour =
    { $number ->
        [one] { $amount } hour
       *[other] { $amount } hours
    }
unit-percent = { $amount } %
# A number of things or people; the label of the property says of what.
unit-count = { $amount }

## Dates. Days and months come from icu ("30 Jun 2021", "Jun 2021").

date-quarter = Q{ $quarter } { $year }
date-half-first = first half of { $year }
date-half-second = second half of { $year }
date-spring = spring { $year }
date-summer = summer { $year }
date-autumn = fall { $year }
# A winter ends in the next year; $next is its last two digits.
date-winter = winter { $year }/{ $next }
date-early = early { $year }
date-mid = mid-{ $year }
date-late = late { $year }
date-not-before = not before { $date }
# Dates inside a sentence: a day, a half of a year, anything else.
date-on = on { $date }
date-in-the = in the { $date }
date-in = in { $date }

## Properties: the label of a row, short enough for a phone.

property-release-announced = Announced
property-release-date = Release
property-release-developer = Developer release
property-release-market = Sold in
property-release-canceled = Canceled
property-device-class = Class
property-design-note = Design
property-series-lineup = Models
property-price-change = Price change
property-body-height = Height
property-body-width = Width
property-body-depth = Thickness
property-body-folded-depth = Thickness, folded
property-body-weight = Weight
property-body-protection = Protection
property-body-biometrics = Unlocking
property-os-launch = OS at launch
property-os-current = OS now
property-os-upgrade = OS update
property-os-phones = OS on its phones
property-maker-os = Ships devices with
property-maker-os-plan = Planned OS
property-maker-os-talks = In talks about
property-maker-os-partner = Partner beyond phones
property-maker-owner = Owner of the brand
property-maker-licensee = Uses the name
property-support-upgrades-until = OS updates until
property-support-until = Support until
property-support-active = Still supported
property-google-services = Google services
property-display-size = Screen
property-display-resolution = Resolution
property-display-refresh-rate = Refresh rate
property-display-technology = Panel
property-display-shape = Screen shape
property-display-brightness = Brightness
property-display-supplier = Panel maker
property-cover-size = Outer screen
property-cover-resolution = Outer resolution
property-cover-refresh-rate = Outer refresh rate
property-camera-main = Main camera
property-camera-ultrawide = Ultrawide camera
property-camera-telephoto = Telephoto camera
property-camera-macro = Macro camera
property-camera-depth = Depth sensor
property-camera-monochrome = Monochrome camera
property-camera-front = Front camera
property-camera-modules = Cameras
property-camera-sensor = Main sensor
property-camera-brand = Camera brand
property-battery-capacity = Battery
property-battery-energy = Battery energy
property-battery-life = Battery life
property-charging-wired = Charging
property-charging-wireless = Wireless charging
property-charging-fast = Fast charging
property-chip-soc = Chip
property-chip-vendor = Chip maker
property-chip-cpu = CPU
property-chip-gpu = GPU
property-memory-ram = RAM
property-memory-type = Memory type
property-storage-capacity = Storage
property-network-kinds = Networks
property-network-sim = SIM
property-os-base = Built on
property-os-kernel = Kernel
property-os-apps = Runs apps
property-os-api-level = API level
property-os-codename = Codename
property-os-counterpart = Counterpart
property-os-latest = Latest version
property-os-first = First seen
property-os-kinds = Runs on
property-os-scope = Eligible devices
property-os-devices = Devices
property-os-products = Certified products
property-os-native-apps = Native apps
property-os-market-share = Share of phone sales
property-os-device-share = Share of its devices
property-service-users = Monthly users
property-service-downloads = Downloads that year
property-service-developers = Developers
property-service-apps = Apps
property-service-countries = Countries and regions
property-service-large-markets = Countries over 1M users
property-brand-home = Based in
property-statement = Statement

## Rows of a card.

# A label and a value: "Battery: 6,000 mAh".
row = { $label }: { $value }
# $marks are a status and what is computed: "Battery: 6,000 mAh, rumored".
row-marked = { $label }: { $value }, { $marks }
# A value on a row whose other values are backed differently.
row-part-marked = { $value } ({ $marks })
# A label with the market it holds for: "Battery in China".
row-label-in = { $label } { $place }
# One status or mark after another: "rumored, disputed".
row-marks = { $left }, { $right }
# Something with the date it belongs to: "Huawei, quoted by Nokiamob, 30 Jun 2021".
row-dated = { $text }, { $date }

## Whose word a source is.

# $speaker is known only through $publisher.
source-quoted = { $speaker }, quoted by { $publisher }
source-repeating = { $publisher }, repeating { $origin }
# $via is where it was really read.
source-via = { $source }, read at { $via }
