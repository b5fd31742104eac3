package parse

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatternsCompile compiles every pattern of the package, which are otherwise
// compiled when a text first asks for them.
func TestPatternsCompile(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string]ast.Expr{}
	var calls []ast.Expr
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := goparser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, value := range n.Values {
					constants[n.Names[i].Name] = value
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "newPattern" {
					calls = append(calls, n.Args[0])
				}
			}
			return true
		})
	}
	compiled := 0
	for _, call := range calls {
		text, ok := textOf(call, constants)
		if !ok {
			continue // it is made of a parameter, and used wherever a document is recognised
		}
		compiled++
		if _, err := regexp.Compile(text); err != nil {
			t.Error(err)
		}
	}
	if compiled < 40 {
		t.Errorf("only %d of %d patterns were compiled", compiled, len(calls))
	}
}

// textOf returns the value of an expression of strings.
func textOf(e ast.Expr, constants map[string]ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := textOf(e.X, constants)
		if !ok {
			return "", false
		}
		right, ok := textOf(e.Y, constants)
		return left + right, ok
	case *ast.Ident:
		if value := constants[e.Name]; value != nil {
			return textOf(value, constants)
		}
	}
	return "", false
}
