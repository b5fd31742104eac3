package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"reflect"
	"runtime/debug"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/inprocess"
)

// The API is the records under /api/v1, described by an OpenAPI document that is
// made of the same types that are sent. Names are those of the records.

const (
	apiVersion = "1.0.0"
	apiPath    = "/api/v1"
)

// Lists of the records are never null, and the description has to say so. This is a
// setting of the whole library, so it is made once.
func init() { huma.DefaultArrayNullable = false }

// apiRoutes adds the API, its description and a page about it.
func (s *Server) apiRoutes(mux chi.Router) {
	config := huma.DefaultConfig("Inbreng", apiVersion)
	config.Info.Description = "Questions of the factions of the Dutch parliament and the answers of the government, " +
		"as records. Read only, without a key, for anybody. Field names are those of the records, described in /api/schema/document.json. " +
		"Errors are problem documents (RFC 9457). This is not the official publication."
	config.DocsPath, config.SchemasPath, config.OpenAPIPath = "", "", ""
	config.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	config.CreateHooks = nil // which would put the address of a schema into every record
	config.RejectUnknownQueryParameters = true
	s.api = humachi.New(mux, config)
	s.addOperations(s.api)
	mux.Get("/api/openapi.json", s.answer(s.serveOpenAPI, s.serveProblem))
	mux.Get("/api/schema/{name}", s.answer(s.serveSchema, s.serveProblem))
}

// servePreflight tells a browser that the pages of others may ask with headers of their
// own, such as If-None-Match.
func servePreflight(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Allow-Methods", "GET, HEAD")
	h.Set("Access-Control-Allow-Headers", "*")
	h.Set("Access-Control-Max-Age", "86400")
	h.Set("Allow", "GET, HEAD, OPTIONS")
	w.WriteHeader(http.StatusNoContent)
}

// schemaName names the schema of a type. What the corpus gathers of all documents
// has the name of what it is gathered from, with a word behind it.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	if t.PkgPath() == corpusPackage && !strings.HasSuffix(name, "Summary") {
		name += "Summary"
	}
	return name
}

var corpusPackage = reflect.TypeFor[corpus.Summary]().PkgPath()

// serveOpenAPI sends the description of the API.
func (s *Server) serveOpenAPI(w http.ResponseWriter, r *http.Request, _ *release) error {
	description := *s.api.OpenAPI()
	if s.baseURL != "" {
		description.Servers = []*huma.Server{{URL: s.baseURL}}
	}
	body, err := encodeJSON(&description)
	if err != nil {
		return err
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return serveFile(w, r, "application/vnd.oai.openapi+json;version=3.1; charset=utf-8", body)
}

// serveSchema sends the JSON Schema of a record.
func (s *Server) serveSchema(w http.ResponseWriter, r *http.Request, _ *release) error {
	body, ok := s.schemas[chi.URLParam(r, "name")]
	if !ok {
		return notFound("Dat schema is er niet.")
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return serveFile(w, r, "application/schema+json; charset=utf-8", body)
}

// readSchemas reads the JSON Schemas of the records.
func readSchemas(files fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(files, "*"+schemaSuffix)
	if err != nil {
		return nil, err
	}
	schemas := map[string][]byte{}
	for _, name := range names {
		if schemas[strings.TrimSuffix(name, schemaSuffix)+".json"], err = fs.ReadFile(files, name); err != nil {
			return nil, err
		}
	}
	return schemas, nil
}

const schemaSuffix = ".schema.json"

type releaseKey struct{}

// conditions are the headers that ask for part of an answer, or for none. What is kept
// until it is whole has to be whole.
var conditions = []string{"Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"}

// held gives the operations of the API the current release, keeps what they write
// until it is whole, and sends it as pages are sent: with a strong ETag, and 304 to
// whoever has it.
func (s *Server) held(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.answer(s.keep(func(w http.ResponseWriter, r *http.Request, rel *release) error {
			whole := r.Clone(context.WithValue(r.Context(), releaseKey{}, rel))
			whole.Method = http.MethodGet
			for _, name := range conditions {
				whole.Header.Del(name)
			}
			b := inprocess.Do(next, whole)
			h := w.Header()
			for name, values := range b.Header {
				h[name] = values
			}
			h.Set("Access-Control-Allow-Origin", "*")
			h.Set("Access-Control-Expose-Headers", "ETag, Link")
			if b.Status == http.StatusOK {
				h.Set("Cache-Control", "no-cache")
				serveBytes(w, r, b.Body, hashOf(b.Body))
				return nil
			}
			h.Set("Cache-Control", "no-store")
			w.WriteHeader(b.Status)
			// A reader who has gone is nobody's problem.
			_, _ = w.Write(b.Body)
			return nil
		}), s.serveProblem)(w, r)
	})
}

// An answerOf is the body of a response.
type answerOf[T any] struct {
	Link string `header:"Link" doc:"Where the page behind this one is; absent on the last."`
	Body T
}

// operation adds one operation. What load returns is sent; what it fails with
// becomes a problem document, and is logged when it is our fault.
func operation[In, Out any](s *Server, api huma.API, id, path, summary, description string, load func(ctx context.Context, rel *release, in *In) (Out, string, error)) {
	huma.Register(api, huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: apiPath + path, Summary: summary, Description: description,
		Middlewares: huma.Middlewares{}, Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusGone, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}, func(ctx context.Context, in *In) (_ *answerOf[Out], err error) {
		defer func() {
			if p := recover(); p != nil {
				err = s.problemOf(id, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		rel, ok := ctx.Value(releaseKey{}).(*release)
		if !ok {
			return nil, s.problemOf(id, errors.New("server: an operation without a release"))
		}
		out, next, err := load(ctx, rel, in)
		if err != nil {
			return nil, s.problemOf(id, err)
		}
		answer := &answerOf[Out]{Body: out}
		if next != "" {
			answer.Link = linkHeader(next, "next", "application/json")
		}
		return answer, nil
	})
}

// problemOf returns the problem document of an error.
func (s *Server) problemOf(operation string, err error) error {
	e := outcome(err)
	if e.status == http.StatusInternalServerError {
		s.log.Error("request failed", "operation", operation, "error", err)
	}
	return &huma.ErrorModel{Type: "about:blank", Title: http.StatusText(e.status), Status: e.status, Detail: e.sentence}
}
