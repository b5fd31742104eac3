package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/net/netutil"

	"inbreng/internal/corpus"
	"inbreng/internal/server"
)

type serveCommand struct {
	folders
	Addr     string `help:"Address to listen on." default:"127.0.0.1:8080"`
	Operator string `help:"JSON file that says who runs the site and where faults are reported; see data/README.md." type:"existingfile" placeholder:"FILE"`
	BaseURL  string `help:"Public address of the site, for canonical links; without it all links are relative." name:"base-url" placeholder:"URL"`
	operateFlags
}

const (
	// readTimeout and idleTimeout let go of clients that say nothing; a
	// request to this site is a few hundred bytes.
	readTimeout = 10 * time.Second
	idleTimeout = 2 * time.Minute
	// writeTimeout is long enough for the largest page on a slow line.
	writeTimeout = time.Minute
	// shutdownTimeout is how long running requests get at the end.
	shutdownTimeout = 10 * time.Second
)

// Run serves the site until it is told to stop.
func (c *serveCommand) Run(ctx context.Context, std streams) error {
	paceCollector() // what is made at the start stays: there is no garbage to look for
	operator, err := c.readOperator()
	if err != nil {
		return err
	}
	// The port before the release: when it is taken there is no use in building anything.
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Addr, reason(err))
	}
	defer listener.Close()
	logger := newLogger(std.err, c.LogFormat)
	if err := c.ensureRelease(ctx, std, logger); err != nil {
		return err
	}
	metrics, err := c.admin(ctx, logger)
	if err != nil {
		return err
	}
	site, err := server.New(server.Config{
		Open: func() (*server.Snapshot, error) {
			defer paceCollector()
			return openVerified(c.Release, logger)
		},
		BaseURL:  c.BaseURL,
		Operator: operator,
		Logger:   logger,

		PageCache: int64(c.PageCache) << 20, RateLimit: c.RateLimit, TrustedProxies: c.TrustedProxy, Observe: c.observer(logger, metrics),
	})
	if err != nil {
		return err
	}
	defer site.Close()
	httpServer := &http.Server{
		Handler:        site.Handler(),
		ReadTimeout:    readTimeout,
		WriteTimeout:   writeTimeout,
		IdleTimeout:    idleTimeout,
		MaxHeaderBytes: server.MaxHeaderBytes,
		ErrorLog:       slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGHUP)
	defer signal.Stop(told)
	go watch(ctx, c.Release, told, site.Reload, logger)
	fmt.Fprintf(std.out, "Inbreng is at http://%s/ (stop it with Ctrl-C)\n", listener.Addr())
	return serveUntil(ctx, httpServer, netutil.LimitListener(listener, maxConnections), shutdownTimeout, logger)
}

// readOperator reads who runs the site. Without a file it is nobody.
func (c *serveCommand) readOperator() (server.Operator, error) {
	if c.Operator == "" {
		return server.Operator{}, nil
	}
	f, err := os.Open(c.Operator)
	if err != nil {
		return server.Operator{}, err
	}
	defer f.Close()
	operator, err := server.ReadOperator(f)
	if err != nil {
		return server.Operator{}, fmt.Errorf("%s: %w", c.Operator, err)
	}
	return operator, nil
}

// serveUntil serves until the context ends, and then lets running requests
// finish. Clients that have not taken their answer when patience ends are hung up
// on: that is their doing and no failure of the site.
func serveUntil(ctx context.Context, s *http.Server, listener net.Listener, patience time.Duration, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	err := s.Shutdown(stopping)
	if errors.Is(err, context.DeadlineExceeded) {
		log.Warn("clients that did not take their answer were hung up on", "after", patience)
		err = s.Close()
	}
	if err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return nil
}

// ensureRelease builds a release when there is none. That some file was refused
// does not keep the others from being shown.
func (c *serveCommand) ensureRelease(ctx context.Context, std streams, log *slog.Logger) error {
	release, err := corpus.Open(c.Release)
	switch {
	case err == nil:
		return release.Close()
	case !errors.Is(err, corpus.ErrNoRelease):
		return err
	}
	if err := build(ctx, std, c.folders, nil, log); err != nil && !errors.Is(err, errRefused) {
		return err
	}
	return nil
}

// reason returns what the system said, without the words of package net around
// it.
func reason(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}
