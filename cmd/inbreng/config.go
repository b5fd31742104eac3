package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// A configFile holds flags by their names, as JSON.
type configFile map[string]any

// readConfig reads a configuration file.
func readConfig(r io.Reader) (kong.Resolver, error) {
	c := configFile{}
	data, err := io.ReadAll(r)
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		err = fmt.Errorf("the configuration is no JSON object: %w", err)
		if f, ok := r.(*os.File); ok {
			err = fmt.Errorf("%s: %w", f.Name(), err)
		}
		return nil, err
	}
	return c, nil
}

// Validate refuses names that no command has: a slip in one would silently do
// nothing.
func (c configFile) Validate(app *kong.Application) error {
	var known []string
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			known = append(known, flag.Name)
		}
		return next(nil)
	})
	for name := range c {
		if !slices.Contains(known, name) {
			return fmt.Errorf("the configuration sets %q, and there is no such flag", name)
		}
	}
	return nil
}

// Resolve returns what the file says of a flag, nil for nothing. The environment goes
// before it.
func (c configFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return nil, nil
		}
	}
	switch value := c[flag.Name].(type) {
	case []any:
		items := make([]string, len(value))
		for i, item := range value {
			items[i] = fmt.Sprint(item)
		}
		return strings.Join(items, ","), nil
	case nil:
		return nil, nil
	default:
		return fmt.Sprint(value), nil
	}
}
