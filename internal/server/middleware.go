package server

import (
	"maps"
	"net/http"
)

// headers go with every response. Nothing on the site is inline, from
// elsewhere, or framed, so the policy forbids all of it. One script completes
// what is typed into the search box, and asks this site for that.
// They are written in HTTP's own capitals, and shared by all responses: nobody may
// append to one.
var headers = map[string][]string{
	"Content-Security-Policy":      {"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":       {"nosniff"},
	"X-Frame-Options":              {"DENY"},
	"Referrer-Policy":              {"strict-origin-when-cross-origin"},
	"Cross-Origin-Opener-Policy":   {"same-origin"},
	"Cross-Origin-Resource-Policy": {"same-origin"},
	"Permissions-Policy":           {"camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}

// secure sets the security headers.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), headers)
		next.ServeHTTP(w, r)
	})
}

// limit refuses addresses that no link and no form of the site can make, before
// anything is done with them.
func (s *Server) limit(next http.Handler) http.Handler {
	refuse := s.page(func(http.ResponseWriter, *http.Request, *release) error {
		return &pageError{status: http.StatusRequestURITooLong, sentence: "Dit adres is te lang. Zoek met een paar woorden, of met een zin uit het stuk."}
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.Path)+len(r.URL.RawQuery) > maxAddress {
			refuse(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
