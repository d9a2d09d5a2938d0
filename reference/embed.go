// Package reference carries the public data the product ships with: the institutions that hold an Erasmus charter, the
// places they lie in, countries and university web domains. Every set names its source and licence (see [Sources]).
//
// Nothing is parsed before it is asked for and nothing is kept: each call reads the embedded text anew, so a caller that
// lets go of the result gives the memory back.
package reference

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

//go:embed data/*.csv
var files embed.FS

// eachRow calls take for every data row of an embedded file, with the cells under the names of the first row.
// The files are part of the program, so a file that cannot be read is a defect of the build.
func eachRow(name string, take func(cell func(column string) string) error) error {
	file, err := files.Open("data/" + name)
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.ReuseRecord = true
	heading, err := reader.Read()
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	position := make(map[string]int, len(heading))
	for i, column := range heading {
		position[strings.Clone(column)] = i
	}
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		cell := func(column string) string {
			i, ok := position[column]
			if !ok {
				panic("reference: " + name + " has no column " + column)
			}
			return record[i]
		}
		if err := take(cell); err != nil {
			line, _ := reader.FieldPos(0)
			return fmt.Errorf("%s, line %d: %w", name, line, err)
		}
	}
}
