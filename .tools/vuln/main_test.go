package main

import (
	"errors"
	"testing"
)

func TestJudge(t *testing.T) {
	failed := errors.New("exit status")
	for _, test := range []struct {
		text string
		code int
		err  error
		want outcome
	}{
		{"No vulnerabilities found.\n", 0, nil, clean},
		{"Vulnerability #1: GO-2024-2687\n", 3, failed, vulnerable},
		{"govulncheck: fetching vulnerabilities: Get \"https://vuln.go.dev/index/modules.json.gz\": dial tcp: lookup vuln.go.dev: no such host\n", 1, failed, unreached},
		{"govulncheck: loading packages: there are errors\n", 1, failed, broken},
		{"", -1, failed, broken},
	} {
		if got := judge(test.text, test.code, test.err); got != test.want {
			t.Errorf("%q with %d: %v, want %v", test.text, test.code, got, test.want)
		}
	}
}
