package main

import (
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOperating starts the site as an operator does: some things in a file, some in
// the environment, some as flags, which win.
func TestOperating(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	config := filepath.Join(t.TempDir(), "inbreng.json")
	if err := os.WriteFile(config, []byte(`{"base-url": "https://uit-het-bestand.example", "admin-addr": "127.0.0.1:0", "log-requests": true}`), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("INBRENG_LOG_FORMAT", "json")
	t.Setenv("INBRENG_BASE_URL", "https://uit-de-omgeving.example")
	s := serveProcess(t, path, release, "--config", config)
	get := func(address string) string {
		response, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d, %v", address, response.StatusCode, err)
		}
		return string(body)
	}
	if page := get(s.base + "/kst-21501-02-2401/antwoord/12?q=geheim"); !strings.Contains(page, `<link rel="canonical" href="https://uit-de-omgeving.example/`) {
		t.Error("the environment does not go before the file")
	}
	admin := s.admin()
	if metrics := get(admin); !strings.Contains(metrics, `inbreng_requests_total{route="/{doc}/antwoord/{id}",status="200"} 1`) {
		t.Error("the request is not counted")
	}
	get(strings.TrimSuffix(admin, "metrics") + "debug/pprof/goroutine?debug=1")
	// Clients that say nothing keep nobody from the metrics for long.
	address := strings.TrimSuffix(strings.TrimPrefix(admin, "http://"), "/metrics")
	http.DefaultClient.CloseIdleConnections()
	for range maxAdminConnections - 1 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	get(admin)
	if response, err := http.Get(s.base + "/metrics"); err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("the site itself shows metrics: %v, %v", response.Status, err)
	}
	if err := s.stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	log := s.log()
	if !strings.Contains(log, `"msg":"request"`) || !strings.Contains(log, `"path":"/kst-21501-02-2401/antwoord/12"`) || strings.Contains(log, "geheim") || strings.Contains(log, "127.0.0.1:"+strings.Split(s.base, ":")[2]) {
		t.Errorf("the log says too little or too much: %s", log)
	}
}

func TestOperatingWrong(t *testing.T) {
	path := program(t)
	for _, args := range [][]string{
		{"serve", "--config", "nowhere.json"},
		{"serve", "--trusted-proxy", "everybody"},
		{"serve", "--rate-limit", "often"},
		{"serve", "--log-format", "poem"},
		{"serve", "--rate-limit", "-4"},
		{"serve", "--page-cache", "-1"},
	} {
		out, err := commandOutput(path, args...)
		if err == nil || !strings.HasPrefix(out, "inbreng: ") || strings.Count(out, "\n") != 1 {
			t.Errorf("%v: %v, %q", args, err, out)
		}
	}
}
