//! A load of requests on the loopback: so many connections, each asking again as soon as it is answered.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Requests answered a second.
    pub per_second: f64,
    /// The time half of them took at most.
    pub median: Duration,
    /// The time ninety-nine in a hundred took at most.
    pub p99: Duration,
}

/// Asks for `path` over `connections` connections during `time`, after a short warming up.
pub async fn measure(
    server: SocketAddr,
    path: &str,
    cookie: &str,
    connections: usize,
    time: Duration,
) -> Result<Measured> {
    let request = format!("GET {path} HTTP/1.1\r\nhost: {server}\r\ncookie: {cookie}\r\n\r\n");
    let warm = Instant::now() + Duration::from_millis(500);
    let end = warm + time;
    let clients: Vec<_> =
        (0..connections).map(|_| tokio::spawn(client(server, request.clone(), warm, end))).collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await??);
    }
    if times.is_empty() {
        bail!("{path} was never answered");
    }
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    Ok(Measured { per_second: times.len() as f64 / time.as_secs_f64(), median: at(0.5), p99: at(0.99) })
}

async fn client(server: SocketAddr, request: String, warm: Instant, end: Instant) -> Result<Vec<Duration>> {
    let stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let (mut times, mut line, mut body) = (Vec::new(), String::new(), Vec::new());
    while Instant::now() < end {
        let asked = Instant::now();
        stream.get_mut().write_all(request.as_bytes()).await?;
        let mut length = 0;
        line.clear();
        stream.read_line(&mut line).await?;
        if !line.starts_with("HTTP/1.1 200") {
            bail!("the answer is {line:?}");
        }
        loop {
            line.clear();
            stream.read_line(&mut line).await?;
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().context("a length")?;
            }
        }
        body.resize(length, 0);
        stream.read_exact(&mut body).await?;
        if asked > warm {
            times.push(asked.elapsed());
        }
    }
    Ok(times)
}
