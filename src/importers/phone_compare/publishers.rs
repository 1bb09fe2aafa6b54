//! Whose page it is: the makers' hosts that phone-compare takes values from.
//!
//! A table, used by `phone_compare`. An importer knows no catalog, so that
//! `sources.toml` has the same publishers with these hosts again.

use crate::domain::PublisherId;

/// Hosts without `www.`, each with the publisher's id. Forums where anybody
/// may write are not among them.
pub(super) const HOSTS: &[(&str, &str)] = &[
    ("apple.com", "apple"),
    ("support.apple.com", "apple"),
    ("asus.com", "asus"),
    ("press.asus.com", "asus"),
    ("rog.asus.com", "asus"),
    ("fairphone.com", "fairphone"),
    ("blog.google", "google"),
    ("store.google.com", "google"),
    ("hmd.com", "hmd"),
    ("honor.com", "honor"),
    ("consumer.huawei.com", "huawei"),
    ("infinixmobiles.in", "infinix"),
    ("en-us.support.motorola.com", "motorola"),
    ("motorola.com", "motorola"),
    ("motorolanews.com", "motorola"),
    ("nothing.community", "nothing"),
    ("nothing.tech", "nothing"),
    ("support.nothing.tech", "nothing"),
    ("us.nothing.tech", "nothing"),
    ("oneplus.com", "oneplus"),
    ("oppo.com", "oppo"),
    ("realme.com", "realme"),
    ("news.samsung.com", "samsung"),
    ("samsung.com", "samsung"),
    ("sony.co.uk", "sony"),
    ("tcl.com", "tcl"),
    ("us.tcl.com", "tcl"),
    ("tecno-mobile.com", "tecno"),
    ("unihertz.com", "unihertz"),
    ("vivo.com", "vivo"),
    ("mi.com", "xiaomi"),
    ("ztedevices.com", "zte"),
];

/// The publisher of a page.
///
/// # Errors
/// When its host is in no line of the table; names it.
pub(super) fn publisher(url: &str) -> Result<PublisherId, String> {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let found = HOSTS.iter().find(|(known, _)| *known == host);
    match found {
        Some((_, id)) => Ok(PublisherId((*id).into())),
        None => Err(format!("{host} is the host of no publisher known here")),
    }
}
