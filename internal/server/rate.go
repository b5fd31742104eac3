package server

import (
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
)

// limited lets every client ask so often in a minute. Who the client is, is the
// address that connects or, when that is a proxy that the operator trusts, the one
// that the proxy names: anybody can write a header.
func (s *Server) limited(perMinute int, proxies []netip.Prefix) func(http.Handler) http.Handler {
	if perMinute <= 0 {
		return func(next http.Handler) http.Handler { return next }
	}
	client := middleware.ClientIPFromRemoteAddr
	if len(proxies) > 0 {
		trusted := make([]string, len(proxies))
		for i, p := range proxies {
			trusted[i] = p.String()
		}
		behind := middleware.ClientIPFromXFF(trusted...)
		client = func(next http.Handler) http.Handler {
			direct, named := middleware.ClientIPFromRemoteAddr(next), behind(next)
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if addr, err := netip.ParseAddrPort(r.RemoteAddr); err == nil && isIn(addr.Addr(), proxies) {
					named.ServeHTTP(w, r)
					return
				}
				direct.ServeHTTP(w, r)
			})
		}
	}
	tooOften := secure(s.page(func(w http.ResponseWriter, _ *http.Request, _ *release) error {
		return &pageError{status: http.StatusTooManyRequests, sentence: "U vraagt hier te vaak achter elkaar. Wacht een minuut; wie alles wil hebben, kan het in één keer meenemen (/download)."}
	}))
	limit := httprate.LimitBy(perMinute, time.Minute,
		// Who has an IPv6 address has as many as there are grains of sand: they count
		// as one.
		func(r *http.Request) (string, error) {
			return httprate.CanonicalizeIP(middleware.GetClientIP(r.Context())), nil
		},
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) { tooOften.ServeHTTP(w, r) }))
	return func(next http.Handler) http.Handler {
		limitedNext := client(limit(next))
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			// What a page is made with, and what a monitor asks, is not counted.
			if strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
				next.ServeHTTP(w, r)
				return
			}
			limitedNext.ServeHTTP(w, r)
		})
	}
}

func isIn(addr netip.Addr, prefixes []netip.Prefix) bool {
	for _, p := range prefixes {
		if p.Contains(addr.Unmap()) {
			return true
		}
	}
	return false
}
