package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/ingest"
	"inbreng/internal/invent"
	"inbreng/internal/server"
)

// scaleDocuments is how many invented documents the benchmarks of many have;
// INBRENG_SCALE says another number.
const scaleDocuments = 1000

// scaled returns a folder with a release of invented documents, and how the program
// made it. INBRENG_SCALE_DIR keeps both from one run to the next.
func scaled(b *testing.B) (binary, release string, n int) {
	b.Helper()
	n = scaleDocuments
	if value := os.Getenv("INBRENG_SCALE"); value != "" {
		var err error
		if n, err = strconv.Atoi(value); err != nil || n < 1 {
			b.Fatalf("INBRENG_SCALE=%s is no number of documents", value)
		}
	}
	dir := os.Getenv("INBRENG_SCALE_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	binary, release = filepath.Join(dir, "inbreng"), filepath.Join(dir, "release-"+strconv.Itoa(n))
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if c, err := corpus.Open(release); err == nil {
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
		return binary, release, n
	}
	source := filepath.Join(dir, "source-"+strconv.Itoa(n))
	first, err := ingest.File(filepath.Join(testSource, "kst-21501-02-2401.txt"))
	if err != nil {
		b.Fatal(err)
	}
	prose, err := invent.NewProse(invent.Sentences(first.Document))
	if err != nil {
		b.Fatal(err)
	}
	if err := prose.Write(source, n); err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	command := exec.Command(binary, "ingest", "--source", source, "--release", release)
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out[max(len(out)-2000, 0):])
	}
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		b.Fatal("the system does not say what a process used")
	}
	fmt.Printf("%d documents ingested in %.1f s, %.1f s of processors, peak %d MiB\n", n, time.Since(start).Seconds(),
		(command.ProcessState.UserTime() + command.ProcessState.SystemTime()).Seconds(), usage.Maxrss/1024)
	return binary, release, n
}

// BenchmarkScale measures the site with many documents: how soon it is ready, what it
// keeps in memory, and, page by page, how long the dearest take and how large they
// are, without the cache of pages. "make bench-scale" does it with 10,000.
func BenchmarkScale(b *testing.B) {
	binary, release, n := scaled(b)
	c, err := corpus.Open(release)
	if err != nil {
		b.Fatal(err)
	}
	columns := columnBytes(b, c.Dir())
	addresses := scaleAddresses(b, c)
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("columns: %.1f MiB\n", columns)

	b.Run(fmt.Sprintf("serve/documents=%d", n), func(b *testing.B) {
		var ready time.Duration
		resident, runs := 0.0, 0
		for b.Loop() {
			wait, mebibytes := serveOnce(b, binary, release)
			ready += wait
			resident = max(resident, mebibytes)
			runs++
		}
		b.ReportMetric(0, "ns/op") // the loop waits; its time says nothing
		b.ReportMetric(float64(ready.Microseconds())/1000/float64(runs), "ms-to-ready")
		b.ReportMetric(resident, "MiB-idle")
		b.ReportMetric(resident-2*columns, "MiB-beside-twice-the-columns")
	})

	site, err := server.New(server.Config{
		Open: func() (*server.Snapshot, error) {
			snapshot, err := openChecked(release, 0, slog.New(slog.DiscardHandler))
			if err == nil {
				// Their time would count as that of a page.
				err = snapshot.Warm(b.Context())
				snapshot.Check, snapshot.Warm = nil, nil
			}
			return snapshot, err
		},
		BaseURL: "https://inbreng.example",
	})
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	type cost struct {
		address string
		took    time.Duration
		bytes   int
	}
	b.Run(fmt.Sprintf("pages/documents=%d", n), func(b *testing.B) {
		var costs []cost
		for b.Loop() {
			costs = costs[:0]
			for _, address := range addresses {
				best := cost{address: address, took: time.Hour}
				// The least of some, in time of processors: other programs take turns on
				// the same ones.
				for range 5 {
					start := processorTime(b)
					w := httptest.NewRecorder()
					site.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
					took := processorTime(b) - start
					if w.Code != http.StatusOK {
						b.Fatalf("%s: status %d", address, w.Code)
					}
					if took < best.took {
						best.took, best.bytes = took, w.Body.Len()
					}
				}
				costs = append(costs, best)
			}
		}
		slices.SortFunc(costs, func(x, y cost) int { return cmp.Compare(y.took, x.took) })
		for _, c := range costs[:min(len(costs), 15)] {
			fmt.Printf("%8.1f ms %8.1f KB  %s\n", float64(c.took.Microseconds())/1000, float64(c.bytes)/1000, c.address)
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(costs[0].took.Microseconds())/1000, "ms-slowest")
		b.ReportMetric(float64(len(costs)), "pages")
	})
}

// processorTime returns how long the processors have worked for this process.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// columnBytes returns the size of the files that lists, filters and facets are read
// from, in MiB.
func columnBytes(b *testing.B, dir string) float64 {
	b.Helper()
	var n int64
	for _, name := range []string{"records.idx", "index/columns"} {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			b.Fatal(err)
		}
		n += info.Size()
	}
	return float64(n) / (1 << 20)
}

// scaleAddresses returns pages of every kind, with the longest of each kind among them.
func scaleAddresses(b *testing.B, c *corpus.Corpus) []string {
	b.Helper()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	addresses := []string{
		"/", "/documenten", "/documenten?vanaf=500", "/documenten?sorteer=titel", "/documenten?sorteer=vragen", "/documenten?soort=lijst-van-vragen-en-antwoorden",
		"/documenten?fractie=vvd&jaar=2020", "/documenten.json", "/documenten.csv", "/documenten.atom", "/fracties", "/fracties.json", "/verwijzingen", "/verwijzingen.json",
		"/verwijzingen.csv", "/afkortingen", "/afkortingen.csv", "/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten", "/onbeantwoord", "/vergelijk",
		"/kwaliteit", "/kwaliteit?vanaf=800", "/api", "/download", "/over", "/zoekhulp", "/nieuw", "/nieuw.json", "/feed.atom", "/sitemap.xml", "/opensearch.xml",
		"/zoeken", "/zoeken?q=drones", "/zoeken?q=minister", "/zoeken?q=de+minister+van", "/zoeken?q=%22internationaal+recht%22", "/zoeken?q=minister&fractie=vvd&jaar=2020",
		"/zoeken?q=minister&vanaf=200", "/zoeken?q=minister&sorteer=datum", "/zoeken?q=krijgsgevangne", "/zoeken?q=bestaatniet", "/zoeken.json?q=minister", "/zoeken.atom?q=minister",
		"/zoeken/suggesties?q=min", "/api/v1/documents?limit=100", "/api/v1/factions?limit=100", "/api/v1/references?limit=100", "/api/v1/abbreviations?limit=100",
		"/api/v1/search?q=minister&limit=100", "/api/v1/factions/vvd/exchanges?limit=100", "/fracties/vvd", "/fracties/vvd?vanaf=1000", "/fracties/vvd.csv", "/fracties/vvd.json", "/fracties/vvd.atom",
	}
	for _, kind := range []corpus.GroupKind{corpus.ByAsker, corpus.ByMinister, corpus.ByMinistry, corpus.ByKind, corpus.ByDossier} {
		groups, err := c.Groups(kind, 0, 1<<20)
		must(err)
		largest := slices.MaxFunc(groups, func(x, y corpus.Group) int { return cmp.Compare(x.Documents, y.Documents) })
		addresses = append(addresses, "/"+string(kind)+"/"+largest.Slug)
		if kind == corpus.ByDossier {
			addresses = append(addresses, "/documenten?dossier="+largest.Slug, "/dossiers/"+largest.Slug+".csv")
		}
	}
	papers, err := c.Papers(0, c.PaperCount())
	must(err)
	cited := slices.MaxFunc(papers, func(x, y corpus.CitedPaper) int { return cmp.Compare(x.Citations, y.Citations) })
	for _, suffix := range []string{"", ".json", ".csv", ".atom"} {
		addresses = append(addresses, "/verwijzingen/"+string(cited.ID)+suffix)
	}
	documents, err := c.Documents()
	must(err)
	longest := slices.MaxFunc(documents, func(x, y corpus.Summary) int { return cmp.Compare(x.Words, y.Words) })
	for _, d := range []corpus.Summary{documents[0], documents[len(documents)/2], longest} {
		outlines, err := c.Outlines(&d, 0, 1)
		must(err)
		at := "/" + string(d.ID)
		addresses = append(addresses, at, at+"/bron", at+".json", at+".xml", at+".csv", "/kwaliteit"+at, at+"/antwoord/"+string(outlines[0].ID))
		if len(d.Factions) > 0 {
			addresses = append(addresses, at+"/fractie/"+d.Factions[0].Slug())
		}
	}
	if len(documents) > 2000 {
		addresses = append(addresses, "/sitemap-1.xml", "/sitemap-2.xml")
	}
	return slices.DeleteFunc(addresses, func(a string) bool { return strings.HasSuffix(a, "/") && a != "/" })
}
