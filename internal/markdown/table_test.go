package markdown_test

import (
	"testing"

	"inbreng/internal/markdown"
)

func TestTable(t *testing.T) {
	blocks := readBlocks("Zie:¶‡Jaar†Bruggen {1}‡2021†een | twee¶Dat is alles.")
	md := markdown.Print(doc, blocks)
	if want := markdown.Markdown("Zie:\n\n| Jaar | Bruggen [^1] |\n| --- | --- |\n| 2021 | een \\| twee |\n\nDat is alles."); md != want {
		t.Errorf("the Markdown is\n%s\nwant\n%s", md, want)
	}
	renderer := markdown.New()
	for _, test := range []struct {
		name, want string
		opts       markdown.Options
	}{
		{
			"page", `<div class="scroll" role="region" aria-label="Tabel" tabindex="0" id="a-2"><table class="table">` + "\n<thead>\n<tr>\n<th>Jaar</th>\n" +
				`<th>Bruggen <sup class="mark">1</sup></th>` + "\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>2021</td>\n<td>een | twee</td>\n</tr>\n</tbody>\n</table></div>\n",
			markdown.Options{Anchor: "a-"},
		},
		{
			"fragment", `<div class="scroll"><table class="table">` + "\n<thead>\n<tr>\n<th>Jaar</th>\n" +
				`<th>Bruggen <sup class="mark">1</sup></th>` + "\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>2021</td>\n<td>een | twee</td>\n</tr>\n</tbody>\n</table></div>\n",
			markdown.Options{NoLinks: true},
		},
	} {
		got, err := renderer.Blocks(md, test.opts)
		if err != nil || len(got) != 3 {
			t.Fatalf("%s: %d blocks, %v", test.name, len(got), err)
		}
		if string(got[1].HTML) != test.want {
			t.Errorf("%s: the HTML is\n%s\nwant\n%s", test.name, got[1].HTML, test.want)
		}
	}
}
