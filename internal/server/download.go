package server

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"path"
	"slices"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// Whole copies are streamed, document by document: nothing but one document is ever
// in memory. Each comes from one release, which stays open until the last byte.

const (
	downloadArchive = "inbreng.zip"
	downloadLines   = "inbreng.jsonl"
	downloadTable   = "inbreng.csv"
)

// downloadPage offers the copies.
type downloadPage struct {
	page
	Files     []link
	Documents int
	Questions int
	Answered  int
	Created   string
	Digest    string
}

func (s *Server) serveDownloads(w http.ResponseWriter, r *http.Request, rel *release) error {
	m := rel.Corpus.Manifest()
	p := &downloadPage{
		Documents: m.Counts.Documents, Questions: m.Counts.Questions, Answered: m.Counts.Answered, Digest: m.Digest,
		Created: parliament.Date{Year: m.Created.Year(), Month: m.Created.Month(), Day: m.Created.Day()}.Dutch(),
		Files: []link{
			{URL: "/download/" + downloadArchive, Text: downloadArchive, Note: "alles: records, schema’s, bronbestanden, controlegetallen"},
			{URL: "/download/" + downloadLines, Text: downloadLines, Note: "een record per regel (JSON Lines)"},
			{URL: "/download/" + downloadTable, Text: downloadTable, Note: "een rij per vraag met antwoord (CSV)"},
		},
	}
	p.Title, p.Nav = "Alles meenemen", "open-data"
	p.Description = "De hele inhoud van deze site als bestand."
	return s.render(w, r, http.StatusOK, "download", p)
}

// A copier writes a whole copy.
type copier func(w io.Writer, rel *release) error

// copied returns the handler of a copy under a file name.
func (s *Server) copied(name, mediaType string, write copier) handler {
	return func(w http.ResponseWriter, r *http.Request, rel *release) error {
		h := w.Header()
		digest := rel.Corpus.Manifest().Digest[:32]
		h.Set("ETag", identity.tag(digest))
		h.Set("Cache-Control", "no-cache")
		h.Set("Access-Control-Allow-Origin", "*")
		if has(r, digest) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
		h.Set("Content-Type", mediaType)
		h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
		if r.Method == http.MethodHead {
			return nil
		}
		select {
		case s.downloads <- struct{}{}:
			defer func() { <-s.downloads }()
		default:
			h.Del("Content-Disposition")
			return &pageError{status: http.StatusServiceUnavailable, sentence: "Er wordt al door anderen gekopieerd. Probeer het over een paar minuten nog eens."}
		}
		patient := &patientWriter{w: w, control: http.NewResponseController(w), start: time.Now(), patience: copyPatience, rate: leastCopyRate}
		if err := write(patient, rel); err != nil {
			if errors.Is(err, corpus.ErrDamaged) {
				rel.damaged.Store(true)
			}
			if patient.failed == nil {
				s.log.Error("a copy broke off", "file", name, "error", err)
			}
			// Part of it was sent: only a broken connection says that it is not all.
			panic(http.ErrAbortHandler)
		}
		return nil
	}
}

// A patientWriter gives a reader time for a copy by what he has taken of it, however
// long it is: a reader who stops, or takes next to nothing, is let go.
type patientWriter struct {
	w       io.Writer
	control *http.ResponseController
	// start is when the copy began. What passes since is time that no change of the
	// time of day alters.
	start    time.Time
	patience time.Duration
	rate     int   // bytes a second
	sent     int   // bytes
	failed   error // of the reader
}

// Write writes a piece.
func (p *patientWriter) Write(data []byte) (int, error) {
	// A writer without deadlines, as in tests, needs none.
	_ = p.control.SetWriteDeadline(p.start.Add(p.patience + time.Duration(float64(p.sent)/float64(p.rate)*float64(time.Second))))
	n, err := p.w.Write(data)
	p.sent += n
	if err != nil {
		p.failed = err
	}
	return n, err
}

// eachDocument calls f for every document.
func (rel *release) eachDocument(f func(d *parliament.Document) error) error {
	documents, err := rel.Corpus.Documents()
	if err != nil {
		return err
	}
	for _, summary := range documents {
		d, err := rel.Corpus.Document(summary.ID)
		if err != nil {
			return err
		}
		if err := f(d); err != nil {
			return err
		}
	}
	return nil
}

// copyLines writes every record on a line.
func (s *Server) copyLines(w io.Writer, rel *release) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return rel.eachDocument(func(d *parliament.Document) error { return enc.Encode(d) })
}

// copyTable writes a row for every exchange.
func (s *Server) copyTable(w io.Writer, rel *release) error {
	head := format.Table{Names: format.ExchangeNames}
	if _, err := w.Write(head.CSV()); err != nil {
		return err
	}
	return rel.eachDocument(func(d *parliament.Document) error {
		rows := csv.NewWriter(w)
		rows.UseCRLF = true
		for i := range d.Exchanges {
			if err := rows.Write(format.Harmless(format.ExchangeRow(s.site(), d, &d.Exchanges[i]))); err != nil {
				return err
			}
		}
		rows.Flush()
		return rows.Error()
	})
}

// copyArchive writes everything: records, schemas, sources, a note, and the sums of
// all of these.
func (s *Server) copyArchive(w io.Writer, rel *release) error {
	a := &archive{zip: zip.NewWriter(w), made: rel.Corpus.Manifest().Created}
	if err := a.add("LEESMIJ.txt", []byte(archiveNote(rel))); err != nil {
		return err
	}
	for _, name := range sortedKeys(s.schemas) {
		if err := a.add("schema/"+name, s.schemas[name]); err != nil {
			return err
		}
	}
	err := rel.eachDocument(func(d *parliament.Document) error {
		record, err := encodeJSON(d)
		if err != nil {
			return err
		}
		if err := a.add("records/"+string(d.ID)+".json", record); err != nil {
			return err
		}
		name, original, err := rel.Corpus.Original(d.ID)
		if err != nil {
			return err
		}
		return a.add("bronnen/"+string(d.ID)+path.Ext(name), original)
	})
	if err != nil {
		return err
	}
	if err := a.add("SHA256SUMS", a.sums); err != nil {
		return err
	}
	return a.zip.Close()
}

// An archive writes files one after the other, and their sums as sha256sum has them.
type archive struct {
	zip  *zip.Writer
	made time.Time
	sums []byte
}

func (a *archive) add(name string, data []byte) error {
	file, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.made})
	if err != nil {
		return err
	}
	var sum hash.Hash = sha256.New()
	if _, err := io.MultiWriter(file, sum).Write(data); err != nil {
		return err
	}
	a.sums = append(a.sums, hex.EncodeToString(sum.Sum(nil))+"  "+name+"\n"...)
	return nil
}

func archiveNote(rel *release) string {
	m := rel.Corpus.Manifest()
	return fmt.Sprintf(`Inbreng: vragen van fracties en antwoorden van de regering

Gemaakt op %s. %d stukken, %d vragen, %d antwoorden.

records/    een record per stuk, als JSON; beschreven in schema/document.json
bronnen/    de tekst waaruit het is gelezen
schema/     JSON Schema's
SHA256SUMS  controlegetallen: sha256sum -c SHA256SUMS

De teksten zijn officiële stukken van de Staten-Generaal; daarop rust geen
auteursrecht (artikel 15b van de Auteurswet). Dit is niet de officiële
publicatie: die staat bij elk record onder sourceURL.
`, m.Created.UTC().Format(time.DateOnly), m.Counts.Documents, m.Counts.Questions, m.Counts.Answered)
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
