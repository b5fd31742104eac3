package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"inbreng/internal/search/searchtest"
)

// A load is clients that ask a site for pages, one after the other.
type load struct {
	asked    atomic.Int64
	failures chan string // the first of them
	mu       sync.Mutex
	took     []time.Duration
	stop     context.CancelFunc
	wg       sync.WaitGroup
	client   *http.Client
}

// loadOn starts so many clients on a site. Each goes through the addresses, from
// another one on. What is not answered with one of the statuses is a failure.
func loadOn(base string, clients int, addresses []string, statuses ...int) *load {
	ctx, stop := context.WithCancel(context.Background())
	client := &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: clients},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Timeout:       20 * time.Second,
	}
	l := &load{failures: make(chan string, 1), stop: stop, client: client}
	for i := range clients {
		l.wg.Go(func() {
			for n := i * 7; ctx.Err() == nil; n++ {
				address := addresses[n%len(addresses)]
				start := time.Now()
				status, err := ask(client, base+address)
				took := time.Since(start)
				if err != nil || !slices.Contains(statuses, status) {
					select {
					case l.failures <- fmt.Sprintf("%s: status %d, %v", address, status, err):
					default:
					}
					continue
				}
				l.asked.Add(1)
				l.mu.Lock()
				l.took = append(l.took, took)
				l.mu.Unlock()
			}
		})
	}
	return l
}

// ask reads a whole response.
func ask(client *http.Client, address string) (int, error) {
	response, err := client.Get(address)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return response.StatusCode, err
}

// end stops the clients, hangs up, and returns the first failure, "" for none.
func (l *load) end() string {
	l.stop()
	l.wg.Wait()
	l.client.CloseIdleConnections()
	select {
	case failure := <-l.failures:
		return failure
	default:
		return ""
	}
}

// percentile returns how long the given share of the requests took at most.
func (l *load) percentile(p float64) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	slices.Sort(l.took)
	if len(l.took) == 0 {
		return 0
	}
	return l.took[int(p*float64(len(l.took)-1))]
}

// pages are addresses that every release of the tests has.
var pages = []string{
	"/", "/kst-21501-02-2401", "/kst-21501-02-2401/antwoord/5", "/zoeken?q=drones", "/fracties/vvd", "/kst-21501-02-2401.json",
	"/zoeken.json?q=munitie", "/verwijzingen", "/kst-21501-02-2401/bron", "/documenten", "/api/v1/search?q=armenie",
}

// TestIngestWhileServing makes releases while clients read: not one request fails,
// and each release is served soon after it is there.
func TestIngestWhileServing(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	folders := []string{sources(t, 0), sources(t, 2)}
	must(t, ingestProcess(path, folders[0], release))
	s := serveProcess(t, path, release)
	l := loadOn(s.base, 4, pages, http.StatusOK)
	for i := range times(3, 10) {
		must(t, ingestProcess(path, folders[(i+1)%2], release))
		if i%2 == 0 { // half of the releases are told of, the others are noticed
			if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
				t.Fatal(err)
			}
		}
		want := []int{http.StatusOK, http.StatusNotFound}[i%2]
		for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			if got, err := ask(http.DefaultClient, s.base+"/kst-21501-02-2402"); err == nil && got == want {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("release %d is not served: %s", i+2, s.errs)
			}
		}
	}
	if failure := l.end(); failure != "" {
		t.Errorf("a request failed: %s", failure)
	}
	if l.asked.Load() < 50 {
		t.Errorf("only %d requests were made", l.asked.Load())
	}
	fault(t, "a new release under load", times(3, 10), "each served; %d requests, not one failed", l.asked.Load())
	if err := s.stop(); err != nil {
		t.Errorf("it ended with %v: %s", err, s.errs)
	}
}

// TestABadReleaseIsNotServed replaces the current release by one that is damaged:
// the old one goes on.
func TestABadReleaseIsNotServed(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	s := serveProcess(t, path, release)
	damageNext(t, release)
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	for _, address := range []string{"/kst-21501-02-2401/antwoord/12", "/readyz", "/healthz"} {
		if status, err := ask(http.DefaultClient, s.base+address); status != http.StatusOK {
			t.Errorf("%s: status %d, %v", address, status, err)
		}
	}
	if err := s.stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if !strings.Contains(s.errs.String(), "cannot be used") {
		t.Errorf("the log says %s", s.errs)
	}
	fault(t, "a damaged release becomes the current one", 1, "refused with a sentence, the old one is served")
}

// TestStopUnderLoad stops the site while clients read: what was begun is answered
// whole, and it ends with 0.
func TestStopUnderLoad(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	s := serveProcess(t, path, release)
	var broken, answered atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				response, err := http.Get(s.base + "/kst-21501-02-2401")
				if err != nil {
					return // it takes no more requests
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil {
					broken.Add(1)
				}
				answered.Add(1)
				response.Body.Close()
			}
		})
	}
	time.Sleep(200 * time.Millisecond)
	if err := s.stop(); err != nil {
		t.Errorf("it ended with %v: %s", err, s.errs)
	}
	wg.Wait()
	if n := broken.Load(); n > 0 {
		t.Errorf("%d responses broke off", n)
	}
	fault(t, "SIGTERM under load of 8 clients", 1, "exit code 0; %d responses, %d broke off", answered.Load(), broken.Load())
}

// TestStopWithoutReader stops while a client does not take its answer: the end comes
// all the same, without an error, and the log says that someone was hung up on.
func TestStopWithoutReader(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan struct{})
	s := &http.Server{ReadHeaderTimeout: readTimeout, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(asked)
		for {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	})}
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	_, err = io.WriteString(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	go func() { <-asked; stop() }()
	var log strings.Builder
	if err := serveUntil(ctx, s, listener, 50*time.Millisecond, slog.New(slog.NewTextHandler(&log, nil))); err != nil {
		t.Errorf("it ended with %v", err)
	}
	if !strings.Contains(log.String(), "hung up on") {
		t.Errorf("the log says %q", log.String())
	}
}

// TestRudeClients has clients that say nothing, send headers without end, or do not
// read what they asked for. Others are answered all the same.
func TestRudeClients(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	s := serveProcess(t, path, release)
	address := strings.TrimPrefix(s.base, "http://")
	dial := func() net.Conn {
		c, err := net.DialTimeout("tcp", address, 5*time.Second)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c
	}
	for range times(200, 1000) {
		dial()
	}
	for range 20 {
		// More than the buffers of a connection hold, and never read.
		if _, err := io.WriteString(dial(), strings.Repeat("GET /kst-21501-02-2401 HTTP/1.1\r\nHost: x\r\n\r\n", 50)); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	if status, err := ask(http.DefaultClient, s.base+"/kst-21501-02-2401/antwoord/12"); status != http.StatusOK {
		t.Errorf("status %d, %v", status, err)
	}
	took := time.Since(start)
	if took > 5*time.Second {
		t.Errorf("a page took %v among rude clients", took)
	}
	flood := dial()
	_, _ = io.WriteString(flood, "GET / HTTP/1.1\r\nHost: x\r\n")
	for range 200 {
		if _, err := io.WriteString(flood, "X-Flood: "+strings.Repeat("x", 1000)+"\r\n"); err != nil {
			break // it hung up, as it should
		}
	}
	_ = flood.SetReadDeadline(time.Now().Add(5 * time.Second))
	if line, err := bufio.NewReader(flood).ReadString('\n'); err == nil && !strings.Contains(line, "431") {
		t.Errorf("headers without end are answered with %q", line)
	}
	for _, address := range []string{"/" + strings.Repeat("x", 9000), "/zoeken?q=" + strings.Repeat("x", 9000)} {
		if status, err := ask(http.DefaultClient, s.base+address); status != http.StatusRequestURITooLong {
			t.Errorf("%.20s...: status %d, %v", address, status, err)
		}
	}
	if err := s.stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	fault(t, "clients that say nothing", times(200, 1000), "others are answered: a page took %v", took.Round(time.Millisecond))
	fault(t, "clients that never read their answers", 20, "others are answered")
	fault(t, "headers without end, addresses of 9,000 bytes", 3, "431 or hung up, 414")
}

// TestLoad asks a site for everything there is, hostile queries among it, by many
// clients. Nothing fails, and memory does not grow after the first while.
func TestLoad(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 2), release))
	s := serveProcess(t, path, release, "--admin-addr", "127.0.0.1:0")
	admin := s.admin()
	addresses := append([]string{}, pages...)
	for _, text := range searchtest.Hostile {
		if q := url.QueryEscape(text); len(q) < 6000 {
			addresses = append(addresses, "/zoeken?q="+q, "/zoeken.atom?q="+q)
		}
	}
	for i := range 60 {
		addresses = append(addresses, fmt.Sprintf("/kst-21501-02-%d/antwoord/%d", 2401+i%3, 1+i%21), fmt.Sprintf("/kst-1-%d", i), fmt.Sprintf("/kst-21501-02-%d/antwoord/%d.md", 2401+i%3, 1+i%21))
	}
	idle := goroutines(t, admin)
	statuses := []int{http.StatusOK, http.StatusNotFound, http.StatusBadRequest, http.StatusFound, http.StatusPermanentRedirect}
	loaded := func(long time.Duration) (kept, resident int) {
		l := loadOn(s.base, times(16, 64), addresses, statuses...)
		time.Sleep(long)
		resident = s.memory()
		if failure := l.end(); failure != "" {
			t.Errorf("a request failed: %s", failure)
		}
		http.DefaultClient.CloseIdleConnections()
		kept = retainedBytes(t, admin)
		t.Logf("%d requests in %v by %d clients, p50 %v, p99 %v; resident %.1f MiB, kept after a collection %.1f MiB",
			l.asked.Load(), long, times(16, 64), l.percentile(0.5), l.percentile(0.99), float64(resident)/(1<<20), float64(kept)/(1<<20))
		return kept, resident
	}
	// What is kept, and made beforehand, is no growth: it has a bound of its own. So
	// everything is asked for once, and then under load, before it counts.
	for _, address := range addresses {
		if _, err := ask(http.DefaultClient, s.base+address); err != nil {
			t.Fatal(err)
		}
	}
	keptBefore, before := loaded(time.Duration(times(2, 10)) * time.Second)
	keptAfter, after := loaded(time.Duration(times(3, 50)) * time.Second)
	if mostKept := 4 << 20; keptAfter > keptBefore+mostKept {
		t.Errorf("the load left %d bytes", keptAfter-keptBefore)
	}
	// What a few seconds of load hold resident depends on when the collector ran, and
	// with the race detector on more than that; a minute of it settles.
	if mostGrowth := 24 << 20; times(0, 1) == 1 && after > before+mostGrowth {
		t.Errorf("memory grew from %d to %d bytes", before, after)
	}
	left := goroutines(t, admin)
	for deadline := time.Now().Add(10 * time.Second); left > idle && time.Now().Before(deadline); left = goroutines(t, admin) {
		time.Sleep(100 * time.Millisecond)
	}
	t.Logf("%d goroutines before, %d after", idle, left)
	if left > idle {
		t.Errorf("%d goroutines are left of the load", left-idle)
	}
	if err := s.stop(); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

// goroutines returns how many goroutines a site has, by its metrics.
func goroutines(t *testing.T, admin string) int {
	t.Helper()
	return metric(t, admin, "go_goroutines")
}

// retainedBytes returns how much of its heap a site still refers to, when that has
// come to rest: what is made in the background after the start takes a while.
func retainedBytes(t *testing.T, admin string) int {
	t.Helper()
	const rest = 256 << 10
	kept, last := 0, -rest
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		if status, err := ask(http.DefaultClient, strings.TrimSuffix(admin, "metrics")+"debug/pprof/heap?gc=1"); status != http.StatusOK {
			t.Fatalf("the profile of the heap: status %d, %v", status, err)
		}
		if kept = metric(t, admin, "go_memstats_heap_alloc_bytes"); max(kept-last, last-kept) < rest || time.Now().After(deadline) {
			return kept
		}
		last = kept
	}
}

// metric returns the value of one of a site's metrics, which is more than zero.
func metric(t *testing.T, admin, name string) int {
	t.Helper()
	response, err := http.Get(admin)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	value := 0.0
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			if _, err := fmt.Sscan(rest, &value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if value == 0 {
		t.Fatalf("the metrics do not say %s", name)
	}
	return int(value)
}
