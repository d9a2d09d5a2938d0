package documents_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"konsortium/documents"
)

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// stores opens one of each kind; damage spoils a stored content behind the store's
// back, and held lists every content there is, finished or not.
func stores(t *testing.T, run func(t *testing.T, store documents.Store, damage func(digest string), held func() []string)) {
	t.Run("directory", func(t *testing.T) {
		root := filepath.Join(t.TempDir(), "files")
		store, err := documents.OpenStore(t.Context(), "dir:"+root)
		require.NoError(t, err)
		damage := func(digest string) {
			require.NoError(t, os.WriteFile(filepath.Join(root, "objects", digest[:2], digest), []byte("other"), 0o600))
		}
		run(t, store, damage, func() []string { return filesBelow(t, root) })
	})
	t.Run("bucket", func(t *testing.T) {
		fake := newFakeBucket(t)
		store, err := documents.OpenStore(t.Context(), fake.address("/kept/here?tls=off&region=eu-north-1&lookup=path"))
		require.NoError(t, err)
		damage := func(digest string) {
			fake.set("kept/here/objects/"+digest[:2]+"/"+digest, []byte("other"))
		}
		run(t, store, damage, fake.keys)
	})
}

func filesBelow(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	require.NoError(t, filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	}))
	return files
}

func TestWhatIsPutComesBackUnderItsDigest(t *testing.T) {
	stores(t, func(t *testing.T, store documents.Store, _ func(string), _ func() []string) {
		random := rand.NewChaCha8([32]byte{1})
		for _, size := range []int{0, 1, 4096, 3 << 20} {
			content := make([]byte, size)
			_, _ = random.Read(content)
			stored, err := store.Put(t.Context(), iotest.HalfReader(bytes.NewReader(content)))
			require.NoError(t, err)
			require.Equal(t, documents.Content{SHA256: digest(content), Size: int64(size)}, stored)

			reader, err := store.Open(t.Context(), stored.SHA256)
			require.NoError(t, err)
			back, err := io.ReadAll(reader)
			require.NoError(t, err)
			require.NoError(t, reader.Close())
			require.True(t, bytes.Equal(content, back))
		}
	})
}

func TestTheSameContentIsKeptOnce(t *testing.T) {
	stores(t, func(t *testing.T, store documents.Store, _ func(string), held func() []string) {
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				stored, err := store.Put(context.Background(), strings.NewReader("invoice"))
				if err != nil || stored.SHA256 != digest([]byte("invoice")) {
					t.Errorf("%v, %v", stored, err)
				}
			})
		}
		all.Wait()
		require.Len(t, held(), 1)
	})
}

func TestAContentThatBreaksOffLeavesNothingBehind(t *testing.T) {
	gone := errors.New("the line broke")
	stores(t, func(t *testing.T, store documents.Store, _ func(string), held func() []string) {
		_, err := store.Put(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(gone)))
		require.ErrorIs(t, err, gone)

		_, err = store.Put(t.Context(), documents.Limited(strings.NewReader("0123456789"), 9))
		require.ErrorIs(t, err, documents.ErrTooLarge)

		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = store.Put(cancelled, strings.NewReader("unwanted"))
		require.ErrorIs(t, err, context.Canceled)
		require.Empty(t, held())

		_, err = store.Put(t.Context(), documents.Limited(strings.NewReader("0123456789"), 10))
		require.NoError(t, err, "exactly the limit is allowed")
	})
}

func TestAnAbsentContentIsNotStored(t *testing.T) {
	stores(t, func(t *testing.T, store documents.Store, _ func(string), _ func() []string) {
		for _, asked := range []string{digest([]byte("never put")), "", "..", "../../etc/passwd", strings.Repeat("Z", 64), strings.Repeat("A", 64)} {
			_, err := store.Open(t.Context(), asked)
			require.ErrorIs(t, err, documents.ErrNotStored, asked)
			has, err := store.Has(t.Context(), asked)
			require.NoError(t, err)
			require.False(t, has)
			require.NoError(t, store.Delete(t.Context(), asked))
		}
	})
}

func TestADeletedContentIsGone(t *testing.T) {
	stores(t, func(t *testing.T, store documents.Store, _ func(string), held func() []string) {
		stored, err := store.Put(t.Context(), strings.NewReader("draft"))
		require.NoError(t, err)
		has, err := store.Has(t.Context(), stored.SHA256)
		require.NoError(t, err)
		require.True(t, has)
		require.NoError(t, store.Delete(t.Context(), stored.SHA256))
		has, err = store.Has(t.Context(), stored.SHA256)
		require.NoError(t, err)
		require.False(t, has)
		require.Empty(t, held())
	})
}

func TestADamagedContentIsNamedWhenItIsRead(t *testing.T) {
	stores(t, func(t *testing.T, store documents.Store, damage func(string), _ func() []string) {
		stored, err := store.Put(t.Context(), strings.NewReader("whole"))
		require.NoError(t, err)
		damage(stored.SHA256)
		reader, err := store.Open(t.Context(), stored.SHA256)
		require.NoError(t, err)
		_, err = io.ReadAll(reader)
		require.ErrorIs(t, err, documents.ErrDamaged)
		require.NoError(t, reader.Close())
	})
}

func TestOnlyTheOwnerReadsTheDirectory(t *testing.T) {
	root := filepath.Join(t.TempDir(), "files")
	store, err := documents.NewDirectory(root)
	require.NoError(t, err)
	_, err = store.Put(t.Context(), strings.NewReader("salary"))
	require.NoError(t, err)
	require.NoError(t, filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		require.NoError(t, err)
		info, err := entry.Info()
		require.NoError(t, err)
		require.Zero(t, info.Mode().Perm()&0o077, path)
		return nil
	}))
}

func TestSweepRemovesOnlyWhatWasLeftBehind(t *testing.T) {
	root := t.TempDir()
	store, err := documents.NewDirectory(root)
	require.NoError(t, err)
	stored, err := store.Put(t.Context(), strings.NewReader("kept"))
	require.NoError(t, err)
	now := time.Now()
	for name, age := range map[string]time.Duration{"put-old": 25 * time.Hour, "put-running": time.Minute} {
		path := filepath.Join(root, "incoming", name)
		require.NoError(t, os.WriteFile(path, []byte("half"), 0o600))
		require.NoError(t, os.Chtimes(path, now.Add(-age), now.Add(-age)))
	}
	removed, err := store.Sweep(now.Add(-24 * time.Hour))
	require.NoError(t, err)
	require.Equal(t, 1, removed)
	require.FileExists(t, filepath.Join(root, "incoming", "put-running"))
	has, err := store.Has(t.Context(), stored.SHA256)
	require.NoError(t, err)
	require.True(t, has)
}

func TestAnAddressThatSaysNoStoreIsRefusedWithoutItsSecret(t *testing.T) {
	for _, address := range []string{
		"", "dir:", "/var/files", "ftp://host/bucket", "s3://host/bucket", "s3://key@host/bucket", "s3://key:hush@host", "s3://key:hush@/bucket",
		"s3://key:hush@host/bucket?tls=maybe", "s3://key:hush@host/bucket?colour=red", "s3://key:hush%zz@host/bucket", "s3://key:hu sh@ho st/bucket",
	} {
		_, err := documents.OpenStore(t.Context(), address)
		require.ErrorIs(t, err, documents.ErrAddress, address)
		require.NotContains(t, err.Error(), "hu", address)
	}
}
