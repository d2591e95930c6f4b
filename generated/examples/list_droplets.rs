//! Lists the Droplets of the account, page by page.
//!
//!     DIGITALOCEAN_TOKEN=... cargo run --example list_droplets

use digitalocean::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    for page in 1.. {
        let list = client.droplets().list().per_page(200).page(page).await?;
        for droplet in &list.droplets.unwrap_or_default() {
            let region = &droplet.region.slug;
            println!(
                "{:>12}  {:<10} {region:<6} {}",
                droplet.id, droplet.status, droplet.name
            );
        }
        let pages = list.links.and_then(|links| links.pages);
        if pages.and_then(|pages| pages.next).is_none() {
            break;
        }
    }
    Ok(())
}
