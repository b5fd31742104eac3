// Package wordlist knows words: those of Dutch, from the word list of OpenTaal
// (about 400,000 words with their inflected forms, compounds and names), and
// those that one text prints ([Words]).
//
// A word goes in, as a text prints it; out comes whether the list has it. The
// list is embedded as a transducer (dutch.fst) and is only opened when somebody
// asks; from then on every function is safe for concurrent use.
//
//	wordlist.Contains("krijgsgevangenen") // true
//	wordlist.Contains("Krijgsgevangenen") // true: as at the start of a sentence
//	wordlist.Contains("Armenië")          // true
//	wordlist.Contains("armenië")          // false: a name has its capital
//
// A word that the list has is a word; a word that it has not may well be one,
// a compound above all.
//
// "make wordlist" writes dutch.fst anew from the list that the Debian package
// wdutch installs. LICENSE.txt beside it is the list's licence.
package wordlist

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"github.com/blevesearch/vellum"
)

//go:embed dutch.fst
var dutch []byte

// A list is the opened transducer. Its readers hold the state of a lookup, so
// that lookups need no memory of their own.
type list struct {
	fst     *vellum.FST
	readers sync.Pool
}

// open opens the embedded list, once, when it is first needed. The bytes are
// part of the program and a test opens them, so an error would mean a broken
// build; there is no list then, and nothing is in it.
var open = sync.OnceValue(func() *list {
	fst, err := vellum.Load(dutch)
	if err != nil {
		return nil
	}
	l := &list{fst: fst}
	l.readers.New = func() any {
		r, err := fst.Reader()
		if err != nil {
			return nil
		}
		return r
	}
	return l
})

// longestWord is the length in bytes above which nothing is looked up; the
// longest word of the list has 50.
const longestWord = 64

// Contains reports whether the list has the word as it is printed, or with all
// its letters made small, as for a word at the start of a sentence or in a
// heading of capitals. A typographic apostrophe (foto’s) counts as a straight
// one. The word has no blanks or punctuation around it.
func Contains(word string) bool {
	if word == "" || len(word) > longestWord {
		return false
	}
	word = straighten(word)
	if contains(word) {
		return true
	}
	small := strings.ToLower(word)
	return small != word && contains(small)
}

// ContainsExact reports whether the list has the word exactly as it is printed,
// so that Khan is a name and khan a word. Apostrophes are as for Contains.
func ContainsExact(word string) bool {
	return word != "" && len(word) <= longestWord && contains(straighten(word))
}

// contains looks up the bytes of the word.
func contains(word string) bool {
	l := open()
	if l == nil {
		return false
	}
	r, ok := l.readers.Get().(*vellum.Reader)
	if !ok {
		return false
	}
	defer l.readers.Put(r)
	var key [longestWord]byte
	_, found, err := r.Get(key[:copy(key[:], word)])
	return found && err == nil
}

// Begins reports whether some word of the list begins with prefix, exactly as
// it is printed. It tells whether "niet-" or "beleids" starts words.
func Begins(prefix string) bool {
	l := open()
	if l == nil || len(prefix) > longestWord {
		return false
	}
	prefix = straighten(prefix)
	state := l.fst.Start()
	for i := range len(prefix) {
		if state = l.fst.Accept(state, prefix[i]); !l.fst.CanMatch(state) {
			return false
		}
	}
	return true
}

// Prefixes yields the length in bytes of every word of the list that a word begins
// with, as it is printed, the shortest first.
func Prefixes(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		l := open()
		if l == nil {
			return
		}
		state := l.fst.Start()
		for i := 0; i < min(len(word), longestWord); {
			b, size := word[i], 1
			if strings.HasPrefix(word[i:], "’") {
				b, size = '\'', len("’")
			}
			i += size
			if state = l.fst.Accept(state, b); !l.fst.CanMatch(state) {
				return
			}
			if i <= longestWord && l.fst.IsMatch(state) && !yield(i) {
				return
			}
		}
	}
}

// All yields the words of the list in the order of their bytes.
func All() iter.Seq[string] {
	return func(yield func(string) bool) {
		l := open()
		if l == nil {
			return
		}
		it, err := l.fst.Iterator(nil, nil)
		for ; err == nil; err = it.Next() {
			if word, _ := it.Current(); !yield(string(word)) {
				return
			}
		}
	}
}

// Len returns the number of words in the list.
func Len() int {
	if l := open(); l != nil {
		return l.fst.Len()
	}
	return 0
}

// straighten writes typographic apostrophes as the list does.
func straighten(word string) string {
	return strings.ReplaceAll(word, "’", "'")
}
