import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/**
 * Driver answers questions from a Lucene index, one line in, one line out. Parts of a line are parted
 * by tabs.
 *
 * <pre>
 * add    FACTION TOPIC TITLE QUESTION ANSWER   adds an exchange; says nothing
 * build                                        says: built NANOSECONDS CPU-NANOSECONDS VERSION
 * ask    CLASS FACTION WORDS                   says: page NANOSECONDS TOTAL HITS FACETS MARKED
 * </pre>
 *
 * It gets the best of Lucene: one field with the places of words as offsets, so that nothing is analysed
 * again for a highlight, one segment, mapped into memory, and facets counted in arrays by ordinal. What
 * goes wrong is said as: error TEXT.
 */
public final class Driver {
  private static final int PAGE = 10;
  private static final String TEXT = "text";
  private static final String FACTION = "faction";

  private final Path dir;
  private final Analyzer analyzer = new DutchAnalyzer();
  private final FieldType textType = new FieldType();
  private IndexWriter writer;
  private IndexSearcher searcher;
  private UnifiedHighlighter highlighter;
  private final BlockingQueue<String[]> queue = new ArrayBlockingQueue<>(1000);
  private final List<Thread> threads = new ArrayList<>();
  private volatile Exception failed;
  private long started;

  private Driver(Path dir) throws Exception {
    this.dir = dir;
    textType.setTokenized(true);
    textType.setStored(true);
    textType.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    textType.freeze();
  }

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    Driver driver = new Driver(Paths.get(args[0]));
    for (String line; (line = in.readLine()) != null; ) {
      String said;
      try {
        said = driver.answer(line.split("\t", -1));
      } catch (Exception e) {
        said = "error\t" + e.toString().replace('\n', ' ');
      }
      if (said != null) {
        out.println(said);
      }
    }
  }

  private String answer(String[] line) throws Exception {
    switch (line[0]) {
      case "add":
        add(line);
        return null;
      case "build":
        return build();
      case "ask":
        return ask(line[1], line[2], line[3].split(" "));
    }
    throw new IllegalArgumentException("no such command: " + line[0]);
  }

  private void add(String[] line) throws Exception {
    if (writer == null) {
      started = System.nanoTime();
      IndexWriterConfig config = new IndexWriterConfig(analyzer);
      config.setSimilarity(new BM25Similarity());
      config.setRAMBufferSizeMB(64);
      config.setUseCompoundFile(false);
      writer = new IndexWriter(new MMapDirectory(dir), config);
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        Thread t = new Thread(this::write);
        t.start();
        threads.add(t);
      }
    }
    queue.put(line);
  }

  private void write() {
    try {
      for (String[] line; (line = queue.take()).length > 0; ) {
        Document doc = new Document();
        doc.add(new StringField(FACTION, line[1], Field.Store.YES));
        doc.add(new SortedDocValuesField(FACTION, new org.apache.lucene.util.BytesRef(line[1])));
        doc.add(new StoredField("topic", line[2]));
        doc.add(new StoredField("title", line[3]));
        doc.add(new Field(TEXT, line[4] + "\n" + line[5] + "\n" + line[2] + "\n" + line[3], textType));
        writer.addDocument(doc);
      }
    } catch (Exception e) {
      failed = e;
    }
  }

  private String build() throws Exception {
    for (int i = 0; i < threads.size(); i++) {
      queue.put(new String[0]);
    }
    for (Thread t : threads) {
      t.join();
    }
    if (failed != null) {
      throw failed;
    }
    writer.forceMerge(1);
    writer.close();
    searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(dir)));
    searcher.setSimilarity(new BM25Similarity());
    highlighter = new UnifiedHighlighter(searcher, analyzer);
    long took = System.nanoTime() - started;
    com.sun.management.OperatingSystemMXBean os =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "built\t" + took + "\t" + os.getProcessCpuTime() + "\t" + org.apache.lucene.util.Version.LATEST;
  }

  private String ask(String kind, String faction, String[] words) throws Exception {
    long start = System.nanoTime();
    Query query = query(kind, words);
    if (!faction.isEmpty()) {
      query = new BooleanQuery.Builder()
          .add(query, BooleanClause.Occur.MUST)
          .add(new TermQuery(new Term(FACTION, faction)), BooleanClause.Occur.FILTER)
          .build();
    }
    TopScoreDocCollector best = TopScoreDocCollector.create(PAGE, Integer.MAX_VALUE);
    Facet facet = new Facet();
    searcher.search(query, MultiCollector.wrap(best, facet));
    TopDocs top = best.topDocs();
    String[] marked = highlighter.highlight(TEXT, query, top, 2);
    StringBuilder page = new StringBuilder();
    int hits = 0;
    boolean isMarked = false;
    for (ScoreDoc hit : top.scoreDocs) {
      Document doc = searcher.doc(hit.doc, java.util.Set.of(FACTION, "topic", "title"));
      page.append(doc.get(FACTION)).append(doc.get("topic")).append(doc.get("title")).append(marked[hits]);
      isMarked |= marked[hits] != null && marked[hits].contains("<b>");
      hits++;
    }
    int facets = facet.values();
    long took = System.nanoTime() - start;
    return "page\t" + took + "\t" + top.totalHits.value + "\t" + hits + "\t" + facets + "\t" + (isMarked && page.length() > 0);
  }

  private Query query(String kind, String[] words) throws Exception {
    if (kind.equals("prefix")) {
      return new PrefixQuery(new Term(TEXT, words[0]));
    }
    List<String> terms = new ArrayList<>();
    for (String word : words) {
      try (TokenStream tokens = analyzer.tokenStream(TEXT, word)) {
        CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
        tokens.reset();
        while (tokens.incrementToken()) {
          terms.add(term.toString());
        }
        tokens.end();
      }
    }
    switch (kind) {
      case "phrase":
        return new PhraseQuery(TEXT, terms.toArray(new String[0]));
      case "one typo":
        return new FuzzyQuery(new Term(TEXT, terms.get(0)), 1);
    }
    if (terms.size() == 1) {
      return new TermQuery(new Term(TEXT, terms.get(0)));
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String term : terms) {
      all.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.MUST);
    }
    return all.build();
  }

  /** Facet counts the hits by faction. */
  private static final class Facet extends SimpleCollector {
    private int[] counts = new int[0];
    private SortedDocValues factions;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
      factions = DocValues.getSorted(context.reader(), FACTION); // one segment, so ordinals are those of all
      counts = new int[factions.getValueCount()];
    }

    @Override
    public void collect(int doc) throws java.io.IOException {
      if (factions.advanceExact(doc)) {
        counts[factions.ordValue()]++;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    int values() throws java.io.IOException {
      int n = 0;
      for (int ord = 0; ord < counts.length; ord++) {
        if (counts[ord] > 0 && factions.lookupOrd(ord).length > 0) {
          n++;
        }
      }
      return n;
    }
  }
}
