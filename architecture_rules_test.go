package konsortium_test

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
)

// module is the path every room's import begins with.
const module = "konsortium"

// layer says what a room may do; the order of the constants is no order of the house.
type layer int

const (
	composition layer = iota // cmd and bench: may use every room
	web                      // api: HTTP only
	planner                  // schedule: calls use cases
	useCase                  // one act of the domain each; never another use case
	persistence              // models: the only room that knows the database library
	record                   // audit
	failure                  // fault
	leaf                     // reference, migrations, frontend: files of their own, no other room
	pure                     // rules and values: no database, no HTTP, no files, no context, no clock
	paper                    // folders without Go packages
)

// rooms is the closed list of root folders. A new one needs an ADR under docs/adr.
var rooms = map[string]layer{
	"cmd": composition, "bench": composition,
	"api": web, "schedule": planner,
	"organisation": useCase, "consortium": useCase, "grant": useCase, "workplan": useCase, "reporting": useCase,
	"partnership": useCase, "identity": useCase, "documents": useCase, "notify": useCase,
	"models": persistence, "audit": record, "fault": failure,
	"reference": leaf, "migrations": leaf, "frontend": leaf, "paper": leaf,
	"budget": pure, "eligibility": pure, "programme": pure, "money": pure, "access": pure,
	"docs": paper, ".ci": paper,
}

// mayImport lists, for each layer, the layers it may import directly.
var mayImport = map[layer][]layer{
	composition: {web, planner, useCase, persistence, record, failure, leaf, pure},
	web:         {planner, useCase, persistence, record, failure, leaf, pure},
	planner:     {useCase, persistence, record, failure, pure},
	useCase:     {persistence, record, failure, leaf, pure},
	persistence: {record, failure, leaf, pure},
	record:      {pure},
	pure:        {pure},
}

// The libraries that belong to some layers only; a prefix stands for everything below it.
var (
	databaseLibraries = []string{"gorm.io", "github.com/jackc", "github.com/pressly/goose", "modernc.org/sqlite", "database/sql"}
	webLibraries      = []string{"github.com/gofiber", "github.com/valyala/fasthttp", "github.com/danielgtaylor/huma"}

	// A pure room sees no files, no network, no context and no log. "embed" and "database/sql/driver" (the value
	// interfaces) are not among them.
	outsideWorld = []string{"context", "os", "io/ioutil", "path/filepath", "net", "syscall", "log", "math/rand", "plugin", "runtime"}

	// pureLibraries are the only libraries from elsewhere that a pure room may use.
	pureLibraries = []string{"github.com/shopspring/decimal", "github.com/go-json-experiment/json", "golang.org/x/text"}

	// testRooms are imported by tests only.
	testRooms = []string{"models/modeltest", "api/apitest", "paper/papertest"}

	emptyNames = []string{"utils", "util", "helpers", "helper", "common", "shared", "lib", "libs", "pkg", "internal", "types", "services", "misc"}
)

// maxLines is where a file is too long to be read in one go.
const maxLines = 600

func roomOf(file string) string {
	room, _, nested := strings.Cut(file, "/")
	if !nested {
		return ""
	}
	return room
}

// within says whether an import path is the prefix itself or lies below it.
func within(imported string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool {
		return imported == prefix || strings.HasPrefix(imported, prefix+"/")
	})
}

func unknownRootFolders(files []string) []string {
	var breaches []string
	for _, file := range files {
		room := roomOf(file)
		if _, known := rooms[room]; room == "" || known {
			continue
		}
		breach := fmt.Sprintf("%s/ is no room of the house: give its content to a room, or write an ADR and add it to the list", room)
		if !slices.Contains(breaches, breach) {
			breaches = append(breaches, breach)
		}
	}
	return breaches
}

func namelessFolders(files []string) []string {
	var breaches []string
	for _, file := range files {
		for _, folder := range strings.Split(path.Dir(file), "/") {
			if slices.Contains(emptyNames, strings.ToLower(folder)) {
				breaches = append(breaches, fmt.Sprintf("%s: a folder named %q says nothing about the domain", file, folder))
			}
		}
	}
	return breaches
}

func overlongFiles(files []string, read func(string) ([]byte, error)) []string {
	var breaches []string
	for _, file := range files {
		if !slices.Contains([]string{".go", ".ts", ".tsx"}, path.Ext(file)) || testFile(file) || strings.Contains(path.Base(file), ".gen.") {
			continue
		}
		text, err := read(file)
		if err != nil {
			breaches = append(breaches, fmt.Sprintf("%s: %v", file, err))
			continue
		}
		if lines := bytes.Count(text, []byte("\n")); lines > maxLines && !generatedText(text) {
			breaches = append(breaches, fmt.Sprintf("%s has %d lines; %d is the end of it, 400 the time to divide it", file, lines, maxLines))
		}
	}
	return breaches
}

func testFile(file string) bool {
	base := path.Base(file)
	return strings.HasSuffix(base, "_test.go") || strings.Contains(base, ".test.") || strings.Contains(base, ".spec.") ||
		strings.HasPrefix(file, "frontend/e2e/") || strings.Contains(file, "/testdata/")
}

func roomsWithoutReadme(files []string) []string {
	inhabited, explained := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		room := roomOf(file)
		if kind, known := rooms[room]; !known || kind == paper || room == "cmd" {
			continue
		}
		inhabited[room] = true
		if file == room+"/README.md" {
			explained[room] = true
		}
	}
	var breaches []string
	for room := range inhabited {
		if !explained[room] {
			breaches = append(breaches, fmt.Sprintf("%s/README.md is missing: what the room owns, what it does not own, its invariants", room))
		}
	}
	slices.Sort(breaches)
	return breaches
}

// roomsWithoutLintRules reports rooms that the import rules of the linter do not name. The program's own folder and the
// measurements may import every room.
func roomsWithoutLintRules(config string) []string {
	var breaches []string
	for room, kind := range rooms {
		if kind != composition && kind != paper && !strings.Contains(config, "${config-path}/"+room+"/**") {
			breaches = append(breaches, fmt.Sprintf(".golangci.yml has no import rule for %s", room))
		}
	}
	slices.Sort(breaches)
	return breaches
}

func forbiddenImports(list []goPackage) []string {
	var breaches []string
	for _, one := range list {
		folder, inside := strings.CutPrefix(one.ImportPath, module+"/")
		if !inside {
			continue
		}
		room, _, _ := strings.Cut(folder, "/")
		kind, known := rooms[room]
		if !known {
			breaches = append(breaches, fmt.Sprintf("%s is no room of the house", folder))
			continue
		}
		for _, imported := range one.Imports {
			if reason := whyNot(folder, room, kind, imported); reason != "" {
				breaches = append(breaches, fmt.Sprintf("%s imports %s: %s", folder, imported, reason))
			}
		}
	}
	return breaches
}

// whyNot gives the rule that an import breaks, or nothing.
func whyNot(folder, room string, kind layer, imported string) string {
	if target, ours := strings.CutPrefix(imported, module+"/"); ours {
		return whyNotRoom(folder, room, kind, target)
	}
	switch {
	case imported == "database/sql/driver":
		return ""
	case within(imported, databaseLibraries) && kind != persistence && room != "migrations" && room != "bench":
		return "only models knows the database"
	case within(imported, webLibraries) && kind != web && kind != composition:
		return "only api knows HTTP"
	case kind == pure && within(imported, outsideWorld):
		return "a pure room sees no files, network, context or log"
	case kind == pure && strings.Contains(strings.Split(imported, "/")[0], ".") && !within(imported, pureLibraries):
		return "a pure room uses no library but " + strings.Join(pureLibraries, ", ")
	}
	return ""
}

func whyNotRoom(folder, room string, kind layer, target string) string {
	other, _, _ := strings.Cut(target, "/")
	otherKind, known := rooms[other]
	switch {
	case !known:
		return "no room of the house"
	case slices.Contains(testRooms, target) && !slices.Contains(testRooms, folder):
		return "only tests use it"
	case other == room:
		return ""
	case kind == failure && other == "programme":
		return ""
	case kind == failure:
		return "fault knows only the findings of programme"
	case kind == useCase && otherKind == useCase:
		return "use cases do not know each other: read the data through models, put the decision into a pure room"
	case kind == pure && otherKind == failure:
		return "pure rooms return plain typed errors"
	case kind == persistence && other != "migrations" && otherKind == leaf:
		return "models holds rows and queries, no files"
	case !slices.Contains(mayImport[kind], otherKind):
		return "the way is cmd, api, use cases, models, pure rooms, never back"
	}
	return ""
}
