package documents_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/documents"
)

// fullDisk is the folder a second run of this test binary fills, under a limit on
// the size of files. The limit counts for a whole process, so it needs its own.
const fullDisk = "KONSORTIUM_TEST_FULL_DISK"

func TestAFullDiskLeavesNoHalfFile(t *testing.T) {
	if root := os.Getenv(fullDisk); root != "" {
		fillDisk(t, root)
		return
	}
	root := t.TempDir()
	store, err := documents.NewDirectory(root)
	require.NoError(t, err)
	kept, err := store.Put(t.Context(), bytes.NewReader([]byte("kept")))
	require.NoError(t, err)

	again := exec.Command(os.Args[0], "-test.run=^TestAFullDiskLeavesNoHalfFile$")
	again.Env = append(os.Environ(), fullDisk+"="+root)
	output, err := again.CombinedOutput()
	require.NoError(t, err, string(output))

	require.Len(t, filesBelow(t, root), 1)
	reader, err := store.Open(t.Context(), kept.SHA256)
	require.NoError(t, err)
	require.NoError(t, reader.Close())
}

func fillDisk(t *testing.T, root string) {
	signal.Ignore(syscall.SIGXFSZ)
	require.NoError(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10}))
	store, err := documents.NewDirectory(root)
	require.NoError(t, err)
	_, err = store.Put(t.Context(), bytes.NewReader(make([]byte, 1<<20)))
	if !errors.Is(err, documents.ErrFull) {
		t.Fatal(fmt.Errorf("a write beyond the limit gave %w", err))
	}
}
