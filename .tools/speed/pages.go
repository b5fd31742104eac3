package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// What is required of pages: at least so much of the requests a second of each
// peer, and at most so many times nginx's 99th percentile. The aims are higher.
const (
	leastOfNginx = 0.50
	leastOfBare  = 0.80
	mostTail     = 2.0
	aimOfNginx   = 0.55
	aimOfBare    = 0.90
)

// pagePaths are the pages that are asked for: an answer, and the document whole.
var pagePaths = []string{"/kst-21501-02-2401/antwoord/12", "/kst-21501-02-2401"}

// How the servers are asked.
const (
	pageRounds  = 3
	pageSeconds = 2 // for each server, number of connections and round
)

var connections = []int{1, 32, 256}

// A server is a running program that answers with a page.
type server struct {
	name string
	base string // the address without a path
	path func(page int) string
	stop func() error
	pid  int
}

// An answer is what a page is answered with: the bytes, and the headers that each
// server does not have of its own.
type answer struct {
	body   []byte // compressed
	header http.Header
}

// own are the headers that servers set themselves.
var own = []string{"Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Last-Modified", "Server", "Accept-Ranges"}

// comparePages asks ours, nginx and a bare net/http server for the same bytes, headers
// and all, in turn; and net/http for the page with the least of headers, to see what
// these cost. ok says that every required number was reached.
func comparePages(out io.Writer, dir string, o options) (ok bool, err error) {
	fmt.Fprintf(out, "\n== pages, %d rounds of %d s\n", pageRounds, pageSeconds)
	if _, err := exec.LookPath("wrk"); err != nil {
		fmt.Fprintln(out, "Pages are not measured: there is no wrk (Debian: wrk).")
		return true, nil
	}
	warnOfLoad(out)
	var servers []server
	defer func() {
		for _, s := range servers {
			err = errors.Join(err, s.stop())
		}
	}()
	ours, err := startOurs(dir, o.root)
	if err != nil {
		return false, err
	}
	servers = append(servers, ours)
	files, err := savePages(filepath.Join(dir, "pages"), ours)
	if err != nil {
		return false, err
	}
	for _, name := range []string{nameBare, nameBarest} {
		bare, err := startBare(name, files)
		if err != nil {
			return false, err
		}
		servers = append(servers, bare)
	}
	if command, err := exec.LookPath("nginx"); err != nil {
		fmt.Fprintln(out, "nginx is left out: it is not there (Debian: nginx-light).")
	} else {
		nginx, err := startNginx(dir, command, files)
		if err != nil {
			return false, err
		}
		servers = append(servers, nginx)
	}
	ok = true
	for page, path := range pagePaths {
		want, err := fetch(ours.base + ours.path(page))
		if err != nil {
			return false, err
		}
		for _, s := range servers[1:] {
			got, err := fetch(s.base + s.path(page))
			if err != nil {
				return false, fmt.Errorf("%s: %s: %w", path, s.name, err)
			}
			if !bytes.Equal(got.body, want.body) || s.name != nameBarest && !maps.EqualFunc(got.header, want.header, slices.Equal) {
				return false, fmt.Errorf("%s: %s gives another answer than ours: %d bytes, %v", path, s.name, len(got.body), got.header)
			}
		}
		fmt.Fprintf(out, "\n%s: %d bytes, %d headers\n%-12s", path, len(want.body), len(want.header)+len(own)-4, "connections")
		for _, s := range servers {
			fmt.Fprintf(out, "  %28s", s.name+" req/s p50 p99 CPU us")
		}
		fmt.Fprintln(out)
		for _, n := range connections {
			good, err := compareAt(out, servers, page, n)
			if err != nil {
				return false, err
			}
			ok = ok && good
		}
	}
	return ok, nil
}

// compareAt measures all servers with so many connections.
func compareAt(out io.Writer, servers []server, page, conns int) (ok bool, err error) {
	taken := make([][]throughput, len(servers))
	for round := range pageRounds {
		for turn := range servers {
			at := (turn + round) % len(servers)
			s := servers[at]
			l, err := wrk(s.base+s.path(page), conns, pageSeconds*time.Second, s.pid)
			if errors.Is(err, errRequests) { // a server that cannot do it has lost
				fmt.Fprintf(out, "%-12d  %s: %v%s\n", conns, s.name, err, missed(false))
				return false, nil
			}
			if err != nil {
				return false, fmt.Errorf("%s: %w", s.name, err)
			}
			taken[at] = append(taken[at], l)
		}
	}
	fmt.Fprintf(out, "%-12d", conns)
	middle := make([]throughput, len(servers))
	for i := range servers {
		middle[i] = middleOf(taken[i])
		fmt.Fprintf(out, "  %9.0f %6s %6s %4.0f", middle[i].rate, short(middle[i].p50), short(middle[i].p99), float64(middle[i].cpu)/1e3)
	}
	ok = true
	for i, s := range servers[1:] {
		peer := middle[i+1]
		ratio := middle[0].rate / peer.rate
		least, aim := leastOfBare, aimOfBare
		if s.name == nameBarest {
			fmt.Fprintf(out, "  /%s %.2f", s.name, ratio)
			continue
		}
		if s.name == nameNginx {
			least, aim = leastOfNginx, aimOfNginx
			tail := float64(middle[0].p99) / float64(peer.p99)
			ok = ok && tail <= mostTail
			fmt.Fprintf(out, "  p99/%s %.2f of at most %.1f%s", s.name, tail, mostTail, missed(tail <= mostTail))
		}
		ok = ok && ratio >= least
		fmt.Fprintf(out, "  /%s %.2f of at least %.2f (aim %.2f)%s", s.name, ratio, least, aim, missed(ratio >= least))
	}
	fmt.Fprintln(out)
	return ok, nil
}

// short prints a time in milliseconds.
func short(d time.Duration) string { return fmt.Sprintf("%.2f", ms(d)) }

// middleOf returns the middle value of each figure.
func middleOf(all []throughput) throughput {
	middle := func(less func(a, b throughput) int) throughput {
		sorted := slices.SortedFunc(slices.Values(all), less)
		return sorted[len(sorted)/2]
	}
	return throughput{
		rate: middle(func(a, b throughput) int { return cmp.Compare(a.rate, b.rate) }).rate,
		p50:  middle(func(a, b throughput) int { return cmp.Compare(a.p50, b.p50) }).p50,
		p99:  middle(func(a, b throughput) int { return cmp.Compare(a.p99, b.p99) }).p99,
		cpu:  middle(func(a, b throughput) int { return cmp.Compare(a.cpu, b.cpu) }).cpu,
	}
}

// fetch returns the answer for a page as it is sent, compressed with gzip.
func fetch(url string) (a answer, err error) {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return a, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // set by hand, so that nothing is unpacked
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return a, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Encoding") != "gzip" {
		return a, fmt.Errorf("%s: %s, encoding %q", url, response.Status, response.Header.Get("Content-Encoding"))
	}
	a.header = response.Header
	for _, name := range own {
		a.header.Del(name)
	}
	a.body, err = io.ReadAll(response.Body)
	return a, err
}

// savePages writes the pages as nginx wants them: packed, and plain beside it, and
// their headers. It returns the names of the plain files.
func savePages(dir string, ours server) (files []string, err error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	for i := range pagePaths {
		page, err := fetch(ours.base + ours.path(i))
		if err != nil {
			return nil, err
		}
		header, err := json.Marshal(page.header)
		if err != nil {
			return nil, err
		}
		r, err := gzip.NewReader(bytes.NewReader(page.body))
		if err != nil {
			return nil, err
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(dir, fmt.Sprintf("page%d.html", i))
		if err := errors.Join(os.WriteFile(name, plain, 0o644), os.WriteFile(name+".gz", page.body, 0o644), os.WriteFile(name+".json", header, 0o644)); err != nil {
			return nil, err
		}
		files = append(files, name)
	}
	return files, nil
}
