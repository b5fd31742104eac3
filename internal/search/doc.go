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
// What people type is read by [Parse] into a [Tree], and never fails for what it
// holds: any string is a query. As EBNF, over what is left when everything else
// is taken to part words:
//
//	query       = alternative { "OF" alternative } .
//	alternative = { [ minus ] term | number } .
//	term        = phrase | filter | paper | prefix | word .
//	minus       = "-" | "−" .
//	phrase      = quote { word } [ quote ] .
//	filter      = key ":" ( value | quote value [ quote ] ) .
//	key         = "fractie" | "indiener" | "bewindspersoon" | "ministerie" | "in" | "onderwerp" |
//	              "document" | "verwijst" | "jaar" .
//	number      = ( "vraag" | "antwoord" ) [ "nr" | "nummer" ] digits .
//	prefix      = piece "*" .
//	word        = piece { hyphen piece } .
//	quote       = `"` | "“" | "”" | "„" | "‟" | "«" | "»" | "‹" | "›" | "＂" .
//	hyphen      = "-" | U+2010 | U+2011 .
//
// A piece is what [Tokens] yields. A chunk is what stands between blanks (white
// space and control characters) and quotes.
//
// Everything in an alternative is asked for together, and one alternative is
// enough: OF binds weaker than the implied and. It is OF only in capitals, alone
// in its chunk, with a term before it in its alternative and something behind it;
// any other is the word "of", with a [Note] when it stood alone. So in "a OF OF b"
// the second is a word: a OF (of b). There are no brackets; they part words, and
// get a note in a query with OF.
//
// A phrase is searched as typed, and inside it everything is words. Any quote
// closes it, and so does the end of the text. Single quotes are apostrophes.
//
// A minus stands at the start of the text, or behind a blank, with nothing but
// opening brackets between, and directly before a letter, a digit or a quote. It
// applies to the term that begins there; of a chunk with several words, as in
// -Shusha/Shushi, to these as a phrase. A query may have nothing but terms with a
// minus, and then asks for everything without them.
//
// A prefix has three letters or digits or more before the star, and neither
// behind it. With fewer it is a word, with a note; any other star parts words. Of
// a word with hyphens only the last piece is open, the others are a word.
//
// A filter begins a chunk, but for a minus and opening brackets; its key may have
// capitals. The value follows the colon at once, up to the end of the chunk less
// signs that close a sentence, or stands between quotes:
//
//	fractie:    any name of a faction: vvd, CU, "Partij voor de Dieren"
//	indiener:   a member who asked, bewindspersoon: one who was asked or answered,
//	ministerie: a ministry or a remit: each by words of the name
//	in:         vraag or antwoord; the words of the alternative must stand there
//	onderwerp:  a topic, with at least one word
//	document:   the id of a document, or a paper in any notation
//	verwijst:   a paper, or a list of papers, in any notation; only here it may
//	            also hold blanks without quotes, as in verwijst:33 694, nr. 43
//	jaar:       four digits, from 1000 to 2999
//
// A key with a value that cannot be understood, or none, is read as words, with a
// note. What is no key, as in "artikel 5: NAVO" or "12:30", is just words.
//
// A paper is a word that is the id of one (kst-33694-43), a chunk that is an
// address with such an id in it, anything that parliament.FindPapers finds in the
// running text, or a whole query that parliament.ParsePaper reads. What it covers
// of the text is not searched as words.
//
// A number, of one to four digits, not beginning with 0, is only read where there
// is no other running text between filters, papers, terms with a minus, OF and the
// ends: "vraag 12 procent" is three words.
//
// [Node.String] prints a query in this language so that it is read as the same
// query again, and Parse reads in that form too: signs that mean nothing do not
// keep "33 694 (nr. 43)" from being a paper. A text longer than [MaxText] or with
// more than [MaxWords] words is refused, never cut.
package search
