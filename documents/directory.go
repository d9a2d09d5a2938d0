package documents

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"
	"time"
)

// Directory is a Store in a folder of the file system. Contents lie in
// objects/ab/abcd…, readable by the owner alone; incoming holds what is being
// written. A content is synced to the disk before it gets its place by a rename.
//
// Every access goes through an os.Root: no name can lead out of the folder.
type Directory struct {
	root *os.Root
}

const (
	incoming = "incoming"
	objects  = "objects"
)

// NewDirectory makes the folder where it is missing, with mode 0700.
func NewDirectory(path string) (*Directory, error) {
	if path == "" {
		return nil, errors.Join(ErrAddress, errors.New("dir: needs a path"))
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	for _, folder := range []string{incoming, objects} {
		if err := root.MkdirAll(folder, 0o700); err != nil {
			return nil, fmt.Errorf("documents: %w", err)
		}
	}
	return &Directory{root: root}, nil
}

func place(digest string) string { return path.Join(objects, digest[:2], digest) }

// Put implements Store.
func (d *Directory) Put(ctx context.Context, content io.Reader) (Content, error) {
	aside := path.Join(incoming, rand.Text())
	file, err := d.root.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Content{}, storeError(err)
	}
	stored, err := d.fill(ctx, file, content)
	if err == nil {
		err = d.settle(aside, place(stored.SHA256))
	}
	if err != nil {
		// The first error is the one to tell; the file is of no use either way.
		_ = file.Close()
		_ = d.root.Remove(aside)
		return Content{}, err
	}
	return stored, nil
}

func (d *Directory) fill(ctx context.Context, file *os.File, content io.Reader) (Content, error) {
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(file, sum), &whileWanted{ctx: ctx, content: content})
	if err != nil {
		return Content{}, storeError(err)
	}
	if err := file.Sync(); err != nil {
		return Content{}, storeError(err)
	}
	if err := file.Close(); err != nil {
		return Content{}, storeError(err)
	}
	return Content{SHA256: digestOf(sum), Size: size}, nil
}

// settle gives a finished file its place. Renaming over the same content is
// harmless, so two programs that store it at once need no lock.
func (d *Directory) settle(from, to string) error {
	folder := path.Dir(to)
	if err := d.root.Mkdir(folder, 0o700); err == nil {
		if err := d.syncFolder(objects); err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return storeError(err)
	}
	if err := d.root.Rename(from, to); err != nil {
		return storeError(err)
	}
	return d.syncFolder(folder)
}

// Open implements Store.
func (d *Directory) Open(_ context.Context, digest string) (io.ReadCloser, error) {
	if !isDigest(digest) {
		return nil, ErrNotStored
	}
	file, err := d.root.Open(place(digest))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotStored
	}
	if err != nil {
		return nil, fmt.Errorf("documents: %w", err)
	}
	return verify(file, digest), nil
}

// Has implements Store.
func (d *Directory) Has(_ context.Context, digest string) (bool, error) {
	if !isDigest(digest) {
		return false, nil
	}
	_, err := d.root.Stat(place(digest))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Delete implements Store.
func (d *Directory) Delete(_ context.Context, digest string) error {
	if !isDigest(digest) {
		return nil
	}
	err := d.root.Remove(place(digest))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Sweep removes what interrupted programs left in incoming, as far as it was last
// written before the given time, and answers how many files that were. Choose a
// time no running upload can be older than.
func (d *Directory) Sweep(before time.Time) (int, error) {
	entries, err := fs.ReadDir(d.root.FS(), incoming)
	if err != nil {
		return 0, fmt.Errorf("documents: %w", err)
	}
	removed := 0
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !info.ModTime().Before(before) {
			continue // finished and renamed in this moment, or still being written
		}
		if err := d.root.Remove(path.Join(incoming, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return removed, fmt.Errorf("documents: %w", err)
		}
		removed++
	}
	return removed, nil
}

// syncFolder makes a rename or a new folder survive a power cut.
func (d *Directory) syncFolder(name string) error {
	folder, err := d.root.Open(name)
	if err != nil {
		return storeError(err)
	}
	err = folder.Sync()
	if closeErr := folder.Close(); err == nil {
		err = closeErr
	}
	return storeError(err)
}

// storeError names a full disk, in the three ways systems say it; every other
// error stays itself.
func storeError(err error) error {
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) {
			return fmt.Errorf("%w: %w", ErrFull, err)
		}
	}
	return err
}

// whileWanted stops a copy when its context ends.
type whileWanted struct {
	ctx     context.Context
	content io.Reader
}

func (w *whileWanted) Read(into []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.content.Read(into)
}
