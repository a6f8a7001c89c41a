//! Messages leave through a real mail server and a gateway that speaks HTTP, both on the loopback.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use jalon_kernel::people::contact::Kind;
use jalon_kernel::post::{self, Carrier, SmsGateway};
use jalon_kernel::testing::{World, a_person};

struct MailServer {
    process: Child,
    port: u16,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // A server that is already gone needs no killing.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn mail_server(folder: &std::path::Path) -> Option<MailServer> {
    let has = Command::new("/usr/bin/python3").args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
    if !has.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("JALON_REQUIRE_TOOLS").is_none(), "python3-aiosmtpd is not installed");
        println!("SKIPPED: no mail server, python3-aiosmtpd is not installed");
        return None;
    }
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let process = Command::new("/usr/bin/python3")
        .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}"), "-c", "aiosmtpd.handlers.Mailbox"])
        .arg(folder.join("mail"))
        .stderr(Stdio::null())
        .spawn()
        .expect("the mail server starts");
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Some(MailServer { process, port })
}

async fn write(world: &World, kind: Kind, address: &str) {
    let (person, key) = a_person(world, "Samira", "samira@exemple.fr").await;
    let mut tx = world.db.write().await.expect("write");
    let to = post::To::Person { id: person, key: &key, kind, address };
    let letter = post::Letter { kind: "request-received", link: Some("/mon-espace"), code: None };
    post::write(&mut tx, &world.secrets, &world.chance, world.clock.now(), to, "fr", letter)
        .await
        .expect("write");
    tx.commit().await.expect("commit");
}

async fn send(world: &World, carrier: &Carrier) -> usize {
    let words = |_: &post::Message, _: Kind, opened: &post::Opened| {
        let link = opened.link.clone().unwrap_or_default();
        (
            "Votre demande — reçue".to_owned(),
            format!("Là : {link}"),
            format!("<p lang=\"fr\">Là : {link}</p>"),
        )
    };
    post::send_due(&world.db, &world.secrets, &world.clock, carrier, &words).await.expect("send")
}

#[tokio::test]
async fn a_mail_arrives_at_a_real_server_with_both_parts() {
    let world = World::sqlite().await;
    let Some(server) = mail_server(world.folder()) else { return };
    let carrier =
        Carrier::network(&format!("smtp://127.0.0.1:{}", server.port), "Jalon <jalon@exemple.fr>", None)
            .expect("a carrier");
    write(&world, Kind::Email, "samira@exemple.fr").await;
    assert_eq!(send(&world, &carrier).await, 1);
    let arrived: Vec<_> = std::fs::read_dir(world.folder().join("mail/new")).expect("a mailbox").collect();
    assert_eq!(arrived.len(), 1);
    let text = std::fs::read_to_string(arrived[0].as_ref().expect("a mail").path()).expect("a text");
    for part in ["To: samira@exemple.fr", "multipart/alternative", "text/plain", "text/html", "Message-ID: <"]
    {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[tokio::test]
async fn an_address_with_a_line_break_reaches_nobody() {
    let world = World::sqlite().await;
    let Some(server) = mail_server(world.folder()) else { return };
    let carrier = Carrier::network(&format!("smtp://127.0.0.1:{}", server.port), "jalon@exemple.fr", None)
        .expect("a carrier");
    write(&world, Kind::Email, "samira@exemple.fr\r\nBcc: tous@exemple.fr").await;
    assert_eq!(send(&world, &carrier).await, 0);
    let mut tx = world.db.read().await.expect("read");
    assert_eq!(post::latest(&mut tx, 1).await.expect("latest")[0].state, "dropped");
}

#[tokio::test]
async fn a_text_message_is_posted_to_the_gateway() {
    let world = World::sqlite().await;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/sms", listener.local_addr().expect("an address"));
    let gateway = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a request");
        let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a line");
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
            if line.trim().is_empty() {
                break;
            }
            head.push_str(&line);
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        let mut stream = stream;
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            .expect("an answer");
        (head, String::from_utf8(body).expect("text"))
    });
    let sms = Some(SmsGateway { url, token: "jeton".to_owned() });
    let carrier = Carrier::network("smtp://127.0.0.1:1", "jalon@exemple.fr", sms).expect("a carrier");
    write(&world, Kind::Phone, "+33600000000").await;
    assert_eq!(send(&world, &carrier).await, 1);
    let (head, body) = gateway.join().expect("no panic");
    assert!(head.to_lowercase().contains("authorization: bearer jeton"), "{head}");
    let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(
        (body["to"].as_str(), body["text"].as_str()),
        (Some("+33600000000"), Some("Là : /mon-espace"))
    );
}

#[tokio::test]
async fn a_folder_receives_one_file_a_message() {
    let world = World::sqlite().await;
    let folder = world.folder().join("out");
    write(&world, Kind::Email, "samira@exemple.fr").await;
    assert_eq!(send(&world, &Carrier::Folder(folder.clone())).await, 1);
    assert_eq!(std::fs::read_dir(folder).expect("a folder").count(), 1);
}
