package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/inprocess"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/server"
)

type searchCommand struct {
	Release string   `help:"Folder of releases." default:"data/release" placeholder:"DIR"`
	Faction []string `help:"Only what this faction asked; may be given more than once." placeholder:"NAME"`
	JSON    bool     `help:"Print what /zoeken.json answers." name:"json"`
	From    int      `help:"Leave out so many hits." placeholder:"N"`
	Words   []string `arg:"" optional:"" help:"Words, or a phrase in quotes. Without any, everything is listed."`
}

// Run searches the current release and prints the hits, best first.
func (c *searchCommand) Run(ctx context.Context, std streams) error {
	snapshot, err := openSnapshot(c.Release)
	if errors.Is(err, corpus.ErrNoRelease) {
		return fmt.Errorf("%s: there is no release to search; run inbreng ingest", c.Release)
	}
	if err != nil {
		return err
	}
	query := search.Query{Text: strings.Join(c.Words, " "), Offset: c.From}
	for _, name := range c.Faction {
		faction, _ := parliament.ParseFaction(name)
		if _, err := snapshot.Corpus.Faction(faction.Slug()); err != nil {
			if errors.Is(err, corpus.ErrNotFound) {
				err = noFaction(snapshot.Corpus, name)
			}
			return errors.Join(err, snapshot.Close())
		}
		query.Factions = append(query.Factions, faction.Slug())
	}
	if c.JSON {
		return printAnswer(ctx, std.out, snapshot, query)
	}
	result, err := snapshot.Searcher.Search(ctx, query)
	if err == nil {
		printHits(std.out, result)
	}
	return errors.Join(err, snapshot.Close())
}

// printAnswer prints what the site answers to programs: the server makes that,
// so that the two can never differ.
func printAnswer(ctx context.Context, out io.Writer, snapshot *server.Snapshot, query search.Query) error {
	site, err := server.New(server.Config{Open: func() (*server.Snapshot, error) { return snapshot, nil }})
	if err != nil {
		return err
	}
	defer site.Close()
	values := url.Values{"q": {query.Text}, "fractie": query.Factions}
	if query.Offset > 0 {
		values.Set("vanaf", strconv.Itoa(query.Offset))
	}
	answer, err := inprocess.Get(ctx, site.Handler(), "/zoeken.json?"+values.Encode())
	if err != nil {
		return err
	}
	if answer.Status != http.StatusOK {
		return fmt.Errorf("the search was refused: %s", bytes.TrimSpace(answer.Body))
	}
	_, err = out.Write(answer.Body)
	return err
}

// noFaction is the error for a faction that asked nothing, with those that did.
func noFaction(release *corpus.Corpus, name string) error {
	factions, err := release.Factions()
	if err != nil {
		return err
	}
	var names []string
	for _, f := range factions {
		names = append(names, string(f.Faction))
	}
	return fmt.Errorf("no faction %q asked anything here; there are %s", name, strings.Join(names, ", "))
}

// printHits prints hits for people: where, who, and the passages, with the
// words that were found between ‹ and ›.
func printHits(w io.Writer, result *search.Result) {
	printReading(w, result)
	if result.Total == 0 {
		fmt.Fprintln(w, "Geen resultaten.")
		return
	}
	switch shown := len(result.Hits); {
	case result.Total == 1:
		fmt.Fprintln(w, "1 resultaat")
	case shown == result.Total:
		fmt.Fprintf(w, "%d resultaten\n", result.Total)
	default:
		fmt.Fprintf(w, "%d resultaten, hier %d tot en met %d (verder met --from %d)\n", result.Total, result.Offset+1, result.Offset+shown, result.Offset+shown)
	}
	for _, hit := range result.Hits {
		fmt.Fprintf(w, "\n/%s/antwoord/%s  %s", hit.ID.Document, hit.ID.Exchange, joinFactions(hit.Factions))
		if hit.Topic != "" {
			fmt.Fprintf(w, ", %s", hit.Topic)
		}
		if hit.Partial {
			fmt.Fprint(w, " (niet alle woorden)")
		}
		fmt.Fprintln(w)
		printRoles(w, &hit)
		for _, fragment := range hit.Fragments {
			fmt.Fprintf(w, "  %s: %s\n", fragment.Field.Dutch(), marked(fragment))
		}
	}
}

// printRoles prints who asked and who answered, and when, as far as it is known.
func printRoles(w io.Writer, hit *search.Hit) {
	var parts []string
	add := func(what string, values ...string) {
		if who := parliament.Enumerate(values); who != "" {
			parts = append(parts, what+" "+who)
		}
	}
	add("gevraagd door", names(hit.Askers)...)
	if len(hit.Answerers) > 0 {
		add("beantwoord door", names(hit.Answerers)...)
	} else {
		add("gericht aan", names(hit.Addressees)...)
	}
	add("ingezonden", hit.Submitted.Dutch())
	add("beantwoord", hit.Received.Dutch())
	if len(parts) > 0 {
		fmt.Fprintf(w, "  %s\n", strings.Join(parts, "; "))
	}
}

func names[P fmt.Stringer](people []P) []string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = p.String()
	}
	return out
}

// printReading says how the query was read, where that is not as it was typed, and
// when nothing has all of it, what each part gives alone.
func printReading(w io.Writer, result *search.Result) {
	for _, n := range result.Notes {
		fmt.Fprintln(w, n.Sentence)
	}
	for _, c := range result.Corrections {
		fmt.Fprintf(w, "“%s” komt niet voor; gezocht is naar “%s”.\n", c.From, c.To)
	}
	for _, s := range result.Synonyms {
		fmt.Fprintf(w, "Bij “%s” is ook gezocht naar “%s”.\n", s.Word, strings.Join(s.As, "”, “"))
	}
	if result.Partial {
		fmt.Fprintln(w, "Niets heeft alles wat u zoekt; dit heeft een deel ervan.")
	}
	for _, t := range result.Terms {
		fmt.Fprintf(w, "  %s: %d\n", t.Term, t.Count)
	}
}

func joinFactions(factions []parliament.Faction) string {
	names := make([]string, len(factions))
	for i, f := range factions {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// marked writes a fragment on one line, the words that were found between
// ‹ and ›.
func marked(fragment search.Fragment) string {
	var b strings.Builder
	for _, part := range fragment.Parts {
		text := strings.Join(strings.Fields(part.Text), " ")
		if strings.HasPrefix(part.Text, " ") || strings.HasPrefix(part.Text, "\n") {
			b.WriteByte(' ')
		}
		if part.Hit {
			text = "‹" + text + "›"
		}
		b.WriteString(text)
		if text != "" && (strings.HasSuffix(part.Text, " ") || strings.HasSuffix(part.Text, "\n")) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
