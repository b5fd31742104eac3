package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// TestErrorsBecomeAStatusAndASentence runs a handler that fails in each way.
func TestErrorsBecomeAStatusAndASentence(t *testing.T) {
	for _, test := range []struct {
		name   string
		fail   handler
		status int
		body   string
		logged string
	}{
		{"not found", failWith(fmt.Errorf("x: %w", corpus.ErrNotFound)), 404, "Niet gevonden", ""},
		{"too long", failWith(search.ErrTooLong), 400, "te lang", ""},
		{"too late", failWith(context.DeadlineExceeded), 503, "duurde te lang", ""},
		{"damaged", failWith(corpus.ErrDamaged), 500, "Er ging hier iets mis", "the release is damaged"},
		{"unknown", failWith(errors.New("geheim")), 500, "Er ging hier iets mis", "geheim"},
		{"panic", func(http.ResponseWriter, *http.Request, *release) error { panic("geheim") }, 500, "Er ging hier iets mis", "panic: geheim"},
		{"reader gone", failWith(context.Canceled), 200, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := testServer(t)
			var log bytes.Buffer
			s.log = slog.New(slog.NewTextHandler(&log, nil))
			s.mux = s.routes()
			c, err := emptyCorpus(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			s.current.Store(newRelease(&Snapshot{Corpus: c}, nil, s.log))
			w := httptest.NewRecorder()
			s.page(test.fail)(w, httptest.NewRequest(http.MethodGet, "/iets", nil))
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.body) {
				t.Errorf("status %d, body %s", w.Code, w.Body)
			}
			if strings.Contains(w.Body.String(), "geheim") {
				t.Error("readers see what went wrong inside")
			}
			lines := strings.Count(log.String(), "\n")
			if test.logged == "" && lines != 0 || test.logged != "" && (lines != 1 || !strings.Contains(log.String(), test.logged)) {
				t.Errorf("log: %q", log.String())
			}
			if n := s.current.Load().users.Load(); n != 1 {
				t.Errorf("%d users of the release are left", n)
			}
		})
	}
}

func failWith(err error) handler {
	return func(http.ResponseWriter, *http.Request, *release) error { return err }
}

// emptyCorpus returns a release without documents.
func emptyCorpus(dir string) (*corpus.Corpus, error) {
	b, err := corpus.NewBuilder(dir)
	if err != nil {
		return nil, err
	}
	if _, err := b.Publish(corpus.ManifestInfo{Analyzer: "test"}); err != nil {
		return nil, errors.Join(err, b.Abort())
	}
	return corpus.Open(dir)
}

func TestNumbersAreDutch(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 1234567: "1.234.567", -1234: "-1.234"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
	if got := count(1, "vraag", "vragen") + ", " + count(2, "vraag", "vragen"); got != "1 vraag, 2 vragen" {
		t.Error(got)
	}
	if got := fraction(1, 8) + ", " + fraction(1, 2) + ", " + fraction(1, 0); got != "12,5%, 50%, 0%" {
		t.Error(got)
	}
}

func TestClipCutsBetweenWords(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want string
	}{
		{"één twee drie", 20, "één twee drie"},
		{"één twee drie", 9, "één twee …"},
		{"één, twee drie", 6, "één …"},
		{"abcdefghij", 4, "abcd …"},
	} {
		if got := clip(test.text, test.n); got != test.want {
			t.Errorf("clip(%q, %d) = %q, want %q", test.text, test.n, got, test.want)
		}
	}
}

func TestOpeningOfAContributionIsLeftOut(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		factions   []parliament.Faction
	}{
		{"De leden van de D66-fractie merken op", "… merken op", []parliament.Faction{"D66"}},
		{"De leden van de fractie van de PvdA hebben", "… hebben", []parliament.Faction{"PvdA"}},
		{"De leden van de Partij voor de Dieren-fractie lezen", "… lezen", []parliament.Faction{"Partij voor de Dieren"}},
		{"De leden van de PvdD-fractie lezen", "… lezen", []parliament.Faction{"Partij voor de Dieren"}},
		{"Het lid van de BBB-fractie heeft", "… heeft", []parliament.Faction{"BBB"}},
		{"Deze leden begrijpen", "… begrijpen", nil},
		{"Het lid Van Haga vraagt", "Het lid Van Haga vraagt", []parliament.Faction{"Groep Van Haga"}},
		{"De leden van de Raad vragen", "De leden van de Raad vragen", []parliament.Faction{"VVD"}},
		{"De ledenvergadering koos", "De ledenvergadering koos", []parliament.Faction{"VVD"}},
		{"Klopt het dat de leden van de VVD-fractie dit vroegen?", "Klopt het dat de leden van de VVD-fractie dit vroegen?", []parliament.Faction{"VVD"}},
	} {
		if got := withoutOpening(tt.text, tt.factions); got != tt.want {
			t.Errorf("%q leaves %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWordsOfAnAddressCanBeSearchedFor(t *testing.T) {
	for path, want := range map[string]string{
		"/kst-99999-1/antwoord/3":     "",
		"/onderwerp/Nagorno-Karabach": "onderwerp Nagorno Karabach",
		"/fracties/groep-van-haga":    "groep van haga",
		"/<script>alert(1)</script>":  "script alert script",
	} {
		if got := wordsOfAddress(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
