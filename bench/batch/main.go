// Command batch measures `konsortium check --batch`: how many proposals a second it judges and how much memory it takes,
// beside the time that Python's json module takes to read and write the same lines.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	binary := flag.String("binary", "bin/konsortium", "the program to measure")
	lines := flag.Int("lines", 1_000_000, "how many proposals")
	runs := flag.Int("runs", 3, "how often; the fastest counts")
	flag.Parse()
	if err := measure(os.Stdout, *binary, *lines, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "batch:", err)
		os.Exit(1)
	}
}

func measure(out io.Writer, binary string, lines, runs int) error {
	folder, err := os.MkdirTemp("", "konsortium-batch-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	input := filepath.Join(folder, "proposals.jsonl")
	size, err := writeProposals(input, lines)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d lines, %.2f kB each on average; load of the machine: %s\n", lines, float64(size)/float64(lines)/1000, load())
	judged, err := fastest(runs, binary, []string{"check", "--batch", input}, "")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "konsortium check --batch: %.0f proposals/s, %.1f s of which %.0f µs of a core for each, %.1f MB resident at most\n",
		judged.rate(lines), judged.took.Seconds(), float64(judged.cpu.Microseconds())/float64(lines), judged.resident)
	python, err := exec.LookPath("python3")
	if err != nil {
		fmt.Fprintln(out, "python3: skipped, there is none on this machine")
		return nil
	}
	const copying = "import sys, json\nfor line in sys.stdin:\n    sys.stdout.write(json.dumps(json.loads(line)) + '\\n')\n"
	// The comparison needs no more than a part of the lines: its rate does not depend on how many there are.
	fewer := min(lines, 200_000)
	part := filepath.Join(folder, "part.jsonl")
	if _, err := writeProposals(part, fewer); err != nil {
		return err
	}
	copied, err := fastest(runs, python, []string{"-c", copying}, part)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "python3, json.loads and json.dumps only: %.0f lines/s, %.1f MB resident at most; judging is %.1f times as fast\n",
		copied.rate(fewer), copied.resident, judged.rate(lines)/copied.rate(fewer))
	return nil
}

// figure is one run of a program.
type figure struct {
	took time.Duration
	// cpu is what it took of all cores together.
	cpu time.Duration
	// resident is the most memory it held, in megabytes.
	resident float64
}

func (f figure) rate(lines int) float64 { return float64(lines) / f.took.Seconds() }

// fastest runs a program several times with a file as its input, if any, and
// its output thrown away.
func fastest(runs int, program string, arguments []string, input string) (figure, error) {
	best := figure{}
	for range runs {
		one, err := run(program, arguments, input)
		if err != nil {
			return best, fmt.Errorf("%s: %w", program, err)
		}
		if best.took == 0 || one.took < best.took {
			best.took, best.cpu = one.took, one.cpu
		}
		best.resident = max(best.resident, one.resident)
	}
	return best, nil
}

func run(program string, arguments []string, input string) (figure, error) {
	command := exec.Command(program, arguments...) // #nosec G204 -- running the program named is the command's purpose
	command.Stderr = os.Stderr
	if input != "" {
		file, err := os.Open(input) // #nosec G304 -- a file of its own temporary folder
		if err != nil {
			return figure{}, err
		}
		defer func() { _ = file.Close() }()
		command.Stdin = file
	}
	begin := time.Now()
	if err := command.Run(); err != nil {
		return figure{}, err
	}
	took := time.Since(begin)
	usage, known := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !known {
		return figure{}, errors.New("this system tells no memory")
	}
	return figure{took: took, cpu: command.ProcessState.UserTime() + command.ProcessState.SystemTime(), resident: float64(usage.Maxrss) * 1024 / 1e6}, nil
}

func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	return string(text[:min(len(text), 14)])
}
