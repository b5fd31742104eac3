package server

import "time"

// MaxHeaderBytes is for http.Server: a browser sends 2 KB, and what is many
// times that is no reader.
const MaxHeaderBytes = 16 << 10

const (
	// maxAddress is the longest address in bytes. The longest honest one is a
	// search with a pasted paragraph (search.MaxText, escaped threefold) and
	// filters.
	maxAddress = 8 << 10
	// maxParameters is the most parameters of a search: every faction ticked
	// and a few dozen topics. Beyond it the address is refused.
	maxParameters = 200
	// maxShown is the longest piece of somebody's input that a page repeats.
	maxShown = 120
	// maxFollowed is the longest query repeated above a hit, where it stays in
	// sight: one line of a phone.
	maxFollowed = 40
	// searchTimeout bounds a search. The dearest query takes some
	// milliseconds; what takes longer is stuck, and would hold its release.
	searchTimeout = 5 * time.Second
	// maxDownloads is how many whole copies are sent at once. Each reads every
	// record; who comes too late can come back.
	maxDownloads = 4
	// copyPatience is how long a reader of a whole copy may take nothing, and
	// leastCopyRate how many bytes a second he has to take after that: a slow line
	// takes ten times as many, and who takes fewer keeps others from their copies.
	copyPatience  = 30 * time.Second
	leastCopyRate = 16 << 10
	// maxRelated is how many related answers are shown: a few that fit are
	// more use than a list.
	maxRelated = 4
	// factionPageSize is how many exchanges the page of a faction lists at a
	// time; about 60 KB of HTML.
	factionPageSize = 100
	// maxNear is how many near things a page that says 404 lists.
	maxNear = 40
	// maxListedValues is how many values of a filter the search page lists,
	// beside those that are chosen.
	maxListedValues = 12
	// maxStrip is of how many exchanges a document is drawn on the search page when all
	// hits are in it: a screen of marks. Of a longer one the hits are listed.
	maxStrip = 150
	// maxMarks is how many exchanges are drawn when the hits are in some documents, and
	// maxPictures how many these may be: that part of the page is folded then, a mark is
	// some 700 bytes, and among ten thousand documents every hit has a document of its
	// own. Pictures of five of them were two thirds of the page.
	maxMarks, maxPictures = 45, 4
	// maxPlaces is how many hits are linked where it is said where in the documents
	// they stand: a list of questions may have hundreds. Documents share them, but
	// each has minPlaces.
	maxPlaces, minPlaces = 60, 5
	// maxSuggestions is how many completions are offered while typing.
	maxSuggestions = 8
	// maxSearches is how many searches may run or wait for their turn. At some
	// milliseconds each the last of them waits less than a second.
	maxSearches = 128
	// maxListedFactions is the most factions with a box to tick. The House
	// never had more than some twenty at a time.
	maxListedFactions = 40
	// maxListedDocuments is how many documents the overview shows.
	maxListedDocuments = 10
)
