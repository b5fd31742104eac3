package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

const lighthouseFile = "_node/node_modules/lighthouse/cli/index.js"

// mainPages are the pages that get marks.
var mainPages = []string{
	"/", "/documenten", "/kst-21501-02-2401", "/kst-21501-02-2401/antwoord/12", "/kst-21501-02-2401/fractie/d66", "/fracties", "/over", "/toegankelijkheid",
}

// required are the least marks, in hundredths.
var required = map[string]int{"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}

// A marking is what is read of a report of Lighthouse.
type marking struct {
	Categories map[string]struct {
		Score     float64 `json:"score"`
		AuditRefs []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Title        string   `json:"title"`
		Score        *float64 `json:"score"`
		DisplayValue string   `json:"displayValue"`
	} `json:"audits"`
}

// checkLighthouse has Lighthouse give marks to the main pages.
func checkLighthouse(ctx context.Context, base, dir string) error {
	if os.Getenv("CHROME_PATH") == "" {
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
			if path, err := exec.LookPath(name); err == nil {
				os.Setenv("CHROME_PATH", path)
				break
			}
		}
	}
	low := false
	for _, page := range mainPages {
		file := filepath.Join(dir, "report.json")
		if err := visit(ctx, base+page, file); err != nil {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var m marking
		if err := json.Unmarshal(data, &m); err != nil {
			return fmt.Errorf("%s: %w", page, err)
		}
		low = m.print(page) || low
	}
	if low {
		return fmt.Errorf("some marks are too low: %w", errFound)
	}
	return nil
}

// visit has Lighthouse look at a page and write its report. On a busy machine it
// now and then misses the start of the page, so it gets three tries.
func visit(ctx context.Context, address, file string) (err error) {
	for range 3 {
		_, err = command(ctx, "node", lighthouseFile, address, "--quiet", "--only-categories=performance,accessibility,best-practices,seo",
			"--output=json", "--output-path="+file, "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking")
		if err == nil || ctx.Err() != nil {
			break
		}
	}
	return err
}

// print prints the marks of a page, and what keeps them down where they are too
// low.
func (m marking) print(page string) (low bool) {
	fmt.Printf("%-36s", page)
	var why []string
	for _, name := range []string{"performance", "accessibility", "best-practices", "seo"} {
		category := m.Categories[name]
		mark := int(100*category.Score + 0.5)
		fmt.Printf("  %s %d", name, mark)
		if mark >= required[name] {
			continue
		}
		low = true
		for _, ref := range category.AuditRefs {
			if audit := m.Audits[ref.ID]; ref.Weight > 0 && audit.Score != nil && *audit.Score < 1 {
				why = append(why, fmt.Sprintf("  %s: %s %s", name, audit.Title, audit.DisplayValue))
			}
		}
	}
	fmt.Println()
	slices.Sort(why)
	for _, line := range slices.Compact(why) {
		fmt.Println(line)
	}
	return low
}
