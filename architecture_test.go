// Package konsortium_test keeps the house in order: which rooms there are, who may import whom, and what a room
// never does. The rules stand in architecture_rules_test.go; docs/adr/0001-rooms.md says why they are what they are.
package konsortium_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestEveryRootFolderIsARoomOfTheHouse(t *testing.T) {
	report(t, unknownRootFolders(trackedFiles(t)))
}

func TestNoFolderHasANameThatSaysNothing(t *testing.T) {
	report(t, namelessFolders(trackedFiles(t)))
}

func TestNoFileGrowsBeyondSixHundredLines(t *testing.T) {
	report(t, overlongFiles(trackedFiles(t), readFile))
}

func TestEveryRoomSaysWhatItOwns(t *testing.T) {
	report(t, roomsWithoutReadme(trackedFiles(t)))
}

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	report(t, forbiddenImports(packages(t)))
}

func TestPureRoomsAndUseCasesNeverAskForTheTimeOfDay(t *testing.T) {
	report(t, clockReadings(sources(t)))
}

func TestOnlyTheProgramItselfReadsTheEnvironment(t *testing.T) {
	report(t, environmentReadings(sources(t)))
}

func TestNoPackageKeepsVariablesThatChange(t *testing.T) {
	report(t, changingVariables(sources(t)))
}

func TestAmountsAreNeverFloats(t *testing.T) {
	report(t, floatsNearMoney(sources(t)))
}

func TestEveryExportedNameOfAPureRoomIsExplained(t *testing.T) {
	report(t, unexplainedNames(sources(t)))
}

func TestNoConditionIsBuiltFromText(t *testing.T) {
	report(t, builtConditions(sources(t)))
}

func TestEveryRoomWithGoCodeHasLintRules(t *testing.T) {
	config, err := os.ReadFile(".golangci.yml")
	if err != nil {
		t.Fatal(err)
	}
	report(t, roomsWithoutLintRules(string(config)))
}

// report fails the test with one line for each breach.
func report(t *testing.T, breaches []string) {
	t.Helper()
	for _, breach := range breaches {
		t.Error(breach)
	}
}

// readFile gives a tracked file's text; a file that is tracked and deleted on disk is empty.
func readFile(path string) ([]byte, error) {
	text, err := os.ReadFile(filepath.FromSlash(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}

// openFolders opens each folder of the tree, the index of git among them. Go keeps a test's result until something
// changes that the test itself has opened, and what git and go list read in processes of their own does not count.
var openFolders = sync.OnceValue(func() error {
	return filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch filepath.ToSlash(path) {
		case "bin", "data", "frontend/dist", "frontend/node_modules":
			return fs.SkipDir
		case ".git":
			if !entry.IsDir() {
				return nil
			}
			if _, err := os.Stat(".git/index"); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return fs.SkipDir
		}
		return nil
	})
})

var tracked = sync.OnceValues(func() ([]string, error) {
	if err := openFolders(); err != nil {
		return nil, err
	}
	out, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 }), nil
})

// trackedFiles lists what the repository holds, not what happens to lie on the disk. A source archive without git
// cannot tell the two apart, so there the test is skipped.
func trackedFiles(t *testing.T) []string {
	t.Helper()
	files, err := tracked()
	if err != nil {
		t.Skipf("SKIPPED: git ls-files does not answer here (%v), so tracked files cannot be told from others", err)
	}
	if len(files) == 0 {
		t.Fatal("git ls-files lists nothing")
	}
	return files
}

// goPackage is the part of `go list -json` that the rules read. Imports are those of the non-test files.
type goPackage struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
}

var listed = sync.OnceValues(func() ([]goPackage, error) {
	if err := openFolders(); err != nil {
		return nil, err
	}
	command := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,CgoFiles,Imports", "./...")
	var failure bytes.Buffer
	command.Stderr = &failure
	out, err := command.Output()
	if err != nil {
		return nil, errors.New(err.Error() + ": " + failure.String())
	}
	var found []goPackage
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var one goPackage
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
})

func packages(t *testing.T) []goPackage {
	t.Helper()
	found, err := listed()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return found
}

// sources reads the non-test Go files of every package, generated ones left out.
func sources(t *testing.T) []sourceFile {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var files []sourceFile
	for _, one := range packages(t) {
		for _, name := range append(one.GoFiles, one.CgoFiles...) {
			path := filepath.Join(one.Dir, name)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			relative, err := filepath.Rel(root, path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parseSource(filepath.ToSlash(relative), text)
			if err != nil {
				t.Fatal(err)
			}
			if !file.generated() {
				files = append(files, file)
			}
		}
	}
	return files
}
