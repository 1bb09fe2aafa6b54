### Buttons, menus, paging. Labels of buttons: at most 20 characters.
### Keys begin with `control-`; docs/WORDING.md says how words sound.
