package server

import (
	"os"
	"regexp"
	"testing"
)

// TestEveryRuleThatLeavesLinesOutHasADutchName looks for the names of the rules in
// the code that has them.
func TestEveryRuleThatLeavesLinesOutHasADutchName(t *testing.T) {
	name := regexp.MustCompile(`(?m)(?:^\t\t|\{|\{i, |rule = |Rule: )"([a-z]+(?:-[a-z]+)*)"`)
	for _, file := range []string{
		"../parse/furniture.go", "../source/pdf/furniture.go", "../source/docx/write.go", "../source/official/write.go",
	} {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := name.FindAllStringSubmatch(string(code), -1)
		if len(found) == 0 {
			t.Errorf("%s has no rules", file)
		}
		for _, match := range found {
			if ruleNames[match[1]] == "" {
				t.Errorf("%s: rule %q has no Dutch name", file, match[1])
			}
		}
	}
}
