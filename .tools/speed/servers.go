package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The names of the servers.
const (
	nameNginx  = "nginx"
	nameBare   = "net/http"
	nameBarest = "net/http-3-headers"
)

// startTime is how long a server may take to answer for the first time.
const startTime = 20 * time.Second

// buildProgram builds the program as it is installed and returns its file.
func buildProgram(dir, root string, tags ...string) (string, error) {
	binary := filepath.Join(dir, "inbreng"+strings.Join(tags, ""))
	if _, err := os.Stat(binary); err == nil {
		return binary, nil
	}
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-tags", strings.Join(tags, ","), "-o", binary, "./cmd/inbreng")
	build.Dir = root
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as the Makefile builds it
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return binary, nil
}

// serveRelease starts the program on a release and returns it with its address.
func serveRelease(binary, release string) (command *exec.Cmd, base string, err error) {
	command = exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--release", release)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	if err := command.Start(); err != nil {
		return nil, "", err
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		return nil, "", errors.Join(errors.New("the program says nothing"), stop(command))
	}
	_, rest, _ := strings.Cut(lines.Text(), "http://")
	address, _, _ := strings.Cut(rest, "/")
	return command, "http://" + address, nil
}

// stop ends a program that this one started.
func stop(command *exec.Cmd) error {
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	err := command.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled() {
		return nil // as it was told
	}
	return err
}

// ready waits until an address answers.
func ready(url string) error {
	var last error
	for deadline := time.Now().Add(startTime); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		response, err := http.Get(url)
		if err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
			err = errors.New(response.Status)
		}
		last = err
	}
	return fmt.Errorf("%s is not ready: %w", url, last)
}

// startOurs serves the first document with the program itself, all its middleware
// around it.
func startOurs(dir, root string) (server, error) {
	binary, err := buildProgram(dir, root)
	if err != nil {
		return server{}, err
	}
	release := filepath.Join(dir, "release-pages")
	ingest := exec.Command(binary, "ingest", "--source", filepath.Join(root, "data", "source"), "--release", release)
	if out, err := ingest.CombinedOutput(); err != nil {
		return server{}, fmt.Errorf("ingest: %w\n%s", err, out)
	}
	command, base, err := serveRelease(binary, release)
	if err != nil {
		return server{}, err
	}
	s := server{name: nameOurs, base: base, path: func(page int) string { return pagePaths[page] }, stop: func() error { return stop(command) }, pid: command.Process.Pid}
	if err := ready(base + "/readyz"); err != nil {
		return server{}, errors.Join(err, s.stop())
	}
	return s, nil
}

// startBare starts this program again as a server of files and of nothing else, so
// that it has no part in the work of measuring.
func startBare(name string, files []string) (server, error) {
	self, err := os.Executable()
	if err != nil {
		return server{}, err
	}
	command := exec.Command(self, append([]string{"-bare=" + name}, files...)...)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return server{}, err
	}
	if err := command.Start(); err != nil {
		return server{}, err
	}
	s := server{name: name, path: func(page int) string { return "/" + strconv.Itoa(page) }, stop: func() error { return stop(command) }, pid: command.Process.Pid}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return server{}, errors.Join(err, s.stop())
	}
	s.base = "http://" + strings.TrimSpace(line)
	return s, nil
}

// serveBare answers /0, /1 and so on with the packed files, as fast as net/http
// can: the bytes and the headers are made beforehand.
func serveBare(out io.Writer, name string, files []string) error {
	mux := http.NewServeMux()
	for i, file := range files {
		packed, err := os.ReadFile(file + ".gz")
		if err != nil {
			return err
		}
		header := http.Header{}
		if name == nameBare {
			if header, err = headerOf(file); err != nil {
				return err
			}
		}
		header["Content-Type"], header["Content-Encoding"], header["Content-Length"] = []string{"text/html; charset=utf-8"}, []string{"gzip"}, []string{strconv.Itoa(len(packed))}
		mux.HandleFunc("/"+strconv.Itoa(i), func(w http.ResponseWriter, _ *http.Request) {
			maps.Copy(w.Header(), header)
			_, _ = w.Write(packed)
		})
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Fprintln(out, listener.Addr())
	return http.Serve(listener, mux)
}

// headerOf reads the headers of a page that savePages wrote.
func headerOf(file string) (h http.Header, err error) {
	data, err := os.ReadFile(file + ".json")
	if err != nil {
		return nil, err
	}
	return h, json.Unmarshal(data, &h)
}

// nginxConfig gives nginx the best of it: nothing is logged, files stay open, and
// connections are kept.
const nginxConfig = `
%s
daemon off;
worker_processes auto;
pid %[2]s/nginx.pid;
error_log %[2]s/nginx.log;
events { worker_connections 1024; }
http {
	types { text/html html; }
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 100000000;
	open_file_cache max=100;
	client_body_temp_path %[2]s/body;
	proxy_temp_path %[2]s/proxy;
	fastcgi_temp_path %[2]s/fastcgi;
	uwsgi_temp_path %[2]s/uwsgi;
	scgi_temp_path %[2]s/scgi;
	server {
		listen 127.0.0.1:%[3]d backlog=1024;
		root %[4]s;
		gzip_static on;
		etag off;
		%[5]s
	}
}
`

// nginxPlaces has nginx send the headers of each file.
func nginxPlaces(files []string) (string, error) {
	var b strings.Builder
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for _, file := range files {
		header, err := headerOf(file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "location = /%s {\n", filepath.Base(file))
		for name, values := range header {
			for _, value := range values {
				fmt.Fprintf(&b, "add_header %s \"%s\";\n", name, quote.Replace(value))
			}
		}
		b.WriteString("}\n")
	}
	return b.String(), nil
}

// startNginx starts nginx on the files.
func startNginx(dir, command string, files []string) (server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return server{}, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil { // nginx cannot be told to take any port
		return server{}, err
	}
	own, err := os.MkdirTemp(dir, "nginx-")
	if err != nil {
		return server{}, err
	}
	user := ""
	if os.Getuid() == 0 {
		user = "user root;" // or it could not read what this program wrote
	}
	config := filepath.Join(own, "nginx.conf")
	places, err := nginxPlaces(files)
	if err != nil {
		return server{}, err
	}
	text := fmt.Sprintf(nginxConfig, user, own, port, filepath.Dir(files[0]), places)
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		return server{}, err
	}
	nginx := exec.Command(command, "-c", config, "-e", filepath.Join(own, "nginx.log"))
	nginx.Stderr = os.Stderr
	if err := nginx.Start(); err != nil {
		return server{}, err
	}
	s := server{
		name: nameNginx, base: fmt.Sprintf("http://127.0.0.1:%d", port),
		path: func(page int) string { return "/" + filepath.Base(files[page]) },
		stop: func() error { return stop(nginx) },
		pid:  nginx.Process.Pid,
	}
	if err := ready(s.base + s.path(0)); err != nil {
		return server{}, errors.Join(err, s.stop())
	}
	return s, nil
}
