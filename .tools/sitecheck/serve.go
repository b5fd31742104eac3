package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// serve builds the program and serves the documents of the repository. Dir is
// for what it makes; stop ends it.
func serve(ctx context.Context, dir string) (base string, stop func(), err error) {
	binary, release, source := filepath.Join(dir, "inbreng"), filepath.Join(dir, "release"), filepath.Join("..", "data", "source")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "./cmd/inbreng")
	build.Dir = ".."
	if out, err := build.CombinedOutput(); err != nil {
		return "", nil, fmt.Errorf("building: %w\n%s", err, out)
	}
	if _, err := command(ctx, binary, "ingest", "--source", source, "--release", release); err != nil {
		return "", nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	addr := listener.Addr().String()
	listener.Close()
	base = "http://" + addr
	site := exec.Command(binary, "serve", "--addr", addr, "--release", release, "--source", source, "--base-url", base)
	var said bytes.Buffer
	site.Stdout, site.Stderr = &said, &said
	if err := site.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		_ = site.Process.Signal(os.Interrupt)
		_ = site.Wait()
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if resp, err := http.Get(base + "/readyz"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return base, stop, nil
			}
		}
	}
	stop()
	return "", nil, fmt.Errorf("the site does not answer:\n%s", said.Bytes())
}
