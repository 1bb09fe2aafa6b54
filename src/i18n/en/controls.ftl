### Buttons, menus, paging. Labels of buttons: at most 20 characters.
### Keys begin with `control-`; docs/WORDING.md says how words sound.

control-previous = Previous
control-next = Next
# $page is the page that is shown, counted from 1, $count how many there are.
control-page = Page { $page } of { $count }

## Only in Discord, below every card.

# Removes the message.
control-delete = Delete
# Shows a card that only the reader sees to everybody in the channel.
control-share = Share

## Only in the terminal, where menus and hidden messages need words.

# The option of a menu that is shown now. $label is what it says.
control-current = { $label } (shown)
# Below a card that only the asker would see in Discord.
control-hidden = In Discord only you see this.
