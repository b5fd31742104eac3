package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Tests of faults run the program as a process of its own, since that can be killed.
// By default they do each thing a few times; with INBRENG_SOAK=1, as make soak sets,
// as often as it takes to believe it.

// times returns how often something is done.
func times(quick, soak int) int {
	if os.Getenv("INBRENG_SOAK") != "" {
		return soak
	}
	return quick
}

// fault notes a row of the table of faults: what was done, how often, and what came of it.
func fault(t *testing.T, what string, n int, outcome string, args ...any) {
	t.Helper()
	t.Logf("| %-45s | %5d | %s |", what, n, fmt.Sprintf(outcome, args...))
}

// program returns the path of the program: this test under the name that TestMain
// knows it by.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "inbreng")
	if err := os.Symlink(self, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// sources makes a folder with the first document and n more like it, under numbers
// of their own.
func sources(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile(filepath.Join(testSource, "kst-21501-02-2401.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n + 1 {
		name := filepath.Join(dir, fmt.Sprintf("kst-21501-02-%d.txt", 2401+i))
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ingestCommandLine returns a process that builds a release.
func ingestProcess(path, source, release string) *exec.Cmd {
	return exec.Command(path, "ingest", "--source", source, "--release", release)
}

// must runs a process that must succeed.
func must(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args[1:], " "), err, out)
	}
	return string(out)
}

// A served is a site in a process of its own.
type served struct {
	t    *testing.T
	cmd  *exec.Cmd
	base string // "http://127.0.0.1:1234"
	errs *logged
	done chan error
}

// serveProcess starts the site on a release; it is killed when the test ends.
func serveProcess(t *testing.T, path, release string, args ...string) *served {
	t.Helper()
	cmd := exec.Command(path, append([]string{"serve", "--addr", "127.0.0.1:0", "--release", release}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s := &served{t: t, cmd: cmd, errs: &logged{}, done: make(chan error, 1)}
	cmd.Stderr = s.errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	for lines := bufio.NewScanner(out); s.base == "" && lines.Scan(); {
		s.base = address.FindString(lines.Text())
	}
	go func() {
		_, _ = io.Copy(io.Discard, out)
		s.done <- cmd.Wait()
	}()
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	if s.base == "" {
		t.Fatalf("the site did not start: %s", s.errs)
	}
	return s
}

// A logged keeps what a process says, and can be read meanwhile.
type logged struct {
	mu   sync.Mutex
	said bytes.Buffer
}

// Write adds to what was said.
func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said.Write(p)
}

// String returns what was said.
func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.said.String()
}

// log returns what the site has said so far.
func (s *served) log() string { return s.errs.String() }

// admin returns the address of the metrics of a site that serves them.
func (s *served) admin() string {
	s.t.Helper()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/metrics`).FindString(s.log()); address != "" {
			return address
		}
	}
	s.t.Fatalf("the address of the metrics is not said: %s", s.log())
	return ""
}

// commandOutput runs a command line and returns what it says.
func commandOutput(path string, args ...string) (string, error) {
	out, err := exec.Command(path, args...).CombinedOutput()
	return string(out), err
}

// stop ends the site as an operator does, and returns how it ended.
func (s *served) stop() error {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	select {
	case err := <-s.done:
		return err
	case <-time.After(shutdownTimeout + 5*time.Second):
		s.t.Fatal("it does not stop")
		return nil
	}
}

// memory returns the resident memory of the site in bytes, 0 where the system does
// not tell.
func (s *served) memory() int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(data)
	if m == nil {
		return 0
	}
	n := 0
	_, _ = fmt.Sscan(string(m[1]), &n)
	return n << 10
}
