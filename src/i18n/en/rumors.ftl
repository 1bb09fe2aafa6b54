### Rumors: listing, adding, confirming, debunking, undoing, suggestions.
### Keys begin with `rumor-`; docs/WORDING.md says how words sound.
