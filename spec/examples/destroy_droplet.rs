//! Destroys a Droplet together with the volumes named on the command line, keeps
//! everything else that belongs to it, and follows how that goes.
//!
//!     DIGITALOCEAN_TOKEN=... cargo run --example destroy_droplet -- 3164444 VOLUME_ID...

use digitalocean::Client;
use digitalocean::models::SelectiveDestroyAssociatedResource;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let droplet_id: i64 = arguments.next().ok_or("which Droplet?")?.parse()?;
    let client = Client::from_env()?;

    client
        .droplets()
        .destroy_with_associated_resources_selective(droplet_id)
        .body(SelectiveDestroyAssociatedResource::new().volumes(arguments))
        .await?;

    let status = client
        .droplets()
        .get_destroy_associated_resources_status(droplet_id)
        .poll_until(|status| status.completed_at.is_some())
        .on_progress(|_| println!("still destroying"))
        .await?;

    println!("done; {} resources failed", status.failures.unwrap_or(0));
    let volumes = status.resources.and_then(|resources| resources.volumes);
    for volume in volumes.unwrap_or_default() {
        match volume.error_message {
            Some(error) => println!("{:?}: {error}", volume.name),
            None => println!("{:?} is gone", volume.name),
        }
    }
    Ok(())
}
