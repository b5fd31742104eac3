// Package corpus is the documents at rest, as a release, and looked up.
//
// A release is a folder that never changes once it is there:
//
//	DIR/current                    symbolic link to releases/<digest>
//	DIR/releases/<digest>/
//	    manifest.json              versions, counts, size and SHA-256 of every file
//	    records.idx                where each record stands, and the columns that lists need
//	    records.dat                per document: record (JSON), parse report (JSON), normalised text
//	    index/                     the search index; its maker's business
//	    sources/<id>.<ext>         the original files, byte for byte
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
// Everything a [Corpus] returns is shared between its callers and must not be
// changed. One process at a time may build in a folder; any number may read.
package corpus
