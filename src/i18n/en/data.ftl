### What work on the data files says: repairs, new files, coverage.
### Keys begin with `data-`; docs/WORDING.md says how words sound.

## What writes into the data folder.

data-no-folder = This writes into a folder of data files, and there is none here. Go to the folder of the project, or name one with `--data-dir`.

## `specdex data lint --fix`.

# $place is a file and a line, $what the finding that was mended.
data-fix-done = { $place }: mended: { $what }

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
