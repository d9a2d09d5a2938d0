package modeltest

import (
	"context"
	"strings"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/models"
	"konsortium/programme"

	"github.com/stretchr/testify/require"
)

// Password is the password of every account that User makes.
const Password = "seven quiet rivers run"

// passwordHash is Password, hashed with few passes so that tests are quick.
const passwordHash = "$argon2id$v=19$m=64,t=1,p=1$6ebGe9gATWSYaUdTrwURzg$g0HSvfQGsXvJv7v8ClJQX/Hb6++lt9H4NUodR7oAu0Y"

// Write runs fn in a write transaction of the system and fails the test on error.
func Write(t testing.TB, db *models.DB, fn func(tx *models.Tx) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(models.WithActor(context.Background(), access.Actor{System: true}), time.Minute)
	defer cancel()
	require.NoError(t, db.Write(ctx, func(_ context.Context, tx *models.Tx) error { return fn(tx) }))
}

// User makes an active account with roles of the installation.
func User(t testing.TB, db *models.DB, email string, roles ...access.Role) *models.User {
	t.Helper()
	hash := passwordHash
	name, _, _ := strings.Cut(email, "@")
	user := &models.User{
		ID: models.NewID(), Email: email, EmailFolded: email, Name: name, Language: "en", PasswordHash: &hash, Status: models.UserActive,
	}
	Write(t, db, func(tx *models.Tx) error {
		if err := tx.AddUser(user); err != nil {
			return err
		}
		for _, role := range roles {
			if err := tx.GrantRole(user.ID, role); err != nil {
				return err
			}
		}
		return nil
	})
	return user
}

// Organisation makes a higher education institution in a country.
func Organisation(t testing.TB, db *models.DB, name, country string) *models.Organisation {
	t.Helper()
	folded := strings.ToLower(name)
	row := &models.Organisation{
		ID: models.NewID(), Name: name, Type: "higher_education_institution", Country: country, City: name,
		Status: "active", NameFolded: folded, CityFolded: folded, SearchText: folded,
	}
	Write(t, db, func(tx *models.Tx) error { return tx.AddOrganisation(row) })
	return row
}

// OwnOrganisation makes the institution that the installation belongs to.
func OwnOrganisation(t testing.TB, db *models.DB, name, country string) *models.Organisation {
	t.Helper()
	row := Organisation(t, db, name, country)
	row.IsOwn = true
	Write(t, db, func(tx *models.Tx) error { return tx.SaveOrganisation(row) })
	return row
}

// Project makes a running KA203 project of call 2019: 24 months from September 2019.
func Project(t testing.TB, db *models.DB, acronym string, by *models.User) *models.Project {
	t.Helper()
	row := &models.Project{
		ID: models.NewID(), Acronym: acronym, Title: "Project " + acronym, Action: "KA203", CallYear: 2019, Status: "running",
		StartOn: programme.MustDate(2019, 9, 1), DurationMonths: 24, CreatedBy: by.ID,
		HigherEducationRelevance: "It renews teaching in nursing programmes.",
		Objectives:               []string{}, ActivityTypes: []string{}, Sectors: []string{}, AgendaLinks: []models.AgendaLink{},
	}
	Write(t, db, func(tx *models.Tx) error { return tx.AddProject(row) })
	return row
}

// Partner makes an organisation a partner of a project.
func Partner(t testing.TB, db *models.DB, project *models.Project, organisation *models.Organisation, role string) *models.Partner {
	t.Helper()
	row := &models.Partner{ID: models.NewID(), ProjectID: project.ID, OrganisationID: organisation.ID, Role: role, MandateState: "none"}
	Write(t, db, func(tx *models.Tx) error { return tx.AddPartner(row) })
	return row
}

// Member names a person in a project for an organisation.
func Member(t testing.TB, db *models.DB, project *models.Project, user *models.User, organisation *models.Organisation, role access.Role) *models.ProjectMember {
	t.Helper()
	row := &models.ProjectMember{ID: models.NewID(), ProjectID: project.ID, UserID: user.ID, OrganisationID: organisation.ID, Role: string(role)}
	Write(t, db, func(tx *models.Tx) error { return tx.AddProjectMember(row) })
	return row
}
