//! What goes without saying is not written.

/// Whether a member need not be written.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
