// Package export writes a site as files that any file server can serve, so that
// what was published outlives the program.
//
// In goes the handler of the site, out comes a folder:
//
//	stats, err := export.Write(ctx, handler, export.Config{Dir: dir, Base: "/archief"})
//
// It asks the handler for the front page and for everything that pages link to. A
// page /a/b becomes a/b/index.html, its twins are files beside it (a/b.json), the
// further pages of a list (?vanaf=100) become a/pagina/2/index.html. What needs a
// program to answer, the search and the API, leads to a page that says so.
package export
