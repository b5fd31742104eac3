package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const testSource = "../../data/source"

// TestServe starts the site where there is no release yet, asks for a page, and
// stops it.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out, in := io.Pipe()
	code := make(chan int, 1)
	var errors bytes.Buffer
	go func() {
		code <- run(ctx, []string{
			"serve", "--addr", "127.0.0.1:0", "--source", testSource, "--release", filepath.Join(t.TempDir(), "release"),
		}, streams{in, &errors})
		in.Close()
	}()
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	base := ""
	for lines := bufio.NewScanner(out); base == "" && lines.Scan(); {
		base = address.FindString(lines.Text())
	}
	if base == "" {
		t.Fatalf("the address was not printed; standard error: %s", errors.String())
	}
	response, err := http.Get(base + "kst-21501-02-2401/antwoord/12")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(body), "Het kabinet oordeelt niet") {
		t.Errorf("got %s, error %v", response.Status, err)
	}
	http.DefaultClient.CloseIdleConnections()
	stop()
	if got := <-code; got != 0 {
		t.Errorf("exit code %d after a stop, want 0; standard error: %s", got, errors.String())
	}
}

func TestServeWherePortIsTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	release := filepath.Join(t.TempDir(), "release")
	var errors bytes.Buffer
	code := run(context.Background(), []string{"serve", "--addr", taken.Addr().String(), "--source", testSource, "--release", release}, streams{io.Discard, &errors})
	want := "inbreng: cannot listen on " + taken.Addr().String() + ": "
	if code != exitFailed || !strings.HasPrefix(errors.String(), want) || strings.Count(errors.String(), "\n") != 1 {
		t.Errorf("exit code %d, standard error %q; want %d and one line that begins with %q", code, errors.String(), exitFailed, want)
	}
	if found, _ := filepath.Glob(release); len(found) > 0 {
		t.Error("a release was built although the port was taken")
	}
}

func TestServeWithABaseURLThatIsNone(t *testing.T) {
	var errors bytes.Buffer
	code := run(context.Background(), []string{
		"serve", "--addr", "127.0.0.1:0", "--base-url", "inbreng", "--source", testSource, "--release", filepath.Join(t.TempDir(), "release"),
	}, streams{io.Discard, &errors})
	if code != exitFailed || !strings.Contains(errors.String(), `"inbreng" is no address of a site`) {
		t.Errorf("exit code %d, standard error %q", code, errors.String())
	}
}
