//! Account, actions, regions, sizes, snapshots, SSH keys.

use digitalocean::models::{SnapshotResourceType, SshKeys, SshKeysUpdateRequest};
use serde_json::json;

use super::Table;

pub fn add(table: &mut Table) {
    table.call("account_get", "GET /v2/account", |c| c.account().get());
    ssh_keys(table);
    table.call("actions_list", "GET /v2/actions?per_page=50&page=2", |c| {
        c.actions().list().per_page(50).page(2)
    });
    table.call("actions_get", "GET /v2/actions/36804636", |c| c.actions().get(36804636));
    table.call("regions_list", "GET /v2/regions?per_page=50&page=2", |c| {
        c.regions().list().per_page(50).page(2)
    });
    table.call("sizes_list", "GET /v2/sizes?per_page=50&page=2", |c| {
        c.sizes().list().per_page(50).page(2)
    });
    snapshots(table);
}

fn ssh_keys(table: &mut Table) {
    table.call("sshKeys_list", "GET /v2/account/keys?per_page=50&page=2", |c| {
        c.ssh_keys().list().per_page(50).page(2)
    });
    table.call("sshKeys_create", "POST /v2/account/keys", |c| {
        c.ssh_keys().create(SshKeys::new("ssh-rsa AAAA example", "My key"))
    });
    table.sends(json!({"public_key": "ssh-rsa AAAA example", "name": "My key"}));
    table.call("sshKeys_get", "GET /v2/account/keys/512189", |c| {
        c.ssh_keys().get(512189)
    });
    table.call("sshKeys_update", "PUT /v2/account/keys/3b%3A16%3Abf%3Ae4", |c| {
        c.ssh_keys().update("3b:16:bf:e4", SshKeysUpdateRequest::new().name("Renamed"))
    });
    table.sends(json!({"name": "Renamed"}));
    table.call("sshKeys_delete", "DELETE /v2/account/keys/512189", |c| {
        c.ssh_keys().delete(512189)
    });
}

fn snapshots(table: &mut Table) {
    table.call(
        "snapshots_list",
        "GET /v2/snapshots?per_page=50&page=2&resource_type=droplet",
        |c| {
            c.snapshots()
                .list()
                .per_page(50)
                .page(2)
                .resource_type(SnapshotResourceType::Droplet)
        },
    );
    table.call("snapshots_get", "GET /v2/snapshots/6372321", |c| {
        c.snapshots().get(6372321)
    });
    table.call(
        "snapshots_delete",
        "DELETE /v2/snapshots/fbe805e8-866b-11e6-96bf-000f53315a41",
        |c| c.snapshots().delete("fbe805e8-866b-11e6-96bf-000f53315a41"),
    );
}
