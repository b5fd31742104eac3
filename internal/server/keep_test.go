package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// keepingServer returns a server without documents whose release keeps limit bytes, and
// its log.
func keepingServer(t *testing.T, limit int64) (*Server, *bytes.Buffer) {
	t.Helper()
	s, log := testServer(t), &bytes.Buffer{}
	s.log = slog.New(slog.NewTextHandler(log, nil))
	s.mux = s.routes()
	c, err := emptyCorpus(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	kept, err := newPageCache(limit, s.log)
	if err != nil {
		t.Fatal(err)
	}
	s.current.Store(newRelease(&Snapshot{Corpus: c}, kept, s.log))
	return s, log
}

// textOf returns so many bytes of text that becomes smaller, but not to nothing.
func textOf(size int) []byte {
	var b bytes.Buffer
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "vraag %d, antwoord %d; ", i, i*i%997)
	}
	return b.Bytes()[:size]
}

func sends(made *atomic.Int64, text []byte) handler {
	return func(w http.ResponseWriter, r *http.Request, _ *release) error {
		made.Add(1)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		serveBytes(w, r, text, hashOf(text))
		return nil
	}
}

func ask(serve http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	serve.ServeHTTP(w, r)
	return w
}

func TestAPageIsMadeOnceHoweverManyAsk(t *testing.T) {
	s, _ := keepingServer(t, 1<<20)
	var made atomic.Int64
	text := textOf(20_000)
	started, let := make(chan struct{}), make(chan struct{})
	serve := s.page(s.keep(func(w http.ResponseWriter, r *http.Request, rel *release) error {
		close(started) // a second time would panic
		<-let
		return sends(&made, text)(w, r, rel)
	}))
	// The first reader leaves before the page is there.
	ctx, leave := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	readers.Go(func() {
		r := httptest.NewRequest(http.MethodGet, "/stuk", nil).WithContext(ctx)
		serve(httptest.NewRecorder(), r)
	})
	<-started
	leave()
	for i := range 64 {
		readers.Go(func() {
			e := encoding(i % len(encodings))
			w := ask(serve, "/stuk", "Accept-Encoding", encodings[e].name)
			if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != encodings[e].name || !bytes.Equal(decoded(t, w), text) {
				t.Errorf("%q: status %d, encoding %q, %d bytes", encodings[e].name, w.Code, w.Header().Get("Content-Encoding"), w.Body.Len())
			}
		})
	}
	close(let)
	readers.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

// decoded returns a body as it was before it was compressed.
func decoded(t *testing.T, w *httptest.ResponseRecorder) []byte {
	t.Helper()
	var r io.Reader = w.Body
	var err error
	switch w.Header().Get("Content-Encoding") {
	case "gzip":
		r, err = gzip.NewReader(w.Body)
	case "br":
		r = brotli.NewReader(w.Body)
	case "zstd":
		r, err = zstd.NewReader(w.Body)
	}
	if err != nil {
		t.Error(err)
		return nil
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Error(err)
	}
	return text
}

func TestTheCacheKeepsToItsBound(t *testing.T) {
	const limit = 200_000
	s, log := keepingServer(t, limit)
	var made atomic.Int64
	text := textOf(20_000)
	serve := s.page(s.keep(sends(&made, text)))
	for i := range 100 {
		if w := ask(serve, fmt.Sprintf("/stuk-%d", i), "Accept-Encoding", "gzip, br"); w.Code != http.StatusOK || !bytes.Equal(decoded(t, w), text) {
			t.Fatalf("page %d: status %d", i, w.Code)
		}
	}
	cache := s.current.Load().pages.cache
	cache.CleanUp()
	size := 0
	for page := range cache.Values() {
		size += len(page.data)
	}
	if size == 0 || size > limit || cache.WeightedSize() > limit {
		t.Errorf("%d bytes are kept, %d by the books; %d may be", size, cache.WeightedSize(), limit)
	}
	if log.Len() != 0 {
		t.Errorf("log: %s", log)
	}
}

func TestACacheSmallerThanAPageIsSaid(t *testing.T) {
	s, log := keepingServer(t, 5000)
	var made atomic.Int64
	text := textOf(20_000)
	serve := s.page(s.keep(sends(&made, text)))
	for range 3 {
		if w := ask(serve, "/stuk"); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), text) {
			t.Fatalf("status %d, %d bytes", w.Code, w.Body.Len())
		}
	}
	if lines := strings.Count(log.String(), "\n"); lines != 1 || !strings.Contains(log.String(), "smaller than a page") {
		t.Errorf("log: %q", log)
	}
}

func TestWhatIsNotKept(t *testing.T) {
	s, _ := keepingServer(t, 1<<20)
	var made atomic.Int64
	text := textOf(2000)
	fails := func(http.ResponseWriter, *http.Request, *release) error {
		made.Add(1)
		return errors.New("kapot")
	}
	panics := func(http.ResponseWriter, *http.Request, *release) error {
		made.Add(1)
		panic("kapot")
	}
	leads := func(w http.ResponseWriter, r *http.Request, _ *release) error {
		made.Add(1)
		return redirect(w, r, "/elders")
	}
	for _, test := range []struct {
		name, address string
		serve         handler
		status        int
		made          int64
	}{
		{"a page", "/a", sends(&made, text), 200, 1},
		{"with a query", "/a?q=drones", sends(&made, text), 200, 3},
		{"an error", "/b", fails, 500, 3},
		{"a panic", "/c", panics, 500, 3},
		// Once in vain, to see whether it can be kept.
		{"a redirect", "/d", leads, 302, 6},
	} {
		made.Store(0)
		serve := s.page(s.keep(test.serve))
		for range 3 {
			if w := ask(serve, test.address); w.Code != test.status {
				t.Errorf("%s: status %d, want %d", test.name, w.Code, test.status)
			}
		}
		if made.Load() != test.made {
			t.Errorf("%s: made %d times, want %d", test.name, made.Load(), test.made)
		}
	}
}

// TestHeadersAreThoseOfTheRequest shows that what an answer sets and takes away is
// kept, and what belongs to one client is not.
func TestHeadersAreThoseOfTheRequest(t *testing.T) {
	s, _ := keepingServer(t, 1<<20)
	text := textOf(2000)
	keep := s.page(s.keep(func(w http.ResponseWriter, r *http.Request, _ *release) error {
		w.Header().Del("X-Frame-Options")
		w.Header().Add("Link", "</a.json>; rel=alternate")
		w.Header().Set("Content-Type", "text/plain")
		serveBytes(w, r, text, hashOf(text))
		return nil
	}))
	client := 0
	serve := secure(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client++
		w.Header().Set("X-Ratelimit-Remaining", fmt.Sprint(client))
		vary(w.Header(), "Accept")
		keep(w, r)
	}))
	for i := range 3 {
		h := ask(serve, "/stuk", "Accept-Encoding", "br").Header()
		for name, want := range map[string]string{
			"X-Ratelimit-Remaining": fmt.Sprint(i + 1), "X-Frame-Options": "", "X-Content-Type-Options": "nosniff",
			"Vary": "Accept, Accept-Encoding", "Content-Encoding": "br", "Link": "</a.json>; rel=alternate",
		} {
			if got := strings.Join(h.Values(name), "; "); got != want {
				t.Errorf("answer %d: %s is %q, want %q", i, name, got, want)
			}
		}
	}
	if headers["X-Frame-Options"] == nil {
		t.Error("the header is gone for everybody")
	}
}

func TestEncodingsAreChosenAsTheClientLikes(t *testing.T) {
	for _, test := range []struct {
		header string
		want   encoding
	}{
		{"", identity},
		{"gzip, deflate, br, zstd", brotlied},
		{"gzip", gzipped},
		{"GZIP", gzipped},
		{"br;q=0.5, gzip;q=0.8", gzipped},
		{"br;q=0, *", zstandard},
		{"*", brotlied},
		{"*;q=0", identity},
		{"identity", identity},
		{"br; q=0.1 , zstd ;q=0.1", brotlied},
		{"gzip;q=nonsense", gzipped},
		{"gzip;q=NaN", gzipped},
		{"gzip;q=0", identity},
		{";;;,,,==", identity},
	} {
		if got := chosenEncoding(test.header, keptOrder); got != test.want {
			t.Errorf("%q: %q, want %q", test.header, encodings[got].name, encodings[test.want].name)
		}
	}
}

// TestConditionsHoldForKeptPages asks as browsers, caches and download managers do.
func TestConditionsHoldForKeptPages(t *testing.T) {
	s, _ := keepingServer(t, 1<<20)
	var made atomic.Int64
	text := textOf(20_000)
	for name, serve := range map[string]handler{"kept": s.keep(sends(&made, text)), "made": sends(&made, text)} {
		t.Run(name, func(t *testing.T) {
			serve := s.page(serve)
			tag := hashOf(text)
			for _, test := range []struct {
				headers []string
				status  int
				bytes   int
			}{
				{[]string{"If-None-Match", `"` + tag + `"`}, 304, 0},
				{[]string{"If-None-Match", `"other", W/"` + tag + `-br"`}, 304, 0},
				{[]string{"If-None-Match", `"` + tag + `-gzip"`, "Accept-Encoding", "br"}, 304, 0},
				{[]string{"If-None-Match", "*"}, 304, 0},
				{[]string{"If-None-Match", `"` + tag + `-lzma"`}, 200, len(text)},
				{[]string{"If-None-Match", tag}, 200, len(text)},
				{[]string{"Range", "bytes=10-19"}, 206, 10},
				{[]string{"Range", "bytes=10-19", "Accept-Encoding", "br"}, 206, 10},
				{[]string{"Range", "bytes=10-19", "If-Range", `"` + tag + `"`}, 206, 10},
				{[]string{"Range", "bytes=10-19", "If-Range", `"other"`}, 200, len(text)},
				{[]string{"Range", "bytes=99999-"}, 416, -1},
				{[]string{"If-Match", `"other"`}, 412, 0},
				{[]string{"If-Match", `"` + tag + `"`}, 200, len(text)},
			} {
				w := ask(serve, "/stuk", test.headers...)
				if w.Code != test.status || test.bytes >= 0 && w.Body.Len() != test.bytes {
					t.Errorf("%v: status %d with %d bytes, want %d with %d", test.headers, w.Code, w.Body.Len(), test.status, test.bytes)
				}
				if w.Code == 304 && (w.Header().Get("Content-Encoding") != "" || w.Header().Get("ETag") == "" || w.Header().Get("Vary") == "") {
					t.Errorf("%v: headers %v", test.headers, w.Header())
				}
			}
		})
	}
}
