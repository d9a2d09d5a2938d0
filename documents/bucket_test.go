package documents_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

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
	// failures are the requests that are turned away before one is answered.
	failures int
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
	content, err := io.ReadAll(r.Body)
	switch {
	case err != nil:
		failure(w, r, http.StatusBadRequest, "IncompleteBody")
	case f.failures > 0:
		f.failures--
		failure(w, r, http.StatusServiceUnavailable, "SlowDown")
	case f.down:
		failure(w, r, http.StatusInternalServerError, "InternalError")
	case !signed(r, content):
		failure(w, r, http.StatusForbidden, "SignatureDoesNotMatch")
	case !inBucket || key == "":
		if strings.Trim(r.URL.Path, "/") != "evidence" {
			failure(w, r, http.StatusNotFound, "NoSuchBucket")
		}
	case r.Method == http.MethodPut && f.full:
		failure(w, r, http.StatusInsufficientStorage, "XMinioStorageFull")
	case r.Method == http.MethodPut:
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

// signed says whether the request carries the signature of the one key this
// bucket knows, over this method, address, headers and content.
func signed(r *http.Request, content []byte) bool {
	digest := sha256.Sum256(content)
	if r.Header.Get("X-Amz-Content-Sha256") != hex.EncodeToString(digest[:]) {
		return false
	}
	at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	parts := regexp.MustCompile(`^AWS4-HMAC-SHA256 Credential=key/\d{8}/([^/]+)/s3/aws4_request, SignedHeaders=([^,]+), Signature=(.+)$`).
		FindStringSubmatch(r.Header.Get("Authorization"))
	if err != nil || parts == nil {
		return false
	}
	region, names := parts[1], parts[2]
	var headers strings.Builder
	for name := range strings.SplitSeq(names, ";") {
		value := r.Header.Get(name)
		switch name {
		case "host":
			value = r.Host
		case "content-length":
			value = strconv.FormatInt(r.ContentLength, 10)
		}
		headers.WriteString(name + ":" + value + "\n")
	}
	canonical := strings.Join([]string{r.Method, r.URL.EscapedPath(), "", headers.String(), names, hex.EncodeToString(digest[:])}, "\n")
	sum, day := sha256.Sum256([]byte(canonical)), at.Format("20060102")
	text := "AWS4-HMAC-SHA256\n" + at.Format("20060102T150405Z") + "\n" + day + "/" + region + "/s3/aws4_request\n" + hex.EncodeToString(sum[:])
	key := []byte("AWS4s/ecret=")
	for _, part := range []string{day, region, "s3", "aws4_request", text} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	return parts[3] == hex.EncodeToString(key)
}

func TestContentsOfABucketLieBelowThePrefix(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("/2019?tls=off"))
	require.NoError(t, err)
	stored, err := store.Put(t.Context(), strings.NewReader("agenda"))
	require.NoError(t, err)
	require.Equal(t, []string{"2019/objects/" + stored.SHA256[:2] + "/" + stored.SHA256}, fake.keys())
}

func TestAPrefixWithAnyCharacterIsSignedAsItIsSent(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("/%C3%A5r%202019/a+b?tls=off"))
	require.NoError(t, err)
	stored, err := store.Put(t.Context(), strings.NewReader(""))
	require.NoError(t, err)
	require.Equal(t, []string{"år 2019/a+b/objects/" + stored.SHA256[:2] + "/" + stored.SHA256}, fake.keys())
	held, err := store.Has(t.Context(), stored.SHA256)
	require.NoError(t, err)
	require.True(t, held)
}

func TestABucketThatIsBusyIsAskedAgain(t *testing.T) {
	fake := newFakeBucket(t)
	store, err := documents.OpenStore(t.Context(), fake.address("?tls=off"))
	require.NoError(t, err)
	fake.mutex.Lock()
	fake.failures = 2
	fake.mutex.Unlock()
	stored, err := store.Put(t.Context(), strings.NewReader("agenda"))
	require.NoError(t, err)
	require.Equal(t, int64(6), stored.Size)
	require.Len(t, fake.keys(), 1)
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
