//! The closed registry of what a claim can be about.
//!
//! One row per property says its key, the subjects it fits, the type and unit
//! of its values, how several claims combine, whether devices show it when
//! their brand or series states it, and how two values compare. Everything
//! that reads, checks, compares or prints values asks this table; nothing
//! matches on keys elsewhere. It uses nothing but `subject`.

use super::subject::SubjectKind;

/// The type and, for quantities, the unit of a property's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A number with a unit: exact, bound, range or approximation.
    Quantity(Unit),
    /// Pixels, width by height as the source gives them.
    Resolution,
    /// A calendar date with its precision.
    Date,
    /// Yes or no.
    Boolean,
    /// An operating system or skin, with a version where one is known.
    Os,
    /// A market code.
    Market,
    /// Plain text of at most [`crate::domain::MAX_TEXT`] characters.
    Text,
}

/// A unit of measure. Values are kept in the unit that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Milliampere-hours.
    MilliampereHour,
    /// Watt-hours.
    WattHour,
    /// Watts.
    Watt,
    /// Inches, measured on the diagonal.
    Inch,
    /// Hertz.
    Hertz,
    /// Candela per square meter.
    Nit,
    /// Millions of pixels.
    Megapixel,
    /// Gigabytes as makers count them.
    Gigabyte,
    /// Grams.
    Gram,
    /// Millimeters.
    Millimeter,
    /// Hours.
    Hour,
    /// Parts in a hundred.
    Percent,
    /// A plain number of things or people.
    Count,
}

impl Unit {
    /// The unit's symbol as data files write it; a count has none.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::MilliampereHour => "mAh",
            Self::WattHour => "Wh",
            Self::Watt => "W",
            Self::Inch => "in",
            Self::Hertz => "Hz",
            Self::Nit => "nit",
            Self::Megapixel => "MP",
            Self::Gigabyte => "GB",
            Self::Gram => "g",
            Self::Millimeter => "mm",
            Self::Hour => "h",
            Self::Percent => "%",
            Self::Count => "",
        }
    }
}

/// How several live claims of one property and market go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// One value is true; live claims that differ are disputed.
    One,
    /// Every claim adds to a set; differing claims do not dispute each other.
    Many,
    /// A figure that changes with time: the newest counts, older ones are history.
    Timed,
}

/// Which devices show the property when their brand or series states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inherit {
    /// No device does.
    No,
    /// Every device does.
    Devices,
    /// Phones and foldables do; tablets, watches and the rest do not.
    Phones,
}

/// Which of two values is the better one, where that can be said at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither is.
    Neither,
}

/// The part of a device card that shows the property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Release, class and design.
    General,
    /// Screens.
    Display,
    /// Cameras.
    Camera,
    /// Battery and charging.
    Battery,
    /// Chip, memory, storage and network.
    Performance,
    /// Operating system, updates, markets and services.
    Software,
}

/// One row of the registry.
#[derive(Debug)]
pub struct PropertySpec {
    /// The property itself.
    pub property: Property,
    /// The key that data files and commands use.
    pub key: &'static str,
    /// What it means, for those who write data files.
    pub about: &'static str,
    /// The subjects that may have it.
    pub fits: &'static [SubjectKind],
    /// Type and unit of its values.
    pub value_type: ValueType,
    /// How several claims go together.
    pub arity: Arity,
    /// Whether devices show it when their brand or series states it.
    pub inherit: Inherit,
    /// Which value is better.
    pub better: Better,
    /// The part of a card that shows it.
    pub topic: Topic,
}

macro_rules! registry {
    ($($(#[doc = $doc:literal])+ $variant:ident $key:literal $fits:ident $value_type:expr, $arity:ident $inherit:ident $better:ident $topic:ident;)+) => {
        /// Something that can be known of a subject. The meaning of each is
        /// its documentation here; everything else about it is in [`PropertySpec`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Property {
            $($(#[doc = $doc])+ $variant,)+
        }

        /// Every property, in the order in which cards show them.
        pub const REGISTRY: &[PropertySpec] = &[
            $(PropertySpec {
                property: Property::$variant,
                key: $key,
                about: concat!($($doc),+).trim_ascii(),
                fits: $fits,
                value_type: $value_type,
                arity: Arity::$arity,
                inherit: Inherit::$inherit,
                better: Better::$better,
                topic: Topic::$topic,
            },)+
        ];
    };
}

use SubjectKind::{Brand, Device, OsFamily, OsRelease, Series, Service, Skin};
use ValueType::{Boolean, Date, Market, Os, Quantity, Resolution, Text};

const MODEL: &[SubjectKind] = &[Device, Series];
const MAKER: &[SubjectKind] = &[Brand, Series];
const BRAND: &[SubjectKind] = &[Brand];
const SERIES: &[SubjectKind] = &[Series];
const SUPPORTED: &[SubjectKind] = &[Device, Series, OsRelease, OsFamily, Skin];
const DATED: &[SubjectKind] = &[Device, Series, OsFamily, OsRelease, Skin, Service];
const SYSTEM: &[SubjectKind] = &[OsFamily, OsRelease, Skin];
const SERVICE: &[SubjectKind] = &[Service];
const GOOGLE: &[SubjectKind] = &[Device, Series, Brand, OsFamily, OsRelease, Skin];
const ANY: &[SubjectKind] = &[Device, Series, Brand, OsFamily, OsRelease, Skin, Service];

registry! {
    /// The day the maker showed it.
    ReleaseAnnounced "release.announced" DATED Date, One No Neither General;
    /// The first day of sale, or of general availability for software.
    ReleaseDate "release.date" DATED Date, One No Neither General;
    /// The day the developer release was published.
    ReleaseDeveloper "release.developer" SYSTEM Date, One No Neither General;
    /// A market where it is or will be sold.
    ReleaseMarket "release.market" DATED Market, Many No Neither General;
    /// The plan to sell it was dropped.
    ReleaseCanceled "release.canceled" MODEL Boolean, One No Neither General;
    /// The class that the maker or the press puts it in, such as flagship.
    DeviceClass "device.class" MODEL Text, One No Neither General;
    /// How it looks.
    DesignNote "design.note" MODEL Text, Many No Neither General;
    /// The models that a series has or will have.
    SeriesLineup "series.lineup" SERIES Text, Many No Neither General;
    /// What changes in its price.
    PriceChange "price.change" MODEL Text, One No Neither General;
    /// Height, unfolded where it folds.
    BodyHeight "body.height" MODEL Quantity(Unit::Millimeter), One No Neither General;
    /// Width, unfolded where it folds.
    BodyWidth "body.width" MODEL Quantity(Unit::Millimeter), One No Neither General;
    /// Depth, unfolded where it folds.
    BodyDepth "body.depth" MODEL Quantity(Unit::Millimeter), One No Less General;
    /// Depth when folded.
    BodyFoldedDepth "body.folded_depth" MODEL Quantity(Unit::Millimeter), One No Less General;
    /// Weight.
    BodyWeight "body.weight" MODEL Quantity(Unit::Gram), One No Less General;
    /// Protection against water and dust, as rated.
    BodyProtection "body.protection" MODEL Text, Many No Neither General;
    /// How it knows its owner.
    BodyBiometrics "body.biometrics" MODEL Text, Many No Neither General;

    /// Operating system of the first units sold.
    OsLaunch "os.launch" MODEL Os, One No Neither Software;
    /// Operating system that it runs with all updates.
    OsCurrent "os.current" MODEL Os, One No Neither Software;
    /// An operating system that it was or will be updated to; `since` says when.
    OsUpgrade "os.upgrade" MODEL Os, Many No Neither Software;
    /// What a maker puts on its phones.
    OsPhones "os.phones" MAKER Os, One Phones Neither Software;
    /// A maker ships the system on devices of its own; `since` says when.
    MakerOs "maker.os" BRAND Os, Many No Neither Software;
    /// A maker plans to ship the system.
    MakerOsPlan "maker.os_plan" BRAND Os, Many No Neither Software;
    /// A maker is in touch with the system's owner about it.
    MakerOsTalks "maker.os_talks" BRAND Os, Many No Neither Software;
    /// A maker works with the system outside phones and tablets.
    MakerOsPartner "maker.os_partner" BRAND Os, Many No Neither Software;
    /// The company that the brand belongs to.
    MakerOwner "maker.owner" BRAND Text, One No Neither General;
    /// Another company that makes or sells devices under the brand's name.
    MakerLicensee "maker.licensee" BRAND Text, One No Neither General;
    /// End of operating-system upgrades.
    SupportUpgradesUntil "support.upgrades_until" MODEL Date, One No More Software;
    /// End of support or of security updates.
    SupportUntil "support.until" SUPPORTED Date, One No More Software;
    /// Whether it is supported at the as-of date.
    SupportActive "support.active" SUPPORTED Boolean, Timed No Neither Software;
    /// Whether Google's services come with it.
    GoogleServices "google.services" GOOGLE Boolean, One Phones Neither Software;

    /// Screen diagonal; of the inner screen where it folds.
    DisplaySize "display.size" MODEL Quantity(Unit::Inch), One No Neither Display;
    /// Screen resolution.
    DisplayResolution "display.resolution" MODEL Resolution, One No Neither Display;
    /// Highest refresh rate.
    DisplayRefreshRate "display.refresh_rate" MODEL Quantity(Unit::Hertz), One No More Display;
    /// Kind of panel.
    DisplayTechnology "display.technology" MODEL Text, One No Neither Display;
    /// Shape of the panel.
    DisplayShape "display.shape" MODEL Text, One No Neither Display;
    /// Highest brightness.
    DisplayBrightness "display.brightness" MODEL Quantity(Unit::Nit), One No More Display;
    /// Who makes the panel.
    DisplaySupplier "display.supplier" MODEL Text, Many No Neither Display;
    /// Diagonal of the outer screen.
    CoverSize "cover.size" MODEL Quantity(Unit::Inch), One No Neither Display;
    /// Resolution of the outer screen.
    CoverResolution "cover.resolution" MODEL Resolution, One No Neither Display;
    /// Highest refresh rate of the outer screen.
    CoverRefreshRate "cover.refresh_rate" MODEL Quantity(Unit::Hertz), One No More Display;

    /// Main rear camera.
    CameraMain "camera.main" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Ultrawide rear camera.
    CameraUltrawide "camera.ultrawide" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Telephoto and periscope cameras.
    CameraTelephoto "camera.telephoto" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Macro camera.
    CameraMacro "camera.macro" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Depth sensor.
    CameraDepth "camera.depth" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Monochrome camera.
    CameraMonochrome "camera.monochrome" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Front cameras.
    CameraFront "camera.front" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Cameras in the source's own order, where it does not say which is which.
    CameraModules "camera.modules" MODEL Quantity(Unit::Megapixel), One No Neither Camera;
    /// Main camera sensor.
    CameraSensor "camera.sensor" MODEL Text, One No Neither Camera;
    /// A camera brand that lends its name.
    CameraBrand "camera.brand" MODEL Text, One No Neither Camera;

    /// Battery capacity.
    BatteryCapacity "battery.capacity" MODEL Quantity(Unit::MilliampereHour), One No More Battery;
    /// Battery energy.
    BatteryEnergy "battery.energy" MODEL Quantity(Unit::WattHour), One No More Battery;
    /// Hours of use as the maker states them.
    BatteryLife "battery.life" MODEL Quantity(Unit::Hour), One No More Battery;
    /// Highest charging power by cable.
    ChargingWired "charging.wired" MODEL Quantity(Unit::Watt), One No More Battery;
    /// Highest charging power without a cable.
    ChargingWireless "charging.wireless" MODEL Quantity(Unit::Watt), One No More Battery;
    /// Whether it charges fast, where no power is named.
    ChargingFast "charging.fast" MODEL Boolean, One No Neither Battery;

    /// System on a chip.
    ChipSoc "chip.soc" MODEL Text, One No Neither Performance;
    /// Who makes the chip and of which class, where no model is named.
    ChipVendor "chip.vendor" MODEL Text, One No Neither Performance;
    /// Processor cores.
    ChipCpu "chip.cpu" MODEL Text, One No Neither Performance;
    /// Graphics processor.
    ChipGpu "chip.gpu" MODEL Text, One No Neither Performance;
    /// Memory sizes on sale.
    MemoryRam "memory.ram" MODEL Quantity(Unit::Gigabyte), One No More Performance;
    /// Kind of memory.
    MemoryType "memory.type" MODEL Text, One No Neither Performance;
    /// Storage sizes on sale.
    StorageCapacity "storage.capacity" MODEL Quantity(Unit::Gigabyte), One No More Performance;
    /// Networks that it joins.
    NetworkKinds "network.kinds" MODEL Text, Many No Neither Performance;
    /// SIM cards that it takes.
    NetworkSim "network.sim" MODEL Text, One No Neither Performance;

    /// What a system is built on.
    OsBase "os.base" SYSTEM Text, One No Neither Software;
    /// A system's kernel.
    OsKernel "os.kernel" SYSTEM Text, One No Neither Software;
    /// Which apps a system runs.
    OsApps "os.apps" SYSTEM Text, One No Neither Software;
    /// API level of a release.
    OsApiLevel "os.api_level" SYSTEM Text, One No Neither Software;
    /// The name under which a release was developed.
    OsCodename "os.codename" SYSTEM Text, One No Neither Software;
    /// The release of another system that goes with it.
    OsCounterpart "os.counterpart" SYSTEM Text, One No Neither Software;
    /// The newest version, or the newest patch of a release.
    OsLatest "os.latest" SYSTEM Text, Timed No Neither Software;
    /// The first release or the first product with it.
    OsFirst "os.first" SYSTEM Text, Many No Neither Software;
    /// Kinds of product that run it.
    OsKinds "os.kinds" SYSTEM Text, Many No Neither Software;
    /// Which devices get it.
    OsScope "os.scope" SYSTEM Text, Timed No Neither Software;
    /// Devices with it.
    OsDevices "os.devices" SYSTEM Quantity(Unit::Count), Timed No More Software;
    /// Products certified for it.
    OsProducts "os.products" SYSTEM Quantity(Unit::Count), Timed No More Software;
    /// Apps made for it.
    OsNativeApps "os.native_apps" SYSTEM Quantity(Unit::Count), Timed No More Software;
    /// Share of smartphone sales.
    OsMarketShare "os.market_share" SYSTEM Quantity(Unit::Percent), Timed No More Software;
    /// Share of the devices on the same line of the system.
    OsDeviceShare "os.device_share" SYSTEM Quantity(Unit::Percent), Timed No More Software;

    /// Monthly users.
    ServiceUsers "service.users" SERVICE Quantity(Unit::Count), Timed No More General;
    /// Downloads in the year of the as-of date.
    ServiceDownloads "service.downloads" SERVICE Quantity(Unit::Count), Timed No More General;
    /// Registered developers.
    ServiceDevelopers "service.developers" SERVICE Quantity(Unit::Count), Timed No More General;
    /// Apps on offer.
    ServiceApps "service.apps" SERVICE Quantity(Unit::Count), Timed No More General;
    /// Countries and regions where it is offered.
    ServiceCountries "service.countries" SERVICE Quantity(Unit::Count), Timed No More General;
    /// Countries with more than a million users.
    ServiceLargeMarkets "service.large_markets" SERVICE Quantity(Unit::Count), Timed No More General;

    /// Where a company has its seat.
    BrandHome "brand.home" BRAND Text, One No Neither General;
    /// What has no type of its own.
    Statement "statement" ANY Text, Many Devices Neither General;
}

impl Property {
    /// The registry row; constant time.
    pub fn spec(self) -> &'static PropertySpec {
        // The enum and the table come from one macro, in one order.
        &REGISTRY[self as usize]
    }

    /// The key that data files and commands use.
    pub fn key(self) -> &'static str {
        self.spec().key
    }

    /// The property with this key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        REGISTRY
            .iter()
            .find(|row| row.key == key)
            .map(|row| row.property)
    }
}
