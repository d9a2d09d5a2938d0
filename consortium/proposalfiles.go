package consortium

import (
	"bytes"
	"context"
	"strings"

	"konsortium/eligibility/batch"
	"konsortium/fault"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// File is what a person downloads.
type File struct {
	Name      string
	MediaType string
	Content   []byte
}

// The formats of files, by their endings.
const (
	FormatCSV   = "csv"
	FormatXLSX  = "xlsx"
	FormatLines = "jsonl"
)

func mediaType(format string) string {
	switch format {
	case FormatXLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case FormatLines:
		return "application/jsonl"
	default:
		return "text/csv; charset=utf-8"
	}
}

// VerdictsFile judges a file of proposals and writes the verdicts that the filter takes, as a table or, for FormatLines, as
// `konsortium check --batch` writes them.
func (s *Service) VerdictsFile(ctx context.Context, content []byte, choices batch.Choices, filter batch.Filter, format, language string) (*File, error) {
	judged, err := s.JudgeProposals(ctx, content, choices)
	if err != nil {
		return nil, err
	}
	if len(judged.Lacks) > 0 {
		lacks := make([]string, len(judged.Lacks))
		for i, field := range judged.Lacks {
			lacks[i] = string(field)
		}
		return nil, fault.New(fault.Invalid, "columns_missing", "The table lacks columns: "+strings.Join(lacks, ", ")+".").With("fields", lacks)
	}
	name := inLanguage(language, "verdicts", "utfall")
	if format == FormatLines {
		var lines []byte
		for i := range judged.Judged {
			if filter.Takes(&judged.Judged[i]) {
				lines = judged.Judged[i].AppendLine(lines, language)
			}
		}
		return &File{Name: name + "." + format, MediaType: mediaType(format), Content: lines}, nil
	}
	rows, widths := batch.ResultTable(judged.Judged, filter, language)
	table := sheet.Table{Name: batch.ResultName(language), Widths: widths}
	for _, row := range rows {
		values := make([]sheet.Value, len(row))
		for i, value := range row {
			if values[i] = sheet.Text(value.Text); value.Number {
				values[i] = sheet.Number(value.Text)
			}
		}
		table.Rows = append(table.Rows, values)
	}
	return write(name, format, language, table)
}

// ProposalTemplate is an empty table of proposals; a workbook also explains its columns.
func (s *Service) ProposalTemplate(ctx context.Context, format, language string) (*File, error) {
	if err := s.mayJudge(ctx); err != nil {
		return nil, err
	}
	heading, explained := batch.Template(language)
	widths := make([]int, len(heading))
	for i, name := range heading {
		widths[i] = max(12, len([]rune(name))+2)
	}
	tables := []sheet.Table{{Name: batch.TemplateName(language), Widths: widths, Rows: texts([][]string{heading})}}
	if format == FormatXLSX {
		tables = append(tables, sheet.Table{Name: batch.ExplanationName(language), Widths: []int{32, 32, 20, 100}, Rows: texts(explained)})
	}
	return write(inLanguage(language, "proposals-template", "mall-ansokningar"), format, language, tables...)
}

// ExampleProposals is a file of made-up proposals of real organisations.
func (s *Service) ExampleProposals(ctx context.Context, format, language string) (*File, error) {
	if err := s.mayJudge(ctx); err != nil {
		return nil, err
	}
	table := sheet.Table{Name: batch.TemplateName(language), Widths: []int{16, 38, 12, 12, 18, 12, 16, 40, 38, 10, 30, 20, 12, 40, 16, 14, 14}, Rows: texts(batch.Example(language))}
	return write(inLanguage(language, "proposals-example", "exempel-ansokningar"), format, language, table)
}

func texts(rows [][]string) [][]sheet.Value {
	values := make([][]sheet.Value, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			values[i] = append(values[i], sheet.Text(cell))
		}
	}
	return values
}

func write(name, format, language string, tables ...sheet.Table) (*File, error) {
	var content bytes.Buffer
	var err error
	if format == FormatXLSX {
		err = sheet.WriteWorkbook(&content, tables...)
	} else {
		style := sheet.EnglishStyle()
		if language == programme.Swedish {
			style = sheet.SwedishStyle()
		}
		err = sheet.WriteText(&content, tables[0], style)
	}
	if err != nil {
		return nil, err
	}
	return &File{Name: name + "." + format, MediaType: mediaType(format), Content: content.Bytes()}, nil
}

func inLanguage(language, english, swedish string) string {
	if language == programme.Swedish {
		return swedish
	}
	return english
}
