package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/organisation"
)

// UserCommand makes accounts from a terminal.
type UserCommand struct {
	Add UserAddCommand `cmd:"" help:"Make an account. Without --password-stdin a link to choose the password is printed, which works once, within a day."`
}

// UserAddCommand makes one account.
type UserAddCommand struct {
	Email           string        `required:"" help:"Address to sign in with."`
	Name            string        `required:"" help:"The person's name."`
	Language        string        `help:"sv or en." enum:"sv,en" default:"sv"`
	Role            []access.Role `help:"Role of the installation, repeatable: administrator, international_office, leadership, finance, employee." placeholder:"ROLE"`
	Organisation    string        `help:"Where the person belongs: id, PIC, OID or Erasmus code in the register." placeholder:"ID" xor:"organisation"`
	OwnOrganisation string        `help:"The same, and it becomes the own institution of this installation." placeholder:"ID" xor:"organisation"`
	PasswordStdin   bool          `help:"Read the password from the first line of standard input."`
}

// userLimit is how long making an account may take.
const userLimit = time.Minute

// Run makes the account.
func (u UserAddCommand) Run(config *Config, streams Streams) (err error) {
	if err := config.Validate(); err != nil {
		return wrong(err)
	}
	base, err := config.Base()
	if err != nil {
		return wrong(err)
	}
	given := identity.NewAccount{Email: u.Email, Name: u.Name, Language: u.Language, Roles: u.Role, Own: u.OwnOrganisation != ""}
	if u.PasswordStdin {
		if given.Password, err = readPassword(streams.In); err != nil {
			return wrong(err)
		}
	}
	ctx, cancel := context.WithTimeout(models.WithActor(context.Background(), access.Actor{System: true}), userLimit)
	defer cancel()
	db, err := models.Open(ctx, config.DatabaseAddress(), config.Clock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Migrate(ctx); err != nil {
		return err
	}
	if given.OrganisationID, err = u.findOrganisation(ctx, db); err != nil {
		return err
	}
	user, link, err := identity.New(db, base).AddAccount(ctx, given)
	if err != nil {
		return told(err)
	}
	_, err = fmt.Fprintf(streams.Out, "%s %s\n", user.ID, user.Email)
	if err == nil && link != "" {
		_, err = fmt.Fprintf(streams.Out, "%s\n", link)
	}
	return err
}

// findOrganisation finds what was named in the register, which is filled first.
func (u UserAddCommand) findOrganisation(ctx context.Context, db *models.DB) (string, error) {
	named, flag := u.Organisation, "--organisation"
	if u.OwnOrganisation != "" {
		named, flag = u.OwnOrganisation, "--own-organisation"
	}
	if named == "" {
		return "", nil
	}
	register := organisation.New(db)
	if _, err := register.LoadShippedInstitutions(ctx); err != nil {
		return "", err
	}
	if models.ValidID(named) {
		return named, nil
	}
	found, err := register.SearchOrganisations(ctx, organisation.Search{Typed: named}, models.PageRequest{Limit: 2})
	if err != nil {
		return "", err
	}
	if items := found.Page.Items; len(items) > 0 && carries(items[0], named) {
		return items[0].ID, nil
	}
	return "", wrong(fmt.Errorf("%s: expected the id, PIC, OID or Erasmus code of an organisation in the register, found %q", flag, named))
}

// carries tells whether one of an organisation's identifiers is the one named,
// apart from blanks and case.
func carries(row models.Organisation, named string) bool {
	bare := func(text string) string { return strings.ToUpper(strings.ReplaceAll(text, " ", "")) }
	for _, identifier := range []*string{row.PIC, row.OID, row.ErasmusCode} {
		if identifier != nil && bare(*identifier) == bare(named) {
			return true
		}
	}
	return false
}

func readPassword(input io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(input, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errors.New("standard input: expected a password on the first line")
	}
	return line, nil
}

// told gives a refusal its exit code: what the call got wrong is 2, what stands
// against it in the installation is 1.
func told(err error) error {
	found, ok := fault.Of(err)
	if !ok {
		return err
	}
	switch found.Kind {
	case fault.Invalid:
		problems := make([]string, len(found.Fields))
		for i, field := range found.Fields {
			problems[i] = strings.TrimPrefix(field.Pointer, "/") + ": " + field.Code
		}
		return wrong(errors.New(strings.Join(problems, "; ")))
	case fault.Conflict:
		return &exitError{code: exitNo, cause: errors.New(found.Message)}
	default:
		return err
	}
}
