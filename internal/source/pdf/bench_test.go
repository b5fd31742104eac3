//go:build !nopdf && unix

package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"inbreng/internal/source/sourcetest"
)

// processorTime returns how long processors have worked for this program: what a
// machine that does other things besides cannot change.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// reportPages reports how many pages a second one processor reads.
func reportPages(b *testing.B, pages int, before time.Duration) {
	b.ReportMetric(float64(pages)/(processorTime(b)-before).Seconds(), "pages/cpu-s")
}

// BenchmarkRead reads a page of 50 lines as a file, again and again.
func BenchmarkRead(b *testing.B) {
	data := sourcetest.PDF(join(body(700, strings.Split(strings.Repeat("Klopt het dat dit een regel van een gewone lengte is?\n", 50), "\n")...)))
	if _, err := reader().Read(b.Context(), "x.pdf", data); err != nil {
		b.Fatal(err)
	}
	before, pages := processorTime(b), 0
	for b.Loop() {
		if _, err := reader().Read(b.Context(), "x.pdf", data); err != nil {
			b.Fatal(err)
		}
		pages++
	}
	reportPages(b, pages, before)
}

// BenchmarkReal reads the real PDFs, after one page.
func BenchmarkReal(b *testing.B) {
	paths, _ := filepath.Glob(filepath.FromSlash("../../../../shared/documents/*/*.pdf"))
	if len(paths) == 0 {
		b.Skip("the real PDF files are not here")
	}
	if _, err := reader().Read(b.Context(), "x.pdf", sourcetest.PDF(body(700, "Ja."))); err != nil {
		b.Fatal(err)
	}
	before, pages := processorTime(b), 0
	for b.Loop() {
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			file, err := reader().Read(b.Context(), path, data)
			if err != nil {
				b.Fatal(err)
			}
			pages += file.Text.Pages()
		}
	}
	reportPages(b, pages, before)
}
