// Package web holds what the site is made of besides code: templates, static
// files, and pages written in Markdown, embedded in the program.
//
// Nothing goes in; out comes a file system with the directories templates,
// static and pages. Package server reads it once, at start.
package web

import "embed"

// Files holds templates/*.tmpl, static/* and pages/*.md.
//
//go:embed templates/*.tmpl static pages/*.md
var Files embed.FS
