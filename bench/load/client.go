package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"
)

// client is one signed-in browser: its own cookie jar and connections.
type client struct {
	base string
	http *http.Client
}

// newClient refuses any address that is not this machine's own: a load program is not pointed at others.
func newClient(base string) (*client, error) {
	address, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	if host := address.Hostname(); host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return nil, fmt.Errorf("%s is not an address of this machine: only a loopback address is put under load", base)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{MaxIdleConnsPerHost: 4, IdleConnTimeout: time.Minute}
	return &client{base: strings.TrimSuffix(base, "/"), http: &http.Client{Jar: jar, Transport: transport, Timeout: 30 * time.Second}}, nil
}

// call sends one request and decodes the answer into out, which may be nil. Any status from 400 is an error that carries
// the start of the answer.
func (c *client) call(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return err
	}
	if in != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if method != http.MethodGet {
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s %s: %d %.300s", method, path, response.StatusCode, text)
	}
	if out != nil {
		if err := json.Unmarshal(text, out); err != nil {
			return fmt.Errorf("%s %s: %w", method, path, err)
		}
	}
	return nil
}

func (c *client) signIn(ctx context.Context, email, password string) error {
	return c.call(ctx, http.MethodPost, "/api/v1/session", map[string]string{"email": email, "password": password}, nil)
}
