package notify_test

import (
	"context"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/notify"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

func asSystem() context.Context {
	return models.WithActor(context.Background(), access.Actor{System: true})
}

func service(t *testing.T, db *models.DB, mailer *notify.Mailer, runner string) *notify.Service {
	t.Helper()
	letters, err := notify.NewLetters("http://localhost:8080")
	require.NoError(t, err)
	return notify.New(db, letters, mailer, runner)
}

// queue puts one invitation into the outbox.
func queue(t *testing.T, db *models.DB, key string) {
	t.Helper()
	modeltest.Write(t, db, func(tx *models.Tx) error {
		return tx.QueueMail(models.Mail{OnceKey: key, Kind: "report_due", Recipient: "anna@lund.example", RecipientName: "Anna", Language: "en", Params: map[string]any{
			"name": "Anna", "organisation": "Lund", "project": "BRIDGE", "period": "1", "dueOn": "2026-03-30", "path": "/projects/x/reports",
		}})
	})
}

func outbox(t *testing.T, db *models.DB) []models.OutboxMessage {
	t.Helper()
	var rows models.Page[models.OutboxMessage]
	require.NoError(t, db.Read(asSystem(), func(_ context.Context, tx *models.Tx) error {
		var err error
		rows, err = tx.Messages("", models.PageRequest{})
		return err
	}))
	return rows.Items
}

func TestQueuedMailIsHandedOverOnceAndKeepsNoParameters(t *testing.T) {
	server := startServer(t, serverOptions{})
	db := modeltest.Open(t)
	queue(t, db, "a")
	queue(t, db, "a")
	messages := service(t, db, mailer(t, server.address("none")), "one")
	sent, err := messages.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Equal(t, 1, sent)
	again, err := messages.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Zero(t, again)
	require.Len(t, server.taken(), 1)
	rows := outbox(t, db)
	require.Len(t, rows, 1, "the same key is queued once")
	assert.Equal(t, models.MailSent, rows[0].Status)
	assert.Empty(t, rows[0].Params)
	assert.Contains(t, server.taken()[0].data, rows[0].MessageID)
}

func TestWithTheServerDownMailWaitsAndIsTriedAgainWithTheSameID(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	dead := "smtp://" + listener.Addr().String() + "?tls=none"
	require.NoError(t, listener.Close())
	clock := modeltest.NewClock(modeltest.Today)
	db := modeltest.OpenAt(t, clock)
	queue(t, db, "a")
	sent, err := service(t, db, mailer(t, dead), "one").DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Zero(t, sent)
	waiting := outbox(t, db)[0]
	assert.Equal(t, models.MailQueued, waiting.Status)
	assert.Equal(t, 1, waiting.Attempts)
	assert.NotEmpty(t, waiting.LastError)
	assert.True(t, waiting.NextAttemptAt.After(clock.Now()))

	server := startServer(t, serverOptions{})
	alive := service(t, db, mailer(t, server.address("none")), "one")
	early, err := alive.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Zero(t, early, "not before its pause is over")
	clock.Advance(time.Minute)
	late, err := alive.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Equal(t, 1, late)
	assert.Contains(t, server.taken()[0].data, waiting.MessageID)
}

func TestARefusedMessageFailsAndAnAdministratorTriesItAgain(t *testing.T) {
	db := modeltest.Open(t)
	queue(t, db, "a")
	modeltest.Write(t, db, func(tx *models.Tx) error {
		return tx.QueueMail(models.Mail{OnceKey: "b", Kind: "report_due", Recipient: "no address", Language: "en", Params: map[string]any{}})
	})
	server := startServer(t, serverOptions{})
	messages := service(t, db, mailer(t, server.address("none")), "one")
	sent, err := messages.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Equal(t, 1, sent, "the other message still goes")
	var failed models.OutboxMessage
	for _, row := range outbox(t, db) {
		if row.OnceKey == "b" {
			failed = row
		}
	}
	assert.Equal(t, models.MailFailed, failed.Status)
	admin := modeltest.User(t, db, "admin@example.org", access.Administrator)
	office := modeltest.User(t, db, "office@example.org", access.InternationalOffice)
	as := func(user *models.User, role access.Role) context.Context {
		return models.WithActor(context.Background(), access.Actor{UserID: user.ID, Roles: []access.Role{role}})
	}
	var refusal *access.Refusal
	require.ErrorAs(t, messages.RetryMessage(as(office, access.InternationalOffice), failed.ID), &refusal)
	require.NoError(t, messages.RetryMessage(as(admin, access.Administrator), failed.ID))
	assert.Error(t, messages.RetryMessage(as(admin, access.Administrator), failed.ID), "it waits already")
}

func TestAMessageOfAVanishedRunnerIsTakenOverOnlyAfterItsTime(t *testing.T) {
	clock := modeltest.NewClock(modeltest.Today)
	db := modeltest.OpenAt(t, clock)
	queue(t, db, "a")
	modeltest.Write(t, db, func(tx *models.Tx) error {
		row, err := tx.ClaimMessage("vanished", 2*time.Minute)
		require.NotNil(t, row)
		return err
	})
	server := startServer(t, serverOptions{})
	messages := service(t, db, mailer(t, server.address("none")), "alive")
	early, err := messages.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Zero(t, early)
	clock.Advance(3 * time.Minute)
	late, err := messages.DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Equal(t, 1, late)
}

// reminded is a running project with a lead at Turku and a manager at Lund.
type reminded struct {
	db            *models.DB
	clock         *modeltest.Clock
	project       *models.Project
	turku         *models.Partner
	lead, manager *models.User
	work          *models.WorkPackage
}

func newReminded(t *testing.T) *reminded {
	t.Helper()
	clock := modeltest.NewClock("2020-03-16")
	db := modeltest.OpenAt(t, clock)
	r := &reminded{db: db, clock: clock, lead: modeltest.User(t, db, "lead@turku.example"), manager: modeltest.User(t, db, "manager@lund.example")}
	lund, turku := modeltest.Organisation(t, db, "Lund", "SE"), modeltest.Organisation(t, db, "Turku", "FI")
	r.project = modeltest.Project(t, db, "BRIDGE", r.manager)
	coordinator := modeltest.Partner(t, db, r.project, lund, "coordinator")
	r.turku = modeltest.Partner(t, db, r.project, turku, "partner")
	modeltest.Member(t, db, r.project, r.manager, lund, access.ProjectManager)
	modeltest.Member(t, db, r.project, r.lead, turku, access.PartnerLead)
	r.work = &models.WorkPackage{
		ID: models.NewID(), ProjectID: r.project.ID, Number: 1, Title: "Material", LeadPartnerID: coordinator.ID,
		StartsOn: r.project.StartOn, EndsOn: r.project.EndOn(),
	}
	modeltest.Write(t, db, func(tx *models.Tx) error { return tx.AddWorkPackage(r.work) })
	return r
}

func (r *reminded) deliverable(t *testing.T, code string, due programme.Date) *models.Deliverable {
	t.Helper()
	row := &models.Deliverable{
		ID: models.NewID(), ProjectID: r.project.ID, WorkPackageID: r.work.ID, Code: code, Title: "Course book", LeadPartnerID: r.turku.ID, DueOn: due, Status: "planned",
	}
	modeltest.Write(t, r.db, func(tx *models.Tx) error { return tx.AddDeliverable(row) })
	return row
}

func (r *reminded) run(t *testing.T) int {
	t.Helper()
	written, err := service(t, r.db, nil, "one").QueueReminders(asSystem())
	require.NoError(t, err)
	return written
}

func (r *reminded) kinds(t *testing.T, user *models.User) []string {
	t.Helper()
	var kinds []string
	require.NoError(t, r.db.Read(asSystem(), func(_ context.Context, tx *models.Tx) error {
		rows, err := tx.Notifications(user.ID, false, models.PageRequest{})
		for _, row := range rows.Items {
			kinds = append(kinds, row.Kind)
		}
		return err
	}))
	return kinds
}

func TestAPersonIsRemindedAtFourteenAndThreeDaysAndWhenOverdue(t *testing.T) {
	r := newReminded(t)
	r.deliverable(t, "D1", programme.MustDate(2020, 4, 1))
	assert.Zero(t, r.run(t), "sixteen days before is too early")
	r.clock.Advance(2 * 24 * time.Hour)
	assert.Equal(t, 1, r.run(t))
	assert.Zero(t, r.run(t), "the same day again")
	r.clock.Advance(24 * time.Hour)
	assert.Zero(t, r.run(t), "the day after")
	r.clock.Advance(10 * 24 * time.Hour)
	assert.Equal(t, 1, r.run(t), "three days before")
	assert.Equal(t, []string{"deliverable_due", "deliverable_due"}, r.kinds(t, r.lead))
	assert.Empty(t, r.kinds(t, r.manager), "the manager hears only of what is late")
	r.clock.Advance(4 * 24 * time.Hour)
	assert.Equal(t, 2, r.run(t), "lead and manager on the first day late")
	r.clock.Advance(24 * time.Hour)
	assert.Zero(t, r.run(t))
	r.clock.Advance(6 * 24 * time.Hour)
	assert.Equal(t, 2, r.run(t), "a week later again")
	assert.Equal(t, []string{"deliverable_overdue", "deliverable_overdue"}, r.kinds(t, r.manager))
}

func TestSeveralThingsAtOnceAreOneMail(t *testing.T) {
	r := newReminded(t)
	r.deliverable(t, "D1", programme.MustDate(2020, 3, 20))
	r.deliverable(t, "D2", programme.MustDate(2020, 3, 21))
	assert.Equal(t, 1, r.run(t))
	assert.Len(t, r.kinds(t, r.lead), 2)
	rows := outbox(t, r.db)
	require.Len(t, rows, 1)
	assert.Equal(t, "digest", rows[0].Kind)
	assert.Equal(t, "lead@turku.example", rows[0].Recipient)
	server := startServer(t, serverOptions{})
	sent, err := service(t, r.db, mailer(t, server.address("none")), "one").DeliverMail(asSystem())
	require.NoError(t, err)
	assert.Equal(t, 1, sent)
	assert.Contains(t, server.taken()[0].data, "/projects/"+r.project.ID+"/plan")
}

func TestAReportIsWaitedForAfterItsPeriodUntilItIsSubmitted(t *testing.T) {
	r := newReminded(t)
	period := &models.ReportingPeriod{
		ID: models.NewID(), ProjectID: r.project.ID, Number: 1, StartsOn: r.project.StartOn, EndsOn: programme.MustDate(2020, 3, 20), DueOn: programme.MustDate(2020, 3, 28),
	}
	modeltest.Write(t, r.db, func(tx *models.Tx) error { return tx.AddPeriod(period) })
	assert.Zero(t, r.run(t), "the period has not ended")
	r.clock.Advance(5 * 24 * time.Hour)
	assert.Equal(t, 2, r.run(t), "both partners owe one; the manager writes for the coordinator")
	assert.Equal(t, []string{"report_due"}, r.kinds(t, r.lead))
	modeltest.Write(t, r.db, func(tx *models.Tx) error {
		return tx.AddReport(&models.Report{ID: models.NewID(), ProjectID: r.project.ID, PeriodID: period.ID, PartnerID: r.turku.ID, Status: "submitted"})
	})
	r.clock.Advance(10 * 24 * time.Hour)
	r.run(t)
	assert.Equal(t, []string{"report_due"}, r.kinds(t, r.lead))
	assert.Contains(t, r.kinds(t, r.manager), "report_overdue")
}

func TestOnlyTheProgramItselfRunsJobs(t *testing.T) {
	r := newReminded(t)
	_, err := service(t, r.db, nil, "one").QueueReminders(models.WithActor(context.Background(), access.Actor{UserID: r.manager.ID}))
	require.Error(t, err)
}

func TestTwoProgramsThatRemindAtOnceQueueEachMessageOnce(t *testing.T) {
	r := newReminded(t)
	for n := range 12 {
		r.deliverable(t, fmt.Sprint("D", n), programme.MustDate(2020, 3, 20+n%5))
	}
	one, two := service(t, r.db, nil, "one"), service(t, r.db, nil, "two")
	var programs sync.WaitGroup
	for range 4 {
		for _, program := range []*notify.Service{one, two} {
			programs.Go(func() {
				_, err := program.QueueReminders(asSystem())
				assert.NoError(t, err)
			})
		}
	}
	programs.Wait()
	assert.Len(t, r.kinds(t, r.lead), 12)
	assert.Len(t, outbox(t, r.db), 1, "one mail for the one person")
}

func TestAnActivityIsNotLateWhileItGoesOn(t *testing.T) {
	r := newReminded(t)
	course := &models.Activity{
		ID: models.NewID(), ProjectID: r.project.ID, Code: "C1", Kind: "intensive_course", Title: "Course", HostPartnerID: r.turku.ID,
		StartsOn: programme.MustDate(2020, 3, 20), EndsOn: programme.MustDate(2020, 3, 27), Status: "planned",
	}
	modeltest.Write(t, r.db, func(tx *models.Tx) error { return tx.AddActivity(course) })
	r.run(t)
	assert.Equal(t, []string{"activity_due"}, r.kinds(t, r.lead))
	r.clock.Advance(7 * 24 * time.Hour)
	assert.Zero(t, r.run(t), "the fourth of eight days")
	r.clock.Advance(5 * 24 * time.Hour)
	r.run(t)
	assert.Contains(t, r.kinds(t, r.lead), "activity_overdue", "the day after its last")
}
