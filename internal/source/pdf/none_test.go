//go:build nopdf

package pdf

import "testing"

func TestWithoutTheReader(t *testing.T) {
	r := New(Config{})
	_, err := r.Read(t.Context(), "x.pdf", []byte("%PDF-1.4"))
	want := "x.pdf: is a PDF, and this program was built without the PDF reader; use one that has it, or the text, Word or XML of the document"
	if err == nil || err.Error() != want {
		t.Errorf("got error %v", err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
