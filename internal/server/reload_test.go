package server_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"inbreng/internal/server"
)

// TestReleasesAreSwappedUnderLoad swaps the release many times while readers
// read: nobody sees an error, and every old snapshot is closed in the end, once.
func TestReleasesAreSwappedUnderLoad(t *testing.T) {
	s := newSite(t, "", sampleSources())
	var stop atomic.Bool
	var readers sync.WaitGroup
	var answers atomic.Int64
	for range 4 {
		readers.Go(func() {
			for !stop.Load() {
				for _, address := range []string{"/kst-21501-09-101/antwoord/2", "/zoeken?q=drones", "/kst-21501-09-101/bron"} {
					w := httptest.NewRecorder()
					s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
					if w.Code != http.StatusOK {
						t.Errorf("%s: status %d during a swap", address, w.Code)
					}
					answers.Add(1)
				}
			}
		})
	}
	const swaps = 20
	for i := range swaps {
		for answers.Load() < int64(i) { // let the readers have every release
		}
		if err := s.Reload(); err != nil {
			t.Fatal(err)
		}
	}
	stop.Store(true)
	readers.Wait()
	if got := s.closed.Load(); got != swaps {
		t.Errorf("%d snapshots are closed after %d swaps", got, swaps)
	}
	s.Close()
	if got := s.closed.Load(); got != swaps+1 {
		t.Errorf("%d snapshots are closed at the end, want %d", got, swaps+1)
	}
	if s.log.Len() > 0 {
		t.Errorf("log: %s", s.log)
	}
}

// TestASnapshotInUseStaysOpen swaps while a request is under way.
func TestASnapshotInUseStaysOpen(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := &slowWriter{ResponseRecorder: httptest.NewRecorder(), entered: make(chan struct{}), release: make(chan struct{})}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	}()
	<-w.entered
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
	if n := s.closed.Load(); n != 0 {
		t.Errorf("%d snapshots were closed under a reader", n)
	}
	close(w.release)
	<-done
	if n := s.closed.Load(); n != 1 {
		t.Errorf("%d snapshots are closed after the last reader, want 1", n)
	}
}

// slowWriter waits before it takes the first bytes.
type slowWriter struct {
	*httptest.ResponseRecorder
	entered, release chan struct{}
	once             sync.Once
}

func (w *slowWriter) Write(p []byte) (int, error) {
	w.once.Do(func() {
		close(w.entered)
		<-w.release
	})
	return w.ResponseRecorder.Write(p)
}

// TestAReleaseThatDoesNotOpenChangesNothing reloads with an error.
func TestAReleaseThatDoesNotOpenChangesNothing(t *testing.T) {
	dir, closed := t.TempDir(), &atomic.Int32{}
	publish(t, dir, sampleSources())
	open := opener(dir, closed)
	broken := false
	s, err := server.New(server.Config{Open: func() (*server.Snapshot, error) {
		if broken {
			return nil, errors.New("stuk")
		}
		return open()
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	broken = true
	if err := s.Reload(); err == nil {
		t.Error("a broken release is served")
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusOK || closed.Load() != 0 {
		t.Errorf("status %d, %d snapshots closed", w.Code, closed.Load())
	}
}
