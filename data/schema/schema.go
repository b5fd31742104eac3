// Package schema holds the JSON Schemas of what the program reads and writes,
// embedded in the program, so that it can serve them beside the records.
package schema

import "embed"

// Files holds *.schema.json.
//
//go:embed *.schema.json
var Files embed.FS
