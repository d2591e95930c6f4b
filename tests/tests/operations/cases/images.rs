//! Images and what can be done with them.

use digitalocean::models::{
    Distribution, ImageAction, ImageActionTransfer, ImageNewCustom, ImageUpdate,
    ImagesPostAccountTransferAccept, ImagesPostAccountTransferCancel,
    ImagesPostAccountTransferDecline, ImagesType, RegionSlug, TransferToEmail,
};
use serde_json::json;

use super::Table;

pub fn add(table: &mut Table) {
    images(table);
    transfers(table);
    actions(table);
}

fn images(table: &mut Table) {
    table.call(
        "images_list",
        "GET /v2/images?type=distribution&private=true&tag_name=env%3Aprod&per_page=50&page=2",
        |c| {
            let list = c.images().list().r#type(ImagesType::Distribution).private(true);
            list.tag_name("env:prod").per_page(50).page(2)
        },
    );
    table.call("images_create_custom", "POST /v2/images", |c| {
        let url = "http://example.com/minimal.vmdk.bz2";
        let image = ImageNewCustom::new("minimal", url, RegionSlug::Nyc3);
        c.images().create_custom(image.distribution(Distribution::Ubuntu).tags(["base"]))
    });
    table.sends(json!({
        "name": "minimal",
        "url": "http://example.com/minimal.vmdk.bz2",
        "region": "nyc3",
        "distribution": "Ubuntu",
        "tags": ["base"],
    }));
    table.call("images_get", "GET /v2/images/ubuntu-20-04-x64", |c| {
        c.images().get("ubuntu-20-04-x64")
    });
    table.call("images_update", "PUT /v2/images/62137902", |c| {
        c.images().update(62137902, ImageUpdate::new().name("Renamed").description(""))
    });
    table.sends(json!({"name": "Renamed", "description": ""}));
    table.call("images_delete", "DELETE /v2/images/62137902", |c| {
        c.images().delete(62137902)
    });
}

fn transfers(table: &mut Table) {
    table.call(
        "images_post_account_transfer_create",
        "POST /v2/images/62137902/account_transfer",
        |c| {
            let to = TransferToEmail::new("sammy@example.com");
            c.images().post_account_transfer_create(62137902, to)
        },
    );
    table.sends(json!({"recipient_email": "sammy@example.com"}));
    table.call(
        "images_post_account_transfer_accept",
        "POST /v2/images/62137902/account_transfer/accept",
        |c| {
            let uuid = "4f6c71e2-1e90-4762-9fee-6cc4a0a9f2cf";
            let accept = ImagesPostAccountTransferAccept::new(3164444, uuid);
            c.images().post_account_transfer_accept(62137902, accept)
        },
    );
    table.sends(json!({
        "transfer_id": 3164444,
        "recipient_uuid": "4f6c71e2-1e90-4762-9fee-6cc4a0a9f2cf",
    }));
    table.call(
        "images_post_account_transfer_cancel",
        "POST /v2/images/62137902/account_transfer/cancel",
        |c| {
            let cancel = ImagesPostAccountTransferCancel::new(3164444);
            c.images().post_account_transfer_cancel(62137902, cancel)
        },
    );
    table.sends(json!({"transfer_id": 3164444}));
    table.call(
        "images_post_account_transfer_decline",
        "POST /v2/images/62137902/account_transfer/decline",
        |c| {
            let decline = ImagesPostAccountTransferDecline::new(3164444);
            c.images().post_account_transfer_decline(62137902, decline)
        },
    );
    table.sends(json!({"transfer_id": 3164444}));
}

fn actions(table: &mut Table) {
    table.call("imageActions_list", "GET /v2/images/62137902/actions", |c| {
        c.image_actions().list(62137902)
    });
    table.call("imageActions_post", "POST /v2/images/62137902/actions", |c| {
        c.image_actions().post(62137902, ImageActionTransfer::new(RegionSlug::Nyc3))
    });
    table.sends(json!({"type": "transfer", "region": "nyc3"}));
    table.call("imageActions_get", "GET /v2/images/62137902/actions/36805527", |c| {
        c.image_actions().get(62137902, 36805527)
    });
    // A variant without members is named, not built.
    let _: ImageAction = ImageAction::Convert;
}
