// Package pdf reads PDF files as normalised text with pages and hints.
//
// What goes in is the bytes of a file; what comes out is its text, page by page,
// as the texts that are extracted from the official publications have it:
//
//	reader := pdf.New(pdf.Config{Cache: dir})
//	defer reader.Close()
//	file, err := reader.Read(ctx, "ah-tk-20232024-1076.pdf", data)
//
// PDFium finds the characters, with their places, fonts and sizes; it runs as
// WebAssembly, and sees nothing but the file's bytes. The rest is geometry, a file
// each: characters become lines (line.go), in two columns where the page has them
// (columns.go), lines lose what belongs to the page (furniture.go), and the distances
// between them part paragraphs (write.go). A small raised character is a mark and glued to the word before it; at the start
// of a line it is the number of a footnote. A hyphen at the end of a line stays.
//
// A file can be made so that PDFium never comes to an end with it, and nothing can
// stop PDFium within a program; it even stops the program, at the next time that
// memory is to be collected. So a Reader with a Config.Worker has files read by
// processes of their own (process.go), which it ends when their time is up.
//
// With the build tag nopdf the package holds no PDFium, and refuses every file.
package pdf

import "time"

// DefaultTime is how long a file may take, when Config.MaxTime does not say. The
// longest that is read, 2,000 pages, takes less.
const DefaultTime = 2 * time.Minute

// A Config says how files are read.
type Config struct {
	// Cache is a folder in which the compiled PDFium is kept, so that only the
	// first start on a machine takes seconds. Without one every start does.
	Cache string
	// Starting is called, when it is given, before a start that takes seconds.
	Starting func()
	// Worker is the command line of a program that calls Serve with its standard
	// input and output. As many are started as there are processors, when there are
	// files for them. Without one files are read in this process, and MaxTime is not
	// held: for tests, and for files that one trusts.
	Worker  []string
	MaxTime time.Duration // DefaultTime when it is 0
}
