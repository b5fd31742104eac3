// Command inbreng reads Dutch parliamentary question-and-answer documents and
// serves them as a site to read, search and link to.
//
//	inbreng parse FILE      prints the record of a document as JSON
//	inbreng ingest          builds a release from the source files
//	inbreng serve           serves the site
//	inbreng search WORDS    searches a release
//	inbreng verify          checks a release
//	inbreng export DIR      writes the site as files
//
// It exits with 0 when all went well, with 1 when something was refused or
// failed, and with 2 when the command line is wrong. Errors and problems go to
// standard error, one line each.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commandLine is what can be typed.
type commandLine struct {
	Config kong.ConfigFlag `help:"File with flags as JSON, {\"base-url\": \"https://...\"}; flags on the command line and INBRENG_... in the environment go before it." placeholder:"FILE"`

	Parse  parseCommand  `cmd:"" help:"Print the record of a document as JSON."`
	Ingest ingestCommand `cmd:"" help:"Build a release from the source files."`
	Serve  serveCommand  `cmd:"" help:"Serve the site; builds a release first when there is none."`
	Search searchCommand `cmd:"" help:"Search a release."`
	Verify verifyCommand `cmd:"" help:"Check that the current release is what was written."`
	Export exportCommand `cmd:"" help:"Write the site as files that any file server serves."`

	ReadPDF readPDFCommand `cmd:"" name:"read-pdf" hidden:""`
}

// streams are where a command writes.
type streams struct {
	out, err io.Writer
}

// The exit codes.
const (
	exitFailed = 1
	exitUsage  = 2
)

// errRefused is the error of a command that has already said what was wrong.
var errRefused = errors.New("something was refused")

func main() { os.Exit(runUntilStopped()) }

// runUntilStopped runs the command line, until it is told to stop.
func runUntilStopped() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr})
}

// run runs a command line and returns the exit code.
func run(ctx context.Context, args []string, std streams) int {
	var cli commandLine
	exited, code := false, 0
	parser, err := kong.New(&cli,
		kong.Name("inbreng"),
		kong.Description("Reads Dutch parliamentary question-and-answer documents and serves them as a site."),
		kong.UsageOnError(),
		kong.DefaultEnvars("INBRENG"),
		kong.Configuration(readConfig),
		kong.Writers(std.out, std.err),
		kong.Exit(func(c int) { exited, code = true, c }),
	)
	if err != nil {
		fmt.Fprintln(std.err, "inbreng:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exited { // --help has been answered
		return code
	}
	if err != nil {
		fmt.Fprintf(std.err, "inbreng: %v (inbreng --help tells what can be typed)\n", err)
		return exitUsage
	}
	command.BindTo(ctx, (*context.Context)(nil))
	command.Bind(std)
	if err := command.Run(); err != nil {
		if !errors.Is(err, errRefused) {
			fmt.Fprintln(std.err, "inbreng:", err)
		}
		return exitFailed
	}
	return 0
}
