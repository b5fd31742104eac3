package main

import (
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// errRequests is the error for requests that were refused, broken off or not
// answered in time.
var errRequests = errors.New("requests failed")

// A throughput is what wrk measured of a server.
type throughput struct {
	rate     float64 // requests a second
	p50, p99 time.Duration
	cpu      time.Duration // of the server, for a request
}

// What wrk prints, and what it prints when the figures are of errors.
var (
	wrkRate   = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)
	wrkTimes  = regexp.MustCompile(`(50|99)%\s+([0-9.]+)(us|ms|s)\b`)
	wrkErrors = regexp.MustCompile(`(?m)^\s*(Socket errors|Non-2xx).*$`)
)

// wrk asks for a page over so many connections for a while. The processor time is
// that of the process with number pid.
func wrk(url string, conns int, during time.Duration, pid int) (throughput, error) {
	before := processorOf(pid)
	threads := min(2, conns)
	out, err := exec.Command("wrk", "-t", strconv.Itoa(threads), "-c", strconv.Itoa(conns), "-d", during.String(), "--latency",
		"-H", "Accept-Encoding: gzip", url).CombinedOutput()
	if err != nil {
		return throughput{}, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	t, err := readWrk(string(out))
	if err == nil {
		t.cpu = time.Duration(float64(processorOf(pid)-before) / (t.rate * during.Seconds()))
	}
	return t, err
}

// readWrk reads what wrk printed. Requests that failed make it an error: to refuse
// is quick.
func readWrk(out string) (t throughput, err error) {
	if failed := wrkErrors.FindString(out); failed != "" {
		return t, fmt.Errorf("%w: %s", errRequests, strings.TrimSpace(failed))
	}
	rate := wrkRate.FindStringSubmatch(out)
	times := wrkTimes.FindAllStringSubmatch(out, -1)
	if rate == nil || len(times) != 2 {
		return t, fmt.Errorf("wrk says something else than expected:\n%s", out)
	}
	if t.rate, err = strconv.ParseFloat(rate[1], 64); err != nil {
		return t, err
	}
	for _, m := range times {
		d, err := time.ParseDuration(m[2] + m[3])
		if err != nil {
			return t, err
		}
		if m[1] == "50" {
			t.p50 = d
		} else {
			t.p99 = d
		}
	}
	if t.rate <= 0 || t.p50 <= 0 || t.p99 <= 0 {
		return t, fmt.Errorf("wrk measured nothing:\n%s", out)
	}
	return t, nil
}
