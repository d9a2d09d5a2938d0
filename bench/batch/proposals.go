package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// writeProposals writes so many proposals of three to ten partners, one a line, and answers how many bytes that are. They
// are the same at every call: most are eligible, some break rules, of some a fact is not known.
func writeProposals(path string, lines int) (int64, error) {
	file, err := os.Create(path) // #nosec G304 -- a file of its own temporary folder
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	written := int64(0)
	for line := range lines {
		n, err := out.WriteString(proposal(line))
		if err != nil {
			return 0, err
		}
		written += int64(n)
	}
	if err := out.Flush(); err != nil {
		return 0, err
	}
	return written, file.Close()
}

func proposal(line int) string {
	countries := []string{"SE", "FI", "DE", "NO", "PT", "PL", "EE", "IT", "FR", "ZA"}
	types := []string{"higher_education_institution", "higher_education_institution", "company", "public_authority", "school"}
	partners := 3 + line%8
	months := []int{24, 36, 30, 24, 36, 12}[line%6]
	var text strings.Builder
	fmt.Fprintf(&text, `{"id":"p-%d","action":"KA203","call_year":%d,"start_on":"2019-09-01","duration_months":%d,`, line, 2018+line%3, months)
	if line%11 > 0 {
		fmt.Fprintf(&text, `"grant_requested":"%d.00",`, 100000+(line*7919)%340000)
	}
	text.WriteString(`"higher_education_relevance":"A joint course for master's students in planetary health, with field work and clinical cases.","organisations":[`)
	for i := range partners {
		role := "partner"
		if i == 0 {
			role = "coordinator"
		} else {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `{"name":"University number %d of the consortium","country":"%s","type":"%s","role":"%s","eche":%t,"city":"Town","oid":"E1%07d"`,
			i+1, countries[(i+line%2)%len(countries)], types[(i+line)%len(types)], role, line%13 > 0, line%1000*10+i)
		text.WriteString(`,"added_value":"It runs field sites that no partner in a programme country has."}`)
	}
	text.WriteString(`],"budget":[`)
	for i := range 2 * partners {
		if i > 0 {
			text.WriteByte(',')
		}
		fmt.Fprintf(&text, `{"organisation":%d,"category":"%s","year":%d,"amount":"%d.50"}`,
			i%partners+1, []string{"project_management", "intellectual_outputs"}[i/partners], i%(months/12)+1, 5000+i*100)
	}
	text.WriteString("]}\n")
	return text.String()
}
