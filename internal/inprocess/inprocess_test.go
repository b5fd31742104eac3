package inprocess_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"inbreng/internal/inprocess"
)

func TestGet(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Asked", r.Method+" "+r.URL.String())
		if r.URL.Path == "/weg" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = io.WriteString(w, "een ")
		_, _ = io.WriteString(w, "antwoord")
	})
	for address, status := range map[string]int{"/zoeken?q=x": http.StatusOK, "/weg": http.StatusNotFound} {
		got, err := inprocess.Get(t.Context(), handler, address)
		if err != nil {
			t.Fatal(err)
		}
		if got.Status != status || string(got.Body) != "een antwoord" || got.Header.Get("X-Asked") != "GET "+address {
			t.Errorf("%s: status %d, body %q, header %v", address, got.Status, got.Body, got.Header)
		}
	}
	if _, err := inprocess.Get(t.Context(), handler, "/%zz"); err == nil || !strings.Contains(err.Error(), "/%zz") {
		t.Errorf("an address that is none: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := inprocess.Get(ended, handler, "/"); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}

// A full writer takes so many bytes and no more.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return 0, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

func TestCopy(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/weg" {
			w.WriteHeader(http.StatusNotFound)
		}
		for range 3 {
			if _, err := io.WriteString(w, "stuk "); err != nil {
				panic(http.ErrAbortHandler)
			}
		}
	})
	var out strings.Builder
	status, size, err := inprocess.Copy(t.Context(), handler, "/", &out)
	if status != http.StatusOK || size != 15 || out.String() != "stuk stuk stuk " || err != nil {
		t.Errorf("status %d, %d bytes, %q, %v", status, size, &out, err)
	}
	out.Reset()
	if status, size, err := inprocess.Copy(t.Context(), handler, "/weg", &out); status != http.StatusNotFound || size != 0 || out.Len() > 0 || err != nil {
		t.Errorf("what is not there: status %d, %d bytes, %q, %v", status, size, &out, err)
	}
	if _, size, err := inprocess.Copy(t.Context(), handler, "/", &full{left: 12}); size != 10 || !errors.Is(err, errFull) || !strings.Contains(err.Error(), "broke off") {
		t.Errorf("without room: %d bytes, %v", size, err)
	}
	if _, _, err := inprocess.Copy(t.Context(), handler, "/%zz", &out); err == nil || !strings.Contains(err.Error(), "/%zz") {
		t.Errorf("an address that is none: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, _, err := inprocess.Copy(ended, handler, "/", io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}
