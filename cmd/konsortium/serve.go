package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"net"
	"net/url"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"konsortium/api"
	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/frontend"
	"konsortium/grant"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/notify"
	"konsortium/organisation"
	"konsortium/partnership"
	"konsortium/reporting"
	"konsortium/schedule"
	"konsortium/workplan"
)

// stopLimit is how long running requests may take after a signal to stop.
const stopLimit = 8 * time.Second

// memoryLimit is where the collector begins to work harder and to give memory
// back, so that a night of imports or sign-ins does not stay resident. GOMEMLIMIT
// overrides it.
const memoryLimit = 48 << 20

// boundMemory sets the limit unless the surroundings have set one.
func boundMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// ServeCommand serves.
type ServeCommand struct {
	Demo bool `help:"Load demonstration data into an empty database and print its password."`
}

// Run serves until it is told to stop.
func (s ServeCommand) Run(config *Config, streams Streams) (err error) {
	if err := config.Validate(); err != nil {
		return wrong(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	boundMemory()
	slog.SetDefault(slog.New(slog.NewTextHandler(streams.Err, nil)))

	base, err := config.Base()
	if err != nil {
		return wrong(err)
	}
	db, err := models.Open(ctx, config.DatabaseAddress(), config.Clock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	if _, err := organisation.New(db).LoadShippedInstitutions(ctx); err != nil {
		return err
	}
	if _, err := grant.New(db).LoadShippedRates(ctx); err != nil {
		return err
	}
	files, err := documents.OpenStore(ctx, config.FilesAddress())
	if err != nil {
		return err
	}
	messages, err := openMessages(config, db, base)
	if err != nil {
		return wrong(err)
	}
	services := compose(db, base, files, messages)
	jobs := schedule.Jobs(db, messages)
	scheduler, err := schedule.New(db, jobs)
	if err != nil {
		return err
	}
	if s.Demo {
		if err := offerDemonstration(ctx, config, db, base, files, streams); err != nil {
			return err
		}
	}
	demonstration, _, err := demonstrationState(ctx, db)
	if err != nil {
		return err
	}
	server := api.New(api.Settings{
		BaseURL: base, Version: version, TrustedProxies: config.Proxies, Demonstration: demonstration, Jobs: scheduledJobs(jobs), MetricsToken: config.MetricsToken,
	}, services, webApplication())
	listener, err := net.Listen("tcp", config.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", config.Listen, err)
	}
	if base.Scheme == "http" {
		_, _ = fmt.Fprintln(streams.Out, "Sign-in cookies travel without TLS, because the base address is http.")
	}
	if !s.Demo {
		if err := offerSetup(ctx, services.Identity, streams); err != nil {
			return err
		}
	}
	_, _ = fmt.Fprintf(streams.Out, "Konsortium %s on %s\n", version, base)

	ended := make(chan error, 1)
	go func() { ended <- server.App().Listener(listener) }()
	if err := scheduler.Start(ctx); err != nil {
		return err
	}
	select {
	case err := <-ended:
		return errors.Join(err, scheduler.Stop())
	case <-ctx.Done():
		return errors.Join(server.App().ShutdownWithTimeout(stopLimit), scheduler.Stop())
	}
}

// offerSetup prints the one-time address at which the first administrator is
// made, as long as there is no account.
func offerSetup(ctx context.Context, people *identity.Service, streams Streams) error {
	address, err := people.PrepareSetup(ctx)
	if err != nil || address == "" {
		return err
	}
	_, err = fmt.Fprintf(streams.Out, "There is no account yet. Make the first administrator here, once:\n  %s\n", address)
	return err
}

// openMessages makes the messages of the program; without a mail server, mail
// waits in the queue.
func openMessages(config *Config, db *models.DB, base *url.URL) (*notify.Service, error) {
	letters, err := notify.NewLetters(base.String())
	if err != nil {
		return nil, err
	}
	var mailer *notify.Mailer
	if config.SMTP != "" {
		if mailer, err = notify.NewMailer(config.SMTP, config.MailFrom); err != nil {
			return nil, fmt.Errorf("KONSORTIUM_SMTP: %w", err)
		}
	}
	return notify.New(db, letters, mailer, models.NewID()), nil
}

func scheduledJobs(jobs []schedule.Job) []api.ScheduledJob {
	lines := make([]api.ScheduledJob, len(jobs))
	for i, job := range jobs {
		lines[i] = api.ScheduledJob{Name: job.Name, Every: job.Every}
	}
	return lines
}

// compose wires the use cases by hand.
func compose(db *models.DB, base *url.URL, files documents.Store, messages *notify.Service) api.Services {
	return api.Services{
		DB:           db,
		Identity:     identity.New(db, base),
		Organisation: organisation.New(db),
		Workplan:     workplan.New(db),
		Grant:        grant.New(db),
		Consortium:   consortium.New(db),
		Partnership:  partnership.New(db),
		Reporting:    reporting.New(db),
		Documents:    documents.New(db, files, documents.DefaultLimits()),
		Notify:       messages,
	}
}

func webApplication() fs.FS {
	files, built := frontend.Files()
	if !built {
		return nil
	}
	return files
}

// OpenAPICommand prints the OpenAPI document.
type OpenAPICommand struct{}

// Run prints it.
func (OpenAPICommand) Run(streams Streams) error {
	server := api.New(api.Settings{BaseURL: &url.URL{Scheme: "http", Host: "localhost:8080"}, Version: "1"}, api.Services{}, nil)
	document, err := server.OpenAPI()
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, document, "", " "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = indented.WriteTo(streams.Out)
	return err
}
