package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"inbreng/internal/search"
)

// lucene is Lucene with its Dutch analyzer, in a program of its own, the driver:
// one line goes in, one comes out, and the driver itself measures how long a page
// takes it, so that the way between the programs counts for nobody. See
// _lucene/Driver.java for what it is given.
type lucene struct {
	command *exec.Cmd
	in      *bufio.Writer
	pipe    io.Closer
	out     *bufio.Scanner
	cpu     time.Duration // of the whole program until the index was built
	took    time.Duration
	version string
}

// luceneJars are the parts of Lucene that the driver needs, by the beginnings of
// the names that Debian's liblucene8-java gives them.
var luceneJars = []string{"core", "analyzers-common", "highlighter", "memory", "queries"}

// javaLibraries is where Debian puts them.
const javaLibraries = "/usr/share/java"

// findLucene returns the class path of Lucene, or an error that says what is
// missing.
func findLucene() (classPath string, err error) {
	for _, command := range []string{"java", "javac"} {
		if _, err := exec.LookPath(command); err != nil {
			return "", fmt.Errorf("there is no %s (Debian: default-jdk-headless)", command)
		}
	}
	var jars []string
	for _, part := range luceneJars {
		found, err := filepath.Glob(filepath.Join(javaLibraries, "lucene-"+part+"-8.*.jar"))
		if err != nil || len(found) == 0 {
			return "", fmt.Errorf("there is no lucene-%s-8.*.jar in %s (Debian: liblucene8-java)", part, javaLibraries)
		}
		jars = append(jars, found[len(found)-1])
	}
	return strings.Join(jars, ":"), nil
}

// luceneHeap is how much memory the driver may use: enough that it never has to
// collect garbage in a hurry.
const luceneHeap = "-Xmx2g"

func openLucene(dir string, records []search.Record) (engine, error) {
	classPath, err := findLucene()
	if err != nil {
		return nil, err
	}
	classes := dir + "-classes" // beside the index, or its size would count
	compile := exec.Command("javac", "-d", classes, "-cp", classPath, filepath.Join("speed", "_lucene", "Driver.java"))
	if out, err := compile.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("compiling the driver: %w\n%s", err, out)
	}
	l := &lucene{command: exec.Command("java", luceneHeap, "-cp", classes+":"+classPath, "Driver", dir)}
	l.command.Stderr = os.Stderr
	in, err := l.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := l.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	l.in, l.pipe, l.out = bufio.NewWriterSize(in, 1<<20), in, bufio.NewScanner(out)
	if err := l.command.Start(); err != nil {
		return nil, err
	}
	if err := l.build(records); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// build gives the driver all records.
func (l *lucene) build(records []search.Record) error {
	for i := range records {
		r := &records[i]
		l.write("add", r.Factions[0].Slug(), r.Topic, r.DocumentTitle, r.Question, r.Answer)
	}
	l.write("build")
	said, err := l.read("built", 3)
	if err != nil {
		return err
	}
	l.took, l.cpu, l.version = nanoseconds(said[0]), nanoseconds(said[1]), said[2]
	return nil
}

// write writes a line; an error shows when the answer is read.
func (l *lucene) write(parts ...string) {
	for i, part := range parts {
		if i > 0 {
			_ = l.in.WriteByte('\t')
		}
		_, _ = lineBreaks.WriteString(l.in, part)
	}
	_ = l.in.WriteByte('\n')
}

// lineBreaks makes blanks of what parts the parts and lines of the protocol.
var lineBreaks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// read returns the n parts of the next answer, which is to be of a kind.
func (l *lucene) read(kind string, n int) ([]string, error) {
	if err := l.in.Flush(); err != nil {
		return nil, fmt.Errorf("the driver has ended: %w", err)
	}
	if !l.out.Scan() {
		return nil, fmt.Errorf("the driver has ended: %w", errors.Join(l.out.Err(), io.ErrUnexpectedEOF))
	}
	said := strings.Split(l.out.Text(), "\t")
	if said[0] != kind || len(said) != n+1 {
		return nil, fmt.Errorf("the driver says %q", l.out.Text())
	}
	return said[1:], nil
}

func nanoseconds(s string) time.Duration {
	n, _ := strconv.ParseInt(s, 10, 64)
	return time.Duration(n)
}

func (l *lucene) answer(q question) (page, error) {
	l.write("ask", string(q.class), q.faction.Slug(), strings.Join(q.words, " "))
	said, err := l.read("page", 5)
	if err != nil {
		return page{}, err
	}
	p := page{took: nanoseconds(said[0]), marked: said[4] == "true"}
	for i, to := range []*int{&p.total, &p.hits, &p.facets} {
		if *to, err = strconv.Atoi(said[i+1]); err != nil {
			return page{}, err
		}
	}
	return p, nil
}

// pid is the number of the driver's process.
func (l *lucene) pid() int { return l.command.Process.Pid }

// Close ends the driver: it stops when its input does.
func (l *lucene) Close() error {
	err := l.pipe.Close()
	return errors.Join(err, l.command.Wait())
}
