### Two to four devices side by side: /compare.
### Keys begin with `compare-`; docs/WORDING.md says how words sound.
