package corpus

import (
	"fmt"

	"inbreng/internal/parliament"
)

// Excerpt returns a document with one of its exchanges alone, and without sections:
// what shows one exchange of many documents need not read these whole. Its footnotes
// and everything that is known of the document as such are there. It is ErrNotFound
// when there is no such exchange.
func (c *Corpus) Excerpt(id parliament.DocumentID, exchange parliament.ExchangeID) (*parliament.Document, error) {
	if d, ok := c.cache.peek(id); ok {
		return excerptOf(d, exchange)
	}
	key := parliament.DocumentID(string(id) + "/" + string(exchange)) // no id holds a slash
	return c.excerpts.get(key, excerptSize, func() (*parliament.Document, error) { return c.excerpt(id, exchange) })
}

// excerptOf cuts an excerpt from a document, which it does not change.
func excerptOf(d *parliament.Document, exchange parliament.ExchangeID) (*parliament.Document, error) {
	e, ok := d.Exchange(exchange)
	if !ok {
		return nil, noExchange(d.ID, exchange)
	}
	cut := headOf(d)
	cut.Exchanges = []parliament.Exchange{*e}
	return cut, nil
}

// excerpt reads an excerpt.
func (c *Corpus) excerpt(id parliament.DocumentID, exchange parliament.ExchangeID) (*parliament.Document, error) {
	e, err := c.exact(id)
	if err != nil {
		return nil, err
	}
	summary, err := one(c.table, tableDocuments, e.Place, (*decoder).summary)
	if err != nil {
		return nil, err
	}
	outline, err := c.outline(&summary, exchange)
	if err != nil {
		return nil, err
	}
	d, err := decode[parliament.Document](c, id, e.Head)
	if err != nil {
		return nil, err
	}
	at := outline.record
	at.Offset += e.Record.Offset
	if at.Offset < e.Record.Offset || at.Size < 0 || at.Offset+at.Size > e.Record.Offset+e.Record.Size {
		return nil, fmt.Errorf("corpus: %s: %w: exchange %s of %s lies outside of it", c.table.Name(), ErrDamaged, exchange, id)
	}
	ex, err := decode[parliament.Exchange](c, id, at)
	if err != nil {
		return nil, err
	}
	d.Exchanges = []parliament.Exchange{*ex}
	return d, nil
}
