package parse

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first matched.
// There are many here, and to compile them takes longer than all else that a
// program does at its start that only serves what others have parsed. A test
// compiles all of them.
type pattern struct{ get func() *regexp.Regexp }

// newPattern returns the pattern with that text. It panics at the first match if
// the text is none.
func newPattern(text string) *pattern {
	return &pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

// The methods are those of regexp.Regexp.

func (p *pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.get().FindAllStringIndex(s, n)
}

func (p *pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.get().FindAllStringSubmatch(s, n)
}

func (p *pattern) FindString(s string) string { return p.get().FindString(s) }

func (p *pattern) FindStringIndex(s string) []int { return p.get().FindStringIndex(s) }

func (p *pattern) FindStringSubmatch(s string) []string { return p.get().FindStringSubmatch(s) }

func (p *pattern) MatchString(s string) bool { return p.get().MatchString(s) }

func (p *pattern) ReplaceAllString(s, with string) string { return p.get().ReplaceAllString(s, with) }
