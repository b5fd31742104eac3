package bleveindex_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// generated returns n exchanges of about 1.5 KB, the same on every run: the
// sentences of the test records in any order, with words mixed in that are as
// unevenly common as words are.
func generated(n int) []search.Record {
	rng := rand.New(rand.NewPCG(1, 2))
	var sentences []string
	for _, r := range searchtest.Records() {
		for _, s := range strings.Split(r.Question+" "+r.Answer, ". ") {
			sentences = append(sentences, s+".")
		}
	}
	factions := []parliament.Faction{"VVD", "D66", "CDA", "ChristenUnie", "SP", "PvdA", "GroenLinks", "PVV"}
	text := func(size int) string {
		var b strings.Builder
		for b.Len() < size {
			for _, word := range strings.Fields(sentences[rng.IntN(len(sentences))]) {
				if len(word) > 5 && rng.IntN(3) == 0 {
					word = invented(int(math.Exp(rng.Float64() * 11.5)))
				}
				b.WriteString(word)
				b.WriteByte(' ')
			}
		}
		return strings.TrimSpace(b.String())
	}
	records := make([]search.Record, n)
	for i := range records {
		doc := i / 20
		records[i] = search.Record{
			ID:            search.ExchangeID{Document: parliament.DocumentID(fmt.Sprintf("kst-20000-%d", doc)), Exchange: parliament.NumberedExchange(i%20+1, 0)},
			Order:         i,
			Kind:          parliament.WrittenConsultation,
			Factions:      []parliament.Faction{factions[rng.IntN(len(factions))]},
			Topic:         fmt.Sprintf("Onderwerp %d", rng.IntN(300)),
			DocumentTitle: fmt.Sprintf("Verslag van overleg %d", doc),
			Date:          parliament.Date{Year: 2000 + doc%25, Month: 5, Day: 1},
			Question:      text(500), Answer: text(1000),
		}
	}
	return records
}

// invented returns the nth word of a language of its own.
func invented(n int) string {
	syllables := []string{"ba", "ker", "lin", "mo", "stra", "ten", "vul", "wes", "zij", "gro"}
	var b strings.Builder
	for n += 100; n > 0; n /= 10 {
		b.WriteString(syllables[n%10])
	}
	return b.String()
}

// BenchmarkSearch answers one page of ten with total, facets and fragments.
func BenchmarkSearch(b *testing.B) {
	n := 20_000
	if testing.Short() {
		n = 2000 // to see a slow-down, it need not be as large as the real thing
	}
	records := generated(n)
	x := onDisk(b, records)
	if err := x.Warm(b.Context()); err != nil { // or the first that needs it would pay for it
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name string
		q    search.Query
	}{
		{"common", search.Query{Text: "minister"}},
		{"rare", search.Query{Text: invented(60_000)}},
		{"and", search.Query{Text: "minister bezoek armenie"}},
		{"phrase", search.Query{Text: `"hoge vertegenwoordiger"`}},
		{"hyphen", search.Query{Text: "UNESCO-missie"}},
		{"faction", search.Query{Text: "minister", Factions: []string{"vvd"}}},
		{"answer", search.Query{Text: "minister", In: search.FieldAnswer}},
		{"partial", search.Query{Text: "minister zandkasteel bezoek"}},
		{"prefix", search.Query{Text: "onderhand*"}},
		{"without", search.Query{Text: "minister -armenie"}},
		{"compound", search.Query{Text: "gevangenen"}},
		{"correction", search.Query{Text: "borell"}},
		{"blank", search.Query{}},
		{"offset", search.Query{Text: "minister", Offset: 5000}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			bench.q.Limit = 10
			b.ReportAllocs()
			total := 0
			defer benchtest.Processor(b)()
			for b.Loop() {
				res, err := x.Search(b.Context(), bench.q)
				if err != nil {
					b.Fatal(err)
				}
				total = res.Total
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
	b.Run("suggest", func(b *testing.B) {
		defer benchtest.Processor(b)()
		for b.Loop() {
			if _, err := x.Suggest(b.Context(), "ba", 10); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("related", func(b *testing.B) {
		defer benchtest.Processor(b)()
		for b.Loop() {
			if _, err := x.Related(b.Context(), records[n/20].ID, 5); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkBuild builds an index of 5,000 exchanges on disk, of 500 in short.
func BenchmarkBuild(b *testing.B) {
	n := 5000
	if testing.Short() {
		n = 500
	}
	records := generated(n)
	defer benchtest.Processor(b)()
	for b.Loop() {
		if err := bleveindex.Build(b.Context(), filepath.Join(b.TempDir(), "index"), searchtest.Seq(records)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens an index of 5,000 exchanges.
func BenchmarkOpen(b *testing.B) {
	records := generated(5000)
	dir := filepath.Join(b.TempDir(), "index")
	if err := bleveindex.Build(b.Context(), dir, searchtest.Seq(records)); err != nil {
		b.Fatal(err)
	}
	defer benchtest.Processor(b)()
	for b.Loop() {
		x, err := bleveindex.Open(dir, searchtest.Texts(nil))
		if err != nil {
			b.Fatal(err)
		}
		closeIndex(b, x)
	}
}
