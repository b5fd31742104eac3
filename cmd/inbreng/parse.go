package main

import (
	"context"
	"encoding/json"
	"fmt"

	"inbreng/internal/ingest"
	"inbreng/internal/parliament"
)

type parseCommand struct {
	File   string `arg:"" help:"A document: text, PDF, Word (.docx), or the XML or HTML of an official publication. A sidecar of the same name beside it is read too."`
	Report bool   `help:"Print the report of how the text was read instead of the record."`
}

// Run prints the record of a document, and its problems on standard error. A
// record that lacks part of the text is printed too, for whoever looks for the
// reason, but it is a failure.
func (c *parseCommand) Run(ctx context.Context, std streams) error {
	formats := ingest.NewFormats(pdfConfig(newTeller(std.err, nil).say))
	defer formats.Close()
	parsed, failure := formats.File(ctx, c.File)
	if parsed == nil {
		return failure
	}
	printProblems(std, c.File, parsed.Document)
	encoder := json.NewEncoder(std.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	var record any = parsed.Document
	if c.Report {
		record = parsed.Report
	}
	if err := encoder.Encode(record); err != nil {
		return fmt.Errorf("printing the record: %w", err)
	}
	return failure
}

// printProblems prints the problems of a document, a line each: file, line and
// page first, as tools that jump to a place understand it.
func printProblems(std streams, file string, doc *parliament.Document) {
	for _, p := range doc.Problems {
		fmt.Fprintf(std.err, "%s:%d: page %d: %s: %s\n", file, p.Source.From.Line, p.Source.From.Page, p.Kind, p.Text)
	}
}
