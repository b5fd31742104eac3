package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/vellum"
)

func TestReadSortsAndLeavesOutEntriesOfSeveralWords(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(name, []byte("zee-eend\n's morgens\nArmenië\r\n\naap\naap\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := read(name)
	if want := []string{"Armenië", "aap", "zee-eend"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("read = %q, %v, want %q", got, err, want)
	}
}

func TestReadRefusesAnEmptyList(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(name, []byte("\n\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if words, err := read(name); err == nil {
		t.Errorf("read = %q, want an error", words)
	}
}

func TestWriteIsDeterministic(t *testing.T) {
	words := []string{"Armenië", "aap", "aapje", "moskee", "zee-eend"}
	var files [2][]byte
	for i := range files {
		name := filepath.Join(t.TempDir(), "fst")
		if err := write(name, words); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = data
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same words gave two different files")
	}
	fst, err := vellum.Load(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range words {
		if found, err := fst.Contains([]byte(word)); !found || err != nil {
			t.Errorf("%q is not in the file: %v", word, err)
		}
	}
	if fst.Len() != len(words) {
		t.Errorf("the file has %d words, want %d", fst.Len(), len(words))
	}
}
