### Finding a device: which one, no record, devices in a message.
### Keys begin with `search-`; docs/WORDING.md says how words sound.
