//! What English says about the words of an operationId.

/// Words that say what is done, not to what. Sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abort", "accept", "acknowledge", "activate", "add", "allocate", "analyze",
    "append", "apply", "approve", "archive", "assign", "attach", "authorize", "batch",
    "begin", "block", "boot", "bulk", "calculate", "call", "cancel", "capture",
    "change", "check", "clear", "clone", "close", "commit", "complete", "compute",
    "confirm", "connect", "convert", "copy", "count", "create", "deactivate", "decline",
    "delete", "demote", "deploy", "destroy", "detach", "disable", "disconnect",
    "dismiss", "download", "drop", "duplicate", "edit", "enable", "enrol", "enroll",
    "ensure", "evaluate", "execute", "exists", "export", "fetch", "find", "finish",
    "follow", "forward", "generate", "get", "has", "head", "import", "initiate",
    "insert", "install", "invite", "invoke", "issue", "join", "kill", "leave", "link",
    "list", "load", "lock", "login", "logout", "lookup", "make", "mark", "merge",
    "migrate", "modify", "move", "mute", "notify", "open", "patch", "pause", "perform",
    "pin", "poll", "post", "power", "preview", "promote", "provision", "publish",
    "pull", "purge", "push", "put", "query", "read", "reboot", "rebuild", "recover",
    "refresh", "refund", "regenerate", "register", "reject", "remove", "rename",
    "renew", "reopen", "reorder", "replace", "request", "resend", "reset", "resize",
    "resolve", "restart", "restore", "resume", "retrieve", "retry", "revoke", "rotate",
    "run", "save", "scan", "schedule", "search", "select", "send", "set", "share",
    "show", "sign", "skip", "start", "stop", "submit", "subscribe", "suspend", "sync",
    "tag", "test", "toggle", "track", "transfer", "trigger", "unarchive", "unassign",
    "unblock", "unfollow", "uninstall", "unlink", "unlock", "unpin", "unpublish",
    "unshare", "unsubscribe", "untag", "update", "upgrade", "upload", "upsert", "use",
    "validate", "verify", "view", "void", "wait", "watch", "write",
];

/// Words that lead to something that is then missing.
const PREPOSITIONS: &[&str] = &[
    "as", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with", "without",
];

/// Whether a word says what is done.
pub fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

/// Whether a word leads to another.
pub fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a word puts two things side by side.
pub fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or")
}

/// Whether a word says which, not what.
pub fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "active"
            | "all"
            | "any"
            | "available"
            | "bulk"
            | "current"
            | "default"
            | "first"
            | "last"
            | "latest"
            | "many"
            | "multiple"
            | "my"
            | "new"
            | "one"
            | "own"
            | "recent"
            | "several"
            | "single"
    )
}

/// Whether a word can be left out.
pub fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

#[cfg(test)]
mod tests {
    use super::VERBS;

    #[test]
    fn verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
