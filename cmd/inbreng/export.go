package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"inbreng/internal/corpus"
	"inbreng/internal/export"
	"inbreng/internal/server"
)

type exportCommand struct {
	Release string `help:"Folder of releases." default:"data/release" placeholder:"DIR"`
	Base    string `help:"Path below which the copy will be served, such as /archief." placeholder:"PATH"`
	BaseURL string `help:"Public address of the site itself, for canonical links and feeds." name:"base-url" placeholder:"URL"`
	Dir     string `arg:"" help:"Folder for the copy; it must not be there, or be empty." placeholder:"DIR"`
}

// Run writes the current release as a site of files.
func (c *exportCommand) Run(ctx context.Context, std streams) error {
	snapshot, err := openSnapshot(c.Release)
	if errors.Is(err, corpus.ErrNoRelease) {
		return fmt.Errorf("%s: there is no release to export; run inbreng ingest", c.Release)
	}
	if err != nil {
		return err
	}
	site, err := server.New(server.Config{
		Open: func() (*server.Snapshot, error) { return snapshot, nil }, BaseURL: c.BaseURL, Logger: slog.New(slog.NewTextHandler(std.err, nil)),
	})
	if err != nil {
		return errors.Join(err, snapshot.Close())
	}
	defer site.Close()
	// A run of some minutes that keeps next to nothing, and uses all processors: to look
	// for garbage a quarter as often makes it a fifth shorter.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	stats, err := export.Write(ctx, site.Handler(), export.Config{Dir: c.Dir, Base: c.Base})
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%d files, %.1f MB: %s\n", stats.Files, float64(stats.Bytes)/1e6, c.Dir)
	if c.BaseURL == "" {
		fmt.Fprintln(std.err, "Without --base-url the citations and feeds of the copy have no address of the site, and there is no sitemap.")
	}
	return nil
}
