package konsortium_test

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
)

// The methods that take SQL text, and the place of that text among their arguments. First and its like take a condition
// after the row: given a text from outside it is read as SQL, and a crafted id returned other projects' rows.
var textPosition = map[string]int{
	"Where": 0, "Or": 0, "Not": 0, "Having": 0, "Raw": 0, "Exec": 0, "Order": 0, "Joins": 0, "Select": 0, "Group": 0, "Table": 0, "Pluck": 0,
	"First": 1, "Take": 1, "Last": 1, "Find": 1, "Delete": 1,
}

// columnChooser is the one file where a query names a column that was chosen while the program runs: from a list in the
// code, never from a text that came in.
const columnChooser = "models/page.go"

// builtConditions reports SQL text that is put together from anything but literals and constants.
func builtConditions(files []sourceFile) []string {
	constants := map[string]map[string]bool{}
	for _, file := range files {
		folder := path.Dir(file.path)
		if constants[folder] == nil {
			constants[folder] = map[string]bool{}
		}
		for name, object := range file.syntax.Scope.Objects {
			constants[folder][name] = constants[folder][name] || object.Kind == ast.Con
		}
	}
	var breaches []string
	for _, file := range files {
		kind, known := file.layer()
		if !known || kind != persistence || file.path == columnChooser || slices.Contains(testRooms, path.Dir(file.path)) {
			continue
		}
		texts := textJudge{file: file.syntax, constants: constants[path.Dir(file.path)], asked: map[*ast.Object]bool{}}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if position, takesText := textPosition[method.Sel.Name]; takesText && len(call.Args) > position && !texts.fixed(call.Args[position]) {
				breaches = append(breaches, file.breach(call.Args[position], "%s with text that is not written out: use ? and arguments", method.Sel.Name))
			}
			return true
		})
	}
	return breaches
}

// textJudge tells text that is written out in one file from text that is put together while the program runs.
type textJudge struct {
	file      *ast.File
	constants map[string]bool      // of the whole package, by name
	asked     map[*ast.Object]bool // local names already being followed, so that x = x + "…" ends
}

// fixed says whether an expression is text written out in the code, or no text at all.
func (j textJudge) fixed(expression ast.Expr) bool {
	switch one := expression.(type) {
	case *ast.BasicLit, *ast.CompositeLit, *ast.UnaryExpr, *ast.FuncLit:
		return true
	case *ast.ParenExpr:
		return j.fixed(one.X)
	case *ast.BinaryExpr:
		return one.Op == token.ADD && j.fixed(one.X) && j.fixed(one.Y)
	case *ast.CallExpr:
		maker, ok := one.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		from, ok := maker.X.(*ast.Ident)
		return !ok || !slices.Contains([]string{"fmt", "strings"}, from.Name)
	case *ast.Ident:
		if one.Obj == nil {
			return j.constants[one.Name]
		}
		return one.Obj.Kind == ast.Con || j.alwaysFixed(one.Obj)
	}
	return false
}

// alwaysFixed says whether a local name is only ever given fixed text. Parameters and variables of a range are not.
func (j textJudge) alwaysFixed(name *ast.Object) bool {
	if j.asked[name] {
		return true
	}
	j.asked[name] = true
	defer delete(j.asked, name)
	given, fixed := false, true
	ast.Inspect(j.file, func(node ast.Node) bool {
		assignment, ok := node.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, target := range assignment.Lhs {
			if left, ok := target.(*ast.Ident); ok && left.Obj == name {
				given = true
				fixed = fixed && len(assignment.Lhs) == len(assignment.Rhs) && j.fixed(assignment.Rhs[i])
			}
		}
		return true
	})
	return given && fixed
}
