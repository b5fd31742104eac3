//go:build !nopdf

package pdf

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"inbreng/internal/source"
)

// A request asks a process to read a file.
type request struct {
	Name string
	Data []byte
}

// An answer is what a process says: first that it starts, perhaps with a start that
// takes seconds, and then what each file is.
type answer struct {
	Slow  bool // the start takes seconds
	Ready bool
	Err   string // why it does not start, or the file cannot be read

	Text      string
	Converted []string
	Hints     []source.Hint
	Metadata  source.Metadata
	Furniture []source.Furniture
}

// Serve reads the files that another process asks for on in, and answers on out,
// until in ends. Its error is that of in or out.
func Serve(in io.Reader, out io.Writer, config Config) error {
	decoder, encoder := gob.NewDecoder(in), gob.NewEncoder(out)
	config.Worker = nil
	config.Starting = func() { _ = encoder.Encode(answer{Slow: true}) } // a broken pipe shows with the next
	e := &engine{config: config}
	defer e.close()
	if err := e.open(); err != nil {
		return encoder.Encode(answer{Err: err.Error()})
	}
	if err := encoder.Encode(answer{Ready: true}); err != nil {
		return err
	}
	for {
		var r request
		if err := decoder.Decode(&r); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		var a answer
		if file, err := e.read(r.Name, r.Data); err != nil {
			a.Err = err.Error()
		} else {
			a = answer{Text: file.Text.String(), Converted: file.Text.Converted(), Hints: file.Hints, Metadata: file.Metadata, Furniture: file.Furniture}
		}
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
}

// startTime is how long a process may take to start. Compiling PDFium takes five
// seconds on a machine that has nothing else to do.
const startTime = 3 * time.Minute

// A process is a program that reads files for this one. It is used by one goroutine
// at a time.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	encoder *gob.Encoder
	decoder *gob.Decoder
	ended   bool
}

// startProcess starts a process and waits until it is ready.
func startProcess(ctx context.Context, config Config) (*process, error) {
	cmd := exec.Command(config.Worker[0], config.Worker[1:]...)
	endWithParent(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, in: in, encoder: gob.NewEncoder(in), decoder: gob.NewDecoder(out)}
	for {
		a, err := p.answer(ctx, startTime, func() error { return nil })
		switch {
		case err != nil:
			return nil, err
		case a.Err != "":
			p.kill()
			return nil, errors.New(a.Err)
		case a.Ready:
			return p, nil
		case a.Slow && config.Starting != nil:
			config.Starting()
		}
	}
}

// errLate is the error of an answer that did not come in time.
var errLate = errors.New("no answer in time")

// errStopped is the error of an answer that nobody waits for any more.
var errStopped = errors.New("stopped")

// answer asks for something and waits for the answer. Without one, or when ctx is done
// before, the process is ended.
func (p *process) answer(ctx context.Context, within time.Duration, ask func() error) (*answer, error) {
	type result struct {
		answer *answer
		err    error
	}
	done := make(chan result, 1)
	go func() {
		var a answer
		err := ask()
		if err == nil {
			err = p.decoder.Decode(&a)
		}
		done <- result{&a, err}
	}()
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case got := <-done:
		if got.err != nil {
			p.kill()
		}
		return got.answer, got.err
	case <-timer.C:
		p.kill()
		<-done // its pipes are closed now
		return nil, errLate
	case <-ctx.Done():
		p.kill()
		<-done
		return nil, errStopped
	}
}

// read has a file read.
func (p *process) read(ctx context.Context, name string, data []byte, within time.Duration) (*source.File, error) {
	a, err := p.answer(ctx, within, func() error { return p.encoder.Encode(request{name, data}) })
	switch {
	case errors.Is(err, errLate):
		return nil, source.Late(name, within)
	case errors.Is(err, errStopped):
		return nil, fmt.Errorf("%s: %w", name, context.Cause(ctx))
	case err != nil:
		return nil, fmt.Errorf("%s: is damaged: the PDF reader breaks down on it", name)
	case a.Err != "":
		return nil, errors.New(a.Err)
	}
	text, err := source.Normalised(name, a.Text, a.Converted)
	if err != nil {
		return nil, err
	}
	return &source.File{Text: text, Hints: a.Hints, Metadata: a.Metadata, Furniture: a.Furniture}, nil
}

// kill ends the process at once.
func (p *process) kill() {
	p.ended = true
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait() // that it was killed is no news
}

// close lets the process end, which has nothing to do.
func (p *process) close() error {
	p.ended = true
	err := p.in.Close()
	return errors.Join(err, p.cmd.Wait())
}
