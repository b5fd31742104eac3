package server

import (
	"net/http"
	"strconv"
)

// pageStart returns where the page of a list starts that the parameter vanaf
// asks for: the start of the page that holds it. What is no number, or beyond
// the list, is its start.
func pageStart(r *http.Request, length, size int) int {
	from, err := strconv.Atoi(r.URL.Query().Get("vanaf"))
	if err != nil || from < 0 || from >= length {
		return 0
	}
	return from / size * size
}

// pageLinks returns the addresses of the pages before and after the one that
// starts at from, "" where there is none. Address ends in "?" or "&".
func pageLinks(address string, from, size, length int) (previous, next string) {
	if from > 0 {
		previous = address[:len(address)-1]
		if start := max(from-size, 0); start > 0 {
			previous = address + "vanaf=" + strconv.Itoa(start)
		}
	}
	if from+size < length {
		next = address + "vanaf=" + strconv.Itoa(from+size)
	}
	return previous, next
}
