//! A tour without account and without network. The mock stands in for the API: it answers
//! with the examples of the API's document, or as it is told, and checks each request
//! against the document. Code that uses this crate is tested in the same way.
//!
//!     cargo run --features mock --example offline

use digitalocean::mock::{Answer, Mock};
use digitalocean::models::{DropletAction, DropletSingleCreate};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Mock::new();
    let client = mock.client();

    println!("The Droplets of the account:");
    let mut droplets = client.droplets().list().per_page(200).items();
    while let Some(droplet) = droplets.next().await {
        let droplet = droplet?;
        println!("  {} {} in {}", droplet.id, droplet.name, droplet.region.slug);
    }

    let order = DropletSingleCreate::new("web-1", "s-1vcpu-1gb", "ubuntu-24-04-x64");
    let created = client.droplets().create(order.region("nyc3")).send().await?;
    println!("A new one is ordered: {}", created.meta().status());

    let droplet_id = 3164444;
    let started =
        client.droplet_actions().post(droplet_id, DropletAction::Reboot).await?;
    let action_id =
        started.action.and_then(|action| action.id).ok_or("no action came back")?;
    println!("Droplet {droplet_id} reboots; that is action {action_id}");

    // What the server says at each look is told here. The pauses between the looks, which
    // are seconds with the real API, end at once.
    for status in ["in-progress", "in-progress", "completed"] {
        let action = json!({ "action": { "id": action_id, "status": status } });
        mock.answer_once("dropletActions_get", Answer::json(200, action));
    }
    client
        .droplet_actions()
        .get(droplet_id, action_id)
        .wait_until_completed()
        .on_progress(|seen| {
            let status = seen.action.as_ref().and_then(|action| action.status.as_ref());
            println!("  {}", status.map_or("unknown", |status| status.as_str()));
        })
        .await?;
    println!("It has rebooted");

    // How does the application take it if a Droplet is gone, or the server overloaded?
    mock.answer("droplets_get", Answer::status(404));
    if let Err(error) = client.droplets().get(droplet_id).await {
        println!("Gone: {error}");
    }
    mock.answer_once("account_get", Answer::status(503).header("Retry-After", 30));
    let account = client.account().get().send().await?;
    println!("Overloaded: {} attempts", account.meta().attempts());

    println!("The mock was asked:");
    for call in mock.calls() {
        println!("  {} {}", call.method(), call.path());
    }
    mock.assert_clean();
    Ok(())
}
