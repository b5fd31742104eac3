// Package parliament is the domain: what a Dutch parliamentary document of
// questions and answers is made of, and how its papers, dates, factions and
// footnotes are written.
//
// Everything in it is a value. It imports only the standard library, so every
// other package can speak its language. A [Document] comes out of package parse
// and goes, unchanged, into the corpus, the pages and the index; its JSON form
// is the record that programs read, and its field names are a contract.
package parliament
