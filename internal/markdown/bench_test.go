package markdown_test

import (
	"strings"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// benchmarkBlocks is about as much text as the first document has: 40 KB.
func benchmarkBlocks() []parliament.Block {
	return readBlocks(strings.Repeat(firstDocument+"¶", 35))
}

func BenchmarkPrint(b *testing.B) {
	blocks := benchmarkBlocks()
	b.SetBytes(int64(len(parliament.PlainText(blocks))))
	b.ReportAllocs()
	defer benchtest.Processor(b)()
	for b.Loop() {
		markdown.Print(doc, blocks)
	}
}

func BenchmarkHTML(b *testing.B) {
	renderer := markdown.New()
	md := markdown.Print(doc, benchmarkBlocks())
	b.SetBytes(int64(len(md)))
	b.ReportAllocs()
	defer benchtest.Processor(b)()
	for b.Loop() {
		if _, err := renderer.HTML(md, markdown.Options{Marks: markdown.NewMarks("")}); err != nil {
			b.Fatal(err)
		}
	}
}
