### What went wrong and what to do next. No blame, always a next step.
### Keys begin with `error-`; docs/WORDING.md says how words sound.
