package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// pieces is a site with two lists of 25 that come in pieces of 10, and one page.
func pieces() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<html><body><a href="/lijst.csv">rijen</a><a href="/lijst.json">JSON</a></body></html>`)
	})
	list := func(write func(w http.ResponseWriter, from, to int)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			from, _ := strconv.Atoi(r.URL.Query().Get("vanaf"))
			to := min(from+10, 25)
			w.Header().Add("Link", `</lijst>; rel="alternate"; type="text/html"`)
			if to < 25 {
				w.Header().Add("Link", fmt.Sprintf(`<%s?vanaf=%d>; rel="next"; type="x"`, r.URL.Path, to))
			}
			write(w, from, to)
		}
	}
	mux.HandleFunc("/lijst.csv", list(func(w http.ResponseWriter, from, to int) {
		w.Header().Set("Content-Type", "text/csv")
		fmt.Fprint(w, "\ufeffnummer,naam\r\n")
		for n := from; n < to; n++ {
			fmt.Fprintf(w, "%d,\"naam\r\n%d\"\r\n", n, n)
		}
	}))
	mux.HandleFunc("/lijst.json", list(func(w http.ResponseWriter, from, to int) {
		w.Header().Set("Content-Type", "application/json")
		var numbers []int
		for n := from; n < to; n++ {
			numbers = append(numbers, n)
		}
		_ = json.NewEncoder(w).Encode(numbers)
	}))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<html><body>"+r.URL.Path+"</body></html>")
	})
	return mux
}

func TestAListIsWholeInACopy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "copy")
	if _, err := Write(t.Context(), pieces(), Config{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(dir, "lijst.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil || len(rows) != 26 || rows[25][0] != "24" || rows[25][1] != "naam\n24" || strings.Count(string(table), "nummer") != 1 {
		t.Errorf("%d rows, %v:\n%s", len(rows), err, table)
	}
	data, err := os.ReadFile(filepath.Join(dir, "lijst.json"))
	if err != nil {
		t.Fatal(err)
	}
	var numbers []int
	if err := json.Unmarshal(data, &numbers); err != nil || len(numbers) != 25 || numbers[24] != 24 {
		t.Errorf("%v, %v: %s", numbers, err, data)
	}
}

func TestJoiners(t *testing.T) {
	for _, tt := range []struct {
		ext    string
		pieces []string
		want   string // "" for an error
	}{
		{".json", []string{"[1,2]\n", "[]\n"}, "[1,2]\n"},
		{".json", []string{"[]\n"}, "[]\n"},
		{".json", []string{"[{\"a\":[1]}]\n", "[{\"a\":[]}]\n"}, "[{\"a\":[1]},\n{\"a\":[]}]\n"},
		{".json", []string{"{}"}, ""},
		{".json", []string{"["}, ""},
		{".csv", []string{"a\r\n1\r\n", "a\r\n"}, "a\r\n1\r\n"},
		{".csv", []string{"a\r\n1\r\n", "a"}, ""},
	} {
		got := ""
		var failed error
		for i, piece := range tt.pieces {
			data, err := joiners[tt.ext]([]byte(piece), i, i == len(tt.pieces)-1)
			if err != nil {
				failed = err
			}
			got += string(data)
		}
		if failed == nil && got != tt.want || failed != nil && tt.want != "" {
			t.Errorf("%s %q: %q, %v, want %q", tt.ext, tt.pieces, got, failed, tt.want)
		}
	}
}
