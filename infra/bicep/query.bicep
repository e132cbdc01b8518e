// Reads query files: their headers, and their parameters, which are "let" lines. Nothing of a query is typed again in Bicep.

// Two slashes, written so that no parser takes them for the begin of a comment.
func headerMark() string => '/${'/'}'

func nameIn(line string) string => split('${line} ', ' ')[1]

func firstLine(text string) string => split(text, '\n')[0]

func unitIn(column string) string => contains(column, '[') ? ' (${split(split(column, '[')[1], ']')[0]})' : ''

@export()
@description('The query with values for its parameters: a line "let name = ...;" whose name has a value gets that one.')
func bind(query string, values object) string =>
  join(
    map(split(query, '\n'), line => startsWith(line, 'let ') && contains(values, nameIn(line)) ? 'let ${nameIn(line)} = ${values[nameIn(line)]};' : line),
    '\n'
  )

@export()
@description('One field of the header, a line "// name: value".')
func field(query string, name string) string => firstLine(split('\n${query}', '\n${headerMark()} ${name}: ')[1])

@export()
@description('The columns as a grid heads them: with their units.')
func labels(query string) array =>
  map(skip(split(query, '\n${headerMark()} column: '), 1), column => {
    columnId: split(column, ':')[0]
    label: '${split(column, ':')[0]}${unitIn(firstLine(column))}'
  })
