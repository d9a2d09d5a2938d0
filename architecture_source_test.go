package konsortium_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

// sourceFile is one parsed Go file; path is relative to the root, with slashes.
type sourceFile struct {
	path   string
	text   []byte
	tokens *token.FileSet
	syntax *ast.File
}

func parseSource(name string, text []byte) (sourceFile, error) {
	tokens := token.NewFileSet()
	syntax, err := parser.ParseFile(tokens, name, text, parser.ParseComments)
	return sourceFile{path: name, text: text, tokens: tokens, syntax: syntax}, err
}

func (f sourceFile) generated() bool { return generatedText(f.text) }

// generatedMark is the line by which Go tools, and the writer of the web application's types, mark what they write.
var generatedMark = regexp.MustCompile(`(?m)^(// Code generated .* DO NOT EDIT\.$|/\*\*\n \* This file was auto-generated)`)

func generatedText(text []byte) bool { return generatedMark.Match(text) }

func (f sourceFile) breach(node ast.Node, text string, values ...any) string {
	return fmt.Sprintf("%s:%d: ", f.path, f.tokens.Position(node.Pos()).Line) + fmt.Sprintf(text, values...)
}

func (f sourceFile) layer() (layer, bool) {
	kind, known := rooms[roomOf(f.path)]
	return kind, known
}

// packageName gives the local name of an imported package, or nothing when the file does not import it.
func (f sourceFile) packageName(imported string) string {
	for _, one := range f.syntax.Imports {
		if strings.Trim(one.Path.Value, `"`) != imported {
			continue
		}
		if one.Name != nil {
			return one.Name.Name
		}
		return path.Base(imported)
	}
	return ""
}

// uses lists the places where the file names one of a package's functions or values, called or handed on.
func (f sourceFile) uses(imported string, names ...string) []ast.Node {
	local := f.packageName(imported)
	if local == "" {
		return nil
	}
	var found []ast.Node
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok || !slices.Contains(names, selector.Sel.Name) {
			return true
		}
		if from, ok := selector.X.(*ast.Ident); ok && from.Name == local && from.Obj == nil {
			found = append(found, selector)
		}
		return true
	})
	return found
}

func clockReadings(files []sourceFile) []string {
	var breaches []string
	for _, file := range files {
		if kind, known := file.layer(); !known || !slices.Contains([]layer{pure, record, failure, leaf, useCase}, kind) {
			continue
		}
		for _, node := range file.uses("time", "Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep") {
			breaches = append(breaches, file.breach(node, "the moment is an argument (or the transaction's Now), never the machine's clock"))
		}
	}
	return breaches
}

func environmentReadings(files []sourceFile) []string {
	var breaches []string
	for _, file := range files {
		if kind, known := file.layer(); !known || kind == composition || strings.HasPrefix(file.path, "models/modeltest/") || strings.HasPrefix(file.path, "api/apitest/") {
			continue
		}
		for _, node := range file.uses("os", "Getenv", "LookupEnv", "Environ", "Setenv", "ExpandEnv") {
			breaches = append(breaches, file.breach(node, "settings come from cmd/konsortium, nobody else reads the environment"))
		}
	}
	return breaches
}

func floatsNearMoney(files []sourceFile) []string {
	var breaches []string
	for _, file := range files {
		room := roomOf(file.path)
		if !slices.Contains([]string{"money", "budget", "eligibility", "reporting"}, room) {
			continue
		}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			switch one := node.(type) {
			case *ast.Ident:
				if slices.Contains([]string{"float64", "float32", "Float64", "InexactFloat64", "NewFromFloat", "ParseFloat"}, one.Name) {
					breaches = append(breaches, file.breach(one, "%s: amounts are exact, use money.Amount or decimal.Decimal", one.Name))
				}
			case *ast.BasicLit:
				// The writers of reporting measure paper in millimetres, so a literal is no amount there.
				if one.Kind == token.FLOAT && room != "reporting" {
					breaches = append(breaches, file.breach(one, "%s: write an exact number, in cents or as a decimal from text", one.Value))
				}
			}
			return true
		})
	}
	return breaches
}

func unexplainedNames(files []sourceFile) []string {
	var breaches []string
	for _, file := range files {
		if kind, known := file.layer(); !known || kind != pure {
			continue
		}
		for _, declaration := range file.syntax.Decls {
			switch one := declaration.(type) {
			case *ast.FuncDecl:
				if one.Name.IsExported() && one.Doc == nil && exportedReceiver(one) {
					breaches = append(breaches, file.breach(one, "%s has no comment: say what a caller may rely on", one.Name.Name))
				}
			case *ast.GenDecl:
				for _, name := range namesWithoutComment(one) {
					breaches = append(breaches, file.breach(name, "%s has no comment: say what a caller may rely on", name.Name))
				}
			}
		}
	}
	return breaches
}

func exportedReceiver(method *ast.FuncDecl) bool {
	if method.Recv == nil || len(method.Recv.List) == 0 {
		return true
	}
	base := method.Recv.List[0].Type
	if pointer, ok := base.(*ast.StarExpr); ok {
		base = pointer.X
	}
	if generic, ok := base.(*ast.IndexExpr); ok {
		base = generic.X
	}
	name, ok := base.(*ast.Ident)
	return !ok || name.IsExported()
}

// namesWithoutComment takes a comment above a group for all of the group's constants and variables, not for types.
func namesWithoutComment(declaration *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	for _, spec := range declaration.Specs {
		switch one := spec.(type) {
		case *ast.TypeSpec:
			if one.Name.IsExported() && one.Doc == nil && (declaration.Doc == nil || declaration.Lparen.IsValid()) {
				names = append(names, one.Name)
			}
		case *ast.ValueSpec:
			if declaration.Doc != nil || one.Doc != nil || one.Comment != nil {
				continue
			}
			for _, name := range one.Names {
				if name.IsExported() {
					names = append(names, name)
				}
			}
		}
	}
	return names
}
