//! Lists the Droplets of the account, however many pages they are on.
//!
//!     DIGITALOCEAN_TOKEN=... cargo run --example list_droplets

use digitalocean::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let mut droplets = client.droplets().list().per_page(200).items();
    while let Some(droplet) = droplets.next().await {
        let droplet = droplet?;
        let region = &droplet.region.slug;
        println!(
            "{:>12}  {:<10} {region:<6} {}",
            droplet.id, droplet.status, droplet.name
        );
    }
    Ok(())
}
