package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"inbreng/internal/source/pdf"
)

// pdfWorker is the name of the command that reads PDFs for another process of this
// program. It is not for people.
const pdfWorker = "read-pdf"

type readPDFCommand struct {
	Cache string `help:"Folder of the compiled PDF reader."`
}

// Run reads the PDFs that standard input holds, until it ends.
func (c *readPDFCommand) Run(std streams) error {
	// To be told to stop is to stop, also in the midst of a file.
	signal.Reset(os.Interrupt, syscall.SIGTERM)
	return pdf.Serve(os.Stdin, std.out, pdf.Config{Cache: c.Cache})
}

// pdfConfig says where the compiled PDF reader is kept, has this program read PDFs in
// processes of their own, and has the start that compiles the reader announced.
func pdfConfig(say func(sentence string)) pdf.Config {
	config := pdf.Config{Starting: func() {
		say("the PDF reader is being prepared; this takes some seconds, and only the first time")
	}}
	// A system without such a folder prepares it every time.
	if dir, err := os.UserCacheDir(); err == nil {
		config.Cache = filepath.Join(dir, "inbreng", "pdfium")
	}
	// A system that cannot say what it runs has PDFs read in this process.
	if path, err := os.Executable(); err == nil {
		config.Worker = []string{path, pdfWorker, "--cache=" + config.Cache}
	}
	return config
}
