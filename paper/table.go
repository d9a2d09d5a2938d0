package paper

// Column is one column of a table.
type Column struct {
	Title string
	// Share is the column's part of the width, in relation to the others.
	Share float64
	// Numeric columns stand to the right.
	Numeric bool
}

// Cell is one cell of a table. Remark stands below the text in grey; Link is
// the web address that the remark leads to.
type Cell struct {
	Text   string
	Bold   bool
	Remark string
	Link   string
}

// padding is the free space in a cell, left and right, above and below.
const (
	padding     = 1.5
	remarkLine  = 4.2
	tableHeight = lineHeight + 2*padding
	// headLines bounds the head, so that every page holds rows below it.
	headLines = 4
)

// Table writes a table. Its head is repeated on every page; a row goes on over
// the end of a page only if no page holds it.
func (d *Document) Table(columns []Column, rows [][]Cell) {
	widths := d.widths(columns)
	d.keep(d.headHeight(columns, widths) + tableHeight)
	d.head(columns, widths)
	for _, row := range rows {
		d.row(columns, widths, row)
	}
	d.space(4)
}

func (d *Document) widths(columns []Column) []float64 {
	total := 0.0
	for _, column := range columns {
		total += column.Share
	}
	widths := make([]float64, len(columns))
	for i, column := range columns {
		widths[i] = d.width() * column.Share / total
	}
	return widths
}

func (d *Document) headHeight(columns []Column, widths []float64) float64 {
	most := 1
	d.font("B", smallSize, ink)
	for i, column := range columns {
		most = max(most, len(d.headOf(column, widths[i])))
	}
	return float64(most)*remarkLine + 2*padding
}

func (d *Document) headOf(column Column, width float64) []string {
	lines := d.lines(Drawable(column.Title), width-2*padding)
	return lines[:min(len(lines), headLines)]
}

func (d *Document) head(columns []Column, widths []float64) {
	height := d.headHeight(columns, widths)
	x, y := margin, d.pdf.GetY()
	d.fill(tint)
	d.pdf.Rect(x, y, d.width(), height, "F")
	for i, column := range columns {
		for at, line := range d.headOf(column, widths[i]) {
			d.pdf.SetXY(x+padding, y+padding+float64(at)*remarkLine)
			d.pdf.CellFormat(widths[i]-2*padding, remarkLine, line, "", 0, side(column), false, 0, "")
		}
		x += widths[i]
	}
	d.stroke(muted)
	d.pdf.SetLineWidth(0.3)
	d.pdf.Line(margin, y+height, margin+d.width(), y+height)
	d.pdf.SetXY(margin, y+height)
}

// written is a line of a cell with the way it is written.
type written struct {
	text   string
	style  string
	remark bool
	link   string
}

func (w written) height() float64 {
	if w.remark {
		return remarkLine
	}
	return lineHeight
}

func (d *Document) cellLines(cell Cell, width float64) []written {
	var lines []written
	if cell.Text != "" {
		style := ""
		if cell.Bold {
			style = "B"
		}
		d.font(style, bodySize-0.5, ink)
		for _, line := range d.lines(Drawable(cell.Text), width) {
			lines = append(lines, written{text: line, style: style})
		}
	}
	if cell.Remark != "" {
		d.font("", smallSize, muted)
		for _, line := range d.lines(Drawable(cell.Remark), width) {
			lines = append(lines, written{text: line, remark: true, link: cell.Link})
		}
	}
	return lines
}

func (d *Document) row(columns []Column, widths []float64, row []Cell) {
	cells := make([][]written, len(columns))
	height := 0.0
	for i := range min(len(columns), len(row)) {
		cells[i] = d.cellLines(row[i], widths[i]-2*padding)
		height = max(height, heightOf(cells[i]))
	}
	if height+2*padding > d.left() && height+2*padding <= d.room(d.headHeight(columns, widths)) {
		d.pdf.AddPage()
		d.head(columns, widths)
	}
	for again := true; again; {
		again = d.part(columns, widths, cells)
		if again {
			d.pdf.AddPage()
			d.head(columns, widths)
		}
	}
}

func heightOf(lines []written) float64 {
	height := 0.0
	for _, line := range lines {
		height += line.height()
	}
	return height
}

// part writes as much of a row as the page holds, takes it out of the cells and
// tells whether more is to come.
func (d *Document) part(columns []Column, widths []float64, cells [][]written) bool {
	x, top := margin, d.pdf.GetY()
	free := d.left() - 2*padding
	bottom, more := top, false
	for i, column := range columns {
		y, used := top+padding, 0
		for _, line := range cells[i] {
			if y+line.height() > top+padding+free {
				break
			}
			d.line(line, x+padding, y, widths[i]-2*padding, side(column))
			y += line.height()
			used++
		}
		cells[i] = cells[i][used:]
		more = more || len(cells[i]) > 0
		bottom = max(bottom, y)
		x += widths[i]
	}
	d.stroke(rule)
	d.pdf.SetLineWidth(0.2)
	d.pdf.Line(margin, bottom+padding, margin+d.width(), bottom+padding)
	d.pdf.SetXY(margin, bottom+padding)
	return more
}

func (d *Document) line(line written, x, y, width float64, align string) {
	if line.remark {
		d.font("", smallSize, muted)
	} else {
		d.font(line.style, bodySize-0.5, ink)
	}
	d.pdf.SetXY(x, y)
	d.pdf.CellFormat(width, line.height(), line.text, "", 0, align, false, 0, line.link)
}

func side(column Column) string {
	if column.Numeric {
		return "R"
	}
	return "L"
}
