//! The sixteen things that can be done to a Droplet: one variant each, nothing to build
//! where there is nothing to say, and exactly the JSON that the document shows.

use digitalocean::models::{
    DropletAction, DropletActionChangeBackupPolicy, DropletActionChangeKernel,
    DropletActionEnableBackups, DropletActionRebuild, DropletActionRename,
    DropletActionResize, DropletActionRestore, DropletActionSnapshot,
    DropletBackupPolicy, DropletBackupPolicyPlan, DropletBackupPolicyWeekday,
};
use serde_json::{Value, json};

const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));

/// Each action as a user writes it, under the name of its example.
fn actions() -> Vec<(&'static str, DropletAction)> {
    let daily = DropletBackupPolicy::new().plan(DropletBackupPolicyPlan::Daily);
    let weekly = DropletBackupPolicy::new().plan(DropletBackupPolicyPlan::Weekly);
    let sunday = weekly.weekday(DropletBackupPolicyWeekday::Sun);
    vec![
        (
            "enable_backups",
            DropletActionEnableBackups::new().backup_policy(daily.hour(20)).into(),
        ),
        ("disable_backups", DropletAction::DisableBackups),
        (
            "change_backup_policy",
            DropletActionChangeBackupPolicy::new(sunday.hour(20)).into(),
        ),
        ("reboot", DropletAction::Reboot),
        ("power_cycle", DropletAction::PowerCycle),
        ("shutdown", DropletAction::Shutdown),
        ("power_off", DropletAction::PowerOff),
        ("power_on", DropletAction::PowerOn),
        ("restore", DropletActionRestore::new().image(53893572).into()),
        ("password_reset", DropletAction::PasswordReset),
        ("resize", DropletActionResize::new().disk(false).size("s-2vcpu-2gb").into()),
        ("rebuild", DropletActionRebuild::new().image("ubuntu-20-04-x64").into()),
        ("rename", DropletActionRename::new().name("nifty-new-name").into()),
        ("change_kernel", DropletActionChangeKernel::new().kernel(7515).into()),
        ("enable_ipv6", DropletAction::EnableIpv6),
        ("snapshot", DropletActionSnapshot::new().name("Nifty New Snapshot").into()),
    ]
}

/// What the document shows, by name.
fn shown() -> Vec<(String, Value)> {
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("JSON");
    let name = |example: &Value| {
        let name =
            example["name"].as_str()?.strip_prefix("dropletActions_post request ")?;
        Some((name.to_owned(), example["value"].clone()))
    };
    examples.iter().filter_map(name).collect()
}

#[test]
fn each_action_is_encoded_as_the_document_shows() {
    let shown = shown();
    assert_eq!(shown.len(), 16);
    for ((name, action), (known, payload)) in actions().into_iter().zip(shown) {
        assert_eq!(name, known);
        let encoded = serde_json::to_string(&action).expect("it can be encoded");
        let again: Value = serde_json::from_str(&encoded).expect("JSON");
        assert_eq!(again, payload, "{name}");
        assert!(encoded.starts_with(&format!("{{\"type\":\"{name}\"")), "{encoded}");
        let decoded: DropletAction =
            serde_json::from_value(payload).expect("it decodes");
        assert_eq!(decoded, action, "{name}");
    }
}

#[test]
fn the_variants_are_these() {
    let of_variants: Vec<String> = actions()
        .iter()
        .map(|(_, action)| {
            let text = format!("{action:?}");
            text.split(['(', ' ']).next().unwrap_or_default().to_owned()
        })
        .collect();
    let distinct: std::collections::BTreeSet<&String> = of_variants.iter().collect();
    assert_eq!(distinct.len(), 16, "{of_variants:?}");
    assert!(!of_variants.contains(&"Unknown".to_owned()), "{of_variants:?}");
}

#[test]
fn an_action_to_come_is_kept() {
    let json = json!({"type": "teleport", "to": "mars"});
    let decoded: DropletAction =
        serde_json::from_value(json.clone()).expect("it decodes");
    assert!(matches!(decoded, DropletAction::Unknown(_)), "{decoded:?}");
    assert_eq!(serde_json::to_value(&decoded).expect("it encodes"), json);
}
