//! A web service that embeds vocmatch: datasets in; plans, advice, routes and scenarios out.
//!
//! A request goes one way through the house:
//!
//! 1. [`api`]: a handler a resource; it reads the request and knows which answer is wanted.
//! 2. [`catalogue`]: the datasets, each an immutable snapshot. A request keeps the one that it started with.
//! 3. [`solve`]: an answer that is known is given again; what is being solved is waited for; anything else is solved on
//!    a few threads of its own, with a queue that ends, and stops when nobody waits for it.
//! 4. [`store`]: what must outlive the process. A change is answered only once it is stored.

pub mod accepted;
pub mod api;
pub mod catalogue;
pub mod limits;
pub mod metrics;
pub mod options;
pub mod refusal;
pub mod server;
pub mod solve;
pub mod state;
pub mod store;
pub mod telemetry;

use options::{Log, Options};
use state::App;
use std::sync::Arc;
use store::{Sqlite, Store};
use vocmatch::dataset::Dataset;

/// Serves as asked, until a signal says stop.
///
/// # Errors
/// What kept it from starting, in words.
pub fn run(options: &Options) -> Result<(), String> {
    telemetry::start(options.log == Log::Json);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Solves, writes of the store, and a few to spare.
        .max_blocking_threads(options.limits.solves + 8)
        .build()
        .map_err(|error| error.to_string())?;
    let result = runtime.block_on(async {
        let store = Sqlite::open(&options.store)
            .map_err(|error| format!("{} cannot be opened: {error}", options.store.display()))?;
        let app = App::new(Box::new(store), options.limits.clone()).map_err(|error| error.to_string())?;
        first(&app, options)?;
        let listener = tokio::net::TcpListener::bind(options.address).await;
        let listener =
            listener.map_err(|error| format!("{} cannot be listened to: {error}", options.address))?;
        server::serve(listener, app, server::signalled())
            .await
            .map_err(|error| error.to_string())
    });
    // Whatever is still solved has been told to stop.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    result
}

/// Reads the first dataset from its folder if the store has none.
fn first(app: &Arc<App>, options: &Options) -> Result<(), String> {
    let Some(folder) = &options.data else {
        return Ok(());
    };
    if !app.catalogue.is_empty() {
        return Ok(());
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.filter(|name| catalogue::is_name(name));
    let name = name.unwrap_or_else(|| "first".to_owned());
    let mut dataset = Dataset::read_dir(folder);
    if dataset.problems().has_errors() {
        return Err(format!(
            "{} cannot be read:\n{}",
            folder.display(),
            dataset.problems()
        ));
    }
    dataset.forget_origin();
    app.catalogue
        .put(&name, dataset, &catalogue::Expect::default())
        .map_err(|refusal| format!("{}: {refusal}", folder.display()))?;
    tracing::info!(dataset = name, "the first dataset is read");
    Ok(())
}

/// A service whose datasets live as long as it does, for tests.
///
/// # Errors
/// None: an empty store always opens.
pub fn in_memory(limits: limits::Limits) -> Result<Arc<App>, refusal::Refusal> {
    App::new(Box::new(store::Memory::default()) as Box<dyn Store>, limits)
}
