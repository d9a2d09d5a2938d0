package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// result is what one operation took under load.
type result struct {
	name     string
	times    []time.Duration // of the successful runs, ascending
	failures int
	firstErr error
	elapsed  time.Duration // wall time from the first run's start to the last run's end
}

// percentile gives the smallest time that at least the given share of the runs did not exceed; zero without runs.
func (r result) percentile(share float64) time.Duration {
	if len(r.times) == 0 {
		return 0
	}
	rank := int(share*float64(len(r.times))+0.999999) - 1
	return r.times[min(max(rank, 0), len(r.times)-1)]
}

// perSecond is the number of successful runs in a second of wall time.
func (r result) perSecond() float64 {
	if r.elapsed <= 0 {
		return 0
	}
	return float64(len(r.times)) / r.elapsed.Seconds()
}

// measure runs one operation count times on the given number of workers, and stops early, keeping what it has, when the
// context ends. Each worker is told its number, so that it can use a client or a record of its own.
func measure(ctx context.Context, name string, count, workers int, run func(ctx context.Context, worker int) error) result {
	var (
		left    atomic.Int64
		mutex   sync.Mutex
		waiting sync.WaitGroup
	)
	left.Store(int64(count))
	found := result{name: name, times: make([]time.Duration, 0, count)}
	started := time.Now()
	for worker := range workers {
		waiting.Add(1)
		go func() {
			defer waiting.Done()
			for left.Add(-1) >= 0 && ctx.Err() == nil {
				begun := time.Now()
				err := run(ctx, worker)
				took := time.Since(begun)
				mutex.Lock()
				switch {
				case err == nil:
					found.times = append(found.times, took)
				case errors.Is(err, context.DeadlineExceeded) && ctx.Err() != nil:
					// The run that the end of the time cut off says nothing about the program.
				default:
					found.failures++
					if found.firstErr == nil {
						found.firstErr = err
					}
				}
				mutex.Unlock()
			}
		}()
	}
	waiting.Wait()
	found.elapsed = time.Since(started)
	slices.Sort(found.times)
	return found
}

// heading and line make one Markdown table, so that a run can be pasted into bench/README.md.
func heading() string {
	return "| Operation | runs | failed | p50 | p95 | p99 | per second |\n|---|--:|--:|--:|--:|--:|--:|"
}

func (r result) line() string {
	return fmt.Sprintf("| %s | %d | %d | %s | %s | %s | %.0f |", r.name, len(r.times), r.failures,
		milliseconds(r.percentile(0.50)), milliseconds(r.percentile(0.95)), milliseconds(r.percentile(0.99)), r.perSecond())
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000)
}
