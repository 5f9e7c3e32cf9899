//! A session: solved once, shared by threads, stopped by one request without harm to another.

use crate::world::folder;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use vocmatch::dataset::Dataset;
use vocmatch::prelude::*;
use vocmatch::{Stage, Work};

fn beijing() -> Session {
    let tables = Dataset::read_dir(folder("examples/data/beijing-ic"));
    Session::builder(tables).open().unwrap()
}

#[test]
fn threads_that_ask_at_once_solve_once() {
    fn shared<T: Send + Sync>(_: &T) {}
    let solved = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&solved);
    let session = beijing().on_progress(move |work: Work| {
        if work.stage == Stage::Fits && work.done == 0 {
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    shared(&session);
    let values: Vec<i128> = std::thread::scope(|scope| {
        let ask = || session.clone().plan().map(|plan| plan.value());
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        let answers = threads.into_iter().map(|thread| thread.join().unwrap().unwrap());
        answers.collect()
    });
    assert_eq!(values, vec![values[0]; 4]);
    assert_eq!(solved.load(Ordering::Relaxed), 1);
}

#[test]
fn a_scenario_on_a_scenario_and_back_is_the_plan_before() {
    let session = beijing();
    let less = Scenario::new("Less").openings("C397", Amount::Factor(0.5));
    let after = session.what_if(&less).unwrap();
    assert!(after.difference().placed() < 0.0);
    let back = after.session().what_if(after.inverse()).unwrap();
    let value = |session: &Session| session.plan().unwrap().value();
    assert_eq!(value(back.session()), value(&session));
    assert!(value(after.session()) < value(&session));
}

#[test]
fn an_error_has_a_kind_and_a_code_and_debug_reads_as_display() {
    let session = beijing();
    let unknown = Scenario::new("Unknown").seats("nowhere", Amount::Add(3));
    let error = session.what_if(&unknown).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Question, "scenario"));
    assert_eq!(format!("{error:?}"), error.to_string());
    let stopped = beijing().cancel_when(|| true).plan().unwrap_err();
    assert_eq!(
        (stopped.kind(), stopped.code()),
        (ErrorKind::Cancelled, "cancelled")
    );
}

#[test]
fn a_stopped_request_leaves_the_session_to_others() {
    let session = beijing();
    assert!(session.cancel_when(|| true).plan().unwrap_err().is_cancelled());
    assert!(session.plan().is_ok());
    // What is solved stays solved: a request that would be stopped reads it.
    assert!(session.cancel_when(|| true).plan().is_ok());
}

#[test]
fn advice_as_json_has_sentences_and_names_beside_ids() {
    use vocmatch_report::{Summary, ToJson};
    let advice = beijing().advise(&AdviceConfig::default()).unwrap();
    let document: serde_json::Value = serde_json::from_str(&advice.to_json().unwrap()).unwrap();
    let told = &document["recommendations"][0];
    let first = advice.iter().next().unwrap();
    assert_eq!(told["summary"]["en"], first.summary(Language::English));
    assert_eq!(told["summary"]["zh"], first.summary(Language::Chinese));
    let model = first.model();
    assert_eq!(told["occupation"], model.occupation(first.target.occupation).name);
    assert_eq!(
        told["occupation_id"],
        model.occupation(first.target.occupation).id.as_str()
    );
    assert_eq!(told["region"], model.region(first.target.region).name);
}
