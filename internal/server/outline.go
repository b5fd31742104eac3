package server

import (
	"fmt"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// An outlineReader reads what lists show of exchanges. Those of one document follow
// each other, and are read once.
type outlineReader struct {
	rel      *release
	summary  corpus.Summary // of the document of the last exchange
	turned   bool           // that exchange was the first of its document
	outlines map[parliament.ExchangeID]*corpus.Outline
}

// outline returns the outline of an exchange.
func (r *outlineReader) outline(key corpus.Key) (*corpus.Outline, error) {
	if err := r.turn(key.Document); err != nil {
		return nil, err
	}
	o, ok := r.outlines[key.Exchange]
	if !ok {
		return nil, fmt.Errorf("exchange %s of %s: %w", key.Exchange, key.Document, corpus.ErrNotFound)
	}
	return o, nil
}

// turn reads the outlines of a document, unless it was the last one.
func (r *outlineReader) turn(id parliament.DocumentID) error {
	if r.turned = r.summary.ID != id; !r.turned {
		return nil
	}
	summary, err := r.rel.Corpus.Summary(id)
	if err != nil {
		return err
	}
	list, err := r.rel.Corpus.Outlines(&summary, 0, summary.Exchanges)
	if err != nil {
		return err
	}
	r.summary, r.outlines = summary, make(map[parliament.ExchangeID]*corpus.Outline, len(list))
	for i := range list {
		r.outlines[list[i].ID] = &list[i]
	}
	return nil
}
