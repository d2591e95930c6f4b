//! The page: 200 Droplets as the API sends them, in the order of its own examples. They
//! differ in what differs between real ones: names, numbers, addresses, sizes, what is on.

pub const DROPLETS: usize = 200;

const SLUGS: &str =
    r#"["ams3","blr1","fra1","lon1","nyc1","nyc3","sfo3","sgp1","syd1","tor1"]"#;

const SIZES: &str = r#"["s-1vcpu-1gb","s-1vcpu-1gb-amd","s-1vcpu-2gb","s-2vcpu-2gb","s-2vcpu-4gb","s-4vcpu-8gb","s-8vcpu-16gb","c-2","c-4","g-2vcpu-8gb","gd-2vcpu-8gb","m-2vcpu-16gb","so-2vcpu-16gb"]"#;

const IMAGES: [(&str, &str, &str); 4] = [
    ("24.04 (LTS) x64", "Ubuntu", "ubuntu-24-04-x64"),
    ("22.04 (LTS) x64", "Ubuntu", "ubuntu-22-04-x64"),
    ("12 x64", "Debian", "debian-12-x64"),
    ("9 x64", "Rocky Linux", "rockylinux-9-x64"),
];

const BOUGHT: [(&str, u32, u32, u32, &str, &str); 4] = [
    ("s-1vcpu-1gb", 1, 1024, 25, "6.0", "0.00893"),
    ("s-2vcpu-4gb", 2, 4096, 80, "24.0", "0.03571"),
    ("g-2vcpu-8gb", 2, 8192, 25, "63.0", "0.09375"),
    ("s-1vcpu-2gb", 1, 2048, 50, "12.0", "0.01786"),
];

const REGIONS: [(&str, &str); 3] =
    [("New York 3", "nyc3"), ("Frankfurt 1", "fra1"), ("San Francisco 3", "sfo3")];

pub fn page() -> String {
    let droplets: Vec<String> = (0..DROPLETS).map(droplet).collect();
    format!(
        r#"{{"droplets":[{}],"links":{{"pages":{{"last":"https://api.digitalocean.com/v2/droplets?page=3&per_page=200","next":"https://api.digitalocean.com/v2/droplets?page=2&per_page=200"}}}},"meta":{{"total":{}}}}}"#,
        droplets.join(","),
        DROPLETS * 3 - 17,
    )
}

fn droplet(n: usize) -> String {
    let (slug, vcpus, memory, disk, ..) = BOUGHT[n % BOUGHT.len()];
    let status = if n % 17 == 5 { "off" } else { "active" };
    let backups = n.is_multiple_of(3);
    format!(
        r#"{{"id":{id},"name":"web-{n:03}.example.com","memory":{memory},"vcpus":{vcpus},"disk":{disk},"disk_info":{disks},"locked":{locked},"status":"{status}","kernel":null,"created_at":"2025-{month:02}-{day:02}T18:37:{second:02}Z","features":{features},"backup_ids":{backup_ids},"next_backup_window":{window},"snapshot_ids":[{snapshot}],"image":{image},"volume_ids":{volumes},"size":{size},"size_slug":"{slug}","networks":{networks},"region":{region},"tags":["web","env:prod","k8s:{n:04x}"],"vpc_uuid":"760e09ef-dc84-11e8-981e-3cfdfea{n:05x}"}}"#,
        id = 316_444_400 + n * 37,
        disks = disks(disk),
        locked = n % 29 == 3,
        month = n % 12 + 1,
        day = n % 28 + 1,
        second = n % 60,
        features = if backups {
            r#"["backups","monitoring","droplet_agent","ipv6","private_networking"]"#
        } else {
            r#"["droplet_agent","ipv6","private_networking"]"#
        },
        backup_ids = if backups {
            format!("[{},{}]", 53_893_572 + n, 53_983_572 + n)
        } else {
            "[]".to_owned()
        },
        window = if backups {
            r#"{"start":"2025-07-30T00:00:00Z","end":"2025-07-30T23:00:00Z"}"#
        } else {
            "null"
        },
        snapshot = 67_512_819 + n,
        image = image(n),
        volumes = if n % 5 == 1 {
            r#"["506f78a4-e098-11e5-ad9f-000f53306ae1"]"#
        } else {
            "[]"
        },
        size = size(n),
        networks = networks(n),
        region = region(n),
    )
}

fn disks(gigabytes: u32) -> String {
    format!(r#"[{{"type":"local","size":{{"amount":{gigabytes},"unit":"gib"}}}}]"#)
}

fn image(n: usize) -> String {
    let (name, distribution, slug) = IMAGES[n % IMAGES.len()];
    format!(
        r#"{{"id":{id},"name":"{name}","distribution":"{distribution}","slug":"{slug}","public":true,"regions":{SLUGS},"created_at":"2025-05-15T05:47:50Z","min_disk_size":7,"type":"base","size_gigabytes":{size},"description":"{distribution} {name}","tags":[],"status":"available"}}"#,
        id = 63_663_980 + n % IMAGES.len(),
        size = [2.36, 0.67, 1.14, 2.19][n % 4],
    )
}

fn size(n: usize) -> String {
    let (slug, vcpus, memory, disk, monthly, hourly) = BOUGHT[n % BOUGHT.len()];
    format!(
        r#"{{"slug":"{slug}","memory":{memory},"vcpus":{vcpus},"disk":{disk},"transfer":1.0,"price_monthly":{monthly},"price_hourly":{hourly},"regions":{SLUGS},"available":true,"description":"Basic","disk_info":{disks}}}"#,
        disks = disks(disk),
    )
}

fn networks(n: usize) -> String {
    let (low, high) = (n % 250 + 2, n / 250 + 16);
    format!(
        r#"{{"v4":[{{"ip_address":"10.128.{high}.{low}","netmask":"255.255.0.0","gateway":"nil","type":"private"}},{{"ip_address":"192.241.{high}.{low}","netmask":"255.255.255.0","gateway":"192.241.{high}.1","type":"public"}}],"v6":[{{"ip_address":"2604:a880:0:1010::18a:{low:x}","netmask":64,"gateway":"2604:a880:0:1010::1","type":"public"}}]}}"#,
    )
}

fn region(n: usize) -> String {
    let (name, slug) = REGIONS[n % REGIONS.len()];
    format!(
        r#"{{"name":"{name}","slug":"{slug}","features":["backups","ipv6","metadata","install_agent","storage","image_transfer"],"available":true,"sizes":{SIZES}}}"#,
    )
}
