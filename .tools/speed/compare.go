package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"

	"inbreng/internal/search"
)

// What is required of a full page.
const (
	// mostOfStock is the share of stock bleve's time, for the classes againstStock.
	mostOfStock = 0.5
	// mostOfFTS is the share of FTS5's time, for every class.
	mostOfFTS = 1.0
	// mostOfStockCPU is the share of the processor time that stock bleve takes to
	// build its index.
	mostOfStockCPU = 0.55
)

// mostOfLucene is the share of Lucene's time, in the geometric mean over the
// classes, by the number of exchanges; aimOfLucene is what we aim for, and
// aimOfClass what for each class.
var (
	mostOfLucene = map[int]float64{baseSize: 0.6, largeSize: 1.2}
	aimOfLucene  = map[int]float64{baseSize: 0.25, largeSize: 0.6}
	aimOfClass   = map[int]float64{baseSize: 0.8, largeSize: 1.0}
)

// againstStock are the classes for which the share of stock's time is required.
var againstStock = []class{commonWord, allOfThree, wordFaction}

// compare asks all engines the same questions, in turn, and prints the table; with
// the base size the hostile queries, too. ok says that every required number was
// reached.
func compare(out io.Writer, dir string, o options, records []search.Record) (ok bool, err error) {
	c := count(records)
	questions, err := ask(c)
	if err != nil {
		return false, err
	}
	var engines []*built
	defer func() { err = errors.Join(err, closeAll(engines)) }()
	for _, p := range o.peers {
		b, err := build(p, filepath.Join(dir, fmt.Sprint(len(records))), records)
		if err != nil {
			return false, fmt.Errorf("%s: %w", p.name, err)
		}
		engines = append(engines, b)
	}
	t, err := measure(engines, questions, o.rounds)
	if err != nil {
		return false, err
	}
	bounded := len(records) >= baseSize // for few exchanges nothing is required
	fmt.Fprintf(out, "\n== search, %d exchanges: %d queries a class, %d rounds\n", len(records), perClass, o.rounds)
	ok = printBuilds(out, engines, bounded)
	ok = t.print(out, engines, len(records)) && ok
	if len(records) == baseSize {
		safe, err := hostile(out, engines[0].engine.(ours).Index, c)
		if err != nil {
			return false, err
		}
		ok = ok && safe
	}
	return ok, nil
}

func closeAll(engines []*built) (err error) {
	for _, b := range engines {
		err = errors.Join(err, b.Close())
	}
	return err
}

// printBuilds prints what the indexes took.
func printBuilds(out io.Writer, engines []*built, bounded bool) (ok bool) {
	fmt.Fprintf(out, "\n%-10s %10s %10s %10s %10s\n", "index", "build s", "CPU s", "MiB", "MiB RSS")
	var ours, stock *built
	for _, b := range engines {
		switch b.name {
		case nameOurs:
			ours = b
		case nameStock:
			stock = b
		}
		resident := "-" // of engines in this program nobody can say
		if l, is := b.engine.(*lucene); is {
			resident = fmt.Sprintf("%.0f", residentMebibytes(l.pid()))
		}
		fmt.Fprintf(out, "%-10s %10.2f %10.2f %10.2f %10s\n", b.name, b.took.Seconds(), b.cpu.Seconds(), float64(b.size)/(1<<20), resident)
	}
	if ours == nil || stock == nil || !bounded {
		return true
	}
	ratio := ours.cpu.Seconds() / stock.cpu.Seconds()
	ok = ratio <= mostOfStockCPU
	fmt.Fprintf(out, "CPU to build, ours/stock: %.2f of at most %.2f%s\n", ratio, mostOfStockCPU, missed(ok))
	return ok
}

// print prints the table and what is required.
func (t table) print(out io.Writer, engines []*built, n int) (ok bool) {
	ok = true
	fmt.Fprintf(out, "\n%-15s", "p50 in ms")
	for _, e := range engines {
		fmt.Fprintf(out, " %8s", e.name)
	}
	for _, e := range engines[1:] {
		fmt.Fprintf(out, " %8s", "/"+e.name)
	}
	fmt.Fprintf(out, "  hits a query\n")
	products := make([]float64, len(engines)) // of the ratios, as sums of logarithms
	counted := make([]int, len(engines))
	for _, c := range classes {
		row := t[c]
		ours := row[0].p50()
		fmt.Fprintf(out, "%-15s", c)
		for i := range row {
			fmt.Fprintf(out, " %8s", row[i].time())
		}
		miss := false
		for i := 1; i < len(row); i++ {
			fmt.Fprintf(out, " %8s", row[i].share(ours))
			if len(row[i].times) == 0 {
				continue
			}
			ratio := ours / row[i].p50()
			products[i] += math.Log(ratio)
			counted[i]++
			miss = miss || n >= baseSize && ratio > mostOf(engines[i].name, c)
		}
		for i := range row {
			fmt.Fprintf(out, " %7d", row[i].hits/perClass)
		}
		fmt.Fprintln(out, missed(!miss))
		ok = ok && !miss
	}
	fmt.Fprintf(out, "%-*s", 15+9*len(engines), "geometric mean")
	for i := 1; i < len(engines); i++ {
		fmt.Fprintf(out, " %8.2f", mean(products[i], counted[i]))
	}
	fmt.Fprintln(out)
	if at := slices.IndexFunc(engines, func(e *built) bool { return e.name == nameLucene }); at > 0 && mostOfLucene[n] > 0 {
		m := mean(products[at], counted[at])
		within := m <= mostOfLucene[n]
		fmt.Fprintf(out, "ours/Lucene %.2f of at most %.2f%s; aim %.2f, and %.2f for each class\n", m, mostOfLucene[n], missed(within), aimOfLucene[n], aimOfClass[n])
		ok = ok && within
	}
	return ok
}

// mean returns the geometric mean of n ratios by the sum of their logarithms.
func mean(sum float64, n int) float64 { return math.Exp(sum / float64(cmp.Or(n, 1))) }

// time prints the middle time, and share what part of it another is.
func (c *cell) time() string {
	if len(c.times) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", c.p50())
}

func (c *cell) share(of float64) string {
	if len(c.times) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", of/c.p50())
}

// mostOf returns the largest share of an engine's time that is allowed in a class.
func mostOf(name string, c class) float64 {
	switch {
	case name == nameFTS:
		return mostOfFTS
	case name == nameStock && slices.Contains(againstStock, c):
		return mostOfStock
	}
	return math.Inf(1)
}
