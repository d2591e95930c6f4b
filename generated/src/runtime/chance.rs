//! Numbers that nobody expects: for pauses, names and boundaries, not for secrets.

/// 64 bits, others each time.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub fn bits() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(())
}

/// 64 bits, others each time. The hashers of the standard library have the same seed here
/// in every process.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub fn bits() -> u64 {
    let half = || (web_sys::js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    half() << 32 | half()
}
