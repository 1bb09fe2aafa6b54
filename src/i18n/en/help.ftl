### Help, about, and the commands with their options. Discord allows 100
### characters for a description; write at most 70, other languages are longer.
### Keys begin with `help-`, `about-` or `command-`; docs/WORDING.md says how words sound.
