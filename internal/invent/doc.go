// Package invent makes source files of documents that do not exist, as many as are
// wanted, for tests and benchmarks of what a site for ten thousand of them costs.
//
// In goes the prose of a real document; out come files as ingest reads them, of
// every kind, in the layouts in which they are printed, of many years, factions,
// committees, ministers and dossiers, which cite each other:
//
//	prose, err := invent.NewProse(invent.Sentences(document))
//	for i := range 1000 {
//		file := prose.File(i)
//		err := file.Write(dir)
//	}
//
// File i is always the same, and cites only files before it, so that a small corpus
// is the beginning of a larger one. The texts make no sense and must not be published.
package invent
