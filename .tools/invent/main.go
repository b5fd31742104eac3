// Invent writes source files of documents that do not exist, for trying the site with
// many of them:
//
//	invent [-root DIRECTORY] [-n N] FOLDER
//
// In goes the first document, whose sentences they are made of; out come N files that
// "inbreng ingest --source FOLDER" reads. The same N gives the same files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"inbreng/internal/ingest"
	"inbreng/internal/invent"
)

func main() {
	root := flag.String("root", "..", "the directory of the module inbreng")
	n := flag.Int("n", 1000, "how many files")
	flag.Parse()
	if err := run(*root, *n, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "invent:", err)
		os.Exit(1)
	}
}

func run(root string, n int, args []string) error {
	if len(args) != 1 || n < 1 {
		return errors.New("want one folder to write to, and at least one file")
	}
	first, err := ingest.File(filepath.Join(root, "data", "source", "kst-21501-02-2401.txt"))
	if err != nil {
		return err
	}
	prose, err := invent.NewProse(invent.Sentences(first.Document))
	if err != nil {
		return err
	}
	return prose.Write(args[0], n)
}
