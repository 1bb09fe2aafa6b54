export const sources = {
  "apple-iphone-17e-specs": {
    id: "apple-iphone-17e-specs",
    publisher: "Apple",
    title: "iPhone 17e — Technical Specifications",
    url: "https://support.apple.com/en-us/126470",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-08"
  },
  "apple-iphone-17e-announcement": {
    id: "apple-iphone-17e-announcement",
    publisher: "Apple",
    title: "Apple introduces iPhone 17e",
    url: "https://www.apple.com/newsroom/2026/03/apple-introduces-iphone-17e/",
    kind: "manufacturer-announcement",
    publishedAt: "2026-03-02",
    accessedAt: "2026-08-08"
  },
  "google-pixel-10-pro-fold-specs": {
    id: "google-pixel-10-pro-fold-specs",
    publisher: "Google",
    title: "Pixel 10 Pro Fold Technical Specifications",
    url: "https://store.google.com/us/product/pixel_10_pro_fold_specs?hl=en-US",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-09"
  },
  "google-pixel-10-pro-fold-announcement": {
    id: "google-pixel-10-pro-fold-announcement",
    publisher: "Google",
    title: "Introducing Pixel 10 Pro Fold: Google's most durable foldable phone",
    url: "https://blog.google/products-and-platforms/devices/pixel/google-pixel-10-pro-fold/",
    kind: "manufacturer-announcement",
    publishedAt: "2025-08-20",
    accessedAt: "2026-08-09"
  },
  "xiaomi-uk-featured-phones": {
    id: "xiaomi-uk-featured-phones",
    publisher: "Xiaomi",
    title: "Xiaomi UK official phone catalogue and Mobile navigation",
    url: "https://www.mi.com/uk/product-list/phone/",
    kind: "manufacturer-catalogue",
    accessedAt: "2026-08-10"
  },
  "redmi-note-15-5g-specs": {
    id: "redmi-note-15-5g-specs",
    publisher: "REDMI",
    title: "REDMI Note 15 5G Specs, Features",
    url: "https://www.mi.com/uk/product/redmi-note-15-5g/specs/",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-10"
  },
  "oppo-uk-featured-phones": {
    id: "oppo-uk-featured-phones",
    publisher: "OPPO",
    title: "OPPO UK Smartphones catalogue and navigation",
    url: "https://www.oppo.com/uk/smartphones/",
    kind: "manufacturer-catalogue",
    accessedAt: "2026-08-10"
  },
  "oppo-find-x9-ultra-specs": {
    id: "oppo-find-x9-ultra-specs",
    publisher: "OPPO",
    title: "OPPO Find X9 Ultra Specifications",
    url: "https://www.oppo.com/uk/smartphones/series-find-x/find-x9-ultra/specs/",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-10"
  },
  "huawei-global-phone-catalogue": {
    id: "huawei-global-phone-catalogue",
    publisher: "HUAWEI",
    title: "HUAWEI Phones",
    url: "https://consumer.huawei.com/en/phones/",
    kind: "manufacturer-catalogue",
    accessedAt: "2026-08-11"
  },
  "huawei-pura-90s-series-launch": {
    id: "huawei-pura-90s-series-launch",
    publisher: "HUAWEI",
    title: "HUAWEI Flagship Product Launch — July 14",
    url: "https://consumer.huawei.com/en/press/events/2026/huawei-flagship-product-launch-july-14/",
    kind: "manufacturer-announcement",
    publishedAt: "2026-07-14",
    accessedAt: "2026-08-11"
  },
  "huawei-pura-90s-pro-specs": {
    id: "huawei-pura-90s-pro-specs",
    publisher: "HUAWEI",
    title: "HUAWEI Pura 90s Pro Specification",
    url: "https://consumer.huawei.com/en/phones/pura90s-pro/specs/",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-11"
  },
  "huawei-pura-90s-pro-product": {
    id: "huawei-pura-90s-pro-product",
    publisher: "HUAWEI",
    title: "HUAWEI Pura 90s Pro",
    url: "https://consumer.huawei.com/en/phones/pura90s-pro/",
    kind: "manufacturer-specification",
    accessedAt: "2026-08-11"
  }
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;

const apple17eLaunch = ["apple-iphone-17e-announcement"] as const;
const apple17eSpecs = ["apple-iphone-17e-specs"] as const;
const google10FoldLaunch = ["google-pixel-10-pro-fold-announcement"] as const;
const google10FoldSpecs = ["google-pixel-10-pro-fold-specs"] as const;
const huaweiPura90sLaunch = ["huawei-pura-90s-series-launch"] as const;
const huaweiPura90sProProduct = ["huawei-pura-90s-pro-product"] as const;
const huaweiPura90sProSpecs = ["huawei-pura-90s-pro-specs"] as const;
const oppoFindX9UltraSpecs = ["oppo-find-x9-ultra-specs"] as const;
const redmiNote155gSpecs = ["redmi-note-15-5g-specs"] as const;

export const phones = [
  {
    slug: "apple-iphone-17e",
    maker: { value: "Apple", sourceIds: apple17eSpecs },
    model: { value: "iPhone 17e", sourceIds: apple17eSpecs },
    formFactor: { value: "slab", sourceIds: apple17eSpecs },
    releasedOn: {
      value: "2026-03-11",
      sourceIds: apple17eLaunch
    },
    originalPrice: {
      value: {
        amount: 599,
        currency: "USD",
        market: "United States",
        configuration: "256 GB"
      },
      sourceIds: apple17eLaunch
    },
    display: {
      size: {
        value: "6.1 inches",
        sourceIds: apple17eSpecs
      },
      panel: { value: "OLED (Super Retina XDR)", sourceIds: apple17eSpecs },
      resolution: { value: "2532 × 1170 at 460 ppi", sourceIds: apple17eSpecs },
      refreshRate: {
        value: null,
        sourceIds: apple17eSpecs
      },
      peakBrightness: {
        value: "1,200 nits peak HDR",
        sourceIds: apple17eSpecs
      }
    },
    weight: { value: "169 g", sourceIds: apple17eSpecs },
    storage: { value: { options: "256 GB or 512 GB", startsAtGb: 256 }, sourceIds: apple17eSpecs },
    processor: { value: "Apple A19", sourceIds: apple17eSpecs },
    rearCameras: {
      value: "48 MP Fusion main",
      sourceIds: apple17eSpecs
    },
    batteryClaim: {
      value: "Up to 26 hours of video playback",
      sourceIds: apple17eSpecs
    },
    resistance: {
      value: "IP68; up to 6 m for 30 minutes",
      sourceIds: apple17eSpecs
    }
  },
  {
    slug: "google-pixel-10-pro-fold",
    maker: { value: "Google", sourceIds: google10FoldSpecs },
    model: { value: "Pixel 10 Pro Fold", sourceIds: google10FoldSpecs },
    formFactor: {
      value: "book-fold",
      sourceIds: google10FoldSpecs
    },
    releasedOn: {
      value: "2025-10-09",
      sourceIds: google10FoldLaunch
    },
    originalPrice: {
      value: { amount: null, currency: "USD", market: "United States", configuration: "256 GB" },
      sourceIds: google10FoldLaunch
    },
    display: {
      size: { value: "8 inches", sourceIds: google10FoldSpecs },
      panel: { value: "OLED (Super Actua Flex)", sourceIds: google10FoldSpecs },
      resolution: { value: "2076 × 2152 at 373 ppi", sourceIds: google10FoldSpecs },
      refreshRate: { value: "1–120 Hz", sourceIds: google10FoldSpecs },
      peakBrightness: {
        value: "3,000 nits peak",
        sourceIds: google10FoldSpecs
      }
    },
    secondaryDisplay: {
      value: "6.4-inch Actua OLED · 1080 × 2364 at 408 ppi · 60–120 Hz · up to 3,000 nits peak",
      sourceIds: google10FoldSpecs
    },
    weight: {
      value: "9.1 oz",
      sourceIds: google10FoldSpecs
    },
    storage: { value: { options: "256 GB, 512 GB, or 1 TB", startsAtGb: 256 }, sourceIds: google10FoldSpecs },
    processor: { value: "Google Tensor G5", sourceIds: google10FoldSpecs },
    rearCameras: {
      value: "48 MP wide + 10.5 MP ultrawide + 10.8 MP 5× telephoto",
      sourceIds: google10FoldSpecs
    },
    batteryClaim: {
      value: "24+ hours; typical capacity 5,015 mAh",
      sourceIds: ["google-pixel-10-pro-fold-specs", "google-pixel-10-pro-fold-announcement"]
    },
    resistance: {
      value: "IP68 dust and water resistance",
      sourceIds: google10FoldSpecs
    }
  },
  {
    slug: "redmi-note-15-5g",
    maker: { value: "REDMI", sourceIds: redmiNote155gSpecs },
    model: { value: "REDMI Note 15 5G", sourceIds: redmiNote155gSpecs },
    formFactor: { value: "slab", sourceIds: redmiNote155gSpecs },
    releasedOn: { value: null, sourceIds: ["xiaomi-uk-featured-phones", "redmi-note-15-5g-specs"] },
    originalPrice: { value: { amount: null, currency: null, market: "United Kingdom", configuration: "256 GB" }, sourceIds: ["xiaomi-uk-featured-phones", "redmi-note-15-5g-specs"] },
    display: {
      size: { value: "6.77 inches", sourceIds: redmiNote155gSpecs },
      panel: { value: "AMOLED", sourceIds: redmiNote155gSpecs },
      resolution: { value: "2392 × 1080", sourceIds: redmiNote155gSpecs },
      refreshRate: { value: "Up to 120 Hz", sourceIds: redmiNote155gSpecs },
      peakBrightness: { value: "3,200 nits peak", sourceIds: redmiNote155gSpecs }
    },
    weight: { value: "178 g", sourceIds: redmiNote155gSpecs },
    storage: { value: { options: "256 GB; microSD up to 1 TB", startsAtGb: 256 }, sourceIds: redmiNote155gSpecs },
    configurations: { value: "8 GB RAM + 256 GB storage", sourceIds: redmiNote155gSpecs },
    dimensions: { value: "164 × 75.42 × 7.35 mm (Black and Glacier Blue); 7.40 mm thick (Mist Purple)", sourceIds: redmiNote155gSpecs },
    charging: { value: "45 W turbo charging", sourceIds: redmiNote155gSpecs },
    processor: { value: "Snapdragon 6 Gen 3 Mobile Platform", sourceIds: redmiNote155gSpecs },
    rearCameras: { value: "108 MP main + 8 MP ultrawide", sourceIds: redmiNote155gSpecs },
    batteryClaim: { value: "5,520 mAh typical", sourceIds: redmiNote155gSpecs },
    resistance: { value: "IP65", sourceIds: redmiNote155gSpecs }
  },
  {
    slug: "oppo-find-x9-ultra",
    maker: { value: "OPPO", sourceIds: oppoFindX9UltraSpecs },
    model: { value: "OPPO Find X9 Ultra", sourceIds: oppoFindX9UltraSpecs },
    formFactor: { value: "slab", sourceIds: oppoFindX9UltraSpecs },
    releasedOn: { value: null, sourceIds: ["oppo-uk-featured-phones", "oppo-find-x9-ultra-specs"] },
    originalPrice: { value: { amount: null, currency: null, market: "United Kingdom", configuration: "256 GB" }, sourceIds: ["oppo-uk-featured-phones", "oppo-find-x9-ultra-specs"] },
    display: {
      size: { value: "6.82 inches", sourceIds: oppoFindX9UltraSpecs },
      panel: { value: "AMOLED", sourceIds: oppoFindX9UltraSpecs },
      resolution: { value: "3168 × 1440", sourceIds: oppoFindX9UltraSpecs },
      refreshRate: { value: "1–120 Hz adaptive; up to 144 Hz in some games", sourceIds: oppoFindX9UltraSpecs },
      peakBrightness: { value: "1,800 nits HBM typical", sourceIds: oppoFindX9UltraSpecs }
    },
    weight: { value: "About 235 g (Canyon Orange); 236 g (Tundra Umber)", sourceIds: oppoFindX9UltraSpecs },
    storage: { value: { options: "512 GB", startsAtGb: 512 }, sourceIds: oppoFindX9UltraSpecs },
    configurations: { value: "12 GB RAM + 512 GB storage", sourceIds: oppoFindX9UltraSpecs },
    dimensions: { value: "About 163.16 × 76.97 × 8.65 mm (Canyon Orange); 9.10 mm thick (Tundra Umber)", sourceIds: oppoFindX9UltraSpecs },
    charging: { value: "Up to 100 W SUPERVOOC; 50 W AIRVOOC", sourceIds: oppoFindX9UltraSpecs },
    processor: { value: "Snapdragon 8 Elite Gen 5 Mobile Platform", sourceIds: oppoFindX9UltraSpecs },
    rearCameras: { value: "200 MP main + 200 MP telephoto + 50 MP ultra-telephoto + 50 MP ultrawide + 3.2 MP monochrome", sourceIds: oppoFindX9UltraSpecs },
    batteryClaim: { value: "7,050 mAh typical; 6,890 mAh rated", sourceIds: oppoFindX9UltraSpecs },
    resistance: { value: "IP68; also tested to IP69", sourceIds: oppoFindX9UltraSpecs }
  },
  {
    slug: "huawei-pura-90s-pro",
    maker: { value: "HUAWEI", sourceIds: huaweiPura90sProSpecs },
    model: { value: "HUAWEI Pura 90s Pro", sourceIds: huaweiPura90sProSpecs },
    formFactor: { value: "slab", sourceIds: huaweiPura90sProProduct },
    releasedOn: { value: "2026-07-14", basis: "announcement", sourceIds: huaweiPura90sLaunch },
    originalPrice: { value: { amount: null, currency: null, market: "Global", configuration: "256 GB" }, sourceIds: ["huawei-global-phone-catalogue", "huawei-pura-90s-pro-specs", "huawei-pura-90s-series-launch"] },
    display: {
      size: { value: "6.6 inches", sourceIds: huaweiPura90sProSpecs },
      panel: { value: "LTPO OLED", sourceIds: huaweiPura90sProSpecs },
      resolution: { value: "2760 × 1256", sourceIds: huaweiPura90sProSpecs },
      refreshRate: { value: "1–120 Hz adaptive", sourceIds: huaweiPura90sProSpecs },
      peakBrightness: { value: null, sourceIds: huaweiPura90sProSpecs }
    },
    weight: { value: "Approx. 213.5 g including battery", sourceIds: huaweiPura90sProSpecs },
    storage: { value: { options: "256 GB or 512 GB", startsAtGb: 256 }, sourceIds: huaweiPura90sProSpecs },
    configurations: { value: "12 GB RAM + 256 GB storage; 12 GB RAM + 512 GB storage", sourceIds: huaweiPura90sProSpecs },
    dimensions: { value: "157.8 × 74.5 × 8.2 mm", sourceIds: huaweiPura90sProSpecs },
    charging: { value: "Up to 66 W HUAWEI SuperCharge; wireless HUAWEI SuperCharge (wattage not stated)", sourceIds: huaweiPura90sProSpecs },
    processor: { value: null, sourceIds: huaweiPura90sProSpecs },
    rearCameras: { value: "50 MP Ultra Lighting main + 12.5 MP ultrawide + 50 MP macro telephoto + True-to-Colour Camera 2.0", sourceIds: huaweiPura90sProSpecs },
    batteryClaim: { value: "6,000 mAh typical Non-EU; 5,850 mAh rated Non-EU; 5,270 mAh rated EU", sourceIds: huaweiPura90sProSpecs },
    resistance: { value: "IP68 and IP69", sourceIds: huaweiPura90sProSpecs }
  }
] as const satisfies readonly PhoneRecord[];
