// Package corpus is the documents at rest, as a release, and looked up.
//
// A release is a folder that never changes once it is there:
//
//	DIR/current                    symbolic link to releases/<digest>
//	DIR/releases/<digest>/
//	    manifest.json              versions, counts, size and SHA-256 of every file
//	    records.idx                rows: where each record stands, and what lists need of it
//	    history.idx                rows: when each document came, and when it changed
//	    records.dat                per document: record (JSON), its head, parse report (JSON), normalised text
//	    index/                     the search index; its maker's business
//	    sources/<id>.<ext>         the original files, byte for byte
//	    sources.sha256             their sums
//
// In go documents with their reports and sources:
//
//	b, err := corpus.NewBuilder(dir)
//	err = b.Add(doc, report, text, original, name) // for each
//	...                                            // write the index into b.IndexDir()
//	manifest, err := b.Publish(corpus.ManifestInfo{Analyzer: "nl-1", Created: now})
//
// Nothing that readers see changes before Publish replaces the link, by a
// rename: a failure or a crash at any moment leaves the old release in place.
// Out come values:
//
//	c, err := corpus.Open(dir)
//	doc, err := c.Document("kst-21501-02-2401")
//
// To open a release reads some kilobytes, whatever its size. Every row and every record
// has a check sum that is looked at whenever it is read, so that nothing is ever
// returned that is not what was written; [Corpus.Verify] reads the whole.
//
// Everything a [Corpus] returns is shared between its callers and must not be
// changed. One process at a time may build in a folder; any number may read.
package corpus
