// Package server is the web site: routes, pages and the JSON of the search.
//
// In go a function that opens a [Snapshot] (documents and a searcher) and the
// templates of package web; out comes an http.Handler:
//
//	s, err := server.New(server.Config{Open: open, Logger: logger})
//	defer s.Close()
//	http.Serve(listener, s.Handler())
//
// Every request takes one snapshot at its start and uses nothing else, so that
// what it shows comes from one release even while [Server.Reload] swaps it. A
// page is rendered as a whole before its first byte is sent: an error halfway
// is an error page, never half a page.
//
// Handlers return errors; one function makes of them a status and a sentence in
// Dutch. What is not found is answered with what comes nearest.
package server
