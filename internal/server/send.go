package server

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// serveBytes sends a body with an ETag made of its hash, compressed as the client asks
// for, or 304 to whoever has it already. The other headers have been set. Where the
// response is going to be kept, it is handed over instead.
func serveBytes(w http.ResponseWriter, r *http.Request, data []byte, hash string) {
	if c, ok := w.(*capture); ok {
		c.whole, c.data, c.hash = true, data, hash
		return
	}
	h := w.Header()
	sent := body{data: data, hash: hash}
	if len(data) >= leastCompressed && compressible(h.Get("Content-Type")) {
		vary(h, "Accept-Encoding")
		if e := chosenEncoding(r.Header.Get("Accept-Encoding"), madeOrder); e != identity && !wantsPlain(r) && !has(r, hash) {
			if packed, err := e.encode(data); err == nil {
				sent.data, sent.encoding = packed, e
			}
		}
	}
	sent.describe(h)
	sent.send(w, r)
}

// A body is what is sent: bytes in an encoding, with the hash of what they are plain.
type body struct {
	data     []byte
	encoding encoding
	hash     string
}

// describe sets the headers that say what the body is.
func (b *body) describe(h http.Header) {
	h["Etag"] = []string{b.encoding.tag(b.hash)}
	h["Content-Length"] = []string{strconv.Itoa(len(b.data))}
	if b.encoding != identity {
		h["Content-Encoding"] = []string{encodings[b.encoding].name}
	}
}

// send sends a body that has been described, or what the conditions of the request make
// of it.
func (b *body) send(w http.ResponseWriter, r *http.Request) {
	switch {
	case wantsPlain(r):
		// Parts of the body, and conditions that browsers do not set.
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.data))
	case has(r, b.hash):
		h := w.Header()
		for _, name := range []string{"Content-Type", "Content-Length", "Content-Encoding"} {
			delete(h, name)
		}
		h["Etag"] = []string{theirTag(r, b.hash)}
		w.WriteHeader(http.StatusNotModified)
	default:
		// A reader who has gone is nobody's problem.
		_, _ = w.Write(b.data)
	}
}

// wantsPlain says whether a request can only be answered with the plain body: it asks
// for a part of it, or only wants it if it still is what it was.
func wantsPlain(r *http.Request) bool {
	return len(r.Header["Range"]) > 0 || len(r.Header["If-Match"]) > 0 || len(r.Header["If-Unmodified-Since"]) > 0
}

// has says whether the client has a body with the hash, in any encoding.
func has(r *http.Request, hash string) bool { return theirTag(r, hash) != "" }

// theirTag returns the first ETag of If-None-Match that is of a body with the hash, in
// whatever encoding the client has it; "" for none.
func theirTag(r *http.Request, hash string) string {
	for _, header := range r.Header["If-None-Match"] {
		for tag := range strings.SplitSeq(header, ",") {
			tag = strings.TrimSpace(tag)
			bare := strings.TrimPrefix(tag, "W/")
			if tag == "*" {
				return identity.tag(hash)
			}
			if strings.Contains(bare, hash) && slices.ContainsFunc([]encoding{identity, gzipped, zstandard, brotlied}, func(e encoding) bool { return bare == e.tag(hash) }) {
				return bare
			}
		}
	}
	return ""
}
