package main

import (
	"database/sql"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"inbreng/internal/search"
)

// fts is SQLite's FTS5 with the tokenizer unicode61, as OpenTK has it: words
// quoted, all of them must occur, ranked by bm25.
type fts struct {
	db  *sql.DB
	ids []search.ExchangeID // by rowid
}

func newFTS(records []search.Record) (engine, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // every connection would have a memory of its own
	f := &fts{db: db, ids: make([]search.ExchangeID, len(records))}
	return f, f.fill(records)
}

func (f *fts) fill(records []search.Record) error {
	tx, err := f.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	for _, statement := range []string{
		`CREATE VIRTUAL TABLE texts USING fts5(question, answer, footnotes, topic, faction, title, tokenize = 'unicode61')`,
		`CREATE TABLE facts(id INTEGER PRIMARY KEY, faction, topic, document, year, papers)`,
	} {
		if _, err := tx.Exec(statement); err != nil {
			return err
		}
	}
	for i := range records {
		r := &records[i]
		f.ids[i] = r.ID
		v := factsOf(r)
		if _, err := tx.Exec(`INSERT INTO texts(rowid, question, answer, footnotes, topic, faction, title) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			i, r.Question, r.Answer, strings.Join(r.Footnotes, "\n"), r.Topic, v.names, v.title); err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)`, i, " "+v.slugs+" ", v.topic, v.document, v.year, " "+v.papers+" "); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (f *fts) name() string { return "FTS5 unicode61" }

func (f *fts) close() error { return f.db.Close() }

func (f *fts) find(query string) ([]search.ExchangeID, error) {
	p, err := plainOf(query)
	if err != nil {
		return nil, err
	}
	statement, args := f.statement(p)
	rows, err := f.db.Query(statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	ids := []search.ExchangeID{}
	for rows.Next() {
		var i int
		if err := rows.Scan(&i); err != nil {
			return nil, err
		}
		ids = append(ids, f.ids[i])
	}
	return ids, rows.Err()
}

// statement writes the query: the words as a MATCH, the filters as a WHERE.
func (f *fts) statement(p plain) (string, []any) {
	where, args := []string{}, []any{}
	order := "facts.id"
	from := "facts"
	if match := matchOf(p); match != "" {
		from, order = "texts JOIN facts ON facts.id = texts.rowid", "bm25(texts), facts.id"
		where, args = append(where, "texts MATCH ?"), append(args, match)
	}
	for _, filter := range p.filters {
		switch filter.key {
		case "fractie":
			where, args = append(where, "instr(facts.faction, ?) > 0"), append(args, " "+filter.value+" ")
		case "verwijst":
			where, args = append(where, "instr(facts.papers, ?) > 0"), append(args, " "+filter.value+" ")
		case "onderwerp":
			where, args = append(where, "facts.topic = ?"), append(args, filter.value)
		case "document":
			where, args = append(where, "facts.document = ?"), append(args, filter.value)
		case "jaar":
			where, args = append(where, "facts.year = ?"), append(args, filter.value)
		}
	}
	condition := ""
	if len(where) > 0 {
		condition = " WHERE " + strings.Join(where, " AND ")
	}
	return "SELECT facts.id FROM " + from + condition + " ORDER BY " + order, args
}

// matchOf writes the words in the language of FTS5.
func matchOf(p plain) string {
	var must, not []string
	for _, t := range p.must {
		alternatives := make([]string, len(t))
		for i, a := range t {
			alternatives[i] = quoteFTS(a)
		}
		must = append(must, "("+strings.Join(alternatives, " OR ")+")")
	}
	for _, t := range p.not {
		not = append(not, quoteFTS(t))
	}
	if len(must) == 0 {
		return "" // FTS5 has no bare NOT
	}
	match := strings.Join(must, " AND ")
	if p.field != "" {
		match = "{" + string(p.field) + "} : (" + match + ")"
	}
	if len(not) > 0 {
		match = "(" + match + ") NOT (" + strings.Join(not, " OR ") + ")"
	}
	return match
}

// quoteFTS writes a term: a word or phrase in quotes, a prefix with its star.
func quoteFTS(t term) string {
	s := `"` + strings.ReplaceAll(t.text, `"`, `""`) + `"`
	if t.prefix {
		s += " *"
	}
	return s
}
