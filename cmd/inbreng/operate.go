package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"

	"golang.org/x/net/netutil"

	"inbreng/internal/server"
)

// operateFlags are what an operator sets besides where things are.
type operateFlags struct {
	AdminAddr    string         `help:"Second address, with /metrics for Prometheus and /debug/pprof; never show it to the world." name:"admin-addr" placeholder:"ADDR"`
	PageCache    int            `help:"Memory for pages that are made once and kept, in MiB; 0 keeps none." name:"page-cache" default:"32" placeholder:"MIB"`
	RateLimit    int            `help:"Most requests a minute from one client; 0 sets no limit." name:"rate-limit" default:"0" placeholder:"N"`
	TrustedProxy []netip.Prefix `help:"Proxy whose X-Forwarded-For is believed, as 127.0.0.1/32; may be given more than once." name:"trusted-proxy" placeholder:"CIDR"`
	LogRequests  bool           `help:"Log every request, without the visitor's address and words." name:"log-requests"`
	LogFormat    string         `help:"Form of the log: text or json." name:"log-format" enum:"text,json" default:"text"`
}

// Validate refuses numbers that mean nothing.
func (f *operateFlags) Validate() error {
	for name, n := range map[string]int{"rate-limit": f.RateLimit, "page-cache": f.PageCache} {
		if n < 0 {
			return fmt.Errorf("--%s: %d is less than nothing", name, n)
		}
	}
	return nil
}

// newLogger returns a log of the form text or json.
func newLogger(w io.Writer, form string) *slog.Logger {
	if form == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// observer returns what is told of every request, nil when nobody wants to know.
func (f *operateFlags) observer(log *slog.Logger, metrics *server.Metrics) func(server.Observation) {
	if metrics == nil && !f.LogRequests {
		return nil
	}
	return func(o server.Observation) {
		if metrics != nil {
			metrics.Observe(o)
		}
		if f.LogRequests {
			log.Info("request", "method", o.Method, "path", o.Path, "status", o.Status, "bytes", o.Bytes, "ms", o.Took.Milliseconds())
		}
	}
}

// admin serves metrics and profiles on an address of their own until ctx ends;
// without an address it does nothing.
func (f *operateFlags) admin(ctx context.Context, log *slog.Logger) (*server.Metrics, error) {
	if f.AdminAddr == "" {
		return nil, nil
	}
	listener, err := net.Listen("tcp", f.AdminAddr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", f.AdminAddr, reason(err))
	}
	metrics := server.NewMetrics()
	mux := http.NewServeMux()
	mux.Handle("/metrics", metrics.Handler())
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	s := &http.Server{Handler: mux, ReadTimeout: readTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: server.MaxHeaderBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	go func() {
		<-ctx.Done()
		_ = s.Close() // nobody's page breaks off
	}()
	go func() {
		if err := s.Serve(netutil.LimitListener(listener, maxAdminConnections)); err != nil && !errors.Is(err, http.ErrServerClosed) {
			log.Error("the admin address failed", "error", err)
		}
	}()
	log.Info("metrics and profiles", "address", "http://"+listener.Addr().String()+"/metrics")
	return metrics, nil
}

// maxAdminConnections is how many connections the second address takes: a collector of
// metrics has one.
const maxAdminConnections = 16

// maxConnections is how many connections may be open: each takes some memory and a
// file, whether it says anything or not. A reader has one to six.
const maxConnections = 4096
