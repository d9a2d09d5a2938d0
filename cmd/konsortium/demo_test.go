package main

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/organisation"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// demonstrated is a database with the demonstration data, loaded on a day.
func demonstrated(t *testing.T, day string) (*models.DB, *Config, string) {
	t.Helper()
	clock := modeltest.NewClock(day)
	config := &Config{Database: modeltest.Address(t), Data: t.TempDir(), Now: clock.Now().Format(time.RFC3339), Test: true}
	db, err := models.Open(context.Background(), config.Database, clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	takingPart(t, db)
	return db, config, load(t, db, config)
}

// takingPart registers the shipped institutions that the demonstration names, which is quicker than all of them.
func takingPart(t *testing.T, db *models.DB) {
	t.Helper()
	shipped, err := os.ReadFile("../../reference/data/institutions.csv")
	require.NoError(t, err)
	codes := []string{ownCode, finnishCode, finnishOtherCode, germanCode, estonianCode, norwegianCode}
	named := regexp.MustCompile(",(" + strings.ReplaceAll(strings.Join(codes, "|"), " ", " +") + "),")
	lines := strings.Split(string(shipped), "\n")
	list := lines[:1]
	for _, line := range lines[1:] {
		if named.MatchString(line) {
			list = append(list, line)
		}
	}
	plan, err := organisation.New(db).ImportInstitutions(models.WithActor(context.Background(), access.Actor{System: true}), []byte(strings.Join(list, "\n")))
	require.NoError(t, err)
	require.Equal(t, len(codes), plan.Added)
}

func load(t *testing.T, db *models.DB, config *Config) string {
	t.Helper()
	files, err := documents.NewDirectory(filepath.Join(config.Data, "files"))
	require.NoError(t, err)
	var out bytes.Buffer
	base := &url.URL{Scheme: "http", Host: "localhost:8080"}
	require.NoError(t, offerDemonstration(context.Background(), config, db, base, files, Streams{Out: &out, Err: &out}))
	return out.String()
}

func TestMain(m *testing.M) { modeltest.Main(m) }

func TestTheDemonstrationShowsThreeProjectsWithWholeChainsAndOnePassword(t *testing.T) {
	for _, day := range []string{"2026-11-22", "2028-02-29"} {
		t.Run(day, func(t *testing.T) {
			db, config, printed := demonstrated(t, day)
			assert.Regexp(t, regexp.MustCompile(`\Apassword: [A-Za-z][A-Za-z0-9-]{15,31}\n`), printed)
			ctx := models.WithActor(context.Background(), access.Actor{System: true})
			list, err := consortium.New(db).Projects(ctx, models.ProjectFilter{}, models.PageRequest{}, false)
			require.NoError(t, err)
			states := map[string]string{}
			for _, project := range list.Items {
				states[project.Acronym] = project.Status + " " + string(project.Verdict)
				assert.True(t, project.Demonstration, project.Acronym)
				budget, err := grant.New(db).ReadBudget(ctx, project.ID)
				require.NoError(t, err)
				if project.Acronym != "LIGHTHOUSE" {
					assert.Equal(t, project.GrantAwardedCents.String(), budget.Positions.Whole.Planned.String(), project.Acronym)
				}
				for place, position := range budget.Positions.PartnerYear {
					assert.LessOrEqual(t, position.Approved.Cents(), position.Planned.Cents(), "%s %v", project.Acronym, place)
				}
				for _, year := range budget.Years {
					if project.Acronym == "LIGHTHOUSE" && year.Year == 1 {
						require.Len(t, year.Breaches, 1, "the application shows what a breach looks like")
						assert.Equal(t, 12, year.Breaches[0].Month)
						assert.Equal(t, "3000.00", year.Breaches[0].Over.String())
					} else if year.Cap != nil {
						assert.LessOrEqual(t, year.Planned.Cents(), year.Cap.Cents(), "%s year %d", project.Acronym, year.Year)
					}
				}
			}
			wholeChains(t, db)
			assert.Equal(t, printed, load(t, db, config), "a second start prints the same and loads nothing")
			assert.Equal(t, map[string]string{"NORDNURSE": "closed eligible", "BRIDGE": "running eligible", "LIGHTHOUSE": "planning not_eligible"}, states)
		})
	}
}

// wholeChains verifies the institution's chain and every project's.
func wholeChains(t *testing.T, db *models.DB) {
	t.Helper()
	ctx := models.WithActor(context.Background(), access.Actor{System: true})
	require.NoError(t, db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		page, err := tx.Projects(access.Reach{Everything: true}, models.ProjectFilter{}, models.PageRequest{})
		require.NoError(t, err)
		chains := []string{audit.Institution}
		for _, project := range page.Items {
			chains = append(chains, project.ID)
		}
		for _, chain := range chains {
			links, head, err := tx.AuditLinks(chain)
			require.NoError(t, err)
			assert.NotEmpty(t, links)
			_, err = audit.Verify(links, head.Seq, head.Hash)
			require.NoError(t, err, chain)
		}
		return nil
	}))
}

func TestADatabaseWithOtherDataRefusesTheDemonstration(t *testing.T) {
	db := modeltest.Open(t)
	modeltest.User(t, db, "somebody@example.org")
	err := offerDemonstration(context.Background(), &Config{Data: t.TempDir()}, db, &url.URL{Scheme: "http", Host: "localhost"}, nil, Streams{})
	require.ErrorContains(t, err, "other data")
}
