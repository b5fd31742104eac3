package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

const (
	vnuFile = "_node/node_modules/vnu-jar/build/dist/vnu.jar"
	// maxSearches bounds the crawl: addresses of searches have no end.
	maxSearches = 50
)

// hrefs finds the addresses on this site that a page leads to.
var hrefs = regexp.MustCompile(`(?:href|src)="(/[^"#]*)`)

// checkHTML crawls the site and has the W3C checker look at every page, picture
// and at the stylesheet.
func checkHTML(ctx context.Context, base, dir string) error {
	if _, err := exec.LookPath("java"); err != nil {
		return errors.New("the W3C checker needs Java: install default-jre-headless")
	}
	folder := filepath.Join(dir, "pages")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	names, err := crawl(base, folder)
	if err != nil {
		return err
	}
	fmt.Printf("%d pages and files\n", len(names))
	faults := 0
	for _, arguments := range [][]string{{"--skip-non-html", folder}, {"--skip-non-css", folder}, {"--skip-non-svg", folder}} {
		// It ends with 1 when it found something, which is told below.
		out, err := exec.CommandContext(ctx, "java", append([]string{"-jar", vnuFile, "--stdout"}, arguments...)...).Output()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return err
		}
		for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
			if line == "" {
				continue
			}
			faults++
			for name, address := range names {
				line = strings.Replace(line, `"file:`+filepath.Join(folder, name)+`"`, address, 1)
			}
			fmt.Println(line)
		}
	}
	if faults > 0 {
		return fmt.Errorf("%d faults: %w", faults, errFound)
	}
	fmt.Println("All valid.")
	return nil
}

// crawl writes every page, picture and stylesheet of the site into a folder. It
// returns the addresses by the names of the files.
func crawl(base, folder string) (map[string]string, error) {
	names := map[string]string{}
	todo := []string{"/", "/dit-is-er-niet", "/zoeken?q=xyzzyx"}
	seen, searches := map[string]bool{}, 0
	for len(todo) > 0 {
		address := todo[0]
		todo = todo[1:]
		if seen[address] {
			continue
		}
		seen[address] = true
		if strings.HasPrefix(address, "/zoeken") {
			if searches++; searches > maxSearches {
				continue
			}
		}
		resp, err := http.Get(base + address)
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		kind, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";")
		suffix := map[string]string{"text/html": ".html", "text/css": ".css", "image/svg+xml": ".svg"}[kind]
		if suffix == "" {
			continue
		}
		if suffix == ".css" {
			body = known(body)
		}
		name := fmt.Sprintf("%04d%s", len(names), suffix)
		names[name] = address
		if err := os.WriteFile(filepath.Join(folder, name), body, 0o644); err != nil {
			return nil, err
		}
		for _, found := range hrefs.FindAllSubmatch(body, -1) {
			todo = append(todo, html.UnescapeString(string(found[1])))
		}
	}
	return names, nil
}

// Parts of CSS that the checker has not learned yet (CSS Containment 3, CSS
// Properties and Values, CSS Overflow 4). Container queries become the media
// queries they look like, so that what stands in them is checked all the same.
var (
	containerQuery = regexp.MustCompile(`@container [a-z]+ \((min|max)-inline-size: `)
	propertyRule   = regexp.MustCompile(`@property [^{]*\{[^}]*\}`)
	newProperties  = regexp.MustCompile(`([ ;{])(?:container|container-type|line-clamp): [^;}]*;`)
)

// known returns a stylesheet in the words that the checker knows, line by line
// where it was.
func known(css []byte) []byte {
	css = containerQuery.ReplaceAll(css, []byte("@media ($1-width: "))
	css = propertyRule.ReplaceAllFunc(css, func(rule []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(rule, []byte("\n"))) })
	return newProperties.ReplaceAll(css, []byte("$1"))
}
