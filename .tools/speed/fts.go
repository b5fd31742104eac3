package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"inbreng/internal/search"
)

// fts is SQLite's FTS5 with the tokenizer unicode61. It gets the best of it: an
// optimized index that the page cache holds whole, prepared statements, and
// ORDER BY rank, with which only the ten best are read and cut into fragments.
type fts struct {
	db                  *sql.DB
	best, total, facets *sql.Stmt
	filtered, left      *sql.Stmt // best and total with a faction
}

func openFTS(dir string, records []search.Record) (engine, error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // a cache belongs to its connection
	f := &fts{db: db}
	for _, step := range []func([]search.Record) error{f.create, f.fill, f.prepare} {
		if err := step(records); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *fts) create([]search.Record) error {
	_, err := f.db.Exec(`
		PRAGMA journal_mode = off;
		PRAGMA synchronous = off;
		PRAGMA cache_size = -1000000;
		CREATE VIRTUAL TABLE texts USING fts5(question, answer, topic, title, tokenize = 'unicode61');
		CREATE TABLE facts(id INTEGER PRIMARY KEY, faction TEXT)`)
	return err
}

func (f *fts) fill(records []search.Record) error {
	tx, err := f.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	text, err := tx.Prepare(`INSERT INTO texts(rowid, question, answer, topic, title) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	fact, err := tx.Prepare(`INSERT INTO facts VALUES (?, ?)`)
	if err != nil {
		return err
	}
	for i := range records {
		r := &records[i]
		if _, err := text.Exec(i, r.Question, r.Answer, r.Topic, r.DocumentTitle); err != nil {
			return err
		}
		if _, err := fact.Exec(i, r.Factions[0].Slug()); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(`INSERT INTO texts(texts) VALUES ('optimize')`); err != nil {
		return err
	}
	return tx.Commit()
}

// prepare prepares the statements. CROSS JOIN keeps the text search the outer
// loop, which is the faster one.
func (f *fts) prepare([]search.Record) (err error) {
	const (
		fragments = `SELECT texts.rowid, topic, snippet(texts, 0, '<b>', '</b>', '…', 30), snippet(texts, 1, '<b>', '</b>', '…', 30) FROM texts`
		facts     = ` CROSS JOIN facts ON facts.id = texts.rowid`
		rank      = ` ORDER BY rank LIMIT 10`
	)
	for _, s := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&f.best, fragments + ` WHERE texts MATCH ?` + rank},
		{&f.total, `SELECT count(*) FROM texts WHERE texts MATCH ?`},
		{&f.facets, `SELECT faction, count(*) FROM texts` + facts + ` WHERE texts MATCH ? GROUP BY faction`},
		{&f.filtered, fragments + facts + ` WHERE texts MATCH ? AND faction = ?` + rank},
		{&f.left, `SELECT count(*) FROM texts` + facts + ` WHERE texts MATCH ? AND faction = ?`},
	} {
		if *s.to, err = f.db.Prepare(s.text); err != nil {
			return err
		}
	}
	return nil
}

func (f *fts) Close() error { return f.db.Close() }

func (f *fts) answer(q question) (page, error) {
	match := matchOf(q)
	best, total, args := f.best, f.total, []any{match}
	if q.faction != "" {
		best, total, args = f.filtered, f.left, []any{match, q.faction.Slug()}
	}
	var p page
	if err := total.QueryRow(args...).Scan(&p.total); err != nil {
		return page{}, err
	}
	err := each(best, args, func(rows *sql.Rows) error {
		var id int
		var topic, question, answer string
		p.hits++
		err := rows.Scan(&id, &topic, &question, &answer)
		p.marked = p.marked || strings.Contains(question+answer, "<b>")
		return err
	})
	if err != nil {
		return page{}, err
	}
	err = each(f.facets, []any{match}, func(rows *sql.Rows) error {
		var faction string
		var n int
		p.facets++
		return rows.Scan(&faction, &n)
	})
	return p, err
}

// each calls read for every row of a statement.
func each(s *sql.Stmt, args []any, read func(*sql.Rows) error) error {
	rows, err := s.Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// matchOf writes the question in the language of FTS5.
func matchOf(q question) string {
	switch q.class {
	case phrase:
		return `"` + strings.Join(q.words, " ") + `"`
	case prefix:
		return `"` + q.words[0] + `" *`
	}
	return strings.Join(q.words, " AND ")
}
