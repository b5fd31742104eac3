package server

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

const (
	// leastCompressed is the least size in bytes that is worth compressing: what
	// fits in one packet takes as long either way.
	leastCompressed = 1200
	// gzipMark tells the ETag of a compressed response from the plain one's, and
	// zstdMark is what gzhttp makes of it where it compresses with zstd.
	gzipMark = "-gzip"
	zstdMark = "-zstd"
)

// marks takes both off a header with ETags.
var marks = strings.NewReplacer(gzipMark+`"`, `"`, zstdMark+`"`, `"`)

// compressor returns what compresses the pages, which are text and a quarter of
// their size then.
func compressor() (func(http.Handler) http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(leastCompressed), gzhttp.SuffixETag(gzipMark),
		gzhttp.ContentTypes([]string{"text/html", "text/css", "text/javascript", "text/plain", "application/json", "image/svg+xml"}))
	if err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	return func(next http.Handler) http.Handler { return unmark(wrap(next)) }, nil
}

// unmark takes the mark of a compressed response off the ETags that a browser
// sends back, so that it is told that it has the page already.
func unmark(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tags := r.Header.Get("If-None-Match"); tags != "" {
			r = r.Clone(r.Context())
			r.Header.Set("If-None-Match", marks.Replace(tags))
		}
		next.ServeHTTP(w, r)
	})
}
