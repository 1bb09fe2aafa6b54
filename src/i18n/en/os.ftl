### Operating systems, their releases and who uses them: /os and /harmonyos.
### Keys begin with `os-`; docs/WORDING.md says how words sound.
