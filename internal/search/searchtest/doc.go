// Package searchtest is the contract of search.Searcher, as a test that every
// implementation must pass: [Run].
//
// It also has the exchanges to try one on ([Records]) and the two ways in which an
// engine wants them ([Seq], [Texts]). It is a package of its own, so that programs
// do not link package testing.
package searchtest
