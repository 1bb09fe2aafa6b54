### What work on the data files says: repairs, new files, coverage.
### Keys begin with `data-`; docs/WORDING.md says how words sound.

## `specdex data coverage`: a report of at most 80 columns. Labels and headings
## stand beside numbers.

# $version is a text such as "3f9a0c12be44", $day a date.
data-coverage-title = Coverage of data version { $version }, as of { $day }
data-coverage-devices = Devices
# $least is the number of essentials that make a device rich.
data-coverage-rich = Rich ones, with at least { $least } of the 8 below
data-coverage-codes = Different model codes
data-coverage-codenames = Different codenames
data-coverage-releases = Releases of systems
data-coverage-values = Values
data-coverage-sourced = Values with a source
data-coverage-licensed = Values whose license is known
data-coverage-closed = Imported values of sets that may not be passed on
data-coverage-licenses = Imported values by license
data-coverage-no-license = no license stated
# $amount is a number, such as 67.
data-coverage-percent = { $amount } %
data-coverage-by-brand = By brand, in % of its devices
# $brands is how many brands are not shown, $devices how many devices they have.
data-coverage-more-brands =
    { $brands ->
        [one] { $brands } more brand
       *[other] { $brands } more brands
    }
data-coverage-by-year = By year of release, in % of its devices
data-coverage-no-year = unknown
data-coverage-by-property = By property, in % of all devices
data-coverage-gaps = Most wanted: well-known devices of the last years that lack something
data-coverage-no-gaps = No well-known device of the last years lacks anything.
# $count is the number of devices that are not listed.
data-coverage-more-gaps =
    { $count ->
        [one] { $count } more device lacks something.
       *[other] { $count } more devices lack something.
    }
data-coverage-next = To fill one: `specdex data new "Nokia X60 Pro"`; data/README.md says how.

## Headings of its columns, at most 5 characters, and essentials as words.

data-coverage-column-brand = Brand
data-coverage-column-year = Year
data-coverage-column-devices = Devices
data-coverage-column-rich = Rich
data-coverage-column-chip = Chip
data-coverage-column-memory = RAM
data-coverage-column-storage = Store
data-coverage-column-size = Size
data-coverage-column-resolution = Pixel
data-coverage-column-battery = Batt
data-coverage-column-cameras = Cam
data-coverage-column-release = Date

## What writes into the data folder.

data-no-folder = This writes into a folder of data files, and there is none here. Go to the folder of the project, or name one with `--data-dir`.

## `specdex data lint --fix`.

# $place is a file and a line, $what the finding that was mended.
data-fix-done = { $place }: mended: { $what }

## `specdex data export`.

# $file is a path below the data folder.
data-export-written = Written: { $file }
data-export-nothing = There is nothing to export: the files have every accepted edit of the log.
data-export-next = Look at the changes, run `specdex data lint`, and propose them to the catalog.
# For all of these: $claim is the id of a rumor, $edit the number of an edit in the log.
data-export-unfit = { $claim }: edit { $edit } does not fit what the files say now and has no effect. Undo it, or change the file.
data-export-differs = { $claim }: the files were changed after edit { $edit } and say something else. Edit the rumor again, or undo the edit.
data-export-gone = { $claim }: the files no longer have what edit { $edit } is about. Bring it back, or undo the edit.
data-export-taken = { $claim }: the files have something of their own under this id, so edit { $edit } has no effect. Undo it, or give the one in the file another id.

## `specdex data new`.

# $file is a path.
data-new-written = Written: { $file }
data-new-imported = Data sets know this device already. What you write in this file wins.
# $names are the full names of up to three devices.
data-new-similar = Similar in the catalog: { $names }. If it is one of these, remove the new file and change that one.
data-new-next = Fill it in; data/README.md explains every line. Then:
# $name is the full name of a device, $file a path below the data folder.
data-new-exists = { $name } is in the catalog already. Change its file: { $file }
# $name is the first word of what was typed; lines to add stand below.
data-new-no-brand = No brand is called "{ $name }". Add it to brands.toml, as below, and run this again. A brand has an id in small letters, and tier 1, 2 or 3: everybody knows it, many do, the rest.
# $brand is the name of a brand.
data-new-no-name = Only the brand is named. Put the name of the device behind it, such as "{ $brand } X60 Pro".

## `specdex data schema`.

# $name is what was typed, $names are all names.
data-schema-unknown = No schema is called "{ $name }". There are { $names }.
# $folder is a path.
data-schema-written = Written: the schemas in { $folder }
