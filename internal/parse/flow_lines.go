package parse

// nextText returns the first line of text from i on.
func (p *parser) nextText(i int) int {
	for i < len(p.lines) && p.lines[i].role != roleText {
		i++
	}
	return i
}

// block returns line i and the lines that follow on it without gap, but at most
// one more than most: enough to see that there are more.
func (p *parser) block(i, most int) []int {
	j := i + 1
	for ; j < len(p.lines) && j <= i+most && p.lines[j].role == roleText && !p.lines[j].opens && !p.lines[j].fresh; j++ {
		if p.labels.at(j) != nil {
			break
		}
	}
	return p.lineNumbers(i, j)
}

// lineNumbers returns the lines from from up to but not including to, which must not be
// changed.
func (p *parser) lineNumbers(from, to int) []int { return p.numbers[from:to:to] }

// withLine returns lines with one more behind them.
func (p *parser) withLine(lines []int, i int) []int {
	if first := lines[0]; lines[len(lines)-1] == i-1 && i-first == len(lines) {
		return p.lineNumbers(first, i+1)
	}
	return append(lines, i)
}
