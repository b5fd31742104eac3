// Command vuln looks for known vulnerabilities in what each module reaches, with
// govulncheck:
//
//	go run ./vuln MODULE...
//
// It exits with 0 when there is none, with 1 when there are some or a module cannot be
// read, and with 3 when the database of vulnerabilities cannot be reached, so that
// nothing was looked for. VULNDB is the address of another database than
// https://vuln.go.dev, such as file:///srv/vulndb.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// An outcome is what came of looking.
type outcome int

const (
	clean outcome = iota
	vulnerable
	unreached
	broken
)

// exitCodes are what each outcome ends with.
var exitCodes = map[outcome]int{clean: 0, vulnerable: 1, broken: 1, unreached: 3}

// foundCode is what govulncheck exits with when it found something.
const foundCode = 3

// unreachable is how govulncheck begins its error when it cannot get at its database.
const unreachable = "govulncheck: fetching vulnerabilities:"

func main() { os.Exit(run(os.Args[1:], os.Getenv("VULNDB"), os.Stdout)) }

// run looks at every module and says what came of it.
func run(modules []string, database string, out io.Writer) int {
	tool, err := filepath.Abs(filepath.Join("bin", "govulncheck"))
	if err != nil {
		fmt.Fprintln(out, err)
		return exitCodes[broken]
	}
	worst := clean
	for _, module := range modules {
		args := []string{"-test", "./..."}
		if database != "" {
			args = append([]string{"-db", database}, args...)
		}
		cmd := exec.Command(tool, args...)
		cmd.Dir = module
		text, err := cmd.CombinedOutput()
		o := judge(string(text), cmd.ProcessState.ExitCode(), err)
		if o == unreached {
			fmt.Fprintf(out, "The database of vulnerabilities cannot be reached, so nothing was checked. It is asked over the network; VULNDB=file:///... names a copy.\n%s", text)
			return exitCodes[unreached]
		}
		fmt.Fprintf(out, "%s:\n%s", module, text)
		worst = max(worst, o)
	}
	return exitCodes[worst]
}

// judge says what came of a run of govulncheck.
func judge(text string, code int, err error) outcome {
	switch {
	case err == nil:
		return clean
	case code == foundCode:
		return vulnerable
	case strings.Contains(text, unreachable):
		return unreached
	}
	return broken
}
