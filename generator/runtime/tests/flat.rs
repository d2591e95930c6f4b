//! Large bodies there and back take no more memory than small ones. Alone in its process,
//! since the system only tells how much memory that has.
#![cfg(target_os = "linux")]

mod folder;

use folder::Folder;
use oasmith_runtime::runtime::types::FilePart;
use oasmith_runtime::runtime::{Call, Client, Payload};
use oasmith_runtime::sample::models::{Resize, Upload};
use oasmith_runtime::sample::resources;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const MIB: usize = 1 << 20;
const SIZE: usize = 100 * MIB;
/// What a transfer may need: far below the body, far above its pieces.
const ROOM: usize = 16 * MIB;

/// The most memory that the process has had, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() << 10
}

fn block() -> Vec<u8> {
    (0..MIB).map(|index| ((index * 31) >> 5) as u8).collect()
}

fn is_it(path: &Path) -> bool {
    let (mut file, mut read) = (File::open(path).unwrap(), vec![0; MIB]);
    (0..SIZE / MIB).all(|_| file.read_exact(&mut read).is_ok() && read == block())
        && file.read(&mut read).unwrap() == 0
}

/// Counts the bytes of bodies and gives the count back; sends a large one for a GET.
async fn serve(mut socket: TcpStream) {
    let mut buffer = vec![0; 64 << 10];
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(socket.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    if head.starts_with("get") {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n");
        socket.write_all(answer.as_bytes()).await.unwrap();
        for _ in 0..SIZE / MIB {
            socket.write_all(&block()).await.unwrap();
        }
        return;
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut left: usize = length.unwrap().parse().unwrap();
    while left > 0 {
        left -= socket.read(&mut buffer).await.unwrap();
    }
    let answer = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
    socket.write_all(answer.as_bytes()).await.unwrap();
}

#[tokio::test]
async fn a_large_body_takes_no_more_memory_than_its_pieces() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            tokio::spawn(serve(listener.accept().await.unwrap().0));
        }
    });
    let client = Client::builder().token("t").base_url(&url).build().unwrap();
    let folder = Folder::new();
    let (from, to) = (folder.file("from", ""), folder.path("to"));
    let mut file = File::create(&from).unwrap();
    (0..SIZE / MIB).for_each(|_| file.write_all(&block()).unwrap());
    // All that is made once is there before.
    client.keys().store("warm").await.unwrap();
    let before = peak();

    client.keys().store(Payload::file(&from)).await.unwrap();
    let file = FilePart::open(&from);
    let parts = Upload::new([file], "n", 1, "s", 1, Resize::new("s"));
    let call: Call<resources::Upload> = Call::new(&client);
    call.multipart_body(parts).await.unwrap();
    let there = peak() - before;
    assert!(there < ROOM, "the uploads took {there} bytes");

    let mut download = client.keys().elsewhere().download().await.unwrap();
    assert_eq!(download.save(&to).await.unwrap(), SIZE as u64);
    let both = peak() - before;
    assert!(both < ROOM, "the download took {both} bytes");
    assert!(is_it(&to));
    println!("{SIZE} bytes: {there} more in memory there, {both} there and back");
}
