/**
 * Painless, run on every document. An event keeps its id and its month on every delivery, so a repeat meets its first
 * copy; a log's content can neither choose an index nor create one outside the months around its arrival.
 */
const SOURCE = `
  // The time, or null where it is no ISO 8601 text of a year that the mapping reads too.
  OffsetDateTime timeOf(def text) {
    if (!(text instanceof String) || text.length() < 17 || text.charAt(4) != (char) '-') { return null; }
    try { return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC); }
    catch (DateTimeException e) { return null; }
  }

  String suffixOf(OffsetDateTime at, OffsetDateTime created) {
    if (at == null || at.isAfter(created.plusDays(1))) { return 'undated'; }
    if (at.isBefore(created.minusMonths(13))) { return 'old'; }
    return at.getYear() + (at.getMonthValue() < 10 ? '.0' : '.') + at.getMonthValue();
  }

  void quarantine(Map document, String reason) {
    document.event.kind = 'pipeline_error';
    if (!(document.error instanceof Map)) { document.error = new HashMap(); }
    document.error.message = reason;
  }

  def at(def tree, List path) {
    def value = tree;
    for (String name : path) { value = value instanceof Map ? value[name] : null; }
    return value;
  }

  // The words of free-form trees, to be searched: no two documents agree on their types.
  void addText(Map document, Map text) {
    StringBuilder words = new StringBuilder();
    for (List path : text.of) {
      def tree = at(document, path);
      if (tree != null) { words.append(path[path.size() - 1]).append('=').append(tree.toString()).append(' '); }
    }
    if (words.length() == 0) { return; }
    List path = text.field;
    def parent = at(document, path.subList(0, path.size() - 1));
    if (parent instanceof Map) { parent[path[path.size() - 1]] = words.toString(); }
  }

  if (!(ctx.event instanceof Map)) {
    ctx.event = ['original': String.valueOf(ctx.event)];
    quarantine(ctx, 'event is not an object');
  }
  def event = ctx.event;
  if (event.id != null && event.id != '') { ctx._id = event.id.toString(); }

  OffsetDateTime now = OffsetDateTime.ofInstant(Instant.ofEpochMilli(System.currentTimeMillis()), ZoneOffset.UTC);
  event.ingested = now.toInstant().toString();

  if (event.kind != 'pipeline_error' && !params.bases.containsKey(event.dataset)) {
    quarantine(ctx, 'no index for dataset ' + event.dataset);
  }
  String base = event.kind == 'pipeline_error' ? params.quarantine : params.bases[event.dataset];

  if (params.texts.containsKey(event.dataset)) { for (def text : params.texts[event.dataset]) { addText(ctx, text); } }

  OffsetDateTime time = timeOf(ctx['@timestamp']);
  OffsetDateTime created = timeOf(event.created);
  if (created == null) { created = now; }
  ctx._index = base + '-' + suffixOf(time, created);
  if (time == null) { ctx['@timestamp'] = created.toInstant().toString(); }
`;

const isCode = (line: string): boolean => line !== '' && !line.startsWith('//');

/** On one line: OpenSearch's JSON and its error messages are then readable. */
export const routingScript = SOURCE.split('\n')
  .map((line) => line.trim())
  .filter(isCode)
  .join(' ');
