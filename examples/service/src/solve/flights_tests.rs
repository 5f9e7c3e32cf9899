//! Flights: once for all, as long as somebody waits, and no more than there is room for.

use super::*;
use crate::limits::Limits;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

fn flights(limits: &Limits) -> (Arc<Flights<usize>>, Metrics) {
    let metrics = Metrics::default();
    let pool = Arc::new(Pool::new(limits, metrics.clone()));
    (
        Arc::new(Flights::new("test", &pool, &metrics, 10, |_| 1)),
        metrics,
    )
}

async fn until(holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it does not come true");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_the_same_have_it_solved_once() {
    let (flights, _) = flights(&Limits::default());
    let solved = Arc::new(AtomicUsize::new(0));
    let asked = (0..50).map(|_| {
        let (flights, solved) = (Arc::clone(&flights), Arc::clone(&solved));
        tokio::spawn(async move {
            let work = move |_: &Stop| {
                std::thread::sleep(Duration::from_millis(50));
                Ok(solved.fetch_add(1, Ordering::SeqCst))
            };
            flights.get("key", work).await.map(|value| *value)
        })
    });
    for answer in asked.collect::<Vec<_>>() {
        assert_eq!(answer.await.unwrap().unwrap(), 0);
    }
    assert_eq!(solved.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solve_goes_on_for_one_who_waits_and_stops_when_the_last_has_gone() {
    let (flights, metrics) = flights(&Limits::default());
    let wait = |flights: &Arc<Flights<usize>>| {
        let flights = Arc::clone(flights);
        tokio::spawn(async move {
            let work = |stop: &Stop| {
                while !stop.is_set() {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(stop.refusal())
            };
            flights.get("key", work).await
        })
    };
    let (one, other) = (wait(&flights), wait(&flights));
    until(|| metrics.running.get() == 1).await;
    until(|| {
        flights
            .shared
            .table()
            .flying
            .get("key")
            .is_some_and(|flight| flight.waiting == 2)
    })
    .await;
    one.abort();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(metrics.running.get(), 1);
    other.abort();
    until(|| metrics.running.get() == 0).await;
    assert!(flights.shared.table().flying.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_more_than_the_queue_holds_is_refused_and_who_leaves_it_makes_room() {
    let limits = Limits {
        solves: 1,
        queue: 1,
        ..Limits::default()
    };
    let (flights, metrics) = flights(&limits);
    let wait = |key: &'static str| {
        let flights = Arc::clone(&flights);
        tokio::spawn(async move {
            let work = |stop: &Stop| {
                while !stop.is_set() {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Ok(0)
            };
            flights.get(key, work).await
        })
    };
    let runs = wait("runs");
    until(|| metrics.running.get() == 1).await;
    let waits = wait("waits");
    until(|| metrics.waiting.get() == 1).await;
    let refused = flights.get("refused", |_| Ok(0)).await.unwrap_err();
    assert_eq!(refused.code(), Code::QueueFull);
    waits.abort();
    until(|| metrics.waiting.get() == 0).await;
    runs.abort();
    until(|| metrics.running.get() == 0).await;
    assert_eq!(
        flights.get("again", |_| Ok(7)).await.map(|value| *value).unwrap(),
        7
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_not_kept_and_panics_are_errors() {
    let (flights, metrics) = flights(&Limits::default());
    let failed = flights.get("key", |_| panic!("on purpose")).await.unwrap_err();
    assert_eq!(failed.code(), Code::Internal);
    assert_eq!(
        flights.get("key", |_| Ok(1)).await.map(|value| *value).unwrap(),
        1
    );
    assert_eq!(metrics.running.get(), 0);
}
