### Finding a device: which one, no record, devices in a message.
### Keys begin with `search-`; docs/WORDING.md says how words sound.

# $typed is what somebody typed, cut to 60 characters.
search-which-title = Which one is "{ $typed }"?
search-which-next = Choose one below.
# $count is how many more names the menu holds.
search-which-more =
    { $count ->
        [one] Choose below; the menu holds { $count } more.
       *[other] Choose below; the menu holds { $count } more.
    }
search-no-record = No record of "{ $typed }"
search-nothing-typed = No name was given
search-nearest = Nearest names
# $system is the name of an operating system, where a device was looked for.
search-is-system = That is a system, not a device: `/os info { $system }`.
search-next-nearest = Choose one below, or try brand and model.
search-next-device = Try brand and model: `/spec galaxy s26`.
search-next-system = Try a system: `/os info harmonyos`.
search-next-brand = Try a brand: `/rumors feed nokia`.
search-next-rumor = Find its name with `/rumors feed`. One that was taken back is no longer listed.
search-next-any = Try a device, brand or system: `/rumors feed nokia`.

# Menus; at most 150 characters.
search-choose = Which one?
search-open = Open one

## Look up devices.

search-look-up-title =
    { $count ->
        [one] { $count } device in this message
       *[other] { $count } devices in this message
    }
search-look-up-more =
    { $count ->
        [one] { $count } more is named; look it up with `/spec`.
       *[other] { $count } more are named; look them up with `/spec`.
    }
search-look-up-none = No device is named in this message
search-look-up-none-next = Look one up by its name: `/spec galaxy s26`.
