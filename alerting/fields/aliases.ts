/**
 * The field names of Sigma's generic categories (taxonomy appendix, 2.1) and other names in common use, as paths of
 * the ECS document. The first that is there counts.
 */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'c-ip': ['source.ip', 'source.address'],
  'c-uri': ['url.original', 'url.full'],
  'c-uri-extension': ['url.extension'],
  'c-uri-query': ['url.query'],
  'c-uri-stem': ['url.path'],
  'c-useragent': ['user_agent.original'],
  'cs-bytes': ['http.request.bytes', 'source.bytes'],
  'cs-host': ['url.domain'],
  'cs-method': ['http.request.method'],
  'cs-referer': ['http.request.referrer'],
  'cs-referrer': ['http.request.referrer'],
  'cs-uri': ['url.original', 'url.full'],
  'cs-uri-query': ['url.query'],
  'cs-uri-stem': ['url.path'],
  'cs-user-agent': ['user_agent.original'],
  'cs-username': ['user.name'],
  'cs-version': ['http.version'],
  'r-dns': ['url.domain'],
  's-ip': ['destination.ip', 'destination.address'],
  's-port': ['destination.port', 'url.port'],
  'sc-bytes': ['http.response.bytes', 'destination.bytes'],
  'sc-status': ['http.response.status_code'],
  src_ip: ['source.ip', 'source.address'],
  src_port: ['source.port'],
  src_country: ['source.geo.country_iso_code'],
  dst_ip: ['destination.ip', 'destination.address'],
  dst_port: ['destination.port'],
  dst_country: ['destination.geo.country_iso_code'],
  username: ['user.name'],
  user: ['user.name'],
  user_agent: ['user_agent.original'],
  query: ['dns.question.name'],
  QueryName: ['dns.question.name'],
  record_type: ['dns.question.type'],
  answer: ['dns.answers.data'],
  parent_domain: ['dns.question.registered_domain'],
  'dns.response.code': ['dns.response_code'],
};

/**
 * Names that rules for a category use in a wider sense than the log whose field has the same name: `cs-uri-query`
 * of a web server rule is nearly always the path with the query, CloudFront's is the query alone. Every path that is
 * there counts, beside the log's own field.
 */
export const WIDER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  webserver: {
    'cs-uri-query': ['url.original', 'url.full', 'url.path', 'url.query'],
    'c-uri': ['url.original', 'url.full', 'url.path'],
  },
};
