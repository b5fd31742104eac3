package bleveindex

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/search/searchtest"
)

// builtColumns returns columns of some records, as they are written, and the file.
func builtColumns(t testing.TB) (*columns, string) {
	t.Helper()
	b := &columnBuilder{}
	var rows []uint32
	for i, r := range searchtest.Records() {
		if err := b.add(&r); err != nil {
			t.Fatal(err)
		}
		b.Length = append(b.Length, uint32(70_000+i))
		rows = append([]uint32{uint32(i)}, rows...) // bleve's order is another
	}
	b.Own = []string{"zandkasteel", "één"}
	b.Named = []shortForm{{"ovse", "Organisatie voor Veiligheid en Samenwerking in Europa"}}
	c := b.arrange(rows)
	name := filepath.Join(t.TempDir(), "columns")
	if err := c.write(name); err != nil {
		t.Fatal(err)
	}
	return c, name
}

func TestColumnsAreReadAsWritten(t *testing.T) {
	want, name := builtColumns(t)
	if err := want.finish(); err != nil {
		t.Fatal(err)
	}
	got, err := readColumns(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(columns{}, column{}), cmp.Comparer(func(a, b []uint32) bool {
		return cmp.Equal(append([]uint32{}, a...), append([]uint32{}, b...)) // nil or empty is the same
	})); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	for doc := range uint32(want.count()) {
		if n, ok := got.number(want.id(doc)); !ok || n != doc {
			t.Errorf("%v is number %d, %v, want %d", want.id(doc), n, ok, doc)
		}
	}
}

// TestDamagedColumns reads the file with each of its bytes changed, and cut off at
// each: it is an error, or columns that nothing can fall out of.
func TestDamagedColumns(t *testing.T) {
	_, name := builtColumns(t)
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	try := func(data []byte) {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := readColumns(name)
		if err != nil {
			refused++
			return
		}
		for doc := range uint32(c.count()) {
			c.number(c.id(doc))
			c.Numbers.of(doc)
			for by := range c.Filters {
				for _, id := range c.Filters[by].of(doc) {
					c.Filters[by].find(c.Filters[by].Values[id].Key)
				}
			}
		}
	}
	for at := range whole {
		damaged := append([]byte{}, whole...)
		damaged[at] ^= 0x81
		try(damaged)
	}
	if refused < 100 {
		t.Errorf("%d of %d changes were seen", refused, len(whole))
	}
	refused = 0
	for at := range whole {
		try(whole[:at])
	}
	if refused != len(whole) {
		t.Errorf("%d of %d files that are cut short were refused", refused, len(whole))
	}
}
