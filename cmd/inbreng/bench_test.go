package main

import (
	"bufio"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkServe measures the program as it is installed: the time from its
// start to its first answer, with a release there; what it keeps in memory when
// nothing is asked; and the size of the binary.
func BenchmarkServe(b *testing.B) {
	dir := b.TempDir()
	binary := filepath.Join(dir, "inbreng")
	release := filepath.Join(dir, "release")
	for _, command := range [][]string{
		{"go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "."},
		{binary, "ingest", "--source", testSource, "--release", release},
	} {
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			b.Fatalf("%v: %v\n%s", command, err, out)
		}
	}
	info, err := os.Stat(binary)
	if err != nil {
		b.Fatal(err)
	}
	var ready time.Duration
	runs, resident := 0, 0.0
	for b.Loop() {
		wait, mebibytes := serveOnce(b, binary, release)
		ready += wait
		resident = max(resident, mebibytes)
		runs++
	}
	b.ReportMetric(0, "ns/op") // the loop waits; its time says nothing
	b.ReportMetric(float64(ready.Microseconds())/1000/float64(runs), "ms-to-ready")
	b.ReportMetric(resident, "MiB-idle")
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
}

// serveOnce starts the program, asks for its first answer, and returns how long
// that took and how much memory it has a moment later.
func serveOnce(b *testing.B, binary, release string) (ready time.Duration, resident float64) {
	b.Helper()
	command := exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--release", release)
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		_ = command.Wait()
	}()
	lines := bufio.NewScanner(out)
	lines.Scan()
	_, rest, _ := strings.Cut(lines.Text(), "http://")
	address, _, _ := strings.Cut(rest, "/")
	response, err := http.Get("http://" + address + "/readyz")
	if err != nil {
		b.Fatalf("%q: %v", lines.Text(), err)
	}
	response.Body.Close()
	ready = time.Since(start)
	if response.StatusCode != http.StatusOK {
		b.Fatalf("/readyz answers %s", response.Status)
	}
	http.DefaultClient.CloseIdleConnections()
	time.Sleep(500 * time.Millisecond)
	return ready, residentMebibytes(command.Process.Pid)
}

// residentMebibytes returns what the system says a process has in memory, or 0
// where it does not say.
func residentMebibytes(pid int) float64 {
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kibibytes, _ := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kibibytes) / 1024
		}
	}
	return 0
}
