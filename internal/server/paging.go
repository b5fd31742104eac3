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

// listPageSize is how many rows a page of a long list has.
const listPageSize = 200

// A pagesView says which part of a list a page shows. It is embedded in the structs
// of pages with lists.
type pagesView struct {
	Total          int
	From, To       int // of what is shown, from 1
	Previous, Next string
}

// pagedList returns the part of a list that the address asks for, in pages of a size; load returns the items
// from one to before another.
func pagedList[T any](r *http.Request, total, size int, load func(from, to int) ([]T, error)) ([]T, pagesView, error) {
	from := pageStart(r, total, size)
	to := min(from+size, total)
	v := pagesView{Total: total, From: from + 1, To: to}
	v.Previous, v.Next = pageLinks(r.URL.Path+"?", from, size, total)
	items, err := load(from, to)
	return items, v, err
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
