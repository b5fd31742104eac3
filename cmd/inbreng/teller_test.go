package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"inbreng/internal/ingest"
	"inbreng/internal/parliament"
)

var outcomes = []ingest.Outcome{
	{Path: "a/kst-9-1.pdf", ID: "kst-9-1", Kind: parliament.QuestionList, Exchanges: 2, Problems: map[parliament.ProblemKind]int{parliament.NumberGap: 1, parliament.AnswerEmpty: 3}},
	{Path: "a/b.doc", Err: errors.New("a/b.doc: is no document")},
}

func TestTellingATerminal(t *testing.T) {
	var out bytes.Buffer
	told := &teller{w: &out, terminal: true, log: newLogger(&out, "text")}
	told.found(2)
	told.done(outcomes[0])
	told.say("the PDF reader is being prepared")
	told.done(outcomes[1])
	told.end()
	got := out.String()
	if !strings.Contains(got, "reading") || !strings.Contains(got, "1/2") || !strings.Contains(got, "\rinbreng: the PDF reader is being prepared\n") {
		t.Errorf("got %q", got)
	}
	if strings.Contains(got, "file=") {
		t.Errorf("a terminal gets lines of the log: %q", got)
	}
}

func TestTellingALog(t *testing.T) {
	var out bytes.Buffer
	told := newTeller(&out, newLogger(&out, "json"))
	told.found(2)
	for _, o := range outcomes {
		told.done(o)
	}
	told.end()
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines for 2 files: %s", len(lines), out.String())
	}
	for i, want := range []string{
		`"level":"INFO","msg":"read","file":"a/kst-9-1.pdf","document":"kst-9-1","kind":"question-list","exchanges":2,"footnotes":0,"problems":"3 answer-empty, 1 number-gap","characters":0,"reused":false}`,
		`"level":"ERROR","msg":"refused","file":"a/b.doc","reason":"a/b.doc: is no document"}`,
	} {
		if !strings.HasSuffix(lines[i], want) {
			t.Errorf("line %d is %s, want %s", i+1, lines[i], want)
		}
	}
}
