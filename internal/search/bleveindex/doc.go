// Package bleveindex is the embedded search.Searcher, on bleve.
//
// In go search.Records, out comes a folder ([Build]) that [Open] answers from, or
// an index in memory ([InMemory]). bleve keeps the inverted index: which words
// stand where. The texts stay with the program and come back through a
// search.TextSource; what filters, counts and orders need stands in columns of
// our own, one value for each document number of bleve.
//
// # Words
//
// All texts of an exchange are one field, part after part (question, answer,
// footnotes, about, factions, names), with a gap between the parts so that no phrase runs over.
// At the position of each word stand its forms, each under its own tag:
//
//	armenie         folded: small letters, no accents
//	=armenië        in small letters, where that differs from folded
//	~armeni         inflection folded, see inflect; afspraken has two such forms,
//	                ~afspraak and ~afspreek
//	unesco-missie   of a word with hyphens, at its first part: whole,
//	unescomissie    joined,
//	~unescomissi    and that inflected
//	+gevang         a part of a compound, inflection folded: of krijgsgevangenen
//
// Search, marking and suggesting use the same forms, so that what is found is
// what is marked.
//
// # Rank
//
// BM25 with the forms weighted: exact far above inflected, that above parts of
// compounds; a form never gains by being rarer than the exact one.
//
// # From text to hits
//
// The tree of a query becomes a plan: for each word a leaf with the terms and the
// rows of terms that it is looked for as (forms, other names, a correction), for
// each filter the documents that it leaves. The plan becomes bleve's searchers,
// and a marker for the texts of the hits. No query builds an automaton; prefixes
// and corrections read lists of words and are capped, as are searches at a time.
package bleveindex

// AnalyzerVersion numbers what texts are made into. An index that was built with
// another one cannot be opened and has to be built again; a release keeps it in
// its manifest.
const AnalyzerVersion = 9
