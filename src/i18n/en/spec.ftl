### The card of one device and its pages: /spec.
### Keys begin with `spec-`; docs/WORDING.md says how words sound.
