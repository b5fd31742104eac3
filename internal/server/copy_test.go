package server

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// pieces writes more than the buffers of a connection hold.
func pieces(w io.Writer, _ *release) error {
	piece := make([]byte, 1<<20)
	for range 32 {
		if _, err := w.Write(piece); err != nil {
			return err
		}
	}
	return nil
}

// TestACopyTakesAsLongAsItTakes reads a copy more slowly than a page may be read.
func TestACopyTakesAsLongAsItTakes(t *testing.T) {
	s, log := keepingServer(t, 0)
	s.observe, s.now, s.downloads = func(Observation) {}, time.Now, make(chan struct{}, 1)
	site := httptest.NewUnstartedServer(s.observed(s.answer(s.copied("x", "text/plain", pieces), s.serveProblem)))
	site.Config.WriteTimeout = 200 * time.Millisecond
	site.Start()
	defer site.Close()
	resp, err := http.Get(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.CopyN(io.Discard, resp.Body, 1<<20); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * site.Config.WriteTimeout)
	if n, err := io.Copy(io.Discard, resp.Body); err != nil || n != 31<<20 {
		t.Errorf("%d bytes more, %v", n, err)
	}
	if log.Len() > 0 {
		t.Errorf("log: %s", log)
	}
}

// TestWhoTakesNothingOfACopyIsLetGo has readers that stop, and that take a drop now and
// then, so that others get their turn.
func TestWhoTakesNothingOfACopyIsLetGo(t *testing.T) {
	for name, drop := range map[string]time.Duration{"stops": time.Hour, "drips": 20 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			ended := make(chan time.Duration, 1)
			site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				start := time.Now()
				p := &patientWriter{w: w, control: http.NewResponseController(w), start: start, patience: 300 * time.Millisecond, rate: 1 << 30}
				if err := pieces(p, nil); err == nil || p.failed == nil {
					t.Error("the reader had everything")
				}
				ended <- time.Since(start)
			}))
			defer site.Close()
			conn, err := net.Dial("tcp", site.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			next := time.NewTicker(drop)
			defer next.Stop()
			for {
				select {
				case took := <-ended:
					if took < 300*time.Millisecond {
						t.Errorf("the reader was let go after %v", took)
					}
					return
				case <-next.C:
					if _, err := conn.Read(make([]byte, 100)); err != nil {
						t.Fatal(err)
					}
				case <-time.After(10 * time.Second):
					t.Fatal("the reader is not let go")
				}
			}
		})
	}
}
