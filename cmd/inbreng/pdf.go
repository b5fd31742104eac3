package main

import (
	"os"
	"path/filepath"

	"inbreng/internal/source/pdf"
)

// pdfConfig says where the compiled PDF reader is kept, and has the start
// that compiles it announced.
func pdfConfig(say func(sentence string)) pdf.Config {
	config := pdf.Config{Starting: func() {
		say("the PDF reader is being prepared; this takes some seconds, and only the first time")
	}}
	// A system without such a folder prepares it every time.
	if dir, err := os.UserCacheDir(); err == nil {
		config.Cache = filepath.Join(dir, "inbreng", "pdfium")
	}
	return config
}
