package parliament

import (
	"strconv"
	"strings"
)

// Name returns what an exchange is called: its official numbers, "3 en 4", "5 t/m
// 8", or its id where it has none. A number that the document has twice keeps the
// letter of the id: "12 (b)".
func (e *Exchange) Name() string {
	n := len(e.Numbers)
	if n == 0 {
		return string(e.ID)
	}
	_, suffix, _ := strings.Cut(string(e.ID), "-")
	if suffix != "" {
		suffix = " (" + suffix + ")"
	}
	if n > 2 && e.Numbers[n-1]-e.Numbers[0] == n-1 {
		return strconv.Itoa(e.Numbers[0]) + " t/m " + strconv.Itoa(e.Numbers[n-1]) + suffix
	}
	words := make([]string, n)
	for i, number := range e.Numbers {
		words[i] = strconv.Itoa(number)
	}
	return Enumerate(words) + suffix
}

// Enumerate joins words as in a sentence: "a, b en c".
func Enumerate(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " en " + words[n-1]
	}
	return strings.Join(words, "")
}
