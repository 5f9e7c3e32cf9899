//! The style sheet of the drawings: classes, and the colours of the light and of the dark scheme.

/// Style of every drawing, to stand once in the page. Colours are variables that a page may set itself; blue, orange
/// and grey stay apart for the colour-blind, and lines and marks say the same without colour.
///
/// `html[data-scheme=dark]` and `html[data-scheme=light]` choose a scheme whatever the system says. Drawings of class
/// `wide` are shown on pages above 640 pixels, those of class `narrow` below; a `chart-scroll` scrolls sideways.
pub const CSS: &str = include_str!("style.css");
