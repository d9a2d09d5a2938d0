// Package paper lays out printable documents: title, paragraphs, facts, tables
// and lines to sign on, as PDF.
package paper

import (
	"bytes"
	"fmt"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Sizes in millimetres and points.
const (
	margin     = 20.0
	footSpace  = 22.0
	lineHeight = 5.0
	bodySize   = 10.0
	smallSize  = 8.5
	family     = "body"
)

// colour is red, green and blue.
type colour [3]int

var (
	ink   = colour{0x1A, 0x1D, 0x21}
	muted = colour{0x5C, 0x63, 0x6A}
	rule  = colour{0xC9, 0xC8, 0xC2}
	tint  = colour{0xF3, 0xF2, 0xEE}
)

// Settings say what a document is.
type Settings struct {
	// Title is the document's name, in its own properties too.
	Title string
	// Language is sv or en; reading programs pronounce the text by it.
	Language string
	// Subject is one line on what the document is about.
	Subject string
	// Foot stands at the foot of every page, left of the page number.
	Foot string
	// At is when the document was made. The same content made at the same
	// moment gives the same bytes.
	At time.Time
}

// Document is a document being written, from top to bottom. Texts may hold
// anything; what the fonts lack is drawn as Drawable tells.
type Document struct {
	pdf      *fpdf.Fpdf
	settings Settings
}

// New begins a document with its first page.
func New(settings Settings) *Document {
	pdf := fpdf.New("P", "mm", "A4", "")
	d := &Document{pdf: pdf, settings: settings}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(settings.At.UTC())
	pdf.SetModificationDate(settings.At.UTC())
	pdf.AddUTF8FontFromBytes(family, "", goregular.TTF)
	pdf.AddUTF8FontFromBytes(family, "B", gobold.TTF)
	// After the fonts: only then do they keep every digit for the number.
	pdf.AliasNbPages(pageCount)
	pdf.SetCellMargin(0)
	pdf.SetTitle(Drawable(settings.Title), true)
	pdf.SetSubject(Drawable(settings.Subject), true)
	pdf.SetCreator("Konsortium", true)
	pdf.SetProducer("Konsortium", true)
	pdf.SetLang(settings.Language)
	pdf.SetXmpMetadata(properties(settings))
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, footSpace)
	pdf.SetFooterFunc(d.foot)
	pdf.AddPage()
	return d
}

// Bytes ends the document and gives it as PDF.
func (d *Document) Bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("paper: %w", err)
	}
	return out.Bytes(), nil
}

// Title writes the document's name with a line of lead below it; the lead may
// be empty.
func (d *Document) Title(title, lead string) {
	d.pdf.Bookmark(Drawable(title), 0, -1)
	d.write("B", 18, ink, 8, title)
	if lead != "" {
		d.write("", 11, muted, 5.5, lead)
	}
	d.space(4)
}

// Heading begins a part. It stays with at least two lines of what follows.
func (d *Document) Heading(text string) {
	d.space(2.5)
	d.keep(7 + 2*lineHeight)
	d.pdf.Bookmark(Drawable(text), 1, -1)
	d.write("B", 12, ink, 6.5, text)
	d.space(1)
}

// Paragraph writes running text. Line breaks in it stay.
func (d *Document) Paragraph(text string) {
	d.write("", bodySize, ink, lineHeight, text)
	d.space(2.5)
}

// Small writes a remark in small grey letters.
func (d *Document) Small(text string) {
	d.write("", smallSize, muted, 4.2, text)
	d.space(2)
}

// Notice writes a remark that must not be overlooked, on a tinted ground.
func (d *Document) Notice(text string) {
	d.font("", bodySize, ink)
	width := d.width() - 8
	lines := d.lines(Drawable(text), width)
	height := float64(len(lines))*lineHeight + 5
	d.keep(min(height, d.room(0)))
	d.fill(tint)
	x, y := d.pdf.GetX(), d.pdf.GetY()
	if height <= d.left() {
		d.pdf.Rect(x, y, d.width(), height, "F")
		d.stroke(muted)
		d.pdf.SetLineWidth(0.8)
		d.pdf.Line(x, y, x, y+height)
	}
	d.pdf.SetXY(x+4, y+2.5)
	d.pdf.MultiCell(width, lineHeight, Drawable(text), "", "L", false)
	d.pdf.SetXY(x, max(d.pdf.GetY()+2.5, y))
	d.space(3)
}

// Fact is a value with its name.
type Fact struct{ Label, Value string }

// Facts writes names and values side by side. A fact without a value is left
// out.
func (d *Document) Facts(facts []Fact) {
	const labelWidth = 46.0
	for _, fact := range facts {
		if fact.Value == "" {
			continue
		}
		d.font("", bodySize, ink)
		lines := d.lines(Drawable(fact.Value), d.width()-labelWidth)
		d.keep(min(float64(len(lines))*lineHeight, d.room(0)))
		x, y := d.pdf.GetX(), d.pdf.GetY()
		d.font("", bodySize, muted)
		d.pdf.MultiCell(labelWidth-2, lineHeight, Drawable(fact.Label), "", "L", false)
		below := d.pdf.GetY()
		d.pdf.SetXY(x+labelWidth, y)
		d.font("", bodySize, ink)
		d.pdf.SetLeftMargin(x + labelWidth)
		d.pdf.MultiCell(d.width(), lineHeight, Drawable(fact.Value), "", "L", false)
		d.pdf.SetLeftMargin(margin)
		d.pdf.SetXY(margin, max(below, d.pdf.GetY()))
	}
	d.space(1.5)
}

// SigningPlace is a part with lines to fill in by hand, two beside each other,
// and a box for a stamp beside them. Heading, remark and lines stay on one page.
type SigningPlace struct {
	Heading string
	Remark  string
	Lines   []string
	// Stamp is the label of the box.
	Stamp string
}

// Sign writes a place to sign on.
func (d *Document) Sign(place SigningPlace) {
	const gap, space, boxWidth = 14.0, 8.0, 46.0
	rows := (len(place.Lines) + 1) / 2
	high := float64(rows)*gap + 2
	d.keep(high + 22)
	d.Heading(place.Heading)
	d.Small(place.Remark)
	top := d.pdf.GetY()
	lineWidth := (d.width() - boxWidth - 2*space) / 2
	d.stroke(muted)
	d.pdf.SetLineWidth(0.2)
	d.font("", smallSize, muted)
	for i, label := range place.Lines {
		x, y := margin+float64(i%2)*(lineWidth+space), top+float64(i/2+1)*gap-4
		d.pdf.Line(x, y, x+lineWidth, y)
		d.pdf.SetXY(x, y+0.4)
		d.pdf.CellFormat(lineWidth, 4, d.fitting(label, lineWidth), "", 0, "L", false, 0, "")
	}
	x := margin + 2*(lineWidth+space)
	d.pdf.Rect(x, top, boxWidth, high-6, "D")
	d.pdf.SetXY(x, top+high-5.6)
	d.pdf.CellFormat(boxWidth, 4, d.fitting(place.Stamp, boxWidth), "", 0, "L", false, 0, "")
	d.pdf.SetXY(margin, top+high)
}
