//! Serves the house over HTTP until it is told to stop, then lets every request and job finish.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use jalon_kernel::{House, web};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::worker;

/// How long requests may take to finish after the signal to stop.
const LONGEST_DRAIN: Duration = Duration::from_secs(25);

/// Takes the address before anything else is done: a port in use is said at once.
pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("impossible d’écouter sur {address} : choisissez un autre port"))
}

/// Serves until SIGTERM or Ctrl-C.
pub async fn until_stopped(house: House, listener: TcpListener) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(worker::run(house.clone(), stopped.clone()));
    let service = web::app(house).into_make_service_with_connect_info::<SocketAddr>();
    let mut draining = stopped.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        // The sender only goes away when the program ends anyway.
        drop(draining.wait_for(|stop| *stop).await);
    });
    let server = tokio::spawn(IntoFuture::into_future(server));
    told_to_stop().await?;
    tracing::info!("the house closes: requests under way are finished");
    stop.send_replace(true);
    // A browser that keeps its connection open must not keep the house open.
    match tokio::time::timeout(LONGEST_DRAIN, server).await {
        Ok(served) => {
            served.context("le serveur s’est arrêté en désordre")?.context("le serveur s’est arrêté")?
        }
        Err(_) => tracing::warn!("some connections were cut after the time to finish"),
    }
    working.await.context("le travail différé s’est arrêté en désordre")
}

/// Serves a router that is no house until SIGTERM or Ctrl-C.
pub async fn router_until_stopped(router: axum::Router, listener: TcpListener) -> anyhow::Result<()> {
    tokio::select! {
        served = IntoFuture::into_future(axum::serve(listener, router)) => served.context("le serveur s’est arrêté"),
        told = told_to_stop() => told,
    }
}

async fn told_to_stop() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("le signal d’arrêt ne s’écoute pas")?;
    tokio::select! {
        _ = terminate.recv() => {}
        pressed = tokio::signal::ctrl_c() => pressed.context("Ctrl-C ne s’écoute pas")?,
    }
    Ok(())
}
