package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"konsortium/notify"
)

// Config is every setting of the program: defaults, then the environment, then
// flags. Nothing else reads the environment.
type Config struct {
	Database     string `help:"sqlite:PATH or postgres://…; empty means sqlite:DATA/konsortium.db." env:"KONSORTIUM_DATABASE"`
	Data         string `help:"Folder for the embedded database and files." env:"KONSORTIUM_DATA" default:"data"`
	Listen       string `help:"Address to listen on." env:"KONSORTIUM_LISTEN" default:"127.0.0.1:8080"`
	BaseURL      string `name:"base-url" help:"Address that people use; links in mail begin with it. Empty means http:// and the listening address." env:"KONSORTIUM_BASE_URL"`
	Files        string `help:"Where documents are kept: dir:PATH or s3://…; empty means dir:DATA/files." env:"KONSORTIUM_FILES"`
	SMTP         string `name:"smtp" help:"Mail server: smtp://user:password@host:port?tls=starttls|none|tls. Empty: mail waits in the queue." env:"KONSORTIUM_SMTP"`
	MailFrom     string `help:"Sender of mail." env:"KONSORTIUM_MAIL_FROM" default:"Konsortium <konsortium@localhost>"`
	Proxies      int    `help:"How many reverse proxies of your own stand in front." env:"KONSORTIUM_PROXIES" default:"0"`
	MetricsToken string `help:"Bearer token for /metrics; empty closes it." env:"KONSORTIUM_METRICS_TOKEN"`
	InsecureHTTP bool   `name:"insecure-http" help:"Allow an http base address that is not on this machine." env:"KONSORTIUM_INSECURE_HTTP"`
	Now          string `hidden:"" help:"Fixed clock for tests; needs KONSORTIUM_TEST=1." env:"KONSORTIUM_NOW"`
	Test         bool   `hidden:"" env:"KONSORTIUM_TEST"`
}

// DatabaseAddress is where the database is.
func (c *Config) DatabaseAddress() string {
	if c.Database != "" {
		return c.Database
	}
	return "sqlite:" + filepath.Join(c.Data, "konsortium.db")
}

// FilesAddress is where documents are kept.
func (c *Config) FilesAddress() string {
	if c.Files != "" {
		return c.Files
	}
	return "dir:" + filepath.Join(c.Data, "files")
}

// Base is the address that people use.
func (c *Config) Base() (*url.URL, error) {
	address := c.BaseURL
	if address == "" {
		host, port, err := net.SplitHostPort(c.Listen)
		if err != nil {
			return nil, fmt.Errorf("KONSORTIUM_LISTEN: %w", err)
		}
		if host == "" || host == "0.0.0.0" || host == "::" || host == "127.0.0.1" {
			host = "localhost"
		}
		address = "http://" + net.JoinHostPort(host, port)
	}
	base, err := url.Parse(address)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		return nil, fmt.Errorf("KONSORTIUM_BASE_URL: %q is not an http or https address", address)
	}
	return base, nil
}

// Clock gives the time, fixed in tests.
func (c *Config) Clock() func() time.Time {
	if c.Now == "" {
		return time.Now
	}
	fixed, err := time.Parse(time.RFC3339, c.Now)
	if err != nil {
		return time.Now
	}
	return func() time.Time { return fixed }
}

// Validate reports every problem of the settings at once.
func (c *Config) Validate() error {
	var problems []error
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		problems = append(problems, fmt.Errorf("KONSORTIUM_LISTEN: %q is not host:port", c.Listen))
	}
	database := c.DatabaseAddress()
	if !strings.HasPrefix(database, "sqlite:") && !strings.HasPrefix(database, "postgres://") && !strings.HasPrefix(database, "postgresql://") {
		problems = append(problems, errors.New("KONSORTIUM_DATABASE: expected sqlite:PATH or postgres://…"))
	}
	if files := c.FilesAddress(); !strings.HasPrefix(files, "dir:") && !strings.HasPrefix(files, "s3://") {
		problems = append(problems, errors.New("KONSORTIUM_FILES: expected dir:PATH or s3://…"))
	}
	if c.SMTP != "" {
		if _, err := notify.NewMailer(c.SMTP, c.MailFrom); err != nil {
			problems = append(problems, fmt.Errorf("KONSORTIUM_SMTP: %w", err))
		}
	}
	base, err := c.Base()
	if err != nil {
		// Without a base address it is made from the listening one, which was judged above.
		if c.BaseURL != "" {
			problems = append(problems, err)
		}
	} else if base.Scheme == "http" && !isLoopback(base.Hostname()) && !c.InsecureHTTP {
		problems = append(problems, fmt.Errorf("KONSORTIUM_BASE_URL: %s is not on this machine, so it must be https (or start with --insecure-http)", base))
	}
	if c.Proxies < 0 {
		problems = append(problems, errors.New("KONSORTIUM_PROXIES: expected 0 or more"))
	}
	if c.Now != "" {
		if !c.Test {
			problems = append(problems, errors.New("KONSORTIUM_NOW: a fixed clock is for tests; it needs KONSORTIUM_TEST=1"))
		}
		if _, err := time.Parse(time.RFC3339, c.Now); err != nil {
			problems = append(problems, fmt.Errorf("KONSORTIUM_NOW: %q is not an instant as 2026-03-16T12:00:00Z", c.Now))
		}
	}
	return errors.Join(problems...)
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	address := net.ParseIP(host)
	return address != nil && address.IsLoopback()
}
