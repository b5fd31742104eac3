// Has citation-js read back every citation of an exported site, and compares what it
// understood with the record beside it.
//
//	node citations.mjs FOLDER
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Cite from 'citation-js'

const folder = process.argv[2]
let files = 0
const wrong = []

function check(file, what, got, want) {
  if (String(got ?? '') !== String(want ?? '')) wrong.push(`${file}: ${what} is ${JSON.stringify(got)}, want ${JSON.stringify(want)}`)
}

function walk(dir) {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) walk(path)
    else if (name.endsWith('.csl.json')) read(path.slice(0, -'.csl.json'.length))
  }
}

function read(stem) {
  const want = JSON.parse(readFileSync(stem + '.csl.json', 'utf8'))[0]
  for (const [suffix, forceType] of [['.csl.json', undefined], ['.bib', '@bibtex/text'], ['.ris', '@ris/file']]) {
    const file = stem + suffix
    const items = new Cite(readFileSync(file, 'utf8'), forceType ? { forceType } : {}).data
    files++
    check(file, 'the number of items', items.length, 1)
    const got = items[0]
    const title = suffix === '.bib' && want['container-title'] ? `${want.title}, in: ${want['container-title']}` : want.title
    check(file, 'the title', got.title, title)
    check(file, 'the address', got.URL, want.URL)
    check(file, 'the year', got.issued?.['date-parts']?.[0]?.[0], want.issued?.['date-parts'][0][0])
    const author = got.author?.map(a => a.literal ?? [a.given, a.family].filter(Boolean).join(' ')).join('; ')
    check(file, 'the author', author, want.author.map(a => a.literal).join('; '))
  }
}

walk(folder)
for (const line of wrong) console.error(line)
console.log(`${files} citations read back, ${wrong.length} differences`)
if (wrong.length > 0 || files === 0) process.exit(1)
