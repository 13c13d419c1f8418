// SPDX-License-Identifier: EUPL-1.2

// Package policy decides who may do what to a dossier, and why.
//
// The rules are Cedar policies in convenant/, one file per article of the
// covenant (or of the law beside it). They are Dutch and read like the article.
// Each policy carries
//
//	@id("artikel-09-lid-2a")   its name, unique; what the log keeps
//	@artikel("9.2a")           the article it rests on; what the page shows
//	@waarom("…")               one plain sentence why
//	@anders("…")               what one can do instead (forbids only)
//	@regel("9.2a-1")           the rule of the register it carries out, if any
//
// # Deciding
//
// [New] reads and checks all policies, once, at start-up. [Engine.Beslis]
// answers one question: may this person ([Wie]) do this act to this [Resource]?
// The answer ([Besluit]) names the policies that decided. Three rules hold
// always:
//
//   - what no policy permits is refused (with empty reasons: a default deny has
//     none of its own, the caller's table of acts adds the articles);
//   - a forbid wins over every permit;
//   - any error while evaluating is a refusal. Cedar itself skips a forbid that
//     fails and then answers allow.
//
// For many rows of one kind, [Engine.Lijst] prepares the caller once.
//
// # Facts
//
// The structs [Wie], [Casus], [Gegeven], [Concept], [Logregel], [Huis] and
// [Context] are what the caller loads: facts, never conclusions. One table
// (feiten.go) declares each Cedar attribute once: its name, how it is read from
// the struct and in which column it stands. The table builds the Cedar entities
// and translates policies to SQL, so the two cannot drift apart. An attribute is
// never optional: what may be absent has a sentinel.
//
// # Lists
//
// [Engine.Filter] turns the policies of an act into a condition on rows for a
// known caller and an unknown resource, as SQL text that SQLite and PostgreSQL
// both read. What it cannot translate it refuses with [ErrNietVertaalbaar]; the
// caller then decides per row. A filter never lets through more than Beslis.
//
// # Profiles
//
// A house adapts its covenant with a folder of .cedar files
// ([Options.Profiel]): a file with the name of one of ours replaces it, other
// names come on top. [Test] runs the tables of expectations in such a folder.
package policy
