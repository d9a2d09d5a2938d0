package paper

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// pageCount stands for the number of pages until it is known. Drawable leaves it
// in no text, and it is about as wide as a digit.
const pageCount = "\u25d9"

// footCharacters is more than one line ever holds.
const footCharacters = 300

// foot writes the line at the foot of a page.
func (d *Document) foot() {
	_, height := d.pdf.GetPageSize()
	d.pdf.SetXY(margin, height-14)
	d.font("", smallSize, muted)
	number := fmt.Sprintf(pageWords(d.settings.Language), d.pdf.PageNo())
	d.pdf.CellFormat(d.width()-32, 4, d.fitting(d.settings.Foot, d.width()-34), "", 0, "L", false, 0, "")
	d.pdf.CellFormat(32, 4, number, "", 0, "R", false, 0, "")
}

func pageWords(language string) string {
	if language == "sv" {
		return "Sida %d av " + pageCount
	}
	return "Page %d of " + pageCount
}

// fitting shortens a line to a width.
func (d *Document) fitting(text string, width float64) string {
	runes := []rune(strings.ReplaceAll(Drawable(text), "\n", " "))
	runes = runes[:min(len(runes), footCharacters)]
	if d.pdf.GetStringWidth(string(runes)) <= width {
		return string(runes)
	}
	for len(runes) > 0 && d.pdf.GetStringWidth(string(runes)+omitted) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + omitted
}

// write writes a text over the whole width.
func (d *Document) write(style string, size float64, of colour, height float64, text string) {
	d.font(style, size, of)
	d.pdf.MultiCell(d.width(), height, Drawable(text), "", "L", false)
}

func (d *Document) font(style string, size float64, of colour) {
	d.pdf.SetFont(family, style, size)
	d.pdf.SetTextColor(of[0], of[1], of[2])
}

func (d *Document) fill(of colour)   { d.pdf.SetFillColor(of[0], of[1], of[2]) }
func (d *Document) stroke(of colour) { d.pdf.SetDrawColor(of[0], of[1], of[2]) }

// lines breaks a text as it will stand in a width; at least one line.
func (d *Document) lines(text string, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		broken := d.pdf.SplitText(paragraph, width)
		if len(broken) == 0 {
			broken = []string{""}
		}
		lines = append(lines, broken...)
	}
	return lines
}

// width is between the margins as they are now.
func (d *Document) width() float64 {
	page, _ := d.pdf.GetPageSize()
	left, _, right, _ := d.pdf.GetMargins()
	return page - left - right
}

// left is how much of the page is still free.
func (d *Document) left() float64 {
	_, height := d.pdf.GetPageSize()
	return height - footSpace - d.pdf.GetY()
}

// room is how much an empty page holds below something that high.
func (d *Document) room(above float64) float64 {
	_, height := d.pdf.GetPageSize()
	return height - footSpace - margin - above
}

// keep begins a new page unless so much fits on this one.
func (d *Document) keep(height float64) {
	if d.left() < height {
		d.pdf.AddPage()
	}
}

// space leaves a gap, but none at the top of a page.
func (d *Document) space(height float64) {
	if d.pdf.GetY() > margin {
		d.pdf.SetY(d.pdf.GetY() + height)
	}
}

// properties are the document's own, in the form that archives and reading
// programs look for.
func properties(settings Settings) []byte {
	escape := func(text string) string {
		var out bytes.Buffer
		_ = xml.EscapeText(&out, []byte(Drawable(text)))
		return out.String()
	}
	made := settings.At.UTC().Format(time.RFC3339)
	return []byte(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` +
		`<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>` + escape(settings.Language) + `</rdf:li></rdf:Bag></dc:language>` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escape(settings.Title) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + escape(settings.Subject) + `</rdf:li></rdf:Alt></dc:description>` +
		`<xmp:CreatorTool>Konsortium</xmp:CreatorTool><xmp:CreateDate>` + made + `</xmp:CreateDate><xmp:ModifyDate>` + made + `</xmp:ModifyDate>` +
		`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`)
}
