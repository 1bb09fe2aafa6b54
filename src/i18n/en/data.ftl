### What work on the data files says: repairs, new files, coverage.
### Keys begin with `data-`; docs/WORDING.md says how words sound.

## What writes into the data folder.

data-no-folder = This writes into a folder of data files, and there is none here. Go to the folder of the project, or name one with `--data-dir`.

## `specdex data lint --fix`.

# $place is a file and a line, $what the finding that was mended.
data-fix-done = { $place }: mended: { $what }

## `specdex data schema`.

# $name is what was typed, $names are all names.
data-schema-unknown = No schema is called "{ $name }". There are { $names }.
# $folder is a path.
data-schema-written = Written: the schemas in { $folder }
