package documents_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/documents"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

// brokenStore fails every call with one error.
type brokenStore struct{ err error }

func (b brokenStore) Put(context.Context, io.Reader) (documents.Content, error) {
	return documents.Content{}, b.err
}
func (b brokenStore) Open(context.Context, string) (io.ReadCloser, error) { return nil, b.err }
func (b brokenStore) Has(context.Context, string) (bool, error)           { return false, b.err }
func (b brokenStore) Delete(context.Context, string) error                { return b.err }

type library struct {
	db      *models.DB
	service *documents.Service
	project *models.Project
	ctx     context.Context
}

// newLibrary is a project whose manager attaches files under the given limits.
func newLibrary(t *testing.T, store documents.Store, limits documents.Limits) library {
	t.Helper()
	db := modeltest.Open(t)
	if store == nil {
		directory, err := documents.NewDirectory(t.TempDir())
		require.NoError(t, err)
		store = directory
	}
	manager := modeltest.User(t, db, "manager@example.org")
	project := modeltest.Project(t, db, "BRIDGE", manager)
	actor := access.Actor{UserID: manager.ID, Memberships: []access.Membership{{ProjectID: project.ID, OrganisationID: models.NewID(), Role: access.ProjectManager}}}
	return library{db: db, service: documents.New(db, store, limits), project: project, ctx: models.WithActor(context.Background(), actor)}
}

func (l library) attach(text string) (*documents.Attached, error) {
	return l.service.Attach(l.ctx, documents.Upload{ProjectID: l.project.ID, Name: "notes.txt", Content: []byte(text)})
}

func (l library) names(t *testing.T) []string {
	t.Helper()
	page, err := l.service.List(l.ctx, l.project.ID, models.PageRequest{})
	require.NoError(t, err)
	names := []string{}
	for _, row := range page.Items {
		names = append(names, row.Name)
	}
	return names
}

func requireFault(t *testing.T, err error, kind fault.Kind, code string) *fault.Error {
	t.Helper()
	told, ok := fault.Of(err)
	require.True(t, ok, "%v", err)
	require.Equal(t, string(kind)+" "+code, string(told.Kind)+" "+told.Code)
	return told
}

func TestAProjectTakesNoMoreThanItsRoom(t *testing.T) {
	l := newLibrary(t, nil, documents.Limits{File: 100, Project: 150})
	_, err := l.attach(strings.Repeat("a", 100))
	require.NoError(t, err)
	_, err = l.attach(strings.Repeat("b", 51))
	told := requireFault(t, err, fault.TooLarge, "project_storage_full")
	assert.Equal(t, int64(50), told.Params["left"])
	_, err = l.attach(strings.Repeat("c", 50))
	require.NoError(t, err)
	again, err := l.attach(strings.Repeat("a", 100))
	require.NoError(t, err, "what is there already needs no room")
	assert.True(t, again.Known)
	assert.Len(t, l.names(t), 2)
}

func TestARemovedDocumentGivesItsRoomBack(t *testing.T) {
	l := newLibrary(t, nil, documents.Limits{File: 100, Project: 100})
	first, err := l.attach(strings.Repeat("a", 100))
	require.NoError(t, err)
	require.NoError(t, l.service.Remove(l.ctx, l.project.ID, first.Document.ID))
	_, err = l.attach(strings.Repeat("b", 100))
	require.NoError(t, err)
	back, err := l.attach(strings.Repeat("a", 10))
	requireFault(t, err, fault.TooLarge, "project_storage_full")
	assert.Nil(t, back)
}

func TestAFileOverTheLimitIsTooLarge(t *testing.T) {
	l := newLibrary(t, nil, documents.Limits{File: 10, Project: 1000})
	_, err := l.attach(strings.Repeat("a", 11))
	told := requireFault(t, err, fault.TooLarge, "file_too_large")
	assert.Equal(t, int64(10), told.Params["maximum"])
	_, err = l.attach("")
	requireFault(t, err, fault.Invalid, "invalid")
	assert.Empty(t, l.names(t))
}

func TestAFullOrSilentStoreLeavesNoDocumentBehind(t *testing.T) {
	for code, broken := range map[string]error{"storage_full": documents.ErrFull, "storage_unavailable": errors.New("connection refused at 10.0.0.7")} {
		l := newLibrary(t, brokenStore{err: broken}, documents.DefaultLimits())
		_, err := l.attach("hello")
		told := requireFault(t, err, fault.Unavailable, code)
		assert.NotContains(t, told.Message, "10.0.0.7")
		assert.Empty(t, l.names(t))
	}
}

func TestWhoMayNotAttachStoresNothing(t *testing.T) {
	store := brokenStore{err: errors.New("the store was asked")}
	l := newLibrary(t, store, documents.DefaultLimits())
	stranger := modeltest.User(t, l.db, "stranger@example.org")
	ctx := models.WithActor(context.Background(), access.Actor{UserID: stranger.ID})
	_, err := l.service.Attach(ctx, documents.Upload{ProjectID: l.project.ID, Name: "notes.txt", Content: []byte("hello")})
	var refusal *access.Refusal
	require.ErrorAs(t, err, &refusal)
	assert.True(t, refusal.Hidden)
}

func TestAContentThatIsGoneIsToldWithoutItsPlace(t *testing.T) {
	directory, err := documents.NewDirectory(t.TempDir())
	require.NoError(t, err)
	l := newLibrary(t, directory, documents.DefaultLimits())
	attached, err := l.attach("hello")
	require.NoError(t, err)
	_, content, err := l.service.Open(l.ctx, l.project.ID, attached.Document.ID)
	require.NoError(t, err)
	text, err := io.ReadAll(content)
	require.NoError(t, err)
	require.NoError(t, content.Close())
	assert.Equal(t, "hello", string(text))
	require.NoError(t, directory.Delete(l.ctx, attached.Document.SHA256))
	_, _, err = l.service.Open(l.ctx, l.project.ID, attached.Document.ID)
	requireFault(t, err, fault.Unavailable, "file_missing")
}
