package main

import (
	"encoding/json"
	"testing"
)

func TestMarksThatAreTooLow(t *testing.T) {
	for _, tt := range []struct {
		name, report string
		low          bool
	}{
		{"all well", `{"categories": {"performance": {"score": 0.98}, "accessibility": {"score": 1}, "best-practices": {"score": 1}, "seo": {"score": 1}}}`, false},
		{"slow", `{"categories": {"performance": {"score": 0.97}, "accessibility": {"score": 1}, "best-practices": {"score": 1}, "seo": {"score": 1}}}`, true},
		{"one fault", `{"categories": {"performance": {"score": 1}, "accessibility": {"score": 0.99, "auditRefs": [{"id": "x", "weight": 1}]}, "best-practices": {"score": 1}, "seo": {"score": 1}}, "audits": {"x": {"title": "X", "score": 0}}}`, true},
		{"a category is missing", `{"categories": {"performance": {"score": 1}}}`, true},
	} {
		var m marking
		if err := json.Unmarshal([]byte(tt.report), &m); err != nil {
			t.Fatal(err)
		}
		if got := m.print("/"); got != tt.low {
			t.Errorf("%s: too low %t", tt.name, got)
		}
	}
}
