package apitest

import (
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Example gives a body that fits the described shape of a route, with ids of
// the given names, for tests that walk all routes. It is nil for a route
// without a JSON body.
func (i *Installation) Example(route Route, ids map[string]string) any {
	operation := i.spec.find(route.Method, strings.NewReplacer("{", "", "}", "").Replace(route.Path))
	if operation == nil || operation.RequestBody == nil {
		return nil
	}
	content := operation.RequestBody.Content["application/json"]
	if content == nil {
		return nil
	}
	return i.example(content.Schema, "", ids)
}

func (i *Installation) example(schema *huma.Schema, name string, ids map[string]string) any {
	if schema.Ref != "" {
		schema = i.spec.document.Components.Schemas.SchemaFromRef(schema.Ref)
	}
	if id, known := ids[name]; known && schema.Type == huma.TypeString {
		return id
	}
	switch {
	case len(schema.Enum) > 0:
		return schema.Enum[0]
	case schema.Type == huma.TypeObject:
		object := map[string]any{}
		for field, of := range schema.Properties {
			object[field] = i.example(of, field, ids)
		}
		return object
	case schema.Type == huma.TypeArray:
		return []any{i.example(schema.Items, strings.TrimSuffix(name, "s"), ids)}
	case schema.Type == huma.TypeInteger, schema.Type == huma.TypeNumber:
		if schema.Minimum != nil {
			return *schema.Minimum
		}
		return 1
	case schema.Type == huma.TypeBoolean:
		return true
	default:
		return exampleText(schema)
	}
}

func exampleText(schema *huma.Schema) string {
	switch {
	case schema.Format == "date":
		return "2020-02-01"
	case schema.Format == "date-time":
		return "2020-02-01T12:00:00Z"
	case schema.Format == "email":
		return "somebody@example.org"
	case strings.Contains(schema.Pattern, `\d`):
		return "10.00"
	}
	text := "Some text"
	if schema.MinLength != nil && len(text) < *schema.MinLength {
		text += strings.Repeat(".", *schema.MinLength-len(text))
	}
	if schema.MaxLength != nil && len(text) > *schema.MaxLength {
		text = text[:*schema.MaxLength]
	}
	return text
}
