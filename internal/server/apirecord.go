package server

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// A pageOf is one page of a list.
type pageOf[T any] struct {
	Total  int    `json:"total" doc:"Number of items in the whole list." minimum:"0"`
	Offset int    `json:"offset" doc:"Number of items before the first one here." minimum:"0"`
	Limit  int    `json:"limit" doc:"Most items on a page." minimum:"1"`
	Next   string `json:"next,omitempty" doc:"Address of the next page; absent on the last."`
	Items  []T    `json:"items"`
}

// Paging is what every list takes.
type Paging struct {
	Offset int `query:"offset" minimum:"0" maximum:"10000000" doc:"Number of items to leave out."`
	Limit  int `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"Most items to return."`
}

// pageRange returns the page of a list that is asked for, as pageFrom does; load returns
// the items from one to before another.
func pageRange[T any](total int, p Paging, path string, query url.Values, load func(from, to int) ([]T, error)) (pageOf[T], string, error) {
	from := min(p.Offset, total)
	to := min(from+p.Limit, total)
	items, err := load(from, to)
	page := pageOf[T]{Total: total, Offset: p.Offset, Limit: p.Limit, Items: append([]T{}, items...)}
	if to < total {
		if query == nil {
			query = url.Values{}
		}
		query.Set("offset", strconv.Itoa(to))
		query.Set("limit", strconv.Itoa(p.Limit))
		page.Next = apiPath + path + "?" + query.Encode()
	}
	return page, page.Next, err
}

// pageFrom returns the page of a list that is asked for; path and query are those
// of the address.
func pageFrom[T any](items []T, p Paging, path string, query url.Values) (pageOf[T], string) {
	page, next, _ := pageRange(len(items), p, path, query, func(from, to int) ([]T, error) { return items[from:to], nil })
	return page, next
}

type documentsInput struct {
	Paging
	Kind     string `query:"kind" enum:"written-consultation,contribution,question-list,written-questions,reply-to-report" doc:"Only documents of this kind."`
	Dossier  string `query:"dossier" maxLength:"40" doc:"Only documents of this dossier: 21501-02." example:"21501-02"`
	Faction  string `query:"faction" maxLength:"100" doc:"Only documents in which this faction asked something, by the name in its address." example:"vvd"`
	Asker    string `query:"asker" maxLength:"200" doc:"Only documents in which this member asked something, by the name in its address."`
	Minister string `query:"minister" maxLength:"200" doc:"Only documents that this minister was asked or answered in, by the name in its address."`
	Ministry string `query:"ministry" maxLength:"200" doc:"Only documents that this ministry was asked or answered in, by the name in its address."`
	Year     int    `query:"year" minimum:"1800" maximum:"2999" doc:"Only documents of this year."`
}

type DocumentPath struct {
	Document string `path:"document" maxLength:"100" doc:"Id of a document." example:"kst-21501-02-2401"`
}

type exchangesInput struct {
	DocumentPath
	Paging
}

type exchangeInput struct {
	DocumentPath
	Exchange string `path:"exchange" maxLength:"100" doc:"Id of an exchange in the document." example:"12"`
}

type FactionPath struct {
	Faction string `path:"faction" maxLength:"100" doc:"A faction, by the name in its address." example:"vvd"`
}

type factionExchangesInput struct {
	FactionPath
	Paging
}

type paperInput struct {
	Paging
	Paper string `path:"paper" maxLength:"100" doc:"Id of a cited paper." example:"kst-33694-43"`
}

// addOperations adds all operations.
func (s *Server) addOperations(api huma.API) {
	operation(s, api, "list-documents", "/documents", "List documents", "What is known of each document, newest first.",
		func(_ context.Context, rel *release, in *documentsInput) (pageOf[corpus.Summary], string, error) {
			table, err := rel.table()
			if err != nil {
				return pageOf[corpus.Summary]{}, "", err
			}
			left, _ := table.choose(in.columns())
			return pageRange(len(left), in.Paging, "/documents", in.query(), func(from, to int) ([]corpus.Summary, error) { return rel.summaries(left[from:to]) })
		})
	operation(s, api, "get-document", "/documents/{document}", "Get a document", "The whole record of one document.",
		func(_ context.Context, rel *release, in *DocumentPath) (*parliament.Document, string, error) {
			d, err := rel.apiDocument(in.Document)
			return d, "", err
		})
	operation(s, api, "get-report", "/documents/{document}/report", "Get a parse report", "How the source of a document was read: every hyphen taken out, every line dropped.",
		func(_ context.Context, rel *release, in *DocumentPath) (*parliament.Report, string, error) {
			d, err := rel.apiDocument(in.Document)
			if err != nil {
				return nil, "", err
			}
			report, err := rel.Corpus.Report(d.ID)
			return report, "", err
		})
	operation(s, api, "list-exchanges", "/documents/{document}/exchanges", "List the exchanges of a document", "Questions with their answers, in the order of the document.",
		func(_ context.Context, rel *release, in *exchangesInput) (pageOf[parliament.Exchange], string, error) {
			d, err := rel.apiDocument(in.Document)
			if err != nil {
				return pageOf[parliament.Exchange]{}, "", err
			}
			page, next := pageFrom(d.Exchanges, in.Paging, "/documents/"+string(d.ID)+"/exchanges", nil)
			return page, next, nil
		})
	operation(s, api, "get-exchange", "/documents/{document}/exchanges/{exchange}", "Get an exchange", "One question with its answer, and the footnotes that they mark.",
		func(_ context.Context, rel *release, in *exchangeInput) (exchangeRecord, string, error) {
			d, err := rel.apiDocument(in.Document)
			if err != nil {
				return exchangeRecord{}, "", err
			}
			e, ok := d.Exchange(parliament.ExchangeID(in.Exchange))
			if !ok {
				return exchangeRecord{}, "", notFound("Die vraag is er niet in dit stuk.")
			}
			record, err := s.exchangeRecord(rel, d, e)
			return record, "", err
		})
	operation(s, api, "list-factions", "/factions", "List factions", "The factions that asked something, with figures.",
		func(_ context.Context, rel *release, in *Paging) (pageOf[corpus.FactionSummary], string, error) {
			factions, err := rel.Corpus.Factions()
			page, next := pageFrom(factions, *in, "/factions", nil)
			return page, next, err
		})
	operation(s, api, "get-faction", "/factions/{faction}", "Get a faction", "How much one faction asked. What it asked is at /factions/{faction}/exchanges.",
		func(_ context.Context, rel *release, in *FactionPath) (corpus.FactionSummary, string, error) {
			f, err := rel.apiFaction(in.Faction)
			return f, "", err
		})
	operation(s, api, "list-faction-exchanges", "/factions/{faction}/exchanges", "List what a faction asked", "Questions of one faction with their answers, newest document first.",
		func(_ context.Context, rel *release, in *factionExchangesInput) (pageOf[exchangeRecord], string, error) {
			return s.factionExchanges(rel, in)
		})
	s.addGroupOperations(api)
	operation(s, api, "list-references", "/references", "List cited papers", "The papers that documents cite, with the number of places that do.",
		func(_ context.Context, rel *release, in *Paging) (pageOf[corpus.CitedPaper], string, error) {
			return pageRange(rel.Corpus.PaperCount(), *in, "/references", nil, rel.Corpus.Papers)
		})
	operation(s, api, "get-reference", "/references/{paper}", "List who cites a paper", "The places that cite one paper, newest document first.",
		func(_ context.Context, rel *release, in *paperInput) (pageOf[corpus.Citation], string, error) {
			p, err := rel.Corpus.Paper(parliament.PaperID(in.Paper))
			if errors.Is(err, corpus.ErrNotFound) {
				err = notFound("Niets hier verwijst naar dat stuk.")
			}
			if err != nil {
				return pageOf[corpus.Citation]{}, "", err
			}
			return pageRange(p.Citations, in.Paging, "/references/"+string(p.ID), nil, func(from, to int) ([]corpus.Citation, error) { return rel.Corpus.Citations(&p, from, to) })
		})
	operation(s, api, "list-abbreviations", "/abbreviations", "List abbreviations", "The abbreviations that documents explain.",
		func(_ context.Context, rel *release, in *Paging) (pageOf[corpus.Abbreviation], string, error) {
			return pageRange(rel.Corpus.AbbreviationCount(), *in, "/abbreviations", nil, rel.Corpus.Abbreviations)
		})
	s.addIndex(api)
	operation(s, api, "search", "/search", "Search exchanges", "Finds questions and answers as the search page does; q takes its language, described at /zoekhulp.", s.apiSearch)
}

// apiDocument returns a document by id.
func (rel *release) apiDocument(id string) (*parliament.Document, error) {
	d, err := rel.Corpus.Document(parliament.DocumentID(id))
	if errors.Is(err, corpus.ErrNotFound) {
		err = rel.noDocument(id)
	}
	return d, err
}

// apiFaction returns a faction by the name in its address.
func (rel *release) apiFaction(slug string) (corpus.FactionSummary, error) {
	f, err := rel.Corpus.Faction(slug)
	if errors.Is(err, corpus.ErrNotFound) {
		err = notFound("Een fractie met die naam stelde hier geen vragen.")
	}
	return f, err
}

// columns returns the filters as the page of documents has them.
func (in *documentsInput) columns() url.Values {
	values := url.Values{"soort": {kindWords(parliament.Kind(in.Kind))}, "dossier": {in.Dossier}, paramFaction: {in.Faction}, paramAsker: {in.Asker}, paramMinister: {in.Minister}, paramMinistry: {in.Ministry}}
	if in.Year != 0 {
		values.Set("jaar", strconv.Itoa(in.Year))
	}
	return values
}

// query returns the filters as the address has them.
func (in *documentsInput) query() url.Values {
	values := url.Values{}
	for name, value := range map[string]string{"kind": in.Kind, "dossier": in.Dossier, "faction": in.Faction, "asker": in.Asker, "minister": in.Minister, "ministry": in.Ministry} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if in.Year != 0 {
		values.Set("year", strconv.Itoa(in.Year))
	}
	return values
}

func (s *Server) factionExchanges(rel *release, in *factionExchangesInput) (pageOf[exchangeRecord], string, error) {
	f, err := rel.apiFaction(in.Faction)
	if err != nil {
		return pageOf[exchangeRecord]{}, "", err
	}
	page, next, err := pageRange(f.Exchanges, in.Paging, "/factions/"+f.Slug+"/exchanges", nil, func(from, to int) ([]exchangeRecord, error) {
		keys, err := rel.Corpus.FactionExchanges(&f, from, to)
		if err != nil {
			return nil, err
		}
		return s.exchangeRecords(rel, keys)
	})
	return page, next, err
}
