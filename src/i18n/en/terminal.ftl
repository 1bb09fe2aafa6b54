### What only the terminal says: greeting, prompt, progress.
### Keys begin with `terminal-`; docs/WORDING.md says how words sound.
