package server

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// An encoding is a way in which a body is sent: as it is, or compressed.
type encoding int

const (
	identity encoding = iota
	gzipped
	zstandard
	brotlied
)

// leastCompressed is the least size in bytes that is worth compressing: what
// fits in one packet takes as long either way.
const leastCompressed = 1200

// The orders in which encodings are chosen where a client takes several. What is kept
// is compressed once and sent often, so the smallest comes first; what is made for one
// reader is sent in the one that is made soonest.
var (
	keptOrder = []encoding{brotlied, zstandard, gzipped}
	madeOrder = []encoding{zstandard, gzipped, brotlied}
)

// encodings says of each encoding how HTTP calls it, and how the ETag of a body in it
// is told from those of the same body in others.
var encodings = [...]struct{ name, mark string }{identity: {}, gzipped: {"gzip", "-gzip"}, zstandard: {"zstd", "-zstd"}, brotlied: {"br", "-br"}}

// tag returns the ETag of a body with a hash.
func (e encoding) tag(hash string) string { return `"` + hash + encodings[e].mark + `"` }

// chosenEncoding returns the encoding of an order that an Accept-Encoding header likes
// best, the earlier of those it likes as much; identity where it takes none of them.
func chosenEncoding(header string, order []encoding) encoding {
	best, most := identity, 0.0
	for _, e := range order {
		if q := qualityOfEncoding(header, encodings[e].name); q > most {
			best, most = e, q
		}
	}
	return best
}

// qualityOfEncoding returns how much an Accept-Encoding header wants an encoding, 0 for
// not at all.
func qualityOfEncoding(header, name string) float64 {
	any := 0.0
	for item := range strings.SplitSeq(header, ",") {
		coding, params, _ := strings.Cut(item, ";")
		coding = strings.TrimSpace(coding)
		if coding != "*" && !strings.EqualFold(coding, name) {
			continue
		}
		quality := 1.0
		if key, value, ok := strings.Cut(strings.TrimSpace(params), "="); ok && strings.EqualFold(key, "q") {
			if q, err := strconv.ParseFloat(value, 64); err == nil && q >= 0 && q <= 1 {
				quality = q
			}
		}
		if coding != "*" {
			return quality
		}
		any = quality
	}
	return any
}

// vary adds to what an answer depends on.
func vary(h http.Header, name string) {
	if before := h.Get("Vary"); before != "" {
		name = before + ", " + name
	}
	h.Set("Vary", name)
}

// compressible says whether bodies of a media type become much smaller.
func compressible(mediaType string) bool {
	bare, _, _ := strings.Cut(mediaType, ";")
	return strings.HasPrefix(bare, "text/") || strings.HasSuffix(bare, "json") || strings.HasSuffix(bare, "xml") || strings.HasSuffix(bare, "javascript") ||
		strings.HasPrefix(bare, "application/x-") // BibTeX and RIS
}

const (
	// gzipLevel and brotliLevel are where a further per cent would take twice as long.
	gzipLevel   = 6
	brotliLevel = 5
	// brotliWindow and zstdWindow hold a page: 256 and 512 KB. Larger ones only take
	// memory.
	brotliWindow = 18
	zstdWindow   = 512 << 10
)

// The writers are kept between bodies: making one takes longer than using it.
var (
	gzipWriters = sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, gzipLevel)
		if err != nil {
			panic(err) // the level is a constant
		}
		return w
	}}
	brotliWriters = sync.Pool{New: func() any {
		return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: brotliLevel, LGWin: brotliWindow})
	}}
	zstdWriter = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithWindowSize(zstdWindow), zstd.WithLowerEncoderMem(true))
	})
)

// encode returns a body in the encoding.
func (e encoding) encode(body []byte) ([]byte, error) {
	var out bytes.Buffer
	switch e {
	case gzipped:
		w := gzipWriters.Get().(*gzip.Writer)
		defer gzipWriters.Put(w)
		w.Reset(&out)
		if _, err := w.Write(body); err != nil {
			return nil, fmt.Errorf("server: gzip: %w", err)
		}
		if err := w.Close(); err != nil {
			return nil, fmt.Errorf("server: gzip: %w", err)
		}
	case brotlied:
		w := brotliWriters.Get().(*brotli.Writer)
		defer brotliWriters.Put(w)
		w.Reset(&out)
		if _, err := w.Write(body); err != nil {
			return nil, fmt.Errorf("server: brotli: %w", err)
		}
		if err := w.Close(); err != nil {
			return nil, fmt.Errorf("server: brotli: %w", err)
		}
	case zstandard:
		w, err := zstdWriter()
		if err != nil {
			return nil, fmt.Errorf("server: zstd: %w", err)
		}
		return w.EncodeAll(body, nil), nil
	default:
		return body, nil
	}
	return bytes.Clone(out.Bytes()), nil
}
