// Command konsortium is the whole program: the server with its web application
// and the commands that an administrator or a script runs.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// version is set by the build.
var version = "development"

// Exit codes of every command.
const (
	exitDone         = 0 // done, or yes
	exitNo           = 1 // the answer is no
	exitWrong        = 2 // the call or its input is wrong
	exitSurroundings = 3 // the database, the disk or the port failed
)

// exitError is an error with an exit code of its own. Quiet ones have already
// said what there is to say.
type exitError struct {
	code  int
	cause error
}

func (e *exitError) Error() string {
	if e.cause == nil {
		return ""
	}
	return e.cause.Error()
}

func (e *exitError) Unwrap() error { return e.cause }

// wrong marks an error as the caller's.
func wrong(err error) error { return &exitError{code: exitWrong, cause: err} }

// Streams are what a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// CommandLine is every command and setting.
type CommandLine struct {
	Config

	Serve   ServeCommand   `cmd:"" help:"Serve the web application and the API."`
	Migrate MigrateCommand `cmd:"" help:"Bring the schema up to date, show its state, or take back the newest step."`
	Check   CheckCommand   `cmd:"" help:"Judge a proposal, or a file of them, without a database."`
	Import  ImportCommand  `cmd:"" help:"Take in published data."`
	Health  HealthCommand  `cmd:"" help:"Ask the running program whether it is ready."`
	User    UserCommand    `cmd:"" help:"Make accounts."`
	OpenAPI OpenAPICommand `cmd:"" name:"openapi" help:"Print the OpenAPI document."`
	Version VersionCommand `cmd:"" help:"Print the version."`
}

func main() {
	os.Exit(run(os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}

// run is main with its surroundings given, for tests.
func run(arguments []string, streams Streams) int {
	var line CommandLine
	exited, code := false, 0
	parser, err := kong.New(&line,
		kong.Name("konsortium"),
		kong.Description("Assemble Erasmus+ consortia, plan and run the projects, steer strategic partnerships."),
		kong.Writers(streams.Out, streams.Err),
		kong.Exit(func(status int) { exited, code = true, status }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return fail(streams, err)
	}
	chosen, err := parser.Parse(arguments)
	if exited {
		return code
	}
	if err != nil {
		return fail(streams, wrong(err))
	}
	if err := chosen.Run(&line.Config, streams); err != nil {
		return fail(streams, err)
	}
	return exitDone
}

// fail says in one line what was wrong and gives the exit code.
func fail(streams Streams, err error) int {
	code := exitSurroundings
	var own *exitError
	if errors.As(err, &own) {
		code = own.code
	}
	if text := err.Error(); text != "" {
		_, _ = fmt.Fprintln(streams.Err, "konsortium:", oneLine(text))
	}
	return code
}

// oneLine joins the lines of an error, also those that a library has indented.
func oneLine(text string) string {
	var line strings.Builder
	for part := range strings.SplitSeq(text, "\n") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
			continue
		case line.Len() == 0:
		case strings.HasSuffix(line.String(), ":"):
			line.WriteByte(' ')
		default:
			line.WriteString("; ")
		}
		line.WriteString(part)
	}
	return line.String()
}

// VersionCommand prints the version.
type VersionCommand struct{}

// Run prints it.
func (VersionCommand) Run(streams Streams) error {
	_, err := fmt.Fprintln(streams.Out, version)
	return err
}
