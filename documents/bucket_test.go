package documents_test

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/documents"
)

// fakeBucket answers the few S3 calls the store makes, for one bucket named
// evidence, over plain HTTP in this process.
type fakeBucket struct {
	server *httptest.Server
	mutex  sync.Mutex
	held   map[string][]byte
	full   bool
	down   bool
}

func newFakeBucket(t *testing.T) *fakeBucket {
	t.Helper()
	fake := &fakeBucket{held: map[string][]byte{}}
	fake.server = httptest.NewServer(http.HandlerFunc(fake.answer))
	t.Cleanup(fake.server.Close)
	return fake
}

// address of the bucket, with a secret that needs percent-encoding.
func (f *fakeBucket) address(rest string) string {
	return "s3://key:s%2Fecret%3D@" + strings.TrimPrefix(f.server.URL, "http://") + "/evidence" + rest
}

func (f *fakeBucket) keys() []string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var keys []string
	for key := range f.held {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (f *fakeBucket) set(key string, content []byte) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.held[key] = content
}

func (f *fakeBucket) answer(w http.ResponseWriter, r *http.Request) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	key, inBucket := strings.CutPrefix(r.URL.Path, "/evidence/")
	switch {
	case f.down:
		failure(w, r, http.StatusInternalServerError, "InternalError")
	case !strings.HasPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 Credential=key/"):
		failure(w, r, http.StatusForbidden, "AccessDenied")
	case !inBucket || key == "":
		if strings.Trim(r.URL.Path, "/") != "evidence" {
			failure(w, r, http.StatusNotFound, "NoSuchBucket")
		}
	case r.Method == http.MethodPut && f.full:
		failure(w, r, http.StatusInsufficientStorage, "XMinioStorageFull")
	case r.Method == http.MethodPut:
		content, err := payload(r)
		if err != nil {
			failure(w, r, http.StatusBadRequest, "IncompleteBody")
			return
		}
		f.held[key] = content
		w.Header().Set("ETag", `"fake"`)
	case r.Method == http.MethodDelete:
		delete(f.held, key)
		w.WriteHeader(http.StatusNoContent)
	default:
		content, found := f.held[key]
		if !found {
			failure(w, r, http.StatusNotFound, "NoSuchKey")
			return
		}
		w.Header().Set("ETag", `"fake"`)
		w.Header().Set("Last-Modified", "Sun, 01 Sep 2019 00:00:00 GMT")
		w.Header().Set("Content-Length", strconv.Itoa(len(content)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(content)
		}
	}
}

func failure(w http.ResponseWriter, r *http.Request, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.WriteString(w, "<Error><Code>"+code+"</Code><Message>"+code+"</Message></Error>")
	}
}

// payload reads a body, taking the signed chunks apart that clients send over
// plain HTTP: size;chunk-signature=… CRLF bytes CRLF, ended by a chunk of zero.
func payload(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING-") {
		return io.ReadAll(r.Body)
	}
	body, content := bufio.NewReader(r.Body), new(bytes.Buffer)
	for {
		line, err := body.ReadString('\n')
		if err != nil {
			return nil, err
		}
		length, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		size, err := strconv.ParseInt(length, 16, 64)
		if err != nil {
			return nil, err
		}
		if size == 0 {
			return content.Bytes(), nil
		}
		if _, err := io.CopyN(content, body, size); err != nil {
			return nil, err
		}
		if _, err := body.Discard(2); err != nil {
			return nil, err
		}
	}
}

func TestContentsOfABucketLieBelowThePrefix(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("/2019?tls=off"))
	require.NoError(t, err)
	stored, err := store.Put(t.Context(), strings.NewReader("agenda"))
	require.NoError(t, err)
	require.Equal(t, []string{"2019/objects/" + stored.SHA256[:2] + "/" + stored.SHA256}, fake.keys())
}

func TestABucketThatIsMissingIsRefusedAtTheStart(t *testing.T) {
	fake := newFakeBucket(t)
	_, err := documents.OpenStore(t.Context(), strings.Replace(fake.address("?tls=off"), "evidence", "elsewhere", 1))
	require.ErrorIs(t, err, documents.ErrAddress)
	require.ErrorContains(t, err, "elsewhere")
}

func TestWrongKeysAreAnErrorWithoutTheSecret(t *testing.T) {
	fake := newFakeBucket(t)
	_, err := documents.OpenStore(t.Context(), strings.Replace(fake.address("?tls=off"), "key:", "other:", 1))
	require.Error(t, err)
	require.NotContains(t, err.Error(), "ecret")
}

func TestAFullBucketSaysSoAndGoesOnReading(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("?tls=off"))
	require.NoError(t, err)
	stored, err := store.Put(t.Context(), strings.NewReader("before"))
	require.NoError(t, err)
	fake.mutex.Lock()
	fake.full = true
	fake.mutex.Unlock()
	_, err = store.Put(t.Context(), strings.NewReader("after"))
	require.ErrorIs(t, err, documents.ErrFull)
	reader, err := store.Open(t.Context(), stored.SHA256)
	require.NoError(t, err)
	back, err := io.ReadAll(reader)
	require.NoError(t, err)
	require.Equal(t, "before", string(back))
	require.NoError(t, reader.Close())
}

func TestABucketThatFailsIsNotTakenForAnEmptyOne(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("?tls=off"))
	require.NoError(t, err)
	fake.mutex.Lock()
	fake.down = true
	fake.mutex.Unlock()
	_, err = store.Has(t.Context(), strings.Repeat("0", 64))
	require.Error(t, err)
	require.NotErrorIs(t, err, documents.ErrNotStored)
	_, err = store.Open(t.Context(), strings.Repeat("0", 64))
	require.Error(t, err)
	require.NotErrorIs(t, err, documents.ErrNotStored)
}
