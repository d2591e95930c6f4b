//! Reboots a Droplet and waits until the action has ended.
//!
//!     DIGITALOCEAN_TOKEN=... cargo run --example reboot_droplet -- 3164444

use std::time::Duration;

use digitalocean::Client;
use digitalocean::models::{ActionStatus, DropletAction};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let droplet_id: i64 = std::env::args().nth(1).ok_or("which Droplet?")?.parse()?;
    let client = Client::from_env()?;

    let started =
        client.droplet_actions().post(droplet_id, DropletAction::Reboot).await?;
    let action_id =
        started.action.and_then(|action| action.id).ok_or("no action came back")?;
    println!("action {action_id} has started");

    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let current = client.droplet_actions().get(droplet_id, action_id).await?;
        match current.action.and_then(|action| action.status) {
            Some(ActionStatus::InProgress) | None => println!("still in progress"),
            Some(ActionStatus::Completed) => break println!("the Droplet has rebooted"),
            Some(other) => return Err(format!("the action ended as {other}").into()),
        }
    }
    Ok(())
}
