package api

import "github.com/danielgtaylor/huma/v2/validation"

type schemaRule struct {
	code   string
	params []string
}

// schemaRules gives each schema check with values in its message a stable code
// and names for those values.
var schemaRules = map[string]schemaRule{
	validation.MsgExpectedRFC5322Email:              {"email", nil},
	validation.MsgExpectedRFC3986URI:                {"web_address", nil},
	validation.MsgExpectedRFC4122UUID:               {"id", nil},
	validation.MsgExpectedRegexp:                    {"pattern", nil},
	validation.MsgExpectedOneOf:                     {"one_of", []string{"allowed"}},
	validation.MsgExpectedMinimumNumber:             {"minimum", []string{"minimum"}},
	validation.MsgExpectedExclusiveMinimumNumber:    {"above", []string{"minimum"}},
	validation.MsgExpectedMaximumNumber:             {"maximum", []string{"maximum"}},
	validation.MsgExpectedExclusiveMaximumNumber:    {"below", []string{"maximum"}},
	validation.MsgExpectedNumberBeMultipleOf:        {"multiple_of", []string{"step"}},
	validation.MsgExpectedMinLength:                 {"too_short", []string{"minimum"}},
	validation.MsgExpectedMaxLength:                 {"too_long", []string{"maximum"}},
	validation.MsgExpectedBePattern:                 {"pattern", []string{"expected"}},
	validation.MsgExpectedMatchPattern:              {"pattern", []string{"pattern"}},
	validation.MsgExpectedMinItems:                  {"too_few", []string{"minimum"}},
	validation.MsgExpectedMaxItems:                  {"too_many", []string{"maximum"}},
	validation.MsgExpectedRequiredProperty:          {"required", []string{"property"}},
	validation.MsgExpectedDependentRequiredProperty: {"required", []string{"property"}},
}

// staticRules gives the checks without values their codes.
var staticRules = map[string]string{
	validation.MsgUnexpectedProperty:       "unknown_field",
	validation.MsgExpectedRFC3339DateTime:  "instant",
	validation.MsgExpectedRFC3339Date:      "date",
	validation.MsgExpectedBoolean:          "boolean",
	validation.MsgExpectedNumber:           "number",
	validation.MsgExpectedInteger:          "integer",
	validation.MsgExpectedString:           "text",
	validation.MsgExpectedArray:            "list",
	validation.MsgExpectedObject:           "object",
	validation.MsgExpectedArrayItemsUnique: "duplicate",
	"invalid integer":                      "integer",
	"invalid boolean":                      "boolean",
}
