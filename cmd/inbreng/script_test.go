package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"inbreng/internal/server"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == pdfWorker { // the program that reads PDFs is this one
		main()
		return
	}
	testscript.Main(m, map[string]func(){
		"inbreng": main,
	})
}

// TestScripts runs testdata/*.txt. Besides what testscript knows they can say
//
//	site RELEASE                     opens the site on a release
//	get [-method M] [-header K:V] ADDRESS
//	                                 sends a request; status, header and body
//	                                 are then checked with stdout
//	file NAME SIZE                   makes a file of zeros, with no blocks on disk
//
// $SOURCE is the folder of the documents that the repository holds.
func TestScripts(t *testing.T) {
	source, err := filepath.Abs(filepath.FromSlash("../../data/source"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE", source)
			env.Values[siteKey{}] = &openSite{}
			env.Defer(func() { env.Values[siteKey{}].(*openSite).close() })
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"site": scriptSite, "get": scriptGet, "file": scriptFile,
		},
	})
}

type siteKey struct{}

// An openSite is the site that a script talks to.
type openSite struct{ server *server.Server }

func (s *openSite) close() {
	if s.server != nil {
		s.server.Close()
		s.server = nil
	}
}

func scriptSite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site RELEASE")
	}
	release := ts.MkAbs(args[0])
	site, err := server.New(server.Config{Open: func() (*server.Snapshot, error) { return openSnapshot(release) }})
	ts.Check(err)
	open := ts.Value(siteKey{}).(*openSite)
	open.close()
	open.server = site
}

func scriptGet(ts *testscript.TestScript, neg bool, args []string) {
	method, header := http.MethodGet, http.Header{}
	for len(args) > 2 {
		switch args[0] {
		case "-method":
			method = args[1]
		case "-header":
			name, value, _ := strings.Cut(args[1], ":")
			header.Set(name, value)
		default:
			ts.Fatalf("get: %s is not known", args[0])
		}
		args = args[2:]
	}
	site := ts.Value(siteKey{}).(*openSite)
	if neg || len(args) != 1 || site.server == nil {
		ts.Fatalf("usage: site RELEASE, then get [-method M] [-header K:V] ADDRESS")
	}
	request := httptest.NewRequest(method, args[0], nil)
	request.Header = header
	answer := httptest.NewRecorder()
	site.server.Handler().ServeHTTP(answer, request)
	result := answer.Result()
	defer result.Body.Close()
	out := ts.Stdout()
	fmt.Fprintln(out, result.StatusCode)
	var head strings.Builder
	ts.Check(result.Header.Write(&head))
	fmt.Fprintln(out, strings.ReplaceAll(head.String(), "\r\n", "\n"))
	_, err := io.Copy(out, result.Body)
	ts.Check(err)
}

func scriptFile(ts *testscript.TestScript, neg bool, args []string) {
	var size int64
	if neg || len(args) != 2 {
		ts.Fatalf("usage: file NAME SIZE")
	}
	if _, err := fmt.Sscan(args[1], &size); err != nil {
		ts.Fatalf("file: %v", err)
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(size), f.Close()))
}
