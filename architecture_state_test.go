package konsortium_test

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
)

// changingVariables reports init functions and package variables that change: assigned to, counted, emptied, handed
// out by address, or of a kind that exists only to change. Tables, compiled patterns and sentinel errors are package
// variables that do not change. The one exception is a sync.Once in api, around huma's own package settings.
func changingVariables(files []sourceFile) []string {
	var breaches []string
	byFolder := map[string][]sourceFile{}
	var folders []string
	for _, file := range files {
		folder := path.Dir(file.path)
		if byFolder[folder] == nil {
			folders = append(folders, folder)
		}
		byFolder[folder] = append(byFolder[folder], file)
	}
	for _, folder := range folders {
		variables := packageVariables{names: map[string]bool{}, declarations: map[any]bool{}}
		onces := 0
		for _, file := range byFolder[folder] {
			breaches = append(breaches, declaredState(file, variables, &onces)...)
		}
		for _, file := range byFolder[folder] {
			breaches = append(breaches, changes(file, variables)...)
		}
	}
	return breaches
}

// declaredState collects a file's package variables and reports those whose declaration already says that
// they change, and init functions.
func declaredState(file sourceFile, variables packageVariables, onces *int) []string {
	var breaches []string
	for _, declaration := range file.syntax.Decls {
		switch one := declaration.(type) {
		case *ast.FuncDecl:
			if one.Name.Name == "init" && one.Recv == nil {
				breaches = append(breaches, file.breach(one, "no init: wire it in cmd/konsortium"))
			}
		case *ast.GenDecl:
			if one.Tok != token.VAR {
				continue
			}
			for _, spec := range one.Specs {
				variable := spec.(*ast.ValueSpec)
				variables.declarations[variable] = true
				for _, name := range variable.Names {
					variables.names[name.Name] = true
				}
				if isOnce(variable) && roomOf(file.path) == "api" && *onces == 0 {
					*onces++
					continue
				}
				if !stable(variable, embedded(one, variable)) {
					breaches = append(breaches, file.breach(variable, "package variable %s can change: pass it as a value", variable.Names[0].Name))
				}
			}
		}
	}
	return breaches
}

func isOnce(variable *ast.ValueSpec) bool {
	kind, ok := variable.Type.(*ast.SelectorExpr)
	return ok && kind.Sel.Name == "Once"
}

func embedded(declaration *ast.GenDecl, variable *ast.ValueSpec) bool {
	for _, doc := range []*ast.CommentGroup{declaration.Doc, variable.Doc} {
		if doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:embed ") }) {
			return true
		}
	}
	return false
}

// stable says whether a declaration gives the variable the value it keeps.
func stable(variable *ast.ValueSpec, embedded bool) bool {
	if embedded || variable.Names[0].Name == "_" {
		return true
	}
	if len(variable.Values) == 0 {
		return false
	}
	for _, value := range variable.Values {
		if call, ok := value.(*ast.CallExpr); ok {
			if made, ok := call.Fun.(*ast.Ident); ok && (made.Name == "make" || made.Name == "new") {
				return false
			}
		}
		if kind := literalType(value); kind == "sync" || kind == "atomic" {
			return false
		}
	}
	return true
}

// literalType gives the package of a composite literal's type, with or without an address in front.
func literalType(value ast.Expr) string {
	if address, ok := value.(*ast.UnaryExpr); ok {
		value = address.X
	}
	literal, ok := value.(*ast.CompositeLit)
	if !ok {
		return ""
	}
	selector, ok := literal.Type.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	from, _ := selector.X.(*ast.Ident)
	if from == nil {
		return ""
	}
	return from.Name
}

// changes reports the places of a file where a package variable of its package is written.
func changes(file sourceFile, variables packageVariables) []string {
	var breaches []string
	written := func(target ast.Expr) {
		if name := rootOf(target); name != nil && variables.has(name) {
			breaches = append(breaches, file.breach(target, "package variable %s is changed or handed out by address here", name.Name))
		}
	}
	for _, declaration := range file.syntax.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok || function.Body == nil {
			continue
		}
		ast.Inspect(function.Body, func(node ast.Node) bool {
			switch one := node.(type) {
			case *ast.AssignStmt:
				if one.Tok != token.DEFINE {
					for _, target := range one.Lhs {
						written(target)
					}
				}
			case *ast.IncDecStmt:
				written(one.X)
			case *ast.UnaryExpr:
				if one.Op == token.AND {
					written(one.X)
				}
			case *ast.CallExpr:
				if name, ok := one.Fun.(*ast.Ident); ok && (name.Name == "delete" || name.Name == "clear") && len(one.Args) > 0 {
					written(one.Args[0])
				}
			}
			return true
		})
	}
	return breaches
}

// rootOf finds the variable under x.field, x[i], *x and (x).
func rootOf(target ast.Expr) *ast.Ident {
	for {
		switch one := target.(type) {
		case *ast.Ident:
			return one
		case *ast.SelectorExpr:
			target = one.X
		case *ast.IndexExpr:
			target = one.X
		case *ast.StarExpr:
			target = one.X
		case *ast.ParenExpr:
			target = one.X
		default:
			return nil
		}
	}
}

// packageVariables knows the variables of one package: by name, for a use in another file, which the parser leaves
// unresolved, and by declaration, for a use in the same file, where a local variable may carry the same name.
type packageVariables struct {
	names        map[string]bool
	declarations map[any]bool
}

func (v packageVariables) has(name *ast.Ident) bool {
	if name.Obj == nil {
		return v.names[name.Name]
	}
	return v.declarations[name.Obj.Decl]
}
