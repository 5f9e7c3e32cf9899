//! Connections: how many, how long, and how they end.

use crate::api;
use crate::state::App;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// Serves until `stop` says so; then takes no more connections, lets requests end for as long as the limits say, tells
/// solves to end, and returns.
///
/// # Errors
/// If the address of the listener cannot be told.
pub async fn serve(listener: TcpListener, app: Arc<App>, stop: impl Future<Output = ()>) -> io::Result<()> {
    let address = listener.local_addr()?;
    tracing::info!(%address, datasets = app.catalogue.list().len(), "ready");
    let router = api::router(&app);
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(app.limits.head_seconds.max(1)));
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(app.limits.connections));
    let mut stop = pin!(stop);
    loop {
        // Whoever finds no room waits in the backlog of the listener.
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await.ok()?;
            Some((accepted(&listener).await, place))
        };
        let (stream, place) = tokio::select! {
            () = &mut stop => break,
            next = next => match next {
                Some(next) => next,
                None => break,
            },
        };
        // Small answers should not wait for more to come.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let connection = server.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        let open = app.metrics.connections.clone();
        open.inc();
        tokio::spawn(async move {
            // Clients that break off are none of ours.
            let _ = connection.await;
            open.dec();
            drop(place);
        });
    }
    drop(listener);
    app.stop_taking();
    tracing::info!(connections = graceful.count(), "stopping");
    let mut ended = pin!(graceful.shutdown());
    if timeout(Duration::from_secs(app.limits.stop_seconds), &mut ended)
        .await
        .is_err()
    {
        tracing::warn!("requests are cut short");
        app.stop_solving();
        // What was told to end answers 503 within moments; what does not is dropped with the runtime.
        let _ = timeout(Duration::from_secs(1), ended).await;
    }
    tracing::info!("stopped");
    Ok(())
}

/// The next connection. Without sockets to spare there is none for a moment.
async fn accepted(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be taken");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Waits for SIGTERM or ctrl-c.
pub async fn signalled() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without it, ctrl-c remains.
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = interrupted => {}
        () = terminated => {}
    }
}
