//! Reboots a Droplet and waits until the action has ended.
//!
//!     DIGITALOCEAN_TOKEN=... cargo run --example reboot_droplet -- 3164444

use digitalocean::Client;
use digitalocean::models::DropletAction;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let droplet_id: i64 = std::env::args().nth(1).ok_or("which Droplet?")?.parse()?;
    let client = Client::from_env()?;

    let started =
        client.droplet_actions().post(droplet_id, DropletAction::Reboot).await?;
    let action_id =
        started.action.and_then(|action| action.id).ok_or("no action came back")?;
    println!("action {action_id} has started");

    client.droplet_actions().get(droplet_id, action_id).wait_until_completed().await?;
    println!("the Droplet has rebooted");
    Ok(())
}
