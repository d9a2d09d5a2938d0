package main

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"konsortium/access"
	"konsortium/api"
	"konsortium/documents"
	"konsortium/fault"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/notify"
	"konsortium/organisation"
	"konsortium/programme"
)

// demonstrationLimit bounds the loading of the demonstration data.
const demonstrationLimit = 2 * time.Minute

// offerDemonstration loads the demonstration data into a database that has no
// accounts, and prints the password that all its sign-ins share. A database
// with other data is refused.
func offerDemonstration(ctx context.Context, config *Config, db *models.DB, base *url.URL, files documents.Store, streams Streams) error {
	marked, accounts, err := demonstrationState(ctx, db)
	if err != nil {
		return err
	}
	if !marked && accounts > 0 {
		return wrong(errors.New("--demo needs an empty database; this one holds other data"))
	}
	path := filepath.Join(config.Data, "demo-password")
	password, err := demonstrationPassword(path, marked)
	if err != nil {
		return err
	}
	if !marked {
		if err := loadDemonstration(ctx, config, base, files, password); err != nil {
			return fmt.Errorf("load the demonstration data: %w", err)
		}
	}
	_, err = fmt.Fprintf(streams.Out, "password: %s\nSign in as one of these with it:\n", password)
	for _, person := range demonstrationPeople() {
		if err == nil {
			_, err = fmt.Fprintf(streams.Out, "  %-24s %s\n", person.email, person.does)
		}
	}
	return err
}

func demonstrationState(ctx context.Context, db *models.DB) (marked bool, accounts int64, err error) {
	err = db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		day, err := tx.Setting(models.SettingDemonstration)
		if err != nil {
			return err
		}
		marked = day != ""
		accounts, err = tx.CountUsers()
		return err
	})
	return marked, accounts, err
}

// demonstrationPassword reads the kept password, or makes one for new data. It
// begins with a letter and has letters and digits only.
func demonstrationPassword(path string, marked bool) (string, error) {
	kept, err := os.ReadFile(path) // #nosec G304 -- the data folder of the installation
	if err == nil {
		return strings.TrimSpace(string(kept)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if marked {
		return "", fmt.Errorf("%s is gone; without it nobody can sign in to the demonstration data. Remove the data and start again", path)
	}
	raw := make([]byte, 12)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	password := "demo-" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	return password, os.WriteFile(path, []byte(password+"\n"), 0o600)
}

// demonstration builds the data through the use cases. Its clock is set to the
// day on which each step is said to have happened.
type demonstration struct {
	api.Services
	now      time.Time
	loadedAt time.Time
	today    programme.Date
	password string
	users    map[string]*models.User
}

// loadDemonstration builds everything on a connection with a clock of its own.
func loadDemonstration(ctx context.Context, config *Config, base *url.URL, files documents.Store, password string) (err error) {
	ctx, cancel := context.WithTimeout(ctx, demonstrationLimit)
	defer cancel()
	loadedAt := config.Clock()().UTC()
	d := &demonstration{now: loadedAt, loadedAt: loadedAt, today: programme.DateOf(loadedAt), password: password, users: map[string]*models.User{}}
	db, err := models.Open(ctx, config.DatabaseAddress(), func() time.Time { return d.now })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	letters, err := notify.NewLetters(base.String())
	if err != nil {
		return err
	}
	d.Services = compose(db, base, files, notify.New(db, letters, nil, "demonstration"))
	for _, step := range []func(context.Context) error{d.people, d.finishedProject, d.runningProject, d.draftProject, d.ownRuleBook, d.proposals} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	d.now = d.loadedAt
	return db.Write(system(ctx), func(_ context.Context, tx *models.Tx) error {
		// Mail of the past is not sent, and what was told then counts as read.
		if err := tx.DropQueue(); err != nil {
			return err
		}
		return tx.MarkDemonstration()
	})
}

func system(ctx context.Context) context.Context {
	return models.WithActor(ctx, access.Actor{System: true})
}

// on sets the clock to nine in the morning of a day, never later than the
// moment of loading.
func (d *demonstration) on(day programme.Date) {
	d.now = day.Time().Add(9 * time.Hour)
	if d.now.After(d.loadedAt) {
		d.now = d.loadedAt
	}
}

// as gives a context in which a person acts, with the rights of the moment.
func (d *demonstration) as(ctx context.Context, who string) context.Context {
	var actor access.Actor
	err := d.DB.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		actor, err = tx.ActorFor(d.users[who].ID)
		return err
	})
	if err != nil {
		return models.WithActor(ctx, access.Actor{})
	}
	return models.WithActor(ctx, actor)
}

type demonstrationPerson struct {
	email, name, language, does string
	roles                       []access.Role
	code                        string
}

// demonstrationPeople are the sign-ins. The code is the Erasmus code of the
// institution that each belongs to.
func demonstrationPeople() []demonstrationPerson {
	return []demonstrationPerson{
		{"admin@demo.example", "Astrid Alm", "sv", "administrator: accounts, settings, jobs", []access.Role{access.Administrator}, ownCode},
		{"office@demo.example", "Olle Öberg", "sv", "international office: all projects", []access.Role{access.InternationalOffice}, ownCode},
		{"manager@demo.example", "Maria Månsson", "sv", "project manager of all demonstration projects", []access.Role{access.Employee}, ownCode},
		{"finance@demo.example", "Filip Friberg", "sv", "finance: reads projects, approves costs", []access.Role{access.Finance}, ownCode},
		{"leadership@demo.example", "Lena Lagerlöf", "sv", "leadership: reads all projects", []access.Role{access.Leadership}, ownCode},
		{"partner.fi@demo.example", "Petra Pettersson", "sv", "partner lead at Åbo Akademi", nil, finnishCode},
		{"partner.de@demo.example", "Paul Peters", "en", "partner lead in Heidelberg", nil, germanCode},
		{"auditor@demo.example", "Agnes Ahlberg", "en", "auditor of two projects, until a date", nil, ownCode},
	}
}

// Erasmus codes of the institutions that take part.
const (
	ownCode          = "S LUND01"
	finnishCode      = "SF TURKU02"
	finnishOtherCode = "SF TURKU01"
	germanCode       = "D HEIDELB01"
	estonianCode     = "EE TARTU02"
	norwegianCode    = "N BERGEN01"
)

// people makes the accounts, before the first project began.
func (d *demonstration) people(ctx context.Context) error {
	d.on(programme.MustDate(2018, 1, 15))
	for i, person := range demonstrationPeople() {
		organisationID, err := d.institution(ctx, person.code)
		if err != nil {
			return err
		}
		user, _, err := d.Identity.AddAccount(system(ctx), identity.NewAccount{
			Email: person.email, Name: person.name, Language: person.language, Roles: person.roles, Password: d.password, OrganisationID: organisationID, Own: i == 0,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", person.email, err)
		}
		d.users[person.email] = user
	}
	return nil
}

// institution finds an institution of the register by its Erasmus code.
func (d *demonstration) institution(ctx context.Context, code string) (string, error) {
	found, err := d.Organisation.SearchOrganisations(system(ctx), organisation.Search{Typed: code}, models.PageRequest{Limit: 5})
	if err != nil {
		return "", err
	}
	for _, row := range found.Page.Items {
		if row.ErasmusCode != nil && strings.Join(strings.Fields(*row.ErasmusCode), " ") == code {
			return row.ID, nil
		}
	}
	return "", fault.Missing("institution " + code)
}

// name gives a person a part in a project: invited by the office, accepted by
// the person.
func (d *demonstration) name(ctx context.Context, projectID, who, code string, role access.Role, until programme.Date) error {
	organisationID, err := d.institution(ctx, code)
	if err != nil {
		return err
	}
	user := d.users[who]
	invited, err := d.Identity.Invite(d.as(ctx, office), identity.NewInvitation{
		Email: user.Email, Name: user.Name, Language: user.Language, OrganisationID: organisationID, ProjectID: projectID, Role: role, UntilOn: until,
	})
	if err != nil {
		return fmt.Errorf("invite %s: %w", who, err)
	}
	_, secret, _ := strings.Cut(invited.Link, "#token=")
	_, err = d.Identity.AcceptInvitation(d.as(ctx, who), secret, identity.Acceptance{})
	return err
}
