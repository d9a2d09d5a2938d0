// Command load puts a running program on this machine under a bounded load and prints a table of what it took.
// It signs in as the demonstration's people, so it is run against `konsortium serve --demo`; see bench/README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

// settings bound the load: no operation runs more often, and nothing runs longer.
type settings struct {
	address  string
	email    string
	password string
	requests int
	workers  int
	limit    time.Duration
	pid      int
}

func main() {
	var set settings
	flag.StringVar(&set.address, "address", "http://127.0.0.1:8080", "base address of the running program; only a loopback address is accepted")
	flag.StringVar(&set.email, "email", "office@demo.example", "who signs in")
	flag.IntVar(&set.requests, "requests", 2000, "runs of each operation")
	flag.IntVar(&set.workers, "workers", 8, "how many run at once")
	flag.DurationVar(&set.limit, "limit", 20*time.Second, "time for each operation")
	flag.IntVar(&set.pid, "pid", 0, "process of the program, to read its resident memory (Linux)")
	flag.Parse()
	set.password = os.Getenv("KONSORTIUM_LOAD_PASSWORD")
	if err := load(context.Background(), set, os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// load runs the operations one after the other and fails when any run of any of them did.
func load(ctx context.Context, set settings, out io.Writer) error {
	if set.password == "" {
		return errors.New("KONSORTIUM_LOAD_PASSWORD is empty: it is the password that serve --demo prints")
	}
	if set.requests < 1 || set.requests > 100_000 || set.workers < 1 || set.workers > 64 || set.limit > 5*time.Minute {
		return errors.New("at most 100000 requests, 64 workers and 5 minutes")
	}
	operations, err := prepare(ctx, set)
	if err != nil {
		return err
	}
	var failed error
	_, _ = fmt.Fprintln(out, heading())
	for _, one := range operations {
		found := one.measure(ctx, set)
		_, _ = fmt.Fprintln(out, found.line())
		if found.failures > 0 {
			failed = errors.Join(failed, fmt.Errorf("%s: %d failed, first: %w", found.name, found.failures, found.firstErr))
		}
	}
	if set.pid > 0 {
		resident, err := residentMemory(set.pid)
		if err != nil {
			return errors.Join(failed, err)
		}
		_, _ = fmt.Fprintf(out, "\nresident memory after the load: %.1f MB\n", float64(resident)/1e6)
	}
	return failed
}
