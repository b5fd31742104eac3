package markdown_test

import (
	"strings"

	"inbreng/internal/parliament"
)

const doc parliament.DocumentID = "kst-21501-02-2401"

// firstDocument is real text of the first document, in the notation of
// readBlocks: ¶ parts blocks, • starts a list item, {8} is a footnote mark and
// {kind target|words} a reference.
const firstDocument = "Ik verwijs u daarbij naar de EU-verklaring van 28 mei.{9} Die oproep onderschrijft het kabinet volledig." +
	"¶Armenia/Azerbaijan: Statement by the Spokesperson on recent developments on the border – European External Action Service (europa.eu)" +
	"¶Onder andere {paper kst-21501-02-2375|Kamerstuk 21 501-02, nr. 2375} en verslag Raad Buitenlandse Zaken van 12 juli" +
	"¶EEAS, EU SUPPORT TO EARLY NATIONAL ASSEMBLY ELECTIONS IN ARMENIA 2021, {url https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf|https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf}" +
	"¶Freedom House, Countries and Territories | Freedom House" +
	"¶verwijs ik u naar de {letter 2021-06-16 kst-21501-02-2375|Kamerbrief van 16 juni jl.}{10}" +
	"¶Zie {exchange 1|het antwoord op vraag 1}. De UAV’s, «onvrij».{6} c.s.{8}, wel"

// traps are texts that Markdown would not leave as they are.
var traps = []string{
	"12. Antwoord van het kabinet", "2020. Het jaar waarin", "1) Ten eerste", "1.¶2.", "1234567890. is geen lijst",
	"    vier blanks", "\tingesprongen", "*ster*", "**vet** en * los", "_onder_ en snake_case_naam, __dubbel__ en a__b", "_¶__¶___¶x_",
	"<div>een blok</div>", "<script>alert(1)</script>", "<!-- weg -->", "<http://example.org/>", "a < b en <5 %, x<y>z", "</p>", "<?php ?>", "<![CDATA[x]]>",
	"[^2] letterlijk", "\\[^2]", "{1}: tekst", "{1}(zie ook)", "{1}{2}: x", "Kijk!{1}", "Kijk!{url https://example.org/|hier}", "!{-}",
	"&amp; &copy; &#39; &#x27; AT&T &nbsp;", "C:\\pad\\*ster\\", "\\", "eind\\", "- streep", "--", "---", "- - -", "+ plus", "-", "+", "* * *",
	"# kop", "####### zeven", "#", "#hash", "kop\n===", "kop\n---", "=", "> citaat", ">", "```\ncode\n```", "`code`", "~~~", "~~weg~~",
	"[tekst](https://example.org)", "[a]: https://example.org", "![plaatje](x.png)", "[x][y]", "]( [", "{url javascript:alert(1)|klik}",
	"{url https://example.org/a_(b)?x=1&copy;=2|a [b] ]( c}", "{url https://example.org/x y<z>|met blank}", "{url http://[|stuk}", "{url //example.org|net pad}",
	"{exchange ../x|elders}", "{exchange |zonder doel}", "{letter 2021-06-16|brief zonder stuk}", "{appendix ah-tk-20232024-594|Aanhangsel}", "{paper 2020D25240|2020D25240}",
	"• een\n• twee¶• drie", "• - een• 1. twee• # drie• ", "•", "• een• →twee• →→drie• vier", "•1.§een•→3.§drie•→4.§vier•2.§twee", "••→x•→→y", "•a.§x•→–§- y•→–§1. z•b.§u", "•–§x•→1.§een•→2.§twee¶•→–§z", "•1.§•→2.§x•→1.§y", "| a | b |\n|---|---|", "a|b\\|c\\", "`a|b`", "|", "\\|", "regel een  \nregel twee\\\nregel drie", "\u00a0vast\u00a0", "\u2028x", "nul\x00 en \x1b[31m", "\xff\xfe", "\ufeff",
	"www.europa.eu en jan@example.org", ":joy: $x$ ==geel== H~2~O", "a\u200bb", "*\u00a0a\u00a0*", "«*onvrij*»", "{exchange 2|*vraag* 2_}_x_",
}

// readBlocks makes blocks out of the notation of firstDocument. Every string is
// some blocks, so that a fuzz test can make any body out of letters. What begins with
// ‡ is a table, ‡ begins each row and † parts its cells. An item that begins with → stands
// inside the one above.
func readBlocks(s string) []parliament.Block {
	var blocks []parliament.Block
	for _, part := range strings.Split(s, "¶") {
		if rows, isTable := strings.CutPrefix(part, "‡"); isTable {
			blocks = append(blocks, parliament.Block{Kind: parliament.Table, Rows: readRows(rows)})
			continue
		}
		text, items, isList := strings.Cut(part, "•")
		if strings.TrimSpace(text) != "" || !isList {
			blocks = append(blocks, parliament.Block{Kind: parliament.Paragraph, Inlines: readInlines(text)})
		}
		if !isList {
			continue
		}
		list := parliament.Block{Kind: parliament.List}
		for _, item := range strings.Split(items, "•") {
			marker, rest, ok := strings.Cut(item, "§")
			if !ok {
				rest = strings.TrimLeft(item, "→")
				marker = item[:len(item)-len(rest)] + "–"
			}
			items := &list.Items
			for depth := 0; depth < 5 && strings.HasPrefix(marker, "→") && len(*items) > 0; depth++ {
				marker = strings.TrimPrefix(marker, "→")
				items = &(*items)[len(*items)-1].Items
			}
			*items = append(*items, parliament.Item{Marker: marker, Inlines: readInlines(rest)})
		}
		blocks = append(blocks, list)
	}
	return blocks
}

func readRows(s string) []parliament.Row {
	var rows []parliament.Row
	width := 2
	for _, row := range strings.Split(s, "‡") {
		cells := strings.Split(row, "†")
		width = max(width, len(cells))
		rows = append(rows, parliament.Row{})
		for _, cell := range cells {
			last := &rows[len(rows)-1]
			last.Cells = append(last.Cells, parliament.Cell{Inlines: readInlines(cell)})
		}
	}
	for i := range rows {
		for len(rows[i].Cells) < width {
			rows[i].Cells = append(rows[i].Cells, parliament.Cell{Inlines: []parliament.Inline{}})
		}
	}
	return rows
}

func readInlines(s string) []parliament.Inline {
	inlines := []parliament.Inline{}
	for s != "" {
		text, rest, ok := strings.Cut(s, "{")
		if text != "" {
			inlines = append(inlines, parliament.Inline{Kind: parliament.Text, Text: text})
		}
		if !ok {
			break
		}
		var inside string
		inside, s, _ = strings.Cut(rest, "}")
		head, words, isReference := strings.Cut(inside, "|")
		if !isReference {
			inlines = append(inlines, parliament.Inline{Kind: parliament.Mark, Text: inside, Footnote: parliament.FootnoteID(inside)})
			continue
		}
		kind, target, _ := strings.Cut(head, " ")
		ref := parliament.Reference{Kind: parliament.ReferenceKind(kind), Target: target, Text: words}
		if ref.Kind == parliament.ToLetter {
			var paper string
			ref.Target, paper, _ = strings.Cut(target, " ")
			ref.Paper = parliament.PaperID(paper)
		}
		inlines = append(inlines, parliament.Inline{Kind: parliament.RefInl, Text: words, Reference: &ref})
	}
	return inlines
}
