//go:build !nopdf

package pdf

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source"
	"inbreng/internal/source/sourcetest"
)

// TestMain makes the test program a worker when it is started as one: a proper one, or
// one that never answers, or ends at once.
func TestMain(m *testing.M) {
	switch os.Getenv("INBRENG_TEST_WORKER") {
	case "":
		os.Exit(m.Run())
	case "proper":
		if err := Serve(os.Stdin, os.Stdout, Config{Cache: cacheDir()}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "stuck":
		_ = gob.NewEncoder(os.Stdout).Encode(answer{Ready: true})
		for turns := 0; ; turns++ { // nothing within the process can stop it
			_ = turns
		}
	case "short":
		_ = gob.NewEncoder(os.Stdout).Encode(answer{Ready: true})
		_ = gob.NewDecoder(os.Stdin).Decode(new(request))
		os.Exit(3)
	case "broken":
		_ = gob.NewEncoder(os.Stdout).Encode(answer{Err: "no PDFium"})
		_, _ = io.ReadAll(os.Stdin)
	}
}

// cacheDir returns where the compiled PDFium of the machine is.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "inbreng", "pdfium")
}

// newWorkerReader returns a Reader whose files are read by workers of a kind.
func newWorkerReader(t *testing.T, kind string, maxTime time.Duration) *Reader {
	t.Helper()
	t.Setenv("INBRENG_TEST_WORKER", kind)
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := New(Config{Worker: []string{path}, MaxTime: maxTime})
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// What a worker reads is what is read within the process, hints and furniture included.
func TestWorker(t *testing.T) {
	r := newWorkerReader(t, "proper", 0)
	pages := [][]sourcetest.Show{
		join(body(700, "Vraag 1", "Klopt het dat Kostić"), []sourcetest.Show{{X: 160, Y: 600, Size: 8.5, Font: "I", Text: "Ja.", Mark: "1"}, {X: 55, Y: 80, Size: 6, Text: "ah-tk-20232024-1076"}}),
		body(700, "een", "twee", "drie"),
	}
	pages[0][1].Text = "Klopt het dat Kosti´c"
	data := sourcetest.PDF(pages...)
	for range 2 { // the second by the same process
		got, err := r.Read(t.Context(), "x.pdf", data)
		if err != nil {
			t.Fatal(err)
		}
		want, err := reader().Read(t.Context(), "x.pdf", data)
		if err != nil {
			t.Fatal(err)
		}
		if got.Text.String() != want.Text.String() || got.Text.Pages() != 2 || got.Text.Name() != "x.pdf" {
			t.Errorf("got text %q with %d pages, want %q", got.Text.String(), got.Text.Pages(), want.Text.String())
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *source.Text) bool { return a.String() == b.String() })); diff != "" {
			t.Errorf("(-within +worker):\n%s", diff)
		}
	}
	if len(r.idle) != 1 {
		t.Errorf("%d processes for one file after the other", len(r.idle))
	}
	if _, err := r.Read(t.Context(), "y.pdf", data[:300]); err == nil || err.Error() != "y.pdf: is damaged or cut off: PDFium cannot open it (incorrect format)" {
		t.Errorf("got error %v", err)
	}
}

// formBomb returns a PDF of many pages that show a form, which shows another ten
// times, and so on.
func formBomb(pages, depth int) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(content string) int {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), content)
		return len(offsets)
	}
	stream := func(dict, content string) int {
		return object(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(content), content))
	}
	b.WriteString("%PDF-1.4\n")
	font := object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	form := stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F %d 0 R>>>>", font), "BT /F 9 Tf 100 700 Td (a) Tj ET")
	for range depth {
		form = stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", form), strings.Repeat("/X Do ", 10))
	}
	content := stream("", "/X Do")
	tree := len(offsets) + pages + 1
	var kids strings.Builder
	for range pages {
		fmt.Fprintf(&kids, "%d 0 R ", object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>/Contents %d 0 R>>", tree, form, content)))
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), pages))
	catalog := object(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree))
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalog, xref)
	return b.Bytes()
}

// A file that takes for ever is refused when its time is up, and one that takes all
// memory when PDFium has no more; the next is read.
func TestHungAndHungry(t *testing.T) {
	const within = 3 * time.Second
	r := newWorkerReader(t, "proper", within)
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"hangs", formBomb(2000, 4), "x.pdf: takes more than 3s to read, the longest that is waited"},
		{"takes all memory", formBomb(1, 9), "x.pdf: page 1: PDFium gives up on it; it is damaged, or takes more than 512 MiB of memory"},
	} {
		_, err := r.Read(t.Context(), "x.pdf", tt.data)
		r.config.MaxTime = DefaultTime // for what is not to be refused for its time, on a busy machine
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got error %v, want %s", tt.name, err, tt.want)
		}
		if file, err := r.Read(t.Context(), "y.pdf", sourcetest.PDF(body(700, "Ja."))); err != nil || file.Text.String() != "Ja." {
			t.Errorf("after a file that %s: %v, %v", tt.name, file, err)
		}
	}
}

// What happens to a worker is told of the file that it had, and no other suffers.
func TestWorkersThatFail(t *testing.T) {
	data := sourcetest.PDF(body(700, "Ja."))
	for kind, want := range map[string]string{
		"stuck":  "x.pdf: takes more than 100ms to read, the longest that is waited",
		"short":  "x.pdf: is damaged: the PDF reader breaks down on it",
		"broken": "x.pdf: the PDF reader does not start: no PDFium",
	} {
		t.Run(kind, func(t *testing.T) {
			within := DefaultTime
			if kind == "stuck" {
				within = 100 * time.Millisecond
			}
			r := newWorkerReader(t, kind, within)
			for range 3 { // more than there are processes at once
				if _, err := r.Read(t.Context(), "x.pdf", data); err == nil || err.Error() != want {
					t.Errorf("got error %v, want %s", err, want)
				}
			}
			if len(r.idle) > 0 {
				t.Errorf("%d processes are kept", len(r.idle))
			}
		})
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	r := newWorkerReader(t, "stuck", DefaultTime)
	time.AfterFunc(100*time.Millisecond, func() { cancel(errors.New("interrupt signal received")) })
	for range 2 {
		if _, err := r.Read(ctx, "x.pdf", data); err == nil || err.Error() != "x.pdf: interrupt signal received" {
			t.Errorf("stopped: got error %v", err)
		}
	}
	r = New(Config{Worker: []string{filepath.Join(t.TempDir(), "none")}})
	var missing *exec.Error
	if _, err := r.Read(t.Context(), "x.pdf", data); err == nil || !strings.HasPrefix(err.Error(), "x.pdf: the PDF reader does not start: ") || errors.As(err, &missing) {
		t.Errorf("got error %v", err)
	}
}
