### The commands and their options, as Discord lists them and as /help tells
### them: at most 70 characters, because other languages are longer and Discord
### takes 100. Keys begin with `command-`; docs/WORDING.md says how words sound.

## Commands.

command-spec = What is known of one device, with sources
command-compare = Two to four devices side by side
command-find = Devices by kind, brand, OS, battery, camera and more
command-os = Operating systems and interfaces
command-os-info = What an operating system or interface is
command-os-versions = Its versions, and which are supported today
command-os-devices = The devices that run it
command-os-oems = Who ships it, plans it or denies it
command-harmonyos = HarmonyOS: what it is, who has it
command-harmonyos-about = What HarmonyOS is, and what it is not
command-harmonyos-versions = Versions of HarmonyOS, and which are supported today
command-harmonyos-devices = Devices with HarmonyOS
command-harmonyos-oems = Who ships HarmonyOS, plans it or denies it
command-rumors = Rumors, and how they ended
command-rumors-feed = The newest changes, of everything or of one maker or device
command-rumors-show = Every rumor about one device, series, maker or system
command-rumors-history = One rumor with its whole history and sources
command-rumor = Change rumors
command-rumor-add = Record a rumor, after a preview
command-rumor-device = Add a device that is only rumored
command-rumor-series = Add a series that is only rumored
command-rumor-status = Say how far a rumor is backed now
command-rumor-source = Add a source to a rumor
command-rumor-revise = Correct the value of a rumor
command-rumor-undo = Take an edit back
command-rumor-lock = Stop edits of one device or one rumor
command-rumor-freeze = Stop all edits
command-rumor-resolve = Confirm what one source supports, together
command-rumor-waiting = What waits for a second person
command-rumor-approve = Agree to an edit that waits for a second person
command-rumor-reject = Turn down an edit that waits for a second person
command-rumor-grant = Let somebody change rumors, or no longer
command-help = What Specdex can do
command-about = What Specdex is, what it knows, and its licenses

## Options.

command-option-device = The device, such as x60 pro or SM-S928B
command-option-first = The first device
command-option-second = The second device
command-option-third = A third device
command-option-fourth = A fourth device
command-option-family = The operating system or interface, such as harmonyos
command-option-about = A device, series, maker or system
command-option-claim = The rumor: its id, or the name of its device
command-option-command = The command, such as spec
command-option-market = A country or region, such as cn; all of them without it
command-option-kind = The kind of product, such as phone, foldable or tablet
command-option-brand = The brand, such as nokia
command-option-os = The operating system or interface, such as harmonyos
command-option-year = The year it came out, such as 2024 or 2022-2024
command-option-status = How far it has come: released, announced, rumored
command-option-battery = The least battery in mAh, such as 5000
command-option-refresh = The least refresh rate in Hz, such as 120
command-option-camera = The least main camera in MP, such as 50
command-option-ram = The least RAM in GB, such as 8
command-option-weight = The most weight in g, such as 200
command-option-sort = What comes first: newest, battery, weight, name
command-option-hidden = Whether only you see the answer

## Choices while typing: at most 40 characters.

# A device. $name is its name, $stage such as "never released".
command-choice-device = { $name }, { $stage }
# What an option takes that is to be typed next. $option is its name, such as market.
command-choice-option = { $option }: ...
command-choice-hidden = only you see it
command-choice-shown = everybody sees it
# A rumor. $subject is the name of what it is about, $property is such as "OS
# at launch", $status is a status.
command-choice-claim = { $subject }: { $property }, { $status }
# A market. $market is its name, $code its code.
command-choice-market = { $market } ({ $code })
