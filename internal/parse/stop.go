package parse

import (
	"context"
	"fmt"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

// FileContext is File for a text that may take long: when ctx is done it stops, between
// two stages or in the midst of one, and the error holds the cause of ctx. Texts that
// are made so that a stage goes over them again and again exist, and no program can end
// a part of itself from outside.
func FileContext(ctx context.Context, file *source.File, facts Facts) (doc *parliament.Document, report *parliament.Report, err error) {
	defer func() {
		switch failed := recover().(type) {
		case nil:
		case stopped:
			doc, report, err = nil, nil, fmt.Errorf("%s: %w", file.Text.Name(), context.Cause(ctx))
		default:
			panic(failed)
		}
	}()
	return parseFile(ctx.Done(), file, facts)
}

// stopped is what the parser panics with when it is to stop. The stages are many and
// call one another deeply; none of them has anything to tidy up.
type stopped struct{}

// goOn returns unless the parser is to stop. The loops over lines, elements and bodies
// call it.
func (p *parser) goOn() {
	select {
	case <-p.done:
		panic(stopped{})
	default:
	}
}
