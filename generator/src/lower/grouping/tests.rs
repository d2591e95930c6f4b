//! Operations as documents have them, and where people would look for them.

use super::{Habits, Known, place};
use crate::ir::Method::{self, Get, Post, Put};

fn call(habits: Habits, id: &str, tag: &str, method: Method, path: &str) -> String {
    let tags = [tag.to_owned()];
    let tags = if tag.is_empty() { &[][..] } else { &tags[..] };
    let call = place(habits, Known { id: Some(id), tags, method, path });
    format!("{}.{}", call.group, call.names.first().map_or("", String::as_str))
}

#[test]
fn a_prefix_that_tag_or_path_knows_is_the_resource() {
    for (id, tag, path, expected) in [
        ("droplets_get", "", "/v2/droplets/{id}", "droplets.get"),
        ("dropletActions_get", "Droplet Actions", "/v2/x", "droplet_actions.get"),
        ("ip_pool_range_list", "", "/ip-pools/{p}/ranges", "ip_pool.range_list"),
        ("collection_exists", "Collections", "/c", "collection.exists"),
        ("change_type_of_server", "Servers", "/servers", "servers.change_type"),
        ("current_user_get", "Users", "/me", "users.current_user_get"),
        ("mget-1", "document", "/mget", "document.mget_1"),
        ("Users_List", "", "/users", "users.list"),
    ] {
        assert_eq!(call(Habits::default(), id, tag, Get, path), expected, "{id}");
    }
    let habit = Habits { prefixed: true, ..Habits::default() };
    let genai = call(habit, "genai_list_agents", "Platform", Get, "/v2/gen-ai/agents");
    assert_eq!(genai, "genai.list_agents");
    let change = call(habit, "change_type", "Servers", Post, "/servers/{id}/type");
    assert_eq!(change, "servers.change_type");
}

#[test]
fn namespaces_are_resources() {
    for (id, expected) in [
        ("orders.track.create", "orders.track_create"),
        ("repos/list-for-org", "repos.list_for_org"),
        ("v1.message-attempt.list-by-msg", "message_attempt.list_by_msg"),
        ("admin.users.list", "admin.users_list"),
    ] {
        assert_eq!(call(Habits::default(), id, "Other", Get, "/x"), expected, "{id}");
    }
}

#[test]
fn what_the_resource_says_is_not_said_again() {
    for (id, tag, path, expected) in [
        ("listDroplets", "Droplets", "/droplets", "droplets.list"),
        ("getUser", "Users", "/users/{id}", "users.get"),
        ("getUsers", "Users", "/users", "users.list"),
        ("getPetById", "pet", "/pet/{id}", "pet.get_by_id"),
        ("get-a-show", "Shows", "/shows/{id}", "shows.get"),
        ("getProjectMembers", "Projects", "/p/{id}/members", "projects.get_members"),
        ("addAssetsToAlbum", "Albums", "/albums/{id}", "albums.add_assets"),
        ("restoreUserAdmin", "Users (admin)", "/admin/{id}", "users_admin.restore"),
        ("UsersController_findAll", "Users", "/u", "users.users_controller_find_all"),
        ("readCoreV1Pod", "core_v1", "/api/v1/pods/{n}", "core_v1.read_pod"),
        ("follow-playlist", "Playlists", "/playlists/{id}", "playlists.follow"),
        ("uploadFile", "pet", "/pet/{id}", "pet.upload_file"),
    ] {
        assert_eq!(call(Habits::default(), id, tag, Get, path), expected, "{id}");
    }
}

#[test]
fn ids_by_machines_are_read_as_method_and_path() {
    let habits = Habits { mechanical: true, ..Habits::default() };
    for (id, method, path, expected) in [
        ("GetCharges", Get, "/v1/charges", "charges.list"),
        ("PostCharges", Post, "/v1/charges", "charges.create"),
        ("GetChargesCharge", Get, "/v1/charges/{charge}", "charges.get"),
        (
            "PostChargesChargeCapture",
            Post,
            "/v1/charges/{charge}/capture",
            "charges.capture",
        ),
        ("RenewCharges", Put, "/v1/charges", "charges.renew"),
    ] {
        assert_eq!(call(habits, id, "", method, path), expected, "{id}");
    }
    let habits = Habits { path_suffixed: true, ..Habits::default() };
    let list = call(habits, "read_items_items__get", "items", Get, "/items/");
    assert_eq!(list, "items.read");
}

#[test]
fn operations_of_no_resource_are_together() {
    let send = call(Habits::default(), "sendMessage", "", Post, "/sendMessage");
    assert_eq!(send, "api.send_message");
    assert_eq!(call(Habits::default(), "x", "天気", Get, "/"), "api.x");
    assert_eq!(call(Habits::default(), "x", "天気", Get, "/weather"), "weather.x");
    assert_eq!(
        call(Habits::default(), "getRoot", "", Get, "/2.0/users"),
        "users.get_root"
    );
}
