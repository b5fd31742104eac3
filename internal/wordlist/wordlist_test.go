package wordlist_test

import (
	"sync"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/wordlist"
)

func TestContains(t *testing.T) {
	tests := []struct {
		name string
		word string
		want bool
	}{
		{"a word", "krijgsgevangenen", true},
		{"an inflected form", "vredesakkoorden", true},
		{"a word with a trema", "coördinatie", true},
		{"a hyphenated word", "staakt-het-vuren", true},
		{"at the start of a sentence", "Krijgsgevangenen", true},
		{"in capitals", "KRIJGSGEVANGENEN", true},
		{"in capitals, with a trema", "COÖRDINATIE", true},
		{"a name", "Armenië", true},
		{"a name without its capital", "armenië", false},
		{"an abbreviation", "NAVO", true},
		{"a straight apostrophe", "foto's", true},
		{"a typographic apostrophe", "foto’s", true},
		{"half a word", "krijgsge", false},
		{"a compound that is in no list", "grensgebiedenbeleid", false},
		{"a foreign word", "peace", false},
		{"a word with a blank around it", " woord", false},
		{"no word", "", false},
		{"not UTF-8", "\xff\xfe", false},
		{"an endless word", string(make([]byte, 1<<20)), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := wordlist.Contains(tt.word); got != tt.want {
				t.Errorf("Contains(%.40q) = %v, want %v", tt.word, got, tt.want)
			}
		})
	}
}

func TestContainsExactKeepsCapitals(t *testing.T) {
	for word, want := range map[string]bool{"khan": true, "Khan": true, "moskee": true, "Moskee": false, "Amsterdam": true, "amsterdam": false} {
		if got := wordlist.ContainsExact(word); got != want {
			t.Errorf("ContainsExact(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestBegins(t *testing.T) {
	for prefix, want := range map[string]bool{"": true, "niet-": true, "beleidsm": true, "moskee": true, "foto’": true, "moskeeq": false, "xyz-": false} {
		if got := wordlist.Begins(prefix); got != want {
			t.Errorf("Begins(%q) = %v, want %v", prefix, got, want)
		}
	}
}

func TestVowelsCollide(t *testing.T) {
	for _, tt := range []struct {
		left, right string
		want        bool
	}{
		{"zee", "eend", true},
		{"auto", "ongeluk", true},
		{"café", "eigenaar", true},
		{"politie", "inzet", true},
		{"milieu", "inspectie", true},
		{"milieu", "effect", false},
		{"na", "oorlogse", false},
		{"kern", "energie", false},
		{"", "a", false},
		{"a", "", false},
	} {
		if got := wordlist.VowelsCollide(tt.left, tt.right); got != tt.want {
			t.Errorf("VowelsCollide(%q, %q) = %v, want %v", tt.left, tt.right, got, tt.want)
		}
	}
}

func TestWithTrema(t *testing.T) {
	for word, want := range map[string]string{"evalueerd": "ëvalueerd", "ordinatie": "ördinatie", "ele": "ële", "ïense": "ïense", "dzjan": "dzjan", "": ""} {
		if got := wordlist.WithTrema(word); got != want {
			t.Errorf("WithTrema(%q) = %q, want %q", word, got, want)
		}
	}
}

// The number is the one the generator printed: a list that was cut short or
// written from another release of OpenTaal is noticed.
func TestLen(t *testing.T) {
	if got, want := wordlist.Len(), 408_908; got != want {
		t.Errorf("Len() = %d, want %d", got, want)
	}
}

func TestContainsIsSafeForConcurrentUse(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 200 {
				if !wordlist.Contains("Vredesakkoord") || wordlist.Contains("vredesakk") || !wordlist.Begins("vredesakk") {
					t.Error("a lookup went wrong beside others")
					return
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkContains(b *testing.B) {
	for _, bb := range []struct{ name, word string }{
		{"short", "deze"},
		{"long", "samenwerkingsovereenkomst"},
		{"capital", "Samenwerkingsovereenkomst"},
		{"absent", "krijgsge"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				wordlist.Contains(bb.word)
			}
		})
	}
}

func BenchmarkBegins(b *testing.B) {
	b.ReportAllocs()
	defer benchtest.Processor(b)()
	for b.Loop() {
		wordlist.Begins("samenwerkingsover")
	}
}

func TestAll(t *testing.T) {
	n, last := 0, ""
	for word := range wordlist.All() {
		if word <= last {
			t.Fatalf("%q comes behind %q", word, last)
		}
		n, last = n+1, word
	}
	if n != wordlist.Len() {
		t.Errorf("%d words of %d", n, wordlist.Len())
	}
	for range wordlist.All() {
		break // and it may be left
	}
}
