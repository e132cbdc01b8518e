// Writes src/Telemetry.Schema/Unicode/properties.bin: the code points of each Unicode property that ECMA-262 patterns can name
// and of those that internationalized host names (RFC 5892, RFC 5893) need. To be run when Node.js or Perl bring a newer
// Unicode: node scripts/unicode/generate.mjs
//
// Format: brotli over, per property, its name and a line feed, then varints: twice the number of ranges, then alternately how
// many code points are outside and inside.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

// ECMA-262, tables 68 and 69; general categories come from .NET itself.
const binary = `ASCII_Hex_Digit=AHex Alphabetic=Alpha Bidi_Control=Bidi_C Bidi_Mirrored=Bidi_M Case_Ignorable=CI Cased
Changes_When_Casefolded=CWCF Changes_When_Casemapped=CWCM Changes_When_Lowercased=CWL Changes_When_NFKC_Casefolded=CWKCF
Changes_When_Titlecased=CWT Changes_When_Uppercased=CWU Dash Default_Ignorable_Code_Point=DI Deprecated=Dep Diacritic=Dia
Emoji Emoji_Component=EComp Emoji_Modifier=EMod Emoji_Modifier_Base=EBase Emoji_Presentation=EPres
Extended_Pictographic=ExtPict Extender=Ext Grapheme_Base=Gr_Base Grapheme_Extend=Gr_Ext Hex_Digit=Hex
IDS_Binary_Operator=IDSB IDS_Trinary_Operator=IDST ID_Continue=IDC ID_Start=IDS Ideographic=Ideo Join_Control=Join_C
Logical_Order_Exception=LOE Lowercase=Lower Math Noncharacter_Code_Point=NChar Pattern_Syntax=Pat_Syn
Pattern_White_Space=Pat_WS Quotation_Mark=QMark Radical Regional_Indicator=RI Sentence_Terminal=STerm Soft_Dotted=SD
Terminal_Punctuation=Term Unified_Ideograph=UIdeo Uppercase=Upper Variation_Selector=VS White_Space=space
XID_Continue=XIDC XID_Start=XIDS`.split(/\s+/).map((entry) => entry.split('='));

// PropertyValueAliases.txt of the Unicode Character Database, sc: the short names and the long ones.
const scripts = execFileSync('perl', ['-e', `use Unicode::UCD qw(prop_values prop_value_aliases);
  for (prop_values('sc')) { my @names = prop_value_aliases('sc', $_); print join('=', @names), "\\n" }`], { encoding: 'utf8' })
  .trim().split('\n').map((line) => [...new Set(line.split('='))]);
scripts.push(['Kawi'], ['Nagm', 'Nag_Mundari'], ['Gara', 'Garay'], ['Gukh', 'Gurung_Khema'], ['Krai', 'Kirat_Rai'], ['Onao', 'Ol_Onal'],
  ['Sunu', 'Sunuwar'], ['Todr', 'Todhri'], ['Tutg', 'Tulu_Tigalari'], ['Berf', 'Beria_Erfe'], ['Sidt', 'Sidetic'], ['Tayo', 'Tai_Yo'], ['Tols', 'Tolong_Siki']);

function isKnown(expression) {
  try {
    return new RegExp(`\\p{${expression}}`, 'u') !== null;
  } catch {
    return false;
  }
}

function rangesOf(has) {
  const ranges = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    if (!has(point)) continue;
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

function rangesOfExpression(expression) {
  const pattern = new RegExp(`^\\p{${expression}}$`, 'u');
  return rangesOf((point) => pattern.test(String.fromCodePoint(point)));
}

function rangesOfPerl(property) {
  const program = `for (0..0xD7FF, 0xE000..0x10FFFF) { print "$_\\n" if chr($_) =~ /\\p{${property}}/ }`;
  const points = new Set(execFileSync('perl', ['-e', program], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim().split('\n').map(Number));
  return rangesOf((point) => points.has(point));
}

const bytes = [];
function varint(value) {
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  bytes.push(value);
}

function write(names, ranges) {
  bytes.push(...Buffer.from(`${names.join(' ')}\n`));
  varint(ranges.length * 2);
  let at = 0;
  for (const [first, last] of ranges) {
    varint(first - at);
    varint(last - first + 1);
    at = last + 1;
  }
}

for (const names of binary) {
  if (isKnown(names[0])) write(names, rangesOfExpression(names[0]));
}
for (const names of scripts) {
  const known = names.filter((name) => isKnown(`Script=${name}`));
  if (known.length === 0) continue;
  write(known.map((name) => `sc=${name}`), rangesOfExpression(`Script=${known[0]}`));
  write(known.map((name) => `scx=${name}`), rangesOfExpression(`Script_Extensions=${known[0]}`));
}
for (const [name, property] of [['virama', 'Ccc=9'], ['jt=L', 'Jt=L'], ['jt=R', 'Jt=R'], ['jt=D', 'Jt=D'], ['jt=T', 'Jt=T'],
  ['bc=L', 'Bc=L'], ['bc=R', 'Bc=R'], ['bc=AL', 'Bc=AL'], ['bc=AN', 'Bc=AN'], ['bc=EN', 'Bc=EN'], ['bc=ES', 'Bc=ES'], ['bc=CS', 'Bc=CS'],
  ['bc=ET', 'Bc=ET'], ['bc=ON', 'Bc=ON'], ['bc=BN', 'Bc=BN'], ['bc=NSM', 'Bc=NSM']]) {
  write([name], rangesOfPerl(property));
}

const file = new URL('../../src/Telemetry.Schema/Unicode/properties.bin', import.meta.url);
const packed = brotliCompressSync(Buffer.from(bytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
writeFileSync(file, packed);
console.log(`${bytes.length} bytes, ${packed.length} packed; Unicode ${process.versions.unicode}`);
