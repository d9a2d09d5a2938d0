package main

import (
	"context"
)

// operation is one thing people do, as the load runs it. A rare one runs a fraction of the asked number of times: sign-in
// spends its time hashing on purpose.
type operation struct {
	name  string
	share float64
	run   func(ctx context.Context, worker int) error
}

func (o operation) measure(ctx context.Context, set settings) result {
	ctx, cancel := context.WithTimeout(ctx, set.limit)
	defer cancel()
	return measure(ctx, o.name, max(1, int(float64(set.requests)*o.share)), set.workers, o.run)
}

// prepare signs one client in for each worker and makes sure that there is what the operations read.
func prepare(ctx context.Context, set settings) ([]operation, error) {
	clients := make([]*client, set.workers)
	for i := range clients {
		one, err := newClient(set.address)
		if err != nil {
			return nil, err
		}
		if err := one.signIn(ctx, set.email, set.password); err != nil {
			return nil, err
		}
		clients[i] = one
	}
	return []operation{
		{name: "sign-in", share: 0.1, run: func(ctx context.Context, _ int) error {
			fresh, err := newClient(set.address)
			if err != nil {
				return err
			}
			return fresh.signIn(ctx, set.email, set.password)
		}},
	}, nil
}
