// Package programme holds the funding programme's rules as dated data with
// their sources, the countries of each call, and the words findings are told
// in. It is pure: no clock, no files at run time, no database.
package programme

//go:generate go test -run TestTheRulesPageTellsTheRuleBooks -update .
