// Wordlist writes the Dutch word list that package inbreng/internal/wordlist
// embeds: it reads a file with one word a line, as OpenTaal publishes it and as
// the Debian package wdutch installs it, and writes the same words as a vellum
// transducer.
//
//	wordlist -in FILE -out FILE
//
// The same input always gives the same bytes: the words are sorted by their
// bytes, doubled ones are written once, and vellum's builder keeps no order of
// its own.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"
)

func main() {
	in := flag.String("in", "", "the word list, one word a line, UTF-8")
	out := flag.String("out", "dutch.fst", "where to write the transducer")
	flag.Parse()
	words, err := read(*in)
	if err == nil {
		err = write(*out, words)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "wordlist:", err)
		os.Exit(1)
	}
	fmt.Printf("%d words written to %s\n", len(words), *out)
}

// read returns the words of the file, sorted by their bytes, each once. Entries
// of more than one word ("'s morgens") are left out: nobody can ask for them,
// since what is looked up is a word of a text.
func read(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	words := []string{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 1 {
			words = append(words, f[0])
		}
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("%s holds no words", name)
	}
	slices.Sort(words)
	return slices.Compact(words), nil
}

// write writes sorted words as a transducer. The registry is larger than
// vellum's own, so that endings that many words share are stored once.
func write(name string, words []string) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buf := bufio.NewWriter(f)
	builder, err := vellum.New(buf, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 1 << 16, RegistryMRUSize: 4})
	if err != nil {
		return err
	}
	for _, word := range words {
		if err := builder.Insert([]byte(word), 0); err != nil {
			return fmt.Errorf("%q: %w", word, err)
		}
	}
	return errors.Join(builder.Close(), buf.Flush())
}
