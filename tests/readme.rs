//! The README shows the code and the output of the example `first`, word for word.

const README: &str = include_str!("../README.md");

#[test]
fn the_readme_shows_the_example_first_as_it_is() {
    let code = include_str!("../examples/first.rs");
    assert!(README.contains(&format!("```rust\n{}\n```", code.trim_end())));
}

#[test]
fn the_readme_shows_what_the_example_first_prints() {
    let printed = include_str!("../examples/expected/first.txt");
    assert!(README.contains(&format!("```text\n{}\n```", printed.trim_end())));
}
