//! A server in a process of its own, so that its work is not counted: it gives to every
//! request the same action.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;

pub const ACTION: &str = r#"{"action":{"id":36804636,"status":"completed","type":"create","started_at":"2020-11-14T16:29:21Z","completed_at":"2020-11-14T16:30:06Z","resource_id":3164444,"resource_type":"droplet","region":{"name":"New York 3","slug":"nyc3","features":["private_networking","backups","ipv6","metadata","install_agent"],"available":true,"sizes":["s-1vcpu-1gb","s-1vcpu-2gb","s-1vcpu-3gb","s-2vcpu-2gb","s-3vcpu-1gb","s-2vcpu-4gb"]},"region_slug":"nyc3"}}"#;

/// The server's process; it ends with this.
pub struct Process {
    child: Child,
    url: String,
}

impl Process {
    /// Starts this program anew, as the server.
    pub fn start(argument: &str) -> io::Result<Self> {
        let program = std::env::current_exe()?;
        let mut child =
            Command::new(program).arg(argument).stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut url)?;
        }
        Ok(Self { child, url: url.trim().to_owned() })
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Is the server, for ever.
pub fn serve() -> ExitCode {
    let listening = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| Ok((listener.local_addr()?, listener)));
    let Ok((address, listener)) = listening else { return ExitCode::FAILURE };
    println!("http://{address}");
    for stream in listener.incoming().flatten() {
        thread::spawn(|| answer(stream));
    }
    ExitCode::SUCCESS
}

fn answer(stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\n\
         ratelimit-limit: 5000\r\nratelimit-remaining: 4987\r\nratelimit-reset: 1415984218\r\n\
         x-request-id: 0d2f8f7e-1a6c-4e3c-9a4c-2b9f8a1d7f10\r\ncontent-length: {}\r\n\r\n{ACTION}",
        ACTION.len()
    );
    let mut reader = BufReader::new(stream);
    loop {
        let (mut length, mut line) = (0, String::new());
        while reader.read_line(&mut line)? > 2 {
            let header = line.split_once(':');
            if let Some((name, value)) = header
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
            line.clear();
        }
        if line.is_empty() {
            return Ok(());
        }
        io::copy(&mut reader.by_ref().take(length), &mut io::sink())?;
        reader.get_mut().write_all(response.as_bytes())?;
    }
}
