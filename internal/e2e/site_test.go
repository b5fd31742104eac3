// Package e2e_test drives a real browser over the real program: it builds the
// binary of the main module, has it ingest data/source and serve the release on
// a free port of this machine, and opens the pages in headless Chromium. Where
// there is no Chromium the tests are skipped and say so.
package e2e_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// cleanups undo what the tests share, last first.
var cleanups []func()

func TestMain(m *testing.M) {
	code := m.Run()
	for i := range cleanups {
		cleanups[len(cleanups)-1-i]()
	}
	os.Exit(code)
}

// startSite builds the program and serves the first document, once for all
// tests. It returns the address of the site, without a final slash.
var startSite = sync.OnceValues(func() (string, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return "", err
	}
	return serveSite(filepath.Join(root, "data", "source"))
})

// serveSite builds the program and serves the documents of a folder.
func serveSite(source string) (string, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "inbreng-e2e-")
	if err != nil {
		return "", err
	}
	cleanups = append(cleanups, func() { os.RemoveAll(dir) })

	binary := filepath.Join(dir, "inbreng")
	release := filepath.Join(dir, "release")
	build := exec.Command("go", "build", "-o", binary, "./cmd/inbreng")
	build.Dir = root
	if err := run(build); err != nil {
		return "", err
	}
	if err := run(exec.Command(binary, "ingest", "--source", source, "--release", release)); err != nil {
		return "", err
	}
	addr, err := freeAddress()
	if err != nil {
		return "", err
	}
	var output bytes.Buffer
	serve := exec.Command(binary, "serve", "--addr", addr, "--release", release, "--source", source, "--base-url", "http://"+addr)
	serve.Stdout, serve.Stderr = &output, &output
	if err := serve.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- serve.Wait() }()
	cleanups = append(cleanups, func() { stop(serve, ended) })
	return "http://" + addr, waitReady("http://"+addr+"/readyz", ended, &output)
}

// run runs a command and returns what it said when it failed.
func run(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	return nil
}

// freeAddress returns an address of this machine that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// waitReady waits until the program answers, or returns why it does not.
func waitReady(url string, ended chan error, output *bytes.Buffer) error {
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		select {
		case err := <-ended:
			ended <- err
			return fmt.Errorf("the program ended: %v\n%s", err, output)
		default:
		}
		resp, err := http.Get(url)
		if err != nil {
			continue
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusOK {
			return nil
		}
	}
	return fmt.Errorf("%s does not answer after 20 seconds", url)
}

// stop asks the program to end, and ends it when it does not.
func stop(cmd *exec.Cmd, ended chan error) {
	_ = cmd.Process.Signal(os.Interrupt)
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		_ = cmd.Process.Kill()
		<-ended
	}
}

// site returns the address of the site.
func site(t *testing.T) string {
	t.Helper()
	base, err := startSite()
	if err != nil {
		t.Fatal(err)
	}
	return base
}
