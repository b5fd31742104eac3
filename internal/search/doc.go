// Package search says what is searched, what can be asked and what comes back:
// types, the query language and the idea of a word, but no engine.
//
// In go the [Record]s of a document ([Records]) and a [Query], out comes a
// [Result] with the hits, their marked fragments and the counts for the filters.
// An engine is a [Searcher]; what every engine must do is written down, as a
// test, in package searchtest.
//
// # The query language
//
// What people type is read by [Parse] and never fails for what it holds: any
// string is a query. As EBNF:
//
//	query  = { phrase | word } .
//	phrase = quote { word } [ quote ] .
//	quote  = `"` | "“" | "”" | "„" | "‟" | "«" | "»" .
//	word   = piece { hyphen piece } .
//
// All words and phrases of a query must occur. Quotes that are not closed close
// at the end, and what is neither word nor quote only parts words. Pieces are
// what [Tokens] yields.
package search
