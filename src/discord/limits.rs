//! How often one person may ask: token buckets with a bounded store; pure.
