package frontend

import (
	"io/fs"
	"testing"
)

func TestFilesAnswersWhetherTheWebApplicationWasBuilt(t *testing.T) {
	files, built := Files()
	_, err := fs.Stat(dist, "dist/index.html")
	if built != (err == nil) {
		t.Fatalf("Files says built=%v, but reading dist/index.html gives %v", built, err)
	}
	if !built && files != nil {
		t.Fatal("Files returned a file system without a built web application")
	}
	if built {
		if _, err := fs.ReadFile(files, "index.html"); err != nil {
			t.Fatalf("the start page cannot be read: %v", err)
		}
	}
}
