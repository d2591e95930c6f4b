//! Droplets, what belongs to them, and what can be done with them.

use digitalocean::models::{
    DropletAction, DropletActionsPostByTagRequest, DropletBackupPolicy,
    DropletBackupPolicyPlan, DropletSingleCreate, DropletType,
    SelectiveDestroyAssociatedResource,
};
use serde_json::json;

use super::Table;

const ID: i64 = 3164444;

pub fn add(table: &mut Table) {
    droplets(table);
    belongings(table);
    backups(table);
    destruction(table);
    actions(table);
}

fn droplets(table: &mut Table) {
    table.call(
        "droplets_list",
        "GET /v2/droplets?per_page=50&page=2&tag_name=env%3Aprod&name=web%2001&type=gpus",
        |c| {
            let list = c.droplets().list().per_page(50).page(2);
            list.tag_name("env:prod").name("web 01").r#type(DropletType::Gpus)
        },
    );
    table.call("droplets_create", "POST /v2/droplets", |c| {
        let droplet =
            DropletSingleCreate::new("example.com", "s-1vcpu-1gb", "ubuntu-20-04-x64");
        let policy = DropletBackupPolicy::new().plan(DropletBackupPolicyPlan::Daily);
        c.droplets().create(
            droplet
                .region("nyc3")
                .ssh_keys([289794])
                .backup_policy(policy)
                .tags(["web"]),
        )
    });
    table.sends(json!({
        "name": "example.com",
        "size": "s-1vcpu-1gb",
        "image": "ubuntu-20-04-x64",
        "region": "nyc3",
        "ssh_keys": [289794],
        "backup_policy": {"plan": "daily"},
        "tags": ["web"],
    }));
    table.call("droplets_get", "GET /v2/droplets/3164444", |c| c.droplets().get(ID));
    table.call("droplets_destroy", "DELETE /v2/droplets/3164444", |c| {
        c.droplets().destroy(ID)
    });
    table.call(
        "droplets_destroy_byTag",
        "DELETE /v2/droplets?tag_name=env%3Atest",
        |c| c.droplets().destroy_by_tag("env:test"),
    );
}

fn belongings(table: &mut Table) {
    table.call(
        "droplets_list_snapshots",
        "GET /v2/droplets/3164444/snapshots?per_page=50&page=2",
        |c| c.droplets().list_snapshots(ID).per_page(50).page(2),
    );
    table.call(
        "droplets_list_kernels",
        "GET /v2/droplets/3164444/kernels?per_page=50&page=2",
        |c| c.droplets().list_kernels(ID).per_page(50).page(2),
    );
    table.call(
        "droplets_list_firewalls",
        "GET /v2/droplets/3164444/firewalls?per_page=50&page=2",
        |c| c.droplets().list_firewalls(ID).per_page(50).page(2),
    );
    table.call("droplets_list_neighbors", "GET /v2/droplets/3164444/neighbors", |c| {
        c.droplets().list_neighbors(ID)
    });
    table.call(
        "droplets_list_neighborsIds",
        "GET /v2/reports/droplet_neighbors_ids",
        |c| c.droplets().list_neighbors_ids(),
    );
}

fn backups(table: &mut Table) {
    table.call(
        "droplets_list_backups",
        "GET /v2/droplets/3164444/backups?per_page=50&page=2",
        |c| c.droplets().list_backups(ID).per_page(50).page(2),
    );
    table.call(
        "droplets_get_backup_policy",
        "GET /v2/droplets/3164444/backups/policy",
        |c| c.droplets().get_backup_policy(ID),
    );
    table.call(
        "droplets_list_backup_policies",
        "GET /v2/droplets/backups/policies?per_page=50&page=2",
        |c| c.droplets().list_backup_policies().per_page(50).page(2),
    );
    table.call(
        "droplets_list_supported_backup_policies",
        "GET /v2/droplets/backups/supported_policies",
        |c| c.droplets().list_supported_backup_policies(),
    );
}

fn destruction(table: &mut Table) {
    table.call(
        "droplets_list_associatedResources",
        "GET /v2/droplets/3164444/destroy_with_associated_resources",
        |c| c.droplets().list_associated_resources(ID),
    );
    table.call(
        "droplets_destroy_withAssociatedResourcesSelective",
        "DELETE /v2/droplets/3164444/destroy_with_associated_resources/selective",
        |c| {
            let chosen = SelectiveDestroyAssociatedResource::new().volumes(["ba49449a"]);
            c.droplets().destroy_with_associated_resources_selective(ID).body(chosen)
        },
    );
    table.sends(json!({"volumes": ["ba49449a"]}));
    table.call(
        "droplets_destroy_withAssociatedResourcesDangerous",
        "DELETE /v2/droplets/3164444/destroy_with_associated_resources/dangerous",
        |c| c.droplets().destroy_with_associated_resources_dangerous(ID, true),
    );
    table.last().headers = &[("x-dangerous", "true")];
    table.call(
        "droplets_get_DestroyAssociatedResourcesStatus",
        "GET /v2/droplets/3164444/destroy_with_associated_resources/status",
        |c| c.droplets().get_destroy_associated_resources_status(ID),
    );
    table.call(
        "droplets_destroy_retryWithAssociatedResources",
        "POST /v2/droplets/3164444/destroy_with_associated_resources/retry",
        |c| c.droplets().destroy_retry_with_associated_resources(ID),
    );
}

fn actions(table: &mut Table) {
    table.call(
        "dropletActions_list",
        "GET /v2/droplets/3164444/actions?per_page=50&page=2",
        |c| c.droplet_actions().list(ID).per_page(50).page(2),
    );
    table.call("dropletActions_post", "POST /v2/droplets/3164444/actions", |c| {
        c.droplet_actions().post(ID, DropletAction::Reboot)
    });
    table.sends(json!({"type": "reboot"}));
    table.call(
        "dropletActions_post_byTag",
        "POST /v2/droplets/actions?tag_name=env%3Atest",
        |c| {
            let action = DropletActionsPostByTagRequest::PowerOff;
            c.droplet_actions().post_by_tag(action).tag_name("env:test")
        },
    );
    table.sends(json!({"type": "power_off"}));
    table.call("dropletActions_get", "GET /v2/droplets/3164444/actions/36804636", |c| {
        c.droplet_actions().get(ID, 36804636)
    });
}
