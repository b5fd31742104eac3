package server

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"sync"
)

// An asset is a static file with its hash.
type asset struct {
	hash     string
	mimeType string
	packs    bool // it becomes smaller when it is compressed
	// bodies makes the file in each encoding, once.
	bodies [len(encodings)]func() (body, error)
}

func newAsset(data []byte, mimeType string) asset {
	file := asset{hash: hashOf(data), mimeType: mimeType, packs: len(data) >= leastCompressed && compressible(mimeType)}
	for e := range encoding(len(encodings)) {
		file.bodies[e] = sync.OnceValues(func() (body, error) {
			packed, err := e.encode(data)
			return body{data: packed, encoding: e, hash: file.hash}, err
		})
	}
	return file
}

// assetTypes are the media types of static files. The system has a table of its own,
// which differs from one to the next and takes milliseconds to read.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// assets are the static files by name.
type assets map[string]asset

func readAssets(files fs.FS) (assets, error) {
	names, err := fs.Glob(files, "static/*")
	if err != nil {
		return nil, err
	}
	out := assets{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		mimeType, ok := assetTypes[path.Ext(name)]
		if !ok {
			return nil, fmt.Errorf("%s: nobody knows what type of file that is", name)
		}
		out[path.Base(name)] = newAsset(data, mimeType)
	}
	return out, nil
}

// hashOf names some bytes: half of their SHA-256, which is more than enough to
// tell one version from another.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}

// url returns the address of a static file with its hash, so that it can be
// kept for ever: another content has another address.
func (a assets) url(name string) (string, error) {
	file, ok := a[name]
	if !ok {
		return "", fmt.Errorf("there is no static file %q", name)
	}
	return "/static/" + name + "?v=" + file.hash[:12], nil
}

// moved are static files that have another name now. Their addresses stay good.
var moved = map[string]string{"zoek.js": "inbreng.js"}

// ServeHTTP serves a static file: with its hash in the address for ever, under
// its plain name to be asked for again.
func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if name, ok := moved[path.Base(r.URL.Path)]; ok {
		http.Redirect(w, r, "/static/"+name, http.StatusMovedPermanently)
		return
	}
	file, ok := a[path.Base(r.URL.Path)]
	if !ok || r.URL.Path != "/static/"+path.Base(r.URL.Path) {
		writePlain(w, http.StatusNotFound, "Dit bestand is er niet.\n")
		return
	}
	h := w.Header()
	h.Set("Content-Type", file.mimeType)
	h.Set("Cache-Control", "no-cache")
	if r.URL.Query().Get("v") == file.hash[:12] {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	e := identity
	if file.packs {
		vary(h, "Accept-Encoding")
		if !wantsPlain(r) {
			e = chosenEncoding(r.Header.Get("Accept-Encoding"), keptOrder)
		}
	}
	sent, err := file.bodies[e]()
	if err != nil {
		sent, _ = file.bodies[identity]() // which cannot fail
	}
	sent.describe(h)
	sent.send(w, r)
}

// serveIcon leads browsers that look for an icon of their own accord to ours.
func (a assets) serveIcon(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/static/favicon.svg", http.StatusMovedPermanently)
}
