// Sitecheck has other people's programs judge the site: the W3C checker looks at
// the HTML of every page and at the stylesheet, Lighthouse gives marks to the
// main pages.
//
//	sitecheck html
//	sitecheck lighthouse
//
// It runs in .tools, builds the program, serves the documents of the repository
// on a free port of this machine, and ends with 1 when something is wrong. The
// checkers are packages of npm in _node; they are installed in the versions of
// the lock file when they are not there.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

// errFound says that something is wrong, which has been printed already.
var errFound = errors.New("something is wrong")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "sitecheck:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	checks := map[string]func(ctx context.Context, base, dir string) error{"html": checkHTML, "lighthouse": checkLighthouse}
	if len(args) != 1 || checks[args[0]] == nil {
		return errors.New("want one of: html, lighthouse")
	}
	if err := install(ctx); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "inbreng-sitecheck-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	base, stop, err := serve(ctx, dir)
	if err != nil {
		return err
	}
	defer stop()
	return checks[args[0]](ctx, base, dir)
}

// install installs the checkers where they are not there.
func install(ctx context.Context) error {
	for _, file := range []string{vnuFile, lighthouseFile} {
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			npm := exec.CommandContext(ctx, "npm", "ci", "--prefix", "_node", "--no-audit", "--no-fund", "--ignore-scripts")
			npm.Stdout, npm.Stderr = os.Stdout, os.Stderr
			if err := npm.Run(); err != nil {
				return fmt.Errorf("npm, which fetches the checkers: %w", err)
			}
			return nil
		}
	}
	return nil
}

// command runs a program and returns what it printed; errors say what it said.
func command(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return out, fmt.Errorf("%s: %w: %s", filepath.Base(name), err, exit.Stderr)
	}
	return out, err
}
