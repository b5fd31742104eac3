// Package format writes documents and exchanges in the forms of others: a file for
// each. In go records of package parliament, out come bytes; nothing is read or
// fetched, and no address is made but by the [Site] that the caller gives.
//
//	Citation                as lawyers, scholars and their programs write it
//	Card                    the picture that goes with a shared link
//	Text, Markdown          the words, for people and programs that only read
//	ExchangesCSV, ...       tables, for spreadsheet programs
//	AkomaNtoso              the parliamentary XML of OASIS, version 3.0
//	Atom, Sitemap, ...      what readers of feeds, search engines and browsers expect
//
// Texts are the source's own words in each of them.
package format
