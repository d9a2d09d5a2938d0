package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// healthLimit is how long the running program may take to say that it is ready.
const healthLimit = 4 * time.Second

// HealthCommand asks the program that runs with the same settings whether it
// is ready. A container has no other tool to ask with.
type HealthCommand struct{}

// Run exits 0 when the program serves and its database answers, 1 when not.
func (HealthCommand) Run(config *Config, streams Streams) error {
	if err := config.Validate(); err != nil {
		return wrong(err)
	}
	host, port, err := net.SplitHostPort(config.Listen)
	if err != nil {
		return wrong(err)
	}
	if address := net.ParseIP(host); host == "" || address != nil && address.IsUnspecified() {
		host = "localhost"
	}
	ctx, cancel := context.WithTimeout(context.Background(), healthLimit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return &exitError{code: exitNo, cause: err}
	}
	if err := answer.Body.Close(); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return &exitError{code: exitNo, cause: errors.New("not ready: " + answer.Status)}
	}
	_, err = fmt.Fprintln(streams.Out, "ready")
	return err
}
