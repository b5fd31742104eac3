package parse_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
)

// TestRealPeople holds who asks, who is asked, who answers and when against what the
// heads and the signatures of the real documents say. A dash is nobody, or no day.
func TestRealPeople(t *testing.T) {
	if _, err := os.Stat(filepath.FromSlash(realDocuments)); err != nil {
		t.Skip("the folder with real documents is not there: ", realDocuments)
	}
	f, err := os.Open(filepath.Join("testdata", "real_people.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = '\t', 8
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range rows[1:] {
		t.Run(want[0], func(t *testing.T) {
			text, err := readRealText(want[0])
			if err != nil {
				t.Fatal(err)
			}
			doc, _, err := parse.Document(text, parse.Facts{})
			if err != nil {
				t.Fatal(err)
			}
			unread := 0
			for _, p := range doc.Problems {
				if p.Kind == parliament.AddresseeUnread {
					unread++
				}
			}
			if unread > 0 {
				t.Errorf("%d addressees are not read", unread)
			}
			got := []string{
				want[0], listed(doc.Askers), listed(doc.Addressees), listed(doc.Answerers), listed(doc.OnBehalfOf),
				dash(doc.Submitted.String()), dash(doc.Received.String()), dash(doc.Clerk),
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the record differs from what was read by eye (-eye +record):\n%s", diff)
			}
		})
	}
}

// listed joins people as a row of real_people.tsv has them.
func listed[T interface{ String() string }](list []T) string {
	var names []string
	for _, one := range list {
		names = append(names, one.String())
	}
	return dash(strings.Join(names, "; "))
}
