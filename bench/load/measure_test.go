package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestPercentilesAreTakenFromTheRunsThemselves(t *testing.T) {
	hundred := result{}
	for i := 1; i <= 100; i++ {
		hundred.times = append(hundred.times, time.Duration(i)*time.Millisecond)
	}
	for share, wanted := range map[float64]time.Duration{0.5: 50, 0.95: 95, 0.99: 99, 1: 100, 0: 1} {
		if got := hundred.percentile(share); got != wanted*time.Millisecond {
			t.Errorf("percentile %v is %v, expected %d ms", share, got, wanted)
		}
	}
	if got := (result{}).percentile(0.5); got != 0 {
		t.Errorf("without runs the percentile is %v", got)
	}
	one := result{times: []time.Duration{time.Second}}
	if got := one.percentile(0.99); got != time.Second {
		t.Errorf("one run's percentile is %v", got)
	}
}

func TestExactlyTheAskedNumberOfRunsIsMade(t *testing.T) {
	var runs atomic.Int64
	found := measure(t.Context(), "x", 100, 7, func(context.Context, int) error {
		if runs.Add(1)%10 == 0 {
			return errors.New("every tenth fails")
		}
		return nil
	})
	if runs.Load() != 100 || len(found.times) != 90 || found.failures != 10 || found.firstErr == nil {
		t.Errorf("%d runs, %d good, %d failed, first error %v", runs.Load(), len(found.times), found.failures, found.firstErr)
	}
}

func TestTheEndOfTheTimeStopsARunWithoutCountingAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 20500*time.Microsecond)
		defer cancel()
		found := measure(ctx, "slow", 1_000_000, 2, func(ctx context.Context, _ int) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(time.Millisecond):
				return nil
			}
		})
		// Two workers, a millisecond a run, and the run that the end cuts off.
		if found.failures != 0 || len(found.times) != 40 {
			t.Errorf("%d good, %d failed (%v)", len(found.times), found.failures, found.firstErr)
		}
	})
}
