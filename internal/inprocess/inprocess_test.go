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
